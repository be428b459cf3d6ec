"""Two promises that cannot both hold: other deadlines, or the one denies the other."""

import datetime as dt
import re

from graph.followup.documents.records import PromiseRecord
from graph.followup.pairs.weights import total
from graph.followup.ties import ties_words
from graph.followup.ties.conflicts_sides import Held
from graph.followup.ties.conflicts_words import both_name, things
from graph.followup.ties.sameness import by_the_same, of_one_kind, sameness, share
from graph.followup.verdicts.wording import day
from graph.followup_model import Conflict
from ingest import lexicon

# Two deadlines are held together only where the rest of the words nearly agree.
NEARLY_ALL, SHARED = 0.75, 1.4
# What is given longer time than this is a period ("programperioden"), no deadline.
LONG = dt.timedelta(days=366)
# Neighbours in one document are items of a list, or steps; characters between.
APART = 600
DEADLINES, DENIED = 0.65, 0.7
# Words that say that the one is another step, or replaces the other.
EXPLAINED = ("revises", "part-of", "renews", "follows")
# A refusal, and not a "inte" somewhere in a clause.
_REFUSED = re.compile(
    r"\b(?:ska|skall|kommer|avser|planerar|tänker)\b(?: \w+){0,2} (?:inte|ej|aldrig)\b",
    re.IGNORECASE,
)


def two_promises(held: Held) -> Conflict | None:
    """Return the conflict of two promises of about the same time."""
    promise = held.promise
    if held.said.commitment is None or held.overlap:
        return None
    other = next(
        (p for p in held.said_in.promises if p.id == held.said.commitment), None
    )
    if other is None or other.id == promise.id or other.vague or _near(held, other):
        return None
    if not by_the_same(promise, held.of, other, held.said_in):
        return None
    if not sameness(promise, other, held.said_in, held.ties).is_same:
        return None
    if promise.polarity != other.polarity:
        return _denied(held, other)
    return _deadlines(held, other)


def _near(held: Held, other: PromiseRecord) -> bool:
    """Tell whether two promises of one document stand close: a list names many."""
    if held.of.id != held.said_in.id:
        return False
    one = held.promise
    return max(one.start, other.start) - min(one.end, other.end) <= APART


def _denied(held: Held, other: PromiseRecord) -> Conflict | None:
    """Return the conflict of what is promised with what is promised not to be done."""
    promise = held.promise
    negative = promise if promise.polarity == "negative" else other
    if _REFUSED.search(negative.text) is None:
        return None
    if _verbs(promise).isdisjoint(_verbs(other)):
        return None
    told = "Det ena stället lovar det som det andra säger inte ska göras."
    reason = f"{told} {both_name(promise.text, other.text)}"
    return held.conflict("yes-and-no", reason, DENIED)


def _verbs(promise: PromiseRecord) -> frozenset[str]:
    """Return the verbs of a promise, without the kinds of deed that they are."""
    kinds = {row["slag"] for row in lexicon.table("belagg_handlingar")}
    return frozenset(promise.deeds) - kinds


def _deadlines(held: Held, other: PromiseRecord) -> Conflict | None:
    """Return the conflict of two deadlines that have no day in common."""
    promise = held.promise
    if not of_one_kind(promise, other) or promise.recurrence:
        return None
    first, second = _span(promise), _span(other)
    if first is None or second is None or _meet(first, second):
        return None
    wide, told = things(promise.text), things(other.text)
    if min(share(wide, told), share(told, wide)) < NEARLY_ALL:
        return None
    if total(frozenset(wide) & frozenset(told)) < SHARED or _explained(promise, other):
        return None
    told_days = f"{day(first[1])} och {day(second[1])}"
    reason = (
        f"Samma sak ges två frister vid samma tid: {told_days}. "
        f"{both_name(promise.text, other.text)}"
    )
    return held.conflict("deadlines", reason, DEADLINES)


def _explained(one: PromiseRecord, other: PromiseRecord) -> bool:
    return any(ties_words.cue(kind, p) for kind in EXPLAINED for p in (one, other))


Span = tuple[dt.date, dt.date]


def _span(promise: PromiseRecord) -> Span | None:
    """Return the first and last day that a deadline can mean."""
    last = promise.latest_wide or promise.latest
    first = promise.earliest or last
    if last is None or first is None or last - first > LONG:
        return None
    return first, last


def _meet(one: Span, other: Span) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
