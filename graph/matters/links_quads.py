"""Project typed links: one node each, and the plain triple that any reader knows."""

from collections.abc import Iterable, Mapping

from graph.matters.connection import Connection
from graph.matters.keys import document_path
from graph.stating import Stating
from graph.terms import (
    BASE,
    DCTERMS,
    ELIDL,
    KOD,
    NIF,
    OWN,
    PROV,
    NamedNode,
    Quad,
    decimal,
    in_order,
    sv,
)

Plain = tuple[tuple[NamedNode, bool], ...]

# Code → what is also stated without a node between; True turns the ends about.
PLAIN: dict[str, Plain] = {
    "interpellation-svar": ((ELIDL.is_answered_in, False), (ELIDL.answers_to, True)),
    "motion-svar": ((ELIDL.is_answered_in, False), (ELIDL.answers_to, True)),
    "bygger-pa": ((DCTERMS.references, False),),
    "ersatter": ((DCTERMS.replaces, False),),
    "anmald": ((DCTERMS.references, True),),
    "utdrag-ur": ((DCTERMS.isPartOf, False),),
    "underlag": ((DCTERMS.references, True),),
    "interpellation-debatt": ((DCTERMS.references, True),),
}
# A step that an earlier act or decision led to, where both are such.
NEXT_STEP: Plain = ((ELIDL.motivated, False),)
DECIDED_ON: Plain = ((ELIDL.decided_on_a_realization_of, True),)
CITED: Plain = ((DCTERMS.references, True),)


def graph_name(base: str = BASE) -> NamedNode:
    """Return the name of the graph that holds typed links between acts."""
    return NamedNode(f"{base}graf/harlett/samband")


def quads(
    connections: Iterable[Connection], texts: Mapping[str, str], base: str = BASE
) -> list[Quad]:
    """Return the whole graph of links, in stable order.

    Args:
        connections: The links; those that are not stated get no plain triple.
        texts: Document id → path of its text version, which quotes point into.
        base: What every IRI of a thing begins with.
    """
    graph = Stating(graph_name(base), base)
    run = graph.program("samband")
    for connection in connections:
        _connection(graph, run, connection, texts)
    return in_order(graph.quads)


def _connection(
    graph: Stating, run: NamedNode, link: Connection, texts: Mapping[str, str]
) -> None:
    """State one link, with its plain triple where it is sure enough."""
    node = graph.iri(f"samband/{link.id}")
    first, second = graph.iri(link.subject), graph.iri(link.relation)
    graph.is_a(node, OWN.Connection, PROV.Entity)
    graph.add(node, DCTERMS.subject, first)
    graph.add(node, DCTERMS.relation, second)
    graph.add(node, DCTERMS.type, KOD[f"samband/{link.code}"])
    graph.add(node, NIF.confidence, decimal(link.confidence))
    graph.add(node, OWN.explanation, sv(link.reason))
    graph.add(node, PROV.wasAttributedTo, run)
    quote = link.quote
    if quote is not None and quote.document in texts:
        document, span = quote.document, (quote.start, quote.end)
        text = graph.iri(texts[document])
        graph.add(node, DCTERMS.source, graph.iri(document_path(document)))
        graph.add(node, OWN.quote, graph.quote("s", document, span, quote.text, text))
    if not link.is_stated:
        return
    for predicate, turned in _plain(link):
        ends = (second, first) if turned else (first, second)
        graph.add(ends[0], predicate, ends[1])


def _plain(link: Connection) -> Plain:
    """Return the standard terms for a link, by its kind and the kinds of its ends."""
    if link.code in PLAIN:
        return PLAIN[link.code]
    subject, relation = _kind(link.subject), _kind(link.relation)
    if subject == "handling":
        return DECIDED_ON if relation == "beslut" else CITED
    steps = {"beslut", "sammantrade"}
    return NEXT_STEP if {subject, relation} <= steps else ()


def _kind(path: str) -> str:
    return path.partition("/")[0]
