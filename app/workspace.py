"""Opens a collection with its graph and index, and keeps the three in step.

The archive is the truth. Graph and index remember the last change they have applied;
opening applies what is missing if no one else is writing, and otherwise reads the
last state that was published.
"""

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app import withdrawing
from app.access import acting, marks, public
from app.access.marks import Kind
from app.access.model import Right
from app.collection import Collection
from app.lagging import is_behind
from app.operations import audit, making, notes
from app.operations.remaking import RemakeError
from app.settings import RECORDS, Settings
from graph.records import made_by
from graph.version import program_fingerprint
from ingest.archive import Archive
from ingest.errors import LockedError, NotWritableError
from ingest.ledger import Entry
from ingest.ledger_identity import IdentityEvent
from ingest.ledger_reviews import ReviewEvent

# What reads documents and Swedish takes seconds to import; most commands need none.
if TYPE_CHECKING:
    from ingest.fetch import WebPage
    from ingest.intake import Progress, Report

# Says which step has begun, in the user's words.
Step = Callable[[str], None]


def quiet(_step: str) -> None:
    """Say nothing of the steps."""


class Workspace(Collection):
    """One collection as the commands and pages use it: read, added to and decided on.

    `open_workspace` and `create_workspace` make them.
    """

    def __init__(
        self, archive: Archive, settings: Settings, tell: Step = quiet
    ) -> None:
        """Wrap an open archive; `tell` is told if the index is damaged.

        That is when it is to be brought in step.
        """
        super().__init__(archive, settings)
        self._tell = tell

    def is_foreign(self) -> bool:
        """Tell whether another program has made the graph, or not finished it."""
        if not self.archive.ledger.seq():
            return False
        records = self.archive.folder / RECORDS
        return made_by(records, self.settings.graph_place) != program_fingerprint()

    def behind(self) -> bool:
        """Tell whether graph, index or public view lacks changes of the archive."""
        return self._lags() or public.is_behind(self.archive)

    def _lags(self) -> bool:
        last = self.archive.ledger.seq()
        if self.is_foreign() or self.lacking():
            return True
        if not self.settings.server and not self.graph_mark():
            return True
        if self.graph.seq() != last or self.engine.seq() != last:
            return True
        try:
            return last > 0 and is_behind(self.archive, self.settings.today)
        except sqlite3.DatabaseError:
            # What follow-up has kept is damaged.
            return True

    def ingest(  # noqa: PLR0913 - what a run may be told
        self,
        given: "Iterable[Path | WebPage]",
        sync: bool,
        progress: "Progress",
        step: Step = quiet,
        *,
        restricted: bool = False,
        remember: bool = False,
        wait: float = 0,
    ) -> "Report":
        """Read files and pages in, and bring graph and index up to date.

        What is read is not public if it is `restricted`; `remember` reads also what
        has been forgotten. Someone else who writes is waited for `wait` seconds.

        Raises:
            ForbiddenError: whoever acts may not add documents.
            LockedError: another process was still writing then.
        """
        from ingest.intake import ingest  # noqa: PLC0415

        self.require(Right.ADD)
        if restricted:
            self.require(Right.RESTRICT)
            with self.archive.writing(wait):
                marks.hold(self.archive)
        crew = self.settings.workers or None
        known = self.archive, given, sync, crew, progress
        report = ingest(*known, remember=remember, wait=wait, aside=self.settings.aside)
        notes.ingested(self.archive.folder, report)
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
        removed = withdrawing.withdraw(self.archive, names)
        audit.note("removed", documents=removed)
        self.catch_up(quiet)
        return removed

    def catch_up(self, step: Step = quiet, wait: float = 60) -> None:
        """Apply to graph and index what they lack.

        Raises:
            LockedError: another process was still writing after `wait` seconds.
        """
        if not self.behind():
            return
        with self.archive.writing(wait):
            if self._lags():
                making.project(self, step, self._tell)
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
        audit.note("decided_public", kind=kind, documents=len(found))
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


def open_workspace(settings: Settings, tell: Step = quiet) -> Workspace:
    """Open an existing collection; apply what graph and index lack if no one writes.

    `tell` is told if graph or index was found damaged.

    Raises:
        NoCollectionError: there is no collection in the folder.
    """
    workspace = Workspace(Archive(settings.collection), settings, tell)
    in_step(workspace)
    return workspace


def in_step(workspace: Workspace) -> None:
    """Apply what graph and index lack, however long it takes, if no one writes."""
    # Whoever writes will publish; until then there is what was published last.
    with suppress(LockedError, NotWritableError):
        workspace.catch_up(wait=0)


def rebuild(settings: Settings, step: Step = quiet) -> Workspace:
    """Make graph and index anew from the archive, whatever state they are in.

    Raises:
        NoCollectionError: there is no collection in the folder.
        LockedError: another process is writing.
    """
    workspace = Workspace(Archive(settings.collection), settings, step)
    with workspace.archive.writing():
        making.forget_graph(workspace.archive.folder)
        with suppress(RemakeError):
            workspace.engine.clear()
        making.project(workspace, step, step)
        workspace.renew_public(step, anew=True)
    return workspace


def create_workspace(settings: Settings, tell: Step = quiet) -> Workspace:
    """Open the collection, making it first if it is not there."""
    return Workspace(Archive.create(settings.collection), settings, tell)
