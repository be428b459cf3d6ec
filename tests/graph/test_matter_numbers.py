"""A registration number that holds one matter, several, or only notices."""

import pytest

from graph import kept, project
from graph.facts_index import FactsIndex
from graph.identity import Identity
from graph.matters import derive, of, quads
from graph.queries.lookup import candidates, find
from graph.queries.named.journalist import decisions_of_matter, matter_steps
from graph.store import OxigraphStore, in_memory
from ingest.errors import QueryError
from ingest.pipeline import build_artifact

MEETINGS = {
    "2024-02-01": (
        ("4", "Bro vid Kvarnen", "KS 2024/1"),
        ("5", "Skolskjuts i Hult", "KS 2024/2"),
        ("6", "Taxa för båtplatser", "KS 2024/2"),
        ("7", "Minnesanteckningar från styrgruppen 2024-01-10", "KS 2024/3"),
    ),
    "2024-03-01": (
        ("14", "Bro vid Kvarnen", "KS 2024/1"),
        ("15", "Skolskjuts i Hult", "KS 2024/2"),
        ("16", "Taxa för båtplatser", "KS 2024/2"),
        ("17", "Minnesanteckningar från styrgruppen 2024-02-10", "KS 2024/3"),
    ),
}


@pytest.fixture(scope="module")
def store() -> OxigraphStore:
    made = in_memory()
    records = []
    for day, items in MEETINGS.items():
        text = f"Granviks kommun\nProtokoll\nKommunstyrelsen\nSammanträdesdatum {day}\n"
        for number, heading, dnr in items:
            text += f"\n§ {number} {heading}\nDnr {dnr}\n\nBeslut\n"
            text += f"Kommunstyrelsen beslutar att godkänna {heading.lower()}.\n"
        artifact = build_artifact(text.encode(), f"ks-{day}.txt")
        stated = project.quads(artifact)
        made.inner.extend(stated)
        made.inner.extend(
            kept.document_quads(kept.of_facts(artifact.id, FactsIndex(stated)))
        )
        records.append(of(artifact))
    made.inner.extend(quads(derive(records, Identity())))
    return made


def test_a_number_of_one_matter_gives_its_steps(store: OxigraphStore) -> None:
    matter = find(store, "matter", "KS 2024/1")
    assert [step.title for step in matter_steps(store, matter)] == [
        "Bro vid Kvarnen"
    ] * 2
    assert len(decisions_of_matter(store, matter)) == 2


def test_a_number_of_two_matters_is_asked_back(store: OxigraphStore) -> None:
    with pytest.raises(QueryError, match="flera"):
        find(store, "matter", "KS 2024/2")
    hits = candidates(store, "matter", "KS 2024/2")
    assert {hit.name for hit in hits} == {"Skolskjuts i Hult", "Taxa för båtplatser"}
    for hit in hits:
        titles = {step.title for step in matter_steps(store, hit.iri)}
        assert titles == {hit.name}


def test_a_number_of_notices_is_no_matter(store: OxigraphStore) -> None:
    assert candidates(store, "matter", "KS 2024/3") == ()
    with pytest.raises(QueryError, match="samlingsnummer: 2"):
        find(store, "matter", "KS 2024/3")
