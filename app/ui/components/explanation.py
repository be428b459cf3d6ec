"""Why a fact was read as it was, told when the reader asks."""

import html
from typing import TYPE_CHECKING

import streamlit as st

from app.ui import state
from app.ui.components import controls, plain
from app.ui.language import current, t, word

if TYPE_CHECKING:
    from ingest.explain import Explanation, Language

# The part of the address that names what is explained.
WHY = "varfor"


def show(document: str, identity: str) -> None:
    """Show a switch that opens the explanation of a fact of a document."""
    if not _asked(identity, f"varfor-{document}-{identity}"):
        return
    # To read as the extraction does takes long to import, and most never ask why.
    from ingest import explain  # noqa: PLC0415

    artifact, language = state.artifact(document), _language()
    found = explain.explain(artifact.document, artifact.facts, identity, language)
    if found is None:
        st.html(plain.block(plain.paragraph(t("explain.none"), "liten")))
        return
    st.html(plain.block(*_told(found)))


def show_at(document: str, place: tuple[int, int]) -> None:
    """Show the same for what is read at a place: that very stretch, or all over it."""
    if place[1] <= place[0]:
        return
    # Explaining reads the document anew, so not before someone asks.
    if not _asked(f"{place[0]}-{place[1]}", f"varfor-{document}-{place}"):
        return
    from ingest import explain  # noqa: PLC0415

    artifact, language = state.artifact(document), _language()
    found = explain.explain_at(artifact.document, artifact.facts, place[0], language)
    if not found:
        st.html(plain.block(plain.paragraph(t("explain.none"), "liten")))
    exact = [one for one in found if (one.start, one.end) == place]
    for one in exact or found:
        kind = plain.heading(3, word("explain", one.kind))
        st.html(plain.block(kind, *_told(one)))


def _asked(what: str, key: str) -> bool:
    """Show a switch that stands in the address; return whether it is on."""

    def changed() -> None:
        if st.session_state[key]:
            st.query_params[WHY] = what
        else:
            st.query_params.pop(WHY, None)

    is_on = controls.parameter(WHY) == what
    if key not in st.session_state:
        st.session_state[key] = is_on
    return st.toggle(t("explain.why"), key=key, on_change=changed)


def _language() -> "Language":
    return "en" if current() == "en" else "sv"


def _told(found: "Explanation") -> list[str]:
    """Return rule, words, certainty and what was turned down, as HTML."""
    parts = [plain.paragraph(found.because), plain.paragraph(found.sure, "liten")]
    if found.words:
        shown = [(w.start - found.start, w.end - found.start) for w in found.words]
        inside = [(a, b) for a, b in shown if a >= 0 and b <= len(found.text)]
        parts.append(plain.quote(found.text, _apart(inside)))
        named = "; ".join(
            f"{word('explain', carrier.role)}: {plain.short(carrier.text, 80)}"
            for carrier in found.words
        )
        parts.append(plain.paragraph(named, "liten"))
    if found.rejected:
        parts.append(plain.paragraph(t("explain.rejected")))
        rows = "".join(
            f"<li>”{html.escape(plain.short(near.text))}” "
            f'<span class="liten">{html.escape(near.because)}</span></li>'
            for near in found.rejected
        )
        parts.append(f"<ul>{rows}</ul>")
    return parts


def _apart(marks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return stretches in order, without those that begin inside another.

    >>> _apart([(4, 9), (0, 3), (5, 7)])
    [(0, 3), (4, 9)]
    """
    found: list[tuple[int, int]] = []
    for start, end in sorted(marks):
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found
