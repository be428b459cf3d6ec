"""Which actors a list shows: found by their names once for all who ask."""

from collections.abc import Sequence

import streamlit as st

from app.ui import state
from graph.queries import Actor


@st.cache_resource(show_spinner=False, max_entries=2)
def _spellings(mark: str) -> Sequence[tuple[tuple[str, Actor], str]]:
    del mark
    return [
        (pair, "\n".join((pair[1].name, *pair[1].names)).casefold())
        for pair in state.actors().items()
    ]


@st.cache_resource(show_spinner=False, max_entries=32)
def _called(mark: str, name: str, kind: str | None) -> Sequence[tuple[str, Actor]]:
    if kind is not None:
        is_person = kind == "person"
        every = _called(mark, name, None)
        return [pair for pair in every if (pair[1].kind == "person") == is_person]
    return [pair for pair, spelled in _spellings(mark) if name in spelled]


def called(name: str, kind: str | None = None) -> Sequence[tuple[str, Actor]]:
    """Return the actors one of whose names holds some letters, by name.

    Args:
        name: The letters, small; all actors if there are none.
        kind: "person", or "org" for all others; None for both.
    """
    return _called(state.mark(), name, kind)
