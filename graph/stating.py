"""A derived graph while it is stated: what every one of them writes in the same way."""

import datetime as dt
from dataclasses import dataclass, field

from graph.terms import (
    DCAT,
    DCTERMS,
    OA,
    PROV,
    TIME,
    TYPE,
    NamedNode,
    Object,
    Quad,
    date,
    integer,
    string,
)
from ingest import ids


@dataclass(frozen=True, slots=True)
class Stating:
    """One named graph that follows from several documents, statement by statement.

    `base` is what every IRI of a thing begins with.
    """

    graph: NamedNode
    base: str
    quads: list[Quad] = field(default_factory=list)

    def iri(self, path: str) -> NamedNode:
        """Return the IRI of a thing by its path below the base."""
        return NamedNode(self.base + path)

    def add(self, subject: NamedNode, predicate: NamedNode, *objects: Object) -> None:
        """State `subject predicate object` for each object."""
        self.quads.extend(
            Quad(subject, predicate, value, self.graph) for value in objects
        )

    def is_a(self, subject: NamedNode, *classes: NamedNode) -> NamedNode:
        """State the classes of `subject` and return it."""
        self.add(subject, TYPE, *classes)
        return subject

    def program(self, name: str) -> NamedNode:
        """State the part of the program that the graph is the work of."""
        return self.is_a(self.iri(f"program/sagt/{name}"), PROV.SoftwareAgent)

    def period(
        self, path: str, first: dt.date | None, last: dt.date | None
    ) -> NamedNode:
        """State a time from one day to another, open where there is none."""
        node = self.iri(path)
        self.is_a(node, TIME.ProperInterval, DCTERMS.PeriodOfTime)
        if first:
            self.add(node, DCAT.startDate, date(first))
        if last:
            self.add(node, DCAT.endDate, date(last))
        return node

    def quote(
        self,
        kind: str,
        document: str,
        span: tuple[int, int],
        words: str,
        text: NamedNode,
    ) -> NamedNode:
        """State a passage that the document's own graph may not quote.

        Args:
            kind: A letter that keeps the graph's quotes apart from those of others.
            document: The document's id.
            span: The first character and the one after the last.
            words: What stands there.
            text: The text version that the characters are counted in.
        """
        key = ids.digest("citat", document, *map(str, span), ids.normalise(words))
        node = self.iri(f"citat/{kind}-{key}")
        position, exact = NamedNode(f"{node.value}/pos"), NamedNode(f"{node.value}/txt")
        self.is_a(node, OA.SpecificResource)
        self.add(node, OA.hasSource, text)
        self.add(node, OA.hasSelector, position, exact)
        self.is_a(position, OA.TextPositionSelector)
        self.add(position, OA.start, integer(span[0]))
        self.add(position, OA.end, integer(span[1]))
        self.is_a(exact, OA.TextQuoteSelector)
        self.add(exact, OA.exact, string(words))
        return node
