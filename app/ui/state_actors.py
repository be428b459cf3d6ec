"""Which actors a list shows: found by their names once for all who ask."""

from collections.abc import Sequence

import streamlit as st

from app.ui import state
from graph.queries import Actor


@st.cache_resource(show_spinner=False, max_entries=2)
def _spellings(mark: str) -> Sequence[tuple[str, Actor, str]]:
    del mark
    return [
        (identity, one, "\n".join((one.name, *one.names)).casefold())
        for identity, one in state.actors().items()
    ]


@st.cache_resource(show_spinner=False, max_entries=32)
def _called(mark: str, name: str, kind: str | None) -> Sequence[tuple[str, Actor]]:
    if kind is not None:
        return [
            (identity, one)
            for identity, one in _called(mark, name, None)
            if (one.kind == "person") == (kind == "person")
        ]
    found = _spellings(mark)
    return [(identity, one) for identity, one, spelled in found if name in spelled]


def called(name: str, kind: str | None = None) -> Sequence[tuple[str, Actor]]:
    """Return the actors one of whose names holds some letters, by name.

    Args:
        name: The letters, small; all actors if there are none.
        kind: "person", or "org" for all others; None for both.
    """
    return _called(state.mark(), name, kind)
