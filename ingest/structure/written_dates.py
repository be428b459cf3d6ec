"""Whole dates as documents write them: "den 3 maj 2024", "2024-05-03", "3/5 2024"."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache

from ingest import lexicon

YEAR = r"(?:19|20)\d{2}"


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
            rf"(?i:(?:den )?(?<!\d)(?P<d>\d{{1,2}})(?:\.|:e)? (?P<n>{names})\.?,? "
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
    found = []
    for pattern in _patterns():
        for match in pattern.finditer(text, start, len(text) if end is None else end):
            parts = match.groupdict()
            name = parts.get("n")
            month = _months()[name.lower()] if name else int(parts["m"])
            try:
                date = dt.date(int(parts["y"]), month, int(parts["d"]))
            except ValueError:
                continue
            found.append(WrittenDate(match.start(), match.end(), date))
    return tuple(sorted(found, key=lambda w: w.start))
