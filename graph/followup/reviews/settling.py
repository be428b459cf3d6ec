"""What follows from what people have said: for evidence, deadline, status and ties.

Machine and human are never mixed up: whatever a person has changed keeps what the
program found beside it. A person's word on a status holds until a person changes it;
that something new has come since is told beside it.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast, get_args

from graph.followup.reviews.reviewing import Decision, PromiseReview, Reviews
from graph.followup.verdicts.case import Judged
from graph.followup.verdicts.due import Due
from graph.followup.verdicts.verdict import SETTLED
from graph.followup.verdicts.weighing import CONFIRMED
from graph.followup_model import Evidence, PromiseStatus, PromiseTie, Stance
from ingest.ledger_reviews import Quoted, ReviewEvent

NAMES: Mapping[str, str] = {
    "ej-forfallen": "inte förfallen",
    "pagar": "pågår",
    "delvis": "delvis infriad",
    "infriad": "infriad",
    "infriad-sent": "infriad efter fristen",
    "omplanerad": "omplanerad",
    "struken": "struken öppet",
    "motsags": "motsägs",
    "frist-passerad-utan-belagg": "frist passerad utan belägg",
    "okant": "okänt",
}


@dataclass(frozen=True, slots=True)
class Weighed:
    """A piece of evidence as it counts after review.

    `machine` is what the program found; None where it no longer finds the piece.
    """

    evidence: Evidence
    machine: Evidence | None
    decision: Decision | None = None

    @property
    def rejected(self) -> bool:
        """Tell whether a person has said that it is not about the promise."""
        said = self.decision
        return said is not None and said.event.kind == "reject-evidence"


@dataclass(frozen=True, slots=True)
class Settled:
    """How a promise stands after review, and how the program alone judged it.

    `news` are positions of the evidence that had not spoken when a person gave the
    status: then the person should be asked again.
    """

    judged: Judged
    machine: Judged
    decision: Decision | None = None
    news: tuple[int, ...] = ()


def weighed(
    evidence: Sequence[Evidence], promise: str, said: Reviews
) -> tuple[Weighed, ...]:
    """Return the evidence as it counts: same order, then what people alone hold to.

    Args:
        evidence: What the program found, of the promise and of its other versions.
        promise: The id of the promise.
        said: What people have said.
    """
    versions = dict.fromkeys((promise, *(piece.commitment_id for piece in evidence)))
    if not any(said.of(version).evidence for version in versions):
        return tuple(Weighed(piece, piece) for piece in evidence)
    found = [_weighed(p, said.of(p.commitment_id).evidence.get(p.id)) for p in evidence]
    present = {piece.id for piece in evidence}
    kept = [
        Weighed(confirmed(decision.piece, decision.event.value), None, decision)
        for version in versions
        for key, decision in said.of(version).evidence.items()
        if key not in present and decision.lost and decision.piece
        if decision.event.kind != "reject-evidence"
    ]
    return (*found, *kept)


def _weighed(piece: Evidence, decision: Decision | None) -> Weighed:
    if decision is None:
        return Weighed(piece, piece)
    if decision.event.kind == "reject-evidence":
        return Weighed(rejected(piece), piece, decision)
    return Weighed(confirmed(piece, decision.event.value), piece, decision)


def rejected(piece: Evidence) -> Evidence:
    """Return a piece as a person has rejected it: it counts for nothing."""
    return replace(piece, stance="mentions", score=0.0)


def confirmed(piece: Evidence, stance: str) -> Evidence:
    """Return a piece as a person has confirmed it, with the stance it then had."""
    if stance in get_args(Stance):
        piece = replace(piece, stance=cast(Stance, stance))
    return replace(piece, score=1.0, features=(*piece.features, CONFIRMED))


def due(found: Due, review: PromiseReview) -> Due:
    """Return when a promise is due: as a person says, without slack, or as read."""
    if review.deadline is None:
        return found
    set_to = review.deadline.event
    return replace(
        found,
        earliest=set_to.earliest,
        latest=set_to.latest,
        latest_wide=set_to.latest,
    )


def promisor(found: str | None, review: PromiseReview) -> str | None:
    """Return who is bound: as a person says, or as read."""
    return review.promisor.event.value if review.promisor else found


def settled(
    judged: Judged, evidence: Sequence[Weighed], when: Due, review: PromiseReview
) -> Settled:
    """Return how a promise stands when people have had their say on its status.

    Args:
        judged: What the program says of the weighed evidence on the day of the verdict.
        evidence: That evidence.
        when: When the promise is due, after review.
        review: What people have said of the promise.
    """
    decision = review.status
    if decision is None or not _holds(decision.event, judged, when):
        return Settled(judged, judged)
    event = decision.event
    status = cast(PromiseStatus, event.value)
    if event.kind == "reject-status":
        if judged.verdict.status != event.value:
            return Settled(judged, judged, decision)
        status = "okant"
    news = _news(evidence, event, judged.verdict.as_of)
    explanation = _explained(decision, judged, bool(news))
    kept = status == judged.verdict.status
    verdict = replace(
        judged.verdict,
        status=status,
        explanation=explanation,
        confidence=0.5 if event.kind == "reject-status" else 1.0,
        evidence=judged.verdict.evidence if kept else (),
    )
    late = when.limit is not None and when.limit < verdict.as_of
    missed = any(not one.met for one in judged.rounds)
    overdue = (late or missed) and status not in SETTLED
    return Settled(
        replace(judged, verdict=verdict, overdue=overdue), judged, decision, news
    )


def _holds(event: ReviewEvent, judged: Judged, when: Due) -> bool:
    """Tell whether a person's word on the status reaches the day of the verdict."""
    day = judged.verdict.as_of
    if event.as_of is not None and day < event.as_of:
        return False
    # The calendar needs no person: what was not due may be by now.
    passed = when.limit is not None and when.limit < day
    return not (event.value == "ej-forfallen" and passed)


def _news(
    evidence: Sequence[Weighed], event: ReviewEvent, day: dt.date
) -> tuple[int, ...]:
    """Return where documents speak that had not spoken when the status was given."""
    return tuple(
        number
        for number, one in enumerate(evidence)
        if one.decision is None
        and one.evidence.stance != "mentions"
        and one.evidence.document_id not in event.spoke
        and (one.evidence.date_to is None or one.evidence.date_to <= day)
    )


def _explained(decision: Decision, judged: Judged, news: bool) -> str:
    event, machine = decision.event, judged.verdict
    named = NAMES.get(event.value, event.value)
    if event.kind == "reject-status":
        said = f"Okänt: bedömningen ”{named}” är avvisad av {decision.about}."
    elif event.value == machine.status:
        said = f"{machine.explanation} Bekräftat av {decision.about}."
    else:
        said = (
            f"{named[0].upper()}{named[1:]} enligt {decision.about}. "
            f"Programmets bedömning är ”{NAMES[machine.status]}”."
        )
    said = said.replace("..", ".")
    return f"{said} Sedan dess har nya belägg kommit." if news else said


def tied(ties: Iterable[PromiseTie], said: Reviews) -> list[PromiseTie]:
    """Return the ties between promises as people have left them.

    A tie between promises held apart is gone; two said to be one are tied by it.
    """
    kept = [
        tie
        for tie in ties
        if (tie.earlier, tie.later) not in said.apart
        and (tie.later, tie.earlier) not in said.apart
    ]
    tied_already = {frozenset((t.earlier, t.later)) for t in kept}
    for (earlier, later), decision in said.same.items():
        place = decision.event.other
        if frozenset((earlier, later)) not in tied_already and place is not None:
            kept.append(_said_again(earlier, later, place, decision))
    return kept


def _said_again(
    earlier: str, later: str, place: Quoted, decision: Decision
) -> PromiseTie:
    return PromiseTie(
        kind="repeats",
        earlier=earlier,
        later=later,
        document_id=place.document,
        start=place.start,
        end=place.end,
        reason=f"Samma löfte enligt {decision.about}",
        confidence=1.0,
    )
