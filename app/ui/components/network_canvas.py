"""The network as a picture to move about in; what is chosen in it is in the address."""

from collections import Counter
from collections.abc import Sequence, Set
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2 import component

from app.drawing import Drawn, Years, spans
from app.ui import state
from app.ui.language import t, word
from graph.network import Node, Tie

STATIC = Path(__file__).parents[1] / "static"
# The parts of the address that say what is chosen.
ACTOR, TIE, YEARS = "aktor", "band", "ar"
# What stands between the two ends of a tie in the address.
BETWEEN = "~"
WORDS = ("closer", "farther", "whole", "picture", "play", "from", "to", "years", "alt")
HTML = """<div class="natverk" data-label="alt" role="group">
<div class="natverk-knappar">
<button type="button" data-act="closer" data-text="closer"></button>
<button type="button" data-act="farther" data-text="farther"></button>
<button type="button" data-act="whole" data-text="whole"></button>
<button type="button" data-act="picture" data-text="picture"></button>
</div>
<div class="natverk-yta" role="img" data-label="alt"></div>
<ul class="natverk-tecken"></ul>
<div class="natverk-ar">
<button type="button" data-act="play" aria-pressed="false" data-text="play"></button>
<label><span data-text="from"></span><input type="range" step="1"></label>
<label><span data-text="to"></span><input type="range" step="1"></label>
<output></output>
</div></div>"""

_component = component(
    "natverk",
    html=HTML,
    css=(STATIC / "network.css").read_text(encoding="utf-8"),
    js=(STATIC / "network.js").read_text(encoding="utf-8"),
)


def show(drawn: Drawn, years: Years | None, way: Sequence[Tie] = ()) -> None:
    """Show the picture.

    Args:
        drawn: What it holds.
        years: First and last year chosen, None for all.
        way: Ties to point out.
    """
    chosen = years or drawn.years or (0, 0)
    known = drawn.years or (0, 0)
    named = Counter(node.name for node in drawn.network.nodes)
    shared = {name for name, count in named.items() if count > 1}
    _component(
        key="natverk-bild",
        data={
            "mark": drawn.mark,
            "nodes": [_dot(drawn, node, shared) for node in drawn.network.nodes],
            "ties": [_line(drawn, tie) for tie in drawn.network.ties],
            "kinds": _kinds(drawn),
            "first": known[0],
            "last": known[1],
            "from": max(chosen[0], known[0]),
            "to": min(chosen[1], known[1]),
            "actor": st.query_params.get(ACTOR, ""),
            "tie": st.query_params.get(TIE, ""),
            "way": [tie_id(tie) for tie in way],
            "texts": {name: t(f"network.{name}") for name in WORDS},
        },
        on_actor_change=_actor,
        on_tie_change=_tie,
        on_years_change=_years,
    )


def _kinds(drawn: Drawn) -> list[tuple[str, str]]:
    """Return the kinds of actors in the picture with their words, for its legend.

    The commonest kind comes first.
    """
    kinds = Counter(node.kind for node in drawn.network.nodes)
    return [
        (one, t("network.group") if drawn.grouped else kind_word(one).lower())
        for one, _ in kinds.most_common()
    ]


def path(iri: str) -> str:
    """Return an actor's path in the address, or a community's as it is."""
    return iri.removeprefix(state.base())


def kind(node: Node) -> str:
    """Return the word for what kind of actor one is."""
    return kind_word(node.kind)


def kind_word(code: str) -> str:
    """Return the word for a kind of actor."""
    if code == "person":
        return t("actors.is_person")
    return t("network.unknown") if code == "aktor" else word("orgkind", code)


def tie_id(tie: Tie) -> str:
    """Return how a tie is named in the address."""
    return f"{path(tie.one)}{BETWEEN}{path(tie.other)}"


def _dot(drawn: Drawn, node: Node, shared: Set[str]) -> dict[str, Any]:
    """Return a dot of the picture; names that others bear too tell whose they are."""
    x, y = drawn.places[node.iri]
    if drawn.grouped:
        told = t("network.group_told", name=node.name, count=int(node.weight))
    else:
        told = t(
            "network.told", name=node.full_name, kind=kind(node), count=node.degree
        )
    return {
        "id": path(node.iri),
        "name": node.full_name if node.name in shared else node.name,
        "kind": node.kind,
        "weight": round(node.weight, 2),
        "x": x,
        "y": y,
        "told": told,
    }


def _line(drawn: Drawn, tie: Tie) -> dict[str, Any]:
    del drawn
    return {
        "id": tie_id(tie),
        "source": path(tie.one),
        "target": path(tie.other),
        "weight": round(tie.weight, 2),
        "bridge": tie.bridge,
        "spans": spans(tie),
        "told": ", ".join(word("tiekind", kind) for kind in tie.kinds),
    }


def _chosen() -> Any:
    return st.session_state["natverk-bild"]


def _actor() -> None:
    """Lead to the actor chosen in the picture, or into the community."""
    kind, _, number = (_chosen().actor or "").partition("/")
    st.query_params.pop(TIE, None)
    if kind == "grupp":
        st.query_params["grupp"] = number
        st.query_params.pop(ACTOR, None)
    elif kind:
        st.query_params[ACTOR] = f"{kind}/{number}"


def _tie() -> None:
    """Point out the tie chosen in the picture."""
    if _chosen().tie:
        st.query_params[TIE] = _chosen().tie


def _years() -> None:
    """Keep to the years chosen in the picture; nothing means all of them."""
    chosen = _chosen().years
    if chosen:
        st.query_params[YEARS] = chosen
    else:
        st.query_params.pop(YEARS, None)
