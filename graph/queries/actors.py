"""Persons and organisations, their roles, meetings and votes."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from graph.queries import reading
from graph.store import Store
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


_ACTORS = """
SELECT ?a ?kind WHERE {
  { ?a a foaf:Person } UNION { ?a org:classification ?kind }
} ORDER BY ?a"""

_ROLES = """
SELECT ?person ?title ?role ?organisation ?notation
       (MIN(?day) AS ?first) (MAX(?day) AS ?last) WHERE {
  ?m a org:Membership ; org:member ?person ; org:organization ?organisation .
  OPTIONAL { ?m own:verbatim ?title }
  OPTIONAL { ?m org:role ?role }
  OPTIONAL { ?organisation skos:notation ?notation }
  OPTIONAL { ?m own:attestedOn ?day }
} GROUP BY ?m ?person ?title ?role ?organisation ?notation
ORDER BY ?person ?organisation ?title"""

_PRESENT = """
SELECT ?meeting ?person ?role ?instead WHERE {
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
    kinds = {
        reading.required(row, "a"): reading.code(row, "kind") or "person"
        for row in store.select(_ACTORS)
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


def _memberships(
    store: Store,
) -> tuple[Mapping[NamedNode, list[Membership]], Mapping[NamedNode, set[str]]]:
    """Return roles by person, and the letters of parties by person."""
    rows = store.select(_ROLES)
    places = reading.labels(store, (reading.node(r, "organisation") for r in rows))
    roles: dict[NamedNode, list[Membership]] = {}
    parties: dict[NamedNode, set[str]] = {}
    for row in rows:
        person = reading.required(row, "person")
        organisation = reading.required(row, "organisation")
        if reading.code(row, "role") == "partimedlem":
            parties.setdefault(person, set()).add(reading.words(row, "notation"))
            continue
        roles.setdefault(person, []).append(
            Membership(
                title=reading.words(row, "title"),
                role=reading.code(row, "role"),
                organisation=places.get(organisation, ""),
                organisation_iri=organisation,
                first=reading.day(row, "first"),
                last=reading.day(row, "last"),
            )
        )
    return roles, parties


def attending(store: Store, meeting: NamedNode) -> list[Present]:
    """Return those who took part in a meeting, by its minutes."""
    rows = store.select(_PRESENT, {"meeting": meeting})
    named = [reading.node(r, part) for r in rows for part in ("person", "instead")]
    names = reading.labels(store, named)
    found = []
    for row in rows:
        person, instead = reading.required(row, "person"), reading.node(row, "instead")
        found.append(
            Present(
                person=names.get(person, ""),
                iri=person,
                role=reading.code(row, "role") or "",
                replaces=names.get(instead) if instead else None,
            )
        )
    return found


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
