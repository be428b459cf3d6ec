"""Which documents of a collection are the same, a newer version, or part of another.

Candidates are documents that share low numbers of their sketches
(`ingest.structure.signature`), found through an inverted index; only they are
compared. The same template filled in again is no twin: a meeting is its organ's of
its day, and a matter has its number.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby
from typing import Literal

from ingest.structure.signature import LEAST, MASK, numbers_of
from ingest.twin_records import Record, State

TwinKind = Literal["same", "version", "part"]

# Numbers below the bound are indexed, and so many of the lowest at least.
BOUND, FEWEST = MASK >> 4, 24
# A run of words found in more documents than this is a form's, not a text's.
COMMON = 24
SHARED = 3
# How like each other two texts are whose difference is nothing but noise.
IDENTICAL, ALIKE, ALIKE_NOISY = 0.98, 0.9, 0.35
VERSION, RETYPED = 0.45, 0.7
# How much of the shorter text the longer one holds: of an extract, of any text, and of
# a proposal, whose words the minutes repeat without holding the document itself.
EXTRACT, WITHIN, REPEATED = 0.45, 0.75, 0.95
# A part is at most so long against its whole.
SHORTER = 0.8
EVEN, NEARLY_ALL = 0.9, 0.94
MOST_PAIRED = 8
MEETING = frozenset(("protokoll", "protokollsutdrag", "kallelse", "beslut-i-korthet"))
MINUTES = frozenset(("protokoll", "protokollsutdrag"))
# Types that say little of what a document is.
ANY = frozenset(("ovrigt", "webbsida"))
RANK: dict[State, int] = {"utkast": 0, "": 1, "justerad": 2}


@dataclass(frozen=True, slots=True)
class Twin:
    """Two documents and what they are to each other.

    Of a `version` with `ordered`, `second` is the newer; of a `part`, `first` is
    the part and `second` the whole. `reasons` are words of `REASONS`.
    """

    first: str
    second: str
    kind: TwinKind
    score: float
    reasons: tuple[str, ...]
    ordered: bool = False


REASONS = {
    "text": "nästan samma text",
    "andrad-text": "till stor del samma text",
    "ingar": "hela texten finns i den andra",
    "datum": "samma datum",
    "organ": "samma organ",
    "dnr": "samma diarienummer",
    "skannad": "den ena är inläst med fel i tecknen",
    "utdrag": "ett utdrag",
    "justerad": "den ena är ett utkast eller ojusterad",
    "nyare-datum": "senare datum",
    "andrad": "filen är ändrad senare",
}


def find_twins(records: Iterable[Record]) -> tuple[Twin, ...]:
    """Return the pairs that belong together, in order of their documents' ids."""
    sketched = sorted((r for r in records if r.signature), key=lambda r: r.id)
    found: list[Twin] = []
    unlike: list[Record] = []
    copies: dict[str, list[Record]] = defaultdict(list)
    for record in sketched:
        copies[record.signature].append(record)
    for alike in copies.values():
        unlike.append(alike[0])
        found += _copies(alike)
    found += _related(unlike)
    return tuple(sorted(found, key=lambda twin: (twin.first, twin.second)))


def _copies(alike: Sequence[Record]) -> Iterator[Twin]:
    """Pair texts without any difference; of very many each with the first."""
    if len(alike) <= MOST_PAIRED:
        pairs = list(combinations(alike, 2))
    else:
        pairs = [(alike[0], other) for other in alike[1:]]
    for one, other in pairs:
        twin = _judge(one, other, _Likeness(1.0, 1.0, 1.0))
        if twin is not None:
            yield twin


def _related(records: Sequence[Record]) -> Iterator[Twin]:
    """Compare the documents that share enough of what is not common to many."""
    sketches = [numbers_of(record.signature) for record in records]
    indexed = [_indexed(sketch) for sketch in sketches]
    postings = sorted(
        (number, place) for place, lowest in enumerate(indexed) for number in lowest
    )
    shared: Counter[tuple[int, int]] = Counter()
    common: set[int] = set()
    for number, group in groupby(postings, key=lambda posting: posting[0]):
        places = [place for _, place in group]
        if len(places) > COMMON:
            common.add(number)
        else:
            shared.update(combinations(places, 2))
    for (one, other), count in sorted(shared.items()):
        if count < SHARED:
            continue
        likeness = _likeness(sketches[one], sketches[other], common)
        if likeness is not None:
            twin = _judge(records[one], records[other], likeness)
            if twin is not None:
                yield twin


def _indexed(sketch: Sequence[int]) -> Sequence[int]:
    """Return the lowest numbers: as large a share of every text, and some at least."""
    low = sum(number < BOUND for number in sketch)
    return sketch[: max(low, FEWEST)]


@dataclass(frozen=True, slots=True)
class _Likeness:
    """How alike two texts are, and how much of each the other holds."""

    both: float
    first_in_second: float
    second_in_first: float


def _likeness(
    one: Sequence[int], other: Sequence[int], common: set[int]
) -> _Likeness | None:
    """Compare two sketches as far as both reach, but for what many texts hold."""
    # A sketch of fewer numbers than the least holds every run of its text.
    reach = min(s[-1] if len(s) >= LEAST else MASK for s in (one, other))
    first = {n for n in one if n <= reach} - common
    second = {n for n in other if n <= reach} - common
    held = len(first & second)
    if held < SHARED:
        return None
    return _Likeness(held / len(first | second), held / len(first), held / len(second))


def _judge(one: Record, other: Record, likeness: _Likeness) -> Twin | None:
    """Return what two documents are to each other, or None."""
    if _conflicts(one, other) > _misread(one, other, likeness):
        return None
    part = _part(one, other, likeness)
    if part is not None:
        return part
    # A proposal whose words became the decision is no older version of the minutes.
    alike_in_kind = one.type == other.type or {one.type, other.type} & ANY
    if not alike_in_kind:
        return None
    reasons = _agreements(one, other)
    score = round(likeness.both, 3)
    if _same(one, other, likeness):
        noisy = ("skannad",) if one.noisy or other.noisy else ()
        return Twin(one.id, other.id, "same", score, ("text", *noisy, *reasons))
    if likeness.both < (VERSION if one.type == other.type else RETYPED):
        return None
    return _version(one, other, score, reasons)


def _conflicts(one: Record, other: Record) -> int:
    """Count what says that the two are of different meetings, matters or bodies."""
    found = int(_unlike(one.body, other.body))
    if one.type in MEETING and other.type in MEETING:
        found += one.date is not None and _unlike(one.date, other.date)
        # An organ that is but the body says nothing.
        organs = {one.organ, other.organ} - {None, one.body, other.body}
        found += len(organs) > 1
    return found + bool(one.dnr and other.dnr and not one.dnr & other.dnr)


def _misread(one: Record, other: Record, likeness: _Likeness) -> int:
    """Return how many conflicts may come of wrong letters or a layout not understood.

    Forms filled in anew are alike too, but not that much, and agree in no number.
    """
    if (one.noisy or other.noisy) and _evenly(one, other) >= EVEN:
        return 1
    held = max(likeness.first_in_second, likeness.second_in_first)
    agreed = {"datum", "dnr"} & set(_agreements(one, other))
    return int(bool(agreed) and held >= NEARLY_ALL)


def _unlike(one: object, other: object) -> bool:
    return bool(one and other and one != other)


def _evenly(one: Record, other: Record) -> float:
    """Return how long the shorter is against the longer."""
    return min(one.length, other.length) / max(one.length, other.length)


def _agreements(one: Record, other: Record) -> tuple[str, ...]:
    agreed = {
        "datum": one.date is not None and one.date == other.date,
        "organ": one.organ is not None and one.organ == other.organ,
        "dnr": bool(one.dnr & other.dnr),
    }
    return tuple(name for name, holds in agreed.items() if holds)


def _part(one: Record, other: Record, likeness: _Likeness) -> Twin | None:
    """Return the pair as part and whole, if the longer holds the shorter."""
    short, long, held = one, other, likeness.first_in_second
    if one.length > other.length:
        short, long, held = other, one, likeness.second_in_first
    if short.length > SHORTER * long.length:
        return None
    extract = short.type == "protokollsutdrag" and long.type == "protokoll"
    agreed = _agreements(one, other)
    least = WITHIN
    if extract and "datum" in agreed:
        least = EXTRACT
    elif short.type not in MINUTES and long.type in MINUTES:
        least = REPEATED
    if held < least:
        return None
    reasons = ("ingar", *(("utdrag",) if extract else ()), *agreed)
    return Twin(short.id, long.id, "part", round(held, 3), reasons, ordered=True)


def _same(one: Record, other: Record, likeness: _Likeness) -> bool:
    """Tell whether no more than noise parts the two."""
    dates = {one.date, other.date} - {None}
    if (one.state == "utkast") != (other.state == "utkast"):
        return False
    if len(dates) > 1 and likeness.both < IDENTICAL:
        return False
    even = _evenly(one, other)
    held = max(likeness.first_in_second, likeness.second_in_first)
    if likeness.both >= ALIKE or (held >= ALIKE and even >= SHORTER):
        return True
    noisy = (one.noisy or other.noisy) and even >= EVEN
    return noisy and likeness.both >= ALIKE_NOISY


def _version(
    one: Record, other: Record, score: float, reasons: tuple[str, ...]
) -> Twin:
    """Return the pair as older and newer, if anything tells which is which."""
    orders = (
        ("justerad", RANK[one.state] - RANK[other.state]),
        ("nyare-datum", _later(_day(one.date), _day(other.date))),
        ("andrad", _later(one.modified, other.modified)),
    )
    for reason, order in orders:
        if order:
            older, newer = (one, other) if order < 0 else (other, one)
            why = ("andrad-text", reason, *reasons)
            return Twin(older.id, newer.id, "version", score, why, ordered=True)
    return Twin(one.id, other.id, "version", score, ("andrad-text", *reasons))


def _day(date: dt.date | None) -> str:
    return date.isoformat() if date else ""


def _later(one: str, other: str) -> int:
    """Return 1 if `one` is later, -1 if `other` is, 0 where nothing is said."""
    if not one or not other or one[:10] == other[:10]:
        return 0
    return 1 if one > other else -1
