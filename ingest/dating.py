"""Bounds for an undated document, from what it tells of as past and as to come.

A page that tells of meetings held "våren 2022" is from that spring at the earliest;
one that prepares something "under hösten 2022" is from that autumn at the latest.
An agreement is written in the year before it begins to hold, or soon after.
"""

import datetime as dt
import re
from dataclasses import replace

from ingest.model import Document, Facts

PAST = frozenset({"done", "reported", "partly_done"})
# So long before an agreement begins to hold it is written, and so long after.
AHEAD, BEHIND = dt.timedelta(days=365), dt.timedelta(days=183)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def with_bounds(document: Document, facts: Facts) -> Document:
    """Return `document` with what its facts say of when it was written."""
    if document.date is not None:
        return document
    first = document.dated_from or _latest_past(facts)
    last = document.dated_to or _earliest_future(facts, first)
    begun = _begins(facts)
    if begun is not None:
        first = first or begun - AHEAD
        last = min(last or begun + BEHIND, begun + BEHIND)
    if first and last and first > last:
        return document
    return replace(document, dated_from=first, dated_to=last)


def _begins(facts: Facts) -> dt.date | None:
    """Return the day on which the agreement that a document is begins to hold."""
    agreement = facts.agreement
    return agreement.term.earliest if agreement and agreement.term else None


def _latest_past(facts: Facts) -> dt.date | None:
    """Return the first day of the latest time that is told of as past."""
    told = [(f.start, f.end) for f in facts.followups if f.status in PAST]
    days = [
        time.earliest
        for time in facts.times
        if time.earliest
        and _YEAR.search(time.text)
        and any(start <= time.start < end for start, end in told)
    ]
    return max(days, default=None)


def _earliest_future(facts: Facts, first: dt.date | None) -> dt.date | None:
    """Return the last day of the earliest time that is still to come."""
    days = [
        fact.deadline.latest_wide or fact.deadline.latest
        for fact in facts.commitments
        if fact.deadline and _YEAR.search(fact.deadline.text)
    ]
    coming = [day for day in days if day and (first is None or day >= first)]
    return min(coming, default=None)
