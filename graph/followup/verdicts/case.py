"""All that one judgement rests on: what is known by the day, and what can decide."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from graph.followup.verdicts.coverage import Covers
from graph.followup.verdicts.dividing import divided, rowed
from graph.followup.verdicts.due import Due, Version
from graph.followup.verdicts.occurrences import Occurrence
from graph.followup.verdicts.retracting import retracted
from graph.followup.verdicts.weighing import DECISION, Piece, Said, piece, sure
from graph.followup_model import Verdict

# Fainter passages are listed, but not worth a word in the explanation.
MENTIONED = 0.34
# Later versions whose evidence counts as the promise's own.
SAME = frozenset({"repeats", "revises", "taken-over"})
# What cannot come of a promise on the day it is made: it is the same decision again.
NOT_AT_ONCE = frozenset({"fulfils", "partly", "new-date", "dropped"})
# By these links a passage is of the promise's matter, without naming the promise.
OF_THE_MATTER = frozenset({"dnr", "arende"})
# So soon a proposal is decided on; a later word in the matter may be that it is done.
DECIDED_WITHIN = dt.timedelta(days=150)
# How sure it is at most that a delay of something bears on what had no time at all.
DELAYED = 0.4
# So long before its time what is not yet done may still be done in time.
EARLY = dt.timedelta(days=30)
_NOT_YET = re.compile(
    r"\b(?:ännu (?:inte|ej)|(?:inte|ej) (?:\w+ )?ännu|(?:inte|ej) (?:\w+ )?(?:i gång"
    r"|i drift|i bruk|påbörja\w*|börjat|klar[at]?|färdig[at]?|startat?))\b",
    re.IGNORECASE,
)
# What can be said of something that was not to happen.
OF_A_REFUSAL = frozenset({"contradicts", "fulfils"})


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict, whether the promise is overdue then, and a duty's periods so far.

    `limit` is the deadline that counts then; `hints` are the places, in the list of
    evidence handed over, of what speaks of the promise without being sure enough.
    """

    verdict: Verdict
    overdue: bool
    rounds: tuple[Occurrence, ...] = ()
    limit: dt.date | None = None
    hints: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """What one judgement rests on.

    `deciding` are the pieces sure enough, `hints` those that are not, `denying` what
    denies something in the matter without a stance of its own; `mentioned`
    tells whether anything is worth saying that the matter is mentioned, `at_all`
    whether anything was found that people have not rejected.
    """

    commitment: str
    due: Due
    as_of: dt.date
    covers: Covers
    deciding: tuple[Piece, ...]
    hints: tuple[Piece, ...]
    mentioned: bool
    at_all: bool
    denying: tuple[Piece, ...] = ()

    @property
    def hint_numbers(self) -> tuple[int, ...]:
        """Return the places of the hints in the list handed over."""
        return tuple(p.number for p in self.hints if p.number is not None)


def case(
    commitment: str, due: Due, evidence: Sequence[Said], as_of: dt.date, covers: Covers
) -> Case:
    """Return what is known by a day of a promise; nothing dated later is.

    Evidence of a later version counts as said of the promise itself, a little less
    surely; of a part of it, as showing that it is partly done.
    """
    later = {v.commitment: v for v in due.versions if v.said is None or v.said <= as_of}
    known = [
        one
        for number, item in enumerate(evidence)
        if (item.date_to or item.date_from or as_of) <= as_of
        and (one := _of_version(piece(number, item, covers), item, later))
    ]
    known += [_moved(v, covers) for v in later.values() if _moves(v, due)]
    towards = [_towards(one, due) for one in _told(known, due)]
    if due.recurs:
        towards = [replace(one, again=True) for one in towards]
    deciding, hints = sure([one for one in towards if one.stance != "mentions"])
    return Case(
        commitment=commitment,
        due=due,
        as_of=as_of,
        covers=covers,
        deciding=tuple(deciding),
        hints=tuple(one for one in hints if one.score >= MENTIONED),
        denying=tuple(one for one in towards if one.denying and one.score >= MENTIONED),
        mentioned=any(one.score >= MENTIONED for one in towards),
        at_all=any(one.heard > 0 for one in towards),
    )


def _told(known: Sequence[Piece], due: Due) -> list[Piece]:
    """Return the pieces without what was taken back, halves for what they are."""
    still = rowed(retracted(known))
    return still if due.recurs else divided(still, due.text)


def _of_version(one: Piece, item: Said, later: Mapping[str, Version]) -> Piece | None:
    """Return a piece of evidence as it bears on the promise itself."""
    version = later.get(getattr(item, "commitment_id", ""))
    if version is None:
        return one
    if version.kind == "follows":
        return None
    stance = one.stance
    if version.kind == "part-of" and stance in {"fulfils", "dropped"}:
        stance = "partly"
    return replace(one, stance=stance, score=one.score * version.confidence)


def _moves(version: Version, due: Due) -> bool:
    moved = version.deadline
    if version.kind not in SAME or moved is None or due.limit is None:
        return False
    return moved > due.limit


def _moved(version: Version, covers: Covers) -> Piece:
    """Return what a later version with a later deadline says of the promise."""
    source = covers.source(version.document)
    return Piece(
        number=None,
        stance="new-date",
        score=version.confidence,
        first=source.earliest if source else version.said,
        last=version.said,
        happened=None,
        rank=DECISION,
        deadline=version.deadline,
        text=version.text,
        document=version.document,
        source=source,
        fresh=True,
    )


def _towards(one: Piece, due: Due) -> Piece:
    """Return a piece of evidence with the stance it can take towards this promise."""
    if one.happened and due.said and one.happened <= due.said:
        # The day a passage names may be that of the promise itself.
        one = replace(one, happened=None)
    if one.confirmed or one.stance == "mentions":
        return one
    if due.proposed and one.stance == "dropped" and one.link:
        # What is proposed falls with its matter, whatever the words.
        one = replace(one, naming=0.0)
    if _is_beside(one, due):
        return replace(one, stance="mentions")
    if _is_only_not_yet(one, due):
        return replace(one, stance="mentions")
    if one.stance == "new-date" and due.limit is None:
        # There was no time to move it from: if it is given one, it is under way.
        given = one.deadline is not None and one.of_deed
        score = one.score if given else min(one.score, DELAYED)
        return replace(one, stance="under-way", score=score)
    return one


def _is_beside(one: Piece, due: Due) -> bool:
    """Tell whether a stance cannot be one towards this promise, whatever the words."""
    if due.negative and one.stance not in OF_A_REFUSAL:
        return True
    moved = one.deadline if one.stance == "new-date" else None
    if moved and due.limit and (moved <= due.limit or _is_said_again(moved, due, one)):
        return True
    if due.proposed:
        return one.stance == "fulfils" and _decides_on_it(one, due)
    if one.stance == "dropped" and one.turned_down:
        # What is turned down is somebody's request; what is decided must be revoked.
        return True
    at_once = one.last is not None and one.last == (due.said_to or due.said)
    return at_once and one.stance in NOT_AT_ONCE and not one.happened


def _is_said_again(moved: dt.date, due: Due, one: Piece) -> bool:
    """Tell whether a later day is only the month of the deadline, said without a day.

    "Senast i september" moves nothing that is due on the first of that month.
    """
    limit = due.limit
    same_month = limit is not None and moved.replace(day=1) == limit.replace(day=1)
    return same_month and f"{moved.day} " not in one.text


def _is_only_not_yet(one: Piece, due: Due) -> bool:
    """Tell whether something is told not to be done yet, long before it is due."""
    if one.stance != "contradicts" or due.limit is None or one.last is None:
        return False
    early = due.limit - one.last >= EARLY and not due.recurs and not due.negative
    return early and _NOT_YET.search(one.text) is not None


def _decides_on_it(one: Piece, due: Due) -> bool:
    """Tell whether something soon said in a proposal's matter is the decision on it."""
    said = due.said_to or due.said
    if one.link not in OF_THE_MATTER or said is None or one.first is None:
        return False
    return one.first - said <= DECIDED_WITHIN
