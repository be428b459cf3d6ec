"""The ties of one actor, each with the passages that make it."""

import html
from collections import Counter
from dataclasses import replace

import streamlit as st

from app.actor_details import ActorDetails
from app.promise_filters import Filters
from app.ui import state
from app.ui.components import controls, decision_card, links, plain, promise_card
from app.ui.language import t
from graph.network import Network, Passage, Quote, Tie, quotes
from ingest import ids

# The parts of the address that hold the first and last year of the ties shown.
YEARS = ("fran", "till")
LISTED = 15
SHOWN = 8
# A link to the evidence leads to it, though it is written after the page is opened and
# moves down when the picture above it is drawn.
SCROLL = """<script>/* {mark} */
if (location.hash === "#belagg") for (const wait of [0, 500, 1500])
  setTimeout(() => document.getElementById("belagg")?.scrollIntoView(), wait);
</script>"""
# So much of a passage is told in a link to it.
WORDS = 60
# Kind of passage → how it is counted and shown, what weighs most first.
COUNTED = {
    "agreement": "agreement",
    "promise": "promise",
    "decision": "decision",
    "proposal": "decision",
    "meeting": "meeting",
    "mention": "document",
}


def _heaviest(tie: Tie) -> Tie:
    """Return a tie by the passages that weigh most."""
    order = list(COUNTED)
    ordered = sorted(tie.passages, key=lambda p: (order.index(p.kind), p.thing))
    return replace(tie, passages=tuple(ordered[:SHOWN]))


def counted(tie: Tie) -> str:
    """Return what ties two actors, in numbers and words."""
    counts = Counter(COUNTED[passage.kind] for passage in tie.passages)
    kinds = [kind for kind in dict.fromkeys(COUNTED.values()) if counts[kind]]
    return ", ".join(t(f"tie.{kind}", count=counts[kind]) for kind in kinds)


def show(network: Network, actor: ActorDetails) -> None:
    """Show the strongest ties, and the evidence for the one the address names."""
    base = state.base()
    me = base + actor.id
    names = {node.iri: node.name for node in network.nodes}
    mine = [tie for tie in network.ties if me in (tie.one, tie.other)][:LISTED]
    asked = controls.parameter("band")
    chosen: tuple[Tie, str] | None = None
    rows = []
    for tie in mine:
        other = tie.other if tie.one == me else tie.one
        identity = other.removeprefix(base)
        about = counted(tie)
        years = {name: controls.parameter(name) or None for name in YEARS}
        way = links.href("aktorer", id=actor.id, band=identity, **years)
        place = f"{way}#belagg"
        rows.append(
            f'<li><a href="{html.escape(links.href("aktorer", id=identity))}">'
            f"{html.escape(names[other])}</a> <span class='liten'>"
            f'{html.escape(about)} · <a href="{html.escape(place)}">'
            f"{html.escape(t('tie.show'))}</a></span></li>"
        )
        if asked == identity:
            chosen = (tie, names[other])
    st.html(
        plain.block(plain.heading(3, t("tie.strongest")), f"<ul>{''.join(rows)}</ul>")
    )
    if chosen is not None:
        tie, name = chosen
        evidence(tie, actor.name, name)


def evidence(tie: Tie, one: str, other: str) -> None:
    """Show what ties two actors of these names, each with a link to its passage."""
    title = t("tie.evidence", one=one, other=other)
    st.html(plain.block(f'<div id="belagg">{plain.heading(3, title)}</div>'))
    mark = ids.digest(tie.one, tie.other)
    st.html(SCROLL.format(mark=mark), unsafe_allow_javascript=True)
    decisions = {d.id: d for d in state.decisions()}
    titles = {d.id: d.title for d in state.documents()}
    opened = state.workspace()
    base = opened.settings.base
    found = list(quotes(opened.graph, _heaviest(tie), base))
    promised = tuple(sorted(_name(p) for p, _ in found if p.kind == "promise"))
    asked = Filters(ids=promised, versions=True)
    listed = state.listing(state.today(), asked).promises if promised else ()
    promises = {view.id: view for view in listed}
    for passage, words in found:
        identity = _name(passage)
        if passage.kind == "promise" and identity in promises:
            promise_card.brief(promises[identity])
        elif COUNTED[passage.kind] == "decision" and identity in decisions:
            decision_card.show(decisions[identity])
        elif passage.document in titles:
            _places(passage.document, titles[passage.document], words)


def _name(passage: Passage) -> str:
    return passage.thing.rsplit("/", 1)[-1]


def _places(document: str, title: str, words: tuple[Quote, ...]) -> None:
    """Show where a document names the two, or the document where it cannot be said."""
    for quote in words:
        label = plain.label(f"{title}: {plain.short(quote.text, WORDS)}")
        links.source(document, quote.start, quote.end, label)
    if not words:
        links.document(document, title)
