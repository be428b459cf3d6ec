"""An actor's network: the years it is about, its picture, its ties, and its files."""

import datetime as dt
from collections.abc import Callable
from functools import partial

import streamlit as st

from app import actor_pictures, networks
from app.actor_details import ActorDetails
from app.ui import state, state_ties
from app.ui.components import controls, downloads, network_picture, plain, ties
from app.ui.language import t
from graph.network import Network, Period, ego, gexf, graphml, kept_network
from graph.store import Store

FIRST, LAST = 1850, 2150


def show(actor: ActorDetails) -> None:
    """Show those the actor is tied to, in the years that the address names."""
    centre = state.base() + actor.id
    near = state_ties.near()
    tied = near.is_tied(centre)
    about = t("actors.network_help") if tied else t("actors.none_linked")
    st.html(
        plain.block(
            plain.heading(2, t("actors.network")), plain.paragraph(about, "liten")
        )
    )
    if not tied:
        return
    period = _period()
    network = near.ties(centre, period)
    picture = actor_pictures.around(near, centre, period)
    if period:
        _undated(network)
    if not picture.ties:
        st.info(t("actors.none_in_period"))
        return
    st.graphviz_chart(
        network_picture.dot(picture, state.base(), centre),
        width="content",
        alt=t("actors.network_alt", names=network_picture.names(picture)),
    )
    ties.show(network, actor)
    _files(centre, period, actor.name)


def _period() -> Period | None:
    """Show the fields for the first and the last year; return what they span."""
    left, right, _ = st.columns((1, 1, 2))
    names = ties.YEARS
    with left:
        first = controls.whole(t("actors.network_from"), names[0], FIRST, LAST)
    with right:
        last = controls.whole(t("actors.network_to"), names[1], FIRST, LAST)
    if first is None and last is None:
        return None
    return Period(
        dt.date(first, 1, 1) if first else None,
        dt.date(last, 12, 31) if last else None,
    )


def _undated(network: Network) -> None:
    count = len(network.undated)
    if count:
        said = t("actors.network_undated", count=count)
        st.html(plain.block(plain.paragraph(said, "liten")))


def _files(centre: str, period: Period | None, name: str) -> None:
    """Offer the network around the actor for other programs; made when asked for."""
    graph, shelf = state.workspace().graph, networks.shelf(state.workspace())

    def made(write: Callable[[Network, Store], bytes]) -> bytes:
        network = kept_network(shelf, graph, period=period)
        return write(ego(network, centre), graph)

    st.html(plain.block(plain.paragraph(t("actors.network_files"), "liten")))
    with st.container(horizontal=True, gap="small"):
        for label, write in (("GraphML", graphml), ("GEXF", gexf)):
            st.download_button(
                label,
                data=partial(made, write),
                file_name=f"{downloads.file_name(name)}.{label.lower()}",
                mime="application/xml",
                icon=":material/download:",
                key=f"fil-{label}",
                on_click="ignore",
            )
