"""What the collection covers: the picture, the table beside it, and their files."""

import streamlit as st

from app import coverage_years
from app.coverage_years import Coverage
from app.ui import state
from app.ui.components import (
    controls,
    coverage_picture,
    coverage_table,
    links,
    plain,
)
from app.ui.language import current, t

# The part of the address that says that the table is shown.
TABLE = "tabell"


@st.cache_resource(show_spinner=False, max_entries=2)
def _bodies(mark: str) -> tuple[str, ...]:
    del mark
    return coverage_years.bodies(state.documents())


@st.cache_resource(show_spinner=False, max_entries=16)
def _covered(mark: str, within: str | None) -> Coverage:
    del mark
    return coverage_years.covered(state.documents(), within)


@st.cache_resource(show_spinner=False, max_entries=8)
def _picture(mark: str, within: str | None, language: str) -> str:
    del language
    return coverage_picture.show(_covered(mark, within), within)


def bodies() -> tuple[str, ...]:
    """Return the regions and municipalities that documents are of, by name."""
    return _bodies(state.mark())


def show() -> None:
    """Show what there is of each body and year, or of the organs of one body."""
    st.html(
        plain.block(
            plain.heading(2, t("overview.coverage")),
            plain.paragraph(t("overview.coverage_help"), "liten"),
        )
    )
    within = _within()
    found = _covered(state.mark(), within)
    if not found.rows:
        st.html(plain.block(plain.paragraph(t("app.nothing"))))
        return
    st.html(_picture(state.mark(), within, current()))
    drawn, every = coverage_picture.DRAWN, len(found.rows)
    if every > drawn:
        said = t("overview.more_rows", count=drawn, all=every)
        st.html(plain.block(plain.paragraph(said, "liten")))
    # Of a large collection the table is long: it is made when it is asked for.
    if controls.flag(t("overview.as_table"), TABLE):
        st.html(coverage_table.show(found, within))
    coverage_table.files(found, within)
    links.show(links.to(links.DOCUMENT, t("overview.all_documents"), "arrow_forward"))


def _within() -> str | None:
    """Return the body whose organs are shown, None where all bodies are."""
    known = bodies()
    rows = _covered(state.mark(), None).rows
    if len(known) == 1 and len(rows) == 1:
        # Of one region or municipality alone, its organs are what tells most.
        return known[0]
    if not known:
        return None
    left, _ = st.columns(2)
    with left:
        label, name = t("overview.within"), coverage_picture.WITHIN
        return controls.choice(label, name, known, str) or None
