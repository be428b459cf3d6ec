"""What people have decided of who is who: events that are added and never changed.

An event names the paths it is about as they stood when it was made, so that it
means the same after a rebuild. Undoing is an event too: the history stays whole.
Every event takes the next number of the collection's changes, so that the graph
sees that it is behind.
"""

import json
from dataclasses import dataclass, replace
from typing import Literal

from ingest.ledger_events import standing
from ingest.ledger_sharing import Shared

EventKind = Literal["merge", "split", "reject", "undo"]
_COLUMNS = "seq, kind, left, right, documents, undoes, who, why, at"


@dataclass(frozen=True, slots=True)
class IdentityEvent:
    """One decision on actors.

    `left` and `right` are the paths of two actors, the one that stood first and
    then those it had replaced; `right` is empty for a split, which says that
    `left` means another actor in `documents` (ids). `undoes` is the `seq` of the
    event that an undo takes back. `at` is an ISO date and time, as given.
    """

    kind: EventKind
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    undoes: int | None = None
    who: str = ""
    why: str = ""
    at: str = ""
    seq: int = 0


class IdentityLog:
    """Reads the events and adds to them; a part of the ledger."""

    def __init__(self, db: Shared) -> None:
        """Use the ledger's own connection."""
        self._db = db

    def append(self, event: IdentityEvent) -> IdentityEvent:
        """Add an event; return it with its number."""
        lists = (event.left, event.right, event.documents)
        with self._db.transaction() as db:
            cursor = db.execute(
                "INSERT INTO change(document, kind) VALUES('', 'identity')"
            )
            numbered = replace(event, seq=int(cursor.lastrowid or 0))
            db.execute(
                f"INSERT INTO identity({_COLUMNS}) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    numbered.seq,
                    event.kind,
                    *(json.dumps(paths, ensure_ascii=False) for paths in lists),
                    event.undoes,
                    event.who,
                    event.why,
                    event.at,
                ),
            )
        return numbered

    def history(self) -> list[IdentityEvent]:
        """Return every event in the order they were made, undone ones too."""
        rows = self._db.rows(f"SELECT {_COLUMNS} FROM identity ORDER BY seq")  # noqa: S608
        return [_event(row) for row in rows]

    def standing(self) -> list[IdentityEvent]:
        """Return the merges, splits and rejections that hold, in order."""
        return standing(self.history())

    def latest(self) -> int:
        """Return the number of the latest event, 0 where there is none."""
        row = self._db.row("SELECT max(seq) FROM identity")
        return int(row[0] or 0)


def _event(row: tuple[object, ...]) -> IdentityEvent:
    seq, kind, left, right, documents, undoes, who, why, at = row
    lists = (tuple(json.loads(str(text))) for text in (left, right, documents))
    one, other, named = lists
    return IdentityEvent(
        kind,  # type: ignore[arg-type] # the table's own check
        one,
        other,
        named,
        None if undoes is None else int(str(undoes)),
        str(who),
        str(why),
        str(at),
        int(str(seq)),
    )
