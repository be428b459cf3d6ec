"""Översikt: what the collection holds, what is due, what is silent, what failed."""

from collections import Counter

import pandas as pd
import streamlit as st

from app import answers
from app.ui import state
from app.ui.components import links, plain, promise_card
from app.ui.language import address, t
from graph import queries

SHOWN = 5


def _figures() -> None:
    found = answers.status(state.workspace())
    figures = {
        "documents": found.documents,
        "passages": found.passages,
        "decisions": found.decisions,
        "promises": found.commitments,
        "persons": found.persons,
        "organisations": found.organisations,
    }
    for column, (name, value) in zip(
        st.columns(len(figures)), figures.items(), strict=True
    ):
        column.metric(t(f"overview.{name}"), value)


def _promises() -> None:
    today = state.today()
    known = state.promises(today)
    silent = [p for p in known if p.status == "frist-passerad-utan-belagg"]
    coming = [p for p in known if p.status == "ej-forfallen"]
    first, second = st.columns(2)
    with first:
        st.subheader(f"{t('overview.silent')} ({len(silent)})")
        st.caption(t("overview.silent_help"))
        for view in silent[-SHOWN:][::-1]:
            promise_card.show(view)
    with second:
        st.subheader(f"{t('overview.due')} ({len(coming)})")
        if not coming:
            st.markdown(t("app.nothing"))
        for view in coming[:SHOWN]:
            promise_card.show(view)
    st.page_link(
        links.PROMISES, label=t("overview.all_promises"), query_params=address()
    )


def _coverage() -> None:
    st.subheader(t("overview.coverage"))
    st.caption(t("overview.coverage_help"))
    documents = queries.documents(state.workspace().graph)
    counted = Counter(
        (d.organ or d.body or "–", str(d.date.year)) for d in documents if d.date
    )
    if not counted:
        st.markdown(t("app.nothing"))
        return
    rows = [{"organ": o, "år": y, "antal": n} for (o, y), n in counted.items()]
    table = pd.DataFrame(rows).pivot(index="organ", columns="år", values="antal")
    years = [str(y) for y in range(int(min(table)), int(max(table)) + 1)]
    table = table.reindex(columns=years).fillna(0).astype(int)
    order = table.sum(axis=1).sort_values(ascending=False).index
    st.dataframe(table.loc[order].replace(0, None), width="stretch")


def _failures() -> None:
    st.subheader(t("overview.failures"))
    failed = [f.failure for f in state.workspace().archive.failures()]
    if not failed:
        st.markdown(t("overview.all_read"))
    for failure in failed:
        text = plain.safe(f"{failure.reason} {failure.advice}")
        st.markdown(f"**{plain.safe(failure.source)}**  \n{text}")


def oversikt_page() -> None:
    """Show the overview."""
    st.title(t("app.title"))
    st.caption(t("overview.intro"))
    if not state.workspace().archive.ledger.entries():
        st.info(t("overview.empty"))
        return
    _figures()
    _promises()
    _coverage()
    _failures()


oversikt_page()
