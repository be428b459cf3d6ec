"""Does what people review help to find the right passages later?

    python -m benchmarks.learning

Reviews are made as a person would: among the first candidates of a promise, what a
story for tuning names is confirmed and all else rejected. What the first documents of
a promise say is reviewed, and what later ones say put in order, for each day on which
some of both is expected. Nothing is read but the documents of the stories.
"""

import argparse
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from benchmarks.evidence import CORPUS, STORIES, Read, Told, documents, places, tell
from benchmarks.evidence import stories as stories_of
from graph.followup.reviews.learning import Learned, Pair, learn, ranked
from graph.followup_model import Evidence

# So many candidates of a promise a person looks at.
LOOKED_AT = 10
FIRST = (1, 3, 5)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A candidate, and which of the story's passages it is (None: none)."""

    evidence: Evidence
    expected: int | None


@dataclass(frozen=True, slots=True)
class Story:
    """A promise's candidates in the program's order, and how many are expected."""

    name: str
    candidates: tuple[Candidate, ...]
    expected: int


@dataclass(frozen=True, slots=True)
class Measured:
    """How well candidates are ordered; `alarms` takes a stance though not expected.

    Recall counts the expected passages among the first of all that are expected;
    the reciprocal rank is that of the first expected one.
    """

    recall: tuple[float, ...]
    reciprocal: float
    alarms: float


def story(told: Told, listed: Mapping[str, object], read: Mapping[str, Read]) -> Story:
    """Return a story's candidates, those that take a stance before mentions."""
    wanted = [_spots(one, read) for one in listed["evidence"]]  # type: ignore[attr-defined]
    found = [
        Candidate(item, _which(name, item, wanted)) for name, item in told.evidence
    ]
    found.sort(key=lambda c: (c.evidence.stance == "mentions", -c.evidence.score))
    return Story(told.story, tuple(found), len(wanted))


def _spots(
    one: Mapping[str, str], read: Mapping[str, Read]
) -> tuple[str, list[tuple[int, int]]]:
    source = read.get(one["document"])
    return one["document"], places(source.text, one["starts"]) if source else []


def _which(
    name: str, item: Evidence, wanted: Sequence[tuple[str, list[tuple[int, int]]]]
) -> int | None:
    for number, (document, spots) in enumerate(wanted):
        if name == document and any(
            item.start < end and item.end > start for start, end in spots
        ):
            return number
    return None


def reviewed(stories: Iterable[Story]) -> Learned:
    """Return what is learnt when a person has looked at the first candidates."""
    return learn(
        Pair(
            one.evidence.commitment_id,
            one.evidence.text,
            one.expected is not None,
        )
        for story in stories
        for one in story.candidates[:LOOKED_AT]
    )


def in_time(story: Story) -> Iterator[tuple[Story, Story]]:
    """Yield what the first documents say and what later ones do, if both say some."""
    days = sorted({one.evidence.date_from or dt.date.min for one in story.candidates})
    for day in days[1:]:
        before, after = (
            [
                c
                for c in story.candidates
                if ((c.evidence.date_from or day) < day) is is_
            ]
            for is_ in (True, False)
        )
        wanted = len(_met(after))
        if _met(before) and wanted and any(c.expected is None for c in after):
            yield (
                Story(story.name, tuple(before), len(_met(before))),
                Story(story.name, tuple(after), wanted),
            )


def measure(stories: Sequence[Story], known: Learned) -> Measured:
    """Return how well the candidates of some stories are ordered."""
    orders = [_order(one, known) for one in stories]
    recalls = [
        [len(_met(order[:first])) / story.expected for first in FIRST]
        for story, order in zip(stories, orders, strict=True)
    ]
    return Measured(
        tuple(fmean(column) for column in zip(*recalls, strict=True)),
        fmean(_reciprocal(order) for order in orders),
        fmean(sum(_alarms(one) for one in order[: FIRST[-1]]) for order in orders),
    )


def _order(story: Story, known: Learned) -> list[Candidate]:
    pieces = [one.evidence for one in story.candidates]
    return [story.candidates[one.position] for one in ranked(pieces, known)]


def _met(candidates: Iterable[Candidate]) -> set[int]:
    return {one.expected for one in candidates if one.expected is not None}


def _reciprocal(order: Sequence[Candidate]) -> float:
    for place, one in enumerate(order, start=1):
        if one.expected is not None:
            return 1 / place
    return 0.0


def _alarms(one: Candidate) -> bool:
    return one.expected is None and one.evidence.stance != "mentions"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.parse_args()
    listed = [
        one
        for one in stories_of([CORPUS / name for name in STORIES])
        if one["half"] == "tuning"
    ]
    read = documents(listed, CORPUS)
    told = [story(tell(one, read), one, read) for one in listed]
    kept = [one for one in told if one.candidates and one.expected]
    pairs = [pair for one in kept for pair in in_time(one)]
    names = {before.name for before, _ in pairs}
    print(f"the same promise later: {len(pairs)} times in {len(names)} stories")
    _compare(
        [
            (measure([after], Learned()), measure([after], reviewed([before])))
            for before, after in pairs
        ]
    )


def _compare(rows: Sequence[tuple[Measured, Measured]]) -> None:
    _print("without", [before for before, _ in rows])
    _print("with", [after for _, after in rows])
    better = sum(a.reciprocal > b.reciprocal + 1e-9 for b, a in rows)
    worse = sum(a.reciprocal < b.reciprocal - 1e-9 for b, a in rows)
    print(f"         reciprocal rank better in {better}, worse in {worse}")


def _print(name: str, rows: Sequence[Measured]) -> None:
    recalls = (fmean(row.recall[n] for row in rows) for n in range(len(FIRST)))
    shown = " ".join(
        f"@{first} {share:.3f}" for first, share in zip(FIRST, recalls, strict=True)
    )
    print(
        f"{name:8} recall {shown}  reciprocal rank "
        f"{fmean(row.reciprocal for row in rows):.3f}  "
        f"false alarms {fmean(row.alarms for row in rows):.2f}"
    )


if __name__ == "__main__":
    main()
