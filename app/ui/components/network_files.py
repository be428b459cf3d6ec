"""The network that is shown, for spreadsheets, for print and for other programs."""

import streamlit as st

from app import drawing
from app.drawing import Drawn, Years
from app.network_svg import svg
from app.ui import state
from app.ui.components import downloads, network_table, plain
from app.ui.language import t
from graph.network import gexf, graphml


def show(drawn: Drawn, years: Years | None) -> None:
    """Offer what the picture shows as files; each is made when it is asked for."""
    network = drawing.within(drawn.network, years)
    graph = state.workspace().graph
    title = t("app.network")
    st.html(plain.block(plain.heading(2, t("network.files"))))
    downloads.show(
        title,
        lambda: network_table.sheets(network),
        (
            ("SVG", "svg", "image/svg+xml", lambda: svg(network, drawn.places, title)),
            ("GraphML", "graphml", "application/xml", lambda: graphml(network, graph)),
            ("GEXF", "gexf", "application/xml", lambda: gexf(network, graph)),
        ),
    )
