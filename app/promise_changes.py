"""Which promises have come to stand otherwise, and when the program saw it."""

import datetime as dt
from collections.abc import Collection, Iterator
from contextlib import closing
from dataclasses import dataclass

from app.followed import followed
from app.lagging import SINCE
from app.workspace import Workspace
from ingest import databases
from ingest.ledger_verdicts import ReachedVerdict

# Most promises have been judged once only; the others are found by the index.
_AGAIN = """
SELECT v.promise, v.seq FROM verdict v WHERE EXISTS (
  SELECT 1 FROM verdict e WHERE e.promise = v.promise AND e.seq < v.seq)
ORDER BY v.seq DESC"""


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
    begun = since(workspace)
    for promise, seq in _again(workspace):
        if promises is not None and promise not in promises:
            continue
        moved = _moved(workspace, promise, seq, begun)
        if moved is not None:
            view = _view(workspace, *moved)
            found += [view] if view else []
        if len(found) == limit:
            break
    return tuple(found)


def _again(workspace: Workspace) -> Iterator[tuple[str, int]]:
    """Yield promise and number of each verdict but the first, the latest first."""
    path = workspace.archive.folder / "ledger.sqlite"
    with closing(databases.reader(path)) as db:
        yield from db.execute(_AGAIN)


def _moved(
    workspace: Workspace, promise: str, seq: int, begun: int | None
) -> tuple[ReachedVerdict, str] | None:
    """Return a verdict and how its promise stood before; None if it stood the same."""
    past = workspace.archive.ledger.verdicts.history(promise)
    verdict = next((one for one in past if one.seq == seq), None)
    earlier = next((one for one in reversed(past) if one.seq < seq), None)
    if verdict is None or earlier is None or not is_change(earlier, verdict, begun):
        return None
    return verdict, earlier.status


def since(workspace: Workspace) -> int | None:
    """Return the last verdict of when this program first judged the collection.

    It is not known (None) where another program judged last.
    """
    with followed(workspace).opened() as kept:
        return kept.noted(SINCE, int) if kept else None


def is_change(
    earlier: ReachedVerdict, later: ReachedVerdict, begun: int | None
) -> bool:
    """Tell whether a promise has come to stand otherwise, not only been read so.

    Another version of the program may judge otherwise what has not changed at all, but
    it does so at once: what it says otherwise after that is no longer its own doing.

    Args:
        earlier: A verdict.
        later: The next one of the same promise.
        begun: See `since`.
    """
    same_judge = earlier.program == later.program
    judged_anew = begun is not None and later.seq > begun
    return earlier.status != later.status and (same_judge or judged_anew)


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
