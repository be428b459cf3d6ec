"""The ways to look at promises: all, the silent, what is coming, contradictions."""

import streamlit as st

from app.promise_views import Listing
from app.ui.components import controls, links, plain, promise_filters
from app.ui.language import t

SHOWN = "visa"
CONFLICTS = "motsagelser"
# What each of them holds, said below its name.
HELP = {
    "silent": "tabs.silent_help",
    "coming": "tabs.coming_help",
    "conflicts": "tabs.conflicts_help",
}


def here() -> str:
    """Return which of them the address names."""
    if controls.parameter(SHOWN) == CONFLICTS:
        return "conflicts"
    if controls.parameter(promise_filters.SILENT) == "1":
        return "silent"
    return "coming" if controls.parameter(promise_filters.COMING) else "all"


def show(listing: Listing, conflicts: int) -> None:
    """Show them as links, each with how many there are under the filters."""
    chosen = here()
    tabs: tuple[tuple[str, int, dict[str, str]], ...] = (
        ("all", listing.every, {}),
        ("silent", listing.silent, {promise_filters.SILENT: "1"}),
        (
            "coming",
            listing.upcoming,
            {promise_filters.COMING: str(promise_filters.AHEAD)},
        ),
        ("conflicts", conflicts, {SHOWN: CONFLICTS}),
    )
    none = dict.fromkeys((promise_filters.SILENT, promise_filters.COMING))
    links.tabs(
        (
            links.href_of(links.PROMISES, promise_filters.kept(**{**none, **added})),
            f"{t(f'tabs.{name}')} · {count}",
            name == chosen,
        )
        for name, count, added in tabs
    )
    if chosen in HELP:
        st.html(plain.block(plain.paragraph(t(HELP[chosen]), "liten")))
