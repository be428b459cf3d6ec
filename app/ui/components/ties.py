"""The ties of one actor, each with the passages that make it."""

import html
from collections import Counter

import streamlit as st

from app.actor_details import ActorDetails
from app.ui import state
from app.ui.components import controls, decision_card, links, plain, promise_card
from app.ui.language import t
from graph.network import Network, Tie

LISTED = 15
SHOWN = 8
OF_PATH = {
    "beslut": "decision",
    "atagande": "promise",
    "handling": "document",
    "avtal": "agreement",
}


def _things(tie: Tie) -> list[tuple[str, str]]:
    """Return (kind, id) of what makes a tie, what weighs most first."""
    order = ["agreement", "promise", "decision", "meeting", "document"]
    found = []
    for thing in tie.things:
        *_, path, identity = thing.split("/")
        found.append((OF_PATH.get(path, "meeting"), identity))
    return sorted(found, key=lambda pair: (order.index(pair[0]), pair[1]))


def show(network: Network, actor: ActorDetails) -> None:
    """Show the strongest ties, and the evidence for the one the address names."""
    base = state.workspace().settings.base
    me = base + actor.id
    names = {node.iri: node.name for node in network.nodes}
    mine = [tie for tie in network.ties if me in (tie.one, tie.other)][:LISTED]
    asked = controls.parameter("band")
    chosen: tuple[Tie, str] | None = None
    rows = []
    for tie in mine:
        other = tie.other if tie.one == me else tie.one
        identity = other.removeprefix(base)
        counts = Counter(kind for kind, _ in _things(tie))
        about = ", ".join(t(f"tie.{k}", count=n) for k, n in counts.items())
        evidence = links.href("aktorer", id=actor.id, band=identity) + "#belagg"
        rows.append(
            f'<li><a href="{html.escape(links.href("aktorer", id=identity))}">'
            f"{html.escape(names[other])}</a> <span class='liten'>"
            f'{html.escape(about)} · <a href="{html.escape(evidence)}">'
            f"{html.escape(t('tie.show'))}</a></span></li>"
        )
        if asked == identity:
            chosen = (tie, names[other])
    st.html(
        plain.block(plain.heading(3, t("tie.strongest")), f"<ul>{''.join(rows)}</ul>")
    )
    if chosen is not None:
        _evidence(*chosen, actor)


def _evidence(tie: Tie, name: str, actor: ActorDetails) -> None:
    """Show what ties two actors, each with a link to its passage."""
    title = t("tie.evidence", one=actor.name, other=name)
    st.html(plain.block(f'<div id="belagg">{plain.heading(3, title)}</div>'))
    promises = {p.id: p for p in state.promises(state.today())}
    decisions = {d.id: d for d in state.decisions()}
    documents = {d.id: d for d in state.documents()}
    first = {p.document_id: p for p in reversed(actor.places)}
    for kind, identity in _things(tie)[:SHOWN]:
        if kind == "promise" and identity in promises:
            promise_card.brief(promises[identity])
        elif kind == "decision" and identity in decisions:
            decision_card.show(decisions[identity])
        elif identity in documents:
            place = first.get(identity)
            label = plain.label(documents[identity].title)
            if place:
                links.source(identity, place.start, place.end, label)
            else:
                links.document(identity, documents[identity].title)
