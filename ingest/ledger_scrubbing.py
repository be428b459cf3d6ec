"""Taking out of the ledger what is forgotten: rows, texts, and what they leave behind.

Events keep their numbers: one that is about what is forgotten becomes an undo of
nothing, so that the history is as long as it was and says no more. Texts are changed
in whatever table they stand, so that a table added later is not forgotten about.
"""

import json
import sqlite3
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from ingest import codec
from ingest.forgotten import hidden_text
from ingest.ledger_reviews import ReviewEvent
from ingest.ledger_sharing import Shared

Hide = Callable[[str], str]

# What says only that something was forgotten.
OWN = frozenset(
    {"tombstone", "tombstone_mark", "forgotten_wording", "forgotten_original"}
    | {"forgotten_secret", "row_sum"}
)
EMPTY = codec.encode(ReviewEvent("undo")).decode()
_IDENTITY = (
    "UPDATE identity SET kind = 'undo', left = '[]', right = '[]', "
    "documents = '[]', undoes = NULL, who = '', why = '' WHERE seq = ?"
)
# Seconds between tries, and how many: a reader's question takes no longer.
PAUSE, TRIES = 0.1, 100


class Scrubbing:
    """Changes what stands in the ledger; the archive's lock must be held."""

    def __init__(self, db: Shared) -> None:
        """Use the ledger's own connection."""
        self._db = db
        self._db.rows("PRAGMA secure_delete = ON")

    def documents(
        self,
        documents: Collection[str],
        told: Collection[str],
        is_about: Callable[[str], bool],
    ) -> Mapping[str, int]:
        """Take out documents with all that is about them; return rows per table.

        Args:
            documents: Their ids.
            told: What else names them: names, hashes, ids of their promises.
            is_about: Tells whether a text of the log quotes them.
        """
        names = {*documents, *told}
        counts: dict[str, int] = {}
        with self._db.transaction() as db:
            for one in documents:
                db.execute("UPDATE change SET document = '' WHERE document = ?", (one,))
            for seq, event in db.execute("SELECT seq, event FROM review").fetchall():
                changed = _review(event, names, is_about)
                if changed != event:
                    _count(counts, "review")
                    db.execute(
                        "UPDATE review SET event = ? WHERE seq = ?", (changed, seq)
                    )
            self._identities(db, names, counts)
            for table, row, values in list(_rows(db)):
                if table in ("change", "review", "identity"):
                    continue
                quoted = table == "verdict" and any(map(is_about, values.values()))
                if quoted or any(_names(value, names) for value in values.values()):
                    _count(counts, table)
                    db.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (row,))  # noqa: S608
        return counts

    def texts(self, hide: Hide) -> Mapping[str, int]:
        """Hide wordings in every text of every table; return rows per table."""
        counts: dict[str, int] = {}
        with self._db.transaction() as db:
            for table, row, values in list(_rows(db)):
                new = {name: hidden_text(value, hide) for name, value in values.items()}
                changed = {n: v for n, v in new.items() if v != values[n]}
                if not changed:
                    continue
                _count(counts, table)
                if table == "identity" and changed.keys() & {"left", "right"}:
                    db.execute(_IDENTITY, (row,))
                    continue
                told = ", ".join(f'"{name}" = ?' for name in changed)
                db.execute(
                    f'UPDATE "{table}" SET {told} WHERE rowid = ?',  # noqa: S608
                    (*changed.values(), row),
                )
        return counts

    def rename(self, before: str, after: str) -> None:
        """Let all that speaks of a document by its id speak of it by another."""
        with self._db.transaction() as db:
            db.execute("UPDATE change SET document = '' WHERE document = ?", (before,))
            for table, row, values in list(_rows(db)):
                for name, value in values.items():
                    if before in value:
                        db.execute(
                            f'UPDATE "{table}" SET "{name}" = ? WHERE rowid = ?',  # noqa: S608
                            (value.replace(before, after), row),
                        )

    def versions(self, artifacts: Collection[str]) -> int:
        """Take out versions with those artifacts that no document has now.

        A file that is set aside with one of them is read anew when it is met again.
        """
        with self._db.transaction() as db:
            counts = [_taken(db, one) for one in artifacts]
        return sum(counts)

    def wipe(self) -> bool:
        """Leave nothing of what was deleted in the file; False where readers hinder."""
        self._db.rows("VACUUM")
        for _ in range(TRIES):
            busy = self._db.row("PRAGMA wal_checkpoint(TRUNCATE)")[0]
            if not busy:
                return True
            time.sleep(PAUSE)
        return False

    @staticmethod
    def _identities(
        db: sqlite3.Connection, names: Collection[str], counts: dict[str, int]
    ) -> None:
        """Take documents out of the splits that name them; of none, there is none."""
        rows = db.execute("SELECT seq, documents FROM identity").fetchall()
        for seq, written in rows:
            documents = json.loads(written)
            left = [one for one in documents if one not in names]
            if left == documents:
                continue
            _count(counts, "identity")
            if left:
                db.execute(
                    "UPDATE identity SET documents = ? WHERE seq = ?",
                    (json.dumps(left), seq),
                )
            else:
                db.execute(_IDENTITY, (seq,))


def _taken(db: sqlite3.Connection, artifact: str) -> int:
    """Take out the versions and set-aside files with an artifact; count versions."""
    aside = "SELECT name FROM aside WHERE artifact = ?"
    db.execute(f"DELETE FROM failure WHERE name IN ({aside})", (artifact,))  # noqa: S608
    db.execute("DELETE FROM aside WHERE artifact = ?", (artifact,))
    return db.execute(
        "DELETE FROM version WHERE artifact = ? AND NOT EXISTS "
        "(SELECT 1 FROM document WHERE document.artifact = ?)",
        (artifact, artifact),
    ).rowcount


def _count(counts: dict[str, int], table: str) -> None:
    counts[table] = counts.get(table, 0) + 1


def _rows(db: sqlite3.Connection) -> Iterator[tuple[str, int, dict[str, str]]]:
    """Yield table, row and texts of every row that may hold words of a document."""
    tables = db.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' "
        "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    ).fetchall()
    for (table,) in tables:
        if table in OWN:
            continue
        cursor = db.execute(f'SELECT rowid, * FROM "{table}"')  # noqa: S608
        names = [column[0] for column in cursor.description][1:]
        for row, *values in cursor:
            pairs = zip(names, values, strict=True)
            yield table, row, {n: v for n, v in pairs if isinstance(v, str)}


def _names(value: str, names: Collection[str]) -> bool:
    """Tell whether a text is one of those names, or a list or event that has one."""
    if value in names:
        return True
    return value[:1] in ("[", "{") and any(f'"{name}"' in value for name in names)


def _review(
    written: str, names: Collection[str], is_about: Callable[[str], bool]
) -> str:
    """Return an event without what is forgotten."""
    event = json.loads(written)
    spoke = event.get("spoke") or []
    event["spoke"] = []
    if any(one in names or is_about(one) for one in _strings(event)):
        return EMPTY
    left = [one for one in spoke if one not in names]
    return written if left == spoke else codec.encode({**event, "spoke": left}).decode()


def _strings(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)
    elif isinstance(value, dict):
        yield from _strings([*value.keys(), *value.values()])
