"""The vocabularies: own terms, code lists, and the external terms that may be used."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from graph.terms import (
    BASE,
    KOD,
    OWL,
    OWN,
    RDF,
    RDFS,
    SKOS,
    TYPE,
    XSD,
    NamedNode,
    Quad,
    in_order,
)

FOLDER = Path(__file__).parent
SHAPES = FOLDER / "shapes.ttl"
# The lists written here, and that of subjects as `search.topics.scheme` writes it.
CODES = ("codes.ttl", "subjects.ttl")
# Lists that are not written out: a rule's code is its name, and an area's is the code
# of Statistics Sweden, stated as a concept where it is used.
_OPEN = re.compile(re.escape(KOD.iri) + r"(?:regel/[^/]+|lan/\d{2}|kommun/\d{4})")
_RANGES: Mapping[object, str] = {
    XSD.date: "date",
    XSD.integer: "integer",
    XSD.decimal: "decimal",
    RDF.langString: "sv",
}


class External(NamedTuple):
    """A term of another vocabulary: class, property or value (an individual)."""

    vocabulary: str
    kind: str
    name: str
    value: str = ""


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
        for name in CODES
        for quad in _triples(name)
        if quad.predicate == SKOS.inScheme and isinstance(quad.subject, NamedNode)
    )


@cache
def code_lists() -> frozenset[NamedNode]:
    """Return the code lists themselves."""
    return frozenset(
        quad.subject
        for name in CODES
        for quad in _triples(name)
        if quad.object == SKOS.ConceptScheme and isinstance(quad.subject, NamedNode)
    )


@cache
def listed() -> tuple[External, ...]:
    """Return the terms of other vocabularies that the graph may use, as listed."""
    lines = (FOLDER / "terms.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and line[0] != "#")
    found = [External(*row) for row in rows]
    return tuple(term for term in found if term.kind != "kind")


@cache
def external_terms() -> frozenset[NamedNode]:
    """Return the terms of other vocabularies that the graph may use."""
    return frozenset(NamedNode(term.vocabulary + term.name) for term in listed())


@cache
def property_values() -> Mapping[str, str]:
    """Return each property's IRI and what it takes.

    That is "iri", "date", "integer", "decimal", "sv" (Swedish text) or "" where it is
    not always the same.
    """
    found = {
        term.vocabulary + term.name: term.value
        for term in listed()
        if term.kind == "property"
    }
    for quad in _triples("vocab.ttl"):
        if not isinstance(quad.subject, NamedNode):
            continue
        if quad.predicate == TYPE and quad.object == OWL.ObjectProperty:
            found[quad.subject.value] = "iri"
        elif quad.predicate == TYPE and quad.object == OWL.DatatypeProperty:
            found.setdefault(quad.subject.value, "")
        elif quad.predicate == RDFS.range and quad.object in _RANGES:
            found[quad.subject.value] = _RANGES[quad.object]
    return found


def graph_name(base: str = BASE) -> NamedNode:
    """Return the name of the graph that holds own terms and code lists."""
    return NamedNode(f"{base}graf/kodlistor")


def quads(base: str = BASE) -> list[Quad]:
    """Return own terms and code lists as a graph, so that codes have labels."""
    graph = graph_name(base)
    return in_order(
        Quad(triple.subject, triple.predicate, triple.object, graph)
        for name in ("vocab.ttl", *CODES)
        for triple in _triples(name)
    )


def unknown_terms(data: Iterable[Quad]) -> list[NamedNode]:
    """Return the predicates, classes and codes in `data` that no list holds."""
    known = own_terms() | external_terms() | codes() | code_lists()
    used: set[NamedNode] = set()
    for quad in data:
        used.add(quad.predicate)
        value = quad.object
        if not isinstance(value, NamedNode):
            continue
        own = value.value.startswith(OWN.iri)
        code = value.value.startswith(KOD.iri) and not _OPEN.fullmatch(value.value)
        if quad.predicate == RDF.type or own or code:
            used.add(value)
    return sorted(used - known, key=lambda term: term.value)
