"""Promises and their fate in fictional papers of many kinds, each with its gold.

In `loften_prov`: agreements, plans, reports, minutes and pages, with the sentences
that bind, those that tell what became of something, and those that do neither. The
shares are floors of what is read right, not of what should be.
"""

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from ingest import pipeline
from ingest.model import Facts

FOLDER = Path(__file__).parent / "loften_prov"
PAPERS = sorted(path.stem for path in FOLDER.glob("*.json"))
FLOORS = {
    "commitments found": 0.82,
    "commitments right": 0.9,
    "strength": 0.9,
    "deadline": 0.75,
    "followups found": 0.9,
    "followups right": 0.9,
    "followup status": 0.9,
}


def squeezed(text: str) -> str:
    return "".join(char.casefold() for char in text if char.isalnum())


@cache
def paper(name: str) -> tuple[dict, Facts]:
    gold = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    source = FOLDER / gold["source"]
    day = dt.date.fromisoformat(gold["reference_date"])
    document = pipeline.read_document(source.read_bytes(), source.name, day)
    return gold, pipeline.extract_facts(document)


def pairs(wanted: list[dict], found: tuple) -> Iterator[tuple[dict, object | None]]:
    """Yield each gold item with what was read of its sentence, or None."""
    for item in wanted:
        start = squeezed(item["starts"])
        yield (
            item,
            next((f for f in found if start in squeezed(f.sentence or f.text)), None),
        )


def counted() -> Counter[str]:
    """Return how many of each kind there are (" of") and how many are right."""
    counts: Counter[str] = Counter()
    for name in PAPERS:
        gold, facts = paper(name)
        for kind, read in (
            ("commitments", facts.commitments),
            ("followups", facts.followups),
        ):
            known = {squeezed(item["starts"]) for item in gold[kind]}
            for fact in read:
                text = squeezed(fact.sentence or fact.text)
                counts[f"{kind} right of"] += 1
                counts[f"{kind} right"] += any(start in text for start in known)
            for item, fact in pairs(gold[kind], read):
                if item.get("optional"):
                    continue
                counts[f"{kind} found of"] += 1
                counts[f"{kind} found"] += fact is not None
                if fact is not None and kind == "followups":
                    counts["followup status of"] += 1
                    counts["followup status"] += fact.status == item["status"]
                elif fact is not None:
                    counts["strength of"] += 1
                    in_agreement = gold["doc_type"] == "overenskommelse"
                    counts["strength"] += fact.strength == item["strength"] or (
                        in_agreement and fact.strength in ("promise", "obligation")
                    )
                    if item["deadline_latest"]:
                        due = fact.deadline
                        counts["deadline of"] += 1
                        counts["deadline"] += item["deadline_latest"] in (
                            str(due.latest if due else None),
                            str(due.latest_wide if due else None),
                        )
    return counts


def test_shares_hold() -> None:
    counts = counted()
    shares = {kind: counts[kind] / counts[f"{kind} of"] for kind in FLOORS}
    low = {kind: share for kind, share in shares.items() if share < FLOORS[kind]}
    assert low == {}


@pytest.mark.parametrize("name", PAPERS)
def test_what_is_read_is_quoted_from_the_paper(name: str) -> None:
    gold, facts = paper(name)
    source = squeezed((FOLDER / gold["source"]).read_text(encoding="utf-8"))
    for fact in (*facts.commitments, *facts.followups):
        assert squeezed(fact.text) in source
