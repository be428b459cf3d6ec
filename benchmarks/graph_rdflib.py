"""rdflib's own store in memory behind the product's protocol, to compare with."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import rdflib

from graph.sparql import prologue
from graph.store import Row, typed
from graph.terms import Literal, NamedNode, Object, Quad


class RdflibStore:
    """Only what the named queries need: `select` and `ask`."""

    def __init__(self) -> None:
        self._dataset = rdflib.Dataset(default_union=True)

    def load(self, path: Path) -> int:
        """Read N-Quads and return how many quads there are then."""
        self._dataset.parse(path, format="nquads")
        return len(self._dataset)

    def select(
        self, sparql: str, values: Mapping[str, Object] | None = None
    ) -> list[Row]:
        bound = {name: _rdflib(term) for name, term in (values or {}).items()}
        found: Any = self._dataset.query(prologue(sparql) + sparql, initBindings=bound)
        names = [str(name) for name in found.vars]
        return [
            {name: typed(_ours(row.get(name))) for name in names}
            for row in (solution.asdict() for solution in found)
        ]

    def ask(self, sparql: str) -> bool:
        return bool(self._dataset.query(prologue(sparql) + sparql))

    def quads(self, graph: NamedNode | None = None) -> list[Quad]:
        raise NotImplementedError

    def construct(self, sparql: str) -> list[Quad]:
        raise NotImplementedError

    def graphs(self) -> list[NamedNode]:
        raise NotImplementedError

    def seq(self) -> int:
        return 1

    def replace(self, graph: NamedNode, quads: Iterable[Quad], seq: int) -> None:
        raise NotImplementedError

    def remove(self, graph: NamedNode, seq: int) -> None:
        raise NotImplementedError

    def rebuild(self, quads: Iterable[Quad], seq: int) -> None:
        raise NotImplementedError


def _rdflib(term: Object) -> Any:
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value))


def _ours(term: Any) -> object:
    if term is None:
        return None
    if isinstance(term, rdflib.URIRef):
        return NamedNode(str(term))
    if isinstance(term, rdflib.BNode):
        return ox.BlankNode(str(term))
    if term.language:
        return Literal(str(term), language=term.language)
    if term.datatype is None:
        return Literal(str(term))
    return Literal(str(term), datatype=NamedNode(str(term.datatype)))
