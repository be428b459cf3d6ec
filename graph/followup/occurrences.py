"""Recurring duties: which years something was due, and in which it was found.

A duty said in one year is expected in every full period after it. A period counts as
met when a later document, dated within it or telling of it, shows the deed.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

_YEARS = re.compile(r"(?:.*/)?P(\d+)Y")
MET = frozenset({"fulfils", "partly", "under-way"})


class Said(Protocol):
    """A piece of evidence, as far as its day and stance go."""

    @property
    def stance(self) -> str:
        """What it says of the promise."""

    @property
    def score(self) -> float:
        """How surely it is about the promise, 0 to 1."""

    @property
    def date_from(self) -> dt.date | None:
        """The first day it can have been said."""

    @property
    def date_to(self) -> dt.date | None:
        """The last day it can have been said."""

    @property
    def happened(self) -> dt.date | None:
        """The day it says the thing happened, or None."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One period in which a recurring duty was due; None: nothing was found."""

    first: int
    last: int
    evidence: int | None

    @property
    def label(self) -> str:
        """Return the years in words."""
        return (
            str(self.first) if self.first == self.last else f"{self.first}–{self.last}"
        )


def period_years(recurrence: str) -> int:
    """Return the length of a period in whole years (at least one).

    >>> period_years("P2Y"), period_years("1-2/P1Y"), period_years("P3M")
    (2, 1, 1)
    """
    found = _YEARS.fullmatch(recurrence)
    return max(int(found.group(1)), 1) if found else 1


def occurrences(
    recurrence: str,
    said: dt.date,
    due: dt.date | None,
    evidence: Sequence[tuple[int, Said]],
    as_of: dt.date,
) -> list[Occurrence]:
    """Return the periods in which the duty fell due by `as_of`, in order.

    Args:
        recurrence: How often, as ISO 8601 or "n/P1Y".
        said: When the duty was laid down.
        due: The first day it is due where the text gives one ("senast 31 mars"):
            a year then counts once that day has passed, else once the year has.
        evidence: What later documents say, numbered.
        as_of: The day asked for.
    """
    length = period_years(recurrence)
    found = []
    first = due.year if due else said.year + 1
    while _has_ended(first + length - 1, due, as_of):
        last = first + length - 1
        inside = [
            number
            for number, item in evidence
            if item.stance in MET and first <= _year(item) <= last
        ]
        found.append(Occurrence(first, last, inside[0] if inside else None))
        first += length
    return found


def _has_ended(year: int, due: dt.date | None, as_of: dt.date) -> bool:
    if due is None:
        return year < as_of.year
    return (year, due.month, due.day) < (as_of.year, as_of.month, as_of.day)


def _year(item: Said) -> int:
    day = item.happened or item.date_to or item.date_from
    return day.year if day else 0
