"""Are graph and index there, in step with the ledger, and what the facts give."""

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.checking.files import database
from app.checking.ledger import Truth
from app.checking.model import Damage
from app.settings import FOLLOWUP, RECORDS, RESOLUTION, Settings
from graph import copy_sums, project, publish
from graph.identity import keeping
from graph.project import graph_of
from graph.records import read_note
from graph.store import ENGINE_ERRORS, Store
from graph.store_open import open_published
from ingest.archive import read_artifact
from ingest.errors import ArchiveError, GraphError
from ingest.ledger import Entry
from ingest.model import Artifact
from search.engines import DEFAULT, checksums, open_engine
from search.entries import entries
from search.model import Engine, Everything, Exactly
from search.version import index_place

GRAPH, INDEX = "graph", "index"
# So many documents are compared where not all are.
SAMPLE = 5
# So many passages no document has.
PASSAGES = 1_000_000


def databases_of(folder: Path) -> Iterator[Damage]:
    """Yield the databases of the graph that are damaged."""
    if (folder / GRAPH / "published").is_dir():
        for name in (RECORDS, FOLLOWUP):
            if not (folder / name).is_file():
                yield Damage("kept-damaged", name, detail="Den saknas.")
    for path in sorted((folder / GRAPH).glob("*.sqlite")):
        place = path.relative_to(folder).as_posix()
        yield from (Damage("kept-damaged", place, detail=s) for s in database(path))


def check(
    settings: Settings, truth: Truth, present: Sequence[Entry], *, deep: bool
) -> Iterator[Damage]:
    """Yield what is wrong with graph and index.

    Args:
        settings: Those of the collection.
        truth: What its ledger says.
        present: The documents whose facts are whole, and so can be compared.
        deep: Compare every document, not a few of them.
    """
    if not truth.is_readable or not truth.seq:
        return
    chosen = present
    if not deep:
        chosen = present[:: max(1, len(present) // SAMPLE)][:SAMPLE]
    yield from _graph(settings, truth, chosen)
    yield from _index(settings, truth, present, chosen)


def _graph(
    settings: Settings, truth: Truth, chosen: Sequence[Entry]
) -> Iterator[Damage]:
    folder = settings.collection
    try:
        store = open_published(folder / GRAPH, settings.server)
        if store is None:
            yield Damage("graph-behind", GRAPH, detail="Den har inte gjorts än.")
            return
        yield from _copy(settings)
        if store.seq() != truth.seq:
            detail = f"Grafen: {store.seq()}, liggaren: {truth.seq}."
            yield Damage("graph-behind", GRAPH, detail=detail)
            return
        wanted = {graph_of(one, settings.base) for one in truth.documents}
        about = graph_of("", settings.base).value
        there = {g for g in store.graphs() if g.value.startswith(about)}
        for graph in sorted(wanted ^ there, key=lambda name: name.value):
            document = graph.value.removeprefix(about)
            detail = "Saknas i grafen." if graph in wanted else "Finns kvar i grafen."
            name = truth.documents.get(document, document)
            yield Damage("graph-count", GRAPH, name, detail)
        yield from _facts(settings, store, chosen)
    except (GraphError, *ENGINE_ERRORS) as error:
        yield Damage("graph-unreadable", GRAPH, detail=str(error))


def _copy(settings: Settings) -> Iterator[Damage]:
    """Yield the damaged files of the copy of the graph that readers see."""
    copy = publish.current(settings.collection / GRAPH / "published")
    if copy is None or settings.server:
        return
    for name in copy_sums.damaged(copy):
        place = (copy / name).relative_to(settings.collection).as_posix()
        yield Damage("graph-unreadable", place)


def _facts(
    settings: Settings, store: Store, chosen: Sequence[Entry]
) -> Iterator[Damage]:
    """Yield the documents of which the graph says another thing than their facts."""
    from search.topics.assigning import Subjects  # noqa: PLC0415 - slow to import

    folder = settings.collection
    found = read_note(folder / RECORDS, RESOLUTION, keeping.KeptResolution)
    identity = keeping.restore(found).identity(settings.base)
    for entry in chosen:
        artifact = _artifact(folder, entry)
        if artifact is None:
            continue
        subjects = Subjects(artifact).by_section()
        facts = project.quads(artifact, settings.base, identity, subjects)
        if set(facts) != set(store.quads(graph_of(entry.id, settings.base))):
            yield Damage("graph-differs", GRAPH, entry.name)


def _index(
    settings: Settings,
    truth: Truth,
    present: Sequence[Entry],
    chosen: Sequence[Entry],
) -> Iterator[Damage]:
    folder = settings.collection
    try:
        place = index_place(folder / INDEX, settings.engine)
        for name in checksums.damaged(place) if settings.engine == DEFAULT else ():
            yield Damage("index-unreadable", f"{INDEX}/{place.name}/{name}")
        engine = open_engine(folder / INDEX, settings.engine)
        if engine.seq() != truth.seq:
            detail = f"Indexet: {engine.seq()}, liggaren: {truth.seq}."
            yield Damage("index-behind", INDEX, detail=detail)
            return
        there = engine.documents(Everything())
        for document in sorted(there - truth.documents.keys()):
            yield Damage("index-count", INDEX, document, "Finns kvar i indexet.")
        lacking = [one for one in present if one.id not in there]
        for entry in {one.id: one for one in (*lacking, *chosen)}.values():
            yield from _passages(folder, engine, entry)
    except (ArchiveError, OSError, ValueError, sqlite3.DatabaseError) as error:
        yield Damage("index-unreadable", INDEX, detail=str(error))


def _passages(folder: Path, engine: Engine, entry: Entry) -> Iterator[Damage]:
    artifact = _artifact(folder, entry)
    if artifact is None:
        return
    wanted = {(e.passage, e.start, e.end, e.text) for e in entries(artifact)}
    found, _ = engine.find(Exactly("document", entry.id), PASSAGES)
    there = {(f.entry.passage, f.entry.start, f.entry.end, f.entry.text) for f in found}
    if wanted and not there:
        yield Damage("index-count", INDEX, entry.name, "Saknas i indexet.")
    elif wanted != there:
        yield Damage("index-differs", INDEX, entry.name)


def _artifact(folder: Path, entry: Entry) -> Artifact | None:
    """Return a document's facts; None where they are damaged, which is told of."""
    try:
        return read_artifact(folder, entry)
    except ArchiveError:
        return None
