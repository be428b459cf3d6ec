"""Read from the store what can tie actors: who takes part in what, where and when.

Each question asks for one or two columns and is joined here: joins with several
optional parts over all facts cost the engine minutes in a large collection.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from graph.columns import Columns, Part, span
from graph.identity import UNKNOWN
from graph.network.document_parts import DOCUMENTS, named_by_part
from graph.network.model import CROWD, Actor, Gathered, Kind, Passage
from graph.pairs import days, iris
from graph.queries import reading
from graph.queries.called import Called, called
from graph.store import Store, Value
from graph.terms import KOD, NamedNode

Span = tuple[int, int]
Days = tuple[dt.date | None, dt.date | None]
_NEVER: Days = (None, None)
# What ties actors, but for being named together (`columns/table.tsv`, "band-…").
_THINGS: tuple[Kind, ...] = ("agreement", "promise", "decision", "meeting")
_PROPOSED = KOD["beslutslage/proposal"]
# Who has moved, or does not stand behind, a decision takes part in it.
_BESIDE = (("moved", "mover"), ("reserved", "reserver"))


@dataclass(slots=True)
class _Thing:
    """What brings actors together, as the documents that state it say."""

    actors: set[str] = field(default_factory=set)
    works: set[NamedNode] = field(default_factory=set)
    spans: set[Span] = field(default_factory=set)
    firsts: set[dt.date] = field(default_factory=set)
    lasts: set[dt.date] = field(default_factory=set)
    is_proposed: bool = False


@dataclass(frozen=True, slots=True)
class _Happening:
    """A thing before it is known who its actors are."""

    document: str
    days: Days
    span: Span | None


def gather(columns: Columns, store: Store) -> Gathered:
    """Return everything in the collection that can tie actors.

    Args:
        columns: Those of the collection.
        store: Its graph, asked only of documents that name a crowd.
    """
    works, dated = _works(columns)
    found: list[Passage] = []
    crowds = 0
    for kind in _THINGS:
        for iri, thing in _things(columns, kind).items():
            crowds += len(thing.actors) > CROWD
            if thing.works and 1 < len(thing.actors) <= CROWD:
                real: Kind = "proposal" if thing.is_proposed else kind
                at = _happening(kind, thing, dated)
                found.append(_passage(real, iri, thing.actors, at))
    for document, actors in _named(columns).items():
        if document not in works or len(actors) < 2:
            continue
        named = _Happening(document, dated.get(document, _NEVER), None)
        if len(actors) <= CROWD:
            found.append(_passage("mention", works[document], actors, named))
            continue
        # Too many for the whole to say anything; those in one § or part may be tied.
        parts = named_by_part(store, works[document], actors)
        crowds += not parts
        for part, among in parts.items():
            crowds += len(among) > CROWD
            if 1 < len(among) <= CROWD:
                at = replace(named, span=(part.start, part.end))
                found.append(_passage("mention", part.section, among, at))
    present = {iri for passage in found for iri in passage.actors}
    shown = _actors(called(columns), present)
    return Gathered(shown, tuple(sorted(found, key=_order)), crowds)


def _order(passage: Passage) -> tuple[str, str, str]:
    """Dated things by their day, the undated last."""
    day = passage.first or passage.last
    return day.isoformat() if day else "~", passage.kind, passage.thing


def _passage(
    kind: Kind, thing: NamedNode, actors: Iterable[str], at: _Happening
) -> Passage:
    start, end = at.span or (None, None)
    return Passage(
        kind=kind,
        thing=thing.value,
        document=at.document,
        first=at.days[0],
        last=at.days[1],
        start=start,
        end=end,
        actors=tuple(sorted(actors)),
    )


def _identity(work: NamedNode) -> str:
    """Return a document's id by its IRI."""
    return unquote(reading.local(work))


def _works(columns: Columns) -> tuple[Mapping[str, NamedNode], Mapping[str, Days]]:
    """Return by id every document that has been read, and the days of those dated.

    A document that does not say its day has the bounds of it.
    """
    works: dict[str, NamedNode] = {}
    dated: dict[str, Days] = {}
    for part in columns.parts("handling"):
        for work in part["name"]:
            identity = _identity(work)
            works[identity] = work
            told = _first(part, "date", work)
            first, last = (_first(part, end, work) for end in ("first", "last"))
            if told or first or last:
                dated[identity] = (told, told) if told else (first, last)
    return works, dated


def _first(part: Part, column: str, thing: NamedNode) -> dt.date | None:
    return min(days(part[column].get(thing, ())), default=None)


def _things(columns: Columns, kind: Kind) -> Mapping[NamedNode, _Thing]:
    """Return everything of a kind that has actors; the unknown actor is nobody."""
    found: defaultdict[NamedNode, _Thing] = defaultdict(_Thing)
    for part in columns.parts(f"band-{kind}"):
        for iri, actors in part["actor"].items():
            found[iri].actors.update(_known(actors))
        for iri, actors in _beside(part).items():
            found[iri].actors.update(_known(actors))
        for iri, works in part["work"].items():
            found[iri].works.update(iris(works))
        for iri, values in part.get("span", {}).items():
            found[iri].spans.update(map(span, values))
        for iri, values in part.get("first", {}).items():
            found[iri].firsts.update(days(values))
        for iri, values in part.get("last", {}).items():
            found[iri].lasts.update(days(values))
        for iri, values in part.get("status", {}).items():
            found[iri].is_proposed |= _PROPOSED in values
    return found


def _beside(part: Part) -> Mapping[NamedNode, list[Value]]:
    """Return decision → those whose motions and reservations are of it."""
    found: defaultdict[NamedNode, list[Value]] = defaultdict(list)
    for about, by in _BESIDE:
        for one, things in part.get(about, {}).items():
            for thing in iris(things):
                found[thing] += part[by].get(one, ())
    return found


def _known(actors: Iterable[Value]) -> Iterable[str]:
    return (a.value for a in iris(actors) if not a.value.endswith(UNKNOWN))


def _happening(kind: Kind, thing: _Thing, dated: Mapping[str, Days]) -> _Happening:
    """Return where and when a thing is written."""
    document = min(map(_identity, thing.works))
    first, last = min(thing.firsts, default=None), min(thing.lasts, default=None)
    own = (first, last) if kind == "agreement" else (first, first)
    # A decision that is only told of has the day it was taken or none at all.
    if own == _NEVER and kind != "decision":
        own = dated.get(document, _NEVER)
    return _Happening(document, own, min(thing.spans, default=None))


def _named(columns: Columns) -> Mapping[str, set[str]]:
    """Return document id → the persons and organisations read out of it."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for part in columns.parts("band-mention"):
        for named in part.values():
            for actor, graphs in named.items():
                for graph in iris(graphs):
                    _, _, document = graph.value.partition(DOCUMENTS)
                    if document:
                        found[unquote(document)].add(actor.value)
    return found


def _as_shown(name: str, kind: str | None) -> str:
    """Return an organisation's name with a capital, as it stands alone."""
    return name if kind == "person" else name[:1].upper() + name[1:]


def _actors(known: Called, present: Iterable[str]) -> tuple[Actor, ...]:
    """Return names and kinds of actors, by IRI."""
    found = []
    for iri in sorted(present):
        node = NamedNode(iri)
        kind, whole = known.kinds.get(node), known.within.get(node)
        found.append(
            Actor(
                iri=iri,
                name=_as_shown(known.labels.get(node, ""), kind),
                kind=kind or "aktor",
                within=known.labels.get(whole, "") if whole else "",
            )
        )
    return tuple(found)
