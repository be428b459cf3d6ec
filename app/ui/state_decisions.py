"""Decisions as they are looked for: by organ, words and year."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import streamlit as st

from app.answers import DecisionView
from app.ui import state


@dataclass(frozen=True, slots=True)
class _Sought:
    """A decision with what it is found by, in small letters."""

    view: DecisionView
    whose: str
    words: str


@st.cache_resource(show_spinner=False, max_entries=2)
def _sought(mark: str) -> tuple[_Sought, ...]:
    del mark
    bodies = {one.id: one.body or "" for one in state.documents()}
    return tuple(
        _Sought(
            view,
            f"{view.organ}, {bodies.get(view.document_id, '')}".casefold(),
            view.text.casefold(),
        )
        for view in sorted(state.decisions(), key=_day, reverse=True)
    )


def _day(view: DecisionView) -> dt.date:
    return view.date or dt.date.min


def found(organ: str, text: str, year: int | None) -> Iterator[DecisionView]:
    """Yield the decisions of an organ or body, with words, of a year; "" asks nothing.

    The latest come first, those of one document in its order.

    Args:
        organ: Part of a name, in any letters.
        text: Words as they stand in the decision, in any letters.
        year: The year it was decided.
    """
    whose, words = organ.casefold(), text.casefold()
    for one in _sought(state.mark()):
        day = one.view.date
        of_year = year is None or (day is not None and day.year == year)
        if of_year and whose in one.whose and words in one.words:
            yield one.view
