"""Nätverk: who is tied to whom, by what, when, and who stands between."""

import streamlit as st

from app import drawing
from app.drawing import Asked, Drawn, Years
from app.ui import state
from app.ui.components import (
    controls,
    links,
    network_canvas,
    network_chosen,
    network_files,
    network_table,
    nothing,
    plain,
)
from app.ui.language import t, word
from graph.network import KINDS, Kind

ACTOR_KINDS = ("person", "organ", "region", "kommun", "myndighet", "foretag")
REST = ("forening", "stiftelse", "parti", "projekt", "ovrigt", "aktor")
LEAST, MOST = 1800, 2200


def _years() -> Years | None:
    """Return the years of the address; nonsense means all."""
    first, _, last = controls.parameter(network_canvas.YEARS).partition("-")
    if not (first.isdecimal() and last.isdecimal() and first.isascii()):
        return None
    if not (len(first) == len(last) == 4 and last.isascii()):
        return None
    years = (int(first), int(last))
    return years if LEAST <= years[0] <= years[1] <= MOST else None


def _asked() -> Asked:
    """Show what the picture can be limited to; return what is asked for."""
    kinds = controls.toggles(
        t("network.kinds"),
        network_chosen.KIND,
        KINDS,
        lambda code: word("tiekind", code),
        default=drawing.USUAL,
    )
    actors = controls.toggles(
        t("network.actors"),
        "vilka",
        (*ACTOR_KINDS, *REST),
        network_canvas.kind_word,
    )
    chosen: tuple[Kind, ...] = tuple(kind for kind in KINDS if kind in kinds)
    group = controls.parameter("grupp")
    return Asked(
        kinds=chosen or drawing.USUAL,
        actors=tuple(actors),
        group=int(group) if group.isascii() and group.isdigit() else None,
        years=_years(),
    )


def _about(drawn: Drawn, asked: Asked) -> None:
    """Say what the picture shows, in numbers and words."""
    shown = drawing.within(drawn.network, asked.years)
    if drawn.grouped:
        said = t(
            "network.grouped",
            actors=len(drawn.whole.nodes),
            groups=len(drawn.network.nodes),
        )
        beside = len(drawn.whole.communities) - len(drawn.network.nodes)
        if beside > 0:
            said += " " + t("network.smaller", count=beside)
    else:
        said = t("network.shown", actors=len(shown.nodes), ties=len(shown.ties))
        sizes = {one.number: one.size for one in drawn.whole.communities}
        size = sizes.get(asked.group, 0) if asked.group is not None else 0
        if size > len(drawn.network.nodes):
            said += " " + t(
                "network.weightiest", count=len(drawn.network.nodes), of=size
            )
    if asked.years:
        said += " " + t("network.in_years", first=asked.years[0], last=asked.years[1])
    st.html(f'<div class="sagt" role="status">{plain.paragraph(said)}</div>')
    if asked.group is not None:
        links.show(links.to(links.NETWORK, t("network.all_groups"), "arrow_back"))


def natverk_page() -> None:
    """Show the network that the address asks for."""
    st.html(
        plain.block(
            plain.heading(1, t("app.network")),
            plain.paragraph(t("network.intro"), "liten"),
        )
    )
    with st.expander(t("network.limit"), icon=":material/tune:"):
        asked = _asked()
    network_chosen.fields()
    drawn = drawing.drawn(state.workspace(), asked)
    if not drawn.network.nodes:
        nothing.show(links.NETWORK, t("network.none"))
        return
    way = network_chosen.ways(drawn)
    _about(drawn, asked)
    # Who asks how two hang together reads the answer first.
    if network_chosen.are_two():
        network_chosen.show(drawn, asked.years)
    network_canvas.show(drawn, asked.years, way)
    st.html(plain.block(plain.paragraph(t("network.help"), "liten")))
    if not network_chosen.are_two():
        network_chosen.show(drawn, asked.years)
    network_table.show(drawn, asked.years)
    network_files.show(drawn, asked.years)


natverk_page()
