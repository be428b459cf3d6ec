"""JSON-LD: expanded by two readers it is the graph again, and its context is sound."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph import export, parts, project, rdf, vocabulary
from graph.export import jsonld
from graph.export.context import context, terms
from graph.export.whole_file import write_chunks
from graph.store import OxigraphStore, in_memory
from graph.terms import (
    BASE,
    DCTERMS,
    OA,
    OWN,
    SCHEMA,
    XSD,
    Literal,
    NamedNode,
    Quad,
    date,
    decimal,
    integer,
    sv,
)
from ingest.errors import GraphError
from ingest.model import Artifact

G = NamedNode(BASE + "graf/handling/d1")
S = NamedNode(BASE + "atagande/a1")


@pytest.fixture
def store(collection: list[Artifact]) -> OxigraphStore:
    made = in_memory()
    for seq, artifact in enumerate(collection, start=1):
        made.replace(project.graph_of(artifact.id), project.quads(artifact), seq)
    made.replace(vocabulary.graph_name(), vocabulary.quads(), 9)
    return made


def lines(quads: object) -> set[str]:
    return {str(quad) for quad in quads}  # type: ignore[attr-defined]


def by_oxigraph(data: bytes) -> set[str]:
    return lines(ox.parse(data, format=ox.RdfFormat.JSON_LD))


def test_two_readers_expand_to_the_same_quads(store: OxigraphStore) -> None:
    data = export.write(store, "jsonld")
    assert lines(rdf.parse(data, "jsonld")) == lines(store.quads())
    assert by_oxigraph(data) == lines(store.quads())


def test_a_graph_in_many_parts_is_the_same_graph(
    store: OxigraphStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = {form: export.write(store, form) for form in export.FORMATS}
    monkeypatch.setattr(parts, "PART", 7)
    for form in ("nq", "jsonld"):
        assert export.write(store, form) == whole[form]
    for form in ("trig", "ttl"):
        pieces = list(export.chunks(store, form))
        assert len(pieces) > 30
        assert lines(rdf.parse(b"".join(pieces), form)) == lines(
            rdf.parse(whole[form], form)
        )


VALUES: list[Any] = [
    sv("löfte"),
    Literal("promise", language="en"),
    Literal("utan språk"),
    Literal(""),
    date(dt.date(2024, 2, 29)),
    Literal("2024-02-30", datatype=XSD.date),
    integer(-7),
    decimal(0.5),
    Literal("true", datatype=XSD.boolean),
    Literal("https://exempel.se/ej-iri"),
    NamedNode("https://exempel.se/a?b=c#d"),
    NamedNode("urn:x:y"),
    NamedNode(BASE + "handling/d%C3%A5"),
]
PREDICATES = [
    *(DCTERMS.title, OWN.deadline, OWN.attestedOn, OWN.happenedOn, OA.start),
    *(SCHEMA.text, DCTERMS.relation, OWN.verbatim),
    NamedNode("https://annan.example/ns#egen"),
]


@settings(max_examples=80, deadline=None)
@given(
    said=st.lists(
        st.tuples(st.sampled_from(PREDICATES), st.sampled_from(VALUES)), min_size=1
    )
)
def test_no_value_is_lost_or_changed(said: list[tuple[NamedNode, Any]]) -> None:
    """Also what the context does not expect of the property."""
    quads = [Quad(S, predicate, value, G) for predicate, value in said]
    made = in_memory()
    made.replace(G, quads, 1)
    data = export.write(made, "jsonld")
    assert by_oxigraph(data) == lines(quads)
    assert lines(rdf.parse(data, "jsonld")) == lines(quads)


def test_the_context_is_one_one_and_every_property_takes_a_set() -> None:
    assert context()["@version"] == 1.1
    for name, term in terms().items():
        assert term["@container"] == "@set", name
    written = json.loads(export.write(in_memory(), "jsonld"))
    assert written["@context"]["own:deadline"] == {
        "@id": OWN.deadline.value,
        "@type": "@id",
        "@container": "@set",
    }
    assert written["@graph"] == []


def test_the_context_knows_every_property_and_nothing_else() -> None:
    known = vocabulary.own_terms() | vocabulary.external_terms()
    described = {NamedNode(term["@id"]) for term in terms().values()}
    assert described <= known
    own = {NamedNode(iri) for iri in vocabulary.property_values() if OWN.iri in iri}
    assert own
    assert own <= described


def test_several_values_are_a_list_and_one_is_too(minutes: Artifact) -> None:
    nodes = jsonld.nodes(project.quads(minutes))
    work = next(
        node for node in nodes if node["@id"] == BASE + f"handling/{minutes.id}"
    )
    assert isinstance(work["eli:is_realized_by"], list)
    assert isinstance(work["@type"], list)


def test_nothing_is_left_of_a_file_that_cannot_be_written(
    store: OxigraphStore, tmp_path: Path
) -> None:
    taken = tmp_path / "upptagen"
    taken.mkdir()
    with pytest.raises(GraphError):
        write_chunks(export.chunks(store, "jsonld"), taken)
    assert list(tmp_path.iterdir()) == [taken]
