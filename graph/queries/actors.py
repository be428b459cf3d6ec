"""Persons and organisations, their roles, meetings and votes."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from graph.queries import reading
from graph.store import Row, Store, Value
from graph.terms import NamedNode


@dataclass(frozen=True, slots=True)
class Membership:
    """A role as a source writes it, where, and the days it is attested."""

    title: str
    role: str | None
    organisation: str
    organisation_iri: NamedNode
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class Actor:
    """A person or organisation; `kind` is "person" or the organisation's kind."""

    iri: NamedNode
    name: str
    kind: str
    names: tuple[str, ...]
    parties: tuple[str, ...]
    roles: tuple[Membership, ...]


@dataclass(frozen=True, slots=True)
class Present:
    """Someone who took part in a meeting, and in which role."""

    person: str
    iri: NamedNode
    role: str
    replaces: str | None


@dataclass(frozen=True, slots=True)
class Ballot:
    """How someone voted in one decision: ja, nej, avstar or franvarande."""

    decision_id: str
    person: str
    iri: NamedNode
    vote: str


_PERSONS = "SELECT DISTINCT ?a WHERE { ?a a foaf:Person }"
# Documents may say different kinds; the last one holds (a party is an association too).
_ORGANISATIONS = """
SELECT DISTINCT ?a ?kind WHERE { ?a org:classification ?kind } ORDER BY ?kind"""

# Joined here rather than in one query: OPTIONALs over several thousand memberships cost
# the engine minutes where these take a moment. A document's own graph says all of its
# memberships, and a join within one costs less than over the union of all.
_ROLES = """
SELECT DISTINCT ?m ?person ?organisation WHERE { GRAPH ?g {
  ?m a org:Membership ; org:member ?person ; org:organization ?organisation } }"""
_TITLES = """
SELECT ?m ?title WHERE { GRAPH ?g { ?m a org:Membership ; own:verbatim ?title } }"""
_CODES = "SELECT ?m ?role WHERE { GRAPH ?g { ?m a org:Membership ; org:role ?role } }"
_DAYS = """
SELECT ?m ?day WHERE { GRAPH ?g { ?m a org:Membership ; own:attestedOn ?day } }"""
_LETTERS = """
SELECT DISTINCT ?organisation ?letters WHERE {
  ?organisation org:classification <https://w3id.org/sagt/kod/orgtyp/parti> ;
                skos:notation ?letters
}"""

_PARTS = "SELECT DISTINCT ?organ ?body WHERE { ?organ org:unitOf ?body }"

_PRESENT = """
SELECT DISTINCT ?meeting ?person ?role ?instead WHERE {
  ?meeting eli-dl:had_participation ?p .
  ?p eli-dl:had_participant_person ?person ; eli-dl:participation_role ?role .
  OPTIONAL { ?p eli-dl:participation_in_name_of ?instead }
} ORDER BY ?person"""

_VOTES = """
SELECT ?d ?person ?how WHERE {
  ?d eli-dl:consists_of ?poll . ?poll a eli-dl:Vote ; ?how ?person .
  VALUES ?how { eli-dl:had_voter_favor eli-dl:had_voter_against
                eli-dl:had_voter_abstention eli-dl:had_excused_person }
} ORDER BY ?d ?person"""

_HOW = {
    "had_voter_favor": "ja",
    "had_voter_against": "nej",
    "had_voter_abstention": "avstar",
    "had_excused_person": "franvarande",
}


def actors(store: Store) -> list[Actor]:
    """Return every person and organisation with roles, by name."""
    rows = [*store.select(_ORGANISATIONS), *store.select(_PERSONS)]
    kinds = {
        reading.required(row, "a"): reading.code(row, "kind") or "person"
        for row in rows
    }
    roles, parties = _memberships(store)
    names = reading.labels(store, kinds)
    spellings = reading.gathered(store, "?a skos:prefLabel|skos:altLabel ?v", kinds)
    found = [
        Actor(
            iri=iri,
            name=names.get(iri, ""),
            kind=kind,
            names=tuple(str(name) for name in spellings.get(iri, ())),
            parties=tuple(sorted(parties.get(iri, ()))),
            roles=tuple(roles.get(iri, ())),
        )
        for iri, kind in kinds.items()
    ]
    return sorted(found, key=lambda one: (one.name.casefold(), one.iri.value))


def wholes(store: Store) -> Mapping[NamedNode, str]:
    """Return organ → the name of the body that it is part of."""
    bodies = {
        organ: min((b for b in found if isinstance(b, NamedNode)), key=str)
        for organ, found in _by(store, _PARTS, "organ", "body").items()
    }
    names = reading.labels(store, bodies.values())
    return {organ: names.get(whole, "") for organ, whole in bodies.items()}


def _memberships(
    store: Store,
) -> tuple[Mapping[NamedNode, list[Membership]], Mapping[NamedNode, set[str]]]:
    """Return roles by person, and the letters of parties by person."""
    rows = sorted(store.select(_ROLES), key=_membership)
    places = reading.labels(store, (reading.node(r, "organisation") for r in rows))
    letters = _by(store, _LETTERS, "organisation", "letters")
    titles, codes = _by(store, _TITLES, "m", "title"), _by(store, _CODES, "m", "role")
    days = _by(store, _DAYS, "m", "day")
    roles: dict[NamedNode, dict[tuple[str, str], Membership]] = {}
    parties: dict[NamedNode, set[str]] = {}
    for row in rows:
        member, person = reading.required(row, "m"), reading.required(row, "person")
        organisation = reading.required(row, "organisation")
        code = min((reading.local(c) for c in _iris(codes, member)), default=None)
        if code == "partimedlem":
            found = (str(value) for value in letters.get(organisation, ()))
            parties.setdefault(person, set()).update(found)
            continue
        dates = [d for d in days.get(member, ()) if isinstance(d, dt.date)]
        role = Membership(
            title=min((str(t) for t in titles.get(member, ())), default=""),
            role=code,
            organisation=places.get(organisation, ""),
            organisation_iri=organisation,
            first=min(dates, default=None),
            last=max(dates, default=None),
        )
        attested = roles.setdefault(person, {})
        key = (organisation.value, role.title.casefold())
        attested[key] = _joined(attested.get(key), role)
    return {person: list(of.values()) for person, of in roles.items()}, parties


def _membership(row: Row) -> tuple[str, ...]:
    return tuple(
        reading.required(row, name).value for name in ("person", "organisation", "m")
    )


def _joined(one: Membership | None, other: Membership) -> Membership:
    """Return one role that two documents attest, over the days of both."""
    if one is None:
        return other
    firsts = [day for day in (one.first, other.first) if day]
    lasts = [day for day in (one.last, other.last) if day]
    first, last = min(firsts, default=None), max(lasts, default=None)
    return replace(one, first=first, last=last)


def _by(
    store: Store, query: str, key: str, value: str
) -> Mapping[NamedNode, list[Value]]:
    """Return the values that a query of pairs gives for each IRI."""
    found: dict[NamedNode, list[Value]] = {}
    for row in store.select(query):
        found.setdefault(reading.required(row, key), []).append(row[value])
    return found


def _iris(
    found: Mapping[NamedNode, list[Value]], key: NamedNode
) -> Iterable[NamedNode]:
    return (value for value in found.get(key, ()) if isinstance(value, NamedNode))


def attending(store: Store, meeting: NamedNode) -> list[Present]:
    """Return those who took part in a meeting, by its minutes."""
    rows = store.select(_PRESENT, {"meeting": meeting})
    named = [reading.node(r, part) for r in rows for part in ("person", "instead")]
    names = reading.labels(store, named)
    found: dict[NamedNode, Present] = {}
    for row in rows:
        person, instead = reading.required(row, "person"), reading.node(row, "instead")
        present = Present(
            person=names.get(person, ""),
            iri=person,
            role=reading.code(row, "role") or "",
            replaces=names.get(instead) if instead else None,
        )
        found.setdefault(person, present)
    return list(found.values())


def votes(store: Store, person: NamedNode | None = None) -> list[Ballot]:
    """Return how members voted, in all decisions; or how one person did."""
    rows = store.select(_VOTES, {"person": person} if person else {})
    names = reading.labels(store, (reading.node(row, "person") for row in rows))
    found = []
    for row in rows:
        voter = reading.required(row, "person")
        how = reading.required(row, "how").value.rsplit("#", 1)[-1]
        found.append(
            Ballot(
                decision_id=reading.local(reading.required(row, "d")),
                person=names.get(voter, ""),
                iri=voter,
                vote=_HOW[how],
            )
        )
    return found
