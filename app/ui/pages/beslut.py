"""Beslut: decisions, proposals and earlier decisions told of, each marked."""

import streamlit as st

from app.answers import DecisionView
from app.ui import state
from app.ui.components import links, plain
from app.ui.language import day, t

PER_PAGE = 25
COLOURS = {"decision": "blue", "proposal": "orange", "historical": "gray"}


def _row(view: DecisionView) -> None:
    with st.container(border=True):
        kind = t(f"kind.{view.status}")
        section = f" § {view.section}" if view.section else ""
        dnr = f" · {', '.join(view.dnr)}" if view.dnr else ""
        where = plain.safe(f"{view.organ}{section}, {day(view.date)}{dnr}")
        st.markdown(f":{COLOURS[view.status]}-badge[{kind}] {where}")
        st.html(plain.quoted(view.text))
        if view.vote:
            counts = {"ja": view.vote.ja, "nej": view.vote.nej}
            st.caption(t("decisions.vote", avstar=view.vote.avstar, **counts))
        links.source(view.document_id, view.start, view.end)


def beslut_page() -> None:
    """Show the filters and the decisions that pass them."""
    st.header(t("app.decisions"))
    st.caption(t("decisions.intro"))
    first, second, third = st.columns(3)
    organ = first.text_input(t("decisions.organ"), key="organ", bind="query-params")
    text = second.text_input(t("decisions.text"), key="text", bind="query-params")
    kinds = third.multiselect(
        t("decisions.status"),
        list(COLOURS),
        format_func=lambda code: t(f"kind.{code}"),
        key="slag",
        bind="query-params",
        placeholder=t("promises.any"),
    )
    found = [
        view
        for view in state.decisions()
        if (organ or "").casefold() in view.organ.casefold()
        and (text or "").casefold() in view.text.casefold()
        and (not kinds or view.status in kinds)
    ]
    st.markdown(t("decisions.count", count=len(found)))
    for view in found[links.pager(len(found), PER_PAGE)]:
        _row(view)


beslut_page()
