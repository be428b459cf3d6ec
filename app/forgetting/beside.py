"""Takes out what is forgotten of all that lies beside the archive in the folder.

Watches, decisions on what is public, files that wait or have been made, and copies of
the ledger as it was before an upgrade. The archive's lock must be held.
"""

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

from app.access import marks, public
from app.adding import inbox
from app.forgetting.model import Work
from app.taking.runs import FOLDER as TAKEN
from app.watches import shelf
from ingest import codec, durable
from ingest.archive import Archive
from ingest.forgotten import hidden_text, mapped

Hide = Callable[[str], str]
# Copies of the ledger that upgrades have left.
EARLIER = "tidigare"


def forget(archive: Archive, work: Work, hide: Hide) -> None:
    """Take documents and wordings out of what lies beside the archive.

    Args:
        archive: The collection.
        work: What goes; of documents everything that names them.
        hide: Hides the wordings in a text.
    """
    folder = archive.folder
    names = {*work.documents, *work.names, *work.promises, *work.evidence}
    names |= {*work.hashes, *work.actors}
    view = public.current(folder)
    for place in (folder, *((view,) if view else ())):
        _watches(place, names, hide)
    _marks(folder, names, hide)
    inbox.clear(folder)
    shutil.rmtree(folder / TAKEN, ignore_errors=True)
    shutil.rmtree(folder / EARLIER, ignore_errors=True)
    for name in shelf.set_aside(folder):
        for left in folder.glob(f"{name}*"):
            left.unlink()


def _watches(folder: Path, names: set[str], hide: Hide) -> None:
    """Take watches of what is forgotten away, and hide it in what is left of others."""
    path = folder / shelf.NAME
    if not path.exists():
        return
    with shelf.opened(folder) as db:
        db.execute("PRAGMA secure_delete = ON")
        db.execute("BEGIN IMMEDIATE")
        for (one,) in _watches_of(db, names, hide):
            for rows in ("news WHERE watch", "seen WHERE watch", "watch WHERE id"):
                db.execute(f"DELETE FROM {rows} = ?", (one,))  # noqa: S608
        for name in names:
            db.execute("DELETE FROM news WHERE document = ?", (name,))
        _hide_rows(db, names, hide)
        db.execute("COMMIT")
        db.execute("VACUUM")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _watches_of(
    db: sqlite3.Connection, names: set[str], hide: Hide
) -> list[tuple[str]]:
    rows = db.execute("SELECT id, what, name, filters FROM watch").fetchall()
    return [
        (one,)
        for one, *told in rows
        if any(text in names or hidden_text(text, hide) != text for text in told)
    ]


def _hide_rows(db: sqlite3.Connection, names: set[str], hide: Hide) -> None:
    for table, columns in (("news", ("key", "item")), ("watch", ("who", "trouble"))):
        told = ", ".join(columns)
        rows = db.execute(f"SELECT rowid, {told} FROM {table}").fetchall()  # noqa: S608
        for row, *texts in rows:
            if table == "news" and any(_names(text, names) for text in texts):
                db.execute("DELETE FROM news WHERE rowid = ?", (row,))
                continue
            for column, text in zip(columns, texts, strict=True):
                if (hidden := hidden_text(text, hide)) != text:
                    db.execute(
                        f"UPDATE {table} SET {column} = ? WHERE rowid = ?",  # noqa: S608
                        (hidden, row),
                    )
    for watch, key in db.execute("SELECT watch, key FROM seen").fetchall():
        if key in names or hide(key) != key:
            db.execute("DELETE FROM seen WHERE watch = ? AND key = ?", (watch, key))


def _marks(folder: Path, names: set[str], hide: Hide) -> None:
    """Forget decisions about the documents; hide the wordings in all others."""
    path = folder / marks.NAME
    if not path.is_file():
        return
    made = json.loads(path.read_bytes())
    kept = [
        mapped(one, hide)
        for one in made
        if names.isdisjoint((one.get("document"), one.get("name"), one.get("sha256")))
    ]
    if kept != made:
        durable.write(path, codec.encode(kept))


def _names(text: str, names: set[str]) -> bool:
    return text in names or any(f'"{name}"' in text for name in names)
