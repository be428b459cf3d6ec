"""How a promise stands by what documents say of it."""

import datetime as dt

from graph.followup.verdicts import explaining
from graph.followup.verdicts.case import Case, Judged
from graph.followup.verdicts.course import BECOMES, Course, State
from graph.followup.verdicts.coverage import covered
from graph.followup.verdicts.due import Due
from graph.followup.verdicts.explaining import Basis
from graph.followup.verdicts.weighing import Piece
from graph.followup_model import PromiseStatus, Verdict

# What needs no more following up.
SETTLED = frozenset({"ej-forfallen", "infriad", "infriad-sent", "struken"})
STATUS: dict[State, PromiseStatus] = {
    "pagar": "pagar",
    "delvis": "delvis",
    "omplanerad": "omplanerad",
    "motsags": "motsags",
    "struken": "struken",
    "infriad": "infriad",
}
SUREST, FAINTEST = 0.97, 0.3
# What another document that agrees adds, and what one as good that does not takes.
AGREED, DISPUTED, AS_GOOD = 0.05, 0.1, 0.2


def from_evidence(case: Case, found: Course) -> Judged:
    """Return the verdict that evidence gives, with what has been silent since."""
    due, by = case.due, found.by
    status = STATUS[found.state]
    if status == "infriad" and due.limit is not None and _done(by, due) > due.limit:
        status = "infriad-sent"
    moved = _moved_to(found)
    limit = max(filter(None, (moved, due.limit)), default=None)
    late = limit is not None and limit < case.as_of and not due.negative
    overdue = late and status not in SETTLED
    rests_on = _rests_on(found)
    silent = (
        case.covers.between(_since(by, limit if overdue else None), case.as_of)
        if overdue or not rests_on
        else None
    )
    basis = Basis(case.as_of, due.limit, moved, negative=due.negative)
    verdict = Verdict(
        commitment_id=case.commitment,
        status=status,
        explanation=explaining.from_evidence(status, found, basis),
        confidence=confidence(found),
        as_of=case.as_of,
        evidence=rests_on,
        coverage=covered(silent) if silent else None,
        missing=silent.missing if silent else (),
    )
    return Judged(verdict, overdue, (), limit, case.hint_numbers)


def _done(by: Piece, due: Due) -> dt.date:
    """Return when the deed was done; a day before the promise is that of another act.

    "Uppdraget som gavs den 12 maj godkänns" tells when it was given.
    """
    before = by.happened and due.said and by.happened <= due.said
    return (by.first or by.order) if before else by.done


def _rests_on(found: Course) -> tuple[int, ...]:
    """Return what decides, and then what says the same, the surest first."""
    alike = [p for p in found.agreeing if BECOMES[p.stance] == found.state]
    if found.state == "delvis" and found.by.stance == "fulfils":
        # Partly done by what one document says of the parts.
        alike += [p for p in found.agreeing if p.stance == "contradicts"]
    ordered = [found.by, *sorted(alike, key=lambda p: (-p.weight, p.order))]
    return tuple(p.number for p in ordered if p.number is not None)


def _moved_to(found: Course) -> dt.date | None:
    """Return the deadline that the latest new date gave; None where it is settled."""
    if found.state not in {"omplanerad", "delvis", "pagar"}:
        return None
    told = [found.by, *found.agreeing, *found.against]
    dated = [
        (p.order, p.deadline) for p in told if p.stance == "new-date" and p.deadline
    ]
    return max(dated)[1] if dated else None


def _since(by: Piece, limit: dt.date | None) -> dt.date | None:
    """Return the day after which nothing more was heard."""
    return max(filter(None, (by.last, limit)), default=None)


def confidence(found: Course) -> float:
    """Return how sure a verdict is: what decides it, what agrees, what does not."""
    sureness = min(found.by.score, 1.0)
    if any(p.document != found.by.document for p in found.agreeing):
        sureness += AGREED
    close = found.by.weight - AS_GOOD
    if any(p.weight >= close for p in found.against if p.stance != "under-way"):
        sureness -= DISPUTED
    return round(min(max(sureness, FAINTEST), SUREST), 2)
