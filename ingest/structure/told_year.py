"""Bounds from what an undated paper says in its head: its year, its month.

"Årsredovisning 2023" was written when that year was over, "Verksamhetsplan 2023"
before it was; "Kommunens revisorer, februari 2024" says the month in so many words.
"""

import calendar
import datetime as dt
import re
from collections.abc import Iterable
from functools import cache
from itertools import islice

from ingest import lexicon

# So many lines hold a paper's title, and so long a line may be one.
LINES, LINE = 12, 110
YEAR = r"(?P<y>(?:19|20)\d{2})"
# What tells of a year that has been, and what is written ahead of the year.
TOLD = (
    r"(?:årsredovisning|verksamhetsberättelse|årsberättelse|årsbokslut|bokslut"
    r"|årsrapport|årsuppföljning|kvalitetsberättelse|patientsäkerhetsberättelse"
    r"|\w{3,20}bokslut|\w{3,20}berättelse)"
)
AHEAD = r"(?:verksamhetsplan|årsplan|aktivitetsplan|budget|internbudget|årsbudget)"
PART = (
    r"(?:delårsrapport|delårsbokslut|delårsuppföljning|tertialrapport|tertialbokslut)"
)
# "för 2023", "för barn- och utbildningsnämnden 2023"; no plan "2023–2025".
BETWEEN = r"(?:en)?(?: (?!\d)[\w-]+,?){0,6}? "
WHOLE = re.compile(
    rf"(?i)\b(?:(?P<told>{TOLD})|(?P<ahead>{AHEAD})){BETWEEN}{YEAR}(?! ?[–/-] ?\d|\d)"
)


@cache
def _months() -> dict[str, int]:
    return {row["namn"]: int(row["nummer"]) for row in lexicon.table("manader")}


@cache
def _interim() -> re.Pattern[str]:
    names = "|".join(_months())
    return re.compile(
        rf"(?i)\b{PART}\w*\b[^\n]{{0,60}}?(?:\bper(?: den)?(?: \d{{1,2}})?"
        rf"|\b(?:{names}) ?[–-]) ?(?P<m>{names}),? {YEAR}(?!\d)"
    )


@cache
def _month() -> re.Pattern[str]:
    """Return a month and year that end a short line, no period and no limit."""
    names = "|".join(_months())
    return re.compile(
        rf"(?i)^(?P<before>[^\n]*[^\s,(])?[ ,(]{{0,3}}(?<!\w)(?P<m>{names})"
        rf" {YEAR}\)?\.?$"
    )


# "per augusti 2023", "januari–augusti 2023", "senast mars 2024": no day of writing.
PERIOD = re.compile(
    r"(?i)(?:[–-]|\d|\b(?:per|till|med|från|senast|före|efter|inför|under|i|och|den|sedan"
    r"|om|för|hösten|våren|gäller|val(?:et)?))\s*$"
)
SENTENCE = re.compile(r"[.!?:] ?$")


def bounds_of(lines: Iterable[str]) -> tuple[dt.date, dt.date] | None:
    """Return the first and last day on which a paper with this head was written."""
    head = [line for line in islice(lines, LINES) if len(line) <= LINE]
    for read in (_of_month, _of_part, _of_year):
        for line in head:
            found = read(line)
            if found is not None:
                return found
    return None


def _of_month(line: str) -> tuple[dt.date, dt.date] | None:
    """Read "Kommunens revisorer, februari 2024"."""
    match = _month().match(line)
    if match is None:
        return None
    before = match["before"] or ""
    if PERIOD.search(before) or SENTENCE.search(before):
        return None
    year, month = int(match["y"]), _months()[match["m"].lower()]
    return dt.date(year, month, 1), _month_end(year, month)


def _of_part(line: str) -> tuple[dt.date, dt.date] | None:
    """Read "Delårsrapport per augusti 2023": written in the months that follow."""
    match = _interim().search(line)
    if match is None:
        return None
    year, month = int(match["y"]), _months()[match["m"].lower()]
    return _month_end(year, month), dt.date(year + (month >= 10), 12, 31)


def _of_year(line: str) -> tuple[dt.date, dt.date] | None:
    """Read "Årsredovisning 2023", "Verksamhetsplan 2023"."""
    match = WHOLE.search(line)
    if match is None:
        return None
    year = int(match["y"])
    if match["ahead"]:
        return dt.date(year - 1, 1, 1), dt.date(year, 12, 31)
    return dt.date(year, 12, 31), dt.date(year + 1, 12, 31)


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])
