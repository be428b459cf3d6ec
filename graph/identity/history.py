"""How bodies have changed: renamed, merged, divided and replaced, with dates.

A renamed body is one actor through the change: what it decided stays its own. Bodies
that were merged, divided or closed are actors of their own, joined by the event.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from graph.identity.tables import listed, rows
from ingest import ids

# Kinds of change through which the organisation stays the same.
SAME = frozenset({"namnbyte", "ombildning"})
# So long before its first day a new authority may be written of as planned.
PLANNED = dt.timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Change:
    """One change; `date` is an ISO day, or a year where the day is not certain."""

    date: str
    kind: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    source: str


@cache
def changes() -> tuple[Change, ...]:
    """Return every change of the table, in its order."""
    return tuple(
        Change(r["date"], r["change"], listed(r["from"]), listed(r["to"]), r["source"])
        for r in rows("history")
    )


@cache
def absorbed() -> frozenset[str]:
    """Return the names, as `ids.normalise` folds them, of bodies that ended."""
    return frozenset(
        ids.normalise(name)
        for change in changes()
        if change.kind not in SAME
        for name in change.before
        if name not in change.after
    )


@cache
def formerly_local() -> Mapping[str, dt.date]:
    """Return name of an authority → the day until which there were many of the name."""
    return {
        row["name"]: dt.date.fromisoformat(row["since"]) - PLANNED
        for row in rows("formerly_local")
    }


@cache
def renamed() -> Mapping[str, str]:
    """Return earlier name → the name the same organisation has had last."""
    steps = sorted((c for c in changes() if c.kind in SAME), key=lambda c: c.date)
    last: dict[str, str] = {}
    for step in steps:
        before, after = step.before[0], step.after[0]
        for name in [n for n, now in last.items() if now == before]:
            last[name] = after
        last[before] = after
        last.pop(after, None)
    return last
