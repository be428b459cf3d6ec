"""SQLite files of a collection, opened for writing or where nothing may be written."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

# Seconds to wait for someone else's transaction.
PATIENCE = 30


def writer(path: Path) -> sqlite3.Connection:
    """Open a file so that what is committed survives a power cut; make it if need be.

    Raises:
        sqlite3.DatabaseError: it cannot be opened or written, or is no database.
    """
    db = sqlite3.connect(
        path, isolation_level=None, timeout=PATIENCE, check_same_thread=False
    )
    try:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=FULL")
    except BaseException:
        db.close()
        raise
    return db


def reader(path: Path) -> sqlite3.Connection:
    """Open a file for reading, also where nothing may be written beside it.

    A file with a write-ahead log needs another file beside it even to be read. Where
    that cannot be made the log is either empty, and the file alone is read as it is; or
    it holds something, and a copy of both is read.

    Raises:
        sqlite3.DatabaseError: it is not there, cannot be read or is no database.
    """
    address = path.resolve().as_uri()
    with suppress(sqlite3.OperationalError):
        return _tried(f"{address}?mode=ro")
    log = path.with_name(f"{path.name}-wal")
    if not (log.is_file() and log.stat().st_size):
        return _tried(f"{address}?mode=ro&immutable=1")
    return _copied(path, log)


@contextmanager
def whole(db: sqlite3.Connection) -> Iterator[None]:
    """Write all of what is done within or, if something fails, none of it.

    Raises:
        sqlite3.DatabaseError: it cannot be written.
    """
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def _copied(path: Path, log: Path) -> sqlite3.Connection:
    """Return what a file and its log hold, in memory."""
    found = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        with TemporaryDirectory(prefix="sagt-las-") as folder:
            for one in (path, log):
                shutil.copyfile(one, Path(folder) / one.name)
            with closing(_tried((Path(folder) / path.name).as_uri())) as db:
                db.backup(found)
    except OSError as error:
        raise sqlite3.OperationalError(str(error)) from error
    return found


def _tried(address: str) -> sqlite3.Connection:
    db = sqlite3.connect(
        address,
        uri=True,
        isolation_level=None,
        timeout=PATIENCE,
        check_same_thread=False,
    )
    try:
        db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        db.close()
        raise
    return db
