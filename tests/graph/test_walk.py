"""One matter through its bodies, and all that stands around one decision."""

import datetime as dt
from pathlib import Path

import pytest

from graph import kept, kept_facts, project, vocabulary
from graph.facts_index import FactsIndex
from graph.identity import Identity
from graph.matters import derive, links_quads, of, quads
from graph.matters.links import links
from graph.queries import matters as asked
from graph.queries.connections import connections
from graph.queries.taking_part import deeds
from graph.queries.walk import walk
from graph.store import OxigraphStore, in_memory
from graph.terms import BASE, NamedNode
from ingest.model import Artifact
from ingest.pipeline import build_artifact


@pytest.fixture(scope="module")
def artifacts() -> list[Artifact]:
    folder = Path(__file__).parent / "data" / "papers"
    return [
        build_artifact(p.read_bytes(), p.name) for p in sorted(folder.glob("*.txt"))
    ]


@pytest.fixture(scope="module")
def store(artifacts: list[Artifact]) -> OxigraphStore:
    records = [of(artifact) for artifact in artifacts]
    identity = Identity()
    found = derive(records, identity)
    linked = links(records, found, identity)
    texts = {record.id: record.text for record in records}
    made = in_memory()
    stated = []
    for artifact in artifacts:
        own = project.quads(artifact)
        stated += [
            *own,
            *kept.document_quads(kept_facts.of_facts(artifact.id, FactsIndex(own))),
        ]
    derived = [*quads(found), *links_quads.quads(linked, texts)]
    made.rebuild([*vocabulary.quads(), *stated, *derived], 1)
    return made


def decision(artifacts: list[Artifact], words: str, status: str) -> NamedNode:
    return next(
        NamedNode(f"{BASE}beslut/{fact.id}")
        for artifact in artifacts
        for fact in artifact.facts.decisions
        if words in fact.text and fact.status == status
    )


def test_a_matter_is_listed_with_its_number_and_time(store: OxigraphStore) -> None:
    found = asked.matters(store, text="återvinningscentralen")
    assert [one.dnr for one in found] == [("TN 2023/21",)]
    assert found[0].last == dt.date(2023, 4, 24)
    assert asked.matters(store, text="tn 2023/21") == found


@pytest.mark.parametrize(
    "text", ["", "återvinning", "TN 2023", "2023", "%", "finns ej"]
)
def test_a_list_read_whole_is_narrowed_as_the_graph_does(
    store: OxigraphStore, text: str
) -> None:
    every = asked.matters(store, limit=None)
    assert len(every) > 1
    assert [one for one in every if asked.holds(one, text)] == asked.matters(
        store, text=text or None
    )


def test_matters_are_narrowed_by_organ_and_page(store: OxigraphStore) -> None:
    everything = asked.matters(store)
    assert asked.matters(store, limit=1, offset=1) == everything[1:2]
    styrelse = asked.matters(store, organ="kommunstyrelsen")
    assert {one.title for one in styrelse} == {
        "Cykelväg till Norrbyn",
        "Taxa för återvinningscentralen",
    }
    assert asked.matters(store, organ="finns inte") == []


def test_what_is_typed_is_never_part_of_the_query(store: OxigraphStore) -> None:
    assert asked.matters(store, text='") } DELETE { ?s ?p ?o } #') == []


def test_what_is_no_word_names_no_organ(store: OxigraphStore) -> None:
    assert asked.matters(store, organ='"') == []


def test_a_matter_is_followed_through_its_bodies(store: OxigraphStore) -> None:
    listed = asked.matters(store, text="återvinningscentralen")[0]
    found = asked.matter(store, listed.iri)
    assert found is not None
    told = [(s.act.organ, str(s.act.date), s.act.section) for s in found.steps]
    assert told == [
        ("Tekniska nämnden", "2023-01-10", "4"),
        ("Tekniska nämnden", "2023-02-07", "9"),
        ("Tekniska nämnden", "2023-03-07", "21"),
        ("Kommunstyrelsen", "2023-04-11", "51"),
        ("Kommunfullmäktige", "2023-04-24", "31"),
    ]
    assert not found.steps[0].act.held
    assert [p.status for p in found.steps[2].points] == ["proposal"]
    assert [p.outcome for p in found.steps[4].points] == ["avslag"]


def test_each_row_of_a_matter_has_its_place(
    store: OxigraphStore, artifacts: list[Artifact]
) -> None:
    texts = {artifact.id: artifact.document.text for artifact in artifacts}
    for listed in asked.matters(store):
        found = asked.matter(store, listed.iri)
        assert found is not None
        for step in found.steps:
            for point in step.points:
                assert point.source is not None
                text = texts[point.source.document_id]
                assert text[point.source.start : point.source.end] == point.source.text


def test_a_walk_tells_who_proposed_back_to_the_namnd(
    store: OxigraphStore, artifacts: list[Artifact]
) -> None:
    found = walk(store, decision(artifacts, "Plan för cykelväg", "decision"))
    assert found is not None
    assert [link.other.organ for link in found.proposed] == [
        "Kommunstyrelsen",
        "Tekniska nämnden",
    ]
    assert found.proposed[0].label == "bifaller förslaget"


def test_a_walk_tells_who_moved_and_who_reserved(
    store: OxigraphStore, artifacts: list[Artifact]
) -> None:
    found = walk(store, decision(artifacts, "Plan för cykelväg", "decision"))
    assert found is not None
    assert {name for voice in found.yrkanden for name in voice.by} == {
        "Sten Björk",
        "Vera Lod",
    }
    assert [voice.by for voice in found.reservations] == [("Vera Lod",)]
    assert "reserverar sig" in found.reservations[0].text


def test_a_walk_tells_the_assignment_and_what_came_back(
    store: OxigraphStore, artifacts: list[Artifact]
) -> None:
    found = walk(store, decision(artifacts, "får i uppdrag", "decision"))
    assert found is not None
    assert [given.due for given in found.assignments] == [dt.date(2023, 12, 31)]
    report = found.assignments[0].reports[0].other
    assert (report.date, report.section) == (dt.date(2023, 12, 5), "77")


def test_a_walk_from_a_proposal_never_calls_it_decided(
    store: OxigraphStore, artifacts: list[Artifact]
) -> None:
    found = walk(store, decision(artifacts, "cykelväg till Norrbyn", "proposal"))
    assert found is not None
    assert found.status == "proposal"
    assert any(link.code.startswith("forslag-") for link in found.later)


def test_an_unknown_decision_has_no_walk(store: OxigraphStore) -> None:
    assert walk(store, NamedNode(f"{BASE}beslut/finns-inte")) is None


def test_a_link_is_seen_from_both_ends(
    store: OxigraphStore, artifacts: list[Artifact]
) -> None:
    first = decision(artifacts, "Plan för cykelväg", "decision")
    back = next(k for k in connections(store, [first]) if k.code == "forslag-foljdes")
    ahead = connections(store, [back.other.iri])
    assert any(k.forward and k.other.iri == first for k in ahead)
    assert {k.label for k in ahead if k.other.iri == first} == {"bifölls genom"}


def test_what_each_did_in_a_decision_is_told_with_its_words(
    store: OxigraphStore, artifacts: list[Artifact]
) -> None:
    node = decision(artifacts, "Plan för cykelväg", "decision")
    rows = store.select("SELECT DISTINCT ?a WHERE { ?a a foaf:Person }")
    everybody = [str(row["a"].value) for row in rows if isinstance(row["a"], NamedNode)]
    found = deeds(store, [node.value], everybody)[node.value]
    told = {one.code: one.source.text for one in found if one.source}
    assert "yrkar" in told["moved"]
    assert "reserverar sig" in told["reserved"]
    assert {one.code for one in found} <= {"moved", "reserved", "ja", "nej"}
    assert deeds(store, [node.value], []) == {}
