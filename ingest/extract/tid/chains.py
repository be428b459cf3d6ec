"""Times that lean on each other: "5 mars–7 maj", "den 3 maj och den 7 juni 2023"."""

import datetime as dt
import re
from dataclasses import replace

from ingest.extract.tid.core import Core, Place
from ingest.extract.tid.window import Window
from ingest.extract.tid.words import DASH, SP

_RANGE_GAP = re.compile(
    rf"{DASH}|/"
    rf"|{SP}(?:(?:fram{SP})?till(?:{SP}och{SP}med)?|t\.?{SP}?o\.?{SP}?m\.?){SP}",
    re.IGNORECASE,
)
_AND_GAP = re.compile(
    r"[ \u00a0]och[ \u00a0](?:till[ \u00a0]och[ \u00a0]med[ \u00a0])?", re.I
)
_LIST_GAP = re.compile(
    rf",?{SP}(?:och|samt|eller|till|respektive){SP}(?:(?:till|i){SP})?|,{SP}|{DASH}|/",
    re.IGNORECASE,
)
_SERIES_GAP = re.compile(
    rf"(?:,{SP}|,?{SP}(?:och|samt|respektive){SP})(?:(?:i|senast){SP}){{0,2}}",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bmellan(?: åren)? $", re.I)
# A date moved "från X till Y" is two dates, not a stretch.
_MOVED = re.compile(
    r"(?:flytt|skjut|skjöt|sköts|senarelägg|senarelagts|försen|ändra)", re.I
)


def join(text: str, cores: list[Core]) -> list[Core]:
    """Make one core of two that bound a stretch of time."""
    joined: list[Core] = []
    for core in cores:
        if joined and _bounds(text, joined[-1], core):
            joined[-1] = _stretch(joined[-1], core)
        else:
            joined.append(core)
    return joined


def _bounds(text: str, first: Core, last: Core) -> bool:
    if first.joined or last.joined or first.place is None or last.place is None:
        return False
    gap = text[first.end : last.start]
    if len(gap) > 18 or first.grain != last.grain:
        return False
    if first.grain == "skifte" and not _AND_GAP.fullmatch(gap):
        return False
    if _AND_GAP.fullmatch(gap):
        if first.grain in ("manad", "sasong") and _adjacent(first, last):
            return True
        return bool(_BETWEEN.search(text[max(0, first.start - 14) : first.start]))
    if not _RANGE_GAP.fullmatch(gap):
        return False
    line = text.rfind("\n", 0, first.start) + 1
    before = text[max(line, first.start - 60) : first.start]
    return "till" not in gap or not _MOVED.search(before)


def _adjacent(first: Core, last: Core) -> bool:
    """Tell whether "november och december" are two months in a row."""
    if not first.yearless or first.offset is not None or first.every or last.every:
        return False
    assert first.place is not None
    assert last.place is not None
    # Any year will do: the calendar's months follow each other in all of them.
    low, high = first.place(2024), last.place(2024)
    return bool(
        low
        and high
        and low.latest
        and high.earliest
        and (high.earliest - low.latest).days == 1
    )


def _stretch(first: Core, last: Core) -> Core:
    year, offset = first.year, first.offset
    if year is None and offset is None:
        year, offset = last.year, last.offset
    core = replace(
        first,
        end=last.end,
        rule="tid.period",
        kind="interval",
        place=_from_to(first, last),
        year=year,
        offset=offset,
        every=first.every or last.every,
        joined=True,
        grain="period" if first.grain == "skifte" else first.grain,
        needs_limit=False,
        confidence=min(first.confidence, last.confidence),
    )
    if first.year is None and year is not None and _wraps(first, last, year):
        core = replace(core, year=year - 1)
    return core


def _wraps(first: Core, last: Core, year: int) -> bool:
    """Tell whether `first` falls after `last` within one year."""
    assert first.place is not None
    assert last.place is not None
    low, high = first.place(year), last.place(year)
    return bool(
        low and high and low.earliest and high.latest and low.earliest > high.latest
    )


def _from_to(first: Core, last: Core) -> Place:
    low_place, high_place = first.place, last.place
    fixed = last.year

    def place(year: int) -> Window | None:
        assert low_place is not None
        assert high_place is not None
        low = low_place(year)
        both = fixed if fixed is not None else year
        high = high_place(both)
        if low is None or high is None or low.earliest is None or high.latest is None:
            return None
        if high.latest < low.earliest:
            high = high_place(both + 1)
        if high is None or high.latest is None:
            return None
        return Window(low.earliest, high.latest, low.earliest_wide, high.latest_wide)

    return place


_ON = re.compile(r",?[ \u00a0](?:på|under|i)[ \u00a0]")


def lead_years(text: str, cores: list[Core]) -> list[Core]:
    """Make one time of "förra året på hösten" and "nästa år i maj"."""
    joined: list[Core] = []
    for core in cores:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.offset is not None
            and before.rule in ("tid.nasta", "tid.aret-last", "tid.aret-now")
            and core.yearless
            and core.offset is None
            and core.grain in ("sasong", "manad", "kvartal")
            and not core.direction
            and _ON.fullmatch(text, before.end, core.start)
        ):
            joined[-1] = replace(core, start=before.start, offset=before.offset)
        else:
            joined.append(core)
    return joined


def share_years(text: str, cores: list[Core]) -> list[Core]:
    """Hand a year leftwards in a list: "den 3 maj och den 7 juni 2023"."""
    shared = list(cores)
    for index in range(len(shared) - 2, -1, -1):
        here, following = shared[index], shared[index + 1]
        if not here.yearless or here.offset is not None or here.same_year or here.every:
            continue
        gap = text[here.end : following.start]
        if following.place is None or not _LIST_GAP.fullmatch(gap):
            continue
        if following.rule in ("tid.ar", "tid.ar-till-ar") or here.direction:
            continue
        year = following.year
        if year is not None and _wraps(here, following, year):
            year -= 1
        shared[index] = replace(
            here, year=year, offset=following.offset, every=following.every
        )
    return shared


def every_year(text: str, cores: list[Core]) -> list[Core]:
    """Make one recurrence of "i maj och november varje år": twice a year."""
    joined: list[Core] = []
    series: list[Core] = []
    for core in cores:
        if series and not _continues(text, series[-1], core):
            joined.append(_series(series))
            series = []
        if core.every and core.grain in ("manad", "dag"):
            series.append(core)
        else:
            joined.append(core)
    return [*joined, _series(series)] if series else joined


def _continues(text: str, before: Core, core: Core) -> bool:
    gap = text[before.end : core.start]
    if not core.every or core.grain != before.grain:
        return False
    return bool(_SERIES_GAP.fullmatch(gap))


def _series(series: list[Core]) -> Core:
    first, last = series[0], series[-1]
    if first is last:
        return first
    places = [core.place for core in series if core.place]

    def count(reference: dt.date) -> Window | None:
        near = (place(reference.year + step) for step in (0, 1) for place in places)
        ahead = [w for w in near if w and w.latest and w.latest >= reference]
        return min(ahead, key=lambda window: window.latest or reference, default=None)

    return replace(
        first,
        end=last.end,
        rule="tid.flera-per-ar",
        place=None,
        count=count,
        weekday=None,
        recurrence=f"{len(series)}/P1Y",
    )


_YEARLY_GAP = re.compile(
    rf"{SP}(?:(?:och|dock){SP})?(?:(?:senast|före|innan){SP})?"
    rf"(?:(?:i|under|den|per){SP})?",
    re.IGNORECASE,
)


def yearly(text: str, cores: list[Core]) -> list[Core]:
    """Let "årligen" and "varje år" in front of a date make it every year's."""
    kept: list[Core] = []
    for core in cores:
        before = kept[-1] if kept else None
        if (
            before is not None
            and before.recurrence == "P1Y"
            and before.rule == "tid.aterkommande"
            and core.yearless
            and core.offset is None
            and _YEARLY_GAP.fullmatch(text, before.end, core.start)
            and text[before.start : before.end].lower() in ("årligen", "varje år")
        ):
            kept[-1] = replace(core, every=True)
        else:
            kept.append(core)
    return kept
