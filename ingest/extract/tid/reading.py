"""The order of the steps: cores, chains, limiting words, year, window."""

import datetime as dt
import re
from bisect import bisect_left, insort
from collections.abc import Callable
from dataclasses import dataclass, field

from ingest.extract.tid import (
    chains,
    dates,
    deictic,
    events,
    guards,
    limits,
    meetings,
    months,
    parts,
    recurring,
    relative,
    tense,
    years,
)
from ingest.extract.tid.anaphora import periods
from ingest.extract.tid.core import Core, Family
from ingest.extract.tid.window import Window
from ingest.model import TimeExpression

FAMILIES: tuple[Family, ...] = (
    dates.written_dates,
    dates.iso_dates,
    dates.numeric_dates,
    dates.slash_dates,
    dates.named_days,
    dates.feasts,
    months.month_names,
    months.month_pairs,
    months.month_parts,
    months.season_names,
    months.deictic_seasons,
    years.bare_years,
    years.year_ranges,
    years.decades,
    years.school_years,
    years.year_ends,
    years.terms_of_office,
    parts.numbered_parts,
    parts.ordered_parts,
    parts.school_terms,
    parts.weeks,
    parts.turns,
    relative.lengths,
    relative.lengths_back,
    relative.stretches,
    deictic.days,
    deictic.stepped,
    deictic.this_year,
    deictic.undated,
    meetings.next_meeting,
    meetings.reports,
    recurring.recurrences,
    recurring.counted,
    events.events,
    periods,
)
_COARSE = frozenset({"ar", "sasong", "kvartal", "manad"})
_REACH = 3


@dataclass(slots=True)
class _Past:
    """What has been read so far: years that later expressions may lean on."""

    line: tuple[int, int] = (0, 0)
    year: int | None = None
    sentence: int = -1
    heading: int | None = None
    period: Window | None = None
    found: list[TimeExpression] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Source:
    """The text to read: `sentence_at` returns start and end around an offset."""

    text: str
    reference: dt.date | None
    sentence_at: Callable[[int], tuple[int, int]]
    running: bool = True


def read(source: Source) -> tuple[TimeExpression, ...]:
    """Return every time expression of a text, in order."""
    text = source.text
    cores = _select(
        core
        for family in FAMILIES
        for core in family(text)
        if guards.is_time(text, core)
    )
    cores = chains.share_years(text, chains.join(text, cores))
    past, floor = _Past(), 0
    for core in cores:
        limited = limits.limit(text, core, floor)
        if core.needs_limit and not limited.effects and core.year is None:
            continue
        floor = limited.end
        past.found.append(_settle(source, limited, past))
    return tuple(past.found)


def _select(found: object) -> list[Core]:
    """Keep the longest of overlapping cores."""
    ranked = sorted(
        found,  # type: ignore[call-overload]
        key=lambda c: (c.start - c.end, c.start, c.rule),
    )
    kept: list[tuple[int, int, Core]] = []
    starts: list[int] = []
    for core in ranked:
        index = bisect_left(starts, core.end)
        if index and kept[index - 1][1] > core.start:
            continue
        insort(starts, core.start)
        kept.insert(bisect_left([k[0] for k in kept], core.start), (core.start, core.end, core))
    return [core for _, _, core in kept]
