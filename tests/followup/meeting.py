"""Documents of a few words, and what decides which of them speak of which.

Follow-up that keeps what it has found is tried on them: a comparison that any two
passages meet in, a shelf that is read through, and rules as short as can be.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import pairwise

from graph.followup.documents.records import FollowRecord, PassageRecord, PromiseRecord
from graph.followup.kept.finding import Said
from graph.followup.kept.ties_between import Ties
from graph.followup.pairs.comparing import Comparison
from graph.followup_model import Conflict, Evidence, PromiseTie, Side
from tests.followup import recorded

DAY = dt.date(2022, 1, 1)


def promise(
    name: str,
    keys: Sequence[str] = (),
    links: Sequence[str] = (),
    *,
    start: int = 0,
    acts: Sequence[str] = (),
    bodies: Sequence[str] = (),
    due: dt.date | None = None,
    speaker: str | None = None,
) -> PromiseRecord:
    return recorded.promise(
        name,
        f"Nämnden ska {' '.join(keys)}",
        start=start,
        end=start + 10,
        description=" ".join(keys),
        promisor="Kulturnämnden",
        speaker=speaker,
        own=tuple(keys),
        keys=tuple(keys),
        acts=tuple(acts),
        latest=due,
        latest_wide=due,
        links=tuple(links),
        bodies=tuple(bodies),
    )


def passage(
    terms: Sequence[str],
    links: Sequence[str] = (),
    *,
    start: int = 0,
    acts: Sequence[str] = (),
) -> PassageRecord:
    return PassageRecord(
        start=start,
        end=start + 100,
        text=" ".join(terms),
        section=None,
        terms=tuple(terms),
        links=tuple(links),
        acts=tuple(acts),
    )


def document(
    name: str,
    day: int | None,
    promises: Sequence[PromiseRecord] = (),
    passages: Sequence[PassageRecord] = (),
    *,
    body: str | None = "org/a",
) -> FollowRecord:
    return recorded.minutes(
        name,
        None if day is None else DAY + dt.timedelta(days=day),
        title=f"Protokoll {name}",
        source=f"{name}.txt",
        body=body,
        organ=f"{body}/kulturnamnden" if body else None,
        body_name=f"Kommun {body[-1].upper()}" if body else None,
        organ_name="Kulturnämnden" if body else None,
        promises=tuple(promises),
        passages=tuple(passages),
    )


class Shelf:
    """Finds passages by reading all of them."""

    def __init__(self, records: Iterable[FollowRecord]) -> None:
        self.records = {record.id: record for record in records}

    def load(self, name: str) -> FollowRecord:
        return self.records[name]

    def holding(
        self,
        ways: Sequence[Sequence[str]],
        after: dt.date,
        bodies: Sequence[str] | None,
    ) -> set[str]:
        return {
            record.id
            for record in self.records.values()
            if record.latest is not None
            and record.latest >= after
            and (bodies is None or record.body_name in {None, *bodies})
            and any(set(w) <= set(p.terms) for w in ways for p in record.passages)
        }


def _pair(
    promise: PromiseRecord,
    of: FollowRecord,
    passages: Sequence[PassageRecord],
    said: Said,
    ties: Ties,
) -> list[Evidence]:
    said_in = said.record
    assert of.promises == of.passages == ()
    return [
        Evidence(
            commitment_id=promise.id,
            document_id=said_in.id,
            section=ties.body(said_in.body) if said_in.body else None,
            start=one.start,
            end=one.end,
            text=one.text,
            stance="mentions",
            score=0.5,
            date_from=said_in.earliest,
            date_to=said_in.latest,
            rule="prov",
        )
        for one in passages
    ]


def _tie(
    earlier: PromiseRecord,
    of: FollowRecord,
    later: PromiseRecord,
    said_in: FollowRecord,
    ties: Ties,
    evidence: Sequence[Evidence],
) -> PromiseTie | None:
    assert all(e.commitment_id == earlier.id for e in evidence)
    del of, ties
    if not set(earlier.keys) & set(later.keys):
        return None
    place = (said_in.id, later.start, later.end)
    return PromiseTie("repeats", earlier.id, later.id, *place, "samma sak", 0.7)


def _within(record: FollowRecord) -> list[PromiseTie]:
    pairs = pairwise(record.promises)
    return [
        PromiseTie(
            "follows",
            one.id,
            other.id,
            record.id,
            other.start,
            other.end,
            "därefter",
            0.9,
        )
        for one, other in pairs
    ]


def _side(document: str, text: str) -> Side:
    return Side(document, 0, len(text), text, None)


def _conflicts(
    promise: PromiseRecord,
    of: FollowRecord,
    passages: Sequence[PassageRecord],
    said_in: FollowRecord,
    ties: Ties,
) -> list[Conflict]:
    del ties
    first = _side(of.id, promise.text)
    return [
        Conflict(
            "done-and-to-do", promise.id, first, _side(said_in.id, one.text), "ja", 0.5
        )
        for one in passages
        if "invigd" in one.terms
    ]


def _among(evidence: Sequence[Evidence]) -> list[Conflict]:
    sides = [_side(e.document_id, e.text) for e in evidence if _counts(e)]
    first = evidence[0].commitment_id if evidence else ""
    return [
        Conflict("yes-and-no", first, one, other, "två", 0.5)
        for one, other in pairwise(sides)
    ]


def _counts(piece: Evidence) -> bool:
    return "lusthus" in piece.text


MEETING = Comparison(_pair, _tie, _within, _conflicts, _among, _counts)
