"""Taking watches along to another collection that holds part of the same documents."""

import sqlite3
from collections.abc import Callable, Collection
from contextlib import closing
from pathlib import Path

from app.watches import shelf
from ingest.archive import Archive

_WATCH = (
    "id, kind, what, name, filters, who, email, muted, mentions, made, "
    "looked, verdicts, mark, trouble, removed"
)
_LOOKED, _VERDICTS, _MARK = map(
    _WATCH.split(", ").index, ("looked", "verdicts", "mark")
)
_NEWS = "watch, key, document, item, found, present, is_read, is_sent"
_SEEN = "watch, key"


def copy(
    source: Path,
    target: Path,
    documents: Collection[str],
    looked: Callable[[int], int],
) -> None:
    """Copy the watches of a collection to another; those it has follow the copies.

    Args:
        source: The folder of the collection they stand in.
        target: The folder of the other.
        documents: The ids of what the other holds; news of all else is left behind.
        looked: Gives the change of the other up to which a watch has been looked for,
            by that of the first.
    """
    if not (source / shelf.NAME).exists():
        return
    with closing(Archive(target)) as archive:
        verdicts = archive.ledger.verdicts.last()
    shelf.make(target)
    with shelf.opened(source) as one, shelf.opened(target) as other:
        other.execute("BEGIN IMMEDIATE")
        for row in _rows(one, "watch", _WATCH):
            row[_LOOKED] = looked(int(str(row[_LOOKED])))
            row[_VERDICTS], row[_MARK] = verdicts, ""
            _put(other, "REPLACE INTO watch", _WATCH, row)
        for row in _rows(one, "news", _NEWS):
            if row[2] in documents:
                _put(other, "INSERT OR IGNORE INTO news", _NEWS, row)
        for row in _rows(one, "seen", _SEEN):
            _put(other, "INSERT OR IGNORE INTO seen", _SEEN, row)
        other.execute("COMMIT")


def mute(folder: Path) -> None:
    """Let no watch of a collection send anything until somebody wants it to."""
    if (folder / shelf.NAME).exists():
        with shelf.opened(folder) as db:
            db.execute("UPDATE watch SET muted = 1 WHERE email != ''")


def _rows(db: sqlite3.Connection, table: str, columns: str) -> list[list[object]]:
    found = db.execute(f"SELECT {columns} FROM {table}")  # noqa: S608
    return [list(row) for row in found]


def _put(db: sqlite3.Connection, verb: str, columns: str, row: list[object]) -> None:
    marks = ", ".join("?" * len(row))
    db.execute(f"{verb}({columns}) VALUES({marks})", row)
