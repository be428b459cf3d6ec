"""One § of a meeting: what was decided there, and where it is recorded."""

import streamlit as st

from app.ui import state
from app.ui.components import (
    decision_card,
    decision_sheet,
    downloads,
    links,
    plain,
    view_title,
)
from app.ui.language import day, t
from graph.queries.connections import ends
from graph.terms import NamedNode

_DECIDED = """
SELECT ?d ?item WHERE { ?d eli-dl:forms_part_of ?item ; own:decisionStatus ?status }"""


def show(path: str) -> bool:
    """Show the § with that path; return whether the collection has it."""
    workspace = state.workspace()
    base = workspace.settings.base
    try:
        item = NamedNode(base + path)
    except ValueError:
        return False
    found = ends(workspace.graph, [item], base)[item]
    if not found.held:
        return False
    section = f"§ {found.section}" if found.section else ""
    where = " ".join(filter(None, (found.organ, section, day(found.date))))
    view_title.name(f"{where} {found.text}")
    st.html(
        plain.block(
            plain.heading(1, where), plain.paragraph(found.text) if found.text else ""
        )
    )
    if found.source is not None:
        place = found.source
        links.show(links.source(place.document_id, place.start, place.end))
    rows = workspace.graph.select(_DECIDED, {"item": item})
    inside = {str(row["d"]).rstrip(">").rpartition("/")[2] for row in rows}
    decided = sorted(
        (view for view in state.decisions() if view.id in inside),
        key=lambda view: (view.document_id, view.start),
    )
    if not decided:
        st.info(t("walk.no_decisions"))
    for view in decided:
        decision_card.show(view)
    if decided:
        downloads.show(where, lambda: [decision_sheet.show(decided)])
    return True
