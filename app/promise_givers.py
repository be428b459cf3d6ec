"""Who is bound by promises or has said them, and how many need looking at."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping

from app.followed import Followed, followed
from app.promise_filters import AHEAD
from app.promise_views import OrganCount
from app.workspace import Workspace
from graph.pairs import iris
from graph.queries import reading

PERSON = "person/"


def given(workspace: Workspace) -> Mapping[str, frozenset[str]]:
    """Return path of an actor → ids of the promises that it is bound by or has said."""
    base = workspace.settings.base
    found: defaultdict[str, set[str]] = defaultdict(set)
    for part in workspace.columns.parts("lofte"):
        for promise, actors in part["by"].items():
            for actor in iris(actors):
                path = actor.value.removeprefix(base)
                found[path].add(reading.local(promise))
    return {path: frozenset(ids) for path, ids in found.items()}


def counted(
    workspace: Workspace,
    as_of: dt.date,
    promised: Mapping[str, frozenset[str]],
    names: Mapping[str, str],
    wholes: Mapping[str, str],
) -> tuple[OrganCount, ...]:
    """Return how many promises each organisation has on a day, most silent first.

    Args:
        workspace: The open collection.
        as_of: The day.
        promised: What `given` gives.
        names: Path → name; actors without one are left out.
        wholes: Path of an organ → the name of the body that it is part of.
    """
    kept = followed(workspace)
    marks = kept.marks(as_of)
    shown = {one for one in marks if _shown(kept, one, as_of)}
    found = []
    for path, ids in promised.items():
        mine = [marks[one] for one in ids & shown]
        if path.startswith(PERSON) or path not in names or not mine:
            continue
        found.append(
            OrganCount(
                path=path,
                name=names[path],
                within=wholes.get(path) or None,
                total=len(mine),
                silent=sum(mark.silent for mark in mine),
                upcoming=sum(mark.due_within(as_of, AHEAD) for mark in mine),
                overdue=sum(mark.overdue for mark in mine),
            )
        )
    found.sort(key=lambda c: (-c.silent, -c.overdue, -c.total, c.name, c.path))
    return tuple(found)


def _shown(kept: Followed, one: str, as_of: dt.date) -> bool:
    """Tell whether lists show a promise: neither rejected nor told with its first."""
    told = kept.told.get(one)
    if told is None or told.rejected:
        return False
    return kept.first.get(one) not in kept.marks(as_of)
