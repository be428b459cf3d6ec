"""Samlingen: what it holds, adding documents, and files that could not be read."""

import html
from collections import Counter

import streamlit as st

from app.sheets import Sheet
from app.ui import state
from app.ui.components import adding, downloads, failures, links, plain
from app.ui.language import address, t, word
from ingest.model import Failure

COLUMNS = ("file", "reason", "advice")


def _holds() -> None:
    """Tell how many documents of each type there are, and from which days."""
    documents = state.documents()
    days = sorted(one.date for one in documents if one.date)
    counts = Counter(word("type", one.type) for one in documents)
    rows = "".join(
        f"<tr><th scope='row'>{html.escape(kind)}</th><td>{count}</td></tr>"
        for kind, count in counts.most_common()
    )
    said = t("document.count", count=len(documents))
    if days:
        said += " " + t("collection.days", first=days[0], last=days[-1])
    st.html(
        plain.block(
            plain.heading(2, t("overview.holds")),
            plain.paragraph(said),
            f"<table>{rows}</table>" if rows else "",
        )
    )
    st.page_link(
        links.DOCUMENT,
        label=t("overview.all_documents"),
        icon=":material/arrow_forward:",
        query_params=address(),
    )


def _failures() -> None:
    """Show the files kept aside, each with why and what to do."""
    failed = [one.failure for one in state.workspace().archive.failures()]
    title = f"{t('overview.failures')} ({len(failed)})"
    if not failed:
        said = plain.paragraph(t("overview.all_read"))
        st.html(plain.block(plain.heading(2, title), said))
        return
    st.html(plain.block(plain.heading(2, title), failures.listed(failed)))
    downloads.show(t("overview.failures"), lambda: [_sheet(failed)])


def _sheet(failed: list[Failure]) -> Sheet:
    heads = [t(f"failcolumn.{name}") for name in COLUMNS]
    rows = [(one.source, one.reason, one.advice) for one in failed]
    return Sheet(t("overview.failures"), heads, rows)


def samlingen_page() -> None:
    """Show the collection."""
    st.html(
        plain.block(
            plain.heading(1, t("app.collection")),
            plain.paragraph(t("collection.intro"), "liten"),
        )
    )
    adding.show()
    _holds()
    _failures()


samlingen_page()
