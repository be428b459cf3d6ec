"""Attendance lists in the layouts of many municipalities: name, party, role."""

from pathlib import Path
from typing import NamedTuple

import pytest

from ingest.extract import context
from ingest.extract.persons import find_persons
from ingest.model import Document, Person

FILE = Path(__file__).with_name("narvarolistor.txt")


class Wanted(NamedTuple):
    """A person of a list; "*" is anything, "-" no party."""

    name: str
    party: str
    role: str
    replaces: str | None


def lists() -> list[tuple[str, str, tuple[Wanted, ...]]]:
    """Return heading, text and persons of each list in the file."""
    read = []
    for block in FILE.read_text(encoding="utf-8").split("### ")[1:]:
        heading, rest = block.split("\n", 1)
        text, rows = rest.split("\n=\n")
        persons = []
        for row in rows.strip().splitlines():
            cells = [*row.split("|"), ""][:4]
            persons.append(Wanted(*cells[:3], cells[3] or None))
        read.append((heading, text, tuple(persons)))
    return read


def persons_in(text: str) -> dict[str, Person]:
    document = Document(source="x", sha256="", media_type="text/plain", text=text)
    return {person.name: person for person in find_persons(context.build(document))}


LISTS = lists()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [(text, wanted) for _, text, wanted in LISTS],
    ids=[heading for heading, _, _ in LISTS],
)
def test_a_list_gives_names_parties_and_roles(
    text: str, wanted: tuple[Wanted, ...]
) -> None:
    found = persons_in(text)
    assert sorted(found) == sorted(person.name for person in wanted)
    for person in wanted:
        read = found[person.name]
        if person.party != "*":
            assert (read.party or "-") == person.party, person.name
        titles = [role.title.lower() for role in read.roles]
        if person.role != "*":
            assert any(person.role.lower() in title for title in titles), person.name
        if person.replaces is not None:
            assert person.replaces in {role.replaces for role in read.roles}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Interpellation av Per Ek, M, till nämndens ordförande", ["Per Ek"]),
        ("Fråga från Per Ek (M) till ordföranden Åsa Alm (S).", ["Per Ek", "Åsa Alm"]),
        ("För Förbundet: Sten-Åke\nBohus, räddningschef", ["Sten-Åke Bohus"]),
        ("Tack, Anna, för frågan.", []),
        ("Vi möts i Axel Bolinders sal på torget.", []),
        ("Medel ur stiftelsen Anna Berglunds donationsfond.", []),
        ("Anna Berglunds resestipendium delas ut.", []),
        ("partnerskapet Urban Visions - Centrum för stad", []),
    ],
)
def test_who_is_a_person(text: str, names: list[str]) -> None:
    assert list(persons_in(text)) == names


def test_the_addressee_keeps_the_title() -> None:
    found = persons_in("Fråga från Per Ek (M) till ordföranden Åsa Alm (S).")
    assert not found["Per Ek"].roles
    assert [role.title for role in found["Åsa Alm"].roles] == ["ordförande"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Elisabet Larsson (S) talar.\nTack Elisabeth Larson.", "Elisabet Larsson"),
        ("Matilda Åker (C) yrkar bifall.\nMathilda Åker svarar.", "Matilda Åker"),
        ("Emmyli Alfors (C) har ordet.\nSvar till Emely Alfors.", "Emmyli Alfors"),
        ("Karl Carlsson (V) yrkar bifall.\nKarl Karlsson talar.", "Karl Carlsson"),
        ("Anders Månsson (M) har ordet.\nAnders Månson (M) yrkar.", "Anders Månsson"),
    ],
)
def test_spellings_of_one_person_are_one(text: str, name: str) -> None:
    assert list(persons_in(text)) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Eva Lind (S) talar.\nEva Lund svarar.",
        "Johan Ekman (S) talar.\nJohanna Ekman svarar.",
        "Per Larsson (S).\nPer Larson (M).",
        "Maria Hansson (S).\nMarie Hansson yrkar.",
    ],
)
def test_names_alike_may_be_two_people(text: str) -> None:
    assert len(persons_in(text)) == 2


def test_a_signature_has_its_party_below() -> None:
    found = persons_in("Lid 2023-02-04\n\nAnna Ek\nVänsterpartiet\n\nBo Lid\nCentern\n")
    assert {name: person.party for name, person in found.items()} == {
        "Anna Ek": "V",
        "Bo Lid": "C",
    }


def test_a_coordinated_title_is_kept_whole() -> None:
    found = persons_in("Klimat- och miljöminister Anna Ek och miljöchef Bo Lid.")
    assert found["Anna Ek"].roles[0].title == "Klimat- och miljöminister"
    assert found["Bo Lid"].roles[0].title == "miljöchef"
