"""One document's quads by subject and predicate, while they are at hand."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from graph.identity import UNKNOWN
from graph.terms import BASE, DCTERMS, ELI, FOAF, OA, TYPE, Literal, NamedNode, Quad

ACTORS = ("person/", "org/", "aktor/")


class FactsIndex:
    """The statements of one document, to be asked for without a store.

    `subjects` has subject → predicate → values, `classes` class → its subjects, and
    `having` predicate → the subjects that have it.
    """

    def __init__(self, quads: Iterable[Quad], base: str = BASE) -> None:
        """Sort `quads`; what every IRI of a thing begins with is `base`."""
        self.base = base
        self.graph: NamedNode | None = None
        self.subjects: defaultdict[
            NamedNode, defaultdict[NamedNode, list[NamedNode | Literal]]
        ] = defaultdict(lambda: defaultdict(list))
        self.classes: defaultdict[NamedNode, list[NamedNode]] = defaultdict(list)
        self._backwards: dict[NamedNode, dict[NamedNode, list[NamedNode]]] = {}
        for quad in quads:
            subject, value = quad.subject, quad.object
            if not isinstance(subject, NamedNode):
                continue
            if not isinstance(value, NamedNode | Literal):
                continue
            self.subjects[subject][quad.predicate].append(value)
            if quad.predicate == TYPE and isinstance(value, NamedNode):
                self.classes[value].append(subject)
            if isinstance(quad.graph_name, NamedNode):
                self.graph = quad.graph_name

    @cached_property
    def having(self) -> dict[NamedNode, list[NamedNode]]:
        """Return predicate → the subjects that have it."""
        found: defaultdict[NamedNode, list[NamedNode]] = defaultdict(list)
        for subject, said in self.subjects.items():
            for predicate in said:
                found[predicate].append(subject)
        return dict(found)

    def backwards(self, predicate: NamedNode) -> dict[NamedNode, list[NamedNode]]:
        """Return what a predicate points at → the subjects that point at it."""
        if predicate not in self._backwards:
            found: defaultdict[NamedNode, list[NamedNode]] = defaultdict(list)
            for subject in self.having.get(predicate, ()):
                for value in self.nodes(subject, predicate):
                    found[value].append(subject)
            self._backwards[predicate] = dict(found)
        return self._backwards[predicate]

    def values(
        self, subject: NamedNode, predicate: NamedNode
    ) -> Sequence[NamedNode | Literal]:
        """Return what a predicate of a subject has."""
        # Asked for with a default, since to look is not to add.
        said = self.subjects.get(subject)
        return said.get(predicate, ()) if said else ()

    @cached_property
    def work(self) -> NamedNode:
        """Return the document itself."""
        return self.classes[FOAF.Document][0]

    @cached_property
    def day(self) -> dt.date | None:
        """Return the document's own date."""
        return self.date(self.work, ELI.date_document)

    @cached_property
    def issuers(self) -> list[str]:
        """Return the paths of the body and organ that the document comes from."""
        parts = (DCTERMS.publisher, DCTERMS.creator)
        return [path for part in parts for path in self.paths(self.work, part)]

    def nodes(self, subject: NamedNode, predicate: NamedNode) -> list[NamedNode]:
        """Return the things that a predicate of a subject points at."""
        found = self.values(subject, predicate)
        return [value for value in found if isinstance(value, NamedNode)]

    def date(self, subject: NamedNode, predicate: NamedNode) -> dt.date | None:
        """Return the first day that a predicate of a subject has."""
        for value in self.values(subject, predicate):
            if isinstance(value, Literal):
                return dt.date.fromisoformat(value.value)
        return None

    def start(self, quote: NamedNode) -> int:
        """Return the first character of a quote."""
        found = (
            int(value.value)
            for selector in self.nodes(quote, OA.hasSelector)
            for value in self.values(selector, OA.start)
        )
        return min(found, default=0)

    def paths(self, subject: NamedNode, predicate: NamedNode) -> list[str]:
        """Return the paths of the known actors that `predicate` points at."""
        found = (self.path(node) for node in self.nodes(subject, predicate))
        return [path for path in found if path.startswith(ACTORS) and path != UNKNOWN]

    def path(self, node: NamedNode) -> str:
        """Return an IRI without what all of the collection begin with."""
        return node.value.removeprefix(self.base)
