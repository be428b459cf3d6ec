"""Ties what people have said to the text as it is read now.

A new reading may cut a sentence otherwise, which gives the promise and its evidence
new names. What was said then follows the words: they are looked up in the text, and the
promise or piece of evidence that now shares most of the stretch is meant. Words that
are only alike never count, for lists of tasks differ in a single one. What finds no
place is kept and listed, never dropped.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Protocol, TypeVar, cast, get_args

from graph.followup_model import Evidence, LinkKind, Stance
from ingest import ids
from ingest.ledger_reviews import Quoted, ReviewEvent, SeenEvidence

Item = TypeVar("Item")

# How much of the shorter stretch two readings of the same words must share.
SHARED = 0.5


class Book(Protocol):
    """The collection as it is read now."""

    def promises(self, document: str) -> Sequence[Quoted]:
        """Return the promises of a document, none where it is gone."""

    def evidence(self, promise: str) -> Sequence[Evidence]:
        """Return what the program has found for a promise."""

    def text(self, document: str) -> str:
        """Return the text of a document, "" where it is gone."""


@dataclass(frozen=True, slots=True)
class Attached:
    """An event with the names that its promise and evidence have now.

    `event` is as it was made. `piece` is the evidence as the program finds it now, or
    `lost` if it no longer does and only the words still stand. `moved` says that the
    words were found under other names than in the event.
    """

    event: ReviewEvent
    promise: str
    other: str | None = None
    piece: Evidence | None = None
    lost: bool = False
    moved: bool = False


def attach(
    events: Iterable[ReviewEvent], book: Book
) -> tuple[list[Attached], list[ReviewEvent]]:
    """Return what has a place in the present reading, and what is homeless."""
    found, homeless = [], []
    seen = _Once(book)
    for event in events:
        placed = _placed(event, seen)
        if placed is None:
            homeless.append(event)
        else:
            found.append(placed)
    return found, homeless


class _Once:
    """A book of which each page is read once."""

    def __init__(self, book: Book) -> None:
        self.promises = cache(book.promises)
        self.evidence = cache(book.evidence)
        self.text = cache(book.text)


def _placed(event: ReviewEvent, book: _Once) -> Attached | None:
    promise = _promise(event.promise, book)
    other = _promise(event.other, book) if event.other else None
    if promise is None or (event.other is not None and other is None):
        return None
    moved = promise != (event.promise and event.promise.id)
    moved = moved or other != (event.other and event.other.id)
    placed = Attached(event, promise, other, moved=moved)
    if event.evidence is None:
        return placed
    return _with_evidence(placed, event.evidence, book)


def _promise(words: Quoted | None, book: _Once) -> str | None:
    if words is None:
        return None
    known = book.promises(words.document)
    if any(one.id == words.id for one in known):
        return words.id
    span = find(words.text, book.text(words.document), words.start)
    met = at(span, known, lambda one: (one.start, one.end)) if span else None
    return met.id if met else None


def _with_evidence(
    placed: Attached, seen: SeenEvidence, book: _Once
) -> Attached | None:
    """Find the piece of evidence among those of the promise, or its words."""
    document, same = seen.words.document, ids.normalise(seen.words.text)
    found = [e for e in book.evidence(placed.promise) if e.document_id == document]
    exact = next((e for e in found if ids.normalise(e.text) == same), None)
    if exact is not None:
        return replace(placed, piece=exact)
    text = book.text(document)
    span = find(seen.words.text, text, seen.words.start)
    if span is None:
        return None
    met = at(span, found, lambda one: (one.start, one.end))
    if met is not None:
        return replace(placed, piece=met, moved=True)
    piece = evidence_of(placed.promise, seen, span, text)
    return replace(placed, piece=piece, lost=True)


def evidence_of(
    promise: str, seen: SeenEvidence, span: tuple[int, int], text: str
) -> Evidence:
    """Return a piece that a person has judged, as the program would have given it."""
    start, end = span
    stance = seen.stance if seen.stance in get_args(Stance) else "mentions"
    link = seen.link if seen.link in get_args(LinkKind) else None
    return Evidence(
        commitment_id=promise,
        document_id=seen.words.document,
        section=seen.section,
        start=start,
        end=end,
        text=text[start:end],
        stance=cast(Stance, stance),
        score=seen.score,
        date_from=seen.date_from,
        date_to=seen.date_to,
        rule=seen.rule,
        happened=seen.happened,
        link=cast("LinkKind | None", link),
        deadline=seen.deadline,
        features=seen.features,
    )


def seen(piece: Evidence) -> SeenEvidence:
    """Return a piece of evidence as an event keeps it."""
    return SeenEvidence(
        words=Quoted(piece.id, piece.document_id, piece.text, piece.start, piece.end),
        stance=piece.stance,
        score=piece.score,
        section=piece.section,
        date_from=piece.date_from,
        date_to=piece.date_to,
        rule=piece.rule,
        happened=piece.happened,
        link=piece.link,
        deadline=piece.deadline,
        features=piece.features,
    )


def find(words: str, text: str, near: int = 0) -> tuple[int, int] | None:
    """Return where words stand in a text, whatever its lines and marks; the nearest.

    >>> find("planen är antagen", "Att pla-\\nnen är  antagen, är bra.")
    (4, 24)
    >>> find("planen är antagen", "Planen är inte antagen.") is None
    True
    """
    wanted, _ = _letters(words)
    letters, places = _letters(text)
    if not wanted:
        return None
    starts = [met.start() for met in re.finditer(f"(?={re.escape(wanted)})", letters)]
    if not starts:
        return None
    first = min(starts, key=lambda at: (abs(places[at] - near), at))
    start, end = places[first], places[first + len(wanted) - 1] + 1
    # Marks at the ends belong to the words where they still stand.
    opening, closing = _marks(words)
    if opening and text[:start].endswith(opening):
        start -= len(opening)
    return start, end + (len(closing) if text.startswith(closing, end) else 0)


def _marks(words: str) -> tuple[str, str]:
    """Return the marks before the first letter of words, and after their last."""
    stripped = words.strip()
    places = [n for n, character in enumerate(stripped) if character.isalnum()]
    return stripped[: places[0]], stripped[places[-1] + 1 :]


def _letters(text: str) -> tuple[str, list[int]]:
    """Return the letters and figures of a text, and where each of them stands."""
    letters, places = [], []
    for place, character in enumerate(text):
        if character.isalnum():
            for letter in character.casefold():
                letters.append(letter)
                places.append(place)
    return "".join(letters), places


def at(
    span: tuple[int, int], items: Iterable[Item], of: Callable[[Item], tuple[int, int]]
) -> Item | None:
    """Return the item that shares most of a stretch of text, None if none does."""
    measured = [(shared(span, of(item)), of(item)[0], item) for item in items]
    kept = [found for found in measured if found[0] >= SHARED]
    return min(kept, key=lambda found: (-found[0], found[1]))[2] if kept else None


def shared(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Return how much of the shorter stretch lies in the other, 0 to 1."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    shorter = min(one[1] - one[0], other[1] - other[0])
    return max(common, 0) / shorter if shorter > 0 else 0.0
