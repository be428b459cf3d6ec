"""The collection's ledger: which documents, versions and failures there are.

SQLite in WAL mode with full synchronisation. Every change of the truth gets the
next number of `change.seq`; graph and index remember the last one they applied.
What people have decided of who is who stands in `identity`, what they have said of
promises in `review`, which has numbers of its own.
"""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from ingest import databases, ledger_schema
from ingest.errors import ArchiveError
from ingest.ledger_aside import AsideLog
from ingest.ledger_identity import IdentityLog
from ingest.ledger_reviews import ReviewLog
from ingest.ledger_scrubbing import Scrubbing
from ingest.ledger_sharing import Shared
from ingest.ledger_tombstones import Tombstones
from ingest.ledger_verdicts import VerdictLog
from ingest.model import Failure


@dataclass(frozen=True, slots=True)
class Entry:
    """One document as the ledger knows it.

    `path` is where it was last read; `origin` what was then known of where it came
    from, as text to compare with.
    """

    id: str
    name: str
    path: str
    root: str
    sha256: str
    artifact: str
    rules: str
    version: int
    seq: int
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Container:
    """A file that holds files, all of which were dealt with under these rules.

    `parts` counts the documents and failures that came out of it and out of what it
    holds, `skipped` what is no document.
    """

    name: str
    path: str
    root: str
    sha256: str
    rules: str
    origin: str
    parts: int
    skipped: int


@dataclass(frozen=True, slots=True)
class FailedFile:
    """A file kept aside, with the bytes and rules it failed under."""

    failure: Failure
    path: str
    root: str
    sha256: str
    rules: str


_ENTRY = "id, name, path, root, sha256, artifact, rules, version, seq, origin"


class Ledger:
    """Reads and writes the ledger; one writer at a time (the archive's lock)."""

    def __init__(self, path: Path) -> None:
        """Open the ledger at `path`, making it if it is not there.

        Where nothing may be written it can only be read.

        Raises:
            ArchiveError: it is damaged, or a later version made it.
        """
        try:
            self._db = Shared(_opened(path))
        except sqlite3.DatabaseError as error:
            message = f"Samlingens liggare går inte att öppna: {error}"
            raise ArchiveError(message) from error
        self.identity = IdentityLog(self._db)
        self.reviews = ReviewLog(self._db)
        self.verdicts = VerdictLog(self._db)
        self.aside = AsideLog(self._db)
        self.tombstones = Tombstones(self._db)
        self.scrubbing = Scrubbing(self._db)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def seq(self) -> int:
        """Return the number of the latest change (0 in an empty collection)."""
        row = self._db.row("SELECT max(seq) FROM change")
        return int(row[0] or 0)

    def counts(self) -> tuple[int, int]:
        """Return how many documents there are, and in how many versions."""
        statement = "SELECT count(*), coalesce(sum(version), 0) FROM document"
        documents, versions = self._db.row(statement)
        return documents, versions

    def entries(self) -> list[Entry]:
        """Return all documents in order of name."""
        rows = self._db.rows(f"SELECT {_ENTRY} FROM document ORDER BY name")  # noqa: S608
        return [Entry(*row) for row in rows]

    def count(self) -> int:
        """Return how many documents there are."""
        row = self._db.row("SELECT COUNT(*) FROM document")
        return int(row[0]) if row else 0

    def entry(self, key: str) -> Entry | None:
        """Return the document with that id or name."""
        row = self._db.row(
            f"SELECT {_ENTRY} FROM document WHERE id = ? OR name = ?",  # noqa: S608
            (key, key),
        )
        return Entry(*row) if row else None

    def at_path(self, path: str) -> Entry | None:
        """Return the document last read from that file."""
        row = self._db.row(
            f"SELECT {_ENTRY} FROM document WHERE path = ?",  # noqa: S608
            (path,),
        )
        return Entry(*row) if row else None

    def below(self, name: str) -> list[Entry]:
        """Return the documents that came out of the file called `name`, in order."""
        rows = self._db.rows(
            f"SELECT {_ENTRY} FROM document WHERE name > ? AND name < ? ORDER BY name",  # noqa: S608
            (name + "/", name + "0"),
        )
        return [Entry(*row) for row in rows]

    def containers(self) -> list[Container]:
        """Return the files that hold files, in order of name."""
        rows = self._db.rows(
            "SELECT name, path, root, sha256, rules, origin, parts, skipped "
            "FROM container ORDER BY name"
        )
        return [Container(*row) for row in rows]

    def note_container(self, container: Container) -> None:
        """Note that all that a container holds has been dealt with."""
        with self._db.transaction() as db:
            db.execute(
                "INSERT OR REPLACE INTO container VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    container.name,
                    container.path,
                    container.root,
                    container.sha256,
                    container.rules,
                    container.origin,
                    container.parts,
                    container.skipped,
                ),
            )

    def forget_container(self, name: str) -> None:
        """Forget a container that is gone, or that must be opened again."""
        with self._db.transaction() as db:
            db.execute("DELETE FROM container WHERE name = ?", (name,))

    def changes_after(self, seq: int) -> list[tuple[int, str]]:
        """Return (seq, document id), the latest change of each document after `seq`."""
        rows = self._db.rows(
            "SELECT max(seq), document FROM change WHERE seq > ? "
            "AND kind != 'identity' GROUP BY document ORDER BY 1",
            (seq,),
        )
        return [(int(number), str(document)) for number, document in rows]

    def store(self, entry: Entry) -> Entry:
        """Make `entry` the current version of its document; return it numbered."""
        with self._db.transaction() as db:
            cursor = db.execute(
                "INSERT INTO change(document, kind) VALUES(?, 'stored')", (entry.id,)
            )
            seq = int(cursor.lastrowid or 0)
            before = db.execute(
                "SELECT max(number) FROM version WHERE document = ?", (entry.id,)
            ).fetchone()
            number = int(before[0] or 0) + 1
            values = (
                entry.id,
                entry.name,
                entry.path,
                entry.root,
                entry.sha256,
                entry.artifact,
                entry.rules,
                number,
                seq,
                entry.origin,
            )
            db.execute(
                f"INSERT OR REPLACE INTO document({_ENTRY}) "
                "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                values,
            )
            db.execute(
                "INSERT INTO version VALUES(?, ?, ?, ?, ?, ?)",
                (entry.id, number, entry.sha256, entry.artifact, entry.rules, seq),
            )
            db.execute("DELETE FROM failure WHERE path = ?", (entry.path,))
            db.execute("DELETE FROM aside WHERE path = ?", (entry.path,))
        return Entry(*values)

    def move(self, document: str, path: str, root: str) -> None:
        """Note that a document's file now lies elsewhere; its facts are the same."""
        with self._db.transaction() as db:
            db.execute(
                "UPDATE document SET path = ?, root = ? WHERE id = ?",
                (path, root, document),
            )

    def remove(self, *documents: str) -> None:
        """Withdraw documents, all or none; their versions stay listed."""
        with self._db.transaction() as db:
            for one in documents:
                db.execute("DELETE FROM document WHERE id = ?", (one,))
                db.execute(
                    "INSERT INTO change(document, kind) VALUES(?, 'removed')", (one,)
                )

    def versions(self, document: str) -> list[tuple[int, str, int]]:
        """Return (number, SHA-256 of the original, seq) of each version."""
        rows = self._db.rows(
            "SELECT number, sha256, seq FROM version WHERE document = ? ORDER BY 1",
            (document,),
        )
        return [(int(n), str(sha), int(seq)) for n, sha, seq in rows]

    def has_version(self, sha256: str) -> bool:
        """Tell whether a document is, or was, made of an original."""
        found = self._db.row(
            "SELECT 1 FROM version WHERE sha256 = ? LIMIT 1", (sha256,)
        )
        return found is not None

    def artifacts(self, document: str, until: int) -> list[str]:
        """Return the artifacts of the document's versions up to a change, in order."""
        rows = self._db.rows(
            "SELECT artifact FROM version WHERE document = ? AND seq <= ? "
            "GROUP BY artifact ORDER BY min(number)",
            (document, until),
        )
        return [str(row[0]) for row in rows]

    def failures(self) -> list[FailedFile]:
        """Return the files kept aside, in order of name."""
        rows = self._db.rows(
            "SELECT name, stage, reason, advice, path, root, sha256, rules "
            "FROM failure ORDER BY name"
        )
        return [
            FailedFile(Failure(name, stage, reason, advice), *rest)
            for name, stage, reason, advice, *rest in rows
        ]

    def fail(self, failed: FailedFile) -> None:
        """Keep a file aside until it is dealt with."""
        what = failed.failure
        with self._db.transaction() as db:
            db.execute(
                "INSERT OR REPLACE INTO failure VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    what.source,
                    failed.path,
                    failed.root,
                    failed.sha256,
                    failed.rules,
                    what.stage,
                    what.reason,
                    what.advice,
                ),
            )

    def forgive(self, name: str) -> bool:
        """Take a file off the failure list; return whether it was on it."""
        with self._db.transaction() as db:
            db.execute("DELETE FROM aside WHERE name = ?", (name,))
            cursor = db.execute("DELETE FROM failure WHERE name = ?", (name,))
        return cursor.rowcount > 0


def _opened(path: Path) -> sqlite3.Connection:
    """Open the file and bring its tables up to this version's."""
    try:
        db = databases.writer(path)
    except sqlite3.OperationalError:
        db = databases.reader(path)
        found = ledger_schema.form(db)
    else:
        found = ledger_schema.form(db)
        if found < ledger_schema.FORMAT:
            ledger_schema.bring_up(db)
            return db
    if found != ledger_schema.FORMAT:
        db.close()
        message = (
            f"Samlingens liggare har format {found}; den här versionen läser "
            f"{ledger_schema.FORMAT}."
        )
        raise ArchiveError(message)
    return db
