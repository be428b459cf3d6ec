"""Answers of SPARQL servers as terms: JSON results and triples.

Stores keep numbers as numbers and give back another spelling than they were given
("1" for "1.0"). Here every number gets the one spelling that Oxigraph gives it.
"""

import json
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

import pyoxigraph as ox

from graph.terms import XSD, Literal, NamedNode, Object
from ingest.errors import GraphError

JSON = "application/sparql-results+json"
TRIPLES = "application/n-triples"
# What Virtuoso calls the only column of an ASK.
ASKED = "__ASK_RETVAL"


def parse(body: bytes) -> dict[str, Any]:
    """Return the SPARQL 1.1 JSON results in `body`.

    Raises:
        GraphError: it is something else.
    """
    try:
        found = json.loads(body)
    except ValueError as error:
        raise GraphError("Grafservern svarar inte med JSON.") from error
    if not isinstance(found, dict) or not {"results", "boolean"} & found.keys():
        raise GraphError("Grafservern svarar inte som SPARQL 1.1 säger.")
    return found


def rows(found: Mapping[str, Any]) -> list[dict[str, Object | None]]:
    """Return the rows of a SELECT; a variable without value is None."""
    names = found["head"]["vars"]
    return [
        {name: term(row[name]) if name in row else None for name in names}
        for row in found["results"]["bindings"]
    ]


def boolean(found: Mapping[str, Any]) -> bool:
    """Return the answer to an ASK."""
    if "boolean" in found:
        return bool(found["boolean"])
    bindings = found["results"]["bindings"]
    return bool(bindings) and bindings[0].get(ASKED, {}).get("value") in {"1", "true"}


def term(found: Mapping[str, str]) -> Object:
    """Return one term of JSON results; a blank node becomes an address of its own."""
    value = found["value"]
    if found["type"] == "uri":
        return NamedNode(value)
    if found["type"] == "bnode":
        return NamedNode(f"urn:bnode:{value}")
    if language := found.get("xml:lang"):
        return Literal(value, language=language)
    if datatype := found.get("datatype"):
        return same_form(Literal(value, datatype=NamedNode(datatype)))
    return Literal(value)


def triples(body: bytes, media: str) -> list[ox.Triple]:
    """Return the triples of a CONSTRUCT or DESCRIBE.

    Raises:
        GraphError: they are in a form that is not known.
    """
    form = ox.RdfFormat.from_media_type(media) or ox.RdfFormat.N_TRIPLES
    try:
        found = [quad.triple for quad in ox.parse(body, format=form)]
    except (SyntaxError, ValueError) as error:
        message = f"Svaret från grafservern går inte att läsa: {error}"
        raise GraphError(message) from error
    return [
        ox.Triple(t.subject, t.predicate, same_form(t.object))
        if isinstance(t.object, Literal)
        else t
        for t in found
    ]


def same_form(literal: Literal) -> Literal:
    """Return a literal in the shortest spelling of its value."""
    datatype, value = literal.datatype, literal.value
    try:
        if datatype == XSD.decimal:
            whole, _, part = f"{Decimal(value):f}".partition(".")
            number = f"{whole}.{part.rstrip('0')}".rstrip(".")
            return Literal(number, datatype=datatype)
        if datatype == XSD.integer:
            return Literal(str(int(value)), datatype=datatype)
    except (InvalidOperation, ValueError):
        return literal
    if datatype == XSD.boolean:
        spelled = {"1": "true", "0": "false"}.get(value, value)
        return Literal(spelled, datatype=datatype)
    return literal
