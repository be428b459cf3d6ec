"""Answers that pages show first, each put together once for all who ask.

`make` is the writer's: it puts them together for a copy of the graph before readers are
led to it, so that nobody who looks has to wait for them, and readers of the copy before
have its answers until then. What hangs on the documents alone is made only when they
have changed. Whoever asks for what was never made puts it together, and keeps it.
"""

import datetime as dt
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from app import (
    actor_details,
    actor_pictures,
    agreements,
    answer_states,
    answers,
    clocks,
    drawing,
    networks,
    promise_givers,
)
from app import interpellations as questions
from app import promises as views
from app.alphabet import alphabetic
from app.answer_states import States
from app.answers import DecisionView
from app.drawing import Asked
from app.followed import followed
from app.interpellation_views import InterpellationView
from app.papers import documents
from app.prepared import judged, prepared
from app.promise_changes import ChangedView, changed
from app.promise_filters import AHEAD, Filters, Wording
from app.promise_views import Listing, OrganCount
from app.settings import RECORDS, Settings
from app.workspace import Workspace
from graph import publish, queries
from graph.columns import Columns, ColumnsRecord, KeptColumns
from graph.network import KINDS, Network, kept_network
from graph.network.kept import gathered
from graph.queries import Actor, Counts
from graph.queries import matters as matters_of
from graph.queries.matters import Summary
from graph.records import read_each
from graph.store import Store
from ingest.archive import Archive
from ingest.errors import SagtError

# So many promises stand first on the first page, and so many of the changes.
SHOWN, CHANGES = 3, 6
# A phrase that documents made up for demonstration carry in their own text.
FICTION = "påhittad handling"


@dataclass(frozen=True, slots=True)
class First:
    """What the first page shows of promises.

    `coming` are due soonest, `silent` those whose deadline passed last, the latest
    first, and `changed` those that have come to stand otherwise.
    """

    coming: Listing
    silent: Listing
    changed: tuple[ChangedView, ...]


def first(of: Workspace, day: dt.date) -> First:
    """Return what the first page shows of promises on a day."""
    return judged(of, f"forst-{day}", First, lambda: _first(of, day))


def _first(of: Workspace, day: dt.date) -> First:
    silent = Filters(silent=True)
    total = views.listed(of, day, silent, 0, 0).total
    last = views.listed(of, day, silent, max(total - SHOWN, 0), SHOWN)
    return First(
        coming=views.listed(of, day, Filters(upcoming=AHEAD), 0, SHOWN),
        silent=views.latest_first(last),
        changed=changed(of, CHANGES),
    )


def organs(of: Workspace, day: dt.date) -> tuple[OrganCount, ...]:
    """Return how many promises each organ has, those with most silent first."""

    def count() -> tuple[OrganCount, ...]:
        names = {path: one.name for path, one in actors(of).items()}
        return promise_givers.counted(of, day, given(of), names, wholes(of))

    return judged(of, f"organ-{day}", tuple[OrganCount, ...], count)


def interpellations(of: Workspace, day: dt.date) -> tuple[InterpellationView, ...]:
    """Return the interpellations as they stand on a day, the latest first."""
    return judged(
        of,
        f"interpellationer-{day}",
        tuple[InterpellationView, ...],
        lambda: questions.interpellations(of, day),
    )


def fictional(of: Workspace) -> bool:
    """Tell whether documents say of themselves that they are made up."""

    def says_so() -> bool:
        found = of.search.search(f'"{FICTION}"', 1)
        return any(FICTION in hit.text.casefold() for hit in found.hits)

    return prepared(of, "pahittad", bool, says_so)


def decisions(of: Workspace) -> tuple[DecisionView, ...]:
    """Return all decisions, proposals and told decisions."""
    return prepared(
        of, "beslut", tuple[DecisionView, ...], lambda: tuple(answers.decisions(of))
    )


def counts(of: Workspace) -> Counts:
    """Return how much the graph holds of each kind."""
    return prepared(of, "antal", Counts, lambda: queries.counts(of.graph))


def actors(of: Workspace) -> Mapping[str, Actor]:
    """Return path → person or organisation, in the order of the alphabet."""

    def ask() -> dict[str, Actor]:
        found = actor_details.index(of).items()
        return dict(sorted(found, key=lambda pair: alphabetic(pair[1].name)))

    return prepared(of, "aktorer", dict[str, Actor], ask)


def wholes(of: Workspace) -> Mapping[str, str]:
    """Return path of an organ → the name of the body that it is part of."""
    return prepared(of, "inom", dict[str, str], lambda: actor_details.wholes(of))


def matters(of: Workspace) -> tuple[Summary, ...]:
    """Return all matters, the latest first."""

    def ask() -> tuple[Summary, ...]:
        found = matters_of.matters(of.graph, limit=None, base=of.settings.base)
        return tuple(found)

    return prepared(of, "arenden", tuple[Summary, ...], ask)


def central(of: Workspace) -> Network:
    """Return the actors with most ties, as the small picture of them shows."""

    def choose() -> Network:
        return actor_pictures.central(kept_network(networks.shelf(of), of.graph))

    return prepared(of, "mitten", Network, choose)


def words(of: Workspace) -> Mapping[str, Wording]:
    """Return id of a promise → the words by which it is found."""
    return followed(of).words


def given(of: Workspace) -> Mapping[str, frozenset[str]]:
    """Return path of an actor → ids of the promises that it is bound by or has said."""
    return prepared(
        of, "lovat", dict[str, frozenset[str]], lambda: dict(promise_givers.given(of))
    )


def make(archive: Archive, settings: Settings, copy: Path, *, same: bool) -> None:
    """Make ready what readers of a copy of the graph ask for first.

    Args:
        archive: The collection, whose lock must be held.
        settings: Those of the collection.
        copy: The copy, to which no reader has been led yet.
        same: Whether the documents say what they said in the copy before it.
    """
    folder = archive.folder
    before = publish.current(copy.parent)
    noted = answer_states.noted(folder, before.name) if before else None
    documents_of = noted.documents if noted and same else copy.name
    # What cannot be kept, or not asked, is put together by whoever needs it.
    with suppress(OSError, SagtError):
        states = States(documents_of, copy.name, settings.today)
        answer_states.note(folder, copy.name, states)
        coming = _Coming(archive, settings, copy)
        if noted:
            followed(coming).carry_on(noted, settings.today, same=same)
        _make(coming, settings.today, is_read=documents_of == copy.name)


def _make(of: Workspace, day: dt.date, *, is_read: bool) -> None:
    if is_read:
        for answer in (documents, decisions, actors, wholes, given, counts, fictional):
            answer(of)
        answers.passages(of)
        gathered(networks.shelf(of), of.graph, of.columns)
        words(of)
        matters(of)
        agreements.every(of)
        central(of)
        drawing.drawn(of, Asked())
        for kind in KINDS:
            drawing.drawn(of, Asked(kinds=(kind,)))
    first(of, day)
    organs(of, day)
    interpellations(of, day)
    clocks.ticking(of, day)


class _Coming(Workspace):
    """A collection as readers will find it when they are led to a copy of its graph."""

    def __init__(self, archive: Archive, settings: Settings, copy: Path) -> None:
        super().__init__(archive, settings)
        self._copy = copy
        self._store = publish.open_copy(copy)
        # The writer keeps of each document what the copy says, and nobody writes now.
        kept = partial(read_each, archive.folder / RECORDS, ColumnsRecord)
        self._columns = KeptColumns(kept, self._store, settings.base)

    def graph_mark(self) -> str:
        """Return the name of the copy."""
        return self._copy.name

    @property
    def graph(self) -> Store:
        """Return the copy."""
        return self._store

    @property
    def columns(self) -> Columns:
        """Return what is kept of the documents that the copy is made of."""
        return self._columns
