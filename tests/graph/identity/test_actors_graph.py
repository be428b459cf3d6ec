"""The graph of actors: names, what is replaced and why, in shapes and known terms."""

import pytest

from benchmarks.identity_persons import place
from benchmarks.identity_persons import record as document
from graph import validate, vocabulary
from graph.identity import ActorRecord, Resolution, actors_graph, resolve
from graph.terms import DCTERMS, KOD, OWN, PROV, SKOS, NamedNode, Quad
from ingest.ledger_identity import IdentityEvent

BASE = "https://w3id.org/sagt/id/"


def record(key: str, *places: str) -> ActorRecord:
    return document(key, [place(text) for text in places])


@pytest.fixture
def records() -> list[ActorRecord]:
    return [
        record("d1", "Ewa Sandvik (S); ledamot; Kommunstyrelsen"),
        record("d2", "Eva Sandvik (S); ledamot; Kommunstyrelsen; ; 2021-06-14"),
        record("d3", "Eva Sandvik; ledamot; Kommunstyrelsen; ; 2021-09-13"),
        record("d4", "Eva Sandvik Gran (S); ; Kommunstyrelsen; ; 2022-02-14"),
    ]


def settled(records: list[ActorRecord]) -> Resolution:
    """Return the records resolved, the new surname merged by hand."""
    paths = [one.persons[0].path for one in records]
    merge = IdentityEvent(
        "merge", (paths[1],), (paths[3],), who="Ada", why="gift", seq=1
    )
    return resolve(records, [merge])


def said(quads: list[Quad], predicate: NamedNode) -> set[tuple[str, str]]:
    return {
        (q.subject.value.removeprefix(BASE), q.object.value)
        for q in quads
        if q.predicate == predicate
    }


def test_every_replaced_path_leads_to_the_one_that_stands(
    records: list[ActorRecord],
) -> None:
    quads = actors_graph.quads(settled(records))
    paths = [one.persons[0].path for one in records]
    stands = BASE + paths[3]
    assert said(quads, DCTERMS.isReplacedBy) == {(p, stands) for p in paths[:3]}


def test_a_spelling_is_for_look_up_and_another_name_is_shown(
    records: list[ActorRecord],
) -> None:
    resolution = settled(records)
    (cluster,) = resolution.clusters.values()
    assert cluster.names[0] == "Eva Sandvik Gran"
    quads = actors_graph.quads(resolution)
    assert said(quads, SKOS.prefLabel) >= {(cluster.path, "Eva Sandvik Gran")}
    names = {name for _, name in said(quads, SKOS.altLabel)}
    assert names == {"Eva Sandvik", "Ewa Sandvik"}
    alone = actors_graph.quads(resolve(records[:3]))
    assert {name for _, name in said(alone, SKOS.hiddenLabel)} == {"Ewa Sandvik"}


def test_what_people_decided_is_told_from_what_a_program_found(
    records: list[ActorRecord],
) -> None:
    quads = actors_graph.quads(settled(records))
    by = {value for _, value in said(quads, PROV.wasAttributedTo)}
    assert by == {f"{BASE}granskare", f"{BASE}program/sagt/identitet"}
    assert len(said(quads, OWN.reviewState)) >= 1
    texts = {text for _, text in said(quads, OWN.explanation)}
    assert any("gift" in text for text in texts)
    assert all(text.endswith((".", "gift")) for text in texts)


def test_it_conforms_and_uses_known_terms(records: list[ActorRecord]) -> None:
    quads = actors_graph.quads(settled(records))
    assert vocabulary.unknown_terms(quads) == []
    problems = validate.check_quads(quads, "graf/aktorer")
    assert [p for p in problems if p.severity == "violation"] == []


def test_a_rejected_pair_is_stated_as_two(records: list[ActorRecord]) -> None:
    paths = [one.persons[0].path for one in records]
    reject = IdentityEvent("reject", (paths[1],), (paths[3],), who="Ada", seq=1)
    quads = actors_graph.quads(resolve(records, [reject]))
    kinds = {value for _, value in said(quads, DCTERMS.type)}
    assert KOD["samband/skilda-aktorer"].value in kinds
    assert all(q.graph_name == actors_graph.graph_name() for q in quads)
