"""The way from one thing back to the list that the reader came from."""

import streamlit as st

from app.ui.components import controls, links
from app.ui.language import t

# The parts of an address that name one thing of a page, rather than a list of them.
ONE = ("id", "paragraf")
KEPT = "urval"


def remember(page: str) -> None:
    """Keep what the reader has chosen in a list, by the page's part of the address."""
    if not any(map(controls.parameter, ONE)):
        chosen = {name: st.query_params.get_all(name) for name in st.query_params}
        chosen.pop("lang", None)
        st.session_state.setdefault(KEPT, {})[page] = chosen


def show(page: str, label: str) -> None:
    """Show the way to the list as the reader left it, and to all of the list.

    Args:
        page: The list's page, one of `links`.
        label: What all of the list is called.
    """
    chosen = st.session_state.get(KEPT, {}).get(page)
    ways = []
    if chosen:
        left = links.href_of(page, chosen)
        ways.append(links.way(left, t("app.back"), "arrow_back"))
    links.show(*ways, links.to(page, label, "" if chosen else "arrow_back"))
