"""Promises as they stand on a day, filtered and counted, from what is kept of them."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from app.followed import Followed, followed
from app.judging import Judging
from app.promise_details import details
from app.promise_filters import AHEAD, Filters, Mark, Told, is_path
from app.promise_lists import lists
from app.promise_making import Making
from app.promise_views import (
    ConflictView,
    Listing,
    OrganCount,
    PromiseDetails,
    PromiseView,
)
from app.review_book import lessons
from app.workspace import Workspace
from graph.queries import lookup, reading
from graph.queries.matters import matter
from graph.queries.promise_actors import promise_actors, promises_naming
from graph.terms import NamedNode

# Nothing asked for: every promise.
ALL = Filters()

__all__ = [
    "Filters",
    "by_organ",
    "conflicts",
    "listed",
    "names",
    "promise",
    "promises",
    "stood",
]


def promises(
    workspace: Workspace,
    as_of: dt.date,
    overdue: bool = False,
    organ: str | None = None,
    person: str | None = None,
) -> list[PromiseView]:
    """Return the promises known on a day, each version by itself.

    Args:
        workspace: The open collection.
        as_of: How things stood that day, by documents dated up to then.
        overdue: Only those whose wide end has passed without being settled.
        organ: Only promises of bodies whose name holds this.
        person: Only promises said by or binding someone whose name holds this.
    """
    asked = Filters(organ=organ, person=person, overdue=overdue, versions=True)
    return list(listed(workspace, as_of, asked).promises)


def listed(
    workspace: Workspace,
    as_of: dt.date,
    filters: Filters = ALL,
    offset: int = 0,
    limit: int | None = None,
) -> Listing:
    """Return one page of the promises asked for, those due first before the others.

    Args:
        workspace: The open collection.
        as_of: How things stood that day, by documents dated up to then.
        filters: Which promises.
        offset: How many to leave out first.
        limit: How many at most; all if None.
    """
    kept = followed(workspace)
    held = lists(kept, as_of)
    ids = partial(_ids, workspace, filters)
    counted, chosen = held.counted(filters, ids), held.chosen(filters, ids)
    end = None if limit is None else offset + limit
    return Listing(
        as_of=as_of,
        total=len(chosen),
        counts=counted.counts,
        every=counted.every,
        overdue=counted.overdue,
        silent=counted.silent,
        upcoming=counted.upcoming,
        promises=tuple(_views(workspace, kept, as_of, chosen[offset:end])),
    )


def stood(
    workspace: Workspace, as_of: dt.date, filters: Filters = ALL
) -> list[tuple[Told, Mark]]:
    """Return the promises that `listed` would, each with how it stood, in few words.

    To put together all that is shown of a promise takes many times longer.
    """
    kept = followed(workspace)
    marks = kept.marks(as_of)
    chosen = _chosen(workspace, kept, as_of, filters)
    return [(kept.told[one], marks[one]) for one in chosen]


def latest_first(listing: Listing) -> Listing:
    """Return a listing with its promises the other way round."""
    return replace(listing, promises=listing.promises[::-1])


def promise(
    workspace: Workspace, identity: str, as_of: dt.date
) -> PromiseDetails | None:
    """Return everything that is known of one promise, as it stood on a day.

    None if there is no such promise.
    """
    kept = followed(workspace)
    with kept.judging() as judging:
        found = judging.view.promise(identity) if judging else None
        if judging is None or found is None:
            return None
        making = _making(workspace, kept, judging, as_of, [identity])
        log = workspace.archive.ledger.verdicts.history(identity)
        return details(making, found, log)


def conflicts(
    workspace: Workspace,
    as_of: dt.date,
    filters: Filters = ALL,
) -> list[ConflictView]:
    """Return the contradictions of the promises asked for, the surest first.

    Each is given once, with the first promise it is about, by what was said by a day.
    """
    kept = followed(workspace)
    found: dict[str, ConflictView] = {}
    with kept.judging() as judging:
        if judging is None:
            return []
        making = _making(workspace, kept, judging, as_of, ())
        about = judging.view.conflicting()
        # Most promises have none, and no list is needed to know of none at all.
        for one in _chosen(workspace, kept, as_of, filters) if about else ():
            for conflict in making.conflicts(one) if one in about else ():
                found.setdefault(conflict.id, conflict)
    return sorted(found.values(), key=lambda c: (-c.confidence, c.id))


def by_organ(
    workspace: Workspace, as_of: dt.date, limit: int | None = None
) -> tuple[OrganCount, ...]:
    """Return how many promises each body has on a day, most silent first."""
    kept = followed(workspace)
    marks = kept.marks(as_of)
    held: dict[str, list[str]] = {}
    for one in _chosen(workspace, kept, as_of, ALL):
        path = kept.told[one].organ_path or kept.told[one].body_path
        if path:
            held.setdefault(path, []).append(one)
    counted = [
        _counted(kept, path, [marks[one] for one in of], as_of, of[0])
        for path, of in held.items()
    ]
    counted.sort(key=lambda c: (-c.silent, -c.overdue, -c.total, c.name, c.path))
    called = names(workspace, [one.path for one in counted[:limit]])
    return tuple(
        replace(one, name=called.get(one.path, one.name)) for one in counted[:limit]
    )


def names(workspace: Workspace, paths: Iterable[str]) -> dict[str, str]:
    """Return the names of actors by the paths of their pages."""
    base = workspace.settings.base
    nodes = {NamedNode(f"{base}{path}"): path for path in paths}
    found = reading.labels(workspace.graph, nodes)
    return {nodes[node]: name for node, name in found.items()}


def _counted(
    kept: Followed, path: str, marks: Sequence[Mark], day: dt.date, one: str
) -> OrganCount:
    told = kept.told[one]
    return OrganCount(
        path=path,
        name=(told.organ if told.organ_path else None) or told.body or "",
        within=told.body if told.organ_path and told.body != told.organ else None,
        total=len(marks),
        silent=sum(mark.silent for mark in marks),
        upcoming=sum(mark.due_within(day, AHEAD) for mark in marks),
        overdue=sum(mark.overdue for mark in marks),
    )


def _chosen(
    workspace: Workspace, kept: Followed, day: dt.date, filters: Filters
) -> Sequence[str]:
    """Return ids of the promises asked for, in order of time."""
    return lists(kept, day).chosen(filters, partial(_ids, workspace, filters))


def _ids(workspace: Workspace, filters: Filters) -> set[str] | None:
    """Return the promises of the person and matter asked for; None asks not."""
    base, graph = workspace.settings.base, workspace.graph
    found: list[set[str]] = []
    if filters.person and is_path(filters.person):
        found.append(promises_naming(graph, filters.person, base))
    if filters.matter:
        asked = matter(graph, lookup.find(graph, "matter", filters.matter, base), base)
        steps = asked.steps if asked else ()
        found.append({given.id for step in steps for given in step.promises})
    return set.intersection(*found) if found else None


def _views(
    workspace: Workspace, kept: Followed, day: dt.date, ids: Sequence[str]
) -> list[PromiseView]:
    if not ids:
        return []
    with kept.judging() as judging:
        if judging is None:
            return []
        making = _making(workspace, kept, judging, day, ids)
        found = [judging.view.promise(one) for one in ids]
        return [making.view(one) for one in found if one is not None]


def _making(
    workspace: Workspace,
    kept: Followed,
    judging: Judging,
    day: dt.date,
    ids: Sequence[str],
) -> Making:
    return Making(
        judging=judging,
        day=day,
        first=kept.first,
        chairs=kept.chairs,
        parties=kept.parties,
        bound=promise_actors(workspace.graph, ids, workspace.settings.base),
        learnt=lessons(workspace, kept.reviews),
    )
