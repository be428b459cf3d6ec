"""What was read before a time and may give it a year: headings, stories, reports."""

import datetime as dt
import re
from bisect import bisect_left
from dataclasses import dataclass

from ingest import lexicon
from ingest.extract.tid import guards
from ingest.extract.tid.limits import Limited
from ingest.extract.tid.source import Source
from ingest.extract.tid.window import Window

_HEADINGS = frozenset({"ar", "sasong", "kvartal", "manad"})
_LONG_LINE = 200
_HEADING_REACH = 2500
# "budgeten för 2023", "avtalet från 2018": the year says which one it is.
_WHICH = re.compile(r"\w[ \u00a0](?:för|från)[ \u00a0]$", re.IGNORECASE)
# "Under året" in a report means the year it reports on.
_REPORTED = re.compile(
    r"(?:redovisning|berättelse|bokslut|uppföljning|rapport)\w{0,4}[ \u00a0]för"
    r"[ \u00a0]$",
    re.IGNORECASE,
)
# "Tidplan 2025" dates what stands below it as "2025" alone does.
_CALENDAR = re.compile(
    r"[ \u00a0*#]*(?:[\w-]+[ \u00a0]){0,2}"
    rf"[a-zåäö]*(?:{'|'.join(lexicon.words('tid_kalender'))})(?!\w)[^.\d\n]{{0,50}}$",
    re.IGNORECASE,
)
_LONG_HEADING = 90
# "Det här återstår under 2023" as a heading dates what stands below it.
_DURING = re.compile(r"\b(?:under|inför|hösten|våren)[ \u00a0]$", re.IGNORECASE)
# Headings below a year that go on with the year's calendar.
_SUBHEADING = re.compile(
    r"\d|nämnd|styrelse|fullmäktige|utskott|råd|sammanträd|möte|vår|sommar|höst|vinter"
    r"|kvartal|tertial|januari|februari|mars|april|maj|juni|juli|augusti|september"
    r"|oktober|november|december",
    re.IGNORECASE,
)
# "Inkom den 22 mars 1995. Besvarad den 3 april": the answer follows the question.
_ANSWERED = re.compile(r"\b(?:besvara[dt]e?s?|svar)[ \u00a0:]{1,2}$", re.IGNORECASE)
_HAD = re.compile(r"\bhade\b", re.IGNORECASE)
# How old a year may be that only stands beside what happened ("byggdes 1968").
_OLD = 10


@dataclass(slots=True)
class Past:
    """Years read so far that later expressions may lean on.

    `named` is the last year written, `year` the last that is not ahead of the
    reference date and so may carry a story told in the past. It `frames` the story
    if it is set ahead of it ("Under 2022 ..."), not beside one fact ("byggdes 1968").
    `reported` is the year of a report, which only "under året" leans on.
    """

    named: int | None = None
    named_at: int = -1
    year: int | None = None
    year_at: int = -1
    frames: bool = False
    reported: int | None = None
    reported_at: int = -1
    heading: int | None = None
    heading_end: int = 0
    period: Window | None = None
    anchor: Window | None = None
    frames_year: bool = False


def near(source: Source, at: int, year_at: int) -> bool:
    """Tell whether the year written at `year_at` stands in the paragraph of `at`."""
    return year_at >= 0 and source.text.find("\n", year_at, at) < 0


def heading_year(source: Source, limited: Limited, past: Past) -> int | None:
    """Return the year of a heading above, as long as only short lines follow it."""
    if past.heading is None:
        return None
    if limited.core.grain == "ar" and limited.core.offset is None:
        return None
    if limited.start - past.heading_end > _HEADING_REACH:
        return None
    if _other_heading(source, past.heading_end, limited.start):
        return None
    between = source.text[past.heading_end : limited.start]
    if max(len(line) for line in between.split("\n")) > _LONG_LINE:
        return None
    return past.heading


def _other_heading(source: Source, low: int, high: int) -> bool:
    """Tell whether a heading of another matter stands between; a body's does not."""
    first = bisect_left(source.headings, low)
    for start in source.headings[first : bisect_left(source.headings, high)]:
        end = source.text.find("\n", start)
        line = source.text[start : end if end >= 0 else len(source.text)]
        if not _SUBHEADING.search(line):
            return True
    return False


def heading_date(source: Source, limited: Limited, past: Past) -> dt.date | None:
    """Return a day in the middle of the heading's year."""
    year = heading_year(source, limited, past)
    return dt.date(year, 7, 1) if year is not None else None


def leaning_year(
    source: Source, limited: Limited, past: Past, direction: int
) -> int | None:
    """Return the year of a date before in the same paragraph, told in the past."""
    core, reference = limited.core, source.reference
    if (
        past.year is None
        or core.direction
        or not near(source, limited.start, past.year_at)
    ):
        return None
    if _ANSWERED.search(source.text, max(0, limited.start - 30), limited.start):
        return _first_after(limited, past)
    low, _ = source.sentence_at(limited.start)
    same_sentence = past.year_at > low
    if not past.frames and (not same_sentence or _is_old(past.year, reference)):
        return None
    if direction > 0 or (direction == 0 and not same_sentence):
        return None
    assert core.place is not None
    window = core.place(past.year)
    if window is None or window.earliest is None:
        return None
    if reference and direction < 0 and window.earliest > reference:
        return None
    later = _first_after(limited, past)
    told_on = direction < 0 and later == past.year + 1 and not past.frames_year
    if told_on and not _HAD.search(source.text, low, limited.start):
        after = core.place(later)
        if after and after.earliest and (not reference or after.earliest <= reference):
            return later
    return past.year


def _first_after(limited: Limited, past: Past) -> int:
    """Return the first year in which the time follows the date that was told before."""
    assert past.year is not None
    assert limited.core.place is not None
    window = limited.core.place(past.year)
    told = past.anchor.earliest if past.anchor else None
    before = window and window.latest and told and window.latest < told
    return past.year + 1 if before else past.year


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
        past.named, past.named_at = first.year, limited.end
        if _REPORTED.search(source.text, max(0, limited.start - 40), limited.start):
            past.reported, past.reported_at = first.year, limited.end
        behind = reference is None or first <= reference
        if behind and _carries(source, limited):
            past.year, past.year_at = first.year, limited.end
            past.frames = core.grain != "ar" or _frames(source, limited)
            past.anchor, past.frames_year = window, core.grain == "ar"
        if core.grain in _HEADINGS and _alone(source, limited):
            past.heading, past.heading_end = first.year, limited.end
    if core.joined and (last - first).days >= 28:
        past.period = window


def _is_old(year: int, reference: dt.date | None) -> bool:
    return reference is not None and reference.year - year > _OLD


def _carries(source: Source, limited: Limited) -> bool:
    """Tell whether a year may date what follows: not "sedan 2009", "plan för 2023"."""
    if {"sedan", "fran"}.intersection(limited.effects):
        return False
    if limited.core.grain != "ar":
        return True
    text, start = source.text, limited.start
    if guards.in_name(text, limited.core):
        return False
    return not _WHICH.search(text, max(0, start - 8), start)


def _frames(source: Source, limited: Limited) -> bool:
    """Tell whether a year is set ahead of what it tells: "Under 2022", "2022 kom"."""
    if limited.effects:
        return True
    low, _ = source.sentence_at(limited.start)
    return not source.text[low : limited.start].strip(" \u00a0•–-")


def _alone(source: Source, limited: Limited) -> bool:
    """Tell whether a time is all there is on its line, or heads what is below it."""
    text = source.text
    low = text.rfind("\n", 0, limited.start) + 1
    high = text.find("\n", limited.end)
    line = text[low : len(text) if high < 0 else high].strip(" \u00a0:.*#•–-")
    if len(line) <= limited.end - limited.start:
        return True
    if len(line) > _LONG_HEADING or not line.endswith(
        text[limited.start : limited.end]
    ):
        return False
    if _CALENDAR.match(text, low, limited.start):
        return True
    at = bisect_left(source.headings, low)
    headed = at < len(source.headings) and source.headings[at] < limited.start
    return headed and _DURING.search(text, low, limited.start) is not None
