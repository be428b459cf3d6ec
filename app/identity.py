"""Who is who, for people to look at and decide on.

Decisions are events in the collection's ledger: nothing is changed in what was read,
and everything can be undone. After each the graph is brought in step.
"""

import datetime as dt
import getpass
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.access import acting
from app.workspace import Workspace
from graph.identity import Candidate, Cluster, Evidence, split_path
from graph.identity.model import kind_of
from graph.queries import reading
from graph.terms import NamedNode, string, sv
from ingest.errors import ArchiveError
from ingest.ledger_identity import IdentityEvent

_PATH = re.compile(r"(?:person|org|aktor)/[\w%.-]+")
_NAMES = """
SELECT DISTINCT ?actor ?name WHERE {
  ?actor skos:prefLabel|skos:altLabel ?name } ORDER BY ?name"""
_CALLED = """
SELECT DISTINCT ?actor ?name WHERE {
  ?actor skos:prefLabel|skos:altLabel ?name
  FILTER NOT EXISTS { ?actor dcterms:isReplacedBy ?other } }"""
# The graphs in which an actor is described; each document has one of its own.
_GRAPHS = "SELECT DISTINCT ?actor ?graph WHERE { GRAPH ?graph { ?actor a ?class } }"


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason for (weight above 0) or against; `documents` are their names."""

    text: str
    weight: float
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors that may be one, with what speaks for and against, strongest first."""

    left: str
    right: str
    left_name: str
    right_name: str
    kind: str
    score: float
    reasons: tuple[Reason, ...]
    by: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A document that names an actor."""

    id: str
    name: str
    title: str


@dataclass(frozen=True, slots=True)
class ActorIdentity:
    """An actor: the paths it stands for, why, where it is named, what is undecided."""

    id: str
    kind: str
    names: tuple[str, ...]
    replaces: tuple[str, ...]
    merged: tuple[Pair, ...]
    undecided: tuple[Pair, ...]
    documents: tuple[Seen, ...]
    events: tuple[IdentityEvent, ...]


def review_queue(workspace: Workspace, kind: str | None = None) -> list[Pair]:
    """Return the pairs to decide on, the likeliest first.

    Args:
        workspace: The collection.
        kind: Only "person" or "organisation"; both where None.
    """
    found = waiting(workspace)
    return [pair(workspace, c) for c in found if kind in (None, c.kind)]


def waiting(workspace: Workspace) -> Sequence[Candidate]:
    """Return the pairs to decide on without the documents of their reasons."""
    return workspace.resolution.queue()


def show(workspace: Workspace, actor: str) -> ActorIdentity:
    """Return what is known of who an actor is.

    Raises:
        ArchiveError: the collection names no such actor.
    """
    cluster = _cluster(workspace, actor)
    members = set(cluster.members)
    found = workspace.resolution.candidates
    about = [c for c in found if not members.isdisjoint((c.left, c.right))]
    events = [
        event
        for event in workspace.archive.ledger.identity.standing()
        if not members.isdisjoint(event.left + event.right)
    ]
    return ActorIdentity(
        cluster.path,
        cluster.kind,
        cluster.names,
        cluster.members[1:],
        tuple(pair(workspace, c) for c in about if c.verdict == "same"),
        tuple(pair(workspace, c) for c in about if c.verdict == "review"),
        tuple(_documents(workspace, cluster.path)),
        tuple(events),
    )


def merge(
    workspace: Workspace, one: str, other: str, why: str = "", who: str = ""
) -> IdentityEvent:
    """Decide that two actors are one; return the event.

    Raises:
        ArchiveError: one of them is unknown, or they are already one.
    """
    left, right = _cluster(workspace, one), _cluster(workspace, other)
    if left.path == right.path:
        message = f"{one} och {other} är redan samma aktör."
        raise ArchiveError(message)
    _same_kind(left, right)
    return _keep(
        workspace,
        IdentityEvent("merge", left.members, right.members, why=why, who=who),
    )


def reject(
    workspace: Workspace, one: str, other: str, why: str = "", who: str = ""
) -> IdentityEvent:
    """Decide that two actors, or two paths merged to one, are not the same.

    Raises:
        ArchiveError: one of them is unknown, or they are one and the same path.
    """
    left, right = _cluster(workspace, one), _cluster(workspace, other)
    _same_kind(left, right)
    if left.path != right.path:
        sides = left.members, right.members
    else:
        first, second = _path(workspace, one), _path(workspace, other)
        if first == second:
            message = f"{one} är en enda aktör. Dela den med: sagt identity split"
            raise ArchiveError(message)
        sides = (first,), (second,)
    return _keep(workspace, IdentityEvent("reject", *sides, why=why, who=who))


def split(
    workspace: Workspace,
    actor: str,
    documents: Iterable[str],
    why: str = "",
    who: str = "",
) -> tuple[IdentityEvent, str]:
    """Decide that an actor is somebody else in some documents (ids or names).

    Returns the event and the id of the actor they now name.

    Raises:
        ArchiveError: actor or document is unknown, or no document names the actor.
    """
    cluster = _cluster(workspace, actor)
    named = {seen.id for seen in _documents(workspace, cluster.path)}
    found = []
    for key in documents:
        entry = workspace.archive.ledger.entry(key)
        if entry is None or entry.id not in named:
            message = f"Dokumentet {key} nämner inte {actor}."
            raise ArchiveError(message)
        found.append(entry.id)
    if not found:
        message = "Ange minst ett dokument där någon annan menas."
        raise ArchiveError(message)
    told = tuple(sorted(set(found)))
    event = IdentityEvent("split", cluster.members, (), told, why=why, who=who)
    return _keep(workspace, event), split_path(event)


def undo(
    workspace: Workspace, number: int, why: str = "", who: str = ""
) -> IdentityEvent:
    """Take back the event with that number; an undo can be undone as well.

    Raises:
        ArchiveError: there is no such event.
    """
    log = workspace.archive.ledger.identity
    if number not in {event.seq for event in log.history()}:
        message = f"Det finns inget beslut med nummer {number}."
        raise ArchiveError(message)
    return _keep(workspace, IdentityEvent("undo", undoes=number, why=why, who=who))


def history(workspace: Workspace) -> list[IdentityEvent]:
    """Return every decision there has been, the latest first."""
    return workspace.archive.ledger.identity.history()[::-1]


def _keep(workspace: Workspace, event: IdentityEvent) -> IdentityEvent:
    """Add an event, by whom and when, and bring the graph in step."""
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    who = acting.person().name or event.who or user()
    return workspace.keep_identity(replace(event, who=who, at=now))


def user() -> str:
    """Return the name of the user of the system."""
    try:
        return getpass.getuser()
    except OSError:
        return "okänd"


def _same_kind(left: Cluster, right: Cluster) -> None:
    if left.kind != right.kind:
        message = "En person och en organisation kan inte vara samma aktör."
        raise ArchiveError(message)


def _path(workspace: Workspace, actor: str) -> str:
    """Return the path that `actor` writes: a path, an address, or a name of one."""
    path = actor.strip().removeprefix(workspace.settings.base)
    if _PATH.fullmatch(path):
        standing = workspace.resolution.identity().canonical(path)
        if standing != path or _names(workspace, path):
            return path
    found = called(workspace, actor.strip())
    if len(found) == 1:
        return found[0]
    if found:
        message = f"Flera heter {actor}: {', '.join(found)}."
        raise ArchiveError(message)
    message = f"Det finns ingen aktör {actor} i samlingen."
    raise ArchiveError(message)


def _cluster(workspace: Workspace, actor: str) -> Cluster:
    """Return the actor that stands, alone or with those it has replaced."""
    path = workspace.resolution.identity().canonical(_path(workspace, actor))
    found = workspace.resolution.clusters.get(path)
    if found is not None:
        return found
    return Cluster(path, kind_of(path), (path,), _names(workspace, path))


def _names(workspace: Workspace, path: str) -> tuple[str, ...]:
    iri = NamedNode(workspace.settings.base + path)
    rows = workspace.graph.select(_NAMES, {"actor": iri})
    return tuple(str(row["name"]) for row in rows)


def called(workspace: Workspace, name: str) -> list[str]:
    """Return the paths of the actors that bear a name."""
    base, found = workspace.settings.base, set()
    for literal in (string(name), sv(name)):
        for row in workspace.graph.select(_CALLED, {"name": literal}):
            actor = row["actor"]
            if isinstance(actor, NamedNode):
                found.add(actor.value.removeprefix(base))
    return sorted(path for path in found if _PATH.fullmatch(path))


def _documents(workspace: Workspace, path: str) -> list[Seen]:
    graph, base = workspace.graph, workspace.settings.base
    rows = graph.select(_GRAPHS, {"actor": NamedNode(base + path)})
    graphs = [reading.required(row, "graph").value for row in rows]
    prefix = f"{base}graf/handling/"
    ids = [name.removeprefix(prefix) for name in graphs if name.startswith(prefix)]
    entries = map(workspace.archive.ledger.entry, ids)
    known = {entry.id: entry.name for entry in entries if entry is not None}
    works = {NamedNode(f"{base}handling/{one}"): one for one in known}
    titles = reading.gathered(graph, "?a dcterms:title ?v", works)
    found = [
        Seen(one, known[one], str(titles.get(work, ("",))[0]))
        for work, one in works.items()
    ]
    return sorted(found, key=lambda seen: seen.name)


def pair(workspace: Workspace, candidate: Candidate) -> Pair:
    """Return a pair with what speaks for and against it, and where that is written."""

    def strength(reason: Reason) -> tuple[float, str]:
        return -abs(reason.weight), reason.text

    reasons = [_reason(workspace, item) for item in candidate.evidence]
    return Pair(
        candidate.left,
        candidate.right,
        candidate.left_name,
        candidate.right_name,
        candidate.kind,
        candidate.score,
        tuple(sorted(reasons, key=strength)),
        candidate.by,
    )


def _reason(workspace: Workspace, item: Evidence) -> Reason:
    entries = map(workspace.archive.ledger.entry, item.documents)
    return Reason(item.text, item.weight, tuple(e.name for e in entries if e))
