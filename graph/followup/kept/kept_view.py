"""What is kept of promises, their evidence, ties and conflicts, for reading."""

import datetime as dt
import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from graph.followup.documents.records import FollowRecord, PromiseRecord
from graph.followup.kept.asking import Asked, conditions
from graph.followup.kept.held import HeldHead, Holding, holding
from graph.followup_model import Conflict, Evidence, PromiseStatus, PromiseTie
from ingest import databases

__all__ = ["Asked", "KeptPromise", "KeptView", "open_view"]

T = TypeVar("T")
# So many documents' heads are at hand at a time.
CACHED = 2000
# And so many promises: what one new document leads to.
PROMISES = 500
_PROMISE = (
    "SELECT p.data, d.head, p.body, p.organ, p.status, p.bodies, p.limit_day, "
    "p.overdue FROM promise AS p CROSS JOIN document AS d ON d.id = p.document "
)
_SOME = "WHERE p.id IN (SELECT value FROM json_each(?))"
_CONCERNED = (
    "SELECT DISTINCT body, organ, bodies FROM promise "
    "WHERE id IN (SELECT value FROM json_each(?))"
)
_CHANGING = """
SELECT id FROM promise WHERE due BETWEEN ?1 AND ?2
UNION SELECT id FROM promise WHERE limit_day BETWEEN ?1 AND ?2
UNION SELECT id FROM promise WHERE status = 'ej-forfallen'
UNION SELECT id FROM promise WHERE recurs
"""
# With whose body is unknown where ?2 says so.
_OF_BODIES = """
WITH path(it) AS MATERIALIZED (
  SELECT value FROM json_each(?1)
  UNION SELECT organ FROM document WHERE body IN (SELECT value FROM json_each(?1))
  UNION SELECT organ FROM document WHERE ?2 AND body IS NULL)
SELECT head, body, organ FROM document WHERE id IN (
  SELECT id FROM document WHERE body IN (SELECT it FROM path)
  UNION SELECT id FROM document WHERE organ IN (SELECT it FROM path)
  UNION SELECT id FROM document WHERE ?2 AND body IS NULL)
"""
_COUNT = "SELECT COUNT(*) FROM promise AS p "
_IN_ORDER = " ORDER BY p.due IS NULL, p.due, p.document, p.start, p.id"


@dataclass(frozen=True, slots=True)
class KeptPromise:
    """A promise with the head of its document.

    `body` and `organ` are the paths that stand after merges, `bodies` those of all it
    concerns; `status` is that of the latest verdict, None where none is kept. By the
    same, `limit` is the day after which it is late and `overdue` says that it is.
    """

    promise: PromiseRecord
    of: FollowRecord
    body: str | None
    organ: str | None
    status: PromiseStatus | None
    bodies: tuple[str, ...] = ()
    limit: dt.date | None = None
    overdue: bool = False

    @property
    def due(self) -> dt.date | None:
        """Return the day it is due at the latest, by the wide reading."""
        return self.promise.latest_wide or self.promise.latest


class KeptView:
    """Reads what is kept; `open_view` opens it for readers."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Read by an open connection."""
        self._db = db
        self._head = lru_cache(CACHED)(_HEADS.decode)
        self._read = lru_cache(PROMISES)(_PROMISES.decode)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def noted(self, name: str, kind: type[T]) -> T | None:
        """Return the value kept by that name, or None."""
        row = self._one("SELECT data FROM note WHERE name = ?", name)
        return msgspec.json.decode(row[0], type=kind) if row else None

    def seq(self) -> int:
        """Return the last change of the collection that is taken in."""
        return self.noted("seq", int) or 0

    def head(self, document: str) -> FollowRecord | None:
        """Return a document without its promises and passages, or None."""
        row = self._one("SELECT head FROM document WHERE id = ?", document)
        return self._head(row[0]) if row else None

    def size(self) -> int:
        """Return how many documents are kept."""
        row = self._one("SELECT COUNT(*) FROM document")
        return int(row[0]) if row else 0

    def documents(self) -> set[str]:
        """Return the ids of all documents."""
        return {row[0] for row in self._db.execute("SELECT id FROM document")}

    def has_since(self, day: dt.date, apart_from: Collection[str]) -> bool:
        """Tell whether any other document is surely from that day or later."""
        rows = self._db.execute(
            "SELECT id FROM document WHERE earliest >= ? LIMIT ?",
            (day.isoformat(), len(apart_from) + 1),
        )
        return any(row[0] not in apart_from for row in rows)

    def holdings(
        self, body: str | None = None, organ: str | None = None
    ) -> Iterator[Holding]:
        """Yield what the collection has of a body or organ (paths), in order of day."""
        rows = self._db.execute(
            "SELECT head, body, organ FROM document WHERE (?1 IS NULL OR body = ?1) "
            "AND (?2 IS NULL OR organ = ?2) ORDER BY earliest, id",
            (body, organ),
        )
        for head, whose, by in rows:
            yield holding(_HELD.decode(head), whose, by)

    def holdings_about(self, promises: Iterable[str]) -> Iterator[Holding]:
        """Yield what the collection has of the bodies that some promises concern.

        What it has of the organs of those bodies is among it.
        """
        asked = json.dumps(list(promises))
        paths: set[str | None] = set()
        for body, organ, bodies in self._db.execute(_CONCERNED, (asked,)):
            paths.update((body, organ, *bodies.split()))
        unknown = None in paths
        known = json.dumps(sorted(path for path in paths if path))
        for head, whose, by in self._db.execute(_OF_BODIES, (known, unknown)):
            yield holding(_HELD.decode(head), whose, by)

    def holding(self, document: str) -> Holding | None:
        """Return what is kept of a document for counting it, or None."""
        row = self._one("SELECT head, body, organ FROM document WHERE id = ?", document)
        return holding(_HELD.decode(row[0]), row[1], row[2]) if row else None

    def promise(self, promise: str) -> KeptPromise | None:
        """Return a promise by its id, or None."""
        row = self._one(f"{_PROMISE} WHERE p.id = ?", promise)
        return self._kept(row) if row else None

    def some(self, promises: Iterable[str]) -> dict[str, KeptPromise]:
        """Return those of some promises that are kept, by id."""
        found = self._db.execute(f"{_PROMISE}{_SOME}", (json.dumps(list(promises)),))
        return {kept.promise.id: kept for kept in map(self._kept, found)}

    def origins(self, promises: Iterable[str]) -> dict[str, str]:
        """Return promise → the document it stands in, for those that are kept."""
        found = self._db.execute(
            "SELECT id, document FROM promise "
            "WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(promises)),),
        )
        return dict(found)

    def promises(self) -> Iterator[KeptPromise]:
        """Yield every promise, those of a document together."""
        for row in self._db.execute(f"{_PROMISE} ORDER BY p.document, p.start, p.id"):
            yield self._kept(row)

    def promises_of(self, document: str) -> list[KeptPromise]:
        """Return a document's promises, in text order."""
        found = self._db.execute(
            f"{_PROMISE} WHERE p.document = ? ORDER BY p.start, p.id", (document,)
        )
        return [self._kept(row) for row in found]

    def changing(self, first: dt.date, last: dt.date) -> list[str]:
        """Return ids of promises that may stand otherwise on one day than on another.

        Those are what is due in between, what recurs and what is not yet due.
        """
        days = (first.isoformat(), last.isoformat())
        return [row[0] for row in self._db.execute(_CHANGING, days)]

    def asked(
        self, asked: Asked, limit: int | None = None, offset: int = 0
    ) -> list[KeptPromise]:
        """Return promises, those due first before the others."""
        where, values = conditions(asked)
        found = self._db.execute(
            f"{_PROMISE}{where}{_IN_ORDER} LIMIT ? OFFSET ?",
            (*values, -1 if limit is None else limit, offset),
        )
        return [self._kept(row) for row in found]

    def count(self, asked: Asked) -> int:
        """Return how many promises `asked` gives in all."""
        where, values = conditions(asked)
        row = self._one(_COUNT + where, *values)
        return int(row[0]) if row else 0

    def moved(self) -> set[str]:
        """Return promises that are new, gone or judged since they were published."""
        return {row[0] for row in self._db.execute("SELECT promise FROM moved")}

    def recurring(self) -> set[str]:
        """Return ids of the promises that recur."""
        found = self._db.execute("SELECT id FROM promise WHERE recurs")
        return {row[0] for row in found}

    def evidence_of(self, promise: str) -> list[Evidence]:
        """Return what was found of a promise, best first."""
        found = self._all(
            Evidence,
            "SELECT data FROM evidence WHERE promise = ? ORDER BY document, place",
            promise,
        )
        return sorted(found, key=lambda e: (-e.score, e.document_id, e.start, e.end))

    def is_heard(self, promise: str, apart_from: str) -> bool:
        """Tell whether any document but one mentions the matter of a promise."""
        rows = self._db.execute(
            "SELECT data FROM evidence WHERE promise = ? AND document <> ?",
            (promise, apart_from),
        )
        return any(_SCORES.decode(data).score > 0 for (data,) in rows)

    def evidence_in(self, document: str) -> list[Evidence]:
        """Return what a document says of promises, by promise."""
        return list(
            self._all(
                Evidence,
                "SELECT data FROM evidence WHERE document = ? ORDER BY promise, place",
                document,
            )
        )

    def evidence(self) -> Iterator[Evidence]:
        """Yield all evidence, by promise."""
        return self._all(
            Evidence, "SELECT data FROM evidence ORDER BY promise, document, place"
        )

    def ties_of(self, promise: str) -> list[PromiseTie]:
        """Return the ties of a promise with earlier and later ones."""
        sql = (
            "SELECT data FROM tie WHERE earlier = ?1 OR later = ?1 "
            "ORDER BY earlier, later, kind"
        )
        return list(self._all(PromiseTie, sql, promise))

    def ties_in(self, document: str) -> list[PromiseTie]:
        """Return the ties that a document's words make."""
        where = "SELECT data FROM tie WHERE document = ? ORDER BY earlier, later, kind"
        return list(self._all(PromiseTie, where, document))

    def ties(self) -> Iterator[PromiseTie]:
        """Yield all ties."""
        return self._all(
            PromiseTie, "SELECT data FROM tie ORDER BY earlier, later, kind"
        )

    def conflicts_of(self, promise: str) -> list[Conflict]:
        """Return the conflicts about a promise, each once."""
        return _each_once(
            self._all(
                Conflict,
                "SELECT data FROM conflict WHERE promise = ? ORDER BY id, document",
                promise,
            )
        )

    def conflicting(self) -> set[str]:
        """Return ids of the promises that there are conflicts about."""
        return {row[0] for row in self._db.execute("SELECT promise FROM conflict")}

    def conflicts(self) -> Iterator[Conflict]:
        """Yield all conflicts, in order of id; one may belong to several promises."""
        return self._all(
            Conflict, "SELECT data FROM conflict ORDER BY id, promise, document"
        )

    def _kept(self, row: tuple[Any, ...]) -> KeptPromise:
        data, head, body, organ, status, bodies, limit, overdue = row
        return KeptPromise(
            promise=self._read(data),
            of=self._head(head),
            body=body,
            organ=organ,
            status=status,
            bodies=tuple(bodies.split()),
            limit=dt.date.fromisoformat(limit) if limit else None,
            overdue=bool(overdue),
        )

    def _one(self, sql: str, *values: object) -> tuple[Any, ...] | None:
        found: tuple[Any, ...] | None = self._db.execute(sql, values).fetchone()
        return found

    def _all(self, kind: type[T], sql: str, *values: object) -> Iterator[T]:
        decode = _ROWS[kind].decode
        for (data,) in self._db.execute(sql, values):
            yield decode(data)


class _Score(msgspec.Struct):
    """A piece of evidence, as far as its score goes."""

    score: float


_SCORES = msgspec.json.Decoder(_Score)
_PROMISES = msgspec.json.Decoder(PromiseRecord)
_HEADS = msgspec.json.Decoder(FollowRecord)
_HELD = msgspec.json.Decoder(HeldHead)
# What reads rows of a kind; making it costs more than reading one.
_ROWS: dict[type, msgspec.json.Decoder[Any]] = {
    kind: msgspec.json.Decoder(kind) for kind in (Evidence, PromiseTie, Conflict)
}


def open_view(path: Path) -> KeptView | None:
    """Open what is kept at `path` for reading; None if nothing is kept there."""
    if not path.is_file():
        return None
    return KeptView(databases.reader(path))


def _each_once(conflicts: Iterable[Conflict]) -> list[Conflict]:
    return list({one.id: one for one in conflicts}.values())
