"""The keys that the review queue can be worked with, told and listened to."""

import html
from functools import cache
from pathlib import Path

import streamlit as st

from app.ui.language import t

SCRIPT = Path(__file__).parents[1] / "static" / "review_keys.js"
# Each key, and what it does; the script presses what is shown.
KEYS = (
    ("J", "next"),
    ("K", "previous"),
    ("S", "yes"),
    ("X", "no"),
    ("V", "why"),
    ("O", "open"),
    ("U", "undo"),
)


@cache
def _script() -> str:
    return f"<script>{SCRIPT.read_text(encoding='utf-8')}</script>"


def show() -> None:
    """Show which keys do what, and a button that leads to the first of the queue."""
    keys = " ".join(
        f"<span><kbd>{key}</kbd> {html.escape(t(f'keys.{name}'))}</span>"
        for key, name in KEYS
    )
    st.html(
        '<div class="sagt sagt-tangenter">'
        f'<button type="button" class="sagt-knapp sagt-borja">'
        f"{html.escape(t('keys.begin'))}</button>"
        f'<p class="liten">{html.escape(t("keys.when"))} {keys}</p></div>'
    )
    with st.container(key="tangentskript"):
        st.html(_script(), unsafe_allow_javascript=True)


def undo(kind: str) -> str:
    """Return how the key of a button that takes something back begins.

    The key U takes back what was decided last; what has been taken back is not brought
    again by pressing it once more.
    """
    return "aterta" if kind == "undo" else "angra"
