"""Löften: every promise with deadline, status and what was said later."""

import datetime as dt

import streamlit as st

from app.promise_filters import Filters
from app.ui import state
from app.ui.components import (
    contradictions,
    controls,
    links,
    nothing,
    plain,
    promise_card,
    promise_filters,
    promise_page,
    promise_tabs,
    take_along,
)
from app.ui.language import t

PER_PAGE = 12


def _one(identity: str) -> None:
    """Show the page of one promise."""
    as_of = promise_filters.day_asked()
    found = state.promise(identity, as_of)
    if found is None:
        promise_page.missing()
    else:
        promise_page.show(found, as_of)
    promise_page.back()


def _list(as_of: dt.date, asked: Filters) -> None:
    """Show a page of the promises that the address asks for."""
    page = max(controls.number(controls.PAGE, 1), 1)
    listing = state.listing(as_of, asked, (page - 1) * PER_PAGE, PER_PAGE)
    last = max(-(-listing.total // PER_PAGE), 1)
    if page > last:
        listing = state.listing(as_of, asked, (last - 1) * PER_PAGE, PER_PAGE)
    promise_tabs.show(listing, len(state.conflicts(as_of, asked.in_time)))
    promise_filters.limits()
    promise_filters.statuses(listing.counts)
    _status(t("promises.count", count=listing.total, day=as_of))
    if not listing.total:
        _nothing()
    if listing.total > 1:
        promise_filters.orders()
    for view in listing.promises:
        promise_card.show(view)
    controls.pager(listing.total, PER_PAGE)
    if listing.total:
        take_along.show(
            promise_filters.kept(**{promise_filters.ORDER: asked.order}),
            lambda: state.listing(as_of, asked).promises,
        )


def _conflicts(as_of: dt.date, asked: Filters) -> None:
    """Show the statements that cannot both hold."""
    found = state.conflicts(as_of, asked.in_time)
    page = min(max(controls.number(controls.PAGE, 1), 1), -(-len(found) // PER_PAGE))
    promise_tabs.show(state.listing(as_of, asked, 0, 1), len(found))
    promise_filters.limits()
    _status(t("clashes.count", count=len(found)))
    if not found:
        limited = asked.in_time != Filters()
        said = t("clashes.none" if limited else "clashes.none_yet")
        nothing.show(links.PROMISES, said)
    else:
        shown = contradictions.show(controls.part(found, PER_PAGE, page))
        st.html(plain.block(shown))
    controls.pager(len(found), PER_PAGE)


def _status(text: str) -> None:
    st.html(f'<div class="sagt" role="status">{plain.paragraph(text)}</div>')


def _nothing() -> None:
    """Say what to do where no promise is found."""
    if not state.status().commitments:
        nothing.show(links.PROMISES, t("promises.empty"), whole=True)
        return
    told = {"coming": "promises.none_coming", "silent": "promises.none_silent"}
    said = t(told.get(promise_tabs.here(), "promises.none"))
    tabs = (promise_filters.SILENT, promise_filters.COMING)
    tab = {name: value for name in tabs if (value := controls.parameter(name))}
    nothing.show(links.PROMISES, said, kept=tab)


def loften_page() -> None:
    """Show the promise that the address names, or those that pass the filters."""
    if identity := controls.parameter("id"):
        _one(identity)
        return
    st.html(
        plain.block(
            plain.heading(1, t("app.promises")),
            plain.paragraph(t("promises.intro"), "liten"),
        )
    )
    with st.sidebar:
        as_of = promise_filters.show()
    asked: Filters = promise_filters.asked()
    if promise_tabs.here() == "conflicts":
        _conflicts(as_of, asked)
    else:
        _list(as_of, asked)


loften_page()
