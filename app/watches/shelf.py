"""The file that watches are kept in: opened, made, and set aside where it is damaged.

It holds what people have asked for, so it is no projection: nothing else makes it
anew. SQLite in WAL mode; `user_version` is the version of its tables.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import filelock

from ingest.errors import ArchiveError

NAME = "bevakningar.sqlite"
ASIDE = "bevakningar-skadad-{number}.sqlite"
# Seconds to wait for someone else who writes.
PATIENCE = 30
VERSION = 1
TABLES = """
CREATE TABLE watch(
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, what TEXT NOT NULL, name TEXT NOT NULL,
  filters TEXT NOT NULL, who TEXT NOT NULL, email TEXT NOT NULL,
  muted INTEGER NOT NULL, mentions INTEGER NOT NULL, made TEXT NOT NULL,
  looked INTEGER NOT NULL, verdicts INTEGER NOT NULL, mark TEXT NOT NULL,
  trouble TEXT NOT NULL, removed TEXT);
CREATE TABLE seen(
  watch TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY(watch, key)) WITHOUT ROWID;
CREATE TABLE news(
  number INTEGER PRIMARY KEY AUTOINCREMENT, watch TEXT NOT NULL, key TEXT NOT NULL,
  document TEXT NOT NULL, item TEXT NOT NULL, found TEXT NOT NULL,
  present INTEGER NOT NULL DEFAULT 1, is_read INTEGER NOT NULL DEFAULT 0,
  is_sent INTEGER NOT NULL DEFAULT 0, UNIQUE(watch, key));
CREATE INDEX news_document ON news(watch, document);
"""
# What leads from each version of the tables to the next.
STEPS = (TABLES,)


@contextmanager
def opened(folder: Path) -> Iterator[sqlite3.Connection]:
    """Open the watches of a collection; a damaged file is set aside first.

    Where there is no file there is nothing in it either, and none is made.

    Raises:
        ArchiveError: it cannot be opened, or a later version made it.
    """
    path = folder / NAME
    db = _whole(folder, path) if path.exists() else _empty()
    try:
        yield db
    except sqlite3.Error as error:
        raise _unusable(error) from error
    finally:
        db.close()


def make(folder: Path) -> None:
    """Make the file where it is not there, for its owner's eyes only.

    Raises:
        ArchiveError: it cannot be made.
    """
    path = folder / NAME
    try:
        path.touch(mode=0o600)
    except OSError as error:
        message = f"Bevakningarna kan inte sparas i {folder}: {error.strerror}."
        raise ArchiveError(message) from error


def set_aside(folder: Path) -> list[str]:
    """Return the names of the damaged files that lie in the folder."""
    return sorted(path.name for path in folder.glob(ASIDE.format(number="*")))


def _whole(folder: Path, path: Path) -> sqlite3.Connection:
    with _alone(folder):
        try:
            return _connected(path)
        except sqlite3.OperationalError as error:
            # Locked or unreadable now, which is no damage.
            raise _unusable(error) from error
        except sqlite3.DatabaseError:
            _put_away(folder, path)
            make(folder)
            return _connected(path)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let nobody else put the file away or make its tables meanwhile."""
    lock = filelock.FileLock(folder / "bevakningar.lock", timeout=PATIENCE)
    try:
        with lock:
            yield
    except filelock.Timeout as error:
        message = "En annan körning håller bevakningarna just nu. Försök igen strax."
        raise ArchiveError(message) from error
    except OSError as error:
        message = f"Bevakningarna går inte att läsa: {error.strerror}."
        raise ArchiveError(message) from error


def _connected(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(
        path, isolation_level=None, timeout=PATIENCE, check_same_thread=False
    )
    try:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=FULL")
        found = db.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise sqlite3.DatabaseError(found)
        _upgrade(db)
    except BaseException:
        db.close()
        raise
    return db


def _empty() -> sqlite3.Connection:
    db = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    _upgrade(db)
    return db


def _upgrade(db: sqlite3.Connection) -> None:
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    if version > VERSION:
        message = (
            "Bevakningarna är sparade av en senare version av programmet. "
            "Uppdatera programmet."
        )
        raise ArchiveError(message)
    for number, step in enumerate(STEPS[version:], version + 1):
        db.executescript(f"BEGIN IMMEDIATE; {step} PRAGMA user_version={number}; END;")


def _put_away(folder: Path, path: Path) -> None:
    number = 1
    while (folder / ASIDE.format(number=number)).exists():
        number += 1
    aside = folder / ASIDE.format(number=number)
    for end in ("-wal", "-shm", ""):
        left = path.with_name(f"{path.name}{end}")
        if left.exists():
            left.replace(aside.with_name(f"{aside.name}{end}"))


def _unusable(error: sqlite3.Error) -> ArchiveError:
    return ArchiveError(f"Bevakningarna går inte att läsa just nu: {error}.")
