"""Whole dates as documents write them: "den 3 maj 2024", "2024-05-03", "3/5 2024"."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest import lexicon

YEAR = r"(?:19|20)\d{2}"
# Every date has a year, so most lines need no closer look.
HINT = re.compile(YEAR)
# So far from its year a date reaches; shorter texts are looked through as they are.
REACH, SHORT = 40, 200


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A whole date and where it stands."""

    start: int
    end: int
    date: dt.date


@cache
def _months() -> dict[str, int]:
    months: dict[str, int] = {}
    for row in lexicon.table("manader"):
        for name in (row["namn"], *row["forkortningar"].split()):
            months[name] = int(row["nummer"])
    return months


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    names = "|".join(sorted(_months(), key=len, reverse=True))
    return (
        re.compile(rf"(?<![\d-])(?P<y>{YEAR})-(?P<m>\d{{2}})-(?P<d>\d{{2}})(?![\d-])"),
        re.compile(
            rf"(?i:(?:\bden )?(?<!\d)(?P<d>\d{{1,2}})(?:\.|:e)? (?P<n>{names})\.?,? "
            rf"(?P<y>{YEAR}))(?!\d)"
        ),
        re.compile(
            rf"(?<![\d/])(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})[ -](?P<y>{YEAR})(?!\d)"
        ),
        re.compile(
            rf"(?<![\d./])(?P<y>{YEAR})[./](?P<m>\d{{2}})[./](?P<d>\d{{2}})(?!\d)"
        ),
    )


def written_dates(
    text: str, start: int = 0, end: int | None = None
) -> tuple[WrittenDate, ...]:
    """Return the whole, possible dates in `text[start:end]`, in order."""
    stop = len(text) if end is None else end
    found = []
    for low, high in _near_years(text, start, stop):
        for pattern in _patterns():
            for match in pattern.finditer(text, low, high):
                date = _date(match)
                if date is not None:
                    found.append(WrittenDate(match.start(), match.end(), date))
    return tuple(sorted(found, key=lambda w: w.start))


def _near_years(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches that may hold a date: those around a year."""
    if HINT.search(text, start, stop) is None:
        return
    if stop - start <= SHORT:
        yield start, stop
        return
    low, high = -1, -1
    for year in HINT.finditer(text, start, stop):
        if year.start() - REACH > high:
            if high >= 0:
                yield low, high
            low = max(start, year.start() - REACH)
        high = min(stop, year.end() + REACH)
    yield low, high


def _date(match: re.Match[str]) -> dt.date | None:
    """Return the day that a pattern has found, None if there is none such."""
    name = match.groupdict().get("n")
    month = _months()[name.lower()] if name else int(match["m"])
    try:
        return dt.date(int(match["y"]), month, int(match["d"]))
    except ValueError:
        return None
