"""Pairs of persons as they are named, each judged in a little collection of its own.

The form of a pairs file is told at its head (`tests/graph/data/person_pairs.tsv`).
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph.identity import ActorRecord, Identity, Resolution, body_kind, resolve
from graph.identity.records import PersonSeen, RoleSeen
from graph.roles import role_code

BODY, DAY = "Vedby kommun", "2021-03-01"
NO_BODY = "–"


@dataclass(frozen=True, slots=True)
class Place:
    """One place where a person is named."""

    name: str
    party: str | None
    role: str
    organ: str
    body: str | None
    day: dt.date
    marks: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two places, whether they name one person, and other places beside."""

    group: str
    same: bool
    left: Place
    right: Place
    more: tuple[Place, ...] = ()
    line: str = ""


def read(path: Path) -> list[Pair]:
    """Return the pairs of a file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    _, *rows = [line for line in lines if line and line[0] != "#"]
    return [_pair(row) for row in rows]


def _pair(row: str) -> Pair:
    group, expected, left, right, *rest = row.split("\t")
    more = [place(text) for text in "".join(rest).split(" // ") if text.strip()]
    shown = f"{left} | {right}"
    return Pair(
        group, expected == "same", place(left), place(right), tuple(more), shown
    )


def place(text: str) -> Place:
    """Return a place as it is written: fields divided by ;, the last ones marks."""
    fields = [part.strip() for part in text.split(";")]
    plain = [part for part in fields if "=" not in part] + [""] * 5
    marks = dict(part.split("=", 1) for part in fields if "=" in part)
    written, role, organ, body, day = plain[:5]
    name, _, party = written.partition(" (")
    return Place(
        name,
        party.rstrip(")") or None,
        role,
        organ,
        None if body == NO_BODY else body or BODY,
        dt.date.fromisoformat(day or DAY),
        marks,
    )


def path_of(one: Place, document: str) -> str:
    """Return the natural path of the person a place in a document names."""
    identity = Identity()
    body = one.body and identity.organisation(one.body, body_kind(one.body), None)
    return identity.person(one.name, one.party, body or f"handling/{document}")


def records(pair: Pair) -> list[ActorRecord]:
    """Return the documents that the places of a pair stand in."""
    documents: dict[str, list[Place]] = defaultdict(list)
    for number, one in enumerate((pair.left, pair.right, *pair.more)):
        documents[_document(number, one)].append(one)
    return [record(key, places) for key, places in sorted(documents.items())]


def _document(number: int, one: Place) -> str:
    return one.marks.get("handling", f"d{number}")


def record(key: str, places: Sequence[Place]) -> ActorRecord:
    first, identity = places[0], Identity()
    body = first.body and identity.organisation(first.body, body_kind(first.body), None)
    organ = identity.organisation(first.organ, "organ", body) if first.organ else None
    persons = [_person(one, key) for one in places]
    for one in places:
        for name in filter(None, one.marks.get("med", "").split("|")):
            path = identity.person(name, None, body or f"handling/{key}")
            persons.append(PersonSeen(path, name))
    return ActorRecord(
        key, "protokoll", first.day, first.day, body, organ, tuple(persons)
    )


def _person(one: Place, document: str) -> PersonSeen:
    roles = (RoleSeen(one.role, role_code(one.role)),) if one.role else ()
    numbers = tuple(map(int, filter(None, one.marks.get("lista", "").split(","))))
    return PersonSeen(path_of(one, document), one.name, one.party, roles, numbers)


def became(pair: Pair, resolution: Resolution | None = None) -> str:
    """Return what becomes of a pair: same, review or apart."""
    found = resolution or resolve(records(pair))
    identity = found.identity()
    first, second = _document(0, pair.left), _document(1, pair.right)
    one = identity.canonical(path_of(pair.left, first), first)
    other = identity.canonical(path_of(pair.right, second), second)
    if one == other:
        return "same"
    asked = {frozenset((c.left, c.right)) for c in found.queue()}
    return "review" if frozenset((one, other)) in asked else "apart"
