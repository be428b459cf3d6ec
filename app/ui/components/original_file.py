"""The file as it came, with all that is hidden elsewhere: for administrators."""

import streamlit as st

from app.access import acting
from app.access.model import Right
from app.ui import state
from app.ui.components.downloads import as_reader
from app.ui.language import t


def button(sha256: str, name: str) -> None:
    """Offer the original of a document to those who may open it."""
    if not acting.may(Right.ORIGINAL):
        return
    place = state.workspace().archive.original(sha256)
    if not place.is_file():
        return

    def data() -> bytes:
        acting.require(Right.ORIGINAL)
        return place.read_bytes()

    st.download_button(
        t("original.open"),
        data=as_reader(data),
        file_name=name.rsplit("/", 1)[-1],
        mime="application/octet-stream",
        icon=":material/lock_open:",
        help=t("original.help"),
        key=f"original-{sha256}",
        on_click="ignore",
    )
