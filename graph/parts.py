"""A graph in parts: sorted, and whole by subject.

The graph itself is read and sorted whole; what is made of it is held part by part.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from graph.store import Store
from graph.terms import NamedNode, Quad

# So many statements, or all that is said of one subject, are held at a time.
PART = 20_000


def parts(store: Store, graph: NamedNode) -> Iterator[list[Quad]]:
    """Give a graph's quads in order, each subject's in one part."""
    yield from cut(store.quads(graph))


def cut(quads: Iterable[Quad]) -> Iterator[list[Quad]]:
    """Give quads that stand in order in parts that each hold whole subjects."""
    part: list[Quad] = []
    for _, of in groupby(quads, key=lambda quad: quad.subject):
        part += of
        if len(part) >= PART:
            yield part
            part = []
    if part:
        yield part
