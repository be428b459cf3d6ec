"""Months and seasons: "maj 2024", "månadsskiftet maj/juni", "hösten", "i våras"."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.extract.tid import words
from ingest.extract.tid.core import Core, Place
from ingest.extract.tid.window import (
    ONE_DAY,
    Window,
    last_of,
    midsummer_eve,
    months,
    point,
    span,
)
from ingest.extract.tid.words import DASH, MONTH, MONTH_NAME, SP, TAIL, WEEKDAY, YEAR

_MONTH = words.compile_family(
    rf"(?<![\w-])(?P<month>{MONTH_NAME})(?:s)?(?![\w])(?:{SP}månad(?:s)?\b)?{TAIL}"
)
_DATED_MONTH = words.compile_family(
    rf"(?<![\w-])(?:(?P<month>{MONTH})(?:{SP}|-)(?P<year>{YEAR})(?![\d/]|[:-]\d)"
    rf"|(?P<year_first>{YEAR}){SP}(?P<month_last>{MONTH_NAME})(?![\w-]))"
)
_ISO_MONTH = words.compile_family(
    rf"(?<![\w/§:.-])(?P<year>{YEAR})-(?P<month>1[0-2]|0[1-9])(?![\w/:-])",
    "-0",
    "-1",
)
_PAIR = words.compile_family(
    rf"(?<![\w-])(?P<first>{MONTH_NAME})(?:/|{DASH})(?P<last>{MONTH_NAME})(?![\w-])"
    rf"(?:{SP}månad)?{TAIL}"
)
_TURN = words.compile_family(
    rf"(?<!\w)månadsskiftet{SP}(?P<first>{MONTH_NAME})(?:(?:/|{DASH}|{SP}till{SP})"
    rf"(?P<last>{MONTH_NAME}))?(?![\w-]){TAIL}"
)
_MONTH_WEEK = words.compile_family(
    rf"(?<!\w)(?:den{SP})?(?P<which>första|andra|tredje|fjärde|sista){SP}"
    rf"(?P<unit>veckan|dagen|{WEEKDAY}(?:en)?){SP}i{SP}"
    rf"(?P<month>{MONTH_NAME})(?![\w-]){TAIL}"
)


def month_place(first: int, last: int | None = None) -> Place:
    """Return the place of a month, or of a stretch of months, in any year."""
    until = first if last is None else last

    def place(year: int) -> Window:
        if until < first:
            return span(dt.date(year, first, 1), last_of(year + 1, until))
        return months(year, first, until)

    return place


_NO_DAY = re.compile(r"(?<!\d)(?:3[2-9]|[4-9]\d)[ \u00a0]$")


def _looks_like_name(text: str, start: int, end: int) -> bool:
    """Tell whether "Maj" or "April" is a person's first name here."""
    following = text[end : end + 2]
    name = following[:1] in (" ", "-") and following[1:].isupper()
    return text[start].isupper() and name


def month_names(text: str) -> Iterator[Core]:
    """Yield months, with or without a year."""
    for match in _MONTH.finditer(text):
        if _looks_like_name(text, match.start(), match.end("month")):
            continue
        # "32 augusti" is no day, and so no month either.
        if _NO_DAY.search(text, max(0, match.start() - 4), match.start()):
            continue
        month = words.month(match["month"])
        core = Core(
            match.start(), match.end(), "tid.manad", "manad",
            place=month_place(month), confidence=0.9,
        )  # fmt: skip
        yield replace(core, **words.tail_fields(match))  # type: ignore[arg-type]
    for match in _DATED_MONTH.finditer(text):
        month = words.month(match["month"] or match["month_last"])
        yield Core(
            match.start(), match.end(), "tid.manad", "manad",
            place=month_place(month),
            year=int(match["year"] or match["year_first"]),
        )  # fmt: skip
    for match in _ISO_MONTH.finditer(text):
        month, year = int(match["month"]), int(match["year"])
        if month != (year + 1) % 100:
            yield Core(
                match.start(), match.end(), "tid.iso-manad", "manad",
                place=month_place(month), year=year, confidence=0.7,
            )  # fmt: skip


def month_pairs(text: str) -> Iterator[Core]:
    """Yield "maj–juni 2024" and "maj/juni"."""
    for match in _PAIR.finditer(text):
        first, last = words.month(match["first"]), words.month(match["last"])
        core = Core(
            match.start(), match.end(), "tid.manader", "manad",
            place=month_place(first, last), joined=True,
        )  # fmt: skip
        core = replace(core, **words.tail_fields(match))  # type: ignore[arg-type]
        # "november–februari 2024": the year written is the last month's.
        if last < first and core.year is not None:
            core = replace(core, year=core.year - 1)
        yield core


def month_parts(text: str) -> Iterator[Core]:
    """Yield "månadsskiftet maj/juni" and "sista veckan i april"."""
    for match in _TURN.finditer(text):
        core = Core(
            match.start(), match.end(), "tid.manadsskifte", "skifte",
            place=_turn_place(words.month(match["first"]), match["last"] is None),
        )  # fmt: skip
        yield replace(core, **words.tail_fields(match))  # type: ignore[arg-type]
    for match in _MONTH_WEEK.finditer(text):
        week = match["unit"].lower() == "veckan"
        core = Core(
            match.start(), match.end(), "tid.manadsvecka",
            "manadsdel" if week else "dag", "interval" if week else "date",
            place=_in_month(
                words.month(match["month"]), match["which"].lower(),
                match["unit"].lower(),
            ),
        )  # fmt: skip
        yield replace(core, **words.tail_fields(match))  # type: ignore[arg-type]


def _turn_place(month: int, at_start: bool) -> Place:
    def place(year: int) -> Window:
        turn = dt.date(year, month, 1)
        if not at_start:
            turn = last_of(year, month) + ONE_DAY
        window = span(turn - 5 * ONE_DAY, turn + 4 * ONE_DAY)
        eve = turn - ONE_DAY
        return replace(window, before=(eve, eve))

    return place


def _in_month(month: int, which: str, unit: str) -> Place:
    """Return the place of "andra veckan", "sista dagen", "första tisdagen"."""
    nth = 0 if which == "sista" else words.ORDINALS[which]

    def place(year: int) -> Window:
        first, last = dt.date(year, month, 1), last_of(year, month)
        if unit == "dagen":
            return point(last if nth == 0 else first + ONE_DAY * (nth - 1))
        if unit == "veckan":
            start = first + 7 * ONE_DAY * (nth - 1) if nth else last - 6 * ONE_DAY
            return span(start, start + 6 * ONE_DAY)
        weekday = words.weekday(unit)
        if nth == 0:
            return point(last - ONE_DAY * ((last.weekday() - weekday) % 7))
        ahead = (weekday - first.weekday()) % 7 + 7 * (nth - 1)
        return point(first + ONE_DAY * ahead)

    return place


def _summer(year: int) -> Window:
    return Window(
        dt.date(year, 6, 1), dt.date(year, 8, 31), dt.date(year, 6, 1),
        dt.date(year, 8, 31), (dt.date(year, 5, 31), midsummer_eve(year)),
        (dt.date(year, 9, 1), dt.date(year, 8, 12), dt.date(year, 10, 31)),
    )  # fmt: skip


def _winter(year: int) -> Window:
    return Window(
        dt.date(year, 12, 1), last_of(year + 1, 2), dt.date(year, 11, 1),
        dt.date(year + 1, 3, 31),
    )  # fmt: skip


def _spring(year: int) -> Window:
    return Window(
        dt.date(year, 3, 1), dt.date(year, 5, 31), dt.date(year, 1, 1),
        dt.date(year, 6, 30),
    )  # fmt: skip


def _autumn(year: int) -> Window:
    return Window(
        dt.date(year, 9, 1), dt.date(year, 11, 30), dt.date(year, 8, 15),
        dt.date(year, 12, 31),
    )  # fmt: skip


SEASONS: dict[str, Place] = {
    "vår": _spring,
    "sommar": _summer,
    "höst": _autumn,
    "vinter": _winter,
}
_SEASON = words.compile_family(
    rf"(?<![\w-])(?P<edge>(?:sen|för)(?=vår|som|hös|vin))?(?P<season>vår|höst|sommar|vinter)e?n"
    rf"(?P<half>s)?(?![\w-])(?:/(?:våren|sommaren|hösten|vintern))?"
    rf"(?:{SP}(?P<winter>{YEAR})(?:/|[–-])(?:{YEAR}|\d\d)(?!\d))?{TAIL}"
)
_BARE_DATED = words.compile_family(
    rf"(?<![\w-])(?P<season>vår|höst|sommar|vinter)(?:{SP}(?P<year>{YEAR})(?!\d|[:/]\d)"
    rf"|-(?P<short>\d\d)(?![\d:/-]))"
)
# "under tidig höst", "sen vår 2025".
_EDGE_SEASON = words.compile_family(
    rf"(?<![\w-])(?P<edge>tidig|sen|tidigt|sent){SP}(?P<season>vår|höst|sommar|vinter)"
    rf"(?![\w-]){TAIL}",
    "vår",
    "höst",
    "sommar",
    "vinter",
)
# "till decembersammanträdet", "junifullmäktige", "novembernämnden".
_MONTH_MEETING = words.compile_family(
    rf"(?<![\w-])(?P<month>{MONTH_NAME})s?(?:sammanträde|möte|fullmäktige|nämnd|styrelse"
    rf"|utskott|plenum|stämma)(?:t|n|en|ts|ns)?(?![\w-]){TAIL}",
    *words.MONTH_NAMES,
)
# What people call the summer when they plan around it ("efter semestrarna").
_LEAVE = words.compile_family(
    r"(?<![\w-])(?:semestrarna|semestern|semesterperioden|semestertiden"
    r"|sommaruppehållet|sommarlovet|sommarsemestern)(?![\w-])"
)
_DEICTIC = words.compile_family(
    r"(?<![\w-])(?P<prep>i|till|nästa|förra|denna|kommande|föregående)[ \u00a0]"
    r"(?P<season>vår|höst|sommar|vinter)(?P<def>e?n)?(?![\w-])"
)
_PAST = words.compile_family(r"(?<![\w-])i[ \u00a0](?P<season>vår|höst|somr|vintr)as\b")
# "i vår" is a season only where no noun follows that "vår" could own.
_AFTER_SPRING = re.compile(
    r"\s{0,9}(?:$|[.,;:!?)\n]|(?:ska|skall|kommer|och|att|för|med|har|är|så|på|i|till|vid"
    r"|planeras|genomförs|startar|påbörjas|inleds|hålls|förbereds|tas|sker|blir|görs"
    r"|bjuder|öppnar|börjar|beslutar|behandlas|redovisas|presenteras|vill|får)\b)",
    re.IGNORECASE,
)


def _season_place(season: str, edge: str | None) -> Place:
    """Return the place of a season, or of its first or last month."""
    whole = SEASONS[season]
    if not edge:
        return whole

    def place(year: int) -> Window | None:
        window = whole(year)
        if window is None or window.earliest is None or window.latest is None:
            return None
        day = window.latest if edge.startswith("sen") else window.earliest
        return months(day.year, day.month, day.month)

    return place


def month_meetings(text: str) -> Iterator[Core]:
    """Yield meetings named by their month: "decembersammanträdet"."""
    for match in _MONTH_MEETING.finditer(text):
        core = Core(
            match.start(), match.end(), "tid.manadsmote", "manad",
            place=month_place(words.month(match["month"])), confidence=0.8,
        )  # fmt: skip
        yield replace(core, **words.tail_fields(match))  # type: ignore[arg-type]


def season_names(text: str) -> Iterator[Core]:
    """Yield "hösten", "våren 2022", "vintern 2024/2025" and "höst 2025"."""
    for match in _SEASON.finditer(text):
        core = Core(
            match.start(), match.end(), "tid.arstid", "sasong",
            place=_season_place(match["season"], match["edge"]), confidence=0.9,
        )  # fmt: skip
        core = replace(core, **words.tail_fields(match))  # type: ignore[arg-type]
        if match["winter"]:
            core = replace(core, year=int(match["winter"]))
        yield core
    for match in _EDGE_SEASON.finditer(text):
        core = Core(
            match.start(), match.end(), "tid.arstid", "sasong",
            place=_season_place(match["season"], match["edge"]), confidence=0.85,
        )  # fmt: skip
        yield replace(core, **words.tail_fields(match))  # type: ignore[arg-type]
    for match in _LEAVE.finditer(text):
        yield Core(
            match.start(), match.end(), "tid.semestern", "sasong",
            place=SEASONS["sommar"], needs_limit=True, confidence=0.8,
        )  # fmt: skip
    for match in _BARE_DATED.finditer(text):
        yield Core(
            match.start(), match.end(), "tid.arstid", "sasong",
            place=SEASONS[match["season"].lower()],
            year=words.full_year(match["year"] or match["short"]),
        )  # fmt: skip


def deictic_seasons(text: str) -> Iterator[Core]:
    """Yield "i höst", "till vår", "nästa sommar" and "i våras"."""
    for match in _DEICTIC.finditer(text):
        prep, season = match["prep"].lower(), match["season"].lower()
        if match["def"] and prep in ("i", "till"):
            continue
        owned = season == "vår" and not match["def"]
        if owned and not _AFTER_SPRING.match(text, match.end()):
            continue
        yield Core(
            match.start(), match.end(), "tid.arstid-deiktisk", "sasong",
            place=SEASONS[season],
            direction={"förra": -1, "föregående": -1, "i": 0}.get(prep, 1),
            confidence=0.9,
        )  # fmt: skip
    for match in _PAST.finditer(text):
        season = {"somr": "sommar", "vintr": "vinter"}.get(
            match["season"].lower(), match["season"].lower()
        )
        yield Core(
            match.start(), match.end(), "tid.arstid-bakat", "sasong",
            place=SEASONS[season], direction=-1,
        )  # fmt: skip
