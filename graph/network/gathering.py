"""Read from the store what can tie actors: who takes part in what, where and when.

Each question asks for one or two columns and is joined here: joins with several
optional parts over all facts cost the engine minutes in a large collection.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import unquote

from graph.identity import UNKNOWN
from graph.network.document_parts import DOCUMENTS, named_by_part
from graph.network.model import CROWD, Actor, Gathered, Kind, Passage
from graph.pairs import days as only_days
from graph.pairs import iris, pairs
from graph.queries import reading, wholes
from graph.store import Store
from graph.terms import NamedNode

Span = tuple[int, int]
Days = tuple[dt.date | None, dt.date | None]
_NEVER: Days = (None, None)

_MEMBERS: Mapping[Kind, tuple[str, ...]] = {
    "agreement": ("?t own:party ?v",),
    "promise": (
        "?t own:promisor ?v",
        "?t own:promisee ?v",
        "?t own:statedBy ?v",
    ),
    "decision": (
        "?t a eli-dl:Decision ; eli-dl:had_responsible_organization ?v",
        "?t own:addressee ?v",
        "?t own:grantee ?v",
        "?y a opengov:Motion ; dcterms:relation ?t ; schema:creator ?v",
        "?y a own:Reservation ; dcterms:relation ?t ; dcterms:creator ?v",
    ),
    # Who stands aside from a decision takes part in it by the same term.
    "meeting": (
        """?t a own:Meeting ; eli-dl:had_participation ?p .
        ?p eli-dl:had_participant_person ?v""",
    ),
}
_SOURCES: Mapping[Kind, str] = {
    "agreement": "?t a own:Agreement ; dcterms:source ?v",
    "promise": "?t a own:Commitment ; dcterms:source ?v",
    "decision": "?t a eli-dl:Decision ; dcterms:source ?v",
    "meeting": "?t a own:Meeting ; eli-dl:recorded_in_a_realization_of ?v",
}
_SPANS: Mapping[Kind, str] = {
    "agreement": "?t a own:Agreement . ?n oa:hasBody ?t ; oa:hasTarget ?q",
    "promise": "?t a own:Commitment ; own:quote ?q",
    "decision": "?t a eli-dl:Decision ; own:quote ?q",
}
_PROPOSED = """?t own:decisionStatus ?v
    FILTER(?v = <https://w3id.org/sagt/kod/beslutslage/proposal>)"""


@dataclass(frozen=True, slots=True)
class _Happening:
    """A thing before it is known who its actors are."""

    document: str
    days: Days
    span: Span | None


def gather(store: Store) -> Gathered:
    """Return everything in the collection that can tie actors."""
    works = _works(store)
    days = _document_days(store)
    dated = {identity: days.get(work, _NEVER) for identity, work in works.items()}
    found: list[Passage] = []
    crowds = 0
    for kind in _MEMBERS:
        happenings = _happenings(store, kind, dated)
        proposed = set(pairs(store, _PROPOSED)) if kind == "decision" else set()
        for thing, actors in _together(store, kind).items():
            crowds += len(actors) > CROWD
            if thing in happenings and 1 < len(actors) <= CROWD:
                real: Kind = "proposal" if thing in proposed else kind
                found.append(_passage(real, thing, actors, happenings[thing]))
    for document, actors in _named(store).items():
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
    return Gathered(_actors(store, present), tuple(sorted(found, key=_order)), crowds)


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


def _together(store: Store, kind: Kind) -> Mapping[NamedNode, set[str]]:
    """Return thing → its actors; the unknown actor is nobody."""
    found: dict[NamedNode, set[str]] = defaultdict(set)
    for pattern in _MEMBERS[kind]:
        for thing, actors in pairs(store, pattern).items():
            known = (a.value for a in iris(actors) if not a.value.endswith(UNKNOWN))
            found[thing].update(known)
    return found


def _works(store: Store) -> Mapping[str, NamedNode]:
    """Return id → every document that has been read."""
    rows = store.select("SELECT DISTINCT ?w WHERE { ?w a foaf:Document }")
    works = [reading.required(row, "w") for row in rows]
    return {_identity(work): work for work in works}


def _happenings(
    store: Store, kind: Kind, dated: Mapping[str, Days]
) -> Mapping[NamedNode, _Happening]:
    """Return where and when each thing of a kind is written."""
    spans = _spans(store, kind)
    own = _days_of(store, kind)
    found = {}
    for thing, works in pairs(store, _SOURCES[kind]).items():
        read = sorted(_identity(work) for work in iris(works))
        days = own.get(thing, _NEVER)
        # A decision that is only told of has the day it was taken or none at all.
        if days == _NEVER and kind != "decision":
            days = dated.get(read[0], _NEVER)
        found[thing] = _Happening(read[0], days, spans.get(thing))
    return found


def _spans(store: Store, kind: Kind) -> Mapping[NamedNode, Span]:
    """Return the first passage of each thing that has one of its own."""
    if kind not in _SPANS:
        return {}
    found: dict[NamedNode, Span] = {}
    rows = store.select(
        # Within one graph: a join over the union of all costs several times more.
        f"""SELECT ?t ?s ?e WHERE {{ GRAPH ?g {{ {_SPANS[kind]} .
            ?q oa:hasSelector ?p . ?p oa:start ?s ; oa:end ?e }} }}"""
    )
    for row in rows:
        thing = reading.required(row, "t")
        span = reading.number(row, "s"), reading.number(row, "e")
        found[thing] = min(found.get(thing, span), span)
    return found


def _days_of(store: Store, kind: Kind) -> Mapping[NamedNode, Days]:
    """Return the days that things of a kind have of their own."""
    if kind == "agreement":
        return _bounds(store, "?t a own:Agreement")
    if kind == "promise":
        return {}
    whole = "eli-dl:Decision" if kind == "decision" else "own:Meeting"
    return _single(store, f"?t a {whole} ; eli-dl:activity_date ?v")


def _document_days(store: Store) -> Mapping[NamedNode, Days]:
    """Return the day of each document, or the bounds of one that does not say it."""
    return {
        **_bounds(store, "?t a foaf:Document"),
        **_single(store, "?t eli:date_document ?v"),
    }


def _single(store: Store, pattern: str) -> Mapping[NamedNode, Days]:
    found: dict[NamedNode, Days] = {}
    for thing, values in pairs(store, pattern).items():
        days = only_days(values)
        if days:
            found[thing] = days[0], days[0]
    return found


def _bounds(store: Store, things: str) -> Mapping[NamedNode, Days]:
    period = f"{things} ; dcterms:temporal ?p . ?p"
    firsts = _single(store, f"{period} dcat:startDate ?v")
    lasts = _single(store, f"{period} dcat:endDate ?v")
    return {
        thing: (firsts.get(thing, _NEVER)[0], lasts.get(thing, _NEVER)[1])
        for thing in (*firsts, *lasts)
    }


def _named(store: Store) -> Mapping[str, set[str]]:
    """Return document id → the persons and organisations read out of it."""
    found: dict[str, set[str]] = defaultdict(set)
    for sort in ("?a a foaf:Person", "?a org:classification ?kind"):
        # A document's own graph says what it names, and of what class that is.
        rows = store.select(
            f"""SELECT DISTINCT ?g ?a
                WHERE {{ GRAPH ?g {{ {sort} . ?n oa:hasBody ?a }} }}"""
        )
        for row in rows:
            _, _, document = reading.required(row, "g").value.partition(DOCUMENTS)
            if document:
                found[unquote(document)].add(reading.required(row, "a").value)
    return found


def _as_shown(name: str, kind: str | None) -> str:
    """Return an organisation's name with a capital, as it stands alone."""
    return name if kind == "person" else name[:1].upper() + name[1:]


def _actors(store: Store, present: Iterable[str]) -> tuple[Actor, ...]:
    """Return names and kinds of actors, by IRI."""
    nodes = [NamedNode(iri) for iri in present]
    names = reading.labels(store, nodes)
    kinds: dict[str, str] = {}
    for row in store.select(
        "SELECT DISTINCT ?a ?k WHERE { ?a org:classification ?k } ORDER BY ?k"
    ):
        kinds[reading.required(row, "a").value] = reading.code(row, "k") or ""
    for row in store.select("SELECT DISTINCT ?a WHERE { ?a a foaf:Person }"):
        kinds[reading.required(row, "a").value] = "person"
    bodies = wholes(store)
    found = [
        Actor(
            iri=node.value,
            name=_as_shown(names.get(node, ""), kinds.get(node.value)),
            kind=kinds.get(node.value, "aktor"),
            within=bodies.get(node, ""),
        )
        for node in nodes
    ]
    return tuple(sorted(found, key=lambda actor: actor.iri))
