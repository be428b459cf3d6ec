"""A collection as it is read: its documents, its index and its published graph.

Each is opened when it is first asked for; the graph is opened anew when a newer state
of it has been published.
"""

from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from app.operations.remaking import Part, RemakeError, is_damage
from app.settings import RECORDS, RESOLUTION, Settings
from graph import publish, sandbox
from graph.columns import Columns, StoreColumns
from graph.identity import Resolution, keeping
from graph.records import read_note
from graph.store import Store, in_memory
from graph.store_open import open_published
from graph.store_server import ServerStore
from ingest.archive import Archive
from ingest.errors import ArchiveError, GraphError, QueryError
from ingest.model import Artifact
from search.engines import open_engine
from search.model import Engine

# What reads Swedish takes seconds to import; most commands need none of it.
if TYPE_CHECKING:
    from search.service import Search
    from search.topics.offering import Offering

CACHED = 64


class Collection:
    """One collection, for reading."""

    def __init__(self, archive: Archive, settings: Settings) -> None:
        """Wrap an open archive."""
        self.archive = archive
        self.settings = settings
        self._engine: Engine | None = None
        self._search: Search | None = None
        self._graph: tuple[str, Store] | None = None
        self._resolution: tuple[str, Resolution] | None = None
        self.artifact = lru_cache(CACHED)(self._artifact)

    @property
    def engine(self) -> Engine:
        """Return the index, which lacks everything until it has been made.

        Raises:
            RemakeError: it is damaged.
        """
        if self._engine is None:
            folder = self.archive.folder
            try:
                self._engine = open_engine(folder / "index", self.settings.engine)
            except ArchiveError as error:
                raise RemakeError(folder, "index") from error
        return self._engine

    @property
    def search(self) -> "Search":
        """Return what searches the texts.

        Raises:
            RemakeError: the index is damaged, or has not been made yet.
        """
        if self._search is None:
            from search.service import Search  # noqa: PLC0415

            if "index" in self.lacking():
                raise RemakeError(self.archive.folder, "index")
            self._search = Search(self.engine)
        return self._search

    @cached_property
    def related(self) -> "Offering":
        """What offers words related to those asked for."""
        from search.topics.offering import Offering  # noqa: PLC0415

        return Offering(self.archive.folder / "index")

    @property
    def _graph_folder(self) -> Path:
        return self.archive.folder / "graph"

    def graph_mark(self) -> str:
        """Return what changes whenever the graph that readers see has changed."""
        if self.settings.server is not None:
            return str(self.graph.seq())
        copy = publish.current(self._graph_folder / "published")
        return copy.name if copy else ""

    @property
    def graph(self) -> Store:
        """Return the newest published state of the graph, for reading.

        Raises:
            RemakeError: it is damaged.
        """
        server = self.settings.server
        mark = "" if server else self.graph_mark()
        if self._graph is None or self._graph[0] != mark:
            try:
                opened = open_published(self._graph_folder, server)
            except GraphError as error:
                if server or not is_damage(error):
                    raise
                raise RemakeError(self.archive.folder, "graph") from error
            if opened is None:
                return in_memory()
            self._graph = (mark, opened)
        return self._graph[1]

    @property
    def columns(self) -> Columns:
        """Return what answers about the whole collection are put together of."""
        return StoreColumns(self.graph)

    def ask(self, sparql: str) -> sandbox.Answer:
        """Answer a query that a person has written; it only reads, within limits.

        Raises:
            QueryError: the query is refused, wrong or too heavy, or there is no graph.
        """
        server = self.settings.server
        if server is not None:
            return sandbox.ask_server(ServerStore(server).connection, sparql)
        copy = publish.current(self._graph_folder / "published")
        if copy is None:
            raise QueryError("Grafen är tom. Läs in dokument först.")
        return sandbox.ask(copy, sparql)

    @property
    def resolution(self) -> Resolution:
        """Return who is who, as the newest published graph has it."""
        mark = self.graph_mark()
        if self._resolution is None or self._resolution[0] != mark:
            path = self.archive.folder / RECORDS
            found = read_note(path, RESOLUTION, keeping.KeptResolution)
            self._resolution = (mark, keeping.restore(found))
        return self._resolution[1]

    def _artifact(self, document: str) -> Artifact:
        entry = self.archive.ledger.entry(document)
        if entry is None:
            message = f"Dokumentet {document} finns inte i samlingen."
            raise ArchiveError(message)
        return self.archive.artifact(entry)

    def lacking(self) -> frozenset[Part]:
        """Return what cannot be used until it has been made, or made anew."""
        if not self.archive.ledger.seq():
            return frozenset()
        found: set[Part] = set()
        try:
            if not self.engine.seq():
                found.add("index")
        except (RemakeError, OSError, ValueError):
            self._engine = self._search = None
            found.add("index")
        try:
            if not self.settings.server and not self.graph.seq():
                found.add("graph")
        except RemakeError:
            found.add("graph")
        return frozenset(found)

    def close(self) -> None:
        """Close what is open, and let go of the graph that was read."""
        self._graph = None
        self.archive.close()
