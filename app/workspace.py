"""Opens a collection with its graph and index, and keeps the three in step.

The archive is the truth. Graph and index remember the last change they have applied;
opening applies what is missing if no one else is writing, and otherwise reads the
last state that was published.
"""

import shutil
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from dataclasses import replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from app.access import acting, marks, public
from app.access.marks import Kind
from app.access.model import Right
from app.lagging import is_behind
from app.settings import FOLLOWUP, RECORDS, RESOLUTION, Settings
from graph import publish, sandbox
from graph.identity import Resolution, keeping
from graph.records import made_by, read_note
from graph.store import Store, in_memory
from graph.store_open import open_published
from graph.store_server import ServerStore
from graph.version import program_fingerprint
from ingest.archive import Archive
from ingest.errors import ArchiveError, LockedError, QueryError
from ingest.ledger import Entry
from ingest.ledger_identity import IdentityEvent
from ingest.ledger_reviews import ReviewEvent
from ingest.model import Artifact
from search.engines import open_engine
from search.model import Engine

# What reads documents and Swedish takes seconds to import; most commands need none.
if TYPE_CHECKING:
    from ingest.fetch import WebPage
    from ingest.intake import Progress, Report
    from search.service import Search
    from search.topics.offering import Offering

CACHED = 64

# Says which step has begun, in the user's words.
Step = Callable[[str], None]


def quiet(_step: str) -> None:
    """Say nothing of the steps."""


class Workspace:
    """One collection as the commands and pages use it."""

    def __init__(
        self, archive: Archive, settings: Settings, tell: Step = quiet
    ) -> None:
        """Wrap an open archive; `open_workspace` and `create` make them.

        Raises:
            LockedError: the index is damaged, and another process is writing.
        """
        self.archive = archive
        self.settings = settings
        self.engine = _engine(archive, settings.engine, tell)
        self._graph: tuple[str, Store] | None = None
        self._resolution: tuple[str, Resolution] | None = None
        self.artifact = lru_cache(CACHED)(self._artifact)

    @cached_property
    def search(self) -> "Search":
        """What searches the texts."""
        from search.service import Search  # noqa: PLC0415

        return Search(self.engine)

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
        """Return the newest published state of the graph, for reading."""
        server = self.settings.server
        mark = "" if server else self.graph_mark()
        if self._graph is None or self._graph[0] != mark:
            opened = open_published(self._graph_folder, server)
            if opened is None:
                return in_memory()
            self._graph = (mark, opened)
        return self._graph[1]

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

    def _made_by(self) -> str | None:
        place = self.settings.graph_place
        return made_by(self.archive.folder / RECORDS, place)

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

    def behind(self) -> bool:
        """Tell whether graph, index or public view lacks changes of the archive."""
        return self._lags() or public.is_behind(self.archive)

    def _lags(self) -> bool:
        last = self.archive.ledger.seq()
        if last and self._made_by() != program_fingerprint():
            return True
        if not self.settings.server and not self.graph_mark():
            return True
        if self.graph.seq() != last or self.engine.seq() != last:
            return True
        return last > 0 and is_behind(self.archive, self.settings.today)

    def ingest(
        self,
        given: "Iterable[Path | WebPage]",
        sync: bool,
        progress: "Progress",
        step: Step = quiet,
        *,
        restricted: bool = False,
    ) -> "Report":
        """Read files and pages in, and bring graph and index up to date.

        What is read is not public if it is `restricted`.

        Raises:
            ForbiddenError: whoever acts may not add documents.
        """
        from ingest.intake import ingest  # noqa: PLC0415

        self.require(Right.ADD)
        if restricted:
            self.require(Right.RESTRICT)
            with self.archive.writing():
                marks.hold(self.archive)
        crew = self.settings.workers or None
        report = ingest(self.archive, given, sync, crew, progress)
        if restricted:
            with self.archive.writing(wait=60):
                marks.settle(self.archive)
        self.catch_up(step)
        return report

    def remove(self, names: Iterable[str]) -> int:
        """Withdraw documents everywhere, by id or name; return how many.

        Raises:
            ForbiddenError: whoever acts may not remove documents.
            ArchiveError: one of them is not in the collection; none is removed.
        """
        self.require(Right.ADD)
        ledger = self.archive.ledger
        kept_aside = {f.failure.source for f in self.archive.failures()}
        found, failed = [], []
        for name in names:
            entry = ledger.entry(name)
            if entry is not None:
                found.append(entry)
            elif name in kept_aside:
                failed.append(name)
            else:
                message = f"Dokumentet {name} finns inte i samlingen."
                raise ArchiveError(message)
        with self.archive.writing():
            for entry in found:
                ledger.remove(entry.id)
            for name in failed:
                ledger.forgive(name)
        self.catch_up(quiet)
        return len(found) + len(failed)

    def catch_up(self, step: Step = quiet, wait: float = 60) -> None:
        """Apply to graph and index what they lack.

        Raises:
            LockedError: another process was still writing after `wait` seconds.
        """
        if not self.behind():
            return
        with self.archive.writing(wait):
            if self._lags():
                _project(self.archive, self.engine, self.settings, step)
            self.renew_public(step)
        self.artifact.cache_clear()

    def renew_public(self, step: Step = quiet, *, anew: bool = False) -> None:
        """Bring the public view in step; the archive's lock must be held."""

        def project(place: Path) -> None:
            settings = replace(self.settings, collection=place, server=None)
            with closing(Workspace(Archive(place), settings)) as view:
                view.catch_up(step)

        public.sync(self.archive, project, step, anew=anew)

    def decide(self, kind: Kind, written: Iterable[str], why: str = "") -> list[Entry]:
        """Decide that documents are not public, or are; return those it is about.

        Args:
            kind: What is decided.
            written: Documents by id or name, or patterns of names (`marks.decide`).
            why: For what reason.

        Raises:
            ForbiddenError: whoever acts may not decide it.
            ArchiveError: one of them is not in the collection; nothing is decided.
        """
        self.require(Right.RESTRICT)
        with self.archive.writing(wait=60):
            found = marks.decide(self.archive, kind, written, why)
        self.catch_up()
        return found

    def require(self, right: Right) -> None:
        """Let whoever acts go on.

        Raises:
            ForbiddenError: they may not do it here.
        """
        acting.require(right)

    def keep_review(self, event: ReviewEvent) -> ReviewEvent:
        """Add to what people have said of promises, and judge what it touches.

        Raises:
            ForbiddenError: whoever acts may not review.
        """
        self.require(Right.REVIEW)
        with self.archive.writing(wait=60):
            numbered = self.archive.ledger.reviews.append(event)
        self.catch_up()
        return numbered

    def keep_identity(self, event: IdentityEvent) -> IdentityEvent:
        """Add to what people have decided of who is who, and follow it.

        Raises:
            ForbiddenError: whoever acts may not review.
        """
        self.require(Right.REVIEW)
        with self.archive.writing(wait=60):
            kept = self.archive.ledger.identity.append(event)
        self.catch_up()
        return kept

    def close(self) -> None:
        """Close what is open."""
        self.archive.close()


def _engine(archive: Archive, name: str, tell: Step) -> Engine:
    """Open the index; a damaged one is thrown away, and so lacks everything."""
    folder = archive.folder / "index"
    try:
        return open_engine(folder, name)
    except ArchiveError:
        with archive.writing():
            # Someone else may have mended it meanwhile.
            with suppress(ArchiveError):
                return open_engine(folder, name)
            shutil.rmtree(folder)
            tell("Sökindexet var skadat och görs om ur arkivet")
            return open_engine(folder, name)


def _project(archive: Archive, engine: Engine, settings: Settings, step: Step) -> None:
    """Bring graph and index in step with the archive; its lock must be held."""
    from app.projection import Projection  # noqa: PLC0415

    Projection(archive, engine, settings, step).catch_up()


def open_workspace(settings: Settings, tell: Step = quiet) -> Workspace:
    """Open an existing collection; apply what graph and index lack if no one writes.

    `tell` is told if the index was found damaged.

    Raises:
        NoCollectionError: there is no collection in the folder.
        LockedError: the index is damaged, and another process is writing.
    """
    workspace = Workspace(Archive(settings.collection), settings, tell)
    # Someone else may be writing and will publish; until then read what there is.
    with suppress(LockedError):
        workspace.catch_up(wait=0)
    return workspace


def rebuild(settings: Settings, step: Step = quiet) -> Workspace:
    """Make graph and index anew from the archive, whatever state they are in.

    Raises:
        NoCollectionError: there is no collection in the folder.
        LockedError: another process is writing.
    """
    archive = Archive(settings.collection)
    workspace = Workspace(archive, settings, step)
    with archive.writing():
        # Readers keep the published graph they have until the new one is there.
        shutil.rmtree(archive.folder / "graph" / "store", ignore_errors=True)
        for kept in (RECORDS, FOLLOWUP):
            place = archive.folder / kept
            for left in place.parent.glob(f"{place.name}*"):
                left.unlink()
        workspace.engine.clear()
        _project(archive, workspace.engine, settings, step)
        workspace.renew_public(step, anew=True)
    return workspace


def create_workspace(settings: Settings, tell: Step = quiet) -> Workspace:
    """Open the collection, making it first if it is not there."""
    return Workspace(Archive.create(settings.collection), settings, tell)
