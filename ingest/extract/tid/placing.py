"""Which year, and so which window: tense, weekday, neighbours and headings."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from ingest.extract.tid.core import Core
from ingest.extract.tid.limits import Limited
from ingest.extract.tid.memory import (
    Past,
    heading_date,
    heading_year,
    leaning_year,
    near,
)
from ingest.extract.tid.source import Source, around
from ingest.extract.tid.window import Window, years

# What is said to happen "idag" at a meeting happens that very day.
_MEETING = re.compile(
    r"avgör|bordlägg|återremi|sammanträde|votering|\bmötet\b|dagens"
    r"|\b(?:säga|svara|lova)[ \u00a0]i[ \u00a0]?dag\b",
    re.IGNORECASE,
)
# "Delårsrapport mars", "utfall per april" look at what has been.
_REPORT = re.compile(
    r"(?:rapport|uppföljning|bokslut|utfall|prognos|resultat)(?:e?n|e?t|er|erna)?"
    r"(?:[ \u00a0]per)?[ \u00a0]$",
    re.IGNORECASE,
)
_REPORT_DAYS = 150
_FRAGMENT_DAYS = 60


def place(source: Source, limited: Limited, past: Past) -> tuple[Window | None, float]:
    """Return the window of a core and how sure it is."""
    core = limited.core
    if core.refers:
        found = core.refers(past.period) if past.period else None
        return found, core.confidence if found else 0.5
    if core.count:
        return _counted(source, limited, past), core.confidence
    if core.place is None:
        return None, core.confidence
    if core.year is not None:
        return core.place(core.year), _weekday_doubt(core)
    year, sure = _year(source, limited, past)
    if year is None:
        return None, min(core.confidence, 0.6)
    return core.place(year), min(core.confidence, sure)


def _weekday_doubt(core: Core) -> float:
    """Trust a date less whose weekday does not agree with its year."""
    window = core.place(core.year) if core.place and core.year else None
    if core.weekday is None or window is None or window.earliest is None:
        return core.confidence
    return core.confidence if window.earliest.weekday() == core.weekday else 0.6


def _counted(source: Source, limited: Limited, past: Past) -> Window | None:
    core, reference = limited.core, source.reference
    assert core.count is not None
    if core.rule == "tid.aret-under":
        told = _told_year(source, limited, past)
        if told is not None:
            return years(told, told)
    if reference is None:
        return None
    if core.rule == "tid.i-dag" and _nowadays(source, limited):
        return None
    return core.count(reference)


def _told_year(source: Source, limited: Limited, past: Past) -> int | None:
    """Return the year a narrative is about: "Under året hölls sju möten."."""
    if _direction(source, limited) >= 0:
        return None
    later = past.reported_at >= past.year_at
    if later and near(source, limited.start, past.reported_at):
        return past.reported
    if past.year is not None and near(source, limited.start, past.year_at):
        return past.year
    return source.reference.year if source.reference else None


def _nowadays(source: Source, limited: Limited) -> bool:
    """Tell whether "idag" means these days: a present tense around it."""
    if not source.running:
        return False
    low, high = around(source, limited)
    alone = high - low - (limited.end - limited.start) < 4
    if alone or _MEETING.search(source.text, low, high):
        return False
    return _direction(source, limited) == 0


def _direction(source: Source, limited: Limited) -> int:
    if limited.core.direction:
        return limited.core.direction
    if "sedan" in limited.effects or "bakat" in limited.effects:
        return -1
    if "framat" in limited.effects or "flyttat" in limited.effects:
        return 1
    if "till" in limited.effects and limited.core.grain == "sasong":
        return 1
    return source.tenses.direction(around(source, limited), limited.start, limited.end)


def _year(source: Source, limited: Limited, past: Past) -> tuple[int | None, float]:
    """Return the year of a yearless core and how sure it is."""
    core, reference = limited.core, source.reference
    if core.same_year:
        return past.named, 0.85
    if core.offset is not None:
        return (reference.year + core.offset if reference else None), 0.9
    if core.every:
        return (_ahead(core, reference) if reference else None), 0.9
    direction = _direction(source, limited)
    if core.weekday is not None:
        anchor = reference or heading_date(source, limited, past)
        return (_by_weekday(core, anchor, direction) if anchor else None), 0.9
    written = _written_year(source, limited, past, direction)
    if written is not None or reference is None:
        return written, 0.8
    return _counted_year(source, limited, reference, direction)


def _written_year(
    source: Source, limited: Limited, past: Past, direction: int
) -> int | None:
    """Return the year that a heading or an earlier date of the paragraph gives."""
    heading = heading_year(source, limited, past)
    if heading is not None and not limited.core.direction:
        return heading
    return leaning_year(source, limited, past, direction)


def _counted_year(
    source: Source, limited: Limited, reference: dt.date, direction: int
) -> tuple[int | None, float]:
    """Return the nearest year before or after the reference date."""
    core = limited.core
    if direction < 0:
        return _behind(core, reference), 0.85
    if direction == 0 and not limited.forward:
        if _REPORT.search(source.text, max(0, limited.start - 40), limited.start):
            return _closest(core, reference, _REPORT_DAYS), 0.7
        if _fragment(source, limited):
            return _closest(core, reference, _FRAGMENT_DAYS), 0.65
    return _ahead(core, reference), 0.85 if direction else 0.75


def _fragment(source: Source, limited: Limited) -> bool:
    """Tell whether a day or month stands without any verb of time."""
    if not source.running or limited.core.grain not in ("dag", "manad"):
        return False
    return not source.tenses.has_verb(around(source, limited))


def _windows(core: Core, years: Iterable[int]) -> Iterator[tuple[int, Window]]:
    assert core.place is not None
    for year in years:
        window = core.place(year)
        if window:
            yield year, window


def _ahead(core: Core, reference: dt.date) -> int | None:
    """Return the first year whose window has not ended on the reference date.

    "Nästa höst" is one that has not even begun.
    """
    # A winter or a school year may have begun the year before.
    for year, window in _windows(core, range(reference.year - 2, reference.year + 5)):
        edge = window.earliest if core.direction > 0 else window.latest
        if edge and edge >= reference:
            return year
    return None


def _behind(core: Core, reference: dt.date) -> int | None:
    """Return the last year whose window has begun on the reference date.

    "Förra våren" is one that has ended; "i våras" may be said while it lasts.
    """
    backwards = range(reference.year + 1, reference.year - 5, -1)
    for year, window in _windows(core, backwards):
        edge = window.latest if core.direction < 0 else window.earliest
        if core.rule == "tid.arstid-bakat" and window.earliest and window.latest:
            edge = window.earliest + (window.latest - window.earliest) / 3
        if edge and edge <= reference:
            return year
    return None


def _closest(core: Core, reference: dt.date, days: int) -> int | None:
    """Return the year just gone by if the day was recent, else the next one."""
    behind, ahead = _behind(core, reference), _ahead(core, reference)
    if behind is None or core.place is None:
        return ahead
    window = core.place(behind)
    if window is None or window.latest is None:
        return ahead
    return behind if (reference - window.latest).days <= days else ahead


def _by_weekday(core: Core, anchor: dt.date, direction: int) -> int | None:
    """Return the nearest year in which the date falls on its weekday."""
    fitting = [
        (abs((window.earliest - anchor).days), year)
        for year, window in _windows(core, range(anchor.year - 3, anchor.year + 4))
        if window.earliest and window.earliest.weekday() == core.weekday
    ]
    if fitting:
        return min(fitting)[1]
    return _behind(core, anchor) if direction < 0 else _ahead(core, anchor)
