"""What a page works on: the open collection, the language, the day."""

import datetime as dt

import streamlit as st

from app import answers, settings
from app.workspace import Workspace, open_workspace


@st.cache_resource(show_spinner=False)
def _workspace(collection: str, base: str) -> Workspace:
    loaded = settings.load()
    assert (str(loaded.collection), loaded.base) == (collection, base)
    return open_workspace(loaded)


def workspace() -> Workspace:
    """Return the collection that the server was started for."""
    loaded = settings.load()
    return _workspace(str(loaded.collection), loaded.base)


def today() -> dt.date:
    """Return the day promises are judged on unless the reader picks another."""
    return dt.datetime.now().astimezone().date()


# Answers are kept per change number: what has not changed is not asked again.
@st.cache_data(show_spinner=False, max_entries=20)
def _promises(seq: int, as_of: dt.date) -> list[answers.PromiseView]:
    del seq
    return answers.promises(workspace(), as_of)


def promises(as_of: dt.date) -> list[answers.PromiseView]:
    """Return all promises as they stood on a day."""
    return _promises(workspace().graph.seq(), as_of)


@st.cache_data(show_spinner=False, max_entries=4)
def _decisions(seq: int) -> list[answers.DecisionView]:
    del seq
    return answers.decisions(workspace())


def decisions() -> list[answers.DecisionView]:
    """Return all decisions, proposals and told decisions."""
    return _decisions(workspace().graph.seq())


@st.cache_data(show_spinner=False, max_entries=4)
def _actors(seq: int) -> answers.ActorsView:
    del seq
    return answers.actors(workspace())


def actors() -> answers.ActorsView:
    """Return all persons and organisations."""
    return _actors(workspace().graph.seq())


def parameter(name: str, default: str = "") -> str:
    """Return a part of the page's address."""
    return str(st.query_params.get(name, default))


def number(name: str, default: int = 0) -> int:
    """Return a whole number of the page's address; nonsense gives the default."""
    text = parameter(name)
    return int(text) if text.isdecimal() and len(text) < 12 else default
