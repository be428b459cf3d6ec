"""Everything that is known of one promise."""

import datetime as dt
from collections.abc import Iterable

from app.promise_making import Making
from app.promise_timeline import timeline
from app.promise_views import LoggedView, PromiseDetails, StandingView
from graph.followup.kept.kept_view import KeptPromise
from graph.followup.verdicts.history import history
from ingest.ledger_verdicts import ReachedVerdict


def details(
    making: Making, kept: KeptPromise, log: Iterable[ReachedVerdict]
) -> PromiseDetails:
    """Return everything that is known of a promise on a day.

    Args:
        making: Makes what is shown, on that day.
        kept: The promise.
        log: The verdicts that the program has reached of it, in order.
    """
    view = making.view(kept)
    conflicts = tuple(making.conflicts(kept.promise.id))
    standings = _history(making, kept)
    return PromiseDetails(
        view=view,
        ties=tuple(making.ties(kept.promise.id)),
        conflicts=conflicts,
        history=standings,
        log=tuple(_logged(one) for one in log),
        timeline=timeline(view, standings, conflicts, making.day),
    )


def _history(making: Making, kept: KeptPromise) -> tuple[StandingView, ...]:
    """Return the days on which the promise came to stand otherwise, after review."""
    case = making.judging.case(kept)
    evidence = [one.evidence for one in case.weighed]
    turns = history(kept.promise.id, case.due, evidence, making.day, case.watch)
    return tuple(
        StandingView(
            turn.day, turn.judged.verdict.status, turn.judged.verdict.explanation
        )
        for turn in turns
    )


def _logged(one: ReachedVerdict) -> LoggedView:
    return LoggedView(
        one.at,
        dt.date.fromisoformat(one.as_of),
        one.status,
        one.explanation,
        one.confidence,
    )
