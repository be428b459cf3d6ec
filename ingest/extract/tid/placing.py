"""Which year, and so which window: tense, weekday, neighbours and headings."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from ingest.extract.tid.core import Core
from ingest.extract.tid.limits import Limited
from ingest.extract.tid.tense import Tenses
from ingest.extract.tid.window import Window, years

_HEADINGS = frozenset({"ar", "sasong", "kvartal", "manad"})
# What is said to happen "idag" at a meeting happens that very day.
_MEETING = re.compile(
    r"avgör|bordlägg|återremi|sammanträde|votering|\bmötet\b|dagens", re.IGNORECASE
)
# "Delårsrapport mars", "utfall per april" look at what has been.
_REPORT = re.compile(
    r"(?:rapport|uppföljning|bokslut|utfall|prognos|resultat)\w{0,6}[ \u00a0]$",
    re.IGNORECASE,
)
_REPORT_DAYS = 150
_FRAGMENT_DAYS = 60
_REACH = 250
_LONG_LINE = 200
_HEADING_REACH = 2500


@dataclass(frozen=True)
class Source:
    """The text to read; `sentence_at` returns start and end around an offset.

    `running` is False for a lone phrase such as a search query, where no sentence
    tells past from future.
    """

    text: str
    reference: dt.date | None
    sentence_at: Callable[[int], tuple[int, int]]
    running: bool = True

    @cached_property
    def tenses(self) -> Tenses:
        """Return the words of tense of the whole text, found once."""
        return Tenses(self.text)


@dataclass(slots=True)
class Past:
    """Years read so far that later expressions may lean on.

    `named` is the last year written, `year` the last that is not ahead of the
    reference date and so may carry a story told in the past.
    """

    named: int | None = None
    year: int | None = None
    year_at: int = -1
    heading: int | None = None
    heading_end: int = 0
    period: Window | None = None


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
    if past.year is not None and _near(source, limited.start, past):
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


def around(source: Source, limited: Limited) -> tuple[int, int]:
    """Return where the sentence around an expression begins and ends.

    Only its nearest part: a line without stops may be as long as the document.
    """
    low, high = source.sentence_at(limited.start)
    return max(low, limited.start - _REACH), min(high, limited.end + _REACH)


def _direction(source: Source, limited: Limited) -> int:
    if limited.core.direction:
        return limited.core.direction
    if "sedan" in limited.effects or "bakat" in limited.effects:
        return -1
    if "framat" in limited.effects:
        return 1
    return source.tenses.direction(around(source, limited), limited.start, limited.end)


def _near(source: Source, at: int, past: Past) -> bool:
    """Tell whether the last written year stands in the same paragraph as `at`."""
    return past.year_at >= 0 and source.text.find("\n", past.year_at, at) < 0


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
        anchor = reference or _heading_date(source, limited, past)
        return (_by_weekday(core, anchor, direction) if anchor else None), 0.9
    written = _written_year(source, limited, past, direction)
    if written is not None or reference is None:
        return written, 0.8
    return _counted_year(source, limited, reference, direction)


def _written_year(
    source: Source, limited: Limited, past: Past, direction: int
) -> int | None:
    """Return the year that a heading or an earlier date of the paragraph gives."""
    heading = _heading_year(source, limited, past)
    if heading is not None and not limited.core.direction:
        return heading
    return _leaning_year(source, limited, past, direction)


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


def _windows(core: Core, around: int, reach: int = 2) -> list[tuple[int, Window]]:
    assert core.place is not None
    found = ((y, core.place(y)) for y in range(around - reach, around + reach + 1))
    return [(year, window) for year, window in found if window]


def _ahead(core: Core, reference: dt.date) -> int | None:
    """Return the first year whose window has not ended on the reference date.

    "Nästa höst" is one that has not even begun.
    """
    for year, window in _windows(core, reference.year, 4):
        edge = window.earliest if core.direction > 0 else window.latest
        if edge and edge >= reference:
            return year
    return None


def _behind(core: Core, reference: dt.date) -> int | None:
    """Return the last year whose window has begun on the reference date.

    "I våras" is one that has ended.
    """
    for year, window in reversed(_windows(core, reference.year, 4)):
        edge = window.latest if core.direction < 0 else window.earliest
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
        for year, window in _windows(core, anchor.year, 3)
        if window.earliest and window.earliest.weekday() == core.weekday
    ]
    if fitting:
        return min(fitting)[1]
    return _behind(core, anchor) if direction < 0 else _ahead(core, anchor)


def _heading_year(source: Source, limited: Limited, past: Past) -> int | None:
    """Return the year of a heading above, as long as only short lines follow it."""
    if past.heading is None or limited.core.grain == "ar":
        return None
    if limited.start - past.heading_end > _HEADING_REACH:
        return None
    between = source.text[past.heading_end : limited.start]
    if max(len(line) for line in between.split("\n")) > _LONG_LINE:
        return None
    return past.heading


def _heading_date(source: Source, limited: Limited, past: Past) -> dt.date | None:
    year = _heading_year(source, limited, past)
    return dt.date(year, 7, 1) if year is not None else None


def _leaning_year(
    source: Source, limited: Limited, past: Past, direction: int
) -> int | None:
    """Return the year of a date before in the same paragraph, told in the past."""
    core, reference = limited.core, source.reference
    if past.year is None or core.direction or not _near(source, limited.start, past):
        return None
    low, _ = source.sentence_at(limited.start)
    same_sentence = past.year_at > low
    if direction > 0 or (direction == 0 and not same_sentence):
        return None
    assert core.place is not None
    window = core.place(past.year)
    if window is None or window.earliest is None:
        return None
    if reference and direction < 0 and window.earliest > reference:
        return None
    return past.year


def remember(
    source: Source, limited: Limited, window: Window | None, past: Past
) -> None:
    """Note years and periods that later expressions may lean on."""
    core = limited.core
    if window is None or window.earliest is None or window.latest is None:
        return
    if core.place is None or (core.year is None and not core.same_year):
        return
    first, last = window.earliest, window.latest
    if first.year == last.year or core.grain == "sasong":
        reference = source.reference
        past.named = first.year
        if reference is None or first <= reference:
            past.year, past.year_at = first.year, limited.end
        if core.grain in _HEADINGS and _alone(source.text, limited):
            past.heading, past.heading_end = first.year, limited.end
    if core.joined and (last - first).days >= 28:
        past.period = window


def _alone(text: str, limited: Limited) -> bool:
    """Tell whether the expression is all there is on its line."""
    low = text.rfind("\n", 0, limited.start) + 1
    high = text.find("\n", limited.end)
    line = text[low : len(text) if high < 0 else high].strip(" \u00a0:.*#•–-")
    return len(line) <= limited.end - limited.start
