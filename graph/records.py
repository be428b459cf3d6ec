"""What is kept of each document for that which follows from several documents.

Who is who, which acts belong to one matter and which documents are alike can only be
told from all of them together. A few small records of each are enough for that, so
that one new document costs no pass over every artifact. They are a projection like
the graph: made by one program, emptied when another opens them, and made anew.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, closing
from pathlib import Path
from typing import TypeVar

import msgspec

from ingest import databases
from ingest.errors import GraphError

SCHEMA = """
CREATE TABLE IF NOT EXISTS record(
  kind TEXT NOT NULL, document TEXT NOT NULL, data BLOB NOT NULL,
  PRIMARY KEY(kind, document)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS note(name TEXT PRIMARY KEY, data BLOB NOT NULL);
"""
_SEQ, _PROGRAM, _COMPLETE = "seq", "program", "complete"

T = TypeVar("T")


class Records:
    """The records of a collection, by kind (their dataclass) and document id."""

    def __init__(self, path: Path, program: str) -> None:
        """Open the records at `path`; those of another program are forgotten.

        Raises:
            GraphError: the file cannot be opened.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, isolation_level=None, timeout=30)
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.executescript(SCHEMA)
            if self.noted(_PROGRAM, str) != program:
                with self.writing():
                    self._db.execute("DELETE FROM record")
                    self._db.execute("DELETE FROM note")
                    self.note(_PROGRAM, program)
        except (OSError, sqlite3.DatabaseError) as error:
            message = f"Grafens underlag kan inte öppnas: {error}"
            raise GraphError(message) from error

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def writing(self) -> AbstractContextManager[None]:
        """Make all changes within or, if something fails, none of them."""
        return databases.whole(self._db)

    def seq(self) -> int:
        """Return the last change of the collection that the records hold."""
        return self.noted(_SEQ, int) or 0

    def apply(
        self, changes: Iterable[tuple[str, Iterable[object] | None]], seq: int
    ) -> None:
        """Replace the records of each document (None: it is gone), all in one."""
        with self.writing():
            for document, records in changes:
                self._db.execute("DELETE FROM record WHERE document = ?", (document,))
                rows = (
                    (type(one).__name__, document, _encode(one))
                    for one in records or ()
                )
                self._db.executemany("INSERT INTO record VALUES(?, ?, ?)", rows)
            self.note(_SEQ, seq)

    def put(self, document: str, record: object) -> None:
        """Keep one more record of a document, in place of one of its kind."""
        self._db.execute(
            "INSERT OR REPLACE INTO record VALUES(?, ?, ?)",
            (type(record).__name__, document, _encode(record)),
        )

    def complete(self, place: str) -> None:
        """Note that the graph at `place` holds all that follows from these records."""
        self.note(_COMPLETE, place)

    def is_complete(self, place: str) -> bool:
        """Tell whether the graph at `place` was made whole from these records."""
        return self.noted(_COMPLETE, str) == place

    def each(self, kind: type[T]) -> Iterator[T]:
        """Yield the records of one kind, in order of their documents' ids."""
        rows = self._db.execute(
            "SELECT data FROM record WHERE kind = ? ORDER BY document", (kind.__name__,)
        )
        decoder = msgspec.json.Decoder(kind)
        for (data,) in rows:
            yield decoder.decode(data)

    def some(self, kind: type[T], documents: Iterable[str]) -> Mapping[str, T]:
        """Return document id → its record, for those that have one."""
        decoder = msgspec.json.Decoder(kind)
        found = {}
        for document in documents:
            row = self._db.execute(
                "SELECT data FROM record WHERE kind = ? AND document = ?",
                (kind.__name__, document),
            ).fetchone()
            if row:
                found[document] = decoder.decode(row[0])
        return found

    def note(self, name: str, value: object) -> None:
        """Keep a value by name, for the next time."""
        self._db.execute(
            "INSERT OR REPLACE INTO note VALUES(?, ?)", (name, _encode(value))
        )

    def noted(self, name: str, kind: type[T]) -> T | None:
        """Return the value kept by that name, or None."""
        row = self._db.execute(
            "SELECT data FROM note WHERE name = ?", (name,)
        ).fetchone()
        return msgspec.json.decode(row[0], type=kind) if row else None


def made_by(path: Path, place: str) -> str | None:
    """Return the program that made the graph at `place` from the records at `path`."""
    if read_note(path, _COMPLETE, str) != place:
        return None
    return read_note(path, _PROGRAM, str)


def read_note(path: Path, name: str, kind: type[T]) -> T | None:
    """Return a value kept by name in the records at `path`, as any reader may."""
    if not path.is_file():
        return None
    try:
        with closing(databases.reader(path)) as db:
            row = db.execute("SELECT data FROM note WHERE name = ?", (name,)).fetchone()
    except sqlite3.DatabaseError:
        return None
    return msgspec.json.decode(row[0], type=kind) if row else None


def read_each(path: Path, kind: type[T]) -> Iterator[T]:
    """Yield the records of one kind at `path`, as any reader may, in order of id.

    Raises:
        GraphError: they cannot be read.
    """
    if not path.is_file():
        return
    decoder = msgspec.json.Decoder(kind)
    try:
        with closing(databases.reader(path)) as db:
            rows = db.execute(
                "SELECT data FROM record WHERE kind = ? ORDER BY document",
                (kind.__name__,),
            )
            for (data,) in rows:
                yield decoder.decode(data)
    except sqlite3.DatabaseError as error:
        message = f"Grafens underlag kan inte läsas just nu: {error}"
        raise GraphError(message) from error


def _encode(value: object) -> bytes:
    return msgspec.json.encode(value, order="deterministic")
