"""Made-up sentences with their reading set down before the rules met them."""

import csv
import datetime as dt
from pathlib import Path

from ingest.model import DocumentType, Facts
from tests.extract import made

DATA = Path(__file__).parent / "data"


def facts(text: str, type_: DocumentType) -> Facts:
    return made.facts(text, type_, dt.date(2024, 3, 1))


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def wrong_commitments() -> list[tuple[str, str, str, str]]:
    wrong = []
    for row in rows("atagande_prov.tsv"):
        found = facts(row["text"], row["typ"]).commitments  # type: ignore[arg-type]
        first = found[0] if found else None
        pairs = {
            "styrka": first.strength if first else "",
            "utfästare": (first.promisor or "") if first else "",
            "frist": first.deadline.text if first and first.deadline else "",
        }
        for key, got in pairs.items():
            free = key == "utfästare" and not row[key]
            if got != row[key] and not free:
                wrong.append((row["text"], key, row[key], got))
    return wrong


def wrong_followups() -> list[tuple[str, str, str, str]]:
    wrong = []
    for row in rows("uppfoljning_prov.tsv"):
        found = facts(row["text"], row["typ"]).followups  # type: ignore[arg-type]
        first = found[0] if found else None
        status = first.status if first else ""
        concerns = (first.concerns or "") if first else ""
        if status != row["status"]:
            wrong.append((row["text"], "status", row["status"], status))
        elif row["gäller"] and concerns != row["gäller"]:
            wrong.append((row["text"], "gäller", row["gäller"], concerns))
    return wrong


def test_promises_in_sentences_never_seen() -> None:
    assert wrong_commitments() == []


def test_followups_in_sentences_never_seen() -> None:
    assert wrong_followups() == []
