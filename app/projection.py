"""Brings graph and index in step with the archive, document by document."""

from collections.abc import Callable, Iterator
from functools import lru_cache

from app.retrieval import Retrieval
from graph import derived, project, project_twins, publish, queries, vocabulary
from graph.followup.candidates import Reading, evidence
from graph.followup.likeness import generic
from graph.followup.statements import statements
from graph.followup_model import Evidence
from graph.records import Records
from graph.store import OxigraphStore, open_writer
from graph.terms import Quad
from graph.version import program_fingerprint
from ingest.archive import Archive
from ingest.model import Artifact
from ingest.twin_records import Record, record_of
from ingest.twins import find_twins
from search.engines.tantivy import TantivyEngine
from search.entries import entries

RECORDS = "graph/records.sqlite"
CACHED = 128
# So many changed documents are always replaced one by one.
FEW = 20
# So many documents' records are written at a time.
PART = 200

# Says which step has begun, in the user's words.
Step = Callable[[str], None]


class Projection:
    """The writer's work on graph and index; the archive's lock must be held."""

    def __init__(
        self, archive: Archive, engine: TantivyEngine, base: str, step: Step
    ) -> None:
        """Project `archive` to the graph in its folder and to `engine`."""
        self._archive = archive
        self._engine = engine
        self._base = base
        self._step = step
        self._folder = archive.folder / "graph"
        self._records = Records(archive.folder / RECORDS, program_fingerprint())
        self._load = lru_cache(CACHED)(self._reading)

    def catch_up(self) -> None:
        """Apply what is missing, follow up all promises and publish."""
        try:
            self._index()
            self._keep_records()
            store = open_writer(self._folder / "store")
            self._document_graphs(store)
            self._follow_up(store)
            self._compare(store)
            publish.publish(store, self._folder / "published")
            self._records.complete()
        finally:
            self._records.close()

    def _artifact(self, document: str) -> Artifact:
        entry = self._archive.ledger.entry(document)
        assert entry is not None
        return self._archive.artifact(entry)

    def _reading(self, document: str) -> Reading:
        artifact = self._artifact(document)
        return Reading(artifact, statements(artifact))

    def _index(self) -> None:
        changes = self._archive.ledger.changes_after(self._engine.seq())
        if not changes:
            return
        self._step("Indexerar texten")
        ledger = self._archive.ledger
        present = [d for _, d in changes if ledger.entry(d) is not None]
        passages = (e for d in present for e in entries(self._artifact(d)))
        try:
            self._engine.apply([d for _, d in changes], passages, ledger.seq())
        finally:
            self._engine.release()

    def _keep_records(self) -> None:
        """Keep of each changed document what is needed of it together with others."""
        ledger = self._archive.ledger
        changes = ledger.changes_after(self._records.seq())
        for at in range(0, len(changes), PART):
            part = changes[at : at + PART]
            self._records.apply(((d, self._kept(d)) for _, d in part), part[-1][0])
        self._records.apply((), ledger.seq())

    def _kept(self, document: str) -> list[object] | None:
        if self._archive.ledger.entry(document) is None:
            return None
        artifact = self._artifact(document)
        return [record_of(artifact.id, artifact.document)]

    def _document_graphs(self, store: OxigraphStore) -> None:
        last = self._archive.ledger.seq()
        changes = self._archive.ledger.changes_after(store.seq())
        if not changes and self._records.is_complete():
            return
        self._step("Bygger grafen")
        # One by one keeps readers served; in bulk is faster where all is new.
        documents = len(self._archive.ledger.entries())
        # What another program made, or did not finish, is made anew.
        anew = store.seq() == 0 or not self._records.is_complete()
        if anew or len(changes) > max(FEW, documents // 2):
            store.rebuild(self._all_quads(), last)
            return
        for seq, document in changes:
            graph = project.graph_of(document, self._base)
            if self._archive.ledger.entry(document) is None:
                store.remove(graph, seq)
            else:
                quads = project.quads(self._artifact(document), self._base)
                store.replace(graph, quads, seq)

    def _all_quads(self) -> Iterator[Quad]:
        yield from vocabulary.quads()
        for artifact in self._archive.artifacts():
            yield from project.quads(artifact, self._base)

    def _follow_up(self, store: OxigraphStore) -> None:
        """Find what later documents say of each promise; replaces what was found."""
        self._step("Följer upp löften")
        graph = derived.graph_name(self._base)
        found = derived.quads(
            self._evidence(), [], queries.text_versions(store), self._base
        )
        store.replace(graph, found, self._archive.ledger.seq())

    def _compare(self, store: OxigraphStore) -> None:
        """Find documents that are the same, newer versions or parts of others."""
        self._step("Jämför handlingar")
        twins = find_twins(self._records.each(Record))
        found = project_twins.quads(twins, self._base)
        graph = project_twins.graph_name(self._base)
        store.replace(graph, found, self._archive.ledger.seq())

    def _evidence(self) -> list[Evidence]:
        search = Retrieval(self._engine)
        common = generic(search)
        return [
            item
            for artifact in self._archive.artifacts()
            for item in evidence(artifact, search, self._load, common)
        ]
