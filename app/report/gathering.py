"""What a follow-up report is about: the promises asked for, and all around them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from app import promises
from app.followed import followed
from app.promise_filters import Filters, is_path
from app.promise_views import ConflictView, Listing, PromiseView
from app.report.citing import Cite, citing
from app.report.completeness import Completeness, completeness
from app.workspace import Workspace
from graph.queries import lookup
from graph.queries.matters import matter


@dataclass(frozen=True, slots=True)
class Places:
    """Addresses of the app, and of its page with the same promises; "" if unknown."""

    app: str = ""
    page: str = ""

    def promise(self, identity: str) -> str:
        """Return the address of a promise's own page, "" if that is not known."""
        asked = urlencode({"id": identity})
        return f"{self.app}/loften?{asked}" if self.app else ""


UNKNOWN = Places()


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that a report says, before it is put into words.

    `conflicts` are those of each promise by its id. `places` says where the app is.
    """

    subject: str | None
    as_of: dt.date
    listing: Listing
    silent: tuple[PromiseView, ...]
    overdue: tuple[PromiseView, ...]
    upcoming: tuple[PromiseView, ...]
    conflicts: Mapping[str, tuple[ConflictView, ...]]
    completeness: Completeness
    failures: int
    cite: Cite
    places: Places

    @property
    def promises(self) -> tuple[PromiseView, ...]:
        """Return every promise of the report, those due first before the others."""
        return self.listing.promises


def gather(
    workspace: Workspace,
    filters: Filters,
    as_of: dt.date,
    places: Places = UNKNOWN,
) -> Gathered:
    """Return what a report on the promises asked for holds.

    Each promise is in it once, with the versions of it that there are.

    Raises:
        QueryError: there is no such matter.
    """
    asked = replace(filters, versions=False)
    listing = promises.listed(workspace, as_of, asked)
    found: dict[str, list[ConflictView]] = {}
    for one in promises.conflicts(workspace, as_of, asked):
        found.setdefault(one.promise, []).append(one)
    return Gathered(
        subject=_subject(workspace, filters, listing.promises),
        as_of=as_of,
        listing=listing,
        silent=tuple(p for p in listing.promises if p.silent),
        overdue=tuple(p for p in listing.promises if p.late),
        upcoming=tuple(p for p in listing.promises if p.upcoming),
        conflicts={promise: tuple(of) for promise, of in found.items()},
        completeness=completeness(followed(workspace), listing.promises, as_of),
        failures=len(workspace.archive.failures()),
        cite=citing(workspace, places.app),
        places=places,
    )


def _subject(
    workspace: Workspace, filters: Filters, about: Sequence[PromiseView]
) -> str | None:
    """Return whom or what the report is about, None for the whole collection."""
    if filters.matter:
        graph, base = workspace.graph, workspace.settings.base
        node = lookup.find(graph, "matter", filters.matter, base)
        found = matter(graph, node, base)
        if found is not None:
            return found.summary.title
    named = (filters.organ, filters.body, filters.person, filters.matter, filters.topic)
    return ", ".join(_name(workspace, one, about) for one in named if one) or None


def _name(workspace: Workspace, asked: str, found: Sequence[PromiseView]) -> str:
    """Return the name of what is asked for by its path, an organ's with its body."""
    if not is_path(asked):
        return asked
    name = promises.names(workspace, [asked]).get(asked, asked)
    bodies = {one.body for one in found if one.organ_path == asked and one.body}
    whose = ", ".join(bodies - {name}) if len(bodies) == 1 else ""
    return f"{name}, {whose}" if whose else name
