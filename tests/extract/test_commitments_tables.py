"""The field guide's own tables: 95 wordings that bind, 105 that only look so."""

import csv
import datetime as dt
from pathlib import Path

import pytest

from ingest.model import Commitment, DocumentType
from tests.extract import made

DATA = Path(__file__).parent / "data"
# Obligations are the language of agreements, assignments that of minutes.
SETTINGS: dict[str, DocumentType] = {
    "obligation": "overenskommelse",
    "assignment": "protokoll",
}


def commitments(text: str, type_: DocumentType) -> tuple[Commitment, ...]:
    known = {"body": "Region Ek", "organ": "Regionstyrelsen"}
    return made.facts(text, type_, dt.date(2018, 1, 14), **known).commitments


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        plain = name.startswith("commitment")
        quoting = csv.QUOTE_NONE if plain else csv.QUOTE_MINIMAL
        return list(csv.DictReader(file, delimiter="\t", quoting=quoting))


def test_patterns_are_read_with_their_strength() -> None:
    table = rows("commitment-patterns.tsv")
    wrong = []
    for row in table:
        found = commitments(
            row["example"], SETTINGS.get(row["strength"], "interpellationssvar")
        )
        strength = found[0].strength if found else "–"
        if strength != row["strength"]:
            wrong.append((row["example"], row["strength"], strength))
    assert len(table) == 95
    assert len(wrong) <= 3, wrong


@pytest.mark.parametrize(
    "type_", ["interpellationssvar", "protokoll", "webbsida", "tjansteskrivelse"]
)
def test_hard_negatives_bind_no_one(type_: DocumentType) -> None:
    table = rows("hard-negatives.tsv")
    bound = [r["sentence"] for r in table if commitments(r["sentence"], type_)]
    assert len(table) == 105
    assert len(bound) <= 2, bound
