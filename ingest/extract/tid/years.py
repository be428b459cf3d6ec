"""Years: "2025", "2024–2026", "åren", "2020-talet", "läsåret 2024/25", "årets slut"."""

import datetime as dt
from collections.abc import Iterator

from ingest.extract.tid import words
from ingest.extract.tid.core import Core, Count, Place
from ingest.extract.tid.window import (
    ONE_DAY,
    Window,
    add_months,
    last_of,
    span,
    years,
)
from ingest.extract.tid.words import DASH, NUMBER, SP, TAIL, YEAR

_LABEL = (
    r"(?:kalenderåret|verksamhetsåret|budgetåret|räkenskapsåret|bokslutsåret|helåret"
    # "2 miljoner per år 2024–2026": the word belongs to the sum.
    r"|kalenderår|verksamhetsår|budgetår|räkenskapsår|åren|året"
    r"|(?<!per )(?<!varje )(?<!om )år)"
)
_BARE = words.compile_family(
    rf"(?<![\w/§–-])(?<![\w]\.)(?<!\d[.,:])(?:{_LABEL}{SP})?(?P<year>{YEAR})"
    r"(?P<of>[ \u00a0]års(?![\w-]))?"
    r"(?!\w|[–-]\w|[:/.,]\d|/[a-zåäö]\b|[ \u00a0]?%|[ \u00a0]\d{3}(?!\d))",
    *words.CENTURIES,
)
_RANGE = words.compile_family(
    rf"(?<![\w/§-])(?<!\d[.,:])(?:{_LABEL}{SP})?(?P<first>{YEAR})"
    rf"(?P<by>{DASH}|/)(?P<last>{YEAR}|(?<=\d[-–—])\d\d)(?![\w/:]|[-–.,]\d)",
    *words.CENTURIES,
)
# "innan året är slut" says itself until when.
_OVER = words.compile_family(
    rf"(?<!\w)innan{SP}(?P<unit>året|verksamhetsåret|månaden|veckan){SP}är{SP}(?:slut|över|till{SP}ända)\b"
)
_DECADE = words.compile_family(
    # "ett 90-tal personer" counts; "på 90-talet" and "1990-tal" are years.
    r"(?<![\w-])(?P<decade>(?:19|20)\d0(?=-tal)|\d0(?=-tale))-tal(?:ets?|en)?(?![\w-])"
)
_SCHOOL_LABEL = (
    r"(?:läsår(?:et)?|skolår(?:et)?|säsong(?:en)?|riksmöte(?:t)?|verksamhetsår(?:et)?)"
)
_SCHOOL = words.compile_family(
    rf"(?<!\w)(?P<label>{_SCHOOL_LABEL}){SP}(?P<first>{YEAR}|\d\d)"
    rf"(?:/|{DASH})(?P<last>{YEAR}|\d\d)(?![\d:])"
)
_YEAR_END = words.compile_family(
    r"(?<!\w)(?P<which>årets|verksamhetsårets|budgetårets|kalenderårets|nästa års"
    rf"|förra årets|{YEAR}[ \u00a0]års)[ \u00a0](?P<part>slut|utgång|början|ingång)\b"
    rf"{TAIL}"
)
# "året innan", "två år senare" count from the year told of before.
_SHIFTED = words.compile_family(
    rf"(?<![\w-])(?:(?P<step>året{SP}(?:innan|före|därpå|därefter))(?={SP}(?!det\b|att\b|[a-zåäö]+året)|[.,;:)]|$)"
    rf"|(?P<count>{NUMBER}){SP}år{SP}(?P<way>senare|tidigare)(?!{SP}än\b))(?![\w-])"
)
_TERM = words.compile_family(
    rf"(?<!\w)(?P<which>nästa|kommande|förra|föregående|innevarande|nuvarande|denna"
    rf"|den[ \u00a0]här)?[ \u00a0]?mandatperiod(?P<def>ens?)?"
    rf"(?:{SP}(?P<first>{YEAR})(?:{DASH})(?P<last>{YEAR}|\d\d)(?!\d))?"
    r"(?:[ \u00a0](?P<part>slut|utgång|början))?(?![\w-])"
)


def _year_place(first: int, last: int) -> Place:
    def place(_year: int) -> Window:
        return years(first, last)

    return place


def bare_years(text: str) -> Iterator[Core]:
    """Yield single years; `guards` takes away numbers that are no years."""
    for match in _BARE.finditer(text):
        year = int(match["year"])
        bare = match.end() - match.start() == 4
        yield Core(
            match.start(), match.end(), "tid.ar", "ar",
            place=_year_place(year, year), year=year,
            confidence=0.85 if bare else 0.95,
        )  # fmt: skip


def year_ranges(text: str) -> Iterator[Core]:
    """Yield "2024–2026", "2024-26" and "2024/2025"."""
    for match in _RANGE.finditer(text):
        first, last = int(match["first"]), _second(match["first"], match["last"])
        # "2016/2031" is the number of an act.
        if first < last <= first + (1 if match["by"] == "/" else 60):
            yield Core(
                match.start(), match.end(), "tid.ar-till-ar", "ar",
                place=_year_place(first, last), year=first, joined=True,
                confidence=0.9,
            )  # fmt: skip


def _second(first: str, last: str) -> int:
    return int(last) if len(last) == 4 else int(first[:2] + last)


def decades(text: str) -> Iterator[Core]:
    """Yield "1990-talet" and "90-talet"."""
    for match in _DECADE.finditer(text):
        first = words.full_year(match["decade"])
        yield Core(
            match.start(), match.end(), "tid.artionde", "ar",
            place=_year_place(first, first + 9), year=first, confidence=0.8,
        )  # fmt: skip


def school_years(text: str) -> Iterator[Core]:
    """Yield "läsåret 2024/25": a slash between years is never a fraction."""
    for match in _SCHOOL.finditer(text):
        first = words.full_year(match["first"])
        last = _second(str(first), match["last"])
        if last == first + 1:
            yield Core(
                match.start(), match.end(), "tid.lasar", "period",
                place=_school_place(match["label"].lower()), year=first,
            )  # fmt: skip


def _school_place(label: str) -> Place:
    starts = 8 if label.startswith(("läs", "skol")) else 7

    def place(year: int) -> Window:
        if label.startswith("riks"):
            return span(dt.date(year, 9, 1), dt.date(year + 1, 8, 31))
        return span(dt.date(year, starts, 1), dt.date(year + 1, 6, 30))

    return place


def year_ends(text: str) -> Iterator[Core]:
    """Yield "årets slut" and "2024 års utgång", a point that limiting words use."""
    for match in _YEAR_END.finditer(text):
        which = match["which"].lower()
        ends = match["part"].lower() in ("slut", "utgång")
        fixed = int(which[:4]) if which[0].isdigit() else None
        fixed = int(match["year"]) if match["year"] else fixed
        offset = {"nästa års": 1, "förra årets": -1}.get(which, 0)
        yield Core(
            match.start(), match.end(), "tid.arets-slut", "skifte", "date",
            place=_end_place(ends), year=fixed,
            offset=None if fixed or match["year"] else offset,
        )  # fmt: skip


def shifted_years(text: str) -> Iterator[Core]:
    """Yield "året innan" and "ett år senare": years counted from the one before."""
    for match in _SHIFTED.finditer(text):
        if match["count"]:
            count = words.number(match["count"])
            shift = count if match["way"] == "senare" else -count
        else:
            step = match["step"]
            shift = -1 if step.endswith(("innan", "före")) else 1
        yield Core(
            match.start(), match.end(), "tid.ar-efter", "ar", place=_whole,
            same_year=True, shift=shift, confidence=0.7,
        )  # fmt: skip


def _whole(year: int) -> Window:
    return years(year, year)


def ended(text: str) -> Iterator[Core]:
    """Yield "innan året är slut"."""
    for match in _OVER.finditer(text):
        unit = match["unit"]
        yield Core(
            match.start(), match.end(), "tid.innan-slut", "fri", "deadline",
            count=_end_of(unit), confidence=0.85,
        )  # fmt: skip


def _end_of(unit: str) -> Count:
    def count(reference: dt.date) -> Window:
        if unit == "månaden":
            return span(None, last_of(reference.year, reference.month))
        if unit == "veckan":
            return span(None, reference + (6 - reference.weekday()) * ONE_DAY)
        return span(None, dt.date(reference.year, 12, 31))

    return count


def _end_place(ends: bool) -> Place:
    def place(year: int) -> Window:
        if not ends:
            return span(dt.date(year, 1, 1), dt.date(year, 1, 1))
        last = dt.date(year, 12, 31)
        # "före årets slut" still allows the last day.
        return Window(last, last, last, last, (last, last))

    return place


def election_before(day: dt.date) -> int:
    """Return the latest year whose term of office had begun on `day`."""
    year = day.year - (day.year - 2022) % 4
    return year if day >= _term_start(year) else year - 4


def _term_start(year: int) -> dt.date:
    # The Local Government Act moved the start from 1 November in 2014.
    return dt.date(year, 10, 15) if year >= 2014 else dt.date(year, 11, 1)


def term_of_office(year: int) -> Window:
    """Return the council's term after the election of `year`."""
    first, last = _term_start(year), _term_start(year + 4) - ONE_DAY
    return Window(first, last, first, dt.date(year + 4, 12, 31))


def terms_of_office(text: str) -> Iterator[Core]:
    """Yield "mandatperioden", "nästa mandatperiod" and "mandatperiodens slut"."""
    for match in _TERM.finditer(text):
        which = (match["which"] or "").lower()
        if not (which or match["def"] or match["first"]):
            continue
        step = {"nästa": 1, "kommande": 1, "förra": -1, "föregående": -1}.get(which, 0)
        start = match.start() + (text[match.start()] in " \u00a0")
        first = int(match["first"]) if match["first"] else None
        part = (match["part"] or "").lower()
        yield Core(
            start, match.end(), "tid.mandatperiod",
            "skifte" if part else "mandat",
            place=_written_term(match["first"], match["last"]) if first else None,
            count=None if first else _term_count(step, part), year=first,
        )  # fmt: skip


def _written_term(first: str, last: str) -> Place:
    until = _second(first, last)
    since = int(first)

    def place(_year: int) -> Window:
        window = term_of_office(since)
        if (since - 2022) % 4 == 0 and until == since + 4:
            return window
        return years(since, until)

    return place


def _term_count(step: int, part: str) -> Count:
    def count(reference: dt.date) -> Window:
        window = term_of_office(election_before(reference) + 4 * step)
        if part == "början" and window.earliest:
            return span(window.earliest, add_months(window.earliest, 6))
        if part and window.latest and window.latest_wide:
            ends = (window.latest, window.latest_wide)
            return Window(ends[0], ends[0], ends[0], ends[1], ends)
        return window

    return count
