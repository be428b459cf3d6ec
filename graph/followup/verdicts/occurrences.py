"""Recurring duties: each time that was expected, and what was found of it.

A period counts as met when a later document, dated within it or telling of it, shows
the deed; as denied when one says that it was left out. What was not found is missing
only where the collection holds something to look in: else it is not known.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from graph.followup.verdicts.coverage import Coverage, Covers
from graph.followup.verdicts.schedule import Frame, Period, periods
from graph.followup.verdicts.weighing import Piece
from graph.followup.verdicts.wording import MONTHS

MET = frozenset({"fulfils", "partly", "under-way"})
UNDER_WAY = "under-way"
Found = Literal["met", "denied", "missing", "not-held"]
WORDS: dict[Found, str] = {
    "met": "ja",
    "denied": "uteblev",
    "missing": "inga belägg",
    "not-held": "handlingar saknas",
}
# "uppföljningen för 2021", "under år 2021": the time told of, not the time of telling.
_ABOUT = re.compile(
    r"\b(?:för|under|avseende|från)(?: år| verksamhetsåret)? (20\d\d)\b"
)
# "Styrgruppen möttes fyra gånger": so many of the times at once.
_NUMBERS = {"två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6}
_TIMES = re.compile(
    r"\b(\d|två|tre|fyra|fem|sex) "
    r"(?:gånger|möten|tillfällen|träffar|samråd|rapporter)\b",
    re.IGNORECASE,
)
_MONTHS = re.compile(rf"\b({'|'.join(MONTHS)}) (20\d\d)\b", re.IGNORECASE)
_ONE_DAY = dt.timedelta(days=1)
# So many in a row that came out alike are told as one.
JOINED = 3


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A time when a recurring duty was due.

    `evidence` is the number of what shows it met or denied, None where nothing was
    found; `coverage` then says what there was to look in.
    """

    label: str
    first: dt.date
    last: dt.date
    due: dt.date
    found: Found
    evidence: int | None
    coverage: Coverage | None = None

    @property
    def met(self) -> bool:
        """Tell whether something shows that the duty was done."""
        return self.found == "met"


def occurrences(
    frame: Frame, evidence: Sequence[Piece], as_of: dt.date, covers: Covers
) -> list[Occurrence]:
    """Return each time the duty fell due by `as_of`, in order.

    Args:
        frame: How often, from when, and what its text says of the day.
        evidence: What documents known by then say, sure enough to count.
        as_of: The day asked for.
        covers: Tells what the collection holds of any stretch of time.
    """
    expected = periods(frame, as_of)
    spring = bool(expected) and expected[0].due.month <= 6
    taken = [(one, _places(one, expected, spring)) for one in evidence]
    return [
        _occurrence(
            period,
            [one for one, places in taken if period.first in places],
            as_of,
            covers,
        )
        for period in expected
    ]


def _places(
    one: Piece, expected: Sequence[Period], spring: bool
) -> frozenset[dt.date | None]:
    """Return the first days of the periods that a piece of evidence tells of.

    "Nämnden övade i maj 2021 och den 17 november 2022" tells of two.
    """
    months = [
        dt.date(int(year), MONTHS.index(month.lower()) + 1, 1)
        for month, year in _MONTHS.findall(one.text)
    ]
    told = [day for day in months if one.last is None or day <= one.last]
    if one.stance == "fulfils" and len(told) > 1:
        inside = [p.first for day in told for p in expected if p.holds(day)]
        if len(set(inside)) > 1:
            return frozenset(inside)
    return frozenset({_place(one, expected, spring)})


def _place(one: Piece, expected: Sequence[Period], spring: bool) -> dt.date | None:
    """Return the first day of the period that a piece of evidence tells of.

    A report that is due in spring tells of the year before.
    """
    when = one.happened or one.last or one.first
    said = one.last or one.first
    told = {int(year) for year in _ABOUT.findall(one.text)}
    if len(told) == 1:
        year = told.pop() + spring
        inside = [p for p in expected if p.first.year <= year <= p.last.year]
        whole = inside and inside[0].first.month == 1 and inside[0].last.month == 12
        if whole and (said is None or said.year >= inside[0].first.year):
            return inside[0].first
    inside = [p for p in expected if when and p.holds(when)]
    return inside[0].first if inside else None


def _occurrence(
    period: Period, pieces: Sequence[Piece], as_of: dt.date, covers: Covers
) -> Occurrence:
    """Return what was found of one period, the surest of its pieces."""
    met = sorted((p for p in pieces if shows(p)), key=lambda p: (p.order, -p.weight))
    shown = [p for p in _apart(met) for _ in range(_times(p))]
    denied = [p for p in pieces if p.stance == "contradicts"]
    best = max(denied, key=lambda p: p.weight, default=None)
    if len(shown) >= period.turn and not (
        best and best.weight > max(p.weight for p in shown)
    ):
        return _made(period, "met", shown[period.turn - 1])
    if best is not None:
        return _made(period, "denied", best)
    held = covers.between(period.first - _ONE_DAY, min(as_of, period.last))
    found: Found = "missing" if held.documents else "not-held"
    return _made(period, found, None, held)


def _apart(met: Sequence[Piece]) -> list[Piece]:
    """Return the surest piece of each day that each document tells of, in order.

    A heading and the decision below it tell of one time.
    """
    surest: dict[tuple[str, dt.date], Piece] = {}
    for one in met:
        kept = surest.get((one.document, one.done))
        if kept is None or one.weight > kept.weight:
            surest[one.document, one.done] = one
    return list(surest.values())


def shows(one: Piece) -> bool:
    """Tell whether a piece shows that a recurring deed was done.

    Work that goes on shows it only where the deed itself is what goes on.
    """
    return one.stance in MET and (one.stance != UNDER_WAY or one.of_deed)


def _times(one: Piece) -> int:
    """Return how many times of a year a passage tells of."""
    named = _TIMES.search(one.text)
    if named is None or one.stance != "fulfils":
        return 1
    word = named[1].lower()
    return _NUMBERS.get(word) or max(int(word), 1)


def _made(
    period: Period, found: Found, by: Piece | None, held: Coverage | None = None
) -> Occurrence:
    return Occurrence(
        period.label,
        period.first,
        period.last,
        period.due,
        found,
        by.number if by else None,
        held,
    )


def in_words(rounds: Sequence[Occurrence]) -> str:
    """Return the times in order: "2021 ja, 2022 inga belägg"."""
    told: list[str] = []
    for found, row in groupby(rounds, key=lambda r: r.found):
        labels = [r.label for r in row]
        if len(labels) >= JOINED:
            labels = [f"{labels[0]} till {labels[-1]}"]
        told += [f"{label} {WORDS[found]}" for label in labels]
    return ", ".join(told)
