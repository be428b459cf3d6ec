"""Brings graph and index in step with the archive, document by document."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from app.derivation import Derivation
from app.following import Following
from app.lagging import UNPUBLISHED
from app.operations import remaking
from app.retrieval import Retrieval
from app.settings import RECORDS, RESOLUTION, Settings
from graph import columns, kept, matters, project, vocabulary
from graph.facts_index import FactsIndex
from graph.followup.clocks import clocks_reading
from graph.followup.documents import recording
from graph.followup.kept.ties_between import Ties
from graph.identity import ActorRecord, Identity, Resolution, keeping, resolve
from graph.identity.records import of as actors_of
from graph.kept import OverviewRecord
from graph.project import graph_of
from graph.records import Records
from graph.store import Store
from graph.store_open import open_store, publish_store
from graph.terms import Quad
from graph.version import program_fingerprint
from ingest.archive import Archive, read_artifact
from ingest.ledger import Entry
from ingest.model import Artifact
from ingest.twin_records import record_of
from search import indexing
from search.entries import entries
from search.model import Engine
from search.model import Entry as Passage
from search.topics.assigning import Subjects
from search.topics.offering import Offering

# So many changed documents are always replaced one by one.
FEW = 20
# So many documents' records are written at a time.
PART = 200
# Of a smaller collection whoever asks puts each answer together in a moment.
LARGE = 100

# Says which step has begun, in the user's words.
Step = Callable[[str], None]


class Projection:
    """The writer's work on graph and index; the archive's lock must be held."""

    def __init__(
        self,
        archive: Archive,
        engine: Engine,
        settings: Settings,
        step: Step,
    ) -> None:
        """Project `archive` to the graph that `settings` name and to `engine`."""
        self._archive = archive
        self._ledger = archive.ledger
        self._engine = engine
        self._settings = settings
        self._base = settings.base
        self._server = settings.server
        self._place = settings.graph_place
        self._step = step
        self._folder = archive.folder / "graph"
        self._records = Records(archive.folder / RECORDS, program_fingerprint())
        self._today = settings.today
        self._anew = self._stopped = False

    def catch_up(self) -> None:
        """Apply what is missing, work out what follows from it, and publish."""
        try:
            # What came after the last publishing may be lost, if it was the power.
            self._stopped = self._records.noted(UNPUBLISHED, bool) is not False
            self._records.note(UNPUBLISHED, True)
            self._index()
            self._keep_records()
            store = open_store(self._folder, self._server)
            is_behind = self._stopped or self._is_behind(store)
            ties = self._documents(store) if is_behind else None
            following = self._following(store)
            following.catch_up(ties, Retrieval(self._engine))
            ready = partial(self._make_ready, same=not is_behind)
            publish_store(store, self._folder, ready)
            following.published()
            self._records.complete(self._place)
            self._records.note(UNPUBLISHED, False)
        finally:
            self._records.close()
            remaking.end(self._archive.folder)

    def _is_behind(self, store: Store) -> bool:
        """Tell whether the graph lacks documents, or what they say together."""
        last = self._ledger.seq()
        return store.seq() != last or not self._records.is_complete(self._place)

    def _documents(self, store: Store) -> Ties:
        """Project documents and what follows from them; return what ties them."""
        resolution = self._document_graphs(store)
        ties = Derivation(
            store=store,
            records=self._records,
            archive=self._archive,
            base=self._base,
            step=self._step,
        ).derive(resolution)
        # Noted first: whoever sees the new copy must find its resolution.
        self._records.note(RESOLUTION, keeping.keep(resolution))
        return ties

    def _following(self, store: Store) -> Following:
        return Following(
            archive=self._archive,
            records=self._records,
            store=store,
            base=self._base,
            today=self._today,
            step=self._step,
            anew=self._anew or self._stopped,
        )

    def _make_ready(self, copy: Path, *, same: bool) -> None:
        """Make ready what readers of a copy ask first, before they are led to it."""
        if self._ledger.count() < LARGE:
            return
        self._step("Gör i ordning det som visas först")
        # What puts answers together takes long to import.
        from app import ready  # noqa: PLC0415

        ready.make(self._archive, self._settings, copy, same=same)

    def _artifact(self, document: str) -> Artifact:
        entry = self._ledger.entry(document)
        assert entry is not None
        return self._archive.artifact(entry)

    def _index(self) -> None:
        last = self._ledger.seq()
        if self._engine.seq() != last:
            self._index_changes(last)
        Offering(self._archive.folder / "index").renew(self._engine)
        self._engine.forget_others()

    def _index_changes(self, last: int) -> None:
        self._step("Indexerar texten")
        changes = self._ledger.changes_after(self._engine.seq())
        known = (self._ledger.entry(document) for _, document in changes)
        present = [entry for entry in known if entry is not None]
        folder = self._archive.folder
        made = indexing.ready(present, partial(_passages, folder))
        passages = remaking.told(
            folder, "index", made, len(present), lambda passage: passage.document
        )
        try:
            self._engine.apply([d for _, d in changes], passages, last)
        finally:
            self._engine.release()

    def _keep_records(self) -> None:
        """Keep of each changed document what is needed of it together with others."""
        changes = self._ledger.changes_after(self._records.seq())
        for at in range(0, len(changes), PART):
            part = changes[at : at + PART]
            self._records.apply(((d, self._kept(d)) for _, d in part), part[-1][0])
        self._records.apply((), self._ledger.seq())

    def _kept(self, document: str) -> list[object] | None:
        if self._ledger.entry(document) is None:
            return None
        artifact = self._artifact(document)
        twin = record_of(artifact.id, artifact.document)
        return [
            twin,
            actors_of(artifact),
            matters.of(artifact),
            recording.of(artifact),
            clocks_reading.of(artifact),
        ]

    def _document_graphs(self, store: Store) -> Resolution:
        """Project what has changed, and what now names other actors."""
        self._step("Avgör vem som är vem")
        before = keeping.restore(
            self._records.noted(RESOLUTION, keeping.KeptResolution)
        )
        decided = self._ledger.identity.standing()
        after = resolve(self._records.each(ActorRecord), decided)
        last = self._ledger.seq()
        changes = self._ledger.changes_after(store.seq())
        renamed = keeping.affected(before, after, self._records.each(ActorRecord))
        renamed -= {document for _, document in changes}
        changes = [*((store.seq(), document) for document in sorted(renamed)), *changes]
        # What another program made, or did not finish, is made anew.
        anew = store.seq() == 0 or not self._records.is_complete(self._place)
        documents = self._ledger.count()
        # One by one keeps readers served; in bulk is faster where most is new.
        if anew or len(changes) > max(FEW, documents // 2):
            self._step("Bygger grafen")
            self._anew = True
            with self._records.writing():
                store.rebuild(self._all_quads(after), last)
            return after
        if changes:
            self._step("Uppdaterar grafen")
        identity = after.identity(self._base)
        for seq, document in changes:
            self._document_graph(store, document, seq, identity)
        return after

    def _document_graph(
        self, store: Store, document: str, seq: int, identity: Identity
    ) -> None:
        """Replace what the graph holds of one document; its number comes last."""
        graph = graph_of(document, self._base)
        overview = kept.document_graph(document, self._base)
        if self._ledger.entry(document) is None:
            store.remove(overview, store.seq())
            store.remove(graph, seq)
            return
        quads = _quads(self._artifact(document), self._base, identity)
        record = self._keep_facts(document, quads)
        rows = kept.document_quads(record, self._base)
        store.replace(overview, rows, store.seq())
        store.replace(graph, quads, seq)

    def _all_quads(self, resolution: Resolution) -> Iterator[Quad]:
        yield from vocabulary.quads(self._base)
        identity = resolution.identity(self._base)
        for artifact in remaking.told(
            self._archive.folder,
            "graph",
            self._archive.artifacts(),
            self._ledger.count(),
            lambda artifact: artifact.id,
        ):
            quads = _quads(artifact, self._base, identity)
            record = self._keep_facts(artifact.id, quads)
            yield from kept.document_quads(record, self._base)
            yield from quads

    def _keep_facts(self, document: str, quads: Sequence[Quad]) -> OverviewRecord:
        """Keep of a document's quads what whole-collection answers are made of."""
        facts = FactsIndex(quads, self._base)
        record = kept.of_facts(document, facts)
        self._records.put(document, record)
        self._records.put(document, columns.of_facts(document, facts))
        return record


def _quads(artifact: Artifact, base: str, identity: Identity) -> list[Quad]:
    """Return a document's quads with its subjects, which only search can tell."""
    subjects = Subjects(artifact).by_section()
    return project.quads(artifact, base, identity, subjects)


def _passages(folder: Path, entry: Entry) -> list[Passage]:
    """Return the passages of a document as they are indexed."""
    return list(entries(read_artifact(folder, entry)))
