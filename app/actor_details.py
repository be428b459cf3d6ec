"""Everything about one person or organisation, put together for its page."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.plain_text import capital
from app.workspace import Workspace
from graph import queries
from graph.queries import Actor, Place
from graph.terms import NamedNode


@dataclass(frozen=True, slots=True)
class RoleOf:
    """A role, the other party to it, and the days it is attested.

    `title` is the role as written, `code` what it is one of, if that is known.
    """

    title: str
    code: str | None
    name: str
    id: str
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class ActorDetails:
    """An actor with what it is known for; decisions by their ids.

    `roles` are those a person has, `members` those others have in an organisation;
    `votes` maps a decision to how a person voted in it, and `places` are the passages
    that name it, by document.
    """

    id: str
    name: str
    kind: str
    names: tuple[str, ...]
    parties: tuple[str, ...]
    roles: tuple[RoleOf, ...]
    members: tuple[RoleOf, ...]
    decisions: frozenset[str]
    votes: Mapping[str, str]
    places: tuple[Place, ...]


def index(workspace: Workspace) -> Mapping[str, Actor]:
    """Return id → actor for the whole collection, by name."""
    base = workspace.settings.base
    found = queries.actors(workspace.columns)
    return {a.iri.value.removeprefix(base): _as_shown(a) for a in found}


def _as_shown(actor: Actor) -> Actor:
    """Return an actor with organisations' names as they stand first in a line.

    Documents name most of them within a sentence ("kommunstyrelsen").
    """
    roles = tuple(
        replace(role, organisation=capital(role.organisation)) for role in actor.roles
    )
    person = actor.kind == "person"
    return replace(
        actor, name=actor.name if person else capital(actor.name), roles=roles
    )


def wholes(workspace: Workspace) -> dict[str, str]:
    """Return path of an organ → the name of the body that it is part of."""
    base = workspace.settings.base
    found = queries.wholes(workspace.columns)
    return {organ.value.removeprefix(base): name for organ, name in found.items()}


def details(
    workspace: Workspace,
    actors: Mapping[str, Actor],
    names: Mapping[str, str],
    identity: str,
) -> ActorDetails:
    """Return what is known of an actor.

    Args:
        workspace: The open collection.
        actors: What `index` gives.
        names: Id of a document → its name, by which documents are ordered.
        identity: The path of an actor that `actors` has.
    """
    graph, base = workspace.graph, workspace.settings.base
    actor = actors[identity]
    person = actor.kind == "person"
    votes = queries.votes(graph, actor.iri) if person else []
    decided = frozenset() if person else queries.decided_by(graph, actor.iri)
    return ActorDetails(
        id=identity,
        name=actor.name,
        kind=actor.kind,
        names=_other_names(actor),
        parties=actor.parties,
        roles=_roles(actor, base),
        members=() if person else _members(actors, actor.iri),
        decisions=decided | {v.decision_id for v in votes},
        votes={v.decision_id: v.vote for v in votes},
        places=tuple(
            sorted(
                queries.places(graph, actor.iri, base),
                key=lambda one: (names.get(one.document_id, ""), one.start),
            )
        ),
    )


def _other_names(actor: Actor) -> tuple[str, ...]:
    """Return what else an actor is called, but for the size of its letters."""
    others = {n.casefold(): n for n in reversed(actor.names)}
    return tuple(
        name
        for name in actor.names
        if others[name.casefold()] == name and name.casefold() != actor.name.casefold()
    )


def _roles(actor: Actor, base: str) -> tuple[RoleOf, ...]:
    found = [
        RoleOf(
            title=role.title,
            code=role.role,
            name=role.organisation,
            id=role.organisation_iri.value.removeprefix(base),
            first=role.first,
            last=role.last,
        )
        for role in actor.roles
    ]
    return tuple(sorted(found, key=_latest_first))


def _members(actors: Mapping[str, Actor], organ: NamedNode) -> tuple[RoleOf, ...]:
    found = [
        RoleOf(role.title, role.role, one.name, identity, role.first, role.last)
        for identity, one in actors.items()
        for role in one.roles
        if role.organisation_iri == organ
    ]
    return tuple(sorted(found, key=_latest_first))


def _latest_first(role: RoleOf) -> tuple[int, str, str]:
    day = role.last or role.first or dt.date.min
    return -day.toordinal(), role.name.casefold(), role.title
