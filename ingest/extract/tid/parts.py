"""Parts of the year: halves, quarters, tertials, school terms, weeks and turns."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from ingest.extract.tid import words
from ingest.extract.tid.core import Core, Place
from ingest.extract.tid.window import Window, last_of, months, span, week
from ingest.extract.tid.words import DASH, NUMBER, ORDINAL, SP, TAIL, YEAR

_Q_TAIL = rf"(?:/(?P<slash>{YEAR})(?!\d)|{TAIL})"
_NUMBERED = words.compile_family(
    rf"(?<![\w-])(?:(?P<lead>{YEAR}){SP})?"
    rf"(?P<unit>kvartal(?:en)?|kv\.?|q|tertial(?:en)?|halvår)"
    rf"[ \u00a0]?(?P<first>[1-4])(?:(?:{DASH}|{SP}och{SP})(?P<last>[2-4]))?"
    rf"(?![\w:.,]\d|\d){_Q_TAIL}",
    "kv",
    "q",
    "tertial",
    "halvår",
)
_OF_YEAR = (
    rf"(?:(?P<of>årets|nästa{SP}års|förra{SP}årets|kommande{SP}års|{YEAR}{SP}års){SP})?"
)
_ORDERED = words.compile_family(
    rf"(?<![\w-]){_OF_YEAR}(?P<first>{ORDINAL}|[1-4]:?[ea]|sista)(?:(?:{SP}och{SP}|{DASH})"
    rf"(?P<last>{ORDINAL}|[1-4]:?[ea]))?{SP}(?P<unit>kvartal|tertial|halvår)(?:et)?"
    rf"s?(?![\w-]){TAIL}"
)
# "årets första åtta månader", "de två sista månaderna 2024".
_MONTHS = words.compile_family(
    rf"(?<![\w-])(?:{_OF_YEAR.removesuffix('?')}|de{SP})(?:(?P<count>{NUMBER}){SP})?"
    rf"(?P<which>första|sista){SP}(?:(?P<count_last>{NUMBER}){SP})?månad(?:en|er|erna)?"
    rf"(?![\w-])(?:{SP}(?:av|under)(?={SP}(?:år{SP})?{YEAR}))?{TAIL}"
)
_SHORT_T = words.compile_family(
    rf"(?<![\w-])(?P<unit>[th])(?P<first>[1-3]){SP}(?P<year>{YEAR})(?!\d|[:/-]\d)",
    *(unit + number for unit in "th" for number in "123"),
)
# "T1" alone, as a plan's column of times has it.
_BARE_T = words.compile_family(
    r"(?:(?<=\t)|(?<=, )|(?<=: ))t(?P<first>[1-3])(?=[ \u00a0]*(?:[\t\n.,;)]|$))",
    "t1",
    "t2",
    "t3",
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
    for match in _BARE_T.finditer(text):
        core = _part_core(
            match.start(), match.end(), 4, int(match["first"]), int(match["first"])
        )
        if core and text[match.start()] == "T":
            yield replace(core, confidence=0.7)


def ordered_parts(text: str) -> Iterator[Core]:
    """Yield "första halvåret 2025", "fjärde kvartalet" and "halvåret 2024"."""
    for match in _ORDERED.finditer(text):
        length = _LENGTHS[match["unit"][0].lower()]
        first = _ordinal(match["first"], length)
        last = _ordinal(match["last"], length) if match["last"] else first
        core = _part_core(match.start(), match.end(), length, first, last)
        if core:
            yield _of_year(replace(core, **words.tail_fields(match)), match["of"])  # type: ignore[arg-type]
    for match in _HALF.finditer(text):
        core = _part_core(match.start(), match.end(), 6, 1, 1)
        if core:
            yield replace(core, year=int(match["year"]))


def _of_year(core: Core, of: str | None) -> Core:
    """Give a part the year in front of it: "årets", "2024 års"."""
    if of is None or core.year is not None or core.offset is not None:
        return core
    if of[0].isdigit():
        return replace(core, year=int(of[:4]))
    step = {"n": 1, "k": 1, "f": -1}.get(of[0], 0)
    return replace(core, offset=step)


def first_months(text: str) -> Iterator[Core]:
    """Yield "årets första åtta månader" and "de två sista månaderna 2024"."""
    for match in _MONTHS.finditer(text):
        written = match["count"] or match["count_last"]
        count = words.number(written) if written else 3
        if match[0].rstrip(" 0123456789").endswith(("månad", "månaden")):
            count = 1
        if count > 11:
            continue
        low, high = (1, count) if match["which"] == "första" else (13 - count, 12)
        core = _part_core(match.start(), match.end(), 1, low, high)
        if core:
            core = replace(core, **words.tail_fields(match))  # type: ignore[arg-type]
            core = _of_year(core, match["of"])
            if not written and core.place and count > 1:
                core = replace(core, place=_about(core.place))
            if core.year is not None or core.offset is not None:
                yield core


def _about(place: Place) -> Place:
    """Let "årets första månader" reach a month further: how many is not said."""

    def about(year: int) -> Window | None:
        window = place(year)
        if window is None or window.latest is None or window.latest.month == 12:
            return window
        late = last_of(year, window.latest.month + 1)
        return replace(window, latest_wide=late)

    return about


def _ordinal(word: str, length: int) -> int:
    folded = word.lower()
    if folded == "sista":
        return 12 // length
    return words.ORDINALS[folded] if folded in words.ORDINALS else int(folded[0])


_SCHOOL_TERM = words.compile_family(
    rf"(?<![\w-])(?P<which>höst|vår)termin(?:en|ens)?(?![\w-]){TAIL}"
    rf"|(?<![\w-])(?P<short_term>[hv]t)(?:{SP}?-?{SP}?)(?P<term_year>{YEAR}|\d\d)(?![\d:/-])",
    "termin",
    "ht",
    "vt",
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
    rf"(?<!\w)(?:årsskiftet|(?:kommande|nästa|detta|föregående|förra){SP}årsskifte|nyår(?:et)?)(?:{SP}(?P<first>{YEAR})(?:(?:/|{DASH})(?:{YEAR}|\d\d)(?!\d))?"
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
        back = match[0].startswith("f")
        yield Core(
            match.start(), match.end(), "tid.arsskifte", "skifte", "date",
            place=_new_year, year=year, needs_limit=match[0].startswith("ny"),
            direction=-1 if back else 0,
        )  # fmt: skip
    for match in _HALF_TURN.finditer(text):
        core = Core(
            match.start(), match.end(), "tid.halvarsskifte", "skifte", "date",
            place=_midyear,
        )  # fmt: skip
        yield replace(core, **words.tail_fields(match))  # type: ignore[arg-type]
