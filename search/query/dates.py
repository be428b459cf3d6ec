"""Dates of a query: figures, Swedish words and English ones, ranges and comparisons."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ingest.extract.times import resolve
from search.query import tables

# A date in words is rarely longer ("från och med den 24 juni 2021").
_RUN = re.compile(r'[^\s()"\[\]{}:]+(?: [^\s()"\[\]{}:]+){0,7}')
_FIGURES = re.compile(r"((?:19|20)\d\d)(?:-(\d\d?)(?:-(\d\d?))?)?$")
_BETWEEN = re.compile(r"\s*\.\.\s*")
# To tell what is a date, when no day is known to count from.
_ANY_DAY = dt.date(2020, 5, 15)
_COMPARED = re.compile(r"(<=|>=|<|>)\s*")


@dataclass(frozen=True, slots=True)
class Interval:
    """From one day to another; None is an open end.

    `turned` tells that the ends were typed the other way round.
    """

    first: dt.date | None
    last: dt.date | None
    turned: bool = False


class UnknownDateError(ValueError):
    """The text is no date; `relative` if it only lacks a day to count from."""

    def __init__(self, text: str, relative: bool = False) -> None:
        """Keep what could not be read."""
        super().__init__(text)
        self.text = text
        self.relative = relative


def interval(text: str, today: dt.date | None) -> Interval:
    """Return the days that a date means.

    Raises:
        UnknownDateError: it cannot be read.
    """
    text = text.strip().rstrip(",;")
    if between := _BETWEEN.search(text):
        return ranged(text[: between.start()], text[between.end() :], today)
    if compared := _COMPARED.match(text):
        return _beside(compared[1], _single(text[compared.end() :], today))
    return _single(text, today)


def _single(text: str, today: dt.date | None) -> Interval:
    text = text.strip(" .")
    found = _figures(text) or _worded(text, today)
    if found is None:
        raise UnknownDateError(text, _worded(text, _ANY_DAY) is not None)
    return found


def ranged(
    low: str,
    high: str,
    today: dt.date | None,
    outside: tuple[bool, bool] = (False, False),
) -> Interval:
    """Return the days from one date to another; an empty text is an open end."""
    if not low and not high:
        raise UnknownDateError("..")
    first = _single(low, today) if low else Interval(None, None)
    last = _single(high, today) if high else Interval(None, None)
    if first.first and last.last and last.last < first.first:
        return Interval(last.first, first.last, turned=True)
    if outside[0]:
        first = _beside(">", first)
    if outside[1]:
        last = _beside("<", last)
    if first.first and last.last and last.last < first.first:
        # Nothing is left between the ends.
        raise UnknownDateError(f"{low}–{high}")
    return Interval(first.first, last.last)


def _beside(sign: str, of: Interval) -> Interval:
    """Return what comes before or after an interval, with or without itself."""
    match sign:
        case "<=":
            return Interval(None, of.last)
        case ">=":
            return Interval(of.first, None)
        case "<":
            return Interval(None, _moved(of.first, -1))
        case _:
            return Interval(_moved(of.last, 1), None)


def _moved(day: dt.date | None, days: int) -> dt.date | None:
    try:
        return day + dt.timedelta(days) if day else None
    except OverflowError:
        return day


def _figures(text: str) -> Interval | None:
    found = _FIGURES.match(text)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year
    try:
        first = dt.date(year, month or 1, day or 1)
    except ValueError:
        return None
    if day:
        return Interval(first, first)
    last = month or 12
    return Interval(first, dt.date(year, last, calendar.monthrange(year, last)[1]))


@lru_cache(4096)
def _worded(text: str, today: dt.date | None) -> Interval | None:
    """Return the interval of a text that is one expression of time and nothing else."""
    for words in dict.fromkeys((text, _swedish(text))):
        found = resolve(words, today)
        if len(found) == 1 and (found[0].start, found[0].end) == (0, len(words)):
            time = found[0]
            if time.earliest or time.latest:
                return Interval(time.earliest, time.latest)
    return None


def _swedish(text: str) -> str:
    text = f" {text.lower()} "
    for row in tables.beside("english_dates"):
        text = text.replace(f" {row['english']} ", f" {row['swedish']} ")
    return " ".join(text.split())


def length(text: str, today: dt.date | None) -> int:
    """Return how many characters at the beginning of `text` make a date, or 0.

    The longest run of words counts: "hösten 2021 skolskjuts" gives that of "hösten
    2021". What is no date without a day to count from counts too.
    """
    found = _RUN.match(text)
    words = found.group().split(" ") if found else []
    day = today or _ANY_DAY
    for count in _counts(words, day):
        run = " ".join(words[:count])
        if _figures(run) or _worded(run, day):
            return len(run)
    return 0


def _counts(words: list[str], day: dt.date) -> list[int]:
    """Return how many of the words may be a date, the most first."""
    if words and words[0].lower() in _english():
        return list(range(min(len(words), 5), 0, -1))
    times = resolve(" ".join(words), day)
    if times and times[0].start == 0:
        ended = " ".join(words)[: times[0].end].count(" ") + 1
        return sorted({ended, 1}, reverse=True)
    return [1]


@cache
def _english() -> frozenset[str]:
    rows = tables.beside("english_dates")
    return frozenset(row["english"].split()[0] for row in rows)
