"""Links between pages that keep the language and lead to the very line."""

from urllib.parse import urlencode

import streamlit as st

from app.ui.components import plain
from app.ui.language import address, t

OVERVIEW = "views/oversikt.py"
SEARCH = "views/sok.py"
PROMISES = "views/loften.py"
DECISIONS = "views/beslut.py"
ACTORS = "views/aktorer.py"
DOCUMENT = "views/handling.py"


def source(document: str, start: int, end: int, label: str | None = None) -> None:
    """Show a link to a passage in its document."""
    st.page_link(
        DOCUMENT,
        label=label or t("app.source"),
        icon=":material/format_quote:",
        query_params=address(id=document, start=start, end=end),
    )


def document(identity: str, title: str) -> None:
    """Show a link to a document."""
    st.page_link(DOCUMENT, label=plain.label(title), query_params=address(id=identity))


def actor(identity: str, name: str) -> None:
    """Show a link to a person or organisation."""
    st.page_link(ACTORS, label=plain.label(name), query_params=address(id=identity))


def promise(identity: str) -> None:
    """Show a link to a promise by itself."""
    st.page_link(
        PROMISES,
        label=t("promises.one"),
        icon=":material/link:",
        query_params=address(id=identity),
    )


def href(page: str, **values: object) -> str:
    """Return the address of a page, for a link within HTML."""
    parts = urlencode(address(**values))
    return f"{page}?{parts}" if parts else page
