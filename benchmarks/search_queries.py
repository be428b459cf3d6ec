"""Queries with graded answers, and how well a list of passages answers them.

An answer is a stretch of a document with a grade: 3 for what the asker wants, 2 for
what answers it too, 1 for what is of the same matter. A passage holds an answer that it
overlaps by 50 characters or by half of it. Offsets of real documents are facts and
stand alone; those of the corpus, whose documents can be made anew, have the words they
start with beside them.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.scoring import squeeze

FOLDER = Path(__file__).parent / "queries"
HALVES = {"tuning": "tuning.json", "held_out": "held_out.json"}
NO_ANSWER = "no-answer"
DEPTH, FIRST, GOOD = 10, 3, 2
ENOUGH = 50


class Place(NamedTuple):
    """A stretch of a document, by its name."""

    document: str
    start: int
    end: int


class Answer(NamedTuple):
    """A stretch that answers a query, and how well."""

    place: Place
    grade: int


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody types, and what answers it (nothing if the collection has none)."""

    id: str
    kind: str
    collection: str
    text: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """How a list of passages does for one query; shares from 0 to 1."""

    query: Query
    ndcg: float = 0.0
    success: float = 0.0
    reciprocal: float = 0.0
    unsure: bool = False


def queries(half: str, texts: Mapping[str, Mapping[str, str]]) -> list[Query]:
    """Return the queries of a half whose collection is among `texts`.

    Args:
        half: A key of `HALVES`.
        texts: Collection → document → its text, by which offsets are mended.
    """
    path = FOLDER / HALVES[half]
    rows = json.loads(path.read_text(encoding="utf-8"))["queries"]
    return [_query(r, texts[r["collection"]]) for r in rows if r["collection"] in texts]


def _query(row: Mapping[str, Any], texts: Mapping[str, str]) -> Query:
    answers = (_answer(each, texts) for each in row["answers"])
    return Query(
        id=row["id"],
        kind=row["kind"],
        collection=row["collection"],
        text=row["query"],
        answers=tuple(answers),
    )


def _answer(row: Mapping[str, Any], texts: Mapping[str, str]) -> Answer:
    start, end = row["start"], row["end"]
    text, starts = texts.get(row["document"], ""), row.get("starts", "")
    if starts and not squeeze(text[start:]).startswith(squeeze(starts)):
        moved = _moved(text, starts, start)
        start, end = moved, moved + end - start
    return Answer(Place(row["document"], start, end), row["grade"])


def _moved(text: str, starts: str, near: int) -> int:
    """Return where `starts` now stands nearest to an offset; the offset if nowhere."""
    words = starts.split()
    for count in range(len(words), 2, -1):
        wanted, found, at = " ".join(words[:count]), [], -1
        while (at := text.find(wanted, at + 1)) >= 0:
            found.append(at)
        if found:
            return min(found, key=lambda place: abs(place - near))
    return near


def holds(passage: Place, answer: Place) -> bool:
    """Tell whether a passage holds an answer, or enough of it."""
    if passage.document != answer.document:
        return False
    shared = min(passage.end, answer.end) - max(passage.start, answer.start)
    return shared >= min(ENOUGH, (answer.end - answer.start) / 2)


def _gain(grade: int) -> float:
    return float(2**grade - 1)


def _discounted(gains: Sequence[float]) -> float:
    return sum(gain / math.log2(n + 2) for n, gain in enumerate(gains[:DEPTH]))


def attainable(query: Query, passages: Sequence[Place]) -> list[float]:
    """Return the gains of the best list that can be made of `passages`.

    A passage is one hit, however many answers it holds, so that two answers in one
    passage that stand nowhere else are one. An answer that no passage holds stays in:
    to cut the text so that it is lost is a fault of ours.
    """
    held_by = [
        [n for n, passage in enumerate(passages) if holds(passage, answer.place)]
        for answer in query.answers
    ]
    order = sorted(range(len(held_by)), key=lambda n: -query.answers[n].grade)
    taken: dict[int, int] = {}
    gains = [
        _gain(query.answers[n].grade)
        for n in order
        if not held_by[n] or _placed(n, held_by, taken, set())
    ]
    return sorted(gains, reverse=True)


def _placed(
    answer: int, held_by: list[list[int]], taken: dict[int, int], tried: set[int]
) -> bool:
    """Give an answer a passage of its own, moving others if needed."""
    for passage in held_by[answer]:
        if passage in tried:
            continue
        tried.add(passage)
        other = taken.get(passage)
        if other is None or _placed(other, held_by, taken, tried):
            taken[passage] = answer
            return True
    return False


def grades(query: Query, hits: Sequence[Place]) -> list[int]:
    """Return the grade of each hit; an answer counts for the first that holds it."""
    left = list(query.answers)
    found = []
    for hit in hits:
        best = max(
            (a for a in left if holds(hit, a.place)),
            key=lambda answer: answer.grade,
            default=None,
        )
        if best is not None:
            left.remove(best)
        found.append(best.grade if best else 0)
    return found


def score(
    query: Query, hits: Sequence[Place], unsure: bool, passages: Sequence[Place]
) -> Score:
    """Return how well a list of passages answers a query.

    Args:
        query: The query.
        hits: The passages found, the best first.
        unsure: Whether the answer came with a warning that it may be none.
        passages: All passages of the documents that hold its answers.
    """
    if not query.answers:
        return Score(query, unsure=unsure or not hits)
    found = grades(query, hits)
    best = _discounted(attainable(query, passages))
    good = [n for n, grade in enumerate(found) if grade >= GOOD]
    return Score(
        query,
        ndcg=_discounted([_gain(grade) for grade in found]) / best,
        success=float(bool(good) and good[0] < FIRST),
        reciprocal=1 / (good[0] + 1) if good else 0.0,
        unsure=unsure or not hits,
    )


def mean(values: Sequence[float]) -> float:
    """Return the mean, 0 of nothing."""
    return sum(values) / len(values) if values else 0.0
