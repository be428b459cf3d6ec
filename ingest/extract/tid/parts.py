"""Parts of the year: halves, quarters, tertials, school terms, weeks and turns."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from ingest.extract.tid import words
from ingest.extract.tid.core import Core, Place
from ingest.extract.tid.window import Window, months, span, week
from ingest.extract.tid.words import DASH, ORDINAL, SP, TAIL, YEAR

_Q_TAIL = rf"(?:/(?P<slash>{YEAR})(?!\d)|{TAIL})"
_NUMBERED = words.compile_family(
    rf"(?<![\w-])(?:(?P<lead>{YEAR}){SP})?"
    rf"(?P<unit>kvartal(?:en)?|kv\.?|q|tertial(?:en)?|halvår)"
    rf"[ \u00a0]?(?P<first>[1-4])(?:(?:{DASH}|{SP}och{SP})(?P<last>[2-4]))?"
    rf"(?![\w:.,]\d|\d){_Q_TAIL}"
)
_ORDERED = words.compile_family(
    rf"(?<![\w-])(?P<first>{ORDINAL}|[1-4]:?[ea]|sista)(?:(?:{SP}och{SP}|{DASH})"
    rf"(?P<last>{ORDINAL}|[1-4]:?[ea]))?{SP}(?P<unit>kvartalet|tertialet|halvåret)"
    rf"s?(?![\w-]){TAIL}"
)
_SHORT_T = words.compile_family(
    rf"(?<![\w-])(?P<unit>[TH])(?P<first>[1-3]){SP}(?P<year>{YEAR})(?!\d|[:/-]\d)"
)
_HALF = words.compile_family(rf"(?<![\w-])halvåret{SP}(?P<year>{YEAR})(?!\d|[:/-]\d)")
_LENGTHS = {"k": 3, "q": 3, "t": 4, "h": 6}


def _part_place(length: int, first: int, last: int) -> Place:
    def place(year: int) -> Window:
        return months(year, (first - 1) * length + 1, last * length)

    return place


def _part_core(start: int, end: int, length: int, first: int, last: int) -> Core | None:
    if not 1 <= first <= last <= 12 // length:
        return None
    return Core(
        start, end, "tid.del-av-ar", "kvartal", place=_part_place(length, first, last)
    )


def numbered_parts(text: str) -> Iterator[Core]:
    """Yield "kvartal 3", "Q4 2024", "tertial 2" and "T1 2025"."""
    for match in _NUMBERED.finditer(text):
        length = _LENGTHS[match["unit"][0].lower()]
        first = int(match["first"])
        last = int(match["last"] or first)
        core = _part_core(match.start(), match.end(), length, first, last)
        if core is None:
            continue
        core = replace(core, **words.tail_fields(match))  # type: ignore[arg-type]
        written = match["slash"] or match["lead"]
        yield replace(core, year=int(written)) if written else core
    for match in _SHORT_T.finditer(text):
        length, part = _LENGTHS[match["unit"].lower()], int(match["first"])
        core = _part_core(match.start(), match.end(), length, part, part)
        if core:
            yield replace(core, year=int(match["year"]))


def ordered_parts(text: str) -> Iterator[Core]:
    """Yield "första halvåret 2025", "fjärde kvartalet" and "halvåret 2024"."""
    for match in _ORDERED.finditer(text):
        length = _LENGTHS[match["unit"][0].lower()]
        first = _ordinal(match["first"], length)
        last = _ordinal(match["last"], length) if match["last"] else first
        core = _part_core(match.start(), match.end(), length, first, last)
        if core:
            yield replace(core, **words.tail_fields(match))  # type: ignore[arg-type]
    for match in _HALF.finditer(text):
        core = _part_core(match.start(), match.end(), 6, 1, 1)
        if core:
            yield replace(core, year=int(match["year"]))


def _ordinal(word: str, length: int) -> int:
    folded = word.lower()
    if folded == "sista":
        return 12 // length
    return words.ORDINALS[folded] if folded in words.ORDINALS else int(folded[0])


_SCHOOL_TERM = words.compile_family(
    rf"(?<![\w-])(?P<which>höst|vår)termin(?:en|ens)?(?![\w-]){TAIL}"
    rf"|(?<![\w-])(?P<short_term>[hv]t)(?:{SP}?-?{SP}?)(?P<term_year>{YEAR}|\d\d)(?![\d:/-])"
)


def _autumn_term(year: int) -> Window:
    return Window(
        dt.date(year, 8, 15), dt.date(year, 12, 31), dt.date(year, 8, 1),
        dt.date(year + 1, 1, 15), (dt.date(year, 8, 15), dt.date(year, 8, 31)),
    )  # fmt: skip


def _spring_term(year: int) -> Window:
    return Window(
        dt.date(year, 1, 10), dt.date(year, 6, 15), dt.date(year, 1, 1),
        dt.date(year, 6, 30), (dt.date(year, 1, 10), dt.date(year, 1, 31)),
    )  # fmt: skip


def school_terms(text: str) -> Iterator[Core]:
    """Yield "höstterminen 2024" and "VT 25"."""
    for match in _SCHOOL_TERM.finditer(text):
        letter = (match["which"] or match["short_term"])[0].lower()
        core = Core(
            match.start(), match.end(), "tid.termin", "sasong",
            place=_autumn_term if letter == "h" else _spring_term,
        )  # fmt: skip
        if match["term_year"]:
            yield replace(core, year=words.full_year(match["term_year"]))
        else:
            yield replace(core, **words.tail_fields(match))  # type: ignore[arg-type]


_WEEK = words.compile_family(
    rf"(?<![\w-])(?:veckorna|veckor|vecka|v\.?){SP}?(?P<first>5[0-3]|[1-4]\d|0?[1-9])"
    rf"(?:(?:{DASH}|{SP}och{SP}|{SP}till{SP})(?P<last>5[0-3]|[1-4]\d|0?[1-9]))?"
    rf"(?![\d:]|[.,/-]\d|{SP}?%)(?:/(?P<slash>{YEAR}))?{TAIL}"
)


def weeks(text: str) -> Iterator[Core]:
    """Yield "vecka 34" and "v. 34–36"; a capital V alone is a party."""
    for match in _WEEK.finditer(text):
        if text[match.start() : match.start() + 2] in ("V ", "V\u00a0"):
            continue
        first = int(match["first"])
        core = Core(
            match.start(), match.end(), "tid.vecka", "vecka",
            place=_week_place(first, int(match["last"] or first)),
        )  # fmt: skip
        core = replace(core, **words.tail_fields(match))  # type: ignore[arg-type]
        yield replace(core, year=int(match["slash"])) if match["slash"] else core


def _week_place(first: int, last: int) -> Place:
    def place(year: int) -> Window | None:
        low, high = week(year, first), week(year + (last < first), last)
        return span(low.earliest, high.latest) if low and high else None

    return place


_YEAR_TURN = words.compile_family(
    rf"(?<!\w)årsskiftet(?:{SP}(?P<first>{YEAR})(?:(?:/|{DASH})(?:{YEAR}|\d\d)(?!\d))?"
    rf"|{SP}(?P<two>\d\d)/\d\d(?!\d))?(?![\w-])"
)
_HALF_TURN = words.compile_family(rf"(?<!\w)halvårsskiftet(?![\w-]){TAIL}")


def _new_year(year: int) -> Window:
    """Return the turn from `year` to the next."""
    last, first = dt.date(year, 12, 31), dt.date(year + 1, 1, 1)
    return Window(
        first, first, dt.date(year, 12, 27), dt.date(year + 1, 1, 5),
        (last, last), (first, first, dt.date(year + 1, 3, 31)),
    )  # fmt: skip


def _midyear(year: int) -> Window:
    last, first = dt.date(year, 6, 30), dt.date(year, 7, 1)
    return Window(
        first, first, dt.date(year, 6, 24), dt.date(year, 7, 7), (last, last),
        (first, first, dt.date(year, 9, 30)),
    )  # fmt: skip


def turns(text: str) -> Iterator[Core]:
    """Yield "årsskiftet 2024/2025" and "halvårsskiftet"."""
    for match in _YEAR_TURN.finditer(text):
        written = match["first"] or match["two"]
        year = words.full_year(written) if written else None
        # "årsskiftet 2025" alone means the turn into that year.
        if match["first"] and match.end() == match.end("first") and year:
            year -= 1
        yield Core(
            match.start(), match.end(), "tid.arsskifte", "skifte", "date",
            place=_new_year, year=year,
        )  # fmt: skip
    for match in _HALF_TURN.finditer(text):
        core = Core(
            match.start(), match.end(), "tid.halvarsskifte", "skifte", "date",
            place=_midyear,
        )  # fmt: skip
        yield replace(core, **words.tail_fields(match))  # type: ignore[arg-type]
