"""Namespaces and terms of the graph, in pyoxigraph's types.

A term is reached as an attribute (`ORG.member`) or, where its name is no Python
name, as an item (`KOD["utfall/bifall"]`). That every term exists in its vocabulary
is checked by `graph.validate`.
"""

import datetime as dt
import re
from collections.abc import Iterable
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad

__all__ = ["BASE", "PREFIXES", "Literal", "NamedNode", "Namespace", "Object", "Quad"]

Object = NamedNode | Literal
BASE = "https://w3id.org/sagt/id/"


class Namespace:
    """A vocabulary's IRI prefix that makes terms."""

    def __init__(self, iri: str) -> None:
        """Keep the prefix that all terms share."""
        self.iri = iri

    def __getattr__(self, name: str) -> NamedNode:
        """Return the term called `name`."""
        if name.startswith("__"):
            raise AttributeError(name)
        return NamedNode(self.iri + name)

    def __getitem__(self, name: str) -> NamedNode:
        """Return the term called `name`, which need not be a Python name."""
        return NamedNode(self.iri + name)


OWN = Namespace("https://w3id.org/sagt/ns/")
KOD = Namespace("https://w3id.org/sagt/kod/")
ADMS = Namespace("http://www.w3.org/ns/adms#")
CV = Namespace("http://data.europa.eu/m8g/")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
ELI = Namespace("http://data.europa.eu/eli/ontology#")
ELIDL = Namespace("http://data.europa.eu/eli/eli-draft-legislation-ontology#")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
NIF = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
NRV = Namespace("http://ns.inria.fr/nrv#")
OA = Namespace("http://www.w3.org/ns/oa#")
OPENGOV = Namespace("http://www.w3.org/ns/opengov#")
ORG = Namespace("http://www.w3.org/ns/org#")
OWL = Namespace("http://www.w3.org/2002/07/owl#")
PROV = Namespace("http://www.w3.org/ns/prov#")
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
SCHEMA = Namespace("http://schema.org/")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
TIME = Namespace("http://www.w3.org/2006/time#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")

PREFIXES: dict[str, str] = {
    "adms": ADMS.iri,
    "cv": CV.iri,
    "dcat": DCAT.iri,
    "dcterms": DCTERMS.iri,
    "eli": ELI.iri,
    "eli-dl": ELIDL.iri,
    "foaf": FOAF.iri,
    "kod": KOD.iri,
    "nif": NIF.iri,
    "nrv": NRV.iri,
    "oa": OA.iri,
    "opengov": OPENGOV.iri,
    "org": ORG.iri,
    "own": OWN.iri,
    "prov": PROV.iri,
    "rdf": RDF.iri,
    "rdfs": RDFS.iri,
    "schema": SCHEMA.iri,
    "skos": SKOS.iri,
    "time": TIME.iri,
    "xsd": XSD.iri,
}

TYPE = RDF.type
SWEDISH = NamedNode("http://publications.europa.eu/resource/authority/language/SWE")


def sv(text: str) -> Literal:
    """Return `text` as a Swedish literal."""
    return Literal(text, language="sv")


def en(text: str) -> Literal:
    """Return `text` as an English literal."""
    return Literal(text, language="en")


def string(text: str) -> Literal:
    """Return `text` as a plain literal, without language."""
    return Literal(text)


def integer(number: int) -> Literal:
    """Return a whole number."""
    return Literal(str(number), datatype=XSD.integer)


def decimal(number: float) -> Literal:
    """Return a number with at most three decimals, always written the same way."""
    digits = f"{number:.3f}".rstrip("0")
    return Literal(digits + "0" * digits.endswith("."), datatype=XSD.decimal)


def date(day: dt.date) -> Literal:
    """Return a calendar day."""
    return Literal(day.isoformat(), datatype=XSD.date)


def segment(text: str) -> str:
    """Return `text` as one IRI path segment; different texts stay different."""
    return quote(text, safe="")


def key_segment(text: str) -> str:
    """Return a written key as a path segment, spelling of separators folded.

    "RS 2021/123", "rs 2021-123" and "RS 2021 / 123" name the same matter.
    """
    folded = re.sub(r"[^0-9A-ZÅÄÖÉ]+", "-", text.upper()).strip("-")
    return segment(folded) or "-"


def in_order(quads: Iterable[Quad]) -> list[Quad]:
    """Return `quads` without doubles in the order of their N-Quads lines."""
    return [quad for _, quad in sorted({str(quad): quad for quad in quads}.items())]
