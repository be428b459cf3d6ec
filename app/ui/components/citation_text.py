"""The citation of a place in a document, to copy."""

import html

import streamlit as st

from app.report.citing import citing, in_words
from app.report.words import LANGUAGES, Words
from app.ui import state
from app.ui.components import copying
from app.ui.language import current, t


def of(document: str, start: int, end: int) -> str:
    """Return the citation of a place, folded, with a button to copy it, as HTML."""
    cited = citing(state.workspace(), _origin())(document, start, end)
    spoken = "" if current() == LANGUAGES[0] else f"&lang={current()}"
    address = cited.address or f"{cited.here}{spoken}"
    words = f"{in_words(cited, Words(current()))}. {address}"
    return (
        f"<details><summary>{html.escape(t('cite.title'))}</summary>"
        f"{copying.text(words)}</details>"
    )


def _origin() -> str:
    """Return where this app is, as its reader reaches it."""
    return "/".join((st.context.url or "").split("/")[:3])
