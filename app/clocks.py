"""The statutory clocks of a collection, a body or a matter, on a day."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.answers import matches
from app.followed import followed
from app.interpellation_links import ANSWERING, ASKING, CODE, answers
from app.papers import documents
from app.prepared import judged, prepared
from app.settings import RECORDS
from app.workspace import Workspace
from graph.followup.clocks import clocks as running
from graph.followup.clocks.clocks import Clock
from graph.followup.clocks.clocks_reading import ClockRecord
from graph.matters.keys import document_path
from graph.matters.links_questions import SETTLING
from graph.matters.projecting import graph_name
from graph.queries import reading
from graph.queries.connections import connections
from graph.queries.matters import matter as matter_of
from graph.records import read_each
from graph.terms import NamedNode

__all__ = ["Clock", "Ticking", "clocks", "ticking"]


CITIZENS, MOVED = "medborgarforslag", "motion-beslut"
_WITHIN = """
SELECT DISTINCT ?m WHERE { %s GRAPH %s { ?m eli-dl:consists_of|dcterms:hasPart ?x } }"""


@dataclass(frozen=True, slots=True)
class Tied:
    """A stated link of the graph, or an answer that repeats the questions."""

    code: str
    subject: str
    relation: str
    is_stated: bool = True


@dataclass(frozen=True, slots=True)
class Ticking:
    """The clocks of a collection on a day, by last day.

    `bodies` maps the id of a document to the name of its body, and `places` the name
    of a document to the numbers of its clocks in `clocks`.
    """

    clocks: tuple[Clock, ...]
    bodies: Mapping[str, str | None]
    places: Mapping[str, tuple[int, ...]]

    def of(self, documents: Iterable[str]) -> tuple[Clock, ...]:
        """Return the clocks of some documents, by their names."""
        found = {at for name in documents for at in self.places.get(name, ())}
        return tuple(self.clocks[at] for at in sorted(found))


def clocks(
    workspace: Workspace, as_of: dt.date | None = None, organ: str | None = None
) -> tuple[Clock, ...]:
    """Return every clock of a collection, by last day.

    Args:
        workspace: The open collection.
        as_of: The day; today if None.
        organ: Only those of bodies and organs whose name holds this.
    """
    found = ticking(workspace, as_of or workspace.settings.today)
    return tuple(
        clock
        for clock in found.clocks
        if matches(organ, clock.organ_name, found.bodies[clock.document])
    )


def ticking(workspace: Workspace, day: dt.date) -> Ticking:
    """Return the clocks of a collection on a day, put together once for all who ask."""
    return judged(
        workspace, f"klockor-{day}", Ticking, lambda: _ticking(workspace, day)
    )


def _ticking(workspace: Workspace, day: dt.date) -> Ticking:
    records = list(read_each(workspace.archive.folder / RECORDS, ClockRecord))
    found = running.of(
        records,
        links(workspace, records),
        followed(workspace).holdings,
        day,
        workspace.resolution.aliases,
    )
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, clock in enumerate(found):
        places[clock.source].append(at)
    started = {clock.document for clock in found}
    return Ticking(
        clocks=tuple(found),
        bodies={one.id: one.body_name for one in records if one.id in started},
        places={name: tuple(numbers) for name, numbers in places.items()},
    )


def links(
    workspace: Workspace, records: list[ClockRecord] | None = None
) -> tuple[Tied, ...]:
    """Return what came of the motions and interpellations, found once for all who ask.

    Args:
        workspace: The open collection.
        records: What the documents give; read if None.
    """

    def found() -> tuple[Tied, ...]:
        path = workspace.archive.folder / RECORDS
        kept = list(read_each(path, ClockRecord)) if records is None else records
        return tuple(_links(workspace, kept))

    return prepared(workspace, "klockband", tuple[Tied, ...], found)


def _links(workspace: Workspace, records: list[ClockRecord]) -> Iterable[Tied]:
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
            yield Tied(link.code, subject, link.other.id)
    for record in records:
        if record.kind == CITIZENS:
            yield from _settled(workspace, record)
    papers = {
        one.id: one for one in documents(workspace) if one.type in {ASKING, ANSWERING}
    }
    for found in answers(workspace, papers):
        asked, answer = document_path(found.asked), document_path(found.answer)
        yield Tied(CODE, asked, answer)


def _settled(workspace: Workspace, record: ClockRecord) -> Iterable[Tied]:
    """Yield the items of its matter where a citizen's proposal was settled."""
    base, path = workspace.settings.base, document_path(record.id)
    within = _WITHIN % (
        reading.values_block("x", [NamedNode(f"{base}{path}")]),
        graph_name(base),
    )
    for row in workspace.graph.select(within):
        found = matter_of(workspace.graph, reading.required(row, "m"), base)
        for step in found.steps if found else ():
            settled = any(
                point.status == "decision" and point.outcome in SETTLING
                for point in step.points
            )
            if settled and step.act.kind == "sammantrade":
                yield Tied(MOVED, path, step.act.id)
