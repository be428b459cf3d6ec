"""What applicants are to hand in is no promise of the board that receives it."""

import pytest

from ingest import pipeline
from ingest.model import Commitment

HEAD = """Ekby kommun
Kulturnämnden
Tjänsteskrivelse 2024-03-14

Bidrag till föreningar

"""


def read(line: str) -> tuple[Commitment, ...]:
    document = pipeline.read_document((HEAD + line).encode(), "a.txt")
    return pipeline.extract_facts(document).commitments


@pytest.mark.parametrize(
    "line",
    [
        "Ansökan ska ha kommit in till nämnden senast den 15 april 2025.",
        "Bidragsansökan ska vara kommunen tillhanda senast den 15 september.",
        "Bygglovsansökningar ska ha kommit in till nämnden senast den 1 juni 2024.",
        "Redovisningen av bidraget ska ha inkommit till nämnden senast den 1 mars.",
        "Redovisning ska lämnas in till kulturnämnden senast den 1 mars 2025.",
        "Verksamhetsberättelsen ska skickas in till kommunen före den 1 april 2025.",
        "Fullständiga handlingar ska ha kommit in senast den 1 maj 2024.",
        "Föreningsbidraget ska sökas senast den 15 oktober 2024.",
        "Den som söker ska skicka in stadgar till nämnden senast den 1 maj 2024.",
        "De som beviljas medel ska redovisa dem senast den 1 maj 2025.",
        "Mottagaren av bidraget ska redovisa det senast den 1 maj 2025.",
        "Ansökningstiden går ut den 1 oktober 2024.",
        "Anbudsgivaren ska lämna sitt anbud senast den 1 maj 2024.",
    ],
)
def test_what_others_hand_in_binds_no_board(line: str) -> None:
    assert not [c for c in read(line) if c.promisor == "Kulturnämnden"]


@pytest.mark.parametrize(
    "line",
    [
        "Redovisningen ska lämnas in till länsstyrelsen senast den 1 mars 2025.",
        "Nämnden ska besluta om ansökan senast den 15 juni 2025.",
        "En handling ska registreras så snart den har kommit in till nämnden.",
    ],
)
def test_what_the_board_does_itself_is_its_own(line: str) -> None:
    assert [c.promisor for c in read(line)] == ["Kulturnämnden"]


@pytest.mark.parametrize(
    ("what", "promisors"),
    [
        ("kunna ladda sin bil där före den 1 juni 2025", ["Kulturnämnden"]),
        ("redovisa sina nycklar före den 1 juni 2025", []),
    ],
)
def test_what_others_get_binds_and_what_they_are_to_do_does_not(
    what: str, promisors: list[str]
) -> None:
    decided = f"""Kulturnämndens beslut

Kulturnämnden beslutar
att de som hyr lokal av kommunen ska {what}.
"""
    assert [c.promisor for c in read(decided)] == promisors


@pytest.mark.parametrize(
    ("line", "promisee"),
    [
        (
            "Nämnden ska erbjuda skjuts åt elever med tre kilometer till skolan.",
            None,
        ),
        ("Nämnden ska redovisa planen till kommunstyrelsen vid dess möte i juni.",
         "kommunstyrelsen"),
        ("Nämnden ska lämna en rapport till kommunstyrelsen före den 1 juni 2025.",
         "kommunstyrelsen"),
    ],
)  # fmt: skip
def test_a_promisee_is_given_something(line: str, promisee: str | None) -> None:
    (found,) = read(line)
    assert (found.promisee or "").lower() == (promisee or "")
