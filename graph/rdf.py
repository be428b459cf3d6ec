"""The only door to rdflib: graphs for SHACL and for those who want its API."""

import io
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import rdflib
from oxrdflib import OxigraphStore as OxigraphBackend
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from graph.store import OxigraphStore
from graph.terms import PREFIXES, NamedNode, Quad
from ingest.errors import GraphError

_MEDIA = {"nq": "nquads", "trig": "trig", "ttl": "turtle", "jsonld": "json-ld"}


def dataset(store: OxigraphStore) -> rdflib.Dataset:
    """Return the store itself as an rdflib Dataset; nothing is copied."""
    backend = OxigraphBackend(store=store.inner)
    view = rdflib.Dataset(store=backend, default_union=True)
    _bind(view)
    return view


def graph_of(quads: Iterable[Quad]) -> rdflib.Graph:
    """Return the triples of `quads`, whatever their graph, as an rdflib Graph."""
    graph = rdflib.Graph()
    for quad in quads:
        graph.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
    return graph


def read_turtle(path: Path) -> rdflib.Graph:
    """Parse a Turtle file of our own."""
    graph = rdflib.Graph()
    graph.parse(path, format="turtle")
    return graph


def parse(data: bytes, form: str) -> list[Quad]:
    """Parse nq, trig, ttl or jsonld with rdflib, and return its quads.

    Raises:
        GraphError: the bytes are not of that form.
    """
    parsed: Any = rdflib.Dataset()
    with warnings.catch_warnings():
        # rdflib's own readers use what rdflib warns of.
        warnings.simplefilter("ignore", DeprecationWarning)
        try:
            parsed.parse(io.BytesIO(data), format=_MEDIA[form])
        except Exception as error:
            raise GraphError(f"Kan inte läsas som {form}: {error}") from error
        lines = parsed.serialize(format="nquads", encoding="utf-8")
    return [_plain(quad) for quad in ox.parse(lines, format=ox.RdfFormat.N_QUADS)]


def _plain(quad: Quad) -> Quad:
    """Return a quad in the default graph where rdflib has given that graph a name."""
    if quad.graph_name == NamedNode(str(DATASET_DEFAULT_GRAPH_ID)):
        return Quad(quad.subject, quad.predicate, quad.object)
    return quad


def _bind(graph: rdflib.Dataset) -> None:
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)


def _term(term: object) -> Any:
    """Return a term as rdflib's own."""
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value))
    return rdflib.BNode(str(term))
