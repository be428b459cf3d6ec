"""Aktörer: persons and organisations, what they promised, and who they are tied to."""

import html
from collections import Counter
from collections.abc import Sequence

import streamlit as st

from app.actor_details import ActorDetails
from app.plain_text import capital
from app.ui import state, state_actors, state_ties
from app.ui.components import (
    actor_identity,
    actor_network,
    actor_places,
    actor_promises,
    actor_sheet,
    choices,
    controls,
    decision_card,
    downloads,
    links,
    network_picture,
    nothing,
    plain,
    role_years,
    terms,
    view_title,
    watch_button,
    way_back,
)
from app.ui.components.actor_places import Told
from app.ui.language import t, word
from graph.network import Node
from graph.queries import Actor

PER_PAGE = 50
ACTOR_KINDS = ("person", "org")
# So many of each sort are shown before the list is cut into pages.
SHOWN = 6


def _rows(shown: Sequence[tuple[str, Actor]]) -> str:
    """Return the lines of actors, those of one name told apart by a document."""
    names = Counter(_alike(identity, one) for identity, one in shown)
    return "".join(
        _row(identity, one, names[_alike(identity, one)] > 1) for identity, one in shown
    )


def _alike(identity: str, one: Actor) -> tuple[str, str]:
    return one.name, choices.about_actor(identity)


def _row(identity: str, one: Actor, is_like_another: bool) -> str:
    """Return an actor's line, an organ's with the body that it is part of."""
    parties = f" ({', '.join(one.parties)})" if one.parties else ""
    kind = "" if one.kind == "person" else word("orgkind", one.kind)
    named = choices.named_in(identity) if is_like_another else ""
    told = (kind, choices.about_actor(identity), named)
    about = ", ".join(filter(None, told))
    target = html.escape(links.href("aktorer", id=identity))
    return (
        f'<li><a href="{target}">{html.escape(capital(one.name or identity))}</a>'
        f'{html.escape(parties)} <span class="liten">{html.escape(about)}</span></li>'
    )


def _list() -> None:
    """Show all actors, found by name, and the most connected of them."""
    st.html(
        plain.block(
            plain.heading(1, t("app.actors")),
            plain.paragraph(t("actors.intro"), "liten"),
        )
    )
    name = controls.text(t("actors.find"), "namn").casefold()
    every = state_actors.called(name)
    counts = {kind: len(state_actors.called(name, kind)) for kind in ACTOR_KINDS}
    kinds = controls.toggles(
        t("actors.kind"),
        "slag",
        ACTOR_KINDS,
        lambda code: f"{t(f'actors.{code}')} · {counts[code]}",
    )
    only = kinds[0] if len(kinds) == 1 else None
    found = state_actors.called(name, only) if only else every
    page = min(controls.number(controls.PAGE, 1), -(-len(found) // PER_PAGE))
    shown = controls.part(found, PER_PAGE, max(page, 1))
    rows = _rows(shown)
    if rows:
        st.html(plain.block(f"<ul>{rows}</ul>"))
    else:
        nothing.show(links.ACTORS, t("actors.none"))
    controls.pager(len(found), PER_PAGE)
    if found:
        downloads.show(t("app.actors"), lambda: [actor_sheet.listed(found)])
    if not name and not kinds:
        _central()


def _central() -> None:
    picture = state_ties.central()
    if not picture.ties:
        return
    st.html(
        plain.block(
            plain.heading(2, t("actors.central", count=len(picture.nodes))),
            plain.paragraph(t("actors.network_help"), "liten"),
        )
    )
    base = state.base()
    st.graphviz_chart(
        network_picture.dot(picture, base),
        width="content",
        alt=t("actors.network_alt", names=network_picture.names(picture)),
    )
    most = sorted(picture.nodes, key=lambda node: (-node.weight, node.iri))
    rows = "".join(
        f'<li><a href="{html.escape(links.href("aktorer", id=_id(node)))}">'
        f'{html.escape(node.name)}</a> <span class="liten">'
        f"{html.escape(t('actors.degree', count=node.degree))}</span></li>"
        for node in most
    )
    st.html(plain.block(f"<ol>{rows}</ol>"))


def _id(node: Node) -> str:
    return node.iri.removeprefix(state.base())


def _head(actor: ActorDetails) -> None:
    parties = f" ({', '.join(actor.parties)})" if actor.parties else ""
    kind = actor_sheet.kind(actor.kind)
    # A board of one body is not that of another.
    within = "" if actor.kind == "person" else choices.about_actor(actor.id)
    also = t("actors.also", names=", ".join(actor.names)) if actor.names else ""
    st.html(
        plain.block(
            plain.heading(1, f"{capital(actor.name)}{parties}", True),
            plain.paragraph(capital(", ".join(filter(None, (kind, within))))),
            plain.paragraph(also, "liten") if also else "",
        )
    )


def _decisions(actor: ActorDetails) -> None:
    found = [d for d in state.decisions() if d.id in actor.decisions]
    if not found:
        return
    found.sort(key=lambda d: -d.date.toordinal() if d.date else 0)
    title = t("actors.votes") if actor.votes else t("actors.decisions")
    st.html(plain.block(plain.heading(2, f"{title} ({len(found)})")))
    page = min(controls.number("beslut", 1), -(-len(found) // SHOWN))
    for view in controls.part(found, SHOWN, max(page, 1)):
        decision_card.show(view, actor.votes.get(view.id))
    controls.pager(len(found), SHOWN, "beslut")


def _agreements(actor: ActorDetails) -> None:
    """Show the agreements that the actor is a party to, the latest first."""
    found = [
        one
        for one in state.agreements("", None)
        if any(path == actor.id for path, _ in one.parties)
    ]
    if not found:
        return
    years = terms.years(found)
    rows = "".join(
        f'<li><a href="{html.escape(links.href("avtal", id=one.id))}">'
        f"{plain.theirs(plain.short(one.title, 140))}</a> "
        f'<span class="liten">{html.escape(terms.told(one))}</span>'
        f"{terms.bar(one, years)}</li>"
        for one in found
    )
    title = plain.heading(2, f"{t('app.agreements')} ({len(found)})")
    listed = f'<ul class="sagt-rader">{rows}</ul>'
    st.html(plain.block(title, terms.axis(years), listed))


def _places(actor: ActorDetails) -> None:
    if not actor.places:
        return
    st.html(
        plain.block(plain.heading(2, f"{t('actors.places')} ({len(actor.places)})"))
    )
    page = min(controls.number("plats", 1), -(-len(actor.places) // PER_PAGE))
    shown = controls.part(actor.places, PER_PAGE, max(page, 1))
    rows = "".join(map(_place, actor_places.told(shown)))
    st.html(plain.block(f"<ul>{rows}</ul>"))
    controls.pager(len(actor.places), PER_PAGE, "plats")


def _place(one: Told) -> str:
    target = links.href("handling", id=one.document_id, start=one.start, end=one.end)
    return (
        f'<li><a href="{html.escape(target)}">{plain.theirs(plain.short(one.text, 80))}'
        f'</a> <span class="liten">{plain.theirs(one.title or one.document)}</span>'
        "</li>"
    )


def _one(identity: str) -> None:
    actor = state.actor(identity)
    view_title.name(capital(actor.name))
    _head(actor)
    watch_button.show("aktor", identity)
    if actor.roles:
        st.html(role_years.show(t("actors.roles"), actor.roles))
    actor_promises.show(actor)
    _decisions(actor)
    _agreements(actor)
    actor_network.show(actor)
    if actor.members:
        st.html(role_years.show(t("actors.members"), actor.members))
    _places(actor)
    st.html(plain.block(plain.heading(2, t("take.table"))))
    downloads.show(actor.name, lambda: actor_sheet.details(actor))
    actor_identity.show(actor.id)
    way_back.show(links.ACTORS, t("actors.back"))


def aktorer_page() -> None:
    """Show the actor that the address names, or all of them."""
    identity = controls.parameter("id")
    if identity in state.actors():
        _one(identity)
        return
    if identity:
        st.warning(t("actors.missing"))
    _list()


aktorer_page()
