"""What people have said of promises and their evidence: added, never changed.

An event holds the words it is about as they stood, beside their ids, so that it can
be tied to a new reading that cuts the text otherwise. Undoing is an event too.
Events have numbers of their own: what was read is the same, so neither graph nor
index is made anew because of them.
"""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Literal

import msgspec

from ingest.errors import ArchiveError
from ingest.ledger_events import standing
from ingest.ledger_sharing import Shared

ReviewKind = Literal[
    "confirm-promise",
    "reject-promise",
    "confirm-evidence",
    "reject-evidence",
    "stance",
    "confirm-status",
    "reject-status",
    "status",
    "deadline",
    "promisor",
    "same",
    "apart",
    "note",
    "undo",
]


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a document by which a thing read there is found again."""

    id: str
    document: str
    text: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class SeenEvidence:
    """A piece of evidence as it stood before the person: what was judged.

    `words` are the passage's; the rest is as the program found it, in the terms of
    `graph.followup_model.Evidence`.
    """

    words: Quoted
    stance: str
    score: float
    section: str | None = None
    date_from: dt.date | None = None
    date_to: dt.date | None = None
    rule: str = ""
    happened: dt.date | None = None
    link: str | None = None
    deadline: dt.date | None = None
    features: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewEvent:
    """One thing that a person has said of a promise.

    `evidence` is the passage it is about, `other` the other promise of the same and
    the apart. `value` is the stance, status or promisor that the person gives or
    judges. `earliest` and `latest` are the days of a deadline; a deadline with neither
    says that there is none. `as_of` is the day a status is about and `spoke` the ids of
    the documents that then spoke of the promise: what comes later was not known.
    `undoes` is the `seq` of the event that an undo takes back; `at` an ISO date and
    time, as given.
    """

    kind: ReviewKind
    promise: Quoted | None = None
    evidence: SeenEvidence | None = None
    other: Quoted | None = None
    value: str = ""
    earliest: dt.date | None = None
    latest: dt.date | None = None
    as_of: dt.date | None = None
    spoke: tuple[str, ...] = ()
    undoes: int | None = None
    who: str = ""
    why: str = ""
    at: str = ""
    seq: int = 0


class ReviewLog:
    """Reads the events and adds to them; a part of the ledger."""

    def __init__(self, db: Shared) -> None:
        """Use the ledger's own connection."""
        self._db = db

    def append(self, event: ReviewEvent) -> ReviewEvent:
        """Add an event; return it with its number."""
        written = msgspec.json.encode(replace(event, seq=0), order="deterministic")
        with self._db.transaction() as db:
            cursor = db.execute(
                "INSERT INTO review(event) VALUES(?)", (written.decode(),)
            )
        return replace(event, seq=int(cursor.lastrowid or 0))

    def history(self) -> list[ReviewEvent]:
        """Return every event in the order they were made, undone ones too."""
        return self.after(0)

    def after(self, seq: int) -> list[ReviewEvent]:
        """Return the events with a higher number than `seq`, in order."""
        rows = self._db.rows(
            "SELECT seq, event FROM review WHERE seq > ? ORDER BY seq", (seq,)
        )
        return [replace(_decoded(event), seq=int(number)) for number, event in rows]

    def standing(self) -> list[ReviewEvent]:
        """Return all that holds, in order: what was undone is left out."""
        return standing(self.history())

    def latest(self) -> int:
        """Return the number of the latest event, 0 where there is none."""
        row = self._db.row("SELECT max(seq) FROM review")
        return int(row[0] or 0)


def _decoded(event: str) -> ReviewEvent:
    try:
        return msgspec.json.decode(event, type=ReviewEvent)
    except msgspec.DecodeError as error:
        message = f"En granskning i samlingen går inte att läsa: {error}"
        raise ArchiveError(message) from error
