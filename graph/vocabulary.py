"""The vocabularies: own terms, code lists, and the external terms that may be used."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from graph.terms import (
    BASE,
    KOD,
    OWL,
    OWN,
    RDF,
    SKOS,
    TYPE,
    NamedNode,
    Quad,
    in_order,
)

FOLDER = Path(__file__).parent
SHAPES = FOLDER / "shapes.ttl"
# A rule's code is its name; the rules are not listed.
RULES = KOD["regel/"].value


def _triples(name: str) -> list[Quad]:
    with (FOLDER / name).open("rb") as file:
        parsed = ox.parse(file, format=ox.RdfFormat.TURTLE)
        return in_order(Quad(*quad.triple) for quad in parsed)


@cache
def own_terms() -> frozenset[NamedNode]:
    """Return every class and property of our own."""
    kinds = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty}
    return frozenset(
        quad.subject
        for quad in _triples("vocab.ttl")
        if quad.predicate == TYPE
        and quad.object in kinds
        and isinstance(quad.subject, NamedNode)
    )


@cache
def codes() -> frozenset[NamedNode]:
    """Return every code of every list."""
    return frozenset(
        quad.subject
        for quad in _triples("codes.ttl")
        if quad.predicate == SKOS.inScheme and isinstance(quad.subject, NamedNode)
    )


@cache
def external_terms() -> frozenset[NamedNode]:
    """Return the terms of other vocabularies that the graph may use."""
    lines = (FOLDER / "terms.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and line[0] != "#")
    return frozenset(NamedNode(row[0] + row[2]) for row in rows if row[1] != "kind")


def graph_name(base: str = BASE) -> NamedNode:
    """Return the name of the graph that holds own terms and code lists."""
    return NamedNode(f"{base}graf/kodlistor")


def quads(base: str = BASE) -> list[Quad]:
    """Return own terms and code lists as a graph, so that codes have labels."""
    graph = graph_name(base)
    triples = (*_triples("vocab.ttl"), *_triples("codes.ttl"))
    return in_order(Quad(t.subject, t.predicate, t.object, graph) for t in triples)


def unknown_terms(data: Iterable[Quad]) -> list[NamedNode]:
    """Return the predicates, classes and codes in `data` that no list holds."""
    known = own_terms() | external_terms()
    used: set[NamedNode] = set()
    for quad in data:
        used.add(quad.predicate)
        value = quad.object
        if not isinstance(value, NamedNode):
            continue
        own = value.value.startswith(OWN.iri)
        code = value.value.startswith(KOD.iri) and not value.value.startswith(RULES)
        if quad.predicate == RDF.type or own or code:
            used.add(value)
    return sorted(used - known - codes(), key=lambda term: term.value)
