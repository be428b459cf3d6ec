"""The order of the steps: cores, chains, limiting words, year, window."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from ingest.extract.tid import (
    chains,
    dates,
    deictic,
    events,
    feasts,
    guards,
    limits,
    meetings,
    months,
    parts,
    placing,
    recurring,
    relative,
    years,
)
from ingest.extract.tid.anaphora import periods
from ingest.extract.tid.core import Core, Family
from ingest.extract.tid.limits import Limited
from ingest.extract.tid.memory import Past, remember
from ingest.extract.tid.source import Source, around
from ingest.extract.tid.window import Window
from ingest.model import TimeExpression, TimeKind

FAMILIES: tuple[Family, ...] = (
    dates.written_dates,
    dates.iso_dates,
    dates.numeric_dates,
    dates.slash_dates,
    dates.days_of_month,
    feasts.named_days,
    feasts.feasts,
    feasts.between_days,
    months.month_names,
    months.month_pairs,
    months.month_parts,
    months.month_meetings,
    months.season_names,
    months.deictic_seasons,
    years.bare_years,
    years.year_ranges,
    years.decades,
    years.school_years,
    years.year_ends,
    years.shifted_years,
    years.ended,
    years.terms_of_office,
    parts.numbered_parts,
    parts.ordered_parts,
    parts.first_months,
    parts.school_terms,
    parts.weeks,
    parts.turns,
    relative.lengths,
    relative.lengths_back,
    relative.stretches,
    deictic.days,
    deictic.stepped,
    deictic.week_days,
    deictic.weekends,
    deictic.this_year,
    deictic.undated,
    meetings.next_meeting,
    meetings.reports,
    meetings.told_in_reports,
    recurring.recurrences,
    recurring.counted,
    events.events,
    periods,
)


def read(source: Source) -> tuple[TimeExpression, ...]:
    """Return every time expression of a text, in order."""
    text = source.text
    cores = _select(
        core
        for family in FAMILIES
        for core in family(text)
        if guards.is_time(text, core)
    )
    cores = chains.join(text, chains.lead_years(text, cores))
    cores = chains.share_years(text, cores)
    cores = chains.every_year(text, chains.yearly(text, cores))
    past, floor, found = Past(), 0, []
    for core in cores:
        if core.start < floor:
            continue
        limited = limits.limit(text, core, floor, source.reference)
        if _unlimited(limited):
            continue
        floor = limited.end
        found.append(_settle(source, limited, past))
    return tuple(found)


def _unlimited(limited: Limited) -> bool:
    """Tell whether a time that needs a limiting word has none."""
    if not limited.core.needs_limit or limited.core.year is not None:
        return False
    leave = limited.core.rule == "tid.semestern"
    return not limited.effects or (leave and limited.effects == ("samma",))


def _select(found: Iterable[Core]) -> list[Core]:
    """Keep the longest of overlapping cores."""
    ranked = sorted(found, key=lambda c: (c.start - c.end, c.start, c.rule))
    kept: list[Core] = []
    starts: list[int] = []
    for core in ranked:
        index = bisect_left(starts, core.end)
        if index and kept[index - 1].end > core.start:
            continue
        place = bisect_left(starts, core.start)
        starts.insert(place, core.start)
        kept.insert(place, core)
    return kept


def _settle(source: Source, limited: Limited, past: Past) -> TimeExpression:
    """Give a limited core its window and note what later ones may lean on."""
    core = limited.core
    placed, confidence = placing.place(source, limited, past)
    window, kind, rule = (
        limits.apply(limited, placed)
        if placed
        else (Window(None, None), _bare_kind(limited), core.rule)
    )
    if kind == "deadline" and placed and _done(source, limited, placed):
        window, kind, rule = placed, core.kind, "tid.senast-bakat"
    recurrence = core.recurrence or ("P1Y" if core.every else None)
    if core.every:
        kind = "recurrence"
        if placed and placed.earliest == placed.latest:
            window = replace(window, earliest=None, earliest_wide=None)
    if guards.in_name(source.text, core):
        rule, confidence = "tid.namn", 0.4
    remember(source, limited, placed, past)
    return TimeExpression(
        limited.start,
        limited.end,
        source.text[limited.start : limited.end],
        kind,
        window.earliest,
        window.latest,
        window.earliest_wide,
        window.latest_wide,
        recurrence,
        rule,
        round(confidence, 2),
    )


def _done(source: Source, limited: Limited, window: Window) -> bool:
    """Tell whether "senast" means most recently ("reviderades senast 2019")."""
    reference = source.reference
    if limited.effects[:1] != ("senast",) or not source.running:
        return False
    if reference is None or window.latest is None or window.latest > reference:
        return False
    tenses = source.tenses_at(limited.start)
    return tenses.tells_past(around(source, limited), limited.start, limited.end)


def _bare_kind(limited: Limited) -> TimeKind:
    """Return the kind of a time whose dates are not known."""
    core = limited.core
    if core.grain in ("langd", "fri"):
        return core.kind
    return limits.apply(limited, Window(None, None))[1]
