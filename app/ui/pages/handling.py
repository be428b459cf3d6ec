"""Handling: a document's text with its facts highlighted where they stand."""

import streamlit as st

from app.ui import state
from app.ui.components import fact_text, links, plain
from app.ui.language import day, t
from ingest.model import Artifact

# Characters shown at a time; longer documents are shown in parts.
PART = 60_000
SHOWN_FIRST = (
    "decision",
    "proposal",
    "historical",
    "commitment",
    "followup",
    "question",
)
SCROLL = """<script>
const here = document.getElementById("fokus");
if (here) here.scrollIntoView({block: "center"});
</script>"""


def _choose() -> str:
    entries = state.workspace().archive.ledger.entries()
    names = {entry.id: entry.name for entry in entries}
    asked = state.parameter("id")
    if asked in names:
        return asked
    if asked:
        st.warning(t("document.missing"))
    chosen = st.selectbox(
        t("document.choose"), names, index=None, format_func=names.__getitem__
    )
    if chosen:
        st.query_params["id"] = chosen
        st.rerun()
    return ""


def _head(artifact: Artifact) -> None:
    document = artifact.document
    st.header(plain.safe(document.title or document.source))
    organ = document.organ or document.body or "–"
    st.markdown(
        plain.safe(
            t(
                "document.meta",
                type=t(f"type.{document.type}"),
                organ=organ,
                day=day(document.date),
                pages=len(document.page_starts),
            )
        )
    )
    if document.dnr:
        st.markdown(plain.safe(t("document.dnr", dnr=", ".join(document.dnr))))
    for warning in document.warnings:
        st.caption(plain.safe(f"{t('document.warnings')}: {warning}"))


def _text(artifact: Artifact, kinds: list[str]) -> None:
    text = artifact.document.text
    focus = (state.number("start"), state.number("end"))
    parts = max(1, -(-len(text) // PART))
    if "sida" not in st.query_params and focus[0] >= PART:
        st.query_params["sida"] = str(focus[0] // PART + 1)
    shown = links.pager(parts, 1)
    window = (shown.start * PART, min(len(text), (shown.start + 1) * PART))
    facts = [f for f in fact_text.shown(artifact) if f.kind in kinds]
    st.html(fact_text.style(kinds) + fact_text.marked(text, facts, window, focus))
    if focus[1] > focus[0]:
        # Our own script; what the document contains is escaped above.
        st.html(SCROLL, unsafe_allow_javascript=True)


def handling_page() -> None:
    """Show the document that the address names, or let the reader choose."""
    identity = _choose()
    if not identity:
        return
    artifact = state.workspace().artifact(identity)
    _head(artifact)
    kinds = st.pills(
        t("document.kinds"),
        list(fact_text.COLOURS),
        selection_mode="multi",
        default=list(SHOWN_FIRST),
        format_func=lambda kind: t(f"kind.{kind}"),
    )
    _text(artifact, list(kinds))


handling_page()
