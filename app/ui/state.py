"""What the pages work on: the open collection and what it answers.

Answers are kept for as long as neither the collection's last change nor the published
graph has changed. They are frozen, so that all readers can share them.
"""

import datetime as dt
import os
from collections.abc import Iterable, Mapping

import streamlit as st

from app import actor_details, answers, identity, networks, papers, ready, settings
from app import agreements as agreements_of
from app import promises as views
from app.access.viewing import Views
from app.actor_details import ActorDetails
from app.agreements import AgreementView, Clause
from app.answers import DecisionView
from app.clocks import Clock, Ticking, ticking
from app.operations import mending
from app.operations.remaking import RemakeError
from app.promise_changes import ChangedView
from app.promise_changes import changed as changed_on
from app.promise_filters import Filters, Mark, Told
from app.promise_views import ConflictView, Listing, OrganCount, PromiseDetails
from app.ready import First
from app.ui import signing_in
from app.ui.once import once
from app.workspace import Workspace
from graph.queries import Actor, Document
from graph.queries.matters import Summary
from ingest.model import Artifact


@st.cache_resource(show_spinner=False)
def _views(collection: str, base: str) -> Views:
    loaded = settings.load()
    assert (str(loaded.collection), loaded.base) == (collection, base)
    return Views(loaded, in_step=mending.bring_in_step)


@once
def workspace() -> Workspace:
    """Return the collection that the server was started for, as the reader may see it.

    Raises:
        ForbiddenError: the reader has no right to it.
        NotReadyError: what is public is not ready to be read.
    """
    loaded = settings.load()
    found = _views(str(loaded.collection), loaded.base)
    return found.seen_by(signing_in.reader(loaded))


def base() -> str:
    """Return what the addresses of things begin with; asked for each of them."""
    return os.environ.get("SAGT_BASE") or settings.DEFAULT_BASE


@once
def mark() -> str:
    """Return what changes whenever the collection's answers may have changed."""
    of = workspace()
    return f"{of.archive.folder}:{networks.mark(of)}"


@once
def read_mark() -> str:
    """Return what changes as soon as anything has been read or could not be."""
    of = workspace()
    return f"{mark()}:{of.archive.ledger.seq()}:{len(of.archive.failures())}"


@once
def today() -> dt.date:
    """Return the day promises are judged on unless the reader picks another.

    When a new day has begun it is the day before until all answers of the new day are
    ready, unless the settings say which day it is.
    """
    of = workspace()
    ready_of = networks.states(of).day
    if of.settings.day or ready_of is None or ready_of == of.settings.today:
        return of.settings.today
    mending.start(of.settings)
    return ready_of


@st.cache_resource(show_spinner=False, max_entries=4)
def _first(mark: str, day: dt.date) -> First:
    del mark
    return ready.first(workspace(), day)


def first() -> First:
    """Return what the first page shows of promises."""
    return _first(mark(), today())


@st.cache_resource(show_spinner=False, max_entries=64)
def _listing(
    mark: str, as_of: dt.date, asked: Filters, offset: int, limit: int | None
) -> Listing:
    del mark
    return views.listed(workspace(), as_of, asked, offset, limit)


def listing(
    as_of: dt.date, asked: Filters, offset: int = 0, limit: int | None = None
) -> Listing:
    """Return some of the promises asked for as they stood on a day."""
    return _listing(mark(), as_of, asked, offset, limit)


def stood(asked: Filters) -> list[tuple[Told, Mark]]:
    """Return the promises asked for, each with how it stands today, in few words."""
    return views.stood(workspace(), today(), asked)


@st.cache_resource(show_spinner=False, max_entries=32)
def _promise(mark: str, identity: str, as_of: dt.date) -> PromiseDetails | None:
    del mark
    return views.promise(workspace(), identity, as_of)


def promise(identity: str, as_of: dt.date) -> PromiseDetails | None:
    """Return everything known of a promise on a day; None if there is none such."""
    return _promise(mark(), identity, as_of)


@st.cache_resource(show_spinner=False, max_entries=16)
def _conflicts(mark: str, as_of: dt.date, asked: Filters) -> tuple[ConflictView, ...]:
    del mark
    return tuple(views.conflicts(workspace(), as_of, asked))


def conflicts(as_of: dt.date, asked: Filters) -> tuple[ConflictView, ...]:
    """Return the statements that cannot both hold, about the promises asked for."""
    return _conflicts(mark(), as_of, asked)


@st.cache_resource(show_spinner=False, max_entries=4)
def _changed(mark: str, limit: int) -> tuple[ChangedView, ...]:
    del mark
    return changed_on(workspace(), limit)


def changed(limit: int) -> tuple[ChangedView, ...]:
    """Return the promises that have come to stand otherwise, the latest first."""
    return _changed(mark(), limit)


@st.cache_resource(show_spinner=False, max_entries=4)
def _organs(mark: str, as_of: dt.date) -> tuple[OrganCount, ...]:
    del mark
    return ready.organs(workspace(), as_of)


def organs(as_of: dt.date) -> tuple[OrganCount, ...]:
    """Return how many promises each organ has, those with most silent first."""
    return _organs(mark(), as_of)


@st.cache_resource(show_spinner=False, max_entries=2)
def _ticking(mark: str, day: dt.date) -> Ticking:
    del mark
    return ticking(workspace(), day)


def clocks(documents: Iterable[str]) -> tuple[Clock, ...]:
    """Return the clocks that law and agreements set running by documents' names."""
    return _ticking(mark(), today()).of(documents)


@st.cache_resource(show_spinner=False, max_entries=2)
def _matters(mark: str) -> tuple[Summary, ...]:
    del mark
    return ready.matters(workspace())


def matters() -> tuple[Summary, ...]:
    """Return all matters, the latest first."""
    return _matters(mark())


@st.cache_resource(show_spinner=False, max_entries=2)
def _decisions(mark: str) -> tuple[DecisionView, ...]:
    del mark
    return ready.decisions(workspace())


def decisions() -> tuple[DecisionView, ...]:
    """Return all decisions, proposals and told decisions."""
    return _decisions(mark())


@st.cache_resource(show_spinner=False, max_entries=2)
def _documents(mark: str) -> tuple[Document, ...]:
    del mark
    return papers.documents(workspace())


def documents() -> tuple[Document, ...]:
    """Return all documents, the latest first."""
    return _documents(mark())


@st.cache_resource(show_spinner=False, max_entries=2)
def _titles(mark: str) -> Mapping[str, str]:
    del mark
    return {one.id: one.title or one.name for one in documents()}


@st.cache_resource(show_spinner=False, max_entries=2)
def _names(mark: str) -> Mapping[str, str]:
    del mark
    return {one.id: one.name for one in documents()}


def names() -> Mapping[str, str]:
    """Return id → name of all documents, as they were called when they were read."""
    return _names(mark())


@st.cache_resource(show_spinner=False, max_entries=2)
def _bodies(mark: str) -> Mapping[str, str]:
    del mark
    return {one.id: one.body for one in documents() if one.body}


@once
def bodies() -> Mapping[str, str]:
    """Return id of a document → the region, municipality … whose it is."""
    return _bodies(mark())


def body(document: str) -> str:
    """Return whose a document is: a region, municipality …; "" where not known."""
    return bodies().get(document, "")


@once
def titles() -> Mapping[str, str]:
    """Return id → title of all documents."""
    return _titles(mark())


def title(identity: str) -> str:
    """Return a document's title; "" where the collection does not have it."""
    return titles().get(identity, "")


@st.cache_resource(show_spinner=False, max_entries=2)
def _status(mark: str) -> answers.Status:
    del mark
    of = workspace()
    return answers.status(of, ready.counts(of))


def status() -> answers.Status:
    """Return how much the collection holds."""
    return _status(read_mark())


@st.cache_resource(show_spinner=False, max_entries=2)
def _actors(mark: str) -> Mapping[str, Actor]:
    del mark
    return ready.actors(workspace())


@once
def actors() -> Mapping[str, Actor]:
    """Return id → person or organisation, by name."""
    return _actors(mark())


@st.cache_resource(show_spinner=False, max_entries=2)
def _wholes(mark: str) -> Mapping[str, str]:
    del mark
    return ready.wholes(workspace())


@once
def wholes() -> Mapping[str, str]:
    """Return path of an organ → the name of the body that it is part of."""
    return _wholes(mark())


def whole(path: str) -> str:
    """Return the name of the body that an organ is part of, "" where none is known."""
    return wholes().get(path, "")


@st.cache_resource(show_spinner=False, max_entries=2)
def _maybe(mark: str) -> Mapping[str, tuple[str, ...]]:
    del mark
    found: dict[str, tuple[str, ...]] = {}
    for pair in identity.waiting(workspace()):
        for one, other in ((pair.left, pair.right), (pair.right, pair.left)):
            found[one] = (*found.get(one, ()), other)
    return found


def maybe(path: str) -> tuple[str, ...]:
    """Return the actors that may be the same as one, as nobody has decided yet."""
    return _maybe(mark()).get(path, ())


@st.cache_resource(show_spinner=False, max_entries=2)
def _given(mark: str) -> Mapping[str, frozenset[str]]:
    del mark
    return ready.given(workspace())


def promised(path: str) -> frozenset[str]:
    """Return the ids of the promises that an actor is bound by or has stated."""
    return _given(mark()).get(path, frozenset())


@st.cache_resource(show_spinner=False, max_entries=64)
def _actor(mark: str, identity: str) -> ActorDetails:
    del mark
    return actor_details.details(workspace(), actors(), names(), identity)


def actor(identity: str) -> ActorDetails:
    """Return everything known of one of the actors."""
    return _actor(mark(), identity)


@st.cache_resource(show_spinner=False, max_entries=8)
def _agreements(mark: str, party: str, year: int | None) -> tuple[AgreementView, ...]:
    del mark
    return agreements_of.listed(workspace(), party or None, year)


def agreements(party: str, year: int | None) -> tuple[AgreementView, ...]:
    """Return the agreements with a party, in force some year, the latest first."""
    return _agreements(mark(), party, year)


def clauses(document: str) -> tuple[Clause, ...]:
    """Return what the agreement of a document says, each with its place."""
    return agreements_of.clauses(artifact(document))


@st.cache_resource(show_spinner=False, max_entries=64)
def _artifact(mark: str, identity: str) -> Artifact:
    del mark
    archive = workspace().archive
    entry = archive.ledger.entry(identity)
    assert entry is not None, identity
    return archive.artifact(entry)


def artifact(identity: str) -> Artifact:
    """Return the text and facts of a document that the collection has."""
    return _artifact(read_mark(), identity)


@st.cache_resource(show_spinner=False, max_entries=2)
def _fictional(mark: str) -> bool:
    del mark
    return ready.fictional(workspace())


def fictional() -> bool:
    """Tell whether documents say of themselves that they are made up."""
    try:
        return _fictional(mark())
    except RemakeError:
        # Asked again when the index has been made.
        return False
