"""What the list of documents is limited to, all of it in the page's address."""

from collections import Counter
from collections.abc import Mapping, Sequence

import streamlit as st

from app.coverage_years import UNDATED
from app.ui import state
from app.ui.components import controls, coverage
from app.ui.components.coverage_picture import ORGAN, WITHIN, YEAR
from app.ui.language import current, day, t, word
from graph.queries import Document

TEXT, TYPE = "text", "typ"


def chosen(every: Sequence[Document]) -> list[Document]:
    """Show the fields; return the documents that pass."""
    left, right = st.columns(2)
    with left:
        words = controls.text(t("document.find"), TEXT).casefold()
    with right:
        body = controls.choice(
            t("overview.body"), WITHIN, coverage.bodies(), str, forget=[ORGAN]
        )
    found = [one for one in every if one.body == body] if body else list(every)
    with left:
        organ = controls.choice(t("overview.organ"), ORGAN, _organs(found), str)
    found = [one for one in found if one.organ == organ] if organ else found
    with right:
        year = controls.choice(t("document.year"), YEAR, _years(found), _year_name)
    found = [one for one in found if _year(one) == year] if year else found
    if words:
        said = _said(state.mark(), current())
        found = [one for one in found if words in said[one.id]]
    counts = Counter(one.type for one in found)
    types = controls.toggles(
        t("document.type"),
        TYPE,
        [name for name, _ in counts.most_common()],
        lambda name: f"{word('type', name)} · {counts[name]}",
    )
    return [one for one in found if one.type in types] if types else found


@st.cache_resource(show_spinner=False, max_entries=4)
def _said(mark: str, language: str) -> Mapping[str, str]:
    """Return id → the words that a document is found by."""
    del mark, language
    return {one.id: _words(one) for one in state.documents()}


def _words(one: Document) -> str:
    about = (word("type", one.type), one.organ or one.body or "", day(one.date))
    return " ".join((one.title, one.name, *about)).casefold()


def _organs(found: Sequence[Document]) -> tuple[str, ...]:
    names = {one.organ for one in found if one.organ}
    return tuple(sorted(names, key=lambda name: (name.casefold(), name)))


def _year(one: Document) -> str:
    return str(one.date.year if one.date else UNDATED)


def _years(found: Sequence[Document]) -> tuple[str, ...]:
    return tuple(sorted({_year(one) for one in found}, key=int, reverse=True))


def _year_name(year: str) -> str:
    return t("app.undated") if year == str(UNDATED) else year
