"""What the frame of every page says to those who hear it or use the keyboard.

Streamlit's own words and way past the pages are mended in the browser by
`static/frame.js`; the words it needs stand in `texts/streamlit.toml`. What a drawing
takes focus from is given it back by `static/focus.js`, which also reads answers aloud
and follows links between pages without a reload.
"""

import html
import json
import tomllib
from functools import cache
from pathlib import Path

import streamlit as st

from app.ui.language import current, t
from app.ui.texts import FOLDER, LANGUAGES

SCRIPTS = [
    Path(__file__).parent / "static" / f"{name}.js" for name in ("frame", "focus")
]
# Streamlit's own words, which are English, and what they are in Swedish.
WORDS = FOLDER / "streamlit.toml"


@cache
def _script() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in SCRIPTS)


@cache
def _told(language: str) -> str:
    """Return what the script is to know, as JSON."""
    own = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    if language != LANGUAGES[0]:
        # What was put into Swedish before the reader changed language.
        own = {
            name: {swedish: english for english, swedish in pairs.items()}
            for name, pairs in own.items()
        }
    return json.dumps(
        {
            "lang": language,
            "table": t("frame.table"),
            "hide": t("frame.hide"),
            **own,
        },
        ensure_ascii=False,
    )


def mend() -> None:
    """Give the page its language, landmarks and words."""
    told = html.escape(_told(current()), quote=True)
    script = _script()
    with st.container(key="ramskript"):
        st.html(
            f'<div data-sagt-ram="{told}"></div><script>{script}</script>',
            unsafe_allow_javascript=True,
        )
