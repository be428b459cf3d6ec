"""A promise held against a statement, and the two sides of a conflict."""

from dataclasses import dataclass

from graph.followup.documents.records import (
    FollowRecord,
    PromiseRecord,
    StatementRecord,
)
from graph.followup.kept.ties_between import Ties
from graph.followup_model import Conflict, ConflictKind, Evidence, Side


@dataclass(frozen=True, slots=True)
class Held:
    """A promise of the document `of`, and what `said_in` states."""

    promise: PromiseRecord
    of: FollowRecord
    said: StatementRecord
    said_in: FollowRecord
    ties: Ties

    @property
    def overlap(self) -> bool:
        """Tell whether the statement is, or holds, the promise itself."""
        if self.of.id != self.said_in.id:
            return False
        return self.said.start < self.promise.end and self.promise.start < self.said.end

    def conflict(self, kind: ConflictKind, reason: str, confidence: float) -> Conflict:
        """Return the conflict of the two, in the order of their places."""
        promise, said = self.promise, self.said
        one = Side(self.of.id, promise.start, promise.end, promise.text, self.of.latest)
        other = Side(
            self.said_in.id, said.start, said.end, said.text, self.said_in.latest
        )
        first, second = sorted(
            (one, other), key=lambda side: (side.document_id, side.start, side.end)
        )
        return Conflict(kind, promise.id, first, second, reason, round(confidence, 2))


def joined(kind: ConflictKind, one: Evidence, other: Evidence, reason: str) -> Conflict:
    """Return the conflict of two pieces of evidence of one promise."""
    return Conflict(
        kind=kind,
        commitment_id=one.commitment_id,
        first=_side(one),
        second=_side(other),
        reason=reason,
        confidence=round(min(one.score, other.score, 0.9), 2),
    )


def _side(piece: Evidence) -> Side:
    date = piece.date_to or piece.date_from
    return Side(piece.document_id, piece.start, piece.end, piece.text, date)
