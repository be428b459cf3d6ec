"""Small parts of what is shown of a promise."""

from collections.abc import Iterable, Iterator, Mapping

from app.judging import Standing
from app.promise_filters import Mark
from app.promise_views import (
    CoverageView,
    DeadlineView,
    MachineView,
    RoundView,
    VersionView,
)
from graph.followup.kept.kept_view import KeptPromise
from graph.followup.verdicts.due import Due


def mark_of(standing: Standing) -> Mark:
    """Return how a promise stands, briefly."""
    judged = standing.settled.judged
    return Mark(judged.verdict.status, judged.overdue, standing.limit)


def deadline(kept: KeptPromise, due: Due) -> DeadlineView | None:
    """Return when a promise is due, by its words or as a person has set it."""
    promise = kept.promise
    if (due.latest, due.latest_wide) != (promise.latest, promise.latest_wide):
        if due.latest is None:
            return None
        return DeadlineView(None, due.earliest, due.latest, due.latest_wide)
    if not (promise.deadline_text or promise.latest or promise.earliest):
        return None
    return DeadlineView(
        promise.deadline_text, promise.earliest, promise.latest, promise.latest_wide
    )


def rounds(standing: Standing, place: Mapping[int, int]) -> Iterator[RoundView]:
    """Yield each time a recurring duty was due; `place` renumbers its evidence."""
    for one in standing.settled.judged.rounds:
        yield RoundView(
            years=one.label,
            met=one.met,
            first=one.first,
            last=one.last,
            due=one.due,
            found=one.found,
            evidence=None if one.evidence is None else place.get(one.evidence),
            coverage=one.coverage.sentence if one.coverage else None,
        )


def covered(standing: Standing) -> CoverageView:
    """Return what there has been to look through since the promise was said."""
    watch = standing.case.watch
    held = watch.between(standing.case.due.said, standing.day)
    return CoverageView(
        held.documents,
        held.last,
        held.organ,
        held.minutes,
        held.sentence,
        held.missing,
        watch.unheard,
    )


def machine(standing: Standing) -> MachineView | None:
    """Return what the program read and judged, if a person has said otherwise."""
    case, settled = standing.case, standing.settled
    review = case.review
    if settled.decision is None and not (review.deadline or review.promisor):
        return None
    verdict = settled.machine.verdict
    return MachineView(
        verdict.status,
        verdict.explanation,
        case.kept.promise.promisor or "",
        deadline(case.kept, case.read),
    )


def slippage(versions: Iterable[VersionView]) -> int | None:
    """Return the days from the first deadline to the latest, None if it stands."""
    return max((v.days for v in versions if v.days is not None), default=None)
