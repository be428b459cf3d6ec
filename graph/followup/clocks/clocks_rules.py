"""The clocks that law and usual order set: read from `clocks.tsv`."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from graph.followup.tables import table
from ingest.extract.tid.window import easter

Binding = Literal["ska", "ska-om-mojligt", "bor", "frist", "avtal"]
NEXT_MEETING = "nasta-mote"
_LENGTH = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")
FRIDAY, SATURDAY = 4, 5
# Midsummer Eve is the Friday between these days.
MIDSUMMER = ((6, 19), (6, 25))
ONE_DAY = dt.timedelta(days=1)
# Days of the month that are holidays, or count as such for a lawful time.
_FIXED = frozenset({(1, 1), (1, 6), (5, 1), (6, 6)})
_CHRISTMAS = frozenset({(12, 24), (12, 25), (12, 26), (12, 31)})
# Days counted from Easter Sunday: Good Friday, Easter Monday, Ascension Day.
_MOVING = (-2, 1, 39)


@dataclass(frozen=True, slots=True)
class Rule:
    """What is expected: of what, within which time, how binding and by which words.

    `source` is the number of the statute, or "arbetsordning"; `place` chapter and §.
    A clock follows the rule that was in force on the day it started.
    """

    code: str
    counts: str
    length: str
    binding: Binding
    source: str
    place: str
    valid_from: dt.date
    valid_to: dt.date | None
    label: str
    sentence: str

    @property
    def citation(self) -> str:
        """Return the rule's place as it is cited."""
        if self.source == "arbetsordning":
            return "arbetsordning (vanlig ordning)"
        return f"kommunallagen ({self.source}) {self.place}"

    def due(self, start: dt.date) -> dt.date | None:
        """Return the last day; None where it hangs on when the next meeting is."""
        if self.length == NEXT_MEETING:
            return None
        return next_working_day(after(start, self.length))


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule, in the order of the table."""
    return tuple(
        Rule(
            code=row["code"],
            counts=row["counts"],
            length=row["length"],
            binding=row["binding"],  # type: ignore[arg-type]
            source=row["source"],
            place=row["place"],
            valid_from=dt.date.fromisoformat(row["valid_from"]),
            valid_to=_day(row["valid_to"]),
            label=row["label"],
            sentence=row["sentence"],
        )
        for row in table("clocks")
    )


def _day(written: str) -> dt.date | None:
    return dt.date.fromisoformat(written) if written else None


def rule_for(counts: str, start: dt.date) -> Rule | None:
    """Return the rule in force for a clock that starts on a day."""
    return next(
        (
            rule
            for rule in rules()
            if rule.counts == counts
            and rule.valid_from <= start
            and (rule.valid_to is None or start <= rule.valid_to)
        ),
        None,
    )


def after(start: dt.date, length: str, back: bool = False) -> dt.date:
    """Return the day that lies an ISO 8601 length after (or before) another.

    >>> after(dt.date(2020, 2, 29), "P1Y").isoformat()
    '2021-02-28'
    >>> after(dt.date(2026, 12, 31), "P9M", back=True).isoformat()
    '2026-03-31'

    Raises:
        ValueError: it is no such length.
    """
    found = _LENGTH.fullmatch(length)
    if found is None or not any(found.groups()):
        raise ValueError(length)
    sign = -1 if back else 1
    years, months, weeks, days = (sign * int(part or 0) for part in found.groups())
    year, month = divmod(start.year * 12 + start.month - 1 + 12 * years + months, 12)
    first = dt.date(year, month + 1, 1)
    last = (first + 31 * ONE_DAY).replace(day=1) - ONE_DAY
    moved = first.replace(day=min(start.day, last.day))
    return moved + dt.timedelta(weeks=weeks, days=days)


def next_working_day(day: dt.date) -> dt.date:
    """Return the day itself or, if it is no working day, the next that is.

    A time that the law sets and that ends on a Saturday, Sunday or holiday ends on the
    next working day (lagen (1930:173) om beräkning av lagstadgad tid).

    >>> next_working_day(dt.date(2024, 12, 24)).isoformat()
    '2024-12-27'
    """
    while is_holiday(day):
        day += ONE_DAY
    return day


def is_holiday(day: dt.date) -> bool:
    """Tell whether a day is a Saturday, Sunday or holiday in Sweden."""
    if day.weekday() >= SATURDAY or (day.month, day.day) in _FIXED | _CHRISTMAS:
        return True
    if any(day == easter(day.year) + number * ONE_DAY for number in _MOVING):
        return True
    return (
        day.weekday() == FRIDAY and MIDSUMMER[0] <= (day.month, day.day) <= MIDSUMMER[1]
    )
