"""The citation of a place in a document, to copy."""

import html

import streamlit as st

from app.report.citing import Citation, citing
from app.ui import state
from app.ui.components import copying, links
from app.ui.language import day, t
from ingest.errors import ArchiveError


def of(document: str, start: int, end: int) -> str:
    """Return the citation of a place, folded, with a button to copy it, as HTML."""
    cited = citing(state.workspace())(document, start, end)
    words = line(cited, _body(document), cited.address or _here(document, start, end))
    return (
        f"<details><summary>{html.escape(t('cite.title'))}</summary>"
        f"{copying.text(words)}</details>"
    )


def _body(document: str) -> str:
    """Return the organ and its region or municipality; "" of a document withdrawn."""
    try:
        found = state.workspace().artifact(document).document
    except ArchiveError:
        return ""
    return ", ".join(dict.fromkeys(filter(None, (found.organ, found.body))))


def line(cited: Citation, body: str, address: str) -> str:
    """Return title, body, date, number, §, page and address on one line."""
    parts = [
        " ".join(cited.title.split()),
        body,
        day(cited.date) if cited.date else "",
        t("cite.dnr", dnr=", ".join(cited.dnr)) if cited.dnr else "",
        f"§ {cited.section}" if cited.section else "",
        t("cite.page", page=cited.page) if cited.page else "",
    ]
    return f"{', '.join(part for part in parts if part)}. {address}"


def _here(document: str, start: int, end: int) -> str:
    """Return the place's address in this app, for what was read from a file."""
    origin = "/".join((st.context.url or "").split("/")[:3])
    return f"{origin}/{links.href('handling', id=document, start=start, end=end)}"
