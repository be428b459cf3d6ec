"""Times that point from the day of speaking: "i dag", "i tisdags", "nästa vecka"."""

import datetime as dt
import re
from collections.abc import Callable, Iterator

from ingest.extract.tid import words
from ingest.extract.tid.core import Core, Toward
from ingest.extract.tid.window import (
    ONE_DAY,
    Window,
    add_months,
    last_of,
    months,
    point,
    span,
    years,
)
from ingest.extract.tid.words import SP, WEEKDAY

_DAYS = {"dag": 0, "morgon": 1, "går": -1, "övermorgon": 2, "förrgår": -2}
_DAY = words.compile_family(
    rf"(?<![\w-])(?:(?:senast|redan){SP})?(?P<join>i{SP}(?:över{SP}?|förr)|i{SP}|i|över|förr)"
    r"(?P<day>dag|i?morgon|går)(?![\w-])"
)
_PAST_DAY = words.compile_family(
    rf"(?<![\w-])(?:i{SP}(?P<weekday>{WEEKDAY}|lör|sön)s|förra{SP}(?P<last>{WEEKDAY})e?n?)"
    r"(?![\w-])"
)
_NEXT_DAY = words.compile_family(
    rf"(?<![\w-])(?:(?:nu{SP})?på|nästa){SP}(?P<weekday>{WEEKDAY})(?:{SP}(?:kväll|eftermiddag|förmiddag|morgon))?"
    rf"(?![\w-])(?!{SP}(?:den|i{SP}|nästa|denna|förra))"
)
# "onsdag i nästa vecka", "söndagen förra veckan".
_WEEK_DAY = words.compile_family(
    rf"(?<![\w-])(?:på{SP})?(?P<weekday>{WEEKDAY})(?:en)?{SP}(?:i{SP})?(?P<step>nästa|kommande"
    rf"|förra|föregående|denna|den{SP}här|innevarande){SP}veckan?(?![\w-])"
)
_WEEKEND = words.compile_family(
    rf"(?<![\w-])(?P<step>i|till|under|nästa|kommande|förra|denna|den{SP}här){SP}"
    r"(?:helg|helgen|veckoslutet|veckohelgen)(?![\w-])"
)
# "på torsdagens möte": the last such day if it has been, else the next.
_MEETING_DAY = words.compile_family(
    rf"(?<![\w-])(?:(?:på|vid|till|inför|under|efter|i){SP})?(?P<weekday>{WEEKDAY})(?:en)?s{SP}"
    rf"(?:[a-zåäö]+)?(?:sammanträde|möte|fullmäktige|nämnd|styrelse|utskott|debatt)"
    r"(?:t|n|en)?(?![\w-])"
)
_STEP = {
    "nästa": 1, "kommande": 1, "nästkommande": 1, "förra": -1, "föregående": -1,
    "denna": 0, "detta": 0, "den här": 0, "det här": 0, "innevarande": 0,
}  # fmt: skip
_STEPPED = words.compile_family(
    rf"(?<![\w-])(?:(?:under|i){SP})?(?P<step>{'|'.join(_STEP)}){SP}"
    rf"(?P<unit>veckan?|månad(?:en)?|kvartal(?:et)?|termin(?:en)?|kalenderår(?:et)?"
    rf"|verksamhetsår(?:et)?|budgetår(?:et)?|år(?:et)?|läsår(?:et)?)(?![\w-])"
    r"(?![ \u00a0]års\b)"
)
_YEAR_NOW = words.compile_family(
    rf"(?<![\w-])(?:(?P<early>(?:tidigare|hittills){SP}(?:i{SP}år|under{SP}året))"
    r"|(?P<rest>(?:senare|resten av|resterande del(?:en)? av|återstoden av|slutet av)"
    rf"{SP}(?:i{SP}år|året))"
    rf"|(?P<now>i{SP}år)|(?P<last>i{SP}fjol|fjolåret)"
    rf"|(?P<under>under{SP}(?:hela{SP})?året)"
    rf"|(?P<whole>hela{SP}året|helåret))(?![\w-])",
    "året",
    "fjol",
    " år",
    "\u00a0år",
)
_THE_YEAR = words.compile_family(
    r"(?<![\w-])(?P<part>(?:i[ \u00a0])?(?:början|mitten|slutet)[ \u00a0](?:av|på))"
    r"[ \u00a0](?P<which>året|nästa år|förra året|innevarande år)(?![\w-])"
)
_THE_MONTH = words.compile_family(r"(?<![\w-])månaden(?![\w-])")
_UNDATED = words.compile_family(
    r"(?<![\w-])(?:"
    r"(?P<now>i dagsläget|i nuläget|just nu|för närvarande|numera|i dagens läge)"
    r"|(?P<vague>på (?:lång |längre )?sikt|längre fram|framöver)"
    r"|(?P<urgent>så (?:snart|fort) (?:som )?(?:det (?:är|blir) )?möjligt"
    r"|snarast(?: möjligt)?|skyndsamt|omgående|omedelbart)"
    r")(?![\w-])"
)


def days(text: str) -> Iterator[Core]:
    """Yield "i dag", "i morgon", "i tisdags" and "nu på fredag"."""
    for match in _DAY.finditer(text):
        join = match["join"].lower().strip()
        key = match["day"].lower().removeprefix("i")
        if join.endswith(("över", "förr")):
            key = join[-4:] + key
        if key not in _DAYS:
            continue
        yield Core(
            match.start(), match.end(), "tid.i-dag", "deiktisk", "date",
            count=_days_off(_DAYS[key]), confidence=0.7,
        )  # fmt: skip
    for pattern, sign in ((_PAST_DAY, -1), (_NEXT_DAY, 1)):
        for match in pattern.finditer(text):
            yield Core(
                match.start(), match.end(), "tid.veckodag", "deiktisk", "date",
                count=_nearest_weekday(words.weekday(_day_word(match)), sign),
                confidence=0.8,
            )  # fmt: skip


def _days_off(count: int) -> Callable[[dt.date], Window]:
    return lambda reference: point(reference + count * ONE_DAY)


def _day_word(match: re.Match[str]) -> str:
    return match["weekday"] or match.groupdict().get("last") or ""


def _nearest_weekday(weekday: int, sign: int) -> Callable[[dt.date], Window]:
    def count(reference: dt.date) -> Window:
        distance = (sign * (weekday - reference.weekday()) - 1) % 7 + 1
        return point(reference + sign * distance * ONE_DAY)

    return count


def stepped(text: str) -> Iterator[Core]:
    """Yield "nästa vecka", "förra månaden", "innevarande verksamhetsår"."""
    for match in _STEPPED.finditer(text):
        step, unit = _STEP[match["step"].lower()], match["unit"].lower()
        yield Core(
            match.start(), match.end(), "tid.nasta", "deiktisk", "interval",
            count=_stepped(unit, step), confidence=0.85,
            offset=step if unit in ("år", "året") else None,
        )  # fmt: skip


def _stepped(unit: str, step: int) -> Callable[[dt.date], Window]:
    def count(reference: dt.date) -> Window:
        if unit.startswith("vecka"):
            monday = reference - reference.weekday() * ONE_DAY + 7 * step * ONE_DAY
            return span(monday, monday + 6 * ONE_DAY)
        if unit.startswith("månad"):
            month = add_months(reference.replace(day=1), step)
            return span(month, last_of(month.year, month.month))
        if unit.startswith("kvartal"):
            now = reference.replace(day=1, month=(reference.month - 1) // 3 * 3 + 1)
            quarter = add_months(now, 3 * step)
            return months(quarter.year, quarter.month, quarter.month + 2)
        if unit.startswith("termin"):
            return _school_term(reference, step)
        if unit.startswith("läsår"):
            first = reference.year + step - (reference.month < 8)
            return span(dt.date(first, 8, 1), dt.date(first + 1, 6, 30))
        return years(reference.year + step, reference.year + step)

    return count


def _school_term(reference: dt.date, step: int) -> Window:
    """Return the school term around the reference date, or one before or after it."""
    half = 2 * reference.year + (reference.month > 6) + step
    year, autumn = divmod(half, 2)
    if autumn:
        return span(dt.date(year, 8, 15), dt.date(year, 12, 31))
    return span(dt.date(year, 1, 10), dt.date(year, 6, 15))


def week_days(text: str) -> Iterator[Core]:
    """Yield "onsdag i nästa vecka" and "på torsdagens möte"."""
    for match in _WEEK_DAY.finditer(text):
        weekday, step = words.weekday(match["weekday"]), _STEP[_plain(match["step"])]
        yield Core(
            match.start(), match.end(), "tid.veckodag", "deiktisk", "date",
            count=_in_week(weekday, step), confidence=0.85,
        )  # fmt: skip
    for match in _MEETING_DAY.finditer(text):
        yield Core(
            match.start(), match.end(), "tid.veckodagens", "deiktisk", "date",
            toward=_meeting_day(words.weekday(match["weekday"])), confidence=0.75,
        )  # fmt: skip


def _plain(written: str) -> str:
    return " ".join(written.split())


def _in_week(weekday: int, step: int) -> Callable[[dt.date], Window]:
    def count(reference: dt.date) -> Window:
        monday = reference - reference.weekday() * ONE_DAY
        return point(monday + (7 * step + weekday) * ONE_DAY)

    return count


def _meeting_day(weekday: int) -> Toward:
    def toward(reference: dt.date, direction: int) -> Window:
        if reference.weekday() == weekday:
            return point(reference)
        return _nearest_weekday(weekday, -1 if direction < 0 else 1)(reference)

    return toward


def weekends(text: str) -> Iterator[Core]:
    """Yield "i helgen", "förra helgen" and "nästa helg"."""
    for match in _WEEKEND.finditer(text):
        step = _plain(match["step"])
        if step in ("i", "till", "under", "denna") or step.startswith("den"):
            toward = _weekend(0)
        else:
            toward = _weekend(-1 if step == "förra" else 1)
        yield Core(
            match.start(), match.end(), "tid.helgen", "deiktisk",
            toward=toward, confidence=0.75,
        )  # fmt: skip


def _weekend(step: int) -> Toward:
    def toward(reference: dt.date, direction: int) -> Window:
        saturday = reference + (5 - reference.weekday()) * ONE_DAY
        if step == 1 and reference.weekday() > 4:
            saturday += 7 * ONE_DAY
        back = step < 0 or (step == 0 and direction < 0)
        if back and saturday > reference - ONE_DAY:
            saturday -= 7 * ONE_DAY
        return span(saturday, saturday + ONE_DAY)

    return toward


def this_year(text: str) -> Iterator[Core]:
    """Yield "i år", "under året", "tidigare i år", "i slutet av året"."""
    for match in _YEAR_NOW.finditer(text):
        kind = match.lastgroup or "now"
        offset = -1 if kind == "last" else 0
        count = {"early": _so_far, "rest": _rest, "under": _under}.get(kind)
        yield Core(
            match.start(), match.end(), f"tid.aret-{kind}",
            "ar" if count is None else "deiktisk",
            place=None if count else _whole_year, count=count,
            offset=None if count else offset, confidence=0.85,
        )  # fmt: skip
    for match in _THE_MONTH.finditer(text):
        yield Core(
            match.start(), match.end(), "tid.manaden", "manad",
            count=_whole_month, needs_limit=True, confidence=0.75,
        )  # fmt: skip
    for match in _THE_YEAR.finditer(text):
        which = match["which"].lower()
        offset = {"nästa år": 1, "förra året": -1}.get(which, 0)
        yield Core(
            match.start(), match.end(), "tid.arsdel", "ar",
            place=_part_of_year(match["part"].lower()), offset=offset,
        )  # fmt: skip


def _whole_month(reference: dt.date) -> Window:
    return span(reference.replace(day=1), last_of(reference.year, reference.month))


def _whole_year(year: int) -> Window:
    return years(year, year)


def _so_far(reference: dt.date) -> Window:
    return span(dt.date(reference.year, 1, 1), reference)


def _rest(reference: dt.date) -> Window:
    return span(reference, dt.date(reference.year, 12, 31))


def _under(reference: dt.date) -> Window:
    whole = years(reference.year, reference.year)
    return Window(reference, whole.latest, whole.earliest, whole.latest)


def _part_of_year(part: str) -> Callable[[int], Window]:
    first, last = (
        (1, 3) if "början" in part else (5, 8) if "mitten" in part else (10, 12)
    )
    return lambda year: months(year, first, last)


def undated(text: str) -> Iterator[Core]:
    """Yield words for now, some day and soon: a time without a date."""
    for match in _UNDATED.finditer(text):
        group = match.lastgroup or "now"
        rule = {"now": "tid.nulage", "vague": "tid.vag"}.get(group, "tid.bradska")
        kind = "deadline" if group == "urgent" else "interval"
        yield Core(match.start(), match.end(), rule, "fri", kind, confidence=0.7)  # type: ignore[arg-type]
