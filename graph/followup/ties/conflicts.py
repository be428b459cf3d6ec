"""Statements about one thing that cannot both hold, side by side, with why.

Pure, and careful: two passages are held together only where each names most of what
the other is about, and where they were said at about the same time. That a promise
was kept, moved or dropped later is no conflict; that is evidence.
"""

import datetime as dt
from collections.abc import Sequence
from itertools import combinations

from graph.followup.documents.records import FollowRecord, PassageRecord, PromiseRecord
from graph.followup.kept.ties_between import Ties
from graph.followup.ties.conflicts_promises import two_promises
from graph.followup.ties.conflicts_sides import Held, joined
from graph.followup.ties.conflicts_told import DONE, done_and_to_do, same_told
from graph.followup.ties.conflicts_words import both_name
from graph.followup_model import Conflict, Evidence

NOT_DONE = "belagg.uppfoljning.not_done"
ADOPTED = frozenset(
    f"belagg.beslut.{code}" for code in ("antar", "bifall", "faststaller", "godkanner")
)
REJECTED = frozenset({"belagg.beslut.avslag"})
# What none of these says stands against nothing.
OPPOSED = ADOPTED | REJECTED | {DONE, NOT_DONE}
# Documents so near in time speak of one state of things.
SAME_TIME = dt.timedelta(days=31)
# Evidence less sure than this contradicts nothing.
SURE = 0.5


def conflicts(
    promise: PromiseRecord,
    of: FollowRecord,
    passages: Sequence[PassageRecord],
    said_in: FollowRecord,
    ties: Ties,
) -> list[Conflict]:
    """Return what a document says that cannot hold beside a promise.

    Args:
        promise: The promise.
        of: Its document; only the head is read.
        passages: Those of `said_in` that may speak of it.
        said_in: The document held against it, which may be its own.
        ties: Which paths are one body and which acts are of one matter.
    """
    if promise.vague or not promise.own or not _of_one_time(of, said_in):
        return []
    if not ties.same_body(of.body, said_in.body):
        return []
    found: dict[str, Conflict] = {}
    for passage in passages:
        for statement in passage.statements:
            if statement.rule != DONE and statement.commitment is None:
                continue
            held = Held(promise, of, statement, said_in, ties)
            conflict = done_and_to_do(held) or two_promises(held)
            if conflict is not None:
                found[conflict.id] = conflict
    return sorted(found.values(), key=lambda c: (c.second.start, c.kind))


def _of_one_time(one: FollowRecord, other: FollowRecord) -> bool:
    if one.id == other.id:
        return True
    first, second = one.earliest, other.earliest
    return first is not None and second is not None and abs(second - first) <= SAME_TIME


def among(evidence: Sequence[Evidence]) -> list[Conflict]:
    """Return which pieces of the evidence of one promise cannot both hold.

    That something was not done, and later was, is no conflict; that it was done, and
    later is said not to have been, is.
    """
    sure = sorted(filter(counts, evidence), key=_order)
    found: dict[str, Conflict] = {}
    for one, other in combinations(sure, 2):
        conflict = _yes_and_no(one, other) or _outcomes(one, other)
        if conflict is not None:
            found[conflict.id] = conflict
    return list(found.values())


def counts(piece: Evidence) -> bool:
    """Tell whether a piece of evidence may stand against another one."""
    return piece.score >= SURE and piece.rule in OPPOSED


def _order(piece: Evidence) -> tuple[dt.date, str, int, int]:
    return (piece.date_from or dt.date.max, piece.document_id, piece.start, piece.end)


def _yes_and_no(one: Evidence, other: Evidence) -> Conflict | None:
    """Return the conflict of what is told as done, and later as not done."""
    if one.stance == "contradicts" and one.date_from == other.date_from:
        one, other = other, one
    if (one.stance, one.rule) != ("fulfils", DONE) or one.date_from is None:
        return None
    if (other.stance, other.rule) != ("contradicts", NOT_DONE):
        return None
    if not same_told(one.text, other.text):
        return None
    said = "Det ena stället säger att det är gjort, det andra att det inte är det."
    return joined("yes-and-no", one, other, f"{said} {both_name(one.text, other.text)}")


def _outcomes(one: Evidence, other: Evidence) -> Conflict | None:
    """Return the conflict of one decision told as adopted and as turned down."""
    rules = {one.rule, other.rule}
    if rules.isdisjoint(ADOPTED) or rules.isdisjoint(REJECTED):
        return None
    same_day = one.date_from == other.date_from and one.date_from is not None
    if not same_day or one.document_id == other.document_id:
        return None
    if not same_told(one.text, other.text):
        return None
    said = (
        "Samma dag sägs det på ett ställe att det antogs, på ett annat att det avslogs."
    )
    return joined("outcomes", one, other, said)
