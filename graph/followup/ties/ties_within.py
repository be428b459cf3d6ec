"""Promises of one document that hang on one another: "därefter", "utifrån svaren"."""

from graph.followup.documents.records import FollowRecord, PromiseRecord
from graph.followup.pairs.weights import is_general
from graph.followup.ties import ties_words
from graph.followup.ties.sameness import share
from graph.followup.ties.ties_words import Cue
from graph.followup_model import PromiseTie
from ingest.language.terms import words

# How far after the promise that it hangs on the next may stand: a sentence between
# for what only says in which order, none for what tells of its result.
NEAR, NEXT = 220, 4
FOLLOWS, RESTS, RESULT = 0.75, 0.7, 0.7
# How much of the thing named must be what the earlier promise is about.
NAMED = 0.6
ASSIGNMENT = "uppdraget"
# What comes of any inquiry, whatever it is called.
RESULTS = frozenset({"resultatet", "resultaten", "slutsatserna", "svaren"})


def within(record: FollowRecord) -> list[PromiseTie]:
    """Return which promises of a document hang on an earlier one in it."""
    found = []
    for later in record.promises:
        before = [p for p in record.promises if p.end <= later.start]
        tied = _rests(before, later) or _next(before, later)
        if tied is not None:
            earlier, cue, confidence = tied
            found.append(_tie(record, earlier, later, cue, confidence))
    return found


Tied = tuple[PromiseRecord, Cue, float]


def _rests(before: list[PromiseRecord], later: PromiseRecord) -> Tied | None:
    """Return the earlier promise whose thing the later one says that it rests on."""
    cue = ties_words.cue("rests", later)
    if cue is None:
        return None
    named = words(cue.thing)
    near = [p for p in before if p.section == later.section]
    scored = [(share(named, p.own), p) for p in near]
    best = max((score for score, _ in scored), default=0.0)
    if best < NAMED:
        return None
    return [p for score, p in scored if score == best][-1], cue, RESTS


def _next(before: list[PromiseRecord], later: PromiseRecord) -> Tied | None:
    """Return the promise just before, if the later one says that it comes after."""
    last = max(before, key=lambda p: (p.end, p.start), default=None)
    if last is None or last.section != later.section:
        return None
    gap = later.start - last.end
    cue = ties_words.cue("follows", later)
    if cue is not None and gap <= NEAR:
        return last, cue, FOLLOWS
    cue = ties_words.cue("result", later)
    if cue is None:
        return None
    if cue.thing.casefold() == ASSIGNMENT:
        return _assigned(before, later, cue)
    if gap <= NEXT and _gives(last, cue.thing):
        return last, cue, RESULT
    return None


def _assigned(
    before: list[PromiseRecord], later: PromiseRecord, cue: Cue
) -> Tied | None:
    """Return the assignment that "uppdraget" means: the only one there is."""
    given = [
        p
        for p in before
        if p.section == later.section and p.strength == "assignment" and not p.vague
    ]
    return (given[0], cue, RESULT) if len(given) == 1 else None


def _gives(earlier: PromiseRecord, result: str) -> bool:
    """Tell whether what a sentence calls a result can come of a promise."""
    named = words(result)
    if not named or any(is_general(word) for word in named):
        folded = earlier.text.casefold()
        return result.casefold() in RESULTS or any(word in folded for word in named)
    return share(named, (*earlier.own, *earlier.deeds)) >= NAMED or any(
        word in earlier.text.casefold() for word in named
    )


def _tie(
    record: FollowRecord,
    earlier: PromiseRecord,
    later: PromiseRecord,
    cue: Cue,
    confidence: float,
) -> PromiseTie:
    return PromiseTie(
        kind="follows",
        earlier=earlier.id,
        later=later.id,
        document_id=record.id,
        start=cue.start,
        end=cue.end,
        reason=f"Hänger på ett annat löfte: {cue.reason}.",
        confidence=confidence,
    )
