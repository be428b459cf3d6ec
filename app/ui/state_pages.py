"""Which documents have pages to name: a web page or flowing text has none."""

import streamlit as st

from app.ui import state
from ingest.errors import ArchiveError


@st.cache_resource(show_spinner=False, max_entries=10_000)
def _paged(mark: str, identity: str) -> bool:
    del mark
    try:
        return state.artifact(identity).document.paged
    except ArchiveError:
        return False


def page(identity: str, number: int) -> int | None:
    """Return the number of a document's page, None where its text has no pages."""
    return number if _paged(state.mark(), identity) else None
