"""Promises with how they stand on a day, put together from graph and evidence."""

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.answers import matches
from app.workspace import Workspace
from graph import queries
from graph.followup.verdict import Coverage, Due, judge


@dataclass(frozen=True, slots=True)
class DeadlineView:
    """When a promise is due, as shown."""

    text: str | None
    earliest: dt.date | None
    latest: dt.date | None
    latest_wide: dt.date | None


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A later passage that speaks of a promise."""

    document: str
    document_id: str
    section: str | None
    start: int
    end: int
    text: str
    stance: str
    score: float
    date: dt.date | None


@dataclass(frozen=True, slots=True)
class RoundView:
    """One period of a recurring duty, and whether anything shows that it was met."""

    years: str
    met: bool


@dataclass(frozen=True, slots=True)
class CoverageView:
    """How much the collection holds from the promise's body since it was said."""

    documents: int
    last: dt.date | None
    organ: str | None


@dataclass(frozen=True, slots=True)
class PromiseView:
    """A promise with how it stands on the day asked for."""

    id: str
    text: str
    description: str
    document: str
    document_id: str
    title: str
    date: dt.date | None
    organ: str | None
    body: str | None
    section: str | None
    start: int
    end: int
    promisor: str
    speaker: str | None
    promisee: str | None
    strength: str
    polarity: str
    condition: str | None
    deadline: DeadlineView | None
    recurrence: str | None
    status: str
    explanation: str
    coverage: str | None
    confidence: float
    overdue: bool
    evidence: tuple[EvidenceView, ...]
    basis: tuple[int, ...]
    rounds: tuple[RoundView, ...]
    covered: CoverageView


class _Dates:
    """How many documents of each organ or body the collection has, by date."""

    def __init__(self, documents: Iterable[queries.Document]) -> None:
        self._days: defaultdict[str, list[dt.date]] = defaultdict(list)
        self.latest: dict[str, dt.date | None] = {}
        self.earliest: dict[str, dt.date | None] = {}
        for document in documents:
            self.latest[document.id] = document.date or document.dated_to
            self.earliest[document.id] = document.date or document.dated_from
            for name in {document.organ, document.body} - {None}:
                if document.date:
                    self._days[str(name)].append(document.date)
        for days in self._days.values():
            days.sort()

    def coverage(
        self, promise: queries.Promise, after: dt.date | None, as_of: dt.date
    ) -> Coverage:
        """Return what there is from the promise's organ after the day given."""
        name = promise.organ or promise.body
        days = self._days.get(name or "", [])
        low = bisect_right(days, after or dt.date.min)
        high = bisect_right(days, as_of)
        last = days[high - 1] if high > low else None
        return Coverage(high - low, last, name)


def promises(
    workspace: Workspace,
    as_of: dt.date,
    overdue: bool = False,
    organ: str | None = None,
    person: str | None = None,
) -> list[PromiseView]:
    """Return the promises known on a day, each with its status then.

    Args:
        workspace: The open collection.
        as_of: How things stood that day, by documents dated up to then.
        overdue: Only those whose wide end has passed without being settled.
        organ: Only promises of bodies whose name holds this.
        person: Only promises said by or binding someone whose name holds this.
    """
    graph = workspace.graph
    dates = _Dates(queries.documents(graph))
    evidence = defaultdict(list)
    for found in queries.evidence_of(graph):
        evidence[found.commitment_id].append(found)
    views = []
    for promise in queries.promises(graph):
        named = (promise.promisor, promise.organ, promise.body)
        if not matches(organ, *named):
            continue
        if not matches(person, promise.speaker, promise.promisor):
            continue
        latest = dates.latest.get(promise.document_id)
        if latest is not None and latest > as_of:
            continue
        view = _view(promise, evidence[promise.id], dates, as_of)
        if view.overdue or not overdue:
            views.append(view)
    return sorted(views, key=lambda v: (_due(v), v.document, v.start))


def _due(view: PromiseView) -> dt.date:
    deadline = view.deadline
    ends = (deadline.latest_wide or deadline.latest) if deadline else None
    return ends or dt.date.max


def _view(
    promise: queries.Promise,
    evidence: Sequence[queries.Found],
    dates: _Dates,
    as_of: dt.date,
) -> PromiseView:
    said = dates.earliest.get(promise.document_id)
    due = Due(said, promise.latest, promise.latest_wide, promise.recurrence)
    # What takes a stance comes before what only mentions, the surest first.
    ordered = sorted(
        evidence,
        key=lambda e: (e.stance == "mentions", -e.score, e.document, e.start),
    )
    coverage = dates.coverage(promise, said, as_of)
    judged = judge(promise.id, due, ordered, as_of, coverage)
    known = [
        (n, e) for n, e in enumerate(ordered) if e.date_to is None or e.date_to <= as_of
    ]
    shown = [number for number, _ in known]
    deadline = None
    if promise.deadline or promise.latest or promise.earliest:
        deadline = DeadlineView(
            promise.deadline, promise.earliest, promise.latest, promise.latest_wide
        )
    return PromiseView(
        id=promise.id,
        text=promise.text,
        description=promise.description,
        document=promise.document,
        document_id=promise.document_id,
        title=promise.title,
        date=promise.date,
        organ=promise.organ,
        body=promise.body,
        section=promise.section,
        start=promise.start,
        end=promise.end,
        promisor=promise.promisor,
        speaker=promise.speaker,
        promisee=promise.promisee,
        strength=promise.strength,
        polarity=promise.polarity,
        condition=promise.condition,
        deadline=deadline,
        recurrence=promise.recurrence,
        status=judged.verdict.status,
        explanation=judged.verdict.explanation,
        coverage=judged.verdict.coverage,
        confidence=judged.verdict.confidence,
        overdue=judged.overdue,
        evidence=tuple(
            EvidenceView(
                document=e.document,
                document_id=e.document_id,
                section=e.section,
                start=e.start,
                end=e.end,
                text=e.text,
                stance=e.stance,
                score=e.score,
                date=e.date_to,
            )
            for _, e in known
        ),
        basis=tuple(shown.index(n) for n in judged.verdict.evidence),
        rounds=tuple(RoundView(r.label, r.evidence is not None) for r in judged.rounds),
        covered=CoverageView(coverage.documents, coverage.last, coverage.organ),
    )
