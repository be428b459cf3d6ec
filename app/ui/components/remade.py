"""What is said on every page while graph or index is made anew, and how far it is."""

from collections.abc import Mapping

import streamlit as st

from app.operations import mending, remaking
from app.operations.remaking import Part
from app.ui import state
from app.ui.components import plain
from app.ui.language import t

# Seconds between two looks at how far it has come.
PACE = 2.0
# What is lacking, and what that is called in the texts.
LACKING: Mapping[frozenset[Part], str] = {
    frozenset({"index"}): "index",
    frozenset({"graph"}): "graph",
    frozenset({"index", "graph"}): "both",
}


def show() -> None:
    """Say what is lacking, if anything is; the page is shown again when it is there."""
    if _what():
        _told()


def _what() -> str:
    """Return what is made anew, as the texts call it; "" where nothing is."""
    of = state.workspace()
    lacking = of.lacking()
    folder = of.archive.folder
    if lacking:
        mending.bring_in_step(of)
        return LACKING[lacking]
    goes_on = mending.goes_on(folder) or remaking.read(folder) is not None
    return "program" if goes_on and of.is_foreign() else ""


@st.fragment(run_every=PACE)
def _told() -> None:
    what = _what()
    if not what:
        st.rerun()
    found = remaking.read(state.workspace().archive.folder)
    far = t("remade.far", percent=found.percent) if found else ""
    said = plain.paragraph(t(f"remade.{what}", far=far))
    st.html(f'<div class="sagt" role="status">{said}</div>')
