"""How well the documents of a collection could be read, counted once for each.

What is counted of a document's text version is kept beside the graph, so that only new
versions are looked at the next time. It can be thrown away: it is counted again.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

import msgspec

from app.workspace import Workspace
from ingest.model import Artifact

KEPT = "graph/lasning.sqlite"
_TABLE = "CREATE TABLE IF NOT EXISTS counted(artifact TEXT PRIMARY KEY, data BLOB)"
# A fact or a type that is less sure than this should be looked at.
UNSURE = 0.75
# Documents between two times that what is counted is kept.
PART = 100

# Told how many documents are done, of how many, and which was the last.
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted of one text version: pages, and facts that carry a surety."""

    pages: int
    hard: int
    recognised: int
    facts: int
    unsure: int
    unsure_type: bool
    warnings: int


@dataclass(frozen=True, slots=True)
class Read:
    """A document and what was counted of it."""

    id: str
    name: str
    counted: Counted


def kept(workspace: Workspace) -> int:
    """Return how many text versions have been counted, those no longer used too."""
    with _kept(workspace) as db:
        return int(db.execute("SELECT count(*) FROM counted").fetchone()[0])


def missing(workspace: Workspace) -> int:
    """Return how many documents have not been counted yet."""
    with _kept(workspace) as db:
        known = {row[0] for row in db.execute("SELECT artifact FROM counted")}
    entries = workspace.archive.ledger.entries()
    return sum(entry.artifact not in known for entry in entries)


def read(workspace: Workspace) -> tuple[Read, ...]:
    """Return the documents that have been counted, by name."""
    with _kept(workspace) as db:
        rows = db.execute("SELECT artifact, data FROM counted")
        known = {artifact: _decoded(data) for artifact, data in rows}
    return tuple(
        Read(entry.id, entry.name, known[entry.artifact])
        for entry in workspace.archive.ledger.entries()
        if entry.artifact in known
    )


def count(workspace: Workspace, progress: Progress) -> None:
    """Count the documents that have not been counted; keep it as it goes on.

    Raises:
        ArchiveError: what was read of a document is missing or damaged.
    """
    with _kept(workspace) as db:
        known = {row[0] for row in db.execute("SELECT artifact FROM counted")}
        entries = workspace.archive.ledger.entries()
        left = [entry for entry in entries if entry.artifact not in known]
        for done, entry in enumerate(left, 1):
            found = counted(workspace.archive.artifact(entry))
            row = (entry.artifact, msgspec.msgpack.encode(found))
            db.execute("INSERT OR REPLACE INTO counted VALUES (?, ?)", row)
            if done % PART == 0 or done == len(left):
                db.commit()
            progress(done, len(left), entry.name)


def counted(artifact: Artifact) -> Counted:
    """Return what is counted of a document."""
    document, facts = artifact.document, artifact.facts
    sure = [
        *(one.confidence for one in facts.decisions),
        *(one.confidence for one in facts.commitments),
        *(one.confidence for one in facts.followups),
    ]
    return Counted(
        pages=len(document.pages) or 1,
        hard=sum(page.hard for page in document.pages),
        recognised=sum(page.source == "ocr" for page in document.pages),
        facts=len(sure),
        unsure=sum(confidence < UNSURE for confidence in sure),
        unsure_type=document.type_confidence < UNSURE,
        warnings=len(document.warnings),
    )


@contextmanager
def _kept(workspace: Workspace) -> Iterator[sqlite3.Connection]:
    place = workspace.archive.folder / KEPT
    place.parent.mkdir(exist_ok=True)
    with closing(sqlite3.connect(place, timeout=30)) as db:
        db.execute(_TABLE)
        yield db


def _decoded(data: bytes) -> Counted:
    return msgspec.msgpack.decode(data, type=Counted)
