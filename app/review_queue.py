"""What is most worth a person's look: unsure evidence that decides a verdict first."""

import datetime as dt
import heapq
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Literal

from app.judging import Judging, Standing, holdings
from app.review_book import lessons, standing
from app.settings import FOLLOWUP
from app.workspace import Workspace
from graph.followup.kept.kept_view import KeptView, open_view
from graph.followup.reviews.learning import Learned, reasons
from graph.followup.reviews.reviewing import Reviews
from graph.followup.reviews.settling import confirmed, rejected
from graph.followup_model import Evidence

Reason = Literal["news", "decides", "hint", "speaks"]
# news: something has come since a person gave the status; decides: the status would be
# another without it; hint: if it were confirmed; speaks: it only adds to what is known.
WORTH: dict[Reason, float] = {"news": 4.0, "decides": 3.0, "hint": 1.5, "speaks": 0.0}
# Surer than this needs no person.
SURE = 0.9
# So many unsure pieces are weighed against their verdicts.
POOL = 400


@dataclass(frozen=True, slots=True)
class Waiting:
    """A promise to look at, with the piece of evidence that is unsure or new.

    `lessons` tell in plain words what earlier reviews say of such a piece.
    """

    promise: str
    text: str
    promisor: str | None
    document: str
    document_id: str
    title: str
    date: dt.date | None
    start: int
    end: int
    status: str
    explanation: str
    evidence: Evidence
    evidence_id: str
    evidence_title: str | None
    reason: Reason = "speaks"
    weight: float = 0.0
    lessons: tuple[str, ...] = ()


def queue(
    workspace: Workspace, as_of: dt.date, limit: int = 50, language: str = "sv"
) -> list[Waiting]:
    """Return what to look at, the most worthwhile first.

    Args:
        workspace: The collection.
        as_of: The day on which verdicts are given.
        limit: At most so many.
        language: "sv" or "en", for what earlier reviews say.
    """
    view = open_view(workspace.archive.folder / FOLLOWUP)
    if view is None:
        return []
    said = standing(workspace)
    with closing(view):
        found = list(_found(view, said, lessons(workspace, said), as_of, language))
    found.sort(key=lambda one: (-one.weight, one.document, one.start, one.promise))
    return found[:limit]


def _found(
    view: KeptView, said: Reviews, known: Learned, as_of: dt.date, language: str
) -> Iterator[Waiting]:
    judging = Judging(view, holdings(view), said)
    yield from _reopened(judging, as_of)
    for doubt, _, piece in heapq.nlargest(POOL, _unsure(view.evidence(), said, known)):
        kept = view.promise(piece.commitment_id)
        if kept is not None and not said.of(piece.commitment_id).rejected:
            at = judging.case(kept).standing(as_of)
            told = tuple(reasons(piece, known, language))
            yield _about(view, at, piece, doubt, told)


def _unsure(
    evidence: Iterable[Evidence], said: Reviews, known: Learned
) -> Iterator[tuple[float, str, Evidence]]:
    """Yield how doubtful each piece is that speaks and that nobody has judged."""
    judged = {key for review in said.promises.values() for key in review.evidence}
    for piece in evidence:
        if piece.stance == "mentions" or piece.id in judged:
            continue
        # The same words in two places are judged once.
        judged.add(piece.id)
        sure = piece.score + known.adjustment(piece)
        if sure < SURE:
            yield round(1 - abs(2 * min(max(sure, 0.0), 1.0) - 1), 3), piece.id, piece


def _reopened(judging: Judging, as_of: dt.date) -> Iterator[Waiting]:
    """Yield the promises of which new evidence has come since a person's status."""
    for promise, review in judging.reviews.promises.items():
        kept = judging.view.promise(promise) if review.status else None
        if kept is None:
            continue
        at = judging.case(kept).standing(as_of)
        if at.settled.news:
            piece = at.case.weighed[at.settled.news[0]].evidence
            one = _waiting(judging.view, at, piece)
            yield replace(one, reason="news", weight=WORTH["news"])


def _about(
    view: KeptView, at: Standing, piece: Evidence, doubt: float, told: tuple[str, ...]
) -> Waiting:
    reason = _reason(at, piece)
    weight = round(WORTH[reason] + doubt, 3)
    return replace(
        _waiting(view, at, piece), reason=reason, weight=weight, lessons=told
    )


def _reason(at: Standing, piece: Evidence) -> Reason:
    """Tell what a person's word on a piece would do to the status."""
    judged = at.settled.judged
    places = {one.evidence.id: n for n, one in enumerate(at.case.weighed)}
    place = places.get(piece.id)
    if place is None or at.settled.decision is not None:
        return "speaks"
    if place in judged.verdict.evidence and _differs(at, place, rejected(piece)):
        return "decides"
    if _differs(at, place, confirmed(piece, piece.stance)):
        return "hint"
    return "speaks"


def _differs(at: Standing, place: int, piece: Evidence) -> bool:
    """Tell whether the status would be another if a piece were judged so."""
    weighed = list(at.case.weighed)
    weighed[place] = replace(weighed[place], evidence=piece)
    other = replace(at.case, weighed=tuple(weighed)).standing(at.day)
    return other.settled.judged.verdict.status != at.settled.judged.verdict.status


def _waiting(view: KeptView, at: Standing, piece: Evidence) -> Waiting:
    kept, verdict = at.case.kept, at.settled.judged.verdict
    said_in = view.head(piece.document_id)
    return Waiting(
        promise=kept.promise.id,
        text=kept.promise.text,
        promisor=at.case.promisor,
        document=kept.of.source,
        document_id=kept.of.id,
        title=kept.of.title,
        date=kept.of.date,
        start=kept.promise.start,
        end=kept.promise.end,
        status=verdict.status,
        explanation=verdict.explanation,
        evidence=piece,
        evidence_id=piece.id,
        evidence_title=(said_in.title or said_in.source) if said_in else None,
    )
