"""Project which documents are the same, newer versions or parts of one another.

It follows from several documents, so it has a derived graph of its own, made anew
each time. The plain triples are for any reader; a node of its own tells how alike
the two are and why.
"""

from collections.abc import Callable, Iterable

from graph.stating import Stating
from graph.terms import (
    BASE,
    DCTERMS,
    KOD,
    NIF,
    OWN,
    PROV,
    NamedNode,
    Quad,
    decimal,
    in_order,
    segment,
    sv,
)
from ingest import ids
from ingest.twins import REASONS, Twin


def graph_name(base: str = BASE) -> NamedNode:
    """Return the name of the graph that holds what documents are to each other."""
    return NamedNode(f"{base}graf/harlett/likheter")


def quads(twins: Iterable[Twin], base: str = BASE) -> list[Quad]:
    """Return the whole derived graph, in stable order."""
    graph = Stating(graph_name(base), base)
    run = graph.program("likheter")
    for twin in twins:
        first = graph.iri(f"handling/{segment(twin.first)}")
        second = graph.iri(f"handling/{segment(twin.second)}")
        _plain(twin, first, second, graph.add)
        key = ids.digest("likhet", twin.first, twin.second)
        node = graph.is_a(graph.iri(f"likhet/{key}"), OWN.Likeness, PROV.Entity)
        graph.add(node, DCTERMS.subject, first)
        graph.add(node, DCTERMS.relation, second)
        graph.add(node, DCTERMS.type, KOD[f"likhet/{_code(twin)}"])
        graph.add(node, NIF.confidence, decimal(min(max(twin.score, 0.0), 1.0)))
        reasons = ", ".join(REASONS[reason] for reason in twin.reasons)
        graph.add(node, OWN.explanation, sv(reasons))
        graph.add(node, PROV.wasAttributedTo, run)
    return in_order(graph.quads)


def _code(twin: Twin) -> str:
    return "newer" if twin.kind == "version" and twin.ordered else twin.kind


def _plain(
    twin: Twin,
    first: NamedNode,
    second: NamedNode,
    add: Callable[..., None],
) -> None:
    """State the relation in terms that any reader of the graph knows."""
    if twin.kind == "part":
        add(first, DCTERMS.isPartOf, second)
    elif twin.kind == "same":
        add(first, DCTERMS.isFormatOf, second)
        add(second, DCTERMS.isFormatOf, first)
    elif twin.ordered:
        add(second, DCTERMS.isVersionOf, first)
        add(first, DCTERMS.hasVersion, second)
        add(second, PROV.wasRevisionOf, first)
    else:
        add(first, DCTERMS.isVersionOf, second)
        add(second, DCTERMS.isVersionOf, first)
