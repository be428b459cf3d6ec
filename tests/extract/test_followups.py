"""What became of it: statuses by wording and by clause, in made-up sentences."""

import datetime as dt

import pytest

from ingest.model import DocumentType, Followup
from tests.extract import made


def read(
    text: str, type_: DocumentType = "interpellationssvar"
) -> tuple[Followup, ...]:
    day = dt.date(2024, 3, 14)
    return made.facts(text, type_, day, body="Region Ek").followups


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Enkäten genomfördes i mars.", "done"),
        ("Handlingsplanen har tagits fram.", "done"),
        ("Lekplatsen stod klar i juni.", "done"),
        ("Två träffar hölls under hösten 2023.", "done"),
        ("Kartläggningen som regionen genomförde 2022 visar på brister.", "done"),
        ("Återrapporten om lokalerna tas emot.", "reported"),
        ("Uppdraget att se över taxan förklaras fullgjort.", "reported"),
        ("Två av fem lekplatser är klara.", "partly_done"),
        ("Av de 40 bryggor som skulle inventeras 2023 hanns 26 med.", "partly_done"),
        ("Tolv broar skulle rustas 2023, men bara sju blev klara.", "partly_done"),
        ("De sju besök som skulle göras 2023 blev bara tre.", "partly_done"),
        ("Alla besök hanns inte med under 2023.", "partly_done"),
        ("De besök som skulle göras under 2023 hann enheten inte med.", "not_done"),
        ("Nämnden skulle se över taxan under 2023 men hann aldrig.", "not_done"),
        ("Inventeringen hanns inte med.", "not_done"),
        ("Översynen har påbörjats.", "started"),
        ("Arbetet med riktlinjen pågår.", "ongoing"),
        ("Starten har flyttats fram till 2026.", "delayed"),
        ("Planen dröjer till våren.", "delayed"),
        ("Planen skulle ha redovisats i juni 2018.", "not_done"),
        ("Någon plan har inte redovisats.", "not_done"),
        ("Projektet har avbrutits.", "cancelled"),
    ],
)
def test_status(text: str, status: str) -> None:
    found = read(text)
    assert [f.status for f in found] == [status]
    assert found[0].text == text


@pytest.mark.parametrize(
    "text",
    [
        "Nämnden ska genomföra en enkät i maj.",
        "Har enkäten genomförts?",
        "Nämnden beslutade i mars att bygga en hall.",
        "Karin Alm valdes till ordförande.",
        "Redovisning av delegationsbeslut godkänns.",
    ],
)
def test_what_is_no_followup(text: str) -> None:
    assert read(text, "protokoll") == ()


@pytest.mark.parametrize(
    ("text", "concerns"),
    [
        ("Översynen av avgifterna har påbörjats.", "Översynen av avgifterna"),
        (
            "Uppdraget att se över taxan förklaras fullgjort.",
            "Uppdraget att se över taxan förklaras fullgjort",
        ),
    ],
)
def test_concerns_names_the_thing(text: str, concerns: str) -> None:
    found = read(text)[0].concerns
    assert found is not None
    assert concerns.startswith(found) or found.startswith(concerns)


def test_spans_quote_the_text() -> None:
    text = "Inledning.\n\n• Enkäten genomfördes i mars.\n• Arbetet pågår."
    assert all(text[f.start : f.end] == f.text for f in read(text))
