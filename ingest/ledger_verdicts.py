"""How promises were judged to stand, and when: added, never changed.

A verdict is written when it says something else than the one before it of the same
promise: another status, or the same on other evidence. What was thought on a day can
so be read afterwards, whatever has been read or learnt since. Verdicts have numbers
of their own: they follow from what was read, so neither graph nor index is made anew
because of them.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.ledger_sharing import Shared

_COLUMNS = (
    "promise, status, explanation, confidence, evidence, coverage, missing, "
    "as_of, at, program"
)
# So many promises are asked for at a time.
ASKED = 500


@dataclass(frozen=True, slots=True)
class ReachedVerdict:
    """A verdict as it was reached.

    `promise` is the commitment's id, `status` one of `graph.followup_model`'s,
    `evidence` the ids of what it rests on, the deciding one first. `coverage` and
    `missing` say what was looked through and what was lacking, where it rests on
    silence. `as_of` is the day (ISO) it is about, `at` the date and time (ISO) it was
    reached, `program` the version that reached it.
    """

    promise: str
    status: str
    explanation: str
    confidence: float
    evidence: tuple[str, ...] = ()
    coverage: str | None = None
    missing: tuple[str, ...] = ()
    as_of: str = ""
    at: str = ""
    program: str = ""
    seq: int = 0

    def says_the_same(self, other: "ReachedVerdict") -> bool:
        """Tell whether two verdicts have the same status on the same evidence."""
        return self.status == other.status and set(self.evidence) == set(other.evidence)


class VerdictLog:
    """Reads the verdicts and adds to them; a part of the ledger."""

    def __init__(self, db: Shared) -> None:
        """Use the ledger's own connection."""
        self._db = db

    def append(self, reached: Iterable[ReachedVerdict]) -> list[ReachedVerdict]:
        """Add what differs from the latest of its promise; return that, numbered.

        Given in one call, of one promise, verdicts are compared in the order given.
        """
        given = list(reached)
        latest = self.latest({verdict.promise for verdict in given})
        added = []
        with self._db.transaction() as db:
            for verdict in given:
                before = latest.get(verdict.promise)
                if before is not None and before.says_the_same(verdict):
                    continue
                cursor = db.execute(
                    f"INSERT INTO verdict({_COLUMNS}) "
                    "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    _row(verdict),
                )
                numbered = replace(verdict, seq=int(cursor.lastrowid or 0))
                latest[verdict.promise] = numbered
                added.append(numbered)
        return added

    def latest(
        self, promises: Iterable[str] | None = None
    ) -> dict[str, ReachedVerdict]:
        """Return the latest verdict of each promise, or of those given."""
        if promises is None:
            rows = self._db.rows(
                f"SELECT seq, {_COLUMNS} FROM verdict WHERE seq IN "  # noqa: S608
                "(SELECT max(seq) FROM verdict GROUP BY promise) ORDER BY promise"
            )
            return {str(row[1]): _verdict(row) for row in rows}
        asked = sorted(set(promises))
        parts = (asked[at : at + ASKED] for at in range(0, len(asked), ASKED))
        return {v.promise: v for part in parts for v in self._latest_of(part)}

    def _latest_of(self, promises: Sequence[str]) -> Iterator[ReachedVerdict]:
        marks = ", ".join("?" * len(promises))
        rows = self._db.rows(
            f"SELECT seq, {_COLUMNS} FROM verdict WHERE seq IN "  # noqa: S608
            f"(SELECT max(seq) FROM verdict WHERE promise IN ({marks}) "
            "GROUP BY promise) ORDER BY promise",
            promises,
        )
        return map(_verdict, rows)

    def history(self, promise: str) -> list[ReachedVerdict]:
        """Return the verdicts of one promise in the order they were reached."""
        rows = self._db.rows(
            f"SELECT seq, {_COLUMNS} FROM verdict WHERE promise = ? ORDER BY seq",  # noqa: S608
            (promise,),
        )
        return [_verdict(row) for row in rows]

    def after(self, seq: int) -> list[ReachedVerdict]:
        """Return the verdicts with a higher number than `seq`, in order."""
        rows = self._db.rows(
            f"SELECT seq, {_COLUMNS} FROM verdict WHERE seq > ? ORDER BY seq",  # noqa: S608
            (seq,),
        )
        return [_verdict(row) for row in rows]

    def last(self) -> int:
        """Return the number of the latest verdict, 0 where there is none."""
        row = self._db.row("SELECT max(seq) FROM verdict")
        return int(row[0] or 0)


def _row(verdict: ReachedVerdict) -> tuple[str | float | None, ...]:
    return (
        verdict.promise,
        verdict.status,
        verdict.explanation,
        verdict.confidence,
        json.dumps(verdict.evidence),
        verdict.coverage,
        json.dumps(verdict.missing, ensure_ascii=False),
        verdict.as_of,
        verdict.at,
        verdict.program,
    )


def _verdict(row: Sequence[object]) -> ReachedVerdict:
    (
        seq,
        promise,
        status,
        explanation,
        confidence,
        evidence,
        coverage,
        missing,
        *when,
    ) = row
    as_of, at, program = (str(value) for value in when)
    return ReachedVerdict(
        str(promise),
        str(status),
        str(explanation),
        float(str(confidence)),
        tuple(json.loads(str(evidence))),
        None if coverage is None else str(coverage),
        tuple(json.loads(str(missing))),
        str(as_of),
        str(at),
        str(program),
        int(str(seq)),
    )
