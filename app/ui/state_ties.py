"""Who is tied to whom, as pages ask: everyone, the most tied, or those near someone."""

import streamlit as st

from app import networks, ready
from app.ui import state
from graph import network
from graph.network import Near, Network


@st.cache_resource(show_spinner=False, max_entries=2)
def _central(mark: str) -> Network:
    del mark
    return ready.central(state.workspace())


def central() -> Network:
    """Return the actors with most ties, and the strongest ties of each."""
    return _central(state.mark())


def near() -> Near:
    """Return who is tied to whom in the whole collection, to ask of some of them."""
    of = state.workspace()
    return network.near(networks.shelf(of), of.graph)


def ties() -> Network:
    """Return the network of the whole collection, with all its measures."""
    of = state.workspace()
    return network.kept_network(networks.shelf(of), of.graph)
