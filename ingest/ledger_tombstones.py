"""What has been forgotten: that it was, when, by whom and why, and nothing of what.

A tombstone knows a document's bytes and name, and a wording, by digests made with a
secret of the collection: whoever has the file can be told that it was forgotten, and
whoever has not learns nothing. While it is being done the tombstone also holds what is
left to do, in the clear, so that whoever was interrupted goes on; then that is wiped.
"""

import hashlib
import secrets
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.forgotten import BYTES, Forgotten, Wording
from ingest.ledger_sharing import Shared

Kind = Literal["document", "person", "text"]
Originals = Literal["keep", "remove"]

STATEMENTS = (
    "CREATE TABLE tombstone("
    "id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, at TEXT NOT NULL, "
    "who TEXT NOT NULL, why TEXT NOT NULL, originals TEXT NOT NULL, "
    "documents INTEGER NOT NULL DEFAULT 0, versions INTEGER NOT NULL DEFAULT 0, "
    "finished TEXT NOT NULL DEFAULT '', lifted TEXT NOT NULL DEFAULT '', "
    "work TEXT NOT NULL DEFAULT '')",
    "CREATE TABLE tombstone_mark("
    "digest BLOB PRIMARY KEY, what TEXT NOT NULL, tombstone INTEGER NOT NULL)",
    "CREATE TABLE forgotten_wording("
    "digest BLOB PRIMARY KEY, size INTEGER NOT NULL, surname INTEGER NOT NULL, "
    "tombstone INTEGER NOT NULL)",
    "CREATE TABLE forgotten_original("
    "sha256 TEXT PRIMARY KEY, tombstone INTEGER NOT NULL)",
    "CREATE TABLE forgotten_secret("
    "id INTEGER PRIMARY KEY CHECK(id = 1), key BLOB NOT NULL)",
)
_COLUMNS = (
    "id, kind, at, who, why, originals, documents, versions, finished, lifted, work"
)


@dataclass(frozen=True, slots=True)
class Tombstone:
    """That something was forgotten.

    Args:
        id: Its number.
        kind: A document, a person, or a wording.
        at: When it was begun (ISO), `who` by whom, `why` for what reason.
        originals: Whether originals that hold a forgotten wording are kept.
        documents: How many documents were removed or had words hidden in them.
        versions: How many versions of them were removed.
        finished: When all of it was gone and looked for (ISO), "" until then.
        lifted: When it was decided that the document may be read in again.
        work: What is left to do, "" when all is done.
    """

    id: int
    kind: Kind
    at: str
    who: str = ""
    why: str = ""
    originals: Originals = "remove"
    documents: int = 0
    versions: int = 0
    finished: str = ""
    lifted: str = ""
    work: str = ""


class Tombstones:
    """Reads the tombstones and adds to them; a part of the ledger."""

    def __init__(self, db: Shared) -> None:
        """Use the ledger's own connection."""
        self._db = db

    def begin(self, stone: Tombstone) -> int:
        """Note that something is to be forgotten, before anything is; its number."""
        with self._db.transaction() as db:
            if db.execute("SELECT 1 FROM forgotten_secret").fetchone() is None:
                key = secrets.token_bytes(32)
                db.execute("INSERT INTO forgotten_secret VALUES(1, ?)", (key,))
            cursor = db.execute(
                "INSERT INTO tombstone(kind, at, who, why, work, originals) "
                "VALUES(?, ?, ?, ?, ?, ?)",
                (
                    stone.kind,
                    stone.at,
                    stone.who,
                    stone.why,
                    stone.work,
                    stone.originals,
                ),
            )
        return int(cursor.lastrowid or 0)

    def all(self) -> list[Tombstone]:
        """Return every tombstone in the order they were begun."""
        rows = self._db.rows(f"SELECT {_COLUMNS} FROM tombstone ORDER BY id")  # noqa: S608
        return [Tombstone(*row) for row in rows]

    def unfinished(self) -> list[Tombstone]:
        """Return those of which something is left to do."""
        return [one for one in self.all() if not one.finished]

    def counted(self, number: int, documents: int, versions: int) -> None:
        """Note how much goes; what was counted before an interruption stays."""
        with self._db.transaction() as db:
            db.execute(
                "UPDATE tombstone SET documents = max(documents, ?), "
                "versions = max(versions, ?) WHERE id = ?",
                (documents, versions, number),
            )

    def finish(self, number: int, at: str) -> None:
        """Note that it is done, and wipe what was left to do."""
        with self._db.transaction() as db:
            db.execute(
                "UPDATE tombstone SET finished = ?, work = '' WHERE id = ?",
                (at, number),
            )

    def reopen(self, number: int, work: str) -> None:
        """Note that something was left after all, and what there still is to do."""
        with self._db.transaction() as db:
            db.execute(
                "UPDATE tombstone SET finished = '', work = ? WHERE id = ?",
                (work, number),
            )

    def mark(self, number: int, names: Iterable[str], hashes: Iterable[str]) -> None:
        """Keep digests of a forgotten document's names and of its bytes (SHA-256)."""
        rows = [("name", name) for name in names] + [("bytes", one) for one in hashes]
        with self._db.transaction() as db:
            db.executemany(
                "INSERT OR REPLACE INTO tombstone_mark(digest, what, tombstone) "
                "VALUES(?, ?, ?)",
                [(self._digest(what, told), what, number) for what, told in rows],
            )

    def refuses(self, name: str, sha256: str) -> Tombstone | None:
        """Return the tombstone of a file with that name or those bytes, or None."""
        found = self._db.row(
            "SELECT tombstone FROM tombstone_mark WHERE digest IN (?, ?) "
            "ORDER BY tombstone DESC",
            (self._digest("bytes", sha256), self._digest("name", name)),
        )
        if found is None:
            return None
        return next((one for one in self.all() if one.id == found[0]), None)

    def lift(self, name: str, sha256: str, at: str) -> None:
        """Let a file with that name or those bytes be read in again."""
        digests = (self._digest("bytes", sha256), self._digest("name", name))
        with self._db.transaction() as db:
            db.execute(
                "UPDATE tombstone SET lifted = ? WHERE id IN "
                "(SELECT tombstone FROM tombstone_mark WHERE digest IN (?, ?))",
                (at, *digests),
            )
            db.execute("DELETE FROM tombstone_mark WHERE digest IN (?, ?)", digests)

    def hide(self, number: int, wordings: Iterable[tuple[Sequence[str], int]]) -> None:
        """Keep digests of wordings: the folded words, and which is a surname."""
        known = Forgotten(self._key())
        kept = [known.wording(words, surname) for words, surname in wordings]
        with self._db.transaction() as db:
            db.executemany(
                "INSERT OR IGNORE INTO forgotten_wording VALUES(?, ?, ?, ?)",
                [(one.digest, one.size, one.surname, number) for one in kept],
            )

    def forgotten(self) -> Forgotten:
        """Return what knows the forgotten wordings again."""
        rows = self._db.rows(
            "SELECT size, digest, surname FROM forgotten_wording ORDER BY digest"
        )
        return Forgotten(self._key(), tuple(Wording(*row) for row in rows))

    def keeps_originals(self) -> bool:
        """Tell whether any originals with forgotten wordings are kept, as decided."""
        hidden = [one for one in self.all() if one.kind != "document"]
        return bool(hidden) and hidden[-1].originals == "keep"

    def note_removed(self, number: int, originals: Iterable[str]) -> None:
        """Note originals (SHA-256) that are gone though their documents are there."""
        with self._db.transaction() as db:
            db.executemany(
                "INSERT OR REPLACE INTO forgotten_original VALUES(?, ?)",
                [(one, number) for one in originals],
            )

    def removed_originals(self, number: int | None = None) -> frozenset[str]:
        """Return the originals (SHA-256) that go on purpose, by a tombstone or all."""
        rows = self._db.rows(
            "SELECT sha256 FROM forgotten_original WHERE ?1 IN (tombstone, 0)",
            (number or 0,),
        )
        return frozenset(str(row[0]) for row in rows)

    def is_held(self, sha256: str) -> bool:
        """Tell whether anything the collection has comes from the original `sha256`."""
        found = self._db.row(
            "SELECT 1 FROM version WHERE sha256 = ?1 "
            "UNION ALL SELECT 1 FROM container WHERE sha256 = ?1 "
            "UNION ALL SELECT 1 FROM aside WHERE sha256 = ?1",
            (sha256,),
        )
        return found is not None

    def _key(self) -> bytes:
        row = self._db.row("SELECT key FROM forgotten_secret")
        return bytes(row[0]) if row else b""

    def _digest(self, what: str, told: str) -> bytes:
        plain = unicodedata.normalize("NFC", told).casefold().encode()
        return hashlib.blake2b(
            plain, key=self._key(), digest_size=BYTES, person=what.encode()
        ).digest()
