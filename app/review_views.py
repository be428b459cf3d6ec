"""What people have said, as it is shown: by whom, when and why."""

import datetime as dt
from dataclasses import dataclass

from graph.followup.reviews.reviewing import Decision
from ingest.ledger_reviews import ReviewEvent


@dataclass(frozen=True, slots=True)
class Said:
    """Something a person has said of a promise or of evidence for it.

    `number` is by what it is undone; `moved` says that the text is read otherwise now
    and that what was said has followed its words.
    """

    number: int
    kind: str
    value: str
    who: str
    at: str
    why: str
    earliest: dt.date | None = None
    latest: dt.date | None = None
    moved: bool = False


def said(decision: Decision | None) -> Said | None:
    """Return a decision as it is shown."""
    return None if decision is None else of_event(decision.event, decision.moved)


def of_event(event: ReviewEvent, moved: bool = False) -> Said:
    """Return an event as it is shown."""
    return Said(
        event.seq,
        event.kind,
        event.value,
        event.who,
        event.at,
        event.why,
        event.earliest,
        event.latest,
        moved,
    )
