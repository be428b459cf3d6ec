"""Evidence, and what is judged by it, as tests make them."""

import datetime as dt

from graph.followup.verdicts.coverage import Holding, Holdings
from graph.followup.verdicts.verdict import Coverage, Due, Judged, judge
from graph.followup_model import Evidence, LinkKind, Stance
from ingest.model import DocumentType

SAID = dt.date(2021, 6, 24)
LIMIT = dt.date(2021, 12, 31)
NONE = Coverage(0, None, "Kulturnämnden")
BODY, ORGAN = "region/norrlid", "region/norrlid/kulturnamnden"


def found(
    stance: Stance,
    day: str,
    text: str = "Planen antas.",
    score: float = 0.8,
    document: str = "",
    link: LinkKind | None = None,
    deadline: str | None = None,
    rule: str = "belagg.uppfoljning.done",
    features: tuple[str, ...] = (),
    promise: str = "a1",
) -> Evidence:
    """Return a piece of evidence as it is found in a document of that day."""
    when = dt.date.fromisoformat(day)
    return Evidence(
        commitment_id=promise,
        document_id=document or f"d{day}",
        section=None,
        start=100,
        end=100 + len(text),
        text=text,
        stance=stance,
        score=score,
        date_from=when,
        date_to=when,
        rule=rule,
        link=link,
        deadline=dt.date.fromisoformat(deadline) if deadline else None,
        features=features,
    )


def held(document: str, day: str, kind: DocumentType = "protokoll") -> Holding:
    """Return a document of the board's, of that day."""
    when = dt.date.fromisoformat(day)
    return Holding(
        document, kind, BODY, ORGAN, "Region Norrlid", "Kulturnämnden", when, when
    )


def due(recurrence: str | None = None, limit: dt.date | None = LIMIT) -> Due:
    """Return when the promise is to be kept."""
    return Due(SAID, limit, limit, recurrence)


def on(
    day: str, *evidence: Evidence, when: Due | None = None, held: Holdings | None = None
) -> Judged:
    """Judge the promise by the evidence, as it stands that day."""
    watch = held.watch(BODY, ORGAN, None) if held else NONE
    return judge("a1", when or due(), evidence, dt.date.fromisoformat(day), watch)
