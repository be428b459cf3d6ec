"""Calendar dates: "den 15 april 2023", "2024-04-15", "13/5", "sista april"."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.extract.tid import words
from ingest.extract.tid.core import Core, Place, Toward
from ingest.extract.tid.window import (
    Window,
    add_months,
    day_of,
    last_of,
    point,
    span,
)
from ingest.extract.tid.words import DASH, DAY, LEFT, MONTH, SP, TAIL, WEEKDAY, YEAR

_ORDINAL_DAY = rf"(?:{DAY}(?::?[ea]\b|\.)?|{words.ORDINAL}|siste|sista)"
_WRITTEN = words.compile_family(
    rf"{LEFT}(?:(?P<weekday>{WEEKDAY})(?:en|s)?,?{SP})?(?:den{SP})?"
    rf"(?P<first>{_ORDINAL_DAY})"
    rf"(?:(?P<link>{DASH}|{SP}(?:och|till|eller|samt){SP}(?:den{SP})?)"
    rf"(?P<last>{_ORDINAL_DAY}))?"
    rf"(?:{SP}|(?<=\d))(?P<month>{MONTH})(?:{SP}månad)?{TAIL}"
    rf"(?P<years>(?:,{SP}{YEAR}){{0,6}}{SP}(?:och|samt){SP}{YEAR}\b)?"
)
_ISO_DATE = (
    rf"{YEAR}(?P<sep{{n}}>[-./])(?:1[0-2]|0[1-9])(?P=sep{{n}})(?:3[01]|[12]\d|0[1-9])"
)
_ISO = words.compile_family(
    r"(?<![\w/§])(?<!\d[-.:])(?:"
    rf"(?P<from>{_ISO_DATE.format(n=1)})(?:{DASH}(?P<to>{_ISO_DATE.format(n=2)}))?"
    rf"|(?P<packed>{YEAR}[01]\d[0-3]\d)(?:{DASH}(?P<packed_to>{YEAR}[01]\d[0-3]\d))?"
    r")(?![\w/]|[-.:]\d)",
    *words.CENTURIES,
)
_SHORT_ISO = words.compile_family(
    r"(?<![\w/§:.-])(?P<year>[0-4]\d)-(?P<month>1[0-2]|0[1-9])-"
    r"(?P<day>3[01]|[12]\d|0[1-9])(?![\w/:-]|\.\d)",
    "-0",
    "-1",
)
_REVERSED = words.compile_family(
    rf"(?<![\w/§:.-])(?P<day>{DAY})(?P<sep>[./-])(?P<month>1[0-2]|0?[1-9])(?P=sep)"
    rf"(?P<year>{YEAR})(?![\w/-]|\.\d)",
    *(f"{sign}{century}" for sign in "./-" for century in words.CENTURIES),
)
_LOOSE_ISO = words.compile_family(
    rf"(?<![\w/§:.-])(?P<year>{YEAR})-(?P<month>[1-9])-(?P<day>{DAY})(?![\w/:-]|\.\d)",
    *words.CENTURIES,
)
_SHORT_YEAR = words.compile_family(
    rf"(?<![\w/§:.,-])(?P<day>{DAY})/(?P<month>1[0-2]|0?[1-9])/(?P<year>\d\d)(?![\w/:-]|[.,]\d)",
    "/",
)
# "senast den 15:e", "den 25:e varje månad": the month is the next to come.
_DAY_OF_MONTH = words.compile_family(
    rf"(?<![\w-])den{SP}(?P<day>{DAY}):[ea](?P<every>{SP}(?:i{SP})?(?:varje|var){SP}månad"
    rf"|{SP}varannan{SP}månad)?(?=[.,;:!?)\n]|$|{SP}(?:ska|skall|är|kommer|blir|och|klockan"
    rf"|kl|då|i{SP}månaden|denna|innevarande|varje|nästa)\b)",
    ":e",
    ":a",
)
_SLASH_DAY = rf"{DAY}/(?:1[0-2]|0?[1-9])(?![\d/%])"
_SLASH = words.compile_family(
    rf"(?<![\w/§:.,-])(?:(?P<weekday>{WEEKDAY}|mån|tis|ons|tors?|fre|lör|sön)"
    rf"(?:en)?\.?,?{SP})?(?P<den>den{SP})?(?P<first>{_SLASH_DAY})"
    rf"(?:{DASH}(?P<last>{_SLASH_DAY}))?"
    rf"(?:{SP}?[-’'](?P<short>\d\d)(?![\d:/-])|,?{SP}(?P<year>{YEAR})(?![\d:/]))?"
    r"(?![\w-]|:\d)",
    "/",
)
# A slash between small numbers may as well be a fraction or "24/7".
_FRACTION = re.compile(r"(?:1/[2-9]|2/[35]|3/[458]|4/5|5/[68]|24/7|1/10|1/12)$")


def _place_day(year: int, month: int, day: int | None) -> Window | None:
    found = last_of(year, month) if day is None else day_of(year, month, day)
    return point(found) if found else None


def _day_place(month: int, first: int | None, last: int | None, paired: bool) -> Place:
    def place(year: int) -> Window | None:
        window = _place_day(year, month, first)
        if not paired or window is None:
            return window
        until = _place_day(year, month, last)
        if until is None or until.latest is None or window.earliest is None:
            return None
        if until.latest < window.earliest:
            return None
        return span(window.earliest, until.latest)

    return place


def _day_number(word: str) -> int | None:
    """Return the day of the month; None is its last day."""
    folded = word.lower()
    if folded in ("siste", "sista"):
        return None
    if folded in words.ORDINALS:
        return words.ORDINALS[folded]
    return int(re.match(r"\d+", folded).group())  # type: ignore[union-attr]


def _possible(month: int, *days: int | None) -> bool:
    return all(day is None or day_of(2024, month, day) for day in days)


def written_dates(text: str) -> Iterator[Core]:
    """Yield dates with the month in letters."""
    for match in _WRITTEN.finditer(text):
        month = words.month(match["month"])
        first = _day_number(match["first"])
        last = _day_number(match["last"]) if match["last"] else first
        if not _possible(month, first, last):
            continue
        paired = bool(match["last"])
        end = match.end()
        if match["month"].endswith(".") and match.end() == match.end("month"):
            end -= 1
        core = Core(
            match.start(),
            end,
            "tid.datum",
            "dag",
            "interval" if paired else "date",
            _day_place(month, first, last, paired),
            weekday=words.weekday(match["weekday"]) if match["weekday"] else None,
            joined=paired,
            confidence=0.97,
        )
        core = replace(core, **words.tail_fields(match))  # type: ignore[arg-type]
        yield _with_years(core, match)


def _with_years(core: Core, match: re.Match[str]) -> Core:
    """Let "den 15 februari 2021, 2022 och 2023" run from the first to the last."""
    listed = re.findall(YEAR, match["years"] or "")
    if not listed or core.place is None:
        if match["years"]:
            return replace(core, end=match.start("years"))
        return core
    if core.year is None:
        return replace(core, end=match.start("years"))
    place, final = core.place, int(listed[-1])

    def from_first_to_last(year: int) -> Window | None:
        first, last = place(year), place(final)
        return span(first.earliest, last.latest) if first and last else None

    return replace(core, place=from_first_to_last, kind="interval")


def _iso(written: str) -> dt.date | None:
    digits = re.sub(r"\D", "", written)
    return day_of(int(digits[:4]), int(digits[4:6]), int(digits[6:]))


def iso_dates(text: str) -> Iterator[Core]:
    """Yield ISO dates and their ranges, also packed ("20240101-20241231")."""
    for match in _ISO.finditer(text):
        first = _iso(match["from"] or match["packed"])
        until = match["to"] or match["packed_to"]
        last = _iso(until) if until else first
        if first is None or last is None:
            continue
        yield Core(
            match.start(),
            match.end(),
            "tid.iso",
            "dag",
            "interval" if until else "date",
            _fixed(span(first, last)),
            year=first.year,
            joined=bool(until),
            confidence=0.99 if match["from"] else 0.85,
        )


def _fixed(window: Window) -> Place:
    def place(_year: int) -> Window:
        return window

    return place


def numeric_dates(text: str) -> Iterator[Core]:
    """Yield "24-04-15", "15.4.2024" and "15/4/2024"."""
    sorts = ((_SHORT_ISO, 0.6), (_REVERSED, 0.9), (_LOOSE_ISO, 0.8), (_SHORT_YEAR, 0.8))
    for pattern, confidence in sorts:
        for match in pattern.finditer(text):
            year = words.full_year(match["year"])
            day = day_of(year, int(match["month"]), int(match["day"]))
            if day:
                yield Core(
                    match.start(),
                    match.end(),
                    "tid.siffror",
                    "dag",
                    "date",
                    _fixed(point(day)),
                    year=year,
                    confidence=confidence,
                )


def days_of_month(text: str) -> Iterator[Core]:
    """Yield "den 15:e", the day of a month that is not said."""
    for match in _DAY_OF_MONTH.finditer(text):
        every = match["every"] or ""
        yield Core(
            match.start(), match.end(), "tid.manadsdag", "deiktisk",
            "recurrence" if every else "date",
            toward=None if every else _nearest_day(int(match["day"])),
            recurrence=("P2M" if "annan" in every else "P1M") if every else None,
            confidence=0.7,
        )  # fmt: skip


def _nearest_day(day: int) -> Toward:
    def toward(reference: dt.date, direction: int) -> Window | None:
        step = -1 if direction < 0 else 1
        for offset in range(3):
            month = add_months(reference.replace(day=1), step * offset)
            found = day_of(month.year, month.month, day)
            if found and (found - reference).days * step >= 0:
                return point(found)
        return None

    return toward


def slash_dates(text: str) -> Iterator[Core]:
    """Yield "13/5", "torsdag 7/11" and "13/5–17/5"; never a bare fraction."""
    for match in _SLASH.finditer(text):
        day, month = (int(part) for part in match["first"].split("/"))
        last = match["last"]
        to_day, to_month = (int(p) for p in last.split("/")) if last else (day, month)
        sure = bool(match["weekday"] or match["den"] or last or match["year"])
        if not sure and _FRACTION.match(match["first"]):
            continue
        if not (_possible(month, day) and _possible(to_month, to_day)):
            continue
        year = match["year"] or match["short"]
        yield Core(
            match.start(),
            match.end(),
            "tid.snedstreck",
            "dag",
            "interval" if last else "date",
            _slash_place((month, day), (to_month, to_day)),
            year=words.full_year(year) if year else None,
            weekday=words.weekday(match["weekday"]) if match["weekday"] else None,
            joined=bool(last),
            confidence=0.9 if sure else 0.8,
        )


def _slash_place(first: tuple[int, int], last: tuple[int, int]) -> Place:
    def place(year: int) -> Window | None:
        low = day_of(year, *first)
        high = day_of(year + (last < first), *last)
        return span(low, high) if low and high else None

    return place
