"""Beslut: decisions, proposals and earlier decisions told of, each marked."""

from collections import Counter

import streamlit as st

from app.ui import state, state_decisions
from app.ui.components import (
    controls,
    decision_card,
    decision_sheet,
    decision_walk,
    decision_walk_sheet,
    downloads,
    links,
    nothing,
    paragraph,
    plain,
    promise_filters,
    view_title,
    way_back,
)
from app.ui.language import t
from graph.queries import walk as walking
from graph.terms import NamedNode, segment

PER_PAGE = 20
KINDS = ("decision", "proposal", "historical")


def _one(identity: str) -> bool:
    """Show one decision and all around it; return whether there is such a one."""
    base = state.workspace().settings.base
    node = NamedNode(f"{base}beslut/{segment(identity)}")
    # What is only likely is shown too, and said to be no more than that.
    found = walking.walk(state.workspace().graph, node, base, candidates=True)
    if found is None:
        st.warning(t("walk.missing"))
        return False
    view_title.name(found.heading or found.decision.text)
    decision_walk.show(found)
    downloads.show(t("app.decisions"), lambda: [decision_walk_sheet.show(found)])
    return True


def _paragraph(path: str) -> bool:
    """Show what was decided under a §; return whether there is such a one."""
    if paragraph.show(path):
        return True
    st.warning(t("walk.missing"))
    return False


def beslut_page() -> None:
    """Show the decision that the address names, or the filters and a list."""
    identity, section = controls.parameter("id"), controls.parameter("paragraf")
    if (identity and _one(identity)) or (section and _paragraph(section)):
        way_back.show(links.DECISIONS, t("walk.all"))
        return
    st.html(
        plain.block(
            plain.heading(1, t("app.decisions")),
            plain.paragraph(t("decisions.intro"), "liten"),
        )
    )
    with st.sidebar:
        st.html(plain.block(plain.heading(2, t("app.filter"))))
        organ = controls.text(t("decisions.organ"), "organ")
        text = controls.text(t("decisions.text"), "text")
        year = controls.whole(
            t("decisions.year"),
            "ar",
            promise_filters.FIRST_YEAR,
            promise_filters.LAST_YEAR,
        )
        named = list(state_decisions.found(organ, text, year))
        counts = Counter(view.status for view in named)
        kinds = controls.toggles(
            t("decisions.status"),
            "slag",
            KINDS,
            lambda code: f"{t(f'kind.{code}')} · {counts[code]}",
        )
    found = [view for view in named if not kinds or view.status in kinds]
    count = t("decisions.count", count=len(found))
    st.html(f'<div class="sagt" role="status">{plain.paragraph(count)}</div>')
    if not found:
        bare = not state.decisions()
        none = t("decisions.empty" if bare else "decisions.none")
        nothing.show(links.DECISIONS, none, whole=bare)
        return
    page = min(controls.number(controls.PAGE, 1), -(-len(found) // PER_PAGE))
    for view in controls.part(found, PER_PAGE, max(page, 1)):
        decision_card.show(view)
    controls.pager(len(found), PER_PAGE)
    downloads.show(t("app.decisions"), lambda: [decision_sheet.show(found)])


beslut_page()
