"""What is chosen in the network: an actor, two of them, or a tie, and what is told."""

import html
from collections.abc import Sequence

import streamlit as st

from app import drawing
from app.drawing import Drawn, Years
from app.ui import state, state_ties
from app.ui.components import choices, controls, links, network_canvas, plain, ties
from app.ui.components.choices import Choice
from app.ui.components.network_canvas import ACTOR, BETWEEN, TIE
from app.ui.language import t, word
from graph.network import KINDS, Network, Node, Tie, between
from graph.network.between import Way

# The parts of the address that name the other actor, and what is written of each.
OTHER = "mot"
# And the one that names the kinds of ties.
KIND = "slag"
WRITTEN = {ACTOR: "vem", OTHER: "vilken"}
LISTED = 20


def here(**changes: str | list[str] | None) -> str:
    """Return the address of this page with some of it changed."""
    kept: dict[str, str | list[str]] = {
        name: st.query_params.get_all(name)
        for name in st.query_params
        if name not in changes and name != "lang"
    }
    kept.update({name: value for name, value in changes.items() if value})
    return links.href_of("natverk", kept)


def stay(target: str, label: str, about: str = "") -> str:
    """Return a link to another address of this page, which is not loaded anew.

    `about` tells links of the same label apart for those who hear them.
    """
    named = f' aria-label="{html.escape(f"{label} {about}")}"' if about else ""
    return (
        f'<a data-sagt-har href="{html.escape(target)}"{named}>{html.escape(label)}</a>'
    )


def fields() -> None:
    """Show the fields for an actor and for another, and whom their words may mean."""
    left, right = st.columns(2)
    with left:
        _field(ACTOR, t("network.who"))
    with right:
        _field(OTHER, t("network.to_whom"))


def _field(name: str, label: str) -> None:
    """Show a field for an actor's name; one that is sure goes into the address."""
    field = WRITTEN[name]
    words = controls.text(label, field, placeholder=t("overview.who_example"))
    if not words:
        chosen = state.actors().get(controls.parameter(name))
        if chosen is not None:
            about = choices.about_actor(controls.parameter(name))
            whom = plain.told(
                "network.chosen", name=" · ".join(filter(None, (chosen.name, about)))
            )
            away = stay(here(**{name: None}), t("network.let_go"), chosen.name)
            st.html(plain.block(f"<p><span data-sagt-svar>{whom}</span> · {away}</p>"))
        return
    found = choices.meant("actor", words)
    if len(found) == 1:
        st.query_params.pop(field)
        st.query_params.pop(TIE, None)
        st.query_params[name] = found[0].path
        st.rerun()
    if not found:
        st.info(t("overview.who_none"))
        return
    rows = "".join(_candidate(name, *pair) for pair in _most_tied(found))
    said = plain.paragraph(t("network.several", count=min(len(found), choices.MOST)))
    st.html(plain.block(_answer(said, f'<ul class="sagt-rader">{rows}</ul>')))


def _most_tied(found: Sequence[Choice]) -> list[tuple[Choice, int]]:
    """Return whom the words may mean with how many ties each has, the most first."""
    degrees = {node.iri: node.degree for node in state_ties.ties().nodes}
    pairs = [(one, degrees.get(_iri(one.path), 0)) for one in found[: choices.MOST]]
    return sorted(pairs, key=lambda pair: -pair[1])


def _candidate(name: str, one: Choice, degree: int) -> str:
    known = one.about or choices.named_in(one.path)
    about = " · ".join(filter(None, (known, t("actors.degree", count=degree))))
    return (
        f"<li>{stay(_instead(name, one.path), one.name)} "
        f'<span class="liten">{html.escape(about)}</span></li>'
    )


def are_two() -> bool:
    """Tell whether two actors are chosen, so that the way between them is asked for."""
    known = state.actors()
    return all(controls.parameter(name) in known for name in (ACTOR, OTHER))


def _instead(name: str, path: str) -> str:
    """Return the address where an actor is chosen in place of what was written."""
    return here(**{name: path, WRITTEN[name]: None, TIE: None})


def ways(drawn: Drawn) -> Sequence[Tie]:
    """Return the ties to point out: those of all ways between two chosen actors."""
    found = _ways(drawn)
    return [] if drawn.grouped else [tie for way in found for tie in way]


def _ways(drawn: Drawn) -> Sequence[Way]:
    one, other = (_iri(controls.parameter(name)) for name in (ACTOR, OTHER))
    if not one or not other:
        return ()
    return between.ways(drawn.whole, one, other)


def show(drawn: Drawn, years: Years | None) -> None:
    """Tell of what is chosen, each tie with the way to its passages."""
    one = controls.parameter(ACTOR)
    if are_two():
        _show_ways(drawn)
    elif one and not drawn.grouped:
        _show_actor(drawing.within(drawn.network, years), _iri(one))
    # Below what led to it, which stays where it was.
    tie = _tie(drawn)
    if tie is not None:
        names = {node.iri: node.full_name for node in drawn.network.nodes}
        names |= {node.iri: node.full_name for node in drawn.whole.nodes}
        ties.evidence(tie, names[tie.one], names[tie.other])


def _iri(path: str) -> str:
    return state.base() + path if path else ""


def _tie(drawn: Drawn) -> Tie | None:
    """Return the tie that the address names, if it is there to show."""
    named = controls.parameter(TIE)
    if not named:
        return None
    both = frozenset(named.split(BETWEEN))
    every = (*drawn.network.ties, *drawn.whole.ties)
    paths = network_canvas.path
    return next((t for t in every if {paths(t.one), paths(t.other)} == both), None)


def _show_actor(network: Network, iri: str) -> None:
    node = next((node for node in network.nodes if node.iri == iri), None)
    if node is None:
        st.info(t("network.not_here"))
        return
    mine = [tie for tie in network.ties if iri in (tie.one, tie.other)]
    names = {one.iri: one for one in network.nodes}
    ends = ((e, e.other if e.one == iri else e.one) for e in mine[:LISTED])
    rows = "".join(f"<li>{_link(names[end])} {_told(tie)}</li>" for tie, end in ends)
    more = t("network.more", count=len(mine) - LISTED) if len(mine) > LISTED else ""
    share = t("network.between", share=round(100 * node.betweenness, 1))
    st.html(
        plain.block(
            f"<h2>{_link(node)}</h2>",
            plain.paragraph(f"{t('network.ties', count=len(mine))} {share}", "liten"),
            plain.paragraph(t("network.cut"), "liten") if node.cut else "",
            f'<ul class="sagt-rader">{rows}</ul>',
            plain.paragraph(more, "liten") if more else "",
        )
    )


def _show_ways(drawn: Drawn) -> None:
    """Tell how two actors are tied, or that nothing in the collection ties them."""
    both = [controls.parameter(name) for name in (ACTOR, OTHER)]
    if both[0] == both[1]:
        st.html(plain.block(_answer(plain.paragraph(t("network.same")))))
        return
    found = _ways(drawn)
    known = {node.iri: node for node in drawn.whole.nodes}
    names = [state.actors()[one].name for one in both]
    start = _iri(both[0])
    title = plain.heading(2, t("network.ways", one=names[0], other=names[1]))
    if not found:
        st.html(plain.block(_answer(title, _no_way())))
        return
    rows = []
    for way in found:
        passed = between.ends(way, start)
        first, *others = (_link(known[iri]) for iri in passed)
        steps = [f"– {_told(a)} – {b}" for a, b in zip(way, others, strict=True)]
        # A long way is read step by step, a line for each.
        rows.append(f"<li>{'<br>'.join([f'{first} {steps[0]}', *steps[1:]])}</li>")
    said = t("network.direct") if len(found[0]) == 1 else t("network.through")
    st.html(
        plain.block(
            _answer(
                title,
                plain.paragraph(said, "liten"),
                f'<ol class="sagt-tidslinje">{"".join(rows)}</ol>',
            )
        )
    )


def _answer(*parts: str) -> str:
    """Return HTML that answers what the reader chose, and is read aloud when new."""
    return f"<div data-sagt-svar>{''.join(parts)}</div>"


def _no_way() -> str:
    """Return that nothing ties two actors, and where to look further."""
    asked = st.query_params.get_all(KIND)
    chosen = [kind for kind in KINDS if kind in asked] or drawing.USUAL
    if len(chosen) == len(KINDS):
        return plain.paragraph(t("network.no_way"))
    every: list[str] = list(KINDS)
    further = stay(here(**{KIND: every}), t("network.every_kind"))
    return f"{plain.paragraph(t('network.no_such_way'))}<p>{further}</p>"


def _link(node: Node) -> str:
    """Return a link to an actor's page."""
    target = links.href("aktorer", id=network_canvas.path(node.iri))
    return f'<a href="{html.escape(target)}">{html.escape(node.full_name)}</a>'


def _told(tie: Tie) -> str:
    """Return what a tie rests on, with the way to its passages."""
    target = f"{here(**{TIE: network_canvas.tie_id(tie)})}#belagg"
    kinds = ", ".join(word("tiekind", kind) for kind in tie.kinds)
    way = stay(target, t("tie.show"))
    return f'<span class="liten">{html.escape(kinds.lower())} · {way}</span>'
