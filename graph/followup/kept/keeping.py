"""What follow-up has found, kept beside the records it was found in.

A projection like the graph: made from the records of documents by one program, and
forgotten when another opens it. Rows of a document are replaced whole; whatever the
order in which documents came, the same documents leave the same rows.
"""

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path

import msgspec

from graph.followup.documents.records import FollowRecord, PassageRecord, PromiseRecord
from graph.followup.kept.finding import (
    ALONE,
    LINK,
    ROUNDING,
    TOGETHER,
    Said,
    Wanted,
    is_across,
    links_in,
    wanted,
)
from graph.followup.kept.kept_view import KeptView
from graph.followup.kept.schema import (
    DOCUMENTS_OF,
    DROP,
    FORGET,
    JUDGED,
    NOTES,
    PROMISES_OF,
    REACHED,
    REACHED_IN_BODIES,
    SCHEMA,
)
from graph.followup.kept.ties_between import Ties
from graph.followup_model import Conflict, Evidence, PromiseStatus, PromiseTie
from ingest import databases
from ingest.errors import GraphError

# Conflicts seen only from all evidence of a promise stand under no one document.
OF_ALL = ""
# So many kilobytes of the file are at hand: one document touches rows all over it.
PAGES = 64_000
_SEQ, _PROGRAM = "seq", "program"


class Kept(KeptView):
    """The writer's side of what is kept; readers open a `KeptView`."""

    def __init__(self, path: Path, program: str) -> None:
        """Open what is kept at `path`; that of another program is forgotten.

        Raises:
            GraphError: the file cannot be opened.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            db = sqlite3.connect(path, isolation_level=None, timeout=30)
            super().__init__(db)
            db.execute("PRAGMA journal_mode=WAL")
            db.execute("PRAGMA synchronous=NORMAL")
            db.execute(f"PRAGMA cache_size=-{PAGES}")
            db.execute(NOTES)
            if self.noted(_PROGRAM, str) != program:
                db.executescript(DROP)
            db.executescript(f"{SCHEMA}{NOTES};")
            self.note(_PROGRAM, program)
        except (OSError, sqlite3.DatabaseError) as error:
            message = f"Uppföljningens underlag kan inte öppnas: {error}"
            raise GraphError(message) from error

    def writing(self) -> AbstractContextManager[None]:
        """Make all changes within or, if something fails, none of them.

        Within another, it is part of that one.
        """
        within = self._db.in_transaction
        return nullcontext() if within else databases.whole(self._db)

    def note(self, name: str, value: object) -> None:
        """Keep a value by name, for the next time."""
        self._db.execute(
            "INSERT OR REPLACE INTO note VALUES(?, ?)", (name, _encode(value))
        )

    def reached(self, seq: int) -> None:
        """Note the last change of the collection that is taken in."""
        self.note(_SEQ, seq)

    def add(self, record: FollowRecord, ties: Ties) -> None:
        """Keep a document and its promises; nothing must be kept of it before."""
        body = ties.body(record.body) if record.body else None
        organ = ties.body(record.organ) if record.organ else None
        self._db.execute(
            "INSERT INTO document VALUES(?, ?, ?, ?, ?, ?)",
            (
                record.id,
                body,
                organ,
                record.body_name,
                record.earliest.isoformat() if record.earliest else None,
                _encode(replace(record, promises=(), passages=())),
            ),
        )
        for promise in record.promises:
            self._promise(promise, record, body, organ, ties)
        links = {link for p in record.passages for link in links_in(p, ties)}
        self._db.executemany(
            "INSERT INTO offer VALUES(?, ?)",
            ((one, record.id) for one in sorted(links)),
        )
        self._db.executemany(
            "INSERT INTO named VALUES(?, ?, ?)",
            ((path, record.id, ties.meant(path)) for path in sorted(_paths(record))),
        )
        owners = sorted({ties.body(owner) for owner in record.owners})
        self._db.executemany(
            "INSERT INTO owner VALUES(?, ?, ?)",
            ((owner, record.id, record.body_name) for owner in owners),
        )

    def _promise(
        self,
        promise: PromiseRecord,
        record: FollowRecord,
        body: str | None,
        organ: str | None,
        ties: Ties,
    ) -> None:
        due = promise.latest_wide or promise.latest
        self._db.execute(
            "INSERT INTO promise "
            "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, 0, ?, ?, ?)",
            (
                promise.id,
                record.id,
                promise.start,
                body,
                organ,
                (promise.promisor or "").casefold(),
                (promise.speaker or "").casefold(),
                record.earliest.isoformat() if record.earliest else None,
                due.isoformat() if due else None,
                promise.recurrence is not None,
                " ".join(dict.fromkeys(ties.body(one) for one in promise.bodies)),
                _encode(promise),
            ),
        )
        rows = _postings(promise.id, _day(record), wanted(promise, record, ties))
        self._db.executemany("INSERT INTO posting VALUES(?, ?, ?, ?, ?)", rows)

    def forget(self, document: str) -> tuple[set[str], set[str]]:
        """Remove all that is kept of a document and was found by it.

        Returns:
            The promises and the documents whose rows are gone.
        """
        promises = {row[0] for row in self._db.execute(PROMISES_OF, (document,))}
        documents = {row[0] for row in self._db.execute(DOCUMENTS_OF, (document,))}
        for statement in FORGET:
            self._db.execute(statement, (document,))
        return promises, documents - {OF_ALL}

    def put_evidence(
        self, promise: str, document: str, found: Sequence[Evidence]
    ) -> None:
        """Keep what a document says of a promise."""
        self._db.executemany(
            "INSERT INTO evidence VALUES(?, ?, ?, ?)",
            (
                (promise, document, place, _encode(one))
                for place, one in enumerate(found)
            ),
        )

    def put_tie(self, tie: PromiseTie, origin: str) -> None:
        """Keep a tie, whose earlier promise stands in `origin`."""
        row = (tie.earlier, tie.later, tie.kind, tie.document_id, origin, _encode(tie))
        self._db.execute("INSERT OR IGNORE INTO tie VALUES(?, ?, ?, ?, ?, ?)", row)

    def put_conflicts(
        self, promise: str, document: str, origin: str, found: Iterable[Conflict]
    ) -> None:
        """Keep conflicts of a promise of `origin` with what a document says."""
        rows = [(promise, document, one.id, origin, _encode(one)) for one in found]
        if rows:
            self._db.executemany(
                "INSERT OR IGNORE INTO conflict VALUES(?, ?, ?, ?, ?)", rows
            )

    def drop_conflicts(self, promises: Iterable[str]) -> None:
        """Remove what all evidence of some promises together showed."""
        self._db.execute(
            "DELETE FROM conflict WHERE document = ? "
            "AND promise IN (SELECT value FROM json_each(?))",
            (OF_ALL, json.dumps(list(promises))),
        )

    def judged(
        self,
        promise: str,
        status: PromiseStatus | None,
        limit: dt.date | None = None,
        overdue: bool = False,
    ) -> None:
        """Keep how a promise stands by its latest verdict.

        Args:
            promise: Its id.
            status: How it stands.
            limit: The day after which it is late, the next one if it recurs.
            overdue: Whether that day has passed without its being kept.
        """
        last = limit.isoformat() if limit else None
        self._db.execute(JUDGED, (promise, status, last, overdue))

    def move(self, promises: Iterable[str]) -> None:
        """Note promises that may be shown otherwise the next time."""
        rows = ((promise,) for promise in promises)
        self._db.executemany("INSERT OR IGNORE INTO moved VALUES(?)", rows)

    def published(self) -> None:
        """Note that all promises are shown as they are kept."""
        self._db.execute("DELETE FROM moved")

    def reached_by(self, said: Said) -> list[tuple[str, list[PassageRecord]]]:
        """Return ids of promises that a document may speak of, and where it may.

        Its own are among them, and those made no later than it.
        """
        keys = json.dumps(sorted(said.places))
        asked = {
            "keys": keys,
            "alone": ALONE - ROUNDING,
            "together": TOGETHER - ROUNDING,
            "day": _day(said.record),
        }
        sql = REACHED
        if said.bodies:
            bodies = json.dumps(("", *said.bodies))
            sql, asked = REACHED_IN_BODIES, {**asked, "bodies": bodies}
        shares: dict[str, dict[str, float]] = {}
        for promise, key, share in self._db.execute(sql, asked):
            shares.setdefault(promise, {})[key] = share
        found = ((promise, said.holding(shares[promise])) for promise in sorted(shares))
        return [(promise, passages) for promise, passages in found if passages]

    def offering(self, wants: Wanted) -> set[str]:
        """Return ids of documents to which a link of a promise may lead."""
        links = [key for key in wants.shares if key.startswith(LINK)]
        found = (
            self._db.execute("SELECT document FROM offer WHERE link = ?", (link,))
            for link in links
        )
        return {row[0] for rows in found for row in rows}

    def body_names(self, bodies: Iterable[str]) -> list[str]:
        """Return the names under which documents come from some bodies.

        Those of the companies that they may own are among them.
        """
        found = (
            self._db.execute(
                "SELECT DISTINCT body_name FROM document "
                "WHERE body = ?1 AND body_name IS NOT NULL "
                "UNION SELECT name FROM owner WHERE body = ?1",
                (body,),
            )
            for body in bodies
        )
        return sorted({row[0] for rows in found for row in rows})

    def stale(self, ties: Ties) -> list[str]:
        """Return ids of documents of which `ties` now says another thing than kept."""
        found: set[str] = set()
        rows = self._db.execute("SELECT DISTINCT path, meant FROM named")
        changed = [path for path, meant in rows if ties.meant(path) != meant]
        for path in changed:
            named = self._db.execute(
                "SELECT document FROM named WHERE path = ?", (path,)
            )
            found.update(row[0] for row in named)
        return sorted(found)


def _day(record: FollowRecord) -> str:
    """Return the first day a document can be from; what has none sorts first."""
    return record.earliest.isoformat() if record.earliest else ""


def _postings(
    promise: str, said: str, wants: Wanted
) -> Iterator[tuple[str, str, str, str, float]]:
    """Yield a row for each key and body by which a promise is found."""
    bodies = sorted(wants.bodies) or [""]
    for key, share in wants.shares.items():
        for body in [""] if is_across(key) else bodies:
            yield key, body, promise, said, share


def _paths(record: FollowRecord) -> set[str]:
    """Return the paths in a record that several documents together give a meaning."""
    found = {path for path in (record.body, record.organ, *record.owners) if path}
    for promise in record.promises:
        found.update(promise.bodies, promise.acts)
    for passage in record.passages:
        found.update(passage.acts)
        for statement in passage.statements:
            found.update(statement.cites)
    return found


def _encode(value: object) -> bytes:
    return _ENCODER.encode(value)


_ENCODER = msgspec.json.Encoder(order="deterministic")
