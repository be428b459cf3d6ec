"""Persons, organisations, posts and memberships as Popolo has them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.export.popolo_sources import Link, Sources
from graph.pairs import days, iris, pairs, texts
from graph.queries import reading
from graph.store import Store, Value
from graph.terms import KOD, NamedNode
from ingest import ids

Item = Mapping[str, Any]
# A party is a membership of its own, and no post.
PARTY = "partimedlem"
# Whose numbers name regions, municipalities and parties in Sweden.
SCHEMES = {
    "region": "SCB länskod",
    "kommun": "SCB kommunkod",
    "parti": "partibeteckning",
}
# Acts in office: whoever is at their other end is listed.
_OFFICE = (
    "?v org:member ?t",
    "?v eli-dl:had_participant_person ?t",
    "?v eli-dl:had_voter_favor ?t",
    "?v eli-dl:had_voter_against ?t",
    "?v eli-dl:had_voter_abstention ?t",
    "?v a opengov:Motion ; schema:creator ?t",
    "?v a own:Reservation ; dcterms:creator ?t",
)


@dataclass(frozen=True, slots=True)
class Actors:
    """The four lists, each in the order of the ids."""

    persons: list[Item]
    organizations: list[Item]
    posts: list[Item]
    memberships: list[Item]


@dataclass(slots=True)
class _Role:
    """One role of one person in one organisation, from all that attest it."""

    title: str
    code: str
    nodes: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    firsts: set[str] = field(default_factory=set)
    lasts: set[str] = field(default_factory=set)


def read(store: Store, sources: Sources) -> Actors:
    """Return persons in office, organisations, and what joins them."""
    replaced = set(pairs(store, "?t dcterms:isReplacedBy ?v"))
    persons = set(pairs(store, "?t a foaf:Person ; foaf:name ?v"))
    active = {actor for pattern in _OFFICE for actor in pairs(store, pattern)}
    shown = (persons & active) - replaced
    organisations = set(pairs(store, "?t org:classification ?v")) - replaced
    names = _Names(store, {*shown, *organisations})
    named = {
        **sources.by_thing(store, "?t org:classification ?v"),
        **sources.by_thing(store, "?n oa:hasBody ?t"),
    }
    roles = _roles(store, sources, shown, organisations)
    return Actors(
        persons=[
            _person(one, names, sources.of(named.get(one, ())))
            for one in _sorted(shown)
        ],
        organizations=_organisations(store, organisations, names, sources, named),
        posts=_posts(roles, names, sources),
        memberships=_memberships(roles, names, sources),
    )


def _sorted(nodes: Iterable[NamedNode]) -> list[NamedNode]:
    return sorted(nodes, key=lambda node: node.value)


class _Names:
    """What each actor, and each role, is called."""

    def __init__(self, store: Store, actors: Iterable[NamedNode]) -> None:
        self._name = reading.labels(store, actors)
        spelled = pairs(store, "?t skos:prefLabel|skos:altLabel|foaf:name ?v")
        self._spelled = {one: texts(spelled.get(one, ())) for one in actors}
        roles = pairs(store, "?v a org:Membership ; org:role ?t")
        self._roles = reading.labels(store, roles)

    def of(self, actor: NamedNode) -> str:
        """Return the name an actor goes by."""
        return self._name.get(actor) or next(iter(self._spelled.get(actor, ())), "")

    def role(self, code: str) -> str:
        """Return what a role is called in the code list."""
        return self._roles.get(KOD[f"roll/{code}"], code.replace("-", " "))

    def others(self, actor: NamedNode) -> list[Item]:
        """Return its other names, as Popolo lists them."""
        rest = dict.fromkeys(self._spelled.get(actor, ()))
        return [{"name": name} for name in rest if name and name != self.of(actor)]


def _person(person: NamedNode, names: _Names, links: list[Link]) -> Item:
    return {
        "id": person.value,
        "name": names.of(person),
        "other_names": names.others(person),
        "sources": links,
    }


def _organisations(
    store: Store,
    organisations: Iterable[NamedNode],
    names: _Names,
    sources: Sources,
    named: Mapping[NamedNode, set[str]],
) -> list[Item]:
    kinds = pairs(store, "?t org:classification ?v")
    parents = pairs(store, "?t org:unitOf ?v")
    notations = pairs(store, "?t org:classification ?k ; skos:notation ?v")
    found: list[Item] = []
    for one in _sorted(organisations):
        kind = reading.local(iris(kinds[one])[0]) if iris(kinds[one]) else ""
        parent = iris(parents.get(one, ()))
        found.append(
            {
                "id": one.value,
                "name": names.of(one),
                "other_names": names.others(one),
                "identifiers": _identifiers(one, kind, notations.get(one, ())),
                "classification": kind,
                "parent_id": parent[0].value if parent else "",
                "sources": sources.of(named.get(one, ())),
            }
        )
    return found


def _identifiers(
    one: NamedNode, kind: str, notations: Iterable[Value]
) -> list[Mapping[str, str]]:
    """Return the code of a body or the letters of a party; no others are known."""
    if kind not in SCHEMES:
        return []
    last = reading.local(one)
    coded = [last[1:]] if last[1:].isdigit() else []
    written = texts(notations) if kind == "parti" else coded
    return [{"identifier": code, "scheme": SCHEMES[kind]} for code in written]


Roles = Mapping[tuple[str, str, str], _Role]


def _roles(
    store: Store,
    sources: Sources,
    persons: set[NamedNode],
    organisations: set[NamedNode],
) -> Roles:
    """Return person, organisation and role → what attests it."""
    members = pairs(store, "?t a org:Membership ; org:member ?v")
    places = pairs(store, "?t a org:Membership ; org:organization ?v")
    codes = pairs(store, "?t a org:Membership ; org:role ?v")
    titles = pairs(store, "?t a org:Membership ; own:verbatim ?v")
    during = "?t a org:Membership ; org:memberDuring ?p . ?p"
    firsts = pairs(store, f"{during} dcat:startDate ?v")
    lasts = pairs(store, f"{during} dcat:endDate ?v")
    written = sources.by_thing(store, "?t a org:Membership")
    found: dict[tuple[str, str, str], _Role] = {}
    for node in _sorted(members):
        person, place = iris(members[node])[0], iris(places.get(node, ()))
        if person not in persons or not place or place[0] not in organisations:
            continue
        code = next((reading.local(c) for c in iris(codes.get(node, ()))), "")
        title = next(iter(texts(titles.get(node, ()))), "")
        key = (person.value, place[0].value, code or title.casefold())
        role = found.setdefault(key, _Role(title, code))
        role.nodes.add(node.value)
        role.documents |= written.get(node, set())
        role.firsts |= {str(day) for day in days(firsts.get(node, ()))}
        role.lasts |= {str(day) for day in days(lasts.get(node, ()))}
    return found


def _memberships(roles: Roles, names: _Names, sources: Sources) -> list[Item]:
    found: list[Item] = []
    for (person, place, _), role in roles.items():
        title = role.title or names.role(role.code)
        found.append(
            {
                "id": min(role.nodes),
                "label": f"{title}, {names.of(NamedNode(place))}",
                "role": title,
                "person_id": person,
                "organization_id": place,
                "post_id": _post(sources.base, place, role.code),
                # Only where every source that gives a day gives the same.
                "start_date": _only(role.firsts),
                "end_date": _only(role.lasts),
                "sources": sources.of(role.documents),
            }
        )
    return sorted(found, key=lambda one: str(one["id"]))


def _only(found: set[str]) -> str:
    return next(iter(found)) if len(found) == 1 else ""


def _post(base: str, place: str, code: str) -> str:
    """Return the id of a post, "" for a party's members and for titles unknown."""
    if not code or code == PARTY:
        return ""
    return f"{base}post/{ids.digest('post', place, code)}"


def _posts(roles: Roles, names: _Names, sources: Sources) -> list[Item]:
    documents: dict[tuple[str, str], set[str]] = defaultdict(set)
    for (_, place, _), role in roles.items():
        if _post(sources.base, place, role.code):
            documents[place, role.code] |= role.documents
    found: list[Item] = [
        {
            "id": _post(sources.base, place, code),
            "label": f"{names.role(code)}, {names.of(NamedNode(place))}",
            "role": names.role(code),
            "organization_id": place,
            "sources": sources.of(read),
        }
        for (place, code), read in documents.items()
    ]
    return sorted(found, key=lambda one: str(one["id"]))
