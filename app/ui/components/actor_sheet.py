"""Actors, their roles and where they are named, as tables to take along."""

from collections.abc import Iterable

from app.actor_details import ActorDetails, RoleOf
from app.sheets import Sheet
from app.ui import state
from app.ui.components import actor_places, decision_sheet
from app.ui.language import t, word
from graph.queries import Actor

COLUMNS = ("name", "kind", "parties", "roles", "also", "id")
ROLE_COLUMNS = ("role", "with", "first", "last", "id")
PLACE_COLUMNS = ("words", "title", "file", "start", "end", "document")


def listed(found: Iterable[tuple[str, Actor]]) -> Sheet:
    """Return a row for each actor."""
    rows = [
        (
            one.name,
            kind(one.kind),
            "; ".join(one.parties),
            "; ".join(dict.fromkeys(f"{r.title}, {r.organisation}" for r in one.roles)),
            "; ".join(name for name in one.names if name != one.name),
            identity,
        )
        for identity, one in found
    ]
    return Sheet(t("app.actors"), [t(f"head.{name}") for name in COLUMNS], rows)


def kind(code: str) -> str:
    """Return what sort of actor it is, in words."""
    return t("actors.is_person") if code == "person" else word("orgkind", code)


def details(actor: ActorDetails) -> list[Sheet]:
    """Return the roles of an actor, its decisions or votes, and where it is named."""
    decided = [one for one in state.decisions() if one.id in actor.decisions]
    return [
        _roles(t("actors.roles"), (*actor.roles, *actor.members)),
        decision_sheet.show(decided, actor.votes),
        _places(actor),
    ]


def _roles(title: str, roles: Iterable[RoleOf]) -> Sheet:
    rows = [
        (one.title or one.code, one.name, one.first, one.last, one.id) for one in roles
    ]
    return Sheet(title, [t(f"head.{name}") for name in ROLE_COLUMNS], rows)


def _places(actor: ActorDetails) -> Sheet:
    rows = [
        (one.text, one.title, one.document, one.start, one.end, one.document_id)
        for one in actor_places.told(actor.places)
    ]
    heads = [t(f"head.{name}") for name in PLACE_COLUMNS]
    return Sheet(t("actors.places"), heads, rows)
