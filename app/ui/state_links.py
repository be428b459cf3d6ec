"""How links between acts are said, in the reader's language."""

from collections.abc import Mapping

import streamlit as st

from app.ui import state

_LINK_WORDS = """
SELECT ?code ?ahead ?back WHERE {
  ?code own:inverseLabel ?back ; skos:prefLabel ?ahead .
  FILTER(LANG(?ahead) = LANG(?back)) FILTER(LANG(?back) = "%s")
}"""


@st.cache_resource(show_spinner=False, max_entries=4)
def _link_words(mark: str, language: str) -> Mapping[str, tuple[str, str]]:
    del mark
    rows = state.workspace().graph.select(_LINK_WORDS % language)
    return {
        str(row["code"]).rstrip(">").rsplit("/", 1)[-1]: (
            str(row["ahead"]),
            str(row["back"]),
        )
        for row in rows
    }


def link_words(language: str) -> Mapping[str, tuple[str, str]]:
    """Return code of a link → how it is said from its subject and from its object."""
    return _link_words(state.mark(), language)
