"""The watches of a collection: made, listed, muted, read and taken away."""

import datetime as dt
import secrets
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import cast

import msgspec

from app.access import acting
from app.access.model import Right
from app.watches import shelf
from app.watches.model import Filters, Fresh, Kind, News, Sought, Watch
from ingest.errors import QueryError
from ingest.privacy import mask

_WATCH = (
    "id, kind, what, name, filters, who, email, muted, mentions, made, "
    "looked, verdicts, mark, trouble, removed"
)
_NEWS = "number, watch, found, item, is_read, is_sent"
# What was taken away can be brought back for so many days; then it is forgotten.
KEPT_DAYS = 30


class Book:
    """Reads and writes the watches of one collection."""

    def __init__(self, folder: Path) -> None:
        """Keep the watches of the collection in `folder`."""
        self._folder = folder

    @property
    def trouble(self) -> str:
        """Return what is to be said of damaged files, "" where there are none."""
        names = shelf.set_aside(self._folder)
        if not names:
            return ""
        return (
            f"Filen med bevakningar var skadad och ligger nu i {', '.join(names)}. "
            "Bevakningarna i den måste läggas upp igen. Ta bort filen när den inte "
            "längre behövs."
        )

    def watches(self) -> list[Watch]:
        """Return the watches that stand, in the order they were made."""
        return self._watches("removed IS NULL")

    def watch(self, written: str) -> Watch:
        """Return the watch with that id, or whose id alone begins so.

        Raises:
            QueryError: there is no such watch, or there are several.
        """
        return self._one(written, "removed IS NULL")

    def like(self, kind: Kind, what: str, filters: Filters = ()) -> Watch | None:
        """Return a watch of the same thing, or None."""
        asked = (kind, what, _written(filters) if kind == "sokning" else None)
        same = "kind = ? AND what = ? AND (filters = ? OR ?3 IS NULL)"
        found = self._watches(f"removed IS NULL AND {same}", asked)
        return found[0] if found else None

    def add(self, watch: Watch, first: Sought) -> Watch:
        """Keep a new watch, for which all that is there counts as seen."""
        shelf.make(self._folder)
        # A number that is looked for finds nothing, and is not to be kept here either.
        what = mask(watch.what) if watch.kind == "sokning" else watch.what
        kept = replace(
            watch,
            id=secrets.token_hex(16),
            made=now(),
            what=what,
            name=mask(watch.name),
        )
        with self._asked() as db:
            self._forget(db)
            marks = ", ".join("?" * len(_row(kept)))
            db.execute(f"INSERT INTO watch({_WATCH}) VALUES({marks})", _row(kept))
            _see(db, kept.id, first.there)
        return kept

    def change(self, watch: str, **values: str | bool) -> Watch:
        """Give a watch another name, owner or address, or mute it or not.

        What came while it was muted is not sent when it is heard again.
        """
        with self._asked() as db:
            for name, value in values.items():
                assert name in {"name", "who", "email", "muted"}, name
                db.execute(f"UPDATE watch SET {name} = ? WHERE id = ?", (value, watch))  # noqa: S608
            if values.get("muted") is False:
                db.execute("UPDATE news SET is_sent = 1 WHERE watch = ?", (watch,))
        return self.watch(watch)

    def remove(self, watch: str) -> None:
        """Take a watch away; it can be brought back for a time."""
        with self._asked() as db:
            db.execute("UPDATE watch SET removed = ? WHERE id = ?", (now(), watch))

    def restore(self, written: str) -> Watch:
        """Bring back a watch that was taken away.

        Raises:
            QueryError: there is no such watch.
        """
        found = self._one(written, "removed IS NOT NULL")
        with self._asked() as db:
            db.execute("UPDATE watch SET removed = NULL WHERE id = ?", (found.id,))
        return replace(found, removed=None)

    def keep(self, watch: Watch, looked: Watch, sought: Sought) -> bool:
        """Keep what was found since `watch` was looked for, and that it was.

        False where someone else has looked meanwhile; then nothing is kept.
        """
        at = now()
        with self._writing() as db:
            mark = db.execute(
                "SELECT mark FROM watch WHERE id = ?", (watch.id,)
            ).fetchone()
            if mark is None or mark[0] != watch.mark:
                return False
            for one in sought.fresh:
                item = msgspec.json.encode(one).decode()
                db.execute(
                    "INSERT OR IGNORE INTO news(watch, key, document, item, found) "
                    "VALUES(?, ?, ?, ?, ?)",
                    (watch.id, one.key, one.document, item, at),
                )
            _see(db, watch.id, sought.there)
            db.execute(
                "UPDATE watch SET looked = ?, verdicts = ?, mark = ?, trouble = ? "
                "WHERE id = ?",
                (looked.looked, looked.verdicts, looked.mark, sought.trouble, watch.id),
            )
        return True

    def seen(self, watch: str) -> frozenset[str]:
        """Return the keys of what has been seen, where they are remembered."""
        with shelf.opened(self._folder) as db:
            rows = db.execute("SELECT key FROM seen WHERE watch = ?", (watch,))
            return frozenset(str(row[0]) for row in rows)

    def news(
        self, watch: str, unread: bool = False, unsent: bool = False
    ) -> list[News]:
        """Return what has been new of a watch and is still there, oldest first."""
        asked = ["watch = ?", "present"]
        asked += ["NOT is_read"] if unread else []
        asked += ["NOT is_sent"] if unsent else []
        with shelf.opened(self._folder) as db:
            rows = db.execute(
                f"SELECT {_NEWS} FROM news WHERE {' AND '.join(asked)} "  # noqa: S608
                "ORDER BY number",
                (watch,),
            )
            return [_news(row) for row in rows]

    def in_documents(
        self, watch: str, documents: Collection[str]
    ) -> list[tuple[int, Fresh]]:
        """Return all that was found in some documents, whether it is there or not."""
        with shelf.opened(self._folder) as db:
            rows = db.execute(
                "SELECT number, document, item FROM news WHERE watch = ?", (watch,)
            )
            return [
                (int(number), msgspec.json.decode(item, type=Fresh))
                for number, document, item in rows
                if document in documents
            ]

    def place(self, places: Iterable[tuple[int, Fresh | None]]) -> None:
        """Note where things found stand now; None says that they stand nowhere."""
        with self._writing() as db:
            for number, where in places:
                if where is None:
                    db.execute(
                        "UPDATE news SET present = 0 WHERE number = ?", (number,)
                    )
                else:
                    item = msgspec.json.encode(where).decode()
                    db.execute(
                        "UPDATE news SET present = 1, item = ? WHERE number = ?",
                        (item, number),
                    )

    def read(self, watch: str, until: int | None = None) -> int:
        """Mark what is new as read, up to a number; return how many that was."""
        with self._asked() as db:
            found = db.execute(
                "UPDATE news SET is_read = 1 WHERE watch = ? AND present "
                "AND NOT is_read AND (number <= ?2 OR ?2 IS NULL)",
                (watch, until),
            )
            return found.rowcount

    def unread(self, numbers: Iterable[int]) -> None:
        """Take back that some things were read."""
        with self._asked() as db:
            for number in numbers:
                db.execute("UPDATE news SET is_read = 0 WHERE number = ?", (number,))

    def sent(self, numbers: Iterable[int]) -> None:
        """Note that some things have been sent."""
        with self._writing() as db:
            for number in numbers:
                db.execute("UPDATE news SET is_sent = 1 WHERE number = ?", (number,))

    def _asked(self) -> AbstractContextManager[sqlite3.Connection]:
        """Write what a person asks for.

        Raises:
            ForbiddenError: they may not.
        """
        acting.require(Right.WATCH)
        return self._writing()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with shelf.opened(self._folder) as db:
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
            except BaseException:
                db.execute("ROLLBACK")
                raise
            db.execute("COMMIT")

    def _watches(self, where: str, values: Sequence[object] = ()) -> list[Watch]:
        with shelf.opened(self._folder) as db:
            rows = db.execute(
                f"SELECT {_WATCH} FROM watch WHERE {where} ORDER BY made, rowid",  # noqa: S608
                values,
            )
            return [_watch(row) for row in rows]

    def _one(self, written: str, where: str) -> Watch:
        asked = written.strip().lower()
        found = [one for one in self._watches(where) if one.id.startswith(asked)]
        if not asked or not found:
            raise QueryError(f"Det finns ingen bevakning {written}.")
        if len(found) > 1:
            raise QueryError(f"Flera bevakningar börjar på {written}. Skriv mer.")
        return found[0]

    @staticmethod
    def _forget(db: sqlite3.Connection) -> None:
        """Forget what was taken away too long ago to be brought back."""
        today = dt.datetime.now(dt.UTC)
        limit = (today - dt.timedelta(days=KEPT_DAYS)).isoformat(timespec="seconds")
        old = "SELECT id FROM watch WHERE removed < ?"
        for table in ("seen", "news"):
            db.execute(f"DELETE FROM {table} WHERE watch IN ({old})", (limit,))  # noqa: S608
        db.execute("DELETE FROM watch WHERE removed < ?", (limit,))


def now() -> str:
    """Return the time as it is kept."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


def _see(db: sqlite3.Connection, watch: str, keys: Iterable[str]) -> None:
    rows = ((watch, key) for key in sorted(keys))
    db.executemany("INSERT OR IGNORE INTO seen(watch, key) VALUES(?, ?)", rows)


def _written(filters: Filters) -> str:
    return msgspec.json.encode(sorted(filters)).decode()


def _row(watch: Watch) -> tuple[str | int | None, ...]:
    return (
        watch.id,
        watch.kind,
        watch.what,
        watch.name,
        _written(watch.filters),
        watch.who,
        watch.email,
        watch.muted,
        watch.mentions,
        watch.made,
        watch.looked,
        watch.verdicts,
        watch.mark,
        watch.trouble,
        watch.removed,
    )


def _watch(row: Sequence[object]) -> Watch:
    identity, kind, what, name, filters, who, email, muted, mentions, made = row[:10]
    looked, verdicts, mark, trouble, removed = row[10:]
    return Watch(
        id=str(identity),
        kind=cast(Kind, kind),
        what=str(what),
        name=str(name),
        filters=msgspec.json.decode(str(filters), type=Filters),
        who=str(who),
        email=str(email),
        muted=bool(muted),
        mentions=bool(mentions),
        made=str(made),
        looked=int(str(looked)),
        verdicts=int(str(verdicts)),
        mark=str(mark),
        trouble=str(trouble),
        removed=None if removed is None else str(removed),
    )


def _news(row: Sequence[object]) -> News:
    number, watch, found, item, is_read, is_sent = row
    return News(
        number=int(str(number)),
        watch=str(watch),
        found=str(found),
        of=msgspec.json.decode(str(item), type=Fresh),
        is_read=bool(is_read),
        is_sent=bool(is_sent),
    )
