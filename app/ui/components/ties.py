"""The ties of one actor, each with the passages that make it."""

import html
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from app.actor_details import ActorDetails
from app.promise_filters import Filters
from app.ui import state
from app.ui.components import (
    controls,
    decision_card,
    deeds,
    links,
    plain,
    promise_card,
)
from app.ui.language import t
from graph.network import Network, Passage, Quote, Tie, quotes
from graph.queries import taking_part
from graph.queries.taking_part import Deed
from ingest import ids

# The parts of the address that hold the first and last year of the ties shown.
YEARS = ("fran", "till")
LISTED = 15
SHOWN = 8
# Among so many decisions and meetings those are looked for where both act.
LOOKED_THROUGH = 60
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


def _heaviest(tie: Tie, done: Mapping[str, Sequence[Deed]]) -> Tie:
    """Return a tie by the passages that weigh most, those first where both act."""
    order = list(COUNTED)

    def rank(passage: Passage) -> tuple[int, int, int, str]:
        deeds_in = done.get(passage.thing, ())
        both = len({deed.actor for deed in deeds_in})
        at = order.index(passage.kind)
        return at, -both, -taking_part.acts(deeds_in), passage.thing

    ordered = sorted(tie.passages, key=rank)
    return replace(tie, passages=tuple(ordered[:SHOWN]))


def _done(tie: Tie) -> Mapping[str, Sequence[Deed]]:
    """Return what the two did in the weightiest of what ties them."""
    acted = [p for p in tie.passages if COUNTED[p.kind] in {"decision", "meeting"}]
    things = list(dict.fromkeys(p.thing for p in acted))[:LOOKED_THROUGH]
    return taking_part.deeds(state.workspace().graph, things, (tie.one, tie.other))


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
    done = _done(tie)
    found = list(quotes(opened.graph, _heaviest(tie, done), base))
    promised = tuple(sorted(_name(p) for p, _ in found if p.kind == "promise"))
    asked = Filters(ids=promised, versions=True)
    listed = state.listing(state.today(), asked).promises if promised else ()
    promises = {view.id: view for view in listed}
    names = {tie.one: one, tie.other: other}
    for passage, words in found:
        identity = _name(passage)
        deeds_in = done.get(passage.thing, ())
        told = deeds.lines(deeds_in, names, passage.document, passage.kind)
        if passage.kind == "promise" and identity in promises:
            promise_card.brief(promises[identity])
        elif COUNTED[passage.kind] == "decision" and identity in decisions:
            decision_card.show(decisions[identity], told=told)
        elif told and passage.document in titles:
            _meeting(passage.document, titles[passage.document], told)
        elif passage.document in titles:
            _places(passage.document, titles[passage.document], words)


def _name(passage: Passage) -> str:
    return passage.thing.rsplit("/", 1)[-1]


def _meeting(document: str, title: str, told: Sequence[str]) -> None:
    """Show what the two did at a meeting, and its minutes."""
    with st.container(border=True, gap="small"):
        target = html.escape(links.href("handling", id=document))
        name = f'<a href="{target}">{plain.theirs(title)}</a>'
        st.html(plain.block(f"<p>{name}</p>", *told))


def _places(document: str, title: str, words: tuple[Quote, ...]) -> None:
    """Show where a document names the two, or the document where it cannot be said."""
    found = [
        links.source(
            document, quote.start, quote.end, _named(title, _around(document, quote))
        )
        for quote in words
    ]
    for one in found or [links.document(document, title)]:
        links.show(one)


def _named(title: str, words: str) -> str:
    """Return a document's title and words of it, once where the title has the words.

    >>> _named("Avtal om en fritidsgård i Norrlid", "Avtal om en fritidsgård …")
    'Avtal om en fritidsgård i Norrlid'
    """
    whole = " ".join(title.split())
    told = words.strip("… ").casefold() in whole.casefold()
    return whole if told else f"{whole}: {words}"


def _around(document: str, quote: Quote) -> str:
    """Return the words of a place with what stands on both sides in its line."""
    text = state.artifact(document).document.text
    start = max(text.rfind("\n", 0, quote.start) + 1, quote.start - WORDS)
    end = text.find("\n", quote.end)
    line = text[start : min(end if end >= 0 else len(text), quote.end + WORDS)]
    before = "… " if text[start - 1 : start].strip() else ""
    return before + plain.short(line, 2 * WORDS)
