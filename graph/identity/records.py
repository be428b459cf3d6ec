"""What one document says of actors: all that identity across documents is told by.

A record is small and keeps no text, so that the records of a large collection can
be read again quickly where the facts themselves could not.
"""

import datetime as dt
from dataclasses import dataclass

from graph.identity import enumerations, renamings, surroundings
from graph.identity.naming import (
    Identity,
    body_kind,
    full_name,
    is_organ,
    without_party,
)
from graph.identity.renamings import Renaming
from graph.roles import role_code
from ingest import ids
from ingest.model import Artifact, Role


@dataclass(frozen=True, slots=True)
class RoleSeen:
    """A role as written: its code where the list has one, and the path of where."""

    title: str
    code: str | None = None
    organisation: str | None = None
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class PersonSeen:
    """A person as one document names them; `path` is the natural path.

    `lists` numbers the enumerations in the document that hold the person: who took
    part, who voted, names in a row. `elected` says that one of them lists those who
    decide.
    """

    path: str
    name: str
    party: str | None = None
    roles: tuple[RoleSeen, ...] = ()
    lists: tuple[int, ...] = ()
    elected: bool = False


@dataclass(frozen=True, slots=True)
class OrganisationSeen:
    """An organisation as one document names it; `path` is the natural path.

    `where` is what words beside the name say of its place (`surroundings`).
    """

    path: str
    name: str
    kind: str
    code: str | None = None
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    where: str = ""


@dataclass(frozen=True, slots=True)
class ActorRecord:
    """The actors of one document; persons and organisations are those side by side.

    `first` and `last` bound the document's date (equal where it is known, both None
    where nothing is). `body` and `organ` are natural paths. `places` are the bodies
    whose places the title names.
    """

    id: str
    type: str
    first: dt.date | None = None
    last: dt.date | None = None
    body: str | None = None
    organ: str | None = None
    persons: tuple[PersonSeen, ...] = ()
    organisations: tuple[OrganisationSeen, ...] = ()
    renamings: tuple[Renaming, ...] = ()
    dnr: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


def of(artifact: Artifact) -> ActorRecord:
    """Return what `artifact` says of actors, in order of their paths."""
    document, identity = artifact.document, Identity()
    body = identity.body(document)
    home = identity.home(document, artifact.id)
    organisations = _organisations(artifact, identity, home)
    places = _Places(identity, home, organisations)
    persons = _persons(artifact, identity, places)
    organ = places.path(document.organ or document.body)
    return ActorRecord(
        artifact.id,
        document.type,
        document.date or document.dated_from,
        document.date or document.dated_to,
        body,
        organ,
        persons,
        organisations,
        renamings.read(artifact),
        document.dnr,
        surroundings.bodies_in(document.title),
    )


def _organisations(
    artifact: Artifact, identity: Identity, home: str
) -> tuple[OrganisationSeen, ...]:
    found = set()
    for one in artifact.facts.organisations:
        path, parent = identity.named(one, home), identity.scope(one, home)
        where = surroundings.of(one, artifact.document.text)
        seen = OrganisationSeen(
            path, one.name, one.kind, one.code, parent, one.aliases, where
        )
        found.add(seen)
    document = artifact.document
    body = identity.body(document)
    if document.body and body:
        kind, code = body_kind(document.body), document.body_code
        found.add(OrganisationSeen(body, document.body, kind, code, None))
    if document.organ and document.organ != document.body:
        path = identity.organisation(document.organ, "organ", home)
        found.add(OrganisationSeen(path, document.organ, "organ", None, home))
    return tuple(sorted(found, key=lambda seen: (seen.path, seen.name, str(seen))))


class _Places:
    """The organisations of one document by every name that a role may use."""

    def __init__(
        self,
        identity: Identity,
        home: str,
        organisations: tuple[OrganisationSeen, ...],
    ) -> None:
        self._identity, self.home = identity, home
        self._known: dict[str, str] = {}
        for one in organisations:
            for name in (one.name, full_name(one.name), *one.aliases):
                self._known.setdefault(ids.normalise(name), one.path)

    def path(self, name: str | None) -> str | None:
        """Return the path of the organisation called `name`, None for other words."""
        if not name:
            return None
        known = self._known.get(ids.normalise(name))
        if known is not None or not is_organ(name):
            return known
        return self._identity.organisation(name, "organ", self.home)


def _persons(
    artifact: Artifact, identity: Identity, places: _Places
) -> tuple[PersonSeen, ...]:
    """Return the persons of the facts, and those that only a vote or a role names."""
    lists = enumerations.of(artifact)
    home = places.home
    found: dict[str, PersonSeen] = {}
    named: set[str] = set()
    for person in artifact.facts.persons:
        path = identity.person(person.name, person.party, home)
        name = without_party(person.name)
        roles = tuple(_role(role, places) for role in person.roles)
        before = found.get(path)
        roles = (before.roles if before else ()) + roles
        held = lists.holding(name, person.party)
        elected = lists.deciding(name, person.party)
        found[path] = PersonSeen(path, name, person.party, roles, held, elected)
        named.add(ids.normalise(name))
    for name, party in (*_voters(artifact), *_replaced(artifact)):
        if ids.normalise(name) not in named:
            named.add(ids.normalise(name))
            path = identity.person(name, party, home)
            held, elected = lists.holding(name, party), lists.deciding(name, party)
            found.setdefault(path, PersonSeen(path, name, party, (), held, elected))
    return tuple(found[path] for path in sorted(found))


def _voters(artifact: Artifact) -> list[tuple[str, str | None]]:
    """Return (name, party) of those whose ballots are listed, in order."""
    votes = [d.vote for d in artifact.facts.decisions if d.vote is not None]
    return [(without_party(b.name), b.party) for vote in votes for b in vote.ballots]


def _replaced(artifact: Artifact) -> list[tuple[str, str | None]]:
    roles = [role for person in artifact.facts.persons for role in person.roles]
    return [(without_party(r.replaces), None) for r in roles if r.replaces]


def _role(role: Role, places: _Places) -> RoleSeen:
    where = places.path(role.organisation)
    return RoleSeen(role.title, role_code(role.title), where, role.replaces)
