"""What follows from several documents together, each in a graph of its own."""

from collections.abc import Callable
from dataclasses import dataclass

from graph import kept, matters, project_twins
from graph.followup.kept.ties_between import Ties
from graph.identity import Identity, Resolution, actors_graph
from graph.kept import OverviewRecord
from graph.matters import MatterRecord, Matters, links, links_quads
from graph.records import Records
from graph.store import Store
from graph.terms import NamedNode, Quad, in_order
from ingest.archive import Archive
from ingest.twin_records import Record
from ingest.twins import find_twins


@dataclass(frozen=True, slots=True)
class Derivation:
    """The graphs made of what is kept of all documents; each is replaced whole."""

    store: Store
    records: Records
    archive: Archive
    base: str
    step: Callable[[str], None]

    def derive(self, resolution: Resolution) -> Ties:
        """Make the derived graphs anew from the documents as they now are.

        Returns:
            What they together say of bodies and matters; follow-up goes by it.
        """
        self._replace(
            actors_graph.graph_name(self.base),
            actors_graph.quads(resolution, self.base),
        )
        ties = self._matters(resolution)
        self._compare()
        rows = kept.collection_quads(
            lambda: self.records.each(OverviewRecord), self.base
        )
        self._replace(kept.graph_name(self.base), rows)
        return ties

    def _matters(self, resolution: Resolution) -> Ties:
        """Find which acts belong to one matter, and what they are to each other."""
        self.step("Binder ihop ärenden")
        identity = resolution.identity(self.base)
        found = matters.derive(self.records.each(MatterRecord), identity)
        self._replace(matters.graph_name(self.base), matters.quads(found, self.base))
        self._replace(links_quads.graph_name(self.base), self._links(found, identity))
        return Ties(resolution.aliases, found.of)

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

    def _compare(self) -> None:
        """Find documents that are the same, newer versions or parts of others."""
        self.step("Jämför handlingar")
        twins = find_twins(self.records.each(Record))
        self._replace(
            project_twins.graph_name(self.base), project_twins.quads(twins, self.base)
        )

    def _replace(self, graph: NamedNode, quads: list[Quad]) -> None:
        self.store.replace(graph, quads, self.archive.ledger.seq())
