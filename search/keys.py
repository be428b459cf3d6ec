"""What is written in many ways, as one key each: a dnr, a §, a date, a number.

"KS 2024/118", "KS2024-00118", "ks 118/2024" and "2024.118 KS" are all "#ks2024/118";
"§§ 12–14" is "§12", "§13", "§14"; "24 juni 2021", "24/6 2021" and "2021-06-24" are
"@2021-06-24" and the month "@2021-06"; "2 500" is "2500" and "2,5" is "2,5".
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ingest import lexicon

# A row of paragraphs longer than that is no row.
LONGEST_ROW = 40
_YEAR = r"(?:19|20)\d\d"
_SEP = r"\s?[-/:.–]\s?"
_NOT_DNR = r"(?:§+|dnr|diarienr|diarienummer|nr|den|år|till|och|i|av)"


class Key(NamedTuple):
    """A key and the place it stands at in the text."""

    start: int
    end: int
    key: str


@cache
def _months() -> dict[str, int]:
    found = {}
    for row in lexicon.table("manader"):
        for name in (row["namn"], *row["forkortningar"].split()):
            found[name.lower()] = int(row["nummer"])
    return found


@cache
def _dates() -> re.Pattern[str]:
    months = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    return re.compile(
        rf"\b(?P<y>{_YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d>[0-3]\d)\b"
        rf"|\b(?P<d2>[0-3]?\d)/(?P<m2>1[0-2]|0?[1-9])[- ](?P<y2>{_YEAR})\b"
        rf"|\b(?:(?P<d3>[0-3]?\d)\.? )?(?P<m3>{months})\.? (?P<y3>{_YEAR})\b",
        re.IGNORECASE,
    )


_DNR = re.compile(
    rf"(?:\b(?P<a>[^\W\d_]{{1,8}})[\s/.-]{{0,2}})?"
    rf"(?:\b|(?<=[^\W\d_]))(?:(?P<y>{_YEAR}){_SEP}0*(?P<n>\d{{1,6}})"
    rf"|0*(?P<n2>\d{{1,6}}){_SEP}(?P<y2>{_YEAR}))\b(?![-/:]\d)"
    r"(?: (?P<z>[A-ZÅÄÖ]{2,6})\b)?"
)
_SECTION = re.compile(
    r"(?:§{1,2}|\bparagraf(?:en|erna|er)?)\s*(\d{1,4})(?:\s?[-–]\s?(\d{1,4}))?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\b\d{1,3}(?:[ \u00a0.]\d{3})+\b|\b\d+,\d+\b")


# A date or a dnr holds a year, and reaches no further from it; so nothing else of a
# text is looked through for them. A number in groups has a sign between its digits.
_ANY_YEAR = re.compile(r"(?=(?:19|20)\d\d)")
REACH = 64
_GROUPED = re.compile(r"\d[ \u00a0.,]\d")


def found(text: str) -> Iterator[Key]:
    """Yield the keys of a text with their places, those of one kind in order."""
    about = _about_years(text)
    dates = [date for place in about for date in _of_dates(text, *place)]
    yield from dates
    taken = [(date.start, date.end) for date in dates]
    for place in about:
        for match in _DNR.finditer(text, *place):
            if not any(match.start() < e and s < match.end() for s, e in taken):
                yield from _of_dnr(match)
    if "§" in text or "paragraf" in text.lower():
        yield from _of_sections(text)
    if _GROUPED.search(text):
        for match in _NUMBER.finditer(text):
            bare = re.sub(r"[ \u00a0.]", "", match.group())
            yield Key(match.start(), match.end(), bare)


def _about_years(text: str) -> list[tuple[int, int]]:
    """Return the stretches of a text that may hold a date or a dnr."""
    places: list[tuple[int, int]] = []
    for match in _ANY_YEAR.finditer(text):
        first, last = max(match.start() - REACH, 0), match.start() + REACH
        if places and first <= places[-1][1]:
            first = places.pop()[0]
        places.append((first, last))
    return places


def keys(text: str) -> list[str]:
    """Return the keys of a text."""
    return [each.key for each in found(text)]


def _of_dates(text: str, first: int, last: int) -> Iterator[Key]:
    for match in _dates().finditer(text, first, last):
        year = match["y"] or match["y2"] or match["y3"]
        month = match["m"] or match["m2"] or str(_months()[match["m3"].lower()])
        day = match["d"] or match["d2"] or match["d3"]
        start, end = match.span()
        if day:
            yield Key(start, end, f"@{year}-{int(month):02d}-{int(day):02d}")
        yield Key(start, end, f"@{year}-{int(month):02d}")


def _of_dnr(match: re.Match[str]) -> Iterator[Key]:
    before = (match["a"] or "").lower()
    after = (match["z"] or "").lower()
    year, number = match["y"] or match["y2"], match["n"] or match["n2"]
    start, end = match.span()
    if 1900 <= int(number) < 2100:  # "2024–2028" is a time
        return
    if before and not re.fullmatch(_NOT_DNR, before):
        yield Key(start, end, f"#{before}{year}/{number}")
        start += len(before)
    elif after:
        yield Key(start, end, f"#{after}{year}/{number}")
    yield Key(start, end, f"#{year}/{number}")


def _of_sections(text: str) -> Iterator[Key]:
    for match in _SECTION.finditer(text):
        first = int(match[1])
        last = int(match[2] or first)
        row = range(first, last + 1) if 0 <= last - first < LONGEST_ROW else (first,)
        for number in row:
            yield Key(match.start(), match.end(), f"§{number}")
