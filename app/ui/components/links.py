"""Links between pages that keep the language and lead to the very line."""

import streamlit as st

from app.ui.language import address, t

DOCUMENT = "pages/handling.py"
ACTORS = "pages/aktorer.py"
PROMISES = "pages/loften.py"


def source(document: str, start: int, end: int, label: str | None = None) -> None:
    """Show a link to a passage in its document."""
    st.page_link(
        DOCUMENT,
        label=label or t("app.source"),
        icon=":material/format_quote:",
        query_params=address(id=document, start=start, end=end),
    )


def actor(identity: str, label: str) -> None:
    """Show a link to a person or organisation."""
    st.page_link(ACTORS, label=label, query_params=address(id=identity))


def pager(total: int, size: int, key: str = "sida") -> slice:
    """Show where in a list the reader is; return the part to show.

    The page stands in the address, so that what is shown can be shared.
    """
    pages = max(1, -(-total // size))
    asked = st.query_params.get(key, "1")
    page = min(max(int(asked) if asked.isdecimal() else 1, 1), pages)
    if pages > 1:
        back, where, on = st.columns([1, 2, 1], vertical_alignment="center")
        if back.button(t("app.previous"), disabled=page == 1, key=f"{key}-back"):
            st.query_params[key] = str(page - 1)
            st.rerun()
        where.markdown(t("app.page_of", page=page, pages=pages))
        if on.button(t("app.next"), disabled=page == pages, key=f"{key}-on"):
            st.query_params[key] = str(page + 1)
            st.rerun()
    return slice((page - 1) * size, page * size)
