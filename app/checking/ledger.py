"""Is the ledger whole: as a database, and row by row."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from app.checking.model import Damage
from ingest import databases, ledger_schema, ledger_sums, marker
from ingest.errors import ArchiveError, NoCollectionError
from ingest.migrating import LEDGER
from ingest.sources import MARKER

# Of these rows the truth stands elsewhere: the files can be read in again.
NOTES = frozenset({"failure", "container"})
SAID = 20
# What was thrown away when it was refused, if that is what was decided last.
_DISCARDED = """
SELECT sha256 FROM aside_decision AS one WHERE discarded AND seq = (
  SELECT max(seq) FROM aside_decision WHERE sha256 = one.sha256)
"""


@dataclass(frozen=True, slots=True)
class Named:
    """A file that the ledger names by its hash.

    Args:
        sha256: Its hash.
        document: The name of the document it belongs to.
        is_current: Whether it belongs to the version that counts.
        path: Where the document was last read.
        is_aside: Whether it is set aside until somebody decides.
    """

    sha256: str
    document: str
    is_current: bool
    path: str = ""
    is_aside: bool = False


@dataclass(slots=True)
class Truth:
    """What the ledger says at one moment; nothing where it cannot be read.

    `gone` are originals that have been removed on purpose.
    """

    form: int = 0
    seq: int = 0
    is_readable: bool = False
    documents: dict[str, str] = field(default_factory=dict)
    originals: dict[str, Named] = field(default_factory=dict)
    artifacts: dict[str, Named] = field(default_factory=dict)
    others: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    damages: list[Damage] = field(default_factory=list)


def check(folder: Path) -> Truth:
    """Return what the ledger of a collection says, and what is wrong with it.

    Raises:
        NoCollectionError: there is neither marker nor ledger.
        ArchiveError: a later version made the collection.
    """
    found = Truth()
    place = folder / LEDGER
    marked = _marked(folder, place)
    if not place.is_file():
        found.damages.append(Damage("ledger-missing", LEDGER))
        return found
    try:
        with closing(databases.reader(place)) as db:
            found.damages += _pages(db)
            read(db, found)
            if found.form > ledger_schema.UNNUMBERED:
                found.damages += map(_row, ledger_sums.wrong(db))
            found.damages += _unforgotten(db)
    except sqlite3.DatabaseError as error:
        found.damages.append(Damage("ledger-unreadable", LEDGER, detail=str(error)))
    if marked is None:
        found.damages.append(Damage("marker", MARKER))
    return found


def _marked(folder: Path, place: Path) -> int | None:
    """Return the format the marker says, None where it is damaged."""
    try:
        found = marker.read(folder)
        return found if marker.is_whole(folder, found) else None
    except NoCollectionError:
        if not place.is_file():
            raise
    except ArchiveError as error:
        if "format" in str(error):
            raise
    return None


def _pages(db: sqlite3.Connection) -> Iterator[Damage]:
    for (said,) in db.execute(f"PRAGMA integrity_check({SAID})"):
        if said != "ok":
            yield Damage("ledger-unreadable", LEDGER, detail=str(said))


def _unforgotten(db: sqlite3.Connection) -> Iterator[Damage]:
    if _has(db, "tombstone"):
        for (number,) in db.execute("SELECT id FROM tombstone WHERE finished = ''"):
            yield Damage("forget-unfinished", f"{LEDGER}: tombstone {number}")


def _row(wrong: ledger_sums.WrongRow) -> Damage:
    code = "note-changed" if wrong.table in NOTES else f"ledger-{wrong.kind}"
    return Damage(code, f"{LEDGER}: {wrong.table} {wrong.row}")


def truth_of(db: sqlite3.Connection) -> Truth:
    """Return what an open ledger says.

    Raises:
        sqlite3.DatabaseError: it cannot be read.
    """
    found = Truth()
    read(db, found)
    return found


def read(db: sqlite3.Connection, found: Truth) -> None:
    """Read what the ledger names, all of it at one moment."""
    db.execute("BEGIN")
    found.form = ledger_schema.form(db)
    row = db.execute("SELECT max(seq) FROM change").fetchone()
    found.seq = int(row[0] or 0)
    rows = db.execute("SELECT id, name, path, sha256, artifact FROM document")
    for document, name, path, sha256, artifact in _texts(rows):
        found.documents[document] = name
        found.originals[sha256] = Named(sha256, name, True, path)
        found.artifacts[artifact] = Named(artifact, name, True, path)
    rows = db.execute("SELECT document, sha256, artifact FROM version")
    for document, sha256, artifact in _texts(rows):
        name = found.documents.get(document, "")
        found.originals.setdefault(sha256, Named(sha256, name, False))
        found.artifacts.setdefault(artifact, Named(artifact, name, False))
    for table in ("failure", "container"):
        if _has(db, table):
            rows = db.execute(f"SELECT sha256 FROM {table}")  # noqa: S608
            found.others |= {row[0] for row in _texts(rows)}
    if _has(db, "aside"):
        found.gone |= {row[0] for row in db.execute(_DISCARDED)}
        rows = db.execute("SELECT name, path, sha256, artifact FROM aside")
        for name, path, sha256, artifact in _texts(rows):
            if sha256 in found.gone:
                continue
            found.originals.setdefault(sha256, Named(sha256, name, True, path))
            found.artifacts.setdefault(
                artifact, Named(artifact, name, True, path, is_aside=True)
            )
    if _has(db, "forgotten_original"):
        rows = db.execute("SELECT sha256 FROM forgotten_original")
        found.gone |= {row[0] for row in rows}
    db.execute("COMMIT")
    found.is_readable = True


def _texts(rows: Iterable[tuple[object, ...]]) -> Iterator[tuple[str, ...]]:
    """Yield rows of texts; one where something else stands has been told of."""
    for row in rows:
        texts = tuple(value for value in row if isinstance(value, str))
        if len(texts) == len(row):
            yield texts


def _has(db: sqlite3.Connection, table: str) -> bool:
    asked = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
    return db.execute(asked, (table,)).fetchone() is not None
