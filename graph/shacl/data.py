"""A graph as shapes look at it: by subject, by object, by class."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import pyoxigraph as ox

from graph.terms import TYPE, NamedNode, Quad

Term = NamedNode | ox.Literal | ox.BlankNode | ox.Triple
# A path: a property, the inverse of one, or any of several.
Forward = NamedNode
Path = Forward | tuple[str, tuple["Path", ...]]
INVERSE, ALTERNATIVE = "inverse", "alternative"


class Data:
    """The triples of some quads, whatever their graphs."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        """Sort `quads` by subject and property; each triple counts once."""
        self.out: dict[Term, dict[NamedNode, dict[Term, None]]] = {}
        self._quads = quads if isinstance(quads, Sequence) else list(quads)
        for quad in self._quads:
            of = self.out.setdefault(quad.subject, {})
            of.setdefault(quad.predicate, {})[quad.object] = None

    @cached_property
    def _into(self) -> Mapping[tuple[NamedNode, Term], list[Term]]:
        found: dict[tuple[NamedNode, Term], list[Term]] = {}
        for subject, properties in self.out.items():
            for predicate, values in properties.items():
                for value in values:
                    found.setdefault((predicate, value), []).append(subject)
        return found

    @cached_property
    def _store(self) -> ox.Store:
        store = ox.Store()
        store.extend(Quad(q.subject, q.predicate, q.object) for q in self._quads)
        return store

    def of_class(self, kind: NamedNode) -> list[Term]:
        """Return the nodes of a class."""
        return self._into.get((TYPE, kind), [])

    def subjects_of(self, predicate: NamedNode) -> list[Term]:
        """Return the nodes that have a property."""
        return [
            node for node, properties in self.out.items() if predicate in properties
        ]

    def objects_of(self, predicate: NamedNode) -> list[Term]:
        """Return the nodes that a property leads to, each once."""
        found: dict[Term, None] = {}
        for properties in self.out.values():
            found.update(properties.get(predicate, {}))
        return list(found)

    def is_a(self, node: Term, kind: Term) -> bool:
        """Tell whether `node` is stated to be of a class."""
        return kind in self.out.get(node, {}).get(TYPE, {})

    def values(self, node: Term, path: Path) -> list[Term]:
        """Return what a path leads to from `node`, each value once."""
        if isinstance(path, NamedNode):
            return list(self.out.get(node, {}).get(path, ()))
        kind, parts = path
        if kind == INVERSE:
            assert isinstance(parts[0], NamedNode)
            return self._into.get((parts[0], node), [])
        found = {value: None for part in parts for value in self.values(node, part)}
        return list(found)

    def select(self, sparql: str) -> frozenset[Term]:
        """Return every `?this` that a SELECT finds."""
        rows = self._store.query(sparql)
        assert isinstance(rows, ox.QuerySolutions), sparql
        return frozenset(row["this"] for row in rows if row["this"] is not None)
