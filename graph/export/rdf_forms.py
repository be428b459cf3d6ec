"""N-Quads, TriG and Turtle, one part of a graph at a time."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from graph.parts import parts
from graph.store import Store
from graph.terms import PREFIXES, NamedNode

_PREFIX = b"@prefix"


def n_quads(store: Store, names: Iterable[NamedNode]) -> Iterator[bytes]:
    """Give each graph's statements, one to a line."""
    for name in names:
        for part in parts(store, name):
            yield "".join(f"{quad} .\n" for quad in part).encode()


def trig(store: Store, names: Iterable[NamedNode]) -> Iterator[bytes]:
    """Give the prefixes, then each graph as a block, or several if it is large."""
    yield _prefixes()
    for name in names:
        for part in parts(store, name):
            form = ox.RdfFormat.TRIG
            yield _body(ox.serialize(part, format=form, prefixes=PREFIXES))


def turtle(store: Store, names: Iterable[NamedNode]) -> Iterator[bytes]:
    """Give each graph's triples; Turtle knows no graphs.

    What two graphs say stands once for each, which a reader takes as said once.
    """
    yield _prefixes()
    for name in names:
        for part in parts(store, name):
            triples = [quad.triple for quad in part]
            form = ox.RdfFormat.TURTLE
            yield _body(ox.serialize(triples, format=form, prefixes=PREFIXES))


def _prefixes() -> bytes:
    """Return the prefixes sorted; the serializer writes them in an order of chance."""
    lines = (f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(PREFIXES.items()))
    return "".join(lines).encode()


def _body(written: bytes | None) -> bytes:
    """Return what the serializer wrote after the prefixes."""
    rest = written or b""
    while rest.startswith(_PREFIX):
        rest = rest.partition(b"\n")[2]
    return rest
