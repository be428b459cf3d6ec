"""Persons and organisations, their roles, meetings and votes."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import product
from operator import itemgetter

from graph.columns import Columns
from graph.pairs import days, iris
from graph.queries import reading
from graph.queries.called import Called, called
from graph.store import Store, Value
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


def actors(columns: Columns) -> list[Actor]:
    """Return every person and organisation with roles, by name."""
    known = called(columns)
    roles, parties = _memberships(columns, known)
    found = [
        Actor(
            iri=iri,
            name=known.labels.get(iri, ""),
            kind=kind,
            names=known.spelled.get(iri, ()),
            parties=tuple(sorted(parties.get(iri, ()))),
            roles=tuple(roles.get(iri, ())),
        )
        for iri, kind in known.kinds.items()
    ]
    return sorted(found, key=lambda one: (one.name.casefold(), one.iri.value))


def wholes(columns: Columns) -> Mapping[NamedNode, str]:
    """Return organ → the name of the body that it is part of."""
    known = called(columns)
    return {organ: known.labels.get(body, "") for organ, body in known.within.items()}


# A role of somebody's: where, and by which title.
_Key = tuple[str, str]
_Attested = dict[_Key, tuple[str, Membership]]


def _memberships(
    columns: Columns, known: Called
) -> tuple[Mapping[NamedNode, list[Membership]], Mapping[NamedNode, set[str]]]:
    """Return roles by person, and the letters of parties by person."""
    roles: defaultdict[NamedNode, _Attested] = defaultdict(dict)
    parties: defaultdict[NamedNode, set[str]] = defaultdict(set)
    for part in columns.parts("roll"):
        for member, persons in part["person"].items():
            of = {name: values.get(member, []) for name, values in part.items()}
            for person, organisation in product(
                iris(persons), iris(of["organisation"])
            ):
                role = _role(of, organisation, known)
                if role.role == "partimedlem":
                    parties[person] |= known.letters.get(organisation, frozenset())
                    continue
                key = organisation.value, role.title.casefold()
                held = roles[person].get(key)
                roles[person][key] = _joined(held, (member.value, role))
    return {person: _ordered(of) for person, of in roles.items()}, parties


def _role(
    of: Mapping[str, list[Value]], organisation: NamedNode, known: Called
) -> Membership:
    codes = map(reading.local, iris(of["code"]))
    dates = days(of["day"])
    return Membership(
        title=min(map(str, of["title"]), default=""),
        role=min(codes, default=None),
        organisation=known.labels.get(organisation, ""),
        organisation_iri=organisation,
        first=min(dates, default=None),
        last=max(dates, default=None),
    )


def _joined(
    held: tuple[str, Membership] | None, other: tuple[str, Membership]
) -> tuple[str, Membership]:
    """Return one role that two documents attest, over the days of both.

    It is written as it is by the one whose IRI comes first.
    """
    if held is None:
        return other
    (_, one), (_, last) = ordered = sorted([held, other], key=itemgetter(0))
    firsts = [day for day in (one.first, last.first) if day]
    lasts = [day for day in (one.last, last.last) if day]
    whole = replace(one, first=min(firsts, default=None), last=max(lasts, default=None))
    return ordered[0][0], whole


def _ordered(attested: _Attested) -> list[Membership]:
    """Return roles by where they are, and by the first that attests them."""
    by_place = sorted(
        attested.values(), key=lambda pair: (pair[1].organisation_iri.value, pair[0])
    )
    return [role for _, role in by_place]


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
