"""Fråga grafen: ready questions, and questions of one's own in SPARQL."""

import html

import streamlit as st

from app.ui import state
from app.ui.components import answer_table, controls, plain, ready_questions
from app.ui.language import own, t
from graph.terms import PREFIXES
from ingest.errors import QueryError

# What stands before the words of the engine (`graph.store`).
UNANSWERED = "Frågan går inte att besvara"
EXAMPLE = """SELECT DISTINCT ?vem ?vad ?frist WHERE {
  ?k a own:Commitment ; own:promisor/skos:prefLabel ?vem ;
     dcterms:description ?vad ; own:deadline/dcat:endDate ?frist .
} ORDER BY ?frist LIMIT 50"""


def _own() -> None:
    """Show a field for SPARQL and the answer to what the address asks."""
    st.html(
        plain.block(
            plain.heading(2, t("ask.own")),
            plain.paragraph(t("ask.own_help"), "liten"),
            plain.paragraph(t("ask.prefixes", names=" ".join(PREFIXES)), "liten"),
        )
    )
    sparql = controls.area(t("ask.sparql"), "sparql", EXAMPLE)
    if sparql:
        _answer(sparql)


def _answer(sparql: str) -> None:
    try:
        answer = state.workspace().ask(sparql)
    except QueryError as error:
        _refused(str(error))
        return
    if answer.cut:
        st.info(t("ask.cut"))
    if answer.triples:
        st.code("\n".join(answer.triples), language=None)
    elif "boolean" in answer.results:
        said = t("ask.yes") if answer.results["boolean"] else t("ask.no")
        st.html(plain.block(plain.paragraph(said)))
    else:
        answer_table.show(*answer_table.cells(answer.results))


def _refused(said: str) -> None:
    """Say why there is no answer; the engine's own words, which are English, folded."""
    told, _, raw = said.partition(": ")
    if told != UNANSWERED:
        st.warning(plain.label(own(said)))
        return
    st.warning(plain.label(t("ask.unanswered")))
    title = html.escape(t("ask.raw"))
    words = f'<p lang="en">{html.escape(raw)}</p>'
    st.html(plain.block(f"<details><summary>{title}</summary>{words}</details>"))


def fraga_page() -> None:
    """Show the ready questions, then the field for one's own."""
    st.html(
        plain.block(
            plain.heading(1, t("app.ask")), plain.paragraph(t("ask.intro"), "liten")
        )
    )
    ready_questions.show()
    _own()


fraga_page()
