"""A word that bars a promise bars its own clause, not the whole sentence."""

import datetime as dt

import pytest

from ingest import pipeline
from ingest.model import Document, DocumentType


def promises(text: str, kind: DocumentType) -> list[str]:
    day = dt.date(2024, 3, 1)
    document = Document("a.txt", "0", "text/plain", text, type=kind, date=day)
    return [c.text for c in pipeline.extract_facts(document).commitments]


@pytest.mark.parametrize(
    "text",
    [
        "Motionären yrkar att en bro byggs, men nämnden kommer att utreda frågan.",
        "När avtalet löper ut kommer nämnden att utvärdera samarbetet.",
        "Nämnden kommer att följa upp riktlinjen, som träder i kraft i maj.",
    ],
)
def test_promise_beside_a_barred_clause_is_read(text: str) -> None:
    assert promises(f"{text}\n", "motionssvar") != []


@pytest.mark.parametrize(
    "text",
    [
        "Motionären yrkar att nämnden ska ta fram en plan.",
        "Avtalet löper ut i maj och sägs upp senast i april.",
        "Vi anser att regionen ska ta fram en plan.",
    ],
)
def test_barred_clause_stays_barred(text: str) -> None:
    assert promises(f"{text}\n", "motionssvar") == []
