"""What the pages work on: the open collection and what it answers.

Answers are kept for as long as neither the collection's last change nor the published
graph has changed. They are frozen, so that all readers can share them.
"""

import datetime as dt
import os
from collections.abc import Mapping

import streamlit as st

from app import actor_details, answers, identity, networks, promise_givers, settings
from app import agreements as agreements_of
from app import interpellations as questions
from app import promises as views
from app.access.viewing import Views
from app.actor_details import ActorDetails
from app.agreements import AgreementView, Clause
from app.answers import DecisionView
from app.clocks import Clock, clocks_of
from app.interpellation_views import InterpellationView
from app.prepared import judged, prepared
from app.promise_changes import ChangedView
from app.promise_changes import changed as changed_on
from app.promise_filters import AHEAD, Filters
from app.promise_views import ConflictView, Listing, OrganCount, PromiseDetails
from app.ui import signing_in
from app.workspace import Workspace
from graph import network, queries
from graph.queries import Actor, Document
from ingest import ids
from ingest.model import Artifact

# The lists that stand on the first page, which must be there at once.
FIRST_SEEN = (Filters(silent=True), Filters(upcoming=AHEAD))
# A phrase that documents made up for demonstration carry in their own text.
FICTION = "påhittad handling"


@st.cache_resource(show_spinner=False)
def _views(collection: str, base: str) -> Views:
    loaded = settings.load()
    assert (str(loaded.collection), loaded.base) == (collection, base)
    return Views(loaded)


def workspace() -> Workspace:
    """Return the collection that the server was started for, as the reader may see it.

    Raises:
        ForbiddenError: the reader has no right to it.
        NotReadyError: what is public is not ready to be read.
    """
    loaded = settings.load()
    found = _views(str(loaded.collection), loaded.base)
    return found.seen_by(signing_in.person())


def base() -> str:
    """Return what the addresses of things begin with; asked for each of them."""
    return os.environ.get("SAGT_BASE") or settings.DEFAULT_BASE


def mark() -> str:
    """Return what changes whenever the collection's answers may have changed."""
    archive = workspace().archive
    graph = workspace().graph_mark()
    reviews = archive.ledger.reviews.latest()
    return f"{archive.folder}:{archive.ledger.seq()}:{graph}:{reviews}"


def today() -> dt.date:
    """Return the day promises are judged on unless the reader picks another."""
    return workspace().settings.today


@st.cache_resource(show_spinner=False, max_entries=64)
def _listing(
    mark: str, as_of: dt.date, asked: Filters, offset: int, limit: int | None
) -> Listing:
    del mark
    of = workspace()
    if asked not in FIRST_SEEN:
        return views.listed(of, as_of, asked, offset, limit)
    name = ids.digest("lista", str(as_of), asked.key, str(offset), str(limit))
    return judged(
        of, name, Listing, lambda: views.listed(of, as_of, asked, offset, limit)
    )


def listing(
    as_of: dt.date, asked: Filters, offset: int = 0, limit: int | None = None
) -> Listing:
    """Return some of the promises asked for as they stood on a day."""
    return _listing(mark(), as_of, asked, offset, limit)


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
    of = workspace()
    return judged(
        of,
        f"andrade-{limit}",
        tuple[ChangedView, ...],
        lambda: changed_on(of, limit),
    )


def changed(limit: int) -> tuple[ChangedView, ...]:
    """Return the promises that have come to stand otherwise, the latest first."""
    return _changed(mark(), limit)


@st.cache_resource(show_spinner=False, max_entries=4)
def _organs(mark: str, as_of: dt.date) -> tuple[OrganCount, ...]:
    of = workspace()

    def count() -> tuple[OrganCount, ...]:
        names = {path: one.name for path, one in actors().items()}
        return promise_givers.counted(of, as_of, _given(mark), names)

    return judged(of, f"organ-{as_of}", tuple[OrganCount, ...], count)


def organs(as_of: dt.date) -> tuple[OrganCount, ...]:
    """Return how many promises each organ has, those with most silent first."""
    return _organs(mark(), as_of)


@st.cache_resource(show_spinner=False, max_entries=32)
def _clocks(mark: str, day: dt.date, matter: str) -> tuple[Clock, ...]:
    del mark
    return clocks_of(workspace(), matter, day)


def clocks(matter: str) -> tuple[Clock, ...]:
    """Return the clocks that law and agreements set running in a matter."""
    return _clocks(mark(), today(), matter)


@st.cache_resource(show_spinner=False, max_entries=8)
def _interpellations(
    mark: str, day: dt.date, organ: str, person: str
) -> tuple[InterpellationView, ...]:
    del mark
    return questions.interpellations(
        workspace(), day, organ=organ or None, person=person or None
    )


def interpellations(organ: str, person: str) -> tuple[InterpellationView, ...]:
    """Return the interpellations of an organ and person, the latest first."""
    return _interpellations(mark(), today(), organ, person)


@st.cache_resource(show_spinner=False, max_entries=32)
def _interpellation(
    mark: str, day: dt.date, identity: str
) -> InterpellationView | None:
    del mark
    return questions.interpellation(workspace(), identity, day)


def interpellation(identity: str) -> InterpellationView | None:
    """Return the interpellation of a document, or None."""
    return _interpellation(mark(), today(), identity)


@st.cache_resource(show_spinner=False, max_entries=2)
def _decisions(mark: str) -> tuple[DecisionView, ...]:
    del mark
    of = workspace()
    return prepared(
        of, "beslut", tuple[DecisionView, ...], lambda: tuple(answers.decisions(of))
    )


def decisions() -> tuple[DecisionView, ...]:
    """Return all decisions, proposals and told decisions."""
    return _decisions(mark())


@st.cache_resource(show_spinner=False, max_entries=2)
def _documents(mark: str) -> tuple[Document, ...]:
    del mark
    of = workspace()
    return prepared(
        of,
        "handlingar",
        tuple[Document, ...],
        lambda: tuple(queries.documents(of.graph)),
    )


def documents() -> tuple[Document, ...]:
    """Return all documents, by name."""
    return _documents(mark())


@st.cache_resource(show_spinner=False, max_entries=2)
def _titles(mark: str) -> Mapping[str, str]:
    del mark
    return {one.id: one.title or one.name for one in documents()}


def title(identity: str) -> str:
    """Return a document's title; "" where the collection does not have it."""
    return _titles(mark()).get(identity, "")


@st.cache_resource(show_spinner=False, max_entries=2)
def _status(mark: str) -> answers.Status:
    del mark
    return answers.status(workspace())


def status() -> answers.Status:
    """Return how much the collection holds."""
    return _status(mark())


@st.cache_resource(show_spinner=False, max_entries=2)
def _actors(mark: str) -> Mapping[str, Actor]:
    del mark
    of = workspace()
    return prepared(
        of,
        "aktorer",
        dict[str, Actor],
        lambda: dict(actor_details.index(of)),
    )


def actors() -> Mapping[str, Actor]:
    """Return id → person or organisation, by name."""
    return _actors(mark())


@st.cache_resource(show_spinner=False, max_entries=2)
def _maybe(mark: str) -> Mapping[str, tuple[str, ...]]:
    del mark
    found: dict[str, tuple[str, ...]] = {}
    for pair in identity.review_queue(workspace()):
        for one, other in ((pair.left, pair.right), (pair.right, pair.left)):
            found[one] = (*found.get(one, ()), other)
    return found


def maybe(path: str) -> tuple[str, ...]:
    """Return the actors that may be the same as one, as nobody has decided yet."""
    return _maybe(mark()).get(path, ())


@st.cache_resource(show_spinner=False, max_entries=2)
def _given(mark: str) -> Mapping[str, frozenset[str]]:
    del mark
    of = workspace()
    return prepared(
        of,
        "lovat",
        dict[str, frozenset[str]],
        lambda: dict(promise_givers.given(of)),
    )


def promised(path: str) -> frozenset[str]:
    """Return the ids of the promises that an actor is bound by or has stated."""
    return _given(mark()).get(path, frozenset())


@st.cache_resource(show_spinner=False, max_entries=64)
def _actor(mark: str, identity: str) -> ActorDetails:
    del mark
    return actor_details.details(workspace(), actors(), identity)


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


@st.cache_resource(show_spinner=False, max_entries=4)
def _network(mark: str, period: network.Period | None) -> network.Network:
    del mark
    shelf = networks.shelf(workspace())
    return network.kept_network(shelf, workspace().graph, period=period)


def ties(period: network.Period | None = None) -> network.Network:
    """Return who is tied to whom in the whole collection, or within a period."""
    return _network(mark(), period)


@st.cache_resource(show_spinner=False, max_entries=64)
def _artifact(mark: str, identity: str) -> Artifact:
    del mark
    archive = workspace().archive
    entry = archive.ledger.entry(identity)
    assert entry is not None, identity
    return archive.artifact(entry)


def artifact(identity: str) -> Artifact:
    """Return the text and facts of a document that the collection has."""
    return _artifact(mark(), identity)


@st.cache_resource(show_spinner=False, max_entries=2)
def _fictional(mark: str) -> bool:
    del mark
    of = workspace()

    def says_so() -> bool:
        found = of.search.search(f'"{FICTION}"', 1)
        return any(FICTION in hit.text.casefold() for hit in found.hits)

    return judged(of, "pahittad", bool, says_so)


def fictional() -> bool:
    """Tell whether documents say of themselves that they are made up."""
    return _fictional(mark())


_LINK_WORDS = """
SELECT ?code ?ahead ?back WHERE {
  ?code own:inverseLabel ?back ; skos:prefLabel ?ahead .
  FILTER(LANG(?ahead) = LANG(?back)) FILTER(LANG(?back) = "%s")
}"""


@st.cache_resource(show_spinner=False, max_entries=4)
def _link_words(mark: str, language: str) -> Mapping[str, tuple[str, str]]:
    del mark
    rows = workspace().graph.select(_LINK_WORDS % language)
    return {
        str(row["code"]).rstrip(">").rsplit("/", 1)[-1]: (
            str(row["ahead"]),
            str(row["back"]),
        )
        for row in rows
    }


def link_words(language: str) -> Mapping[str, tuple[str, str]]:
    """Return code of a link → how it is said from its subject and from its object."""
    return _link_words(mark(), language)
