"""Matters to quads: the derived graph that says what belongs together and why.

It is made anew from all records and never mixed with what documents say. A matter
with a dnr of its own has the address that the documents themselves give it.
"""

from collections.abc import Iterable

from graph.matters.keys import document_path
from graph.matters.model import Act, Citation, Join, Matter, Matters
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
    string,
    sv,
)
from ingest import ids


def graph_name(base: str = BASE) -> NamedNode:
    """Return the name of the graph that holds matters and their joins."""
    return NamedNode(f"{base}graf/harlett/arenden")


def quads(matters: Matters, base: str = BASE) -> list[Quad]:
    """Return the whole derived graph of matters, in stable order."""
    graph = Stating(graph_name(base), base)
    run = graph.program("arenden")
    for matter in matters.matters:
        _matter(graph, matter, [matters.acts[key] for key in matter.members])
    for join in matters.joins:
        _join(graph, run, join)
    for citation in matters.citations:
        if citation.held and citation.stub not in {"", citation.target}:
            _replaced(graph, run, citation)
    return in_order(graph.quads)


def _matter(graph: Stating, matter: Matter, acts: Iterable[Act]) -> None:
    """State a matter, what it consists of and how long it lasted."""
    node = graph.is_a(graph.iri(matter.path), ELIDL.Process)
    if matter.title:
        graph.add(node, DCTERMS.title, sv(matter.title))
    graph.add(node, ELIDL.process_id, *map(string, matter.dnr))
    for number in matter.numbers:
        graph.add(graph.iri(number), DCTERMS.isPartOf, node)
    graph.add(node, ELIDL.had_responsible_organization, *map(graph.iri, matter.bodies))
    for act in acts:
        _member(graph, node, act)
    if matter.first and matter.last:
        key = ids.digest("tid", matter.path)
        period = graph.period(f"tid/arende-{key}", matter.first, matter.last)
        graph.add(node, DCTERMS.temporal, period)


def _member(graph: Stating, matter: NamedNode, act: Act) -> None:
    """An item is a step of the matter, a document part of its file."""
    node = graph.iri(act.key)
    if act.kind == "document":
        graph.add(matter, DCTERMS.hasPart, node)
        graph.add(node, DCTERMS.isPartOf, matter)
    else:
        graph.add(matter, ELIDL.consists_of, node)
        graph.add(node, ELIDL.forms_part_of, matter)


def _join(graph: Stating, run: NamedNode, join: Join) -> None:
    """State why two acts belong to one matter."""
    first, second = graph.iri(join.first), graph.iri(join.second)
    node = _connection(graph, f"samma-arende-{join.code}", first, second, join)
    graph.add(node, PROV.wasAttributedTo, run)


def _replaced(graph: Stating, run: NamedNode, citation: Citation) -> None:
    """State that what was cited under another key is an act of the collection."""
    stub, act = graph.iri(citation.stub), graph.iri(citation.target)
    graph.add(stub, OWN.resolvesTo, act)
    node = _connection(graph, "hanvisning", stub, act, citation)
    graph.add(node, PROV.wasAttributedTo, run)


def _connection(
    graph: Stating,
    code: str,
    first: NamedNode,
    second: NamedNode,
    why: Join | Citation,
) -> NamedNode:
    """State a link between two acts with its reason, and return it."""
    key = ids.digest("samband", code, first.value, second.value)
    node = graph.is_a(graph.iri(f"samband/{key}"), OWN.Connection, PROV.Entity)
    graph.add(node, DCTERMS.subject, first)
    graph.add(node, DCTERMS.relation, second)
    graph.add(node, DCTERMS.type, KOD[f"samband/{code}"])
    graph.add(node, NIF.confidence, decimal(why.confidence))
    graph.add(node, OWN.explanation, sv(why.reason))
    place = why.place
    if place is not None:
        span, text = (place.start, place.end), graph.iri(place.text)
        quote = graph.quote("h", place.document, span, place.quote, text)
        graph.add(node, DCTERMS.source, graph.iri(document_path(place.document)))
        graph.add(node, OWN.quote, quote)
    return node
