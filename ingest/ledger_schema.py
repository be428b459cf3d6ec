"""The tables of the ledger, and the steps that lead from each earlier form to this one.

A new ledger goes through all steps from the first, so that it cannot differ from one
that has been brought up. `user_version` tells which step was the last; the first five
forms did not write it and are told by the tables they have.
"""

import re
import sqlite3
from dataclasses import dataclass

from ingest import ledger_aside, ledger_sums, ledger_tombstones

# A check of a column cannot be changed; the table is copied, numbers and all.
_WIDEN = (
    "CREATE TABLE change_wide("
    "seq INTEGER PRIMARY KEY AUTOINCREMENT, document TEXT NOT NULL, "
    "kind TEXT NOT NULL CHECK(kind IN ('stored', 'removed', 'identity')))",
    "INSERT INTO change_wide(seq, document, kind) "
    "SELECT seq, document, kind FROM change",
    "UPDATE sqlite_sequence SET seq = max(seq, ("
    "SELECT seq FROM sqlite_sequence WHERE name = 'change')) "
    "WHERE name = 'change_wide'",
    "DROP TABLE change",
    "ALTER TABLE change_wide RENAME TO change",
)


@dataclass(frozen=True, slots=True)
class Step:
    """What leads from one form of the ledger to the next.

    Args:
        what: What is new, in the user's words (Swedish).
        statements: The SQL that makes it.
        undo: The SQL that takes it away again, where nothing is ever lost by it.
            Without any, new tables can be taken away as long as they are empty.
    """

    what: str
    statements: tuple[str, ...]
    undo: tuple[str, ...] = ()


STEPS = (
    Step(
        "dokument, versioner, misslyckanden och ändringar",
        (
            "CREATE TABLE IF NOT EXISTS document("
            "id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, path TEXT NOT NULL, "
            "root TEXT NOT NULL, sha256 TEXT NOT NULL, artifact TEXT NOT NULL, "
            "rules TEXT NOT NULL, version INTEGER NOT NULL, seq INTEGER NOT NULL)",
            "CREATE INDEX IF NOT EXISTS document_path ON document(path)",
            "CREATE TABLE IF NOT EXISTS version("
            "document TEXT NOT NULL, number INTEGER NOT NULL, sha256 TEXT NOT NULL, "
            "artifact TEXT NOT NULL, rules TEXT NOT NULL, seq INTEGER NOT NULL, "
            "PRIMARY KEY(document, number))",
            "CREATE TABLE IF NOT EXISTS failure("
            "name TEXT PRIMARY KEY, path TEXT NOT NULL, root TEXT NOT NULL, "
            "sha256 TEXT NOT NULL, rules TEXT NOT NULL, stage TEXT NOT NULL, "
            "reason TEXT NOT NULL, advice TEXT NOT NULL)",
            "CREATE TABLE IF NOT EXISTS change("
            "seq INTEGER PRIMARY KEY AUTOINCREMENT, document TEXT NOT NULL, "
            "kind TEXT NOT NULL CHECK(kind IN ('stored', 'removed')))",
        ),
    ),
    Step(
        "varifrån filer kom, och filer som håller filer",
        (
            "ALTER TABLE document ADD COLUMN origin TEXT NOT NULL DEFAULT ''",
            "CREATE TABLE container("
            "name TEXT PRIMARY KEY, path TEXT NOT NULL, root TEXT NOT NULL, "
            "sha256 TEXT NOT NULL, rules TEXT NOT NULL, origin TEXT NOT NULL, "
            "parts INTEGER NOT NULL, skipped INTEGER NOT NULL)",
        ),
    ),
    Step(
        "vem som är vem",
        (
            "CREATE TABLE identity("
            "seq INTEGER PRIMARY KEY, kind TEXT NOT NULL "
            "CHECK(kind IN ('merge', 'split', 'reject', 'undo')), "
            "left TEXT NOT NULL, right TEXT NOT NULL, documents TEXT NOT NULL, "
            "undoes INTEGER, who TEXT NOT NULL, why TEXT NOT NULL, at TEXT NOT NULL)",
            *_WIDEN,
        ),
    ),
    Step(
        "granskning av löften",
        # An event is JSON: a column or check cannot be widened in a table.
        (
            "CREATE TABLE review("
            "seq INTEGER PRIMARY KEY AUTOINCREMENT, event TEXT NOT NULL)",
        ),
    ),
    Step(
        "loggen över omdömen",
        (
            "CREATE TABLE verdict("
            "seq INTEGER PRIMARY KEY AUTOINCREMENT, promise TEXT NOT NULL, "
            "status TEXT NOT NULL, explanation TEXT NOT NULL, "
            "confidence REAL NOT NULL, evidence TEXT NOT NULL, coverage TEXT, "
            "missing TEXT NOT NULL, as_of TEXT NOT NULL, at TEXT NOT NULL, "
            "program TEXT NOT NULL)",
            "CREATE INDEX verdict_promise ON verdict(promise, seq)",
        ),
    ),
    Step(
        "kontrollsummor för raderna i liggaren",
        (ledger_sums.MAKE,),
        (ledger_sums.UNMAKE,),
    ),
    Step("vad som har glömts", ledger_tombstones.STATEMENTS),
    Step("vad som är ställt åt sidan", ledger_aside.STATEMENTS),
)
FORMAT = len(STEPS)
# The form since which what text recognition keeps has nobody's identifiers in it.
HIDING = 1 + next(
    n for n, one in enumerate(STEPS) if one.statements is ledger_aside.STATEMENTS
)
# The last form that did not say which it was.
UNNUMBERED = 5
_MADE = re.compile(r"CREATE TABLE (?:IF NOT EXISTS )?(\w+)")
_TOLD_BY = {"verdict": 5, "review": 4, "identity": 3, "container": 2, "change": 1}


def form(db: sqlite3.Connection) -> int:
    """Return which form a ledger has; 0 for an empty file."""
    said = int(db.execute("PRAGMA user_version").fetchone()[0])
    if said:
        return said
    rows = db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    tables = {str(row[0]) for row in rows}
    return next((number for name, number in _TOLD_BY.items() if name in tables), 0)


def bring_up(db: sqlite3.Connection) -> int:
    """Take the steps that a ledger lacks, all of them or none; return its earlier form.

    Raises:
        sqlite3.DatabaseError: it cannot be changed.
    """
    db.execute("BEGIN IMMEDIATE")
    try:
        before = form(db)
        for step in STEPS[before:]:
            for statement in step.statements:
                db.execute(statement)
        if before < FORMAT:
            ledger_sums.renew(db)
            db.execute(f"PRAGMA user_version = {FORMAT}")
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise
    return before


def take_down(db: sqlite3.Connection, target: int) -> bool:
    """Undo the steps after `target`; return whether that could be done."""
    db.execute("BEGIN IMMEDIATE")
    try:
        for step in STEPS[target : form(db)][::-1]:
            undo = step.undo or _emptied(db, step)
            if not undo:
                db.execute("ROLLBACK")
                return False
            for statement in undo:
                db.execute(statement)
        said = 0 if target <= UNNUMBERED else target
        db.execute(f"PRAGMA user_version = {said}")
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise
    return True


def _emptied(db: sqlite3.Connection, step: Step) -> tuple[str, ...]:
    """Return the SQL that takes new tables away; none if something would be lost."""
    if not all(one.startswith("CREATE ") for one in step.statements):
        return ()
    made = [_MADE.match(statement) for statement in step.statements]
    tables = [found[1] for found in made if found]
    for table in tables:
        if db.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone():  # noqa: S608
            return ()
    return tuple(f"DROP TABLE {table}" for table in tables)
