"""Interpellations as the pages ask for them."""

import datetime as dt

import streamlit as st

from app import interpellations as questions
from app import ready
from app.interpellation_views import InterpellationView
from app.ui import state


@st.cache_resource(show_spinner=False, max_entries=2)
def _interpellations(mark: str, day: dt.date) -> tuple[InterpellationView, ...]:
    del mark
    return ready.interpellations(state.workspace(), day)


def interpellations(organ: str, person: str) -> tuple[InterpellationView, ...]:
    """Return the interpellations of an organ and person, the latest first."""
    every = _interpellations(state.mark(), state.today())
    return questions.chosen(every, organ or None, person or None)


def interpellation(identity: str) -> InterpellationView | None:
    """Return the interpellation that a document is the question or an answer of."""
    return questions.of_document(
        _interpellations(state.mark(), state.today()), identity
    )
