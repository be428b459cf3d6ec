"""What a view is called: in the browser's tab, and where it is cited."""

import streamlit as st

from app.ui.components import plain
from app.ui.language import t

KEPT = "vyns-namn"
WIDTH = 120


def name(title: str) -> None:
    """Say what the view that is being shown is called; its page's name otherwise."""
    said = plain.short(title, WIDTH)
    st.session_state[KEPT] = said
    st.set_page_config(page_title=f"{said} · {t('app.title')}")


def taken(usual: str) -> str:
    """Return what the view was called since last asked, or its page's name."""
    return str(st.session_state.pop(KEPT, "") or usual)
