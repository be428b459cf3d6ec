"""Löften: every promise with deadline, status and what was said later."""

import streamlit as st

from app.answers import PromiseView
from app.ui import state
from app.ui.components import links, promise_card
from app.ui.language import t

PER_PAGE = 20


def _holds(view: PromiseView, organ: str, person: str) -> bool:
    organs = " ".join(filter(None, (view.promisor, view.organ, view.body))).casefold()
    people = " ".join(filter(None, (view.speaker, view.promisor))).casefold()
    return organ.casefold() in organs and person.casefold() in people


def loften_page() -> None:
    """Show the filters and the promises that pass them."""
    st.header(t("app.promises"))
    st.caption(t("promises.intro"))
    first, second, third = st.columns([2, 2, 2])
    organ = first.text_input(t("promises.organ"), key="organ", bind="query-params")
    person = second.text_input(t("promises.person"), key="person", bind="query-params")
    as_of = third.date_input(
        t("promises.as_of"), state.today(), key="dag", bind="query-params"
    )
    day = as_of or state.today()
    known = state.promises(day)
    statuses = sorted({view.status for view in known})
    fourth, fifth = st.columns([4, 2], vertical_alignment="bottom")
    chosen = fourth.multiselect(
        t("promises.status"),
        statuses,
        format_func=lambda code: t(f"status.{code}"),
        key="lage",
        bind="query-params",
        placeholder=t("promises.any"),
    )
    late = fifth.toggle(t("promises.overdue"), key="sena", bind="query-params")
    found = [
        view
        for view in known
        if _holds(view, organ or "", person or "")
        and (not chosen or view.status in chosen)
        and (view.overdue or not late)
    ]
    st.markdown(t("promises.count", count=len(found)))
    for view in found[links.pager(len(found), PER_PAGE)]:
        promise_card.show(view)


loften_page()
