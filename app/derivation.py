"""What follows from several documents together, each in a graph of its own."""

from collections.abc import Callable
from dataclasses import dataclass

from app.retrieval import Retrieval
from graph import derived, kept, matters, project_twins
from graph.followup.candidates import Load, evidence
from graph.followup.likeness import generic
from graph.followup_model import Evidence
from graph.identity import Identity, Resolution, actors_graph
from graph.kept import OverviewRecord
from graph.matters import MatterRecord, Matters, links, links_quads
from graph.records import Records
from graph.store import Store
from graph.terms import NamedNode, Quad, in_order
from ingest.archive import Archive
from ingest.twin_records import Record
from ingest.twins import find_twins
from search.engines.tantivy import TantivyEngine


@dataclass(frozen=True, slots=True)
class Derivation:
    """The graphs made of what is kept of all documents; each is replaced whole."""

    store: Store
    records: Records
    archive: Archive
    engine: TantivyEngine
    load: Load
    base: str
    step: Callable[[str], None]

    def derive(self, resolution: Resolution) -> None:
        """Make every derived graph anew from the documents as they now are."""
        self._replace(
            actors_graph.graph_name(self.base),
            actors_graph.quads(resolution, self.base),
        )
        self._matters(resolution.identity(self.base))
        found = self._follow_up()
        self._compare()
        rows = kept.collection_quads(
            lambda: self.records.each(OverviewRecord), self.base
        )
        self._replace(kept.graph_name(self.base), rows)

    def _matters(self, identity: Identity) -> None:
        """Find which acts belong to one matter, and what they are to each other."""
        self.step("Binder ihop ärenden")
        found = matters.derive(self.records.each(MatterRecord), identity)
        self._replace(matters.graph_name(self.base), matters.quads(found, self.base))
        self._replace(links_quads.graph_name(self.base), self._links(found, identity))

    def _links(self, found: Matters, identity: Identity) -> list[Quad]:
        """Return what acts are to each other; one body's records at a time."""
        texts: dict[str, str] = {}

        def load(document: str) -> MatterRecord:
            record = self.records.some(MatterRecord, [document])[document]
            texts[document] = record.text
            return record

        quads: list[Quad] = []
        for _, linked in links.each_body(load, found, identity):
            quads += links_quads.quads(linked, texts, self.base)
            texts.clear()
        return in_order(quads)

    def _follow_up(self) -> list[Evidence]:
        """Find what later documents say of each promise."""
        self.step("Följer upp löften")
        search = Retrieval(self.engine)
        common = generic(search)
        found = [
            item
            for artifact in self.archive.artifacts()
            for item in evidence(artifact, search, self.load, common)
        ]
        texts = {one.id: one.text for one in self.records.each(MatterRecord)}
        by_document: dict[str, list[Evidence]] = {document: [] for document in texts}
        for piece in found:
            by_document[piece.document_id].append(piece)
        for document, pieces in by_document.items():
            told = derived.DocumentFollowUp(document, tuple(pieces))
            rows = derived.quads(told, texts, self.base)
            self._replace(derived.graph_name(document, self.base), rows)
        return found

    def _compare(self) -> None:
        """Find documents that are the same, newer versions or parts of others."""
        self.step("Jämför handlingar")
        twins = find_twins(self.records.each(Record))
        self._replace(
            project_twins.graph_name(self.base), project_twins.quads(twins, self.base)
        )

    def _replace(self, graph: NamedNode, quads: list[Quad]) -> None:
        self.store.replace(graph, quads, self.archive.ledger.seq())
