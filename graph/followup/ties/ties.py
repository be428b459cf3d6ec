"""How a promise hangs together with an earlier one: the same, revised, a part of it.

Pure: a tie follows from the two promises and the documents they stand in. What is
unsure is left out; a chain that holds two promises apart can be mended by a person,
one that mixes two things up misleads.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from graph.followup.documents.records import FollowRecord, PromiseRecord
from graph.followup.kept.ties_between import Ties
from graph.followup.ties import ties_words
from graph.followup.ties.sameness import (
    Sameness,
    by_the_same,
    linked,
    of_one_kind,
    same_name,
    sameness,
)
from graph.followup.ties.ties_within import within
from graph.followup.ties.ties_words import Cue
from graph.followup.verdicts.wording import day
from graph.followup_model import Evidence, PromiseTie, TieKind
from ingest import ids

__all__ = ["comes_first", "limit", "tie", "within"]

# A new time nearer than this to the old one is another way to put it.
SLACK = dt.timedelta(days=20)
YEAR, ROUND = 365.25, 45
# Of several promises of a document, one that is this much less alike is another one.
LESS = 0.05
# Evidence less sure than this ties nothing.
SURE = 0.5
# How much of what a part names must be in the whole, and how little of the whole.
PART, WHOLE = 0.6, 0.7
SPLIT, MOVED = 0.6, 0.8
# What only tells how it goes is no part of the thing.
TELLING = frozenset(
    {"redovisa", "rapportera", "återrapportera", "informera", "återkomma", "följa"}
)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two promises of different documents, and how much they share."""

    earlier: PromiseRecord
    of: FollowRecord
    later: PromiseRecord
    said_in: FollowRecord
    ties: Ties
    alike: Sameness

    def tie(
        self,
        kind: TieKind,
        told: str,
        cue: Cue | None = None,
        days: int | None = None,
        confidence: float | None = None,
    ) -> PromiseTie:
        """Return the tie, told in a sentence, with the words that carry it."""
        start, end = (cue.start, cue.end) if cue else (self.later.start, self.later.end)
        sure = self.alike.score if confidence is None else confidence
        return PromiseTie(
            kind=kind,
            earlier=self.earlier.id,
            later=self.later.id,
            document_id=self.said_in.id,
            start=start,
            end=end,
            reason=f"{told}; {cue.reason}." if cue else f"{told}.",
            confidence=round(sure, 2),
            days=days,
        )


def tie(  # noqa: PLR0913, PLR0917 - two promises, their documents, what is known
    earlier: PromiseRecord,
    of: FollowRecord,
    later: PromiseRecord,
    said_in: FollowRecord,
    ties: Ties,
    evidence: Sequence[Evidence] = (),
) -> PromiseTie | None:
    """Return how `later` hangs together with `earlier`, or None.

    Args:
        earlier: A promise of another document, not younger than `said_in`.
        of: That document; only its head is read.
        later: A promise of `said_in`.
        said_in: The document with it.
        ties: Which paths are one body and which acts are of one matter.
        evidence: What `said_in` was found to say of `earlier`.
    """
    if not comes_first(of, said_in) or not ties.same_body(of.body, said_in.body):
        return None
    one_kind = of_one_kind(earlier, later)
    if not (one_kind or evidence or linked(earlier, later, ties)):
        return None
    alike = sameness(earlier, later, said_in, ties)
    pair = _Pair(earlier, of, later, said_in, ties, alike)
    if alike.is_same and one_kind:
        return _one(pair, evidence)
    return _moved(pair, evidence) or _split(pair, evidence)


def comes_first(one: FollowRecord, other: FollowRecord) -> bool:
    """Tell whether a document is the earlier of two; the same day goes by id."""
    first, second = one.earliest, other.earliest
    if first is None or second is None:
        return False
    return (first, one.id) < (second, other.id)


def limit(promise: PromiseRecord) -> dt.date | None:
    """Return the day a promise is due by its words."""
    return promise.latest or promise.latest_wide


def _one(pair: _Pair, evidence: Sequence[Evidence]) -> PromiseTie | None:
    """Return the tie of two promises that name one thing."""
    earlier, later = pair.earlier, pair.later
    cue = ties_words.cue("taken-over", later)
    if cue and not same_name(earlier, later):
        told = f"{later.promisor} har tagit över det från {earlier.promisor}"
        return None if _is_another_nearer(pair) else pair.tie("taken-over", told, cue)
    joined = pair.alike.linked
    if not by_the_same(earlier, pair.of, later, pair.said_in, joined):
        return None
    # What costs most comes last: every promise of the later document is looked at.
    if _is_another_nearer(pair):
        return None
    part = ties_words.cue("part-of", later)
    if part and ties_words.cue("part-of", earlier) is None:
        return pair.tie("part-of", "En del av löftet", part)
    if ties_words.cue("renews", later) and not ties_words.cue("renews", earlier):
        return None
    return _same_or_new_time(pair, evidence)


def _is_another_nearer(pair: _Pair) -> bool:
    """Tell whether another promise of the later document is clearly more alike.

    So it is where the one binds the body that is bound, and the other another.
    """
    mine = pair.alike.forward + pair.alike.backward
    named = same_name(pair.earlier, pair.later)
    for other in pair.said_in.promises:
        if other.id == pair.later.id or not of_one_kind(pair.earlier, other):
            continue
        alike = _shared(pair, other)
        theirs = alike.forward + alike.backward
        if alike.is_same and theirs > mine + LESS:
            return True
        rightly_named = not named and same_name(pair.earlier, other)
        if alike.is_same and theirs >= mine - LESS and rightly_named:
            return True
    return False


def _same_or_new_time(pair: _Pair, evidence: Sequence[Evidence]) -> PromiseTie | None:
    old, new = limit(pair.earlier), limit(pair.later)
    cue = ties_words.cue("revises", pair.later)
    moved = cue is not None and ties_words.cue("revises", pair.earlier) is None
    if moved and old is not None and (new is None or abs(new - old) <= SLACK):
        new = _told_time(pair, evidence) or new
    if old is None or new is None or abs(new - old) <= SLACK:
        if moved:
            return pair.tie("revises", "Samma löfte med ny tid", cue)
        return pair.tie("repeats", "Samma löfte sägs igen")
    days = (new - old).days
    if cue is None and (_next_round(days) or days < 0):
        return None
    return pair.tie("revises", _new_time(old, new), cue, days)


def _told_time(pair: _Pair, evidence: Sequence[Evidence]) -> dt.date | None:
    """Return the new time that a piece of evidence reads in the later promise.

    "Flyttas från hösten 2022 till våren 2025" names the old time before the new one.
    """
    later = pair.later
    told = [
        piece.deadline
        for piece in evidence
        if piece.stance == "new-date"
        and piece.deadline is not None
        and piece.start < later.end
        and later.start < piece.end
    ]
    return max(told, default=None)


def _new_time(old: dt.date, new: dt.date) -> str:
    return f"Samma löfte med ny tid: {day(old)} blir {day(new)}"


def _next_round(days: int) -> bool:
    """Tell whether a time is whole years off: what is done yearly is another round."""
    years = round(days / YEAR)
    return years > 0 and abs(days - years * YEAR) <= ROUND


def _moved(pair: _Pair, evidence: Sequence[Evidence]) -> PromiseTie | None:
    """Return the tie of a promise that was found to give the earlier a new time."""
    old, new = limit(pair.earlier), limit(pair.later)
    later = pair.later
    cue = ties_words.cue("revises", later)
    if cue is None or old is None or new is None or new - old <= SLACK:
        return None
    telling = [
        piece
        for piece in evidence
        if piece.stance == "new-date"
        and (piece.link or piece.score >= SURE)
        and piece.start < later.end
        and later.start < piece.end
    ]
    if not telling:
        return None
    best = max(telling, key=lambda piece: (piece.score, -piece.start))
    sure = min(best.score, MOVED)
    return pair.tie("revises", _new_time(old, new), cue, (new - old).days, sure)


def _split(pair: _Pair, evidence: Sequence[Evidence]) -> PromiseTie | None:
    """Return the tie of one of several promises that together are the earlier one.

    A common matter must join them. Each must name a part of its own, or the § must be
    about the earlier promise and say that it is dealt with in parts.
    """
    later = pair.later
    if not pair.alike.linked or not _can_be_part(pair, later):
        return None
    siblings = [
        other
        for other in pair.said_in.promises
        if other.id != later.id
        and other.section == later.section
        and set(other.own).isdisjoint(later.own)
        and _can_be_part(pair, other)
    ]
    parts = [one for one in siblings if _is_part(_shared(pair, one))]
    divided = _divided(pair, evidence)
    if not siblings or not (divided or (parts and _is_part(pair.alike))):
        return None
    return pair.tie("part-of", "Löftet har delats upp", divided, confidence=SPLIT)


def _can_be_part(pair: _Pair, part: PromiseRecord) -> bool:
    """Tell whether a promise is a deed once done, given to another than the whole."""
    told = TELLING & set(part.deeds) - set(pair.earlier.deeds)
    if part.vague or part.recurrence or told:
        return False
    return ids.normalise(part.promisor or "") != ids.normalise(
        pair.earlier.promisor or ""
    )


def _shared(pair: _Pair, other: PromiseRecord) -> Sameness:
    return sameness(pair.earlier, other, pair.said_in, pair.ties)


def _divided(pair: _Pair, evidence: Sequence[Evidence]) -> Cue | None:
    """Return the words of the § that say that the earlier promise is divided."""
    section = pair.later.section
    if section is None or not any(
        piece.section == section and piece.score >= SURE for piece in evidence
    ):
        return None
    found = (
        ties_words.found("divides", passage.text, passage.start)
        for passage in pair.said_in.passages
        if passage.section == section
    )
    return next((cue for cue in found if cue is not None), None)


def _is_part(alike: Sameness) -> bool:
    return alike.backward >= PART and 0 < alike.forward <= WHOLE
