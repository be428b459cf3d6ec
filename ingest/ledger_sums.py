"""A checksum of every row of the ledger, so that one that has been changed is found.

What stands in the ledger cannot be made again, and SQLite checks how its pages hang
together but not what stands in them. Triggers of the connection keep the sums, in the
transaction that changes the row, whatever code changes it. A row that was changed,
taken away or put there in any other way has no sum that is right.
"""

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

MAKE = (
    "CREATE TABLE row_sum("
    "place TEXT NOT NULL, row TEXT NOT NULL, sum BLOB NOT NULL, "
    "PRIMARY KEY(place, row)) WITHOUT ROWID"
)
UNMAKE = "DROP TABLE row_sum"
BYTES = 16

Kind = Literal["changed", "gone", "strange"]


@dataclass(frozen=True, slots=True)
class WrongRow:
    """A row that is not as it was written.

    Args:
        table: The table it stands or stood in.
        row: Its key, as SQL.
        kind: It has been changed, is gone, or was put there by something else.
    """

    table: str
    row: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class _Table:
    name: str
    columns: tuple[str, ...]
    keys: tuple[str, ...]

    def key(self, row: str = "") -> str:
        """Return the expression of a row's key."""
        return " || ',' || ".join(f"quote({row}{name})" for name in self.keys)

    def sum(self, row: str = "") -> str:
        """Return the expression of a row's checksum."""
        return f"sum_of({', '.join(row + name for name in self.columns)})"


def attach(db: sqlite3.Connection) -> None:
    """Let a connection that writes keep the sums of whatever it changes."""
    _know(db)
    # What is replaced must be seen to go.
    db.execute("PRAGMA recursive_triggers = ON")
    for table in _tables(db):
        for statement in _triggers(table):
            db.execute(statement)


def renew(db: sqlite3.Connection) -> None:
    """Write the sums of all rows as they are now."""
    _know(db)
    db.execute("DELETE FROM row_sum")
    for table in _tables(db):
        db.execute(
            f"INSERT INTO row_sum SELECT '{table.name}', {table.key()}, "  # noqa: S608
            f'{table.sum()} FROM "{table.name}"'
        )


def wrong(db: sqlite3.Connection) -> Iterator[WrongRow]:
    """Yield the rows that are not as they were written, by table and key.

    Raises:
        sqlite3.DatabaseError: the ledger cannot be read.
    """
    _know(db)
    tables = _tables(db)
    for table in tables:
        rows = db.execute(_wrong_rows(table))
        yield from (WrongRow(table.name, str(row), kind) for row, kind in rows)
    names = [table.name for table in tables]
    lost = db.execute(
        "SELECT place, row FROM row_sum WHERE place NOT IN "  # noqa: S608
        f"({', '.join('?' * len(names))}) ORDER BY place, row",
        names,
    )
    yield from (WrongRow(str(place), str(row), "gone") for place, row in lost)


def _wrong_rows(table: _Table) -> str:
    """Return the query of a table's wrong rows: their keys and what is wrong."""
    here = f'SELECT {table.key()} AS here, {table.sum()} AS now FROM "{table.name}"'  # noqa: S608
    sums = f"SELECT row, sum FROM row_sum WHERE place = '{table.name}'"  # noqa: S608
    return (
        "SELECT here, CASE WHEN sum IS NULL THEN 'strange' ELSE 'changed' END "  # noqa: S608
        f"FROM ({here}) LEFT JOIN ({sums}) ON here = row WHERE now IS NOT sum "
        f"UNION ALL SELECT row, 'gone' FROM ({sums}) "
        f"WHERE row NOT IN (SELECT here FROM ({here})) ORDER BY 1"
    )


def _know(db: sqlite3.Connection) -> None:
    db.create_function("sum_of", -1, _sum, deterministic=True)


def _sum(*values: object) -> bytes:
    return hashlib.blake2b(repr(values).encode(), digest_size=BYTES).digest()


def _tables(db: sqlite3.Connection) -> Sequence[_Table]:
    rows = db.execute(
        "SELECT name FROM main.sqlite_master WHERE type = 'table' "
        "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name != 'row_sum' ORDER BY name"
    ).fetchall()
    return [_table(db, str(row[0])) for row in rows]


def _table(db: sqlite3.Connection, name: str) -> _Table:
    columns = db.execute(f'PRAGMA main.table_info("{name}")').fetchall()
    keys = sorted((column[5], column[1]) for column in columns if column[5])
    return _Table(
        name,
        tuple(f'"{column[1]}"' for column in columns),
        tuple(f'"{key}"' for _, key in keys),
    )


def _triggers(table: _Table) -> Iterator[str]:
    name = table.name
    put = (
        "INSERT OR REPLACE INTO row_sum "
        f"VALUES('{name}', {table.key('NEW.')}, {table.sum('NEW.')});"
    )
    take = f"DELETE FROM row_sum WHERE place = '{name}' AND row = {table.key('OLD.')};"  # noqa: S608
    for when, what in (
        ("INSERT", put),
        ("UPDATE", take + put),
        ("DELETE", take),
    ):
        yield (
            f"CREATE TEMP TRIGGER IF NOT EXISTS sum_{name}_{when} "
            f'AFTER {when} ON main."{name}" BEGIN {what} END'
        )
