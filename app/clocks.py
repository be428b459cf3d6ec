"""The statutory clocks of a collection, a body or a matter, on a day."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from app.answers import matches
from app.followed import followed
from app.workspace import Workspace
from graph.followup import clocks as running
from graph.followup import clocks_reading
from graph.followup.clocks import Clock
from graph.followup.clocks_reading import ClockRecord
from graph.matters.keys import document_path
from graph.queries.connections import connections
from graph.queries.matters import matter as matter_of
from graph.terms import NamedNode

__all__ = ["Clock", "clocks", "clocks_of"]


@dataclass(frozen=True, slots=True)
class _Tied:
    """A link of the graph, as clocks read it."""

    code: str
    subject: str
    relation: str
    is_stated: bool


@dataclass(frozen=True, slots=True)
class _Read:
    """What the documents of a collection give, and what came of them."""

    records: tuple[ClockRecord, ...]
    links: tuple[_Tied, ...]


_READ: WeakKeyDictionary[Workspace, tuple[object, _Read]] = WeakKeyDictionary()


def clocks(
    workspace: Workspace, as_of: dt.date | None = None, organ: str | None = None
) -> tuple[Clock, ...]:
    """Return every clock of a collection, by last day.

    Args:
        workspace: The open collection.
        as_of: The day; today if None.
        organ: Only those of bodies and organs whose name holds this.
    """
    day = as_of or workspace.settings.today
    read = _read(workspace)
    found = running.of(
        read.records,
        read.links,
        followed(workspace).holdings,
        day,
        workspace.resolution.aliases,
    )
    names = {record.id: record.body_name for record in read.records}
    return tuple(
        clock
        for clock in found
        if matches(organ, clock.organ_name, names[clock.document])
    )


def clocks_of(
    workspace: Workspace, matter: str, as_of: dt.date | None = None
) -> tuple[Clock, ...]:
    """Return the clocks of the documents that one matter is made of.

    Args:
        workspace: The open collection.
        matter: The path of the matter ("arende/…").
        as_of: The day; today if None.
    """
    base = workspace.settings.base
    found = matter_of(workspace.graph, NamedNode(f"{base}{matter}"), base)
    if found is None:
        return ()
    names = {name for step in found.steps for name in step.documents}
    return tuple(clock for clock in clocks(workspace, as_of) if clock.source in names)


def _read(workspace: Workspace) -> _Read:
    """Return what the collection gives, remembered while it does not change."""
    mark = (workspace.graph_mark(), workspace.archive.ledger.seq())
    held = _READ.get(workspace)
    if held is None or held[0] != mark:
        records = tuple(map(clocks_reading.of, workspace.archive.artifacts()))
        held = (mark, _Read(records, tuple(_links(workspace, records))))
        _READ[workspace] = held
    return held[1]


def _links(workspace: Workspace, records: Iterable[ClockRecord]) -> Iterable[_Tied]:
    """Yield what came of the motions and interpellations."""
    base = workspace.settings.base
    nodes = {
        NamedNode(f"{base}{document_path(record.id)}")
        for record in records
        if record.kind in running.STOPS
    }
    for link in connections(workspace.graph, nodes, base):
        if link.forward:
            subject = link.of.value.removeprefix(base)
            yield _Tied(link.code, subject, link.other.id, link.stated)
