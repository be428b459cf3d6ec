"""When a recurring duty is expected: its periods, and the day each is due by.

A duty laid down in one year is expected in every full period after it. Words of the
text narrow a year down ("senast den 31 mars varje år", "varje höst", "i samband med
årsredovisningen"); an agreement's or a plan's own time is where the duty begins and
ends. Where a document has no day, the last day it can be from counts: a period is
expected only if it surely is.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from graph.followup.tables import table
from graph.followup.verdicts.wording import MONTHS

_FREQUENCY = re.compile(r"(?:(?P<low>\d+)(?:-\d+)?/)?P(?P<size>\d+)(?P<unit>[YMWD])")
_MONTH = "|".join(MONTHS)
_DAY = re.compile(
    rf"\bden (\d{{1,2}})(?::[ae]|\s?[ae])? ({_MONTH})\b(?! \d{{4}})", re.I
)
_LAST = re.compile(rf"\bsista? (?:dagen i )?({_MONTH})\b(?! \d{{4}})", re.I)
_IN_MONTH = re.compile(
    rf"\bi(?: slutet av| början av| mitten av)? ({_MONTH})\b(?! \d)", re.I
)
_SEASONS = re.compile(
    r"\bvår(?:en)?\b.*\bhöst(?:en)?\b|\bhöst(?:en)?\b.*\bvår(?:en)?\b", re.I
)
# "Första gången 2021", "med början hösten 2019", "från och med 2022".
_FROM = re.compile(
    r"\b(?:första gången|med början|med start|från och med|fr\.?\s?o\.?\s?m\.?)"
    r"(?: (?:i|under|år|våren|hösten|den \d{1,2}|[a-zåäö]+)){0,3} (20\d\d)\b",
    re.IGNORECASE,
)
_TERM_OF_OFFICE = re.compile(r"mandatperiod", re.I)
# Boards sit from the first of January after an election, every fourth year.
_TERMS_FROM = 2019
# A duty due later the same year is expected then only with so long to go.
AHEAD = dt.timedelta(days=90)
# Oftener than this in a year, the years are listed and not each time.
OFTENEST = 4


@dataclass(frozen=True, slots=True)
class Frame:
    """What is known of when a duty holds, and how its text narrows it down.

    `said` is the last day it can have been laid down; `first` the day it is first due
    where the text says so; `starts` and `ends` bound the agreement or the plan.
    """

    recurrence: str
    said: dt.date
    text: str = ""
    first: dt.date | None = None
    starts: dt.date | None = None
    ends: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch in which a duty falls due once; `due` is the day it is late after."""

    first: dt.date
    last: dt.date
    due: dt.date
    label: str
    turn: int = 1

    def holds(self, when: dt.date) -> bool:
        """Tell whether a day is in the period."""
        return self.first <= when <= self.last


@cache
def _windows() -> tuple[tuple[re.Pattern[str], int, int], ...]:
    """Return what words of a text say of when in a year a duty is due."""
    return tuple(
        (re.compile(row["pattern"], re.IGNORECASE), *_month_day(row["last"]))
        for row in table("schedule")
    )


def _month_day(text: str) -> tuple[int, int]:
    month, number = text.split("-")
    return int(month), int(number)


def due_in_year(text: str) -> tuple[int, int] | None:
    """Return the month and day by which a text says a yearly duty is due.

    >>> due_in_year("redovisas senast den 31 mars varje år")
    (3, 31)
    """
    named = [(MONTHS.index(m[2].lower()) + 1, int(m[1])) for m in _DAY.finditer(text)]
    months = [m[1] for m in (*_LAST.finditer(text), *_IN_MONTH.finditer(text))]
    named += [(MONTHS.index(m.lower()) + 1, 31) for m in months]
    named += [(month, number) for p, month, number in _windows() if p.search(text)]
    return max(named, default=None)


def _in(year: int, place: tuple[int, int]) -> dt.date:
    """Return a day of a year; a day the month has not got is its last."""
    month, number = place
    after = dt.date(year + month // 12, month % 12 + 1, 1)
    return min(
        dt.date(year, month, 1) + dt.timedelta(number - 1), after - dt.timedelta(1)
    )


def periods(frame: Frame, until: dt.date) -> list[Period]:
    """Return the periods whose day has passed before `until`, in order."""
    found = []
    for period in _endless(frame):
        if period.first > until:
            break
        outside = frame.ends is not None and period.first > frame.ends
        if period.due < until and not outside:
            found.append(period)
    return found


def next_due(frame: Frame, day: dt.date) -> dt.date | None:
    """Return by when the duty is next due, `day` or later; None if it is over."""
    for period in _endless(frame):
        if frame.ends is not None and period.first > frame.ends:
            return None
        if period.due >= day:
            return period.due
    return None


def _endless(frame: Frame) -> Iterator[Period]:
    """Yield period after period; a frequency that is not understood gives none."""
    parts = _FREQUENCY.fullmatch(frame.recurrence)
    if parts is None:
        return
    low, size, unit = int(parts["low"] or 1), int(parts["size"]), parts["unit"]
    if unit == "Y" and low == 2 and size == 1 and _SEASONS.search(frame.text):
        yield from _parts_of_years(frame, 6)
    elif unit == "Y":
        yield from _years(frame, size, low if low <= OFTENEST else 1)
    elif unit == "M" and size >= 3 and low == 1 and 12 % size == 0:
        yield from _parts_of_years(frame, size)
    elif unit == "M" and size % 12 == 0:
        yield from _years(frame, size // 12, low)
    else:
        yield from _years(frame, 1, 1)


def _begins(frame: Frame) -> dt.date:
    """Return the day from which the duty holds."""
    return max(frame.starts, frame.said) if frame.starts else frame.said


def _years(frame: Frame, length: int, turns: int) -> Iterator[Period]:
    place = due_in_year(frame.text)
    if place is None and frame.first:
        place = frame.first.month, frame.first.day
    stated = _stated_year(frame)
    year = stated or _first_year(frame, length, place)
    while year + length - 1 < dt.MAXYEAR:
        last = year + length - 1
        # Where the first year is stated, every such year is; else any year will do.
        by = year if stated else last
        due = _in(by, place) if place else dt.date(by, 12, 31)
        label = str(year) if stated or length == 1 else f"{year}–{last}"
        for turn in range(1, turns + 1):
            yield Period(
                dt.date(year, 1, 1),
                dt.date(last, 12, 31),
                due if turns == 1 else dt.date(by, 12, 31),
                label if turns == 1 else f"{label} ({turn} av {turns})",
                turn,
            )
        year += length


def _stated_year(frame: Frame) -> int | None:
    """Return the year of the first time, where the text or its deadline gives it."""
    named = _FROM.search(frame.text)
    year = int(named[1]) if named else 0
    if year >= frame.said.year:
        return year
    return frame.first.year if frame.first else None


def _first_year(frame: Frame, length: int, place: tuple[int, int] | None) -> int:
    begins = _begins(frame)
    if length == 4 and _TERM_OF_OFFICE.search(frame.text):
        return begins.year - (begins.year - _TERMS_FROM) % 4
    if frame.starts and (frame.starts.month, frame.starts.day) == (1, 1):
        # "Planen gäller från den 1 januari": its first year is a full one.
        whole = frame.starts.year if frame.starts >= frame.said else begins.year + 1
        return whole if place is None or place[0] > 6 else whole + 1
    if (
        length == 1
        and place
        and place[0] > 6
        and _in(begins.year, place) - begins >= AHEAD
    ):
        return begins.year
    return begins.year + 1


def _parts_of_years(frame: Frame, months: int) -> Iterator[Period]:
    """Yield halves, tertials or quarters of years, from the first full one."""
    begins = frame.first or _begins(frame)
    year, number = begins.year, (begins.month - 1) // months
    if not frame.first and begins != dt.date(year, number * months + 1, 1):
        number += 1
    while year < dt.MAXYEAR - 1:
        year, number = year + number * months // 12, number % (12 // months)
        first = dt.date(year, number * months + 1, 1)
        after = number * months + months
        last = dt.date(year + after // 12, after % 12 + 1, 1) - dt.timedelta(1)
        yield Period(first, last, last, _part_label(year, number, months))
        number += 1


def _part_label(year: int, number: int, months: int) -> str:
    if months == 6:
        return f"{('våren', 'hösten')[number]} {year}"
    return f"{'tertial' if months == 4 else 'kvartal'} {number + 1} {year}"
