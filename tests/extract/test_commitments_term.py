"""Yearly duties of an agreement fall due first when it holds."""

import datetime as dt

import pytest

from ingest import pipeline

PAPER = """Överenskommelse mellan Ekby kommun och Föreningen Lyktan

Undertecknad den 10 januari 2024

Avtalet gäller från och med den 1 september 2024 till och med den 31 augusti 2026.

Åtaganden
"""


@pytest.mark.parametrize(
    ("duty", "latest"),
    [
        ("Föreningen lämnar en årlig redovisning senast den 1 mars.", "2025-03-01"),
        ("Parterna följer årligen upp överenskommelsen i februari.", "2025-02-28"),
        ("Kommunen bemannar jouren under perioden oktober–april.", "2025-04-30"),
        ("Föreningen lämnar en årlig redovisning senast den 15 oktober.", "2024-10-15"),
        # What is done once may be a preparation, and a year that is written stands.
        ("Kommunen ska lämna över nycklarna senast den 15 augusti.", "2024-08-15"),
        ("Föreningen lämnar en årlig plan senast den 1 mars 2024.", "2024-03-01"),
    ],
)
def test_no_yearly_duty_is_due_before_the_agreement_begins(
    duty: str, latest: str
) -> None:
    document = pipeline.read_document((PAPER + duty).encode(), "avtal.txt")
    (found,) = pipeline.extract_facts(document).commitments
    assert found.deadline is not None
    assert found.deadline.latest == dt.date.fromisoformat(latest)
