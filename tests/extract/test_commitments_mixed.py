"""Promises in thirty made-up papers of many bodies, with their reading written before.

In `loften_blandat`: answers, plans, agreements, pages, minutes, reports and letters.
What binds stands as ⟦text⟧⟨promisor|strength|deadline⟩; a slash parts what both will
do, "?" is a deadline that is not judged, OPT counts neither way and NEG must not bind.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from ingest import pipeline
from ingest.model import Commitment, Document

FOLDER = Path(__file__).parent / "loften_blandat"
MARKED = re.compile(r"⟦(?P<text>.*?)⟧⟨(?P<meta>.*?)⟩", re.DOTALL)
FLOORS = {
    "found": 0.86,
    "right": 0.93,
    "promisor": 0.92,
    "strength": 0.95,
    "deadline": 0.88,
    "kept out": 1.0,
}
FIRST_WORDS = 5


class Wanted(NamedTuple):
    text: str
    promisors: tuple[str, ...]
    strengths: tuple[str, ...]
    deadline: str


class Paper(NamedTuple):
    name: str
    text: str
    wanted: tuple[Wanted, ...]
    optional: tuple[str, ...]
    never: tuple[str, ...]


def _paper(part: str) -> Paper:
    head, _, body = part.partition("\n")
    wanted, optional, never = [], [], []
    for match in MARKED.finditer(body):
        fields = [*match["meta"].split("|"), "", ""]
        if fields[0] in ("OPT", "NEG"):
            (optional if fields[0] == "OPT" else never).append(match["text"])
            continue
        who, how = (tuple(field.split("/")) for field in fields[:2])
        wanted.append(Wanted(match["text"], who, how, fields[2]))
    text = MARKED.sub(lambda m: m["text"], body).strip() + "\n"
    name = head.split("|")[0].strip()
    return Paper(name, text, tuple(wanted), tuple(optional), tuple(never))


@cache
def papers() -> tuple[Paper, ...]:
    return tuple(
        _paper(part)
        for file in sorted(FOLDER.glob("*.txt"))
        for part in re.split(r"^### ", file.read_text("utf-8"), flags=re.MULTILINE)[1:]
    )


@cache
def read(name: str, text: str) -> tuple[Document, tuple[Commitment, ...]]:
    document = pipeline.read_document(text.encode(), name, None)
    return document, pipeline.extract_facts(document).commitments


def squeezed(text: str) -> str:
    return "".join(char.casefold() for char in text if char.isalnum())


def _fits(sentence: str, found: Commitment) -> bool:
    start = squeezed(" ".join(sentence.split()[:FIRST_WORDS]))
    own = squeezed(found.text)
    return start in squeezed(found.sentence or found.text) or own[:25] in squeezed(
        sentence
    )


def _pairs(paper: Paper) -> Iterator[tuple[Wanted, Commitment | None]]:
    free = list(read(paper.name, paper.text)[1])
    for wanted in paper.wanted:
        fitting = [found for found in free if _fits(wanted.text, found)]
        best = max(fitting, key=lambda f: _agreeing(wanted, f), default=None)
        if best is not None:
            free.remove(best)
        yield wanted, best


def _same(wanted: tuple[str, ...], got: str | None) -> bool:
    own = squeezed(got or "")
    return any(squeezed(w) in own or (own and own in squeezed(w)) for w in wanted)


def _agreeing(wanted: Wanted, found: Commitment) -> int:
    due = found.deadline.latest.isoformat() if _dated(found) else ""
    return (found.strength in wanted.strengths) + (due == wanted.deadline)


def _dated(found: Commitment) -> bool:
    return found.deadline is not None and found.deadline.latest is not None


def _in_time(wanted: Wanted, found: Commitment) -> bool:
    limits = found.deadline and (found.deadline.latest, found.deadline.latest_wide)
    return any(str(limit) == wanted.deadline for limit in limits or ())


def counted() -> Counter[str]:
    counts: Counter[str] = Counter()
    for paper in papers():
        document, found = read(paper.name, paper.text)
        agreed = document.type == "overenskommelse"
        told = (*(w.text for w in paper.wanted), *paper.optional)
        counts["right of"] += len(found)
        counts["right"] += sum(any(_fits(t, f) for t in told) for f in found)
        counts["kept out of"] += len(paper.never)
        counts["kept out"] += sum(
            not any(_fits(text, f) for f in found) for text in paper.never
        )
        for wanted, best in _pairs(paper):
            counts["found of"] += 1
            counts["found"] += best is not None
            if best is None:
                continue
            counts["promisor of"] += 1
            counts["promisor"] += _same(wanted.promisors, best.promisor)
            alike = agreed and {best.strength, *wanted.strengths} <= {
                "promise",
                "obligation",
            }
            counts["strength of"] += 1
            counts["strength"] += alike or best.strength in wanted.strengths
            if wanted.deadline not in ("", "?"):
                counts["deadline of"] += 1
                counts["deadline"] += _in_time(wanted, best)
    return counts


def test_shares_of_mixed_papers_hold() -> None:
    counts = counted()
    shares = {kind: counts[kind] / counts[f"{kind} of"] for kind in FLOORS}
    low = {kind: share for kind, share in shares.items() if share < FLOORS[kind]}
    assert low == {}


@pytest.mark.parametrize("paper", papers(), ids=lambda paper: paper.name)
def test_quotes_are_the_papers_own(paper: Paper) -> None:
    document, found = read(paper.name, paper.text)
    assert found
    assert all(document.text[f.start : f.end] == f.text for f in found)
    assert all(f.description and f.rule.startswith("atagande.") for f in found)
