"""Löften: every promise with deadline, status and what was said later."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable

import streamlit as st

from app.promises import PromiseView
from app.ui import state
from app.ui.components import controls, links, plain, promise_card
from app.ui.language import address, t, word
from app.ui.style import STATES

PER_PAGE = 12


def _holds(view: PromiseView, organ: str, person: str) -> bool:
    organs = " ".join(filter(None, (view.promisor, view.organ, view.body))).casefold()
    people = " ".join(filter(None, (view.speaker, view.promisor))).casefold()
    return organ.casefold() in organs and person.casefold() in people


def _filters(as_of: dt.date, known: Iterable[PromiseView]) -> list[PromiseView]:
    organ = controls.text(t("promises.organ"), "organ")
    person = controls.text(t("promises.person"), "person")
    named = [view for view in known if _holds(view, organ, person)]
    counts = Counter(view.status for view in named)
    chosen = controls.several(
        t("promises.status"),
        "lage",
        list(STATES),
        lambda code: f"{word('status', code)} ({counts[code]})",
    )
    late = controls.flag(t("promises.overdue"), "sena")
    st.html(plain.block(plain.paragraph(t("promises.as_of_help", day=as_of), "liten")))
    return [
        view
        for view in named
        if (not chosen or view.status in chosen) and (view.overdue or not late)
    ]


def _one(identity: str) -> None:
    """Show one promise by itself."""
    found = [p for p in state.promises(state.today()) if p.id == identity]
    if found:
        promise_card.show(found[0], alone=True)
    else:
        st.warning(t("promises.missing"))
    st.page_link(
        links.PROMISES,
        label=t("promises.all"),
        icon=":material/arrow_back:",
        query_params=address(),
    )


def loften_page() -> None:
    """Show the filters and the promises that pass them."""
    st.html(
        plain.block(
            plain.heading(1, t("app.promises")),
            plain.paragraph(t("promises.intro"), "liten"),
        )
    )
    if identity := controls.parameter("id"):
        _one(identity)
        return
    with st.sidebar:
        st.html(plain.block(plain.heading(2, t("app.filter"))))
        as_of = controls.day(t("promises.as_of"), "dag", state.today())
        found = _filters(as_of, state.promises(as_of))
    count = t("promises.count", count=len(found), day=as_of)
    st.html(f'<div class="sagt" role="status">{plain.paragraph(count)}</div>')
    if not found:
        st.info(t("promises.none"))
    page = min(controls.number(controls.PAGE, 1), -(-len(found) // PER_PAGE))
    for view in controls.part(found, PER_PAGE, max(page, 1)):
        promise_card.show(view)
    controls.pager(len(found), PER_PAGE)


loften_page()
