"""What has happened with a promise, in order of time, each with its source line."""

import datetime as dt
from collections.abc import Iterable, Iterator

from app.promise_views import (
    ConflictView,
    EvidenceView,
    PromiseView,
    StandingView,
    TimelineEntry,
    VersionView,
)

# On one day: what is said, what is due, what came of it, how it then stood.
_ORDER = (
    "said",
    "version",
    "deadline",
    "missing",
    "evidence",
    "conflict",
    "review",
    "status",
)


def timeline(
    view: PromiseView,
    history: Iterable[StandingView],
    conflicts: Iterable[ConflictView],
    as_of: dt.date,
) -> tuple[TimelineEntry, ...]:
    """Return the entries in order of time; what has no day comes last."""
    entries = [
        *_said(view),
        *_deadlines(view, as_of),
        *(_evidence(one) for one in view.evidence if _speaks(one)),
        *_rounds(view),
        *(_conflict(one) for one in conflicts),
        *(
            TimelineEntry(one.day, "status", one.explanation, one.status)
            for one in history
        ),
        *_reviews(view),
    ]
    return tuple(sorted(entries, key=_place))


def _place(entry: TimelineEntry) -> tuple[dt.date, int, str, int]:
    return (
        entry.day or dt.date.max,
        _ORDER.index(entry.kind),
        entry.document or "",
        entry.start or 0,
    )


def _speaks(one: EvidenceView) -> bool:
    return one.stance != "mentions" and not one.rejected


def _said(view: PromiseView) -> Iterator[TimelineEntry]:
    """Yield each time the promise was said."""
    if not view.versions:
        yield TimelineEntry(
            view.date,
            "said",
            view.description or view.text,
            None,
            view.document,
            view.document_id,
            view.title,
            view.section,
            view.start,
            view.end,
            view.text,
        )
    for one in view.versions:
        yield TimelineEntry(
            one.date,
            "version" if one.kind else "said",
            one.reason or view.description or one.text,
            one.kind,
            one.document,
            one.document_id,
            one.title,
            one.section,
            one.start,
            one.end,
            one.text,
        )


def _deadlines(view: PromiseView, as_of: dt.date) -> Iterator[TimelineEntry]:
    """Yield the last accepted day of each deadline, those ahead too."""
    versions: list[VersionView | PromiseView] = [*view.versions] or [view]
    days: dict[dt.date, str] = {}
    for one in versions:
        limit = one.deadline and (one.deadline.latest_wide or one.deadline.latest)
        if one.deadline and limit and not view.recurrence:
            days.setdefault(limit, one.deadline.text or limit.isoformat())
    if view.limit is not None:
        days.setdefault(view.limit, view.limit.isoformat())
    for day, text in days.items():
        code = "passerad" if day < as_of else "kommande"
        yield TimelineEntry(day, "deadline", text, code)


def _evidence(one: EvidenceView) -> TimelineEntry:
    return TimelineEntry(
        one.date or one.date_from,
        "evidence",
        one.text,
        one.stance,
        one.document,
        one.document_id,
        one.title,
        one.section,
        one.start,
        one.end,
        one.text,
    )


def _rounds(view: PromiseView) -> Iterator[TimelineEntry]:
    for one in view.rounds:
        if not one.met:
            yield TimelineEntry(one.due, "missing", one.years, one.found)


def _conflict(one: ConflictView) -> TimelineEntry:
    side = max(one.first, one.second, key=lambda s: s.date or dt.date.min)
    return TimelineEntry(
        side.date,
        "conflict",
        one.reason,
        one.kind,
        side.document,
        side.document_id,
        side.title,
        None,
        side.start,
        side.end,
        side.text,
    )


def _reviews(view: PromiseView) -> Iterator[TimelineEntry]:
    for one in view.said:
        day = dt.date.fromisoformat(one.at[:10]) if one.at else None
        yield TimelineEntry(
            day, "review", f"{one.who}: {one.why}".rstrip(": "), one.kind
        )
