"""The ledger's connection, which a process's threads share: one at a time.

The sums of the rows are worked out in Python while SQLite holds the connection
(`ledger_sums`). A thread that read on it meanwhile would wait for SQLite without
letting go of the interpreter, the one that writes would wait for the interpreter, and
the whole process would stand still for ever. Nor may a thread see what another has not
committed.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import RLock
from typing import Any

from ingest import databases, ledger_sums


class Shared:
    """A connection whose questions are answered whole before another is asked."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Share an open connection, on which nothing else may be done from now on."""
        self._db = db
        self._lock = RLock()
        self._sums_are_kept = False

    def rows(self, statement: str, values: Sequence[object] = ()) -> list[Any]:
        """Return all rows of an answer.

        Raises:
            sqlite3.DatabaseError: it cannot be answered.
        """
        with self._lock:
            return self._db.execute(statement, values).fetchall()

    def row(self, statement: str, values: Sequence[object] = ()) -> Any:
        """Return the first row of an answer, None where there is none.

        Raises:
            sqlite3.DatabaseError: it cannot be answered.
        """
        return next(iter(self.rows(statement, values)), None)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Write all of what is done within or nothing; other threads wait.

        Raises:
            sqlite3.DatabaseError: it cannot be written.
        """
        with self._lock:
            if not self._sums_are_kept:
                ledger_sums.attach(self._db)
                self._sums_are_kept = True
            with databases.whole(self._db):
                yield self._db

    def close(self) -> None:
        """Close the connection."""
        with self._lock:
            self._db.close()
