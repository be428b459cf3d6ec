"""Which promises have come to stand otherwise, and when the program saw it."""

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from app.followed import followed
from app.workspace import Workspace
from ingest.ledger_verdicts import ReachedVerdict

# So many of the latest verdicts are looked through at a time.
PART = 500


@dataclass(frozen=True, slots=True)
class ChangedView:
    """A promise that has come to stand otherwise than `before`.

    `as_of` is the day the verdict is about, `reached` the time (ISO) of reaching it.
    """

    promise: str
    text: str
    promisor: str
    before: str
    status: str
    explanation: str
    reached: str
    as_of: dt.date


def changed(
    workspace: Workspace, limit: int, promises: Collection[str] | None = None
) -> tuple[ChangedView, ...]:
    """Return changes of status, the latest first; a first verdict is no change.

    Args:
        workspace: The open collection.
        limit: How many at most.
        promises: Only changes of these; of all if None.
    """
    found: list[ChangedView] = []
    for verdict in _latest_first(workspace):
        if promises is not None and verdict.promise not in promises:
            continue
        before = _before(workspace, verdict)
        if before is not None:
            view = _view(workspace, verdict, before)
            found += [view] if view else []
        if len(found) == limit:
            break
    return tuple(found)


def _latest_first(workspace: Workspace) -> Iterator[ReachedVerdict]:
    log = workspace.archive.ledger.verdicts
    until = log.last()
    while until > 0:
        part = [v for v in log.after(until - PART) if v.seq <= until]
        yield from reversed(part)
        until -= PART


def _before(workspace: Workspace, verdict: ReachedVerdict) -> str | None:
    """Return how the promise stood before, None where it stood the same or nowhere.

    Where another version of the program judged before, the change is the program's.
    """
    past = workspace.archive.ledger.verdicts.history(verdict.promise)
    earlier = next((one for one in reversed(past) if one.seq < verdict.seq), None)
    if earlier is None or earlier.program != verdict.program:
        return None
    return None if earlier.status == verdict.status else earlier.status


def _view(
    workspace: Workspace, verdict: ReachedVerdict, before: str
) -> ChangedView | None:
    """Return a change as it is shown; None where the promise is no longer read."""
    with followed(workspace).opened() as kept:
        found = kept.promise(verdict.promise) if kept else None
    if found is None:
        return None
    return ChangedView(
        promise=verdict.promise,
        text=found.promise.text,
        promisor=found.promise.promisor or "",
        before=before,
        status=verdict.status,
        explanation=verdict.explanation,
        reached=verdict.at,
        as_of=dt.date.fromisoformat(verdict.as_of),
    )
