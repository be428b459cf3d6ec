"""How things stand with a promise on a day, and why; careful before clever.

A verdict rests on evidence dated up to that day (`course`), or on the calendar alone.
Silence never makes a promise broken: it says that the deadline has passed and that
nothing was found, and what the collection holds of the time since (`coverage`).

| what is known by the day                          | verdict                          |
|---------------------------------------------------|----------------------------------|
| sure evidence                                     | by `course`                      |
| only hints, or sources of one day that disagree   | by the calendar, and says so     |
| under way before the deadline, which has passed   | by the calendar, and says so     |
| nothing, deadline ahead                           | ej förfallen                     |
| nothing, deadline passed                          | frist passerad utan belägg       |
| nothing, no deadline                              | okänt                            |
| nothing, and it was *not* to happen               | ej förfallen until the day, then |
|                                                   | okänt: silence shows nothing     |
| recurring, no time due yet                        | pågår if shown, else ej förfallen|
| recurring, every time met                         | pågår; infriad when it has ended |
| recurring, one time missed in silence             | pågår while the duty lasts, then |
|                                                   | frist passerad utan belägg       |
| recurring, some times said to be left out, or met | delvis                           |
| in part                                           |                                  |
| recurring, several times missed in silence        | frist passerad utan belägg       |
| recurring, no time met                            | frist passerad utan belägg, or   |
|                                                   | motsägs if one says it was not   |
| recurring, and dropped by a later decision        | struken                          |

Overdue is what is late by the deadline that counts (the one it was openly moved to, if
any) and not settled. What was not to happen is never overdue.
"""

import datetime as dt
from collections.abc import Sequence

from graph.followup.verdicts import explaining
from graph.followup.verdicts.case import Case, Judged, case
from graph.followup.verdicts.course import Course, course
from graph.followup.verdicts.coverage import Coverage, Covers, covered
from graph.followup.verdicts.due import Due, Version
from graph.followup.verdicts.explaining import Basis
from graph.followup.verdicts.outcome import SETTLED, confidence, from_evidence
from graph.followup.verdicts.recurring import recurring
from graph.followup.verdicts.weighing import PAGE, Piece, Said
from graph.followup_model import PromiseStatus, Verdict

__all__ = [
    "SETTLED",
    "Coverage",
    "Due",
    "Judged",
    "Said",
    "Version",
    "covered",
    "judge",
]

# Evidence so doubtful, when all is weighed, gives no verdict.
DOUBTFUL = 0.35
# From what score a hint of the opposite makes the reader doubt; where the score is
# how likely it was learnt to be right, less is enough.
HEEDED, HEEDED_LEARNT = 0.5, 0.3
# What says otherwise than that something is done, or that it is not.
OTHERWISE = {
    "infriad": frozenset({"contradicts", "new-date", "partly"}),
    "motsags": frozenset({"fulfils", "partly", "new-date"}),
}


def judge(
    commitment: str,
    due: Due,
    evidence: Sequence[Said],
    as_of: dt.date,
    coverage: Covers,
) -> Judged:
    """Return how a promise stands on the day `as_of`, explained in Swedish.

    Args:
        commitment: The promise's id.
        due: When it was said and is due, what it is like, and its later versions.
        evidence: What documents say of it; a piece whose commitment is that of a
            version counts as said of the promise itself, a little less surely.
        as_of: The day; what is dated later is not known.
        coverage: What the collection holds: counted beforehand, or to be asked.
    """
    known = case(commitment, due, evidence, as_of, coverage)
    frame = due.frame()
    if frame is not None:
        return recurring(known, frame)
    found = course(known.deciding)
    if found is None or found.split or confidence(found) < DOUBTFUL:
        return _from_calendar(known, split=found is not None and found.split)
    if found.state in OTHERWISE and _is_doubtful(known, found):
        return _from_calendar(known, split=False)
    if _is_outdated(known, found):
        return _from_calendar(known, split=False, before=found.by)
    return from_evidence(known, found)


def _is_outdated(case: Case, found: Course) -> bool:
    """Tell whether it was last told to be under way before its time had run out.

    That it was worked on then does not tell how it stands when its time is out.
    """
    limit, by = case.due.limit, found.by
    if found.state != "pagar" or limit is None or by.confirmed:
        return False
    last = max((p.order for p in (by, *found.agreeing)), default=by.order)
    return last < limit < case.as_of


def _is_doubtful(case: Case, found: Course) -> bool:
    """Tell whether what says that it is done, or is not, is doubted by what came later.

    What doubts it is not sure enough to decide, and too sure to be passed by.
    """
    by = found.by
    if by.confirmed:
        return False
    announced = found.state == "infriad" and by.rank <= PAGE
    if announced and any(p.order > by.order and p.rank > PAGE for p in case.denying):
        return True
    return any(_says_otherwise(hint, found) for hint in case.hints)


def _says_otherwise(hint: Piece, found: Course) -> bool:
    """Tell whether a word says otherwise: learnt of its day or later, or as good."""
    by, heeded = found.by, HEEDED_LEARNT if hint.learnt else HEEDED
    if hint.stance not in OTHERWISE[found.state] or hint.score < heeded:
        return False
    if hint.linkless and hint.link is None:
        # It may be about any body's promise.
        return False
    if hint.learnt:
        return hint.order >= (by.first or by.order)
    later = hint.order > by.order and hint.rank >= by.rank
    return later and (found.state == "motsags" or hint.stance != "partly")


def _from_calendar(case: Case, split: bool, before: Piece | None = None) -> Judged:
    due, as_of = case.due, case.as_of
    status = _by_the_day(due, as_of)
    passed = due.limit is not None and due.limit < as_of
    held = case.covers.between(due.limit if passed else due.said, as_of)
    basis = Basis(
        as_of,
        due.limit,
        seen="before" if before else _seen(case, split),
        hint=before
        or max(case.hints, key=lambda p: (p.score, p.order, p.text), default=None),
        negative=due.negative,
        proposed=due.proposed,
        condition=due.condition,
    )
    verdict = Verdict(
        commitment_id=case.commitment,
        status=status,
        explanation=explaining.from_calendar(status, basis),
        confidence=_confidence_of_silence(status, held, basis),
        as_of=as_of,
        evidence=(),
        coverage=covered(held, case.at_all),
        missing=held.missing,
    )
    overdue = passed and status not in SETTLED and not due.negative
    return Judged(verdict, overdue, (), due.limit, case.hint_numbers)


def _by_the_day(due: Due, as_of: dt.date) -> PromiseStatus:
    if due.limit is None:
        return "okant"
    if due.limit >= as_of:
        return "ej-forfallen"
    return "okant" if due.negative else "frist-passerad-utan-belagg"


def _seen(case: Case, split: bool) -> str | None:
    if split:
        return "split"
    if case.hints:
        return "hinted"
    return "mentioned" if case.mentioned else None


def _confidence_of_silence(
    status: PromiseStatus, held: Coverage, basis: Basis
) -> float:
    """Return how sure silence makes a verdict: it says more the more was kept."""
    if status == "ej-forfallen":
        return 0.9
    if status == "okant":
        return 0.5
    doubt = 0.1 * (basis.seen in {"split", "hinted"}) + 0.1 * bool(basis.condition)
    doubt += 0.1 * basis.proposed + 0.1 * bool(held.missing)
    doubt += 0.2 * (not held.documents)
    return round(0.9 - doubt, 2)
