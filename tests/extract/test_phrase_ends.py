"""Whom a promise binds: the name alone, without times, adverbs and what is done."""

import pytest

from ingest import pipeline
from ingest.extract.atagande.parties import bare_party, party_of

HEAD = "Ekvalla kommun\nKulturnämnden\nProtokoll 2024-05-14\n\n§ 3 Plan\n\nBeslut\n"


def promisors(line: str) -> list[str | None]:
    artifact = pipeline.build_artifact(f"{HEAD}{line}\n".encode(), "a.txt", None)
    return [one.promisor for one in artifact.facts.commitments]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Nämnden beslutar att kulturchefen senast den 30 juni 2025 ska redovisa "
            "planen.",
            "Kulturchefen",
        ),
        (
            "Nämnden beslutar att kulturchefen i september ska lämna ett förslag.",
            "Kulturchefen",
        ),
        (
            "Nämnden beslutar att fritidskontoret före utgången av 2025 ska bygga två "
            "hallar.",
            "Fritidskontoret",
        ),
        (
            "Nämnden beslutar att kulturchefen tertialvis ska redovisa besöken.",
            "Kulturchefen",
        ),
        (
            "Nämnden beslutar att nämnden tertialvis ska följa upp besöken.",
            "Kulturnämnden",
        ),
        ("I september redovisar kulturchefen utfallet för nämnden.", "Kulturchefen"),
        (
            "Nämnden beslutar att rektorn i Ekvik ska lämna en plan i maj 2025.",
            "Rektorn i Ekvik",
        ),
    ],
)
def test_a_name_ends_where_something_else_is_told(line: str, expected: str) -> None:
    assert promisors(line)[:1] == [expected]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Regionrådet Eva Klint (MP) redovisar planen i september.", "Eva Klint"),
        ("Socialnämndens ordförande Eva Klint (MP) lovar en plan.", "Socialnämnden"),
    ],
)
def test_a_title_is_no_part_of_a_name(line: str, expected: str) -> None:
    artifact = pipeline.build_artifact(
        f"Ekvalla kommun\nNytt i kommunen\n2024-05-14\n\n{line}\n".encode(),
        "a.txt",
        None,
    )
    assert [one.promisor for one in artifact.facts.commitments] == [expected]


def test_a_share_of_teachers_binds_no_teachers() -> None:
    found = promisors("Andelen behöriga lärare ska öka till 82 procent under 2025.")
    assert all("ndelen" not in str(name) for name in found)


@pytest.mark.parametrize(
    ("heading", "party"),
    [
        ("Kommunens åtaganden", "Kommunen"),
        ("Godkännande av överenskommelse om fortsatta insatser", None),
        ("Överenskommelse om stöd till bättre resursutnyttjande", None),
    ],
)
def test_a_heading_names_a_party_only_where_it_owns(
    heading: str, party: str | None
) -> None:
    assert party_of(heading) == party


def test_a_heading_of_tasks_is_no_party() -> None:
    assert bare_party("Uppdrag från fullmäktige") is None
    assert bare_party("Länsstyrelsen i Ekby") == "Länsstyrelsen i Ekby"
