"""Which year, and so which window: tense, weekday, neighbours and headings."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from ingest.extract.tid import told
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

# Rules whose year is that of the document: "årets slut", "i början av året".
_OF_THE_YEAR = frozenset({"tid.arets-slut", "tid.arsdel", "tid.del-av-ar", "tid.arets"})
# A day so short a time ago is the one meant, and not the same day next year.
_RECENT_DAYS = 14
# What is said to happen "idag" at a meeting happens that very day.
_MEETING = re.compile(
    r"avgör(?!and)|bordlägg|återremi|sammanträde|votering|\bmötet\b|dagens"
    r"|\b(?:säga|svara|lova)[ \u00a0]i[ \u00a0]?dag\b",
    re.IGNORECASE,
)
# "Delårsrapport mars", "utfall per april" look at what has been.
_REPORT = re.compile(
    r"(?:rapport|uppföljning|bokslut|utfall|prognos|resultat|redovisning|statistik"
    r"|sammanställning)(?:e?n|e?t|er|erna)?"
    r"(?:[ \u00a0]per|(?:[ \u00a0][\w-]+){0,4}[ \u00a0]för)?[ \u00a0]$",
    re.IGNORECASE,
)
_REPORT_DAYS = 240
_FRAGMENT_DAYS = 60


def place(source: Source, limited: Limited, past: Past) -> tuple[Window | None, float]:
    """Return the window of a core and how sure it is."""
    core = limited.core
    if core.floating:
        return None, 0.5
    if core.refers:
        found = core.refers(past.period) if past.period else None
        return found, core.confidence if found else 0.5
    if core.count or core.toward:
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
    if core.rule == "tid.aret-under":
        year = _told_year(source, limited, past)
        if year is not None:
            return years(year, year)
    if reference is None:
        return None
    if core.toward:
        return core.toward(reference, _direction(source, limited))
    assert core.count is not None
    today = core.rule == "tid.i-dag" and source.text.endswith("dag", 0, limited.end)
    if today and _nowadays(source, limited):
        return None
    return core.count(reference)


def _told_year(source: Source, limited: Limited, past: Past) -> int | None:
    """Return the year a narrative is about: "Under året hölls sju möten."."""
    direction = _direction(source, limited)
    titled = _titled_year(source, direction)
    if direction >= 0:
        return titled
    later = past.reported_at >= past.year_at
    if later and near(source, limited.start, past.reported_at):
        return past.reported
    if past.year is not None and near(source, limited.start, past.year_at):
        return past.year
    if titled is not None:
        return titled
    return source.reference.year if source.reference else None


def _nowadays(source: Source, limited: Limited) -> bool:
    """Tell whether "idag" means these days: a present tense around it."""
    if not source.running:
        return False
    low, high = around(source, limited)
    alone = high - low - (limited.end - limited.start) < 4
    if alone or _MEETING.search(source.text, low, high):
        return False
    if source.tenses_at(limited.start).is_present((low, high), *limited.span):
        return True
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
    if not source.running:
        return 0
    if told.is_past(source.text, limited):
        return -1
    direction = source.tenses_at(limited.start).direction(
        around(source, limited), *limited.span, "infor" in limited.effects
    )
    if direction == 0 and told.has_come(source.text, limited):
        return -1
    return direction


def _titled_year(source: Source, direction: int) -> int | None:
    """Return the year of a plan or a report that the document is, by its title."""
    year, reference = source.titled, source.reference
    if year is None or reference is None or abs(year - reference.year) != 1:
        return None
    return year if (year > reference.year) == (direction >= 0) else None


def _year(source: Source, limited: Limited, past: Past) -> tuple[int | None, float]:
    """Return the year of a yearless core and how sure it is."""
    core, reference = limited.core, source.reference
    if core.same_year:
        return _same_year(source, limited, past), 0.85
    if core.offset is not None:
        return _offset_year(source, limited, past), 0.9
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


def _same_year(source: Source, limited: Limited, past: Past) -> int | None:
    """Return the year named before; one counted from it in the same paragraph."""
    shift = limited.core.shift
    if past.named is None or not shift:
        return past.named
    return past.named + shift if near(source, limited.start, past.named_at) else None


def _offset_year(source: Source, limited: Limited, past: Past) -> int | None:
    """Return "i år" and its like; "årets slut" is of the heading's year, or plan's."""
    core, reference = limited.core, source.reference
    assert core.offset is not None
    if core.rule in _OF_THE_YEAR and core.offset == 0:
        heading = heading_year(source, limited, past)
        if heading is not None:
            return heading
        titled = _titled_year(source, _direction(source, limited))
        if titled is not None:
            return titled
    return reference.year + core.offset if reference else None


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
    if core.grain == "dag" and _just_gone(core, reference):
        return _behind(core, reference), 0.7
    # "efter nyår" in a plan for the year to come is said of the turn ahead.
    turned = core.grain == "skifte" and "efter" in limited.effects
    planned = source.titled == reference.year + 1 and not core.direction
    if planned and direction >= 0 and not turned:
        return source.titled, 0.75
    onward = limited.forward or turned
    if direction == 0 and not onward and core.rule != "tid.rapport":
        low = max(0, limited.start - 80)
        measured = "per" in limited.effects and core.grain == "manad"
        if measured or _REPORT.search(source.text[low : limited.start]):
            return _closest(core, reference, _REPORT_DAYS), 0.7
        if _fragment(source, limited):
            return _closest(core, reference, _FRAGMENT_DAYS), 0.65
    return _ahead(core, reference), 0.85 if direction else 0.75


def _fragment(source: Source, limited: Limited) -> bool:
    """Tell whether a day or month stands without any verb of time."""
    if not source.running or limited.core.grain not in ("dag", "manad"):
        return False
    return not source.tenses_at(limited.start).has_verb(around(source, limited))


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


def _just_gone(core: Core, reference: dt.date) -> bool:
    """Tell whether a day fell in the fortnight before the reference date."""
    if core.place is None or core.joined:
        return False
    for year in (reference.year, reference.year - 1):
        window = core.place(year)
        if window and window.latest and window.latest < reference:
            return (reference - window.latest).days <= _RECENT_DAYS
    return False


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
