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
    evidence: Sequence[tuple[int, Said]],
    as_of: dt.date,
) -> list[Occurrence]:
    """Return the periods that have ended by `as_of`, in order."""
    length = period_years(recurrence)
    found = []
    first = said.year + 1
    while first + length - 1 < as_of.year:
        last = first + length - 1
        inside = [
            number
            for number, item in evidence
            if item.stance in MET and first <= _year(item) <= last
        ]
        found.append(Occurrence(first, last, inside[0] if inside else None))
        first += length
    return found


def _year(item: Said) -> int:
    day = item.happened or item.date_to or item.date_from
    return day.year if day else 0
