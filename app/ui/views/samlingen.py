"""Samlingen: what it holds, adding documents, and files that could not be read."""

import streamlit as st

from app.sheets import Sheet
from app.ui import state
from app.ui.components import (
    adding,
    collection_files,
    collection_quality,
    downloads,
    failures,
    links,
    plain,
    set_aside,
)
from app.ui.language import day, own, t
from ingest.model import Failure

COLUMNS = ("file", "reason", "advice")


def _holds() -> None:
    """Tell how many documents there are, and from which days."""
    documents = state.documents()
    days = sorted(one.date for one in documents if one.date)
    said = f"{t('document.count', count=len(documents))}."
    if days:
        said += " " + t("collection.days", first=day(days[0]), last=day(days[-1]))
    st.html(
        plain.block(
            plain.heading(2, t("overview.holds")),
            plain.paragraph(said),
        )
    )
    links.show(links.to(links.DOCUMENT, t("overview.all_documents"), "arrow_forward"))


def _failures() -> None:
    """Show the files kept aside, each with why and what to do."""
    failed = [one.failure for one in state.workspace().archive.failures()]
    title = f"{t('overview.failures')} ({len(failed)})"
    if not failed:
        said = plain.paragraph(t("overview.all_read"))
        st.html(plain.block(plain.heading(2, title), said))
        return
    st.html(plain.block(plain.heading(2, title), failures.listed(failed)))
    name = t("overview.failures")
    downloads.show(name, lambda: [_sheet(failed)], key="olasta")


def _sheet(failed: list[Failure]) -> Sheet:
    heads = [t(f"failcolumn.{name}") for name in COLUMNS]
    rows = [(one.source, own(one.reason), own(one.advice)) for one in failed]
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
    set_aside.show()
    _holds()
    if state.documents():
        collection_quality.show()
    _failures()
    collection_files.show()


samlingen_page()
