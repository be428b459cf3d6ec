"""A duty that recurs: how it stands by what was found of each time it fell due."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from graph.followup.verdicts import explaining, occurrences
from graph.followup.verdicts.case import Case, Judged
from graph.followup.verdicts.course import Course, course
from graph.followup.verdicts.coverage import Coverage, covered
from graph.followup.verdicts.due import Due
from graph.followup.verdicts.explaining import Basis
from graph.followup.verdicts.occurrences import Found, Occurrence
from graph.followup.verdicts.outcome import SUREST, from_evidence
from graph.followup.verdicts.schedule import Frame, next_due
from graph.followup.verdicts.weighing import Piece
from graph.followup.verdicts.wording import day, days
from graph.followup_model import PromiseStatus, Verdict

SOME_ABSENT, ALL_MET = 0.6, 0.8
# One time of which nothing was found does not yet make a duty doubtful.
MISSED = 1
SILENT: PromiseStatus = "frist-passerad-utan-belagg"


def recurring(case: Case, frame: Frame) -> Judged:
    """Return the verdict on a duty that is expected again and again."""
    ended = _dropped(case)
    as_of = ended.order if ended else case.as_of
    rounds = tuple(occurrences.occurrences(frame, case.deciding, as_of, case.covers))
    if ended is not None:
        return _ended(case, rounds, ended)
    if not rounds:
        return _not_yet(case, frame)
    met = _evidence(rounds, "met")
    denied = _evidence(rounds, "denied")
    absent = [r for r in rounds if not r.met]
    over = next_due(frame, as_of) is None
    told = occurrences.in_words(rounds)
    status: PromiseStatus = "infriad" if over and not absent else "pagar"
    if absent and not met:
        status = "motsags" if denied else SILENT
    elif denied or _in_part(case, rounds):
        status = "delvis"
    elif _mostly_silent(rounds) or (over and absent):
        # What is over does not go on, and was not seen to be kept to its end.
        status = SILENT
    silences = _silences(case, rounds)
    verdict = Verdict(
        commitment_id=case.commitment,
        status=status,
        explanation=f"Återkommande: {told}.{_undated(case.due)}",
        confidence=SOME_ABSENT if absent else ALL_MET,
        as_of=case.as_of,
        evidence=met + denied,
        coverage=_told(silences) if absent else None,
        missing=tuple(dict.fromkeys(m for _, c in silences for m in c.missing)),
    )
    late = any(r.found != "not-held" or not met for r in absent)
    return Judged(verdict, late, rounds, None, case.hint_numbers)


def _in_part(case: Case, rounds: Sequence[Occurrence]) -> bool:
    """Tell whether a document says of one of the times that it was met in part."""
    partly = {p.number for p in case.deciding if p.stance == "partly"}
    return any(r.evidence in partly for r in rounds if r.met)


def _mostly_silent(rounds: Sequence[Occurrence]) -> bool:
    """Tell whether of several or most times that could be seen nothing was found.

    Silence does not make a duty kept in part, but neither does it go on then.
    """
    seen = [r for r in rounds if r.found != "not-held"]
    met = sum(r.met for r in seen)
    return 2 * met < len(seen) or len(seen) - met > MISSED


def _evidence(rounds: Sequence[Occurrence], found: Found) -> tuple[int, ...]:
    """Return the places of what shows the times that came out so."""
    shown = (r.evidence for r in rounds if r.found == found and r.evidence is not None)
    return tuple(dict.fromkeys(shown))


def _dropped(case: Case) -> Piece | None:
    """Return what openly ended a recurring duty, if nothing later goes on with it."""
    ends = [p for p in case.deciding if p.stance == "dropped"]
    last = max(ends, key=lambda p: (p.order, p.weight), default=None)
    if last is None:
        return None
    goes_on = any(occurrences.shows(p) and p.order > last.order for p in case.deciding)
    return None if goes_on else last


def _ended(case: Case, rounds: tuple[Occurrence, ...], by: Piece) -> Judged:
    basis = Basis(case.as_of, None)
    text = explaining.from_evidence("struken", Course("struken", by), basis)
    if rounds:
        text += f" Dessförinnan: {occurrences.in_words(rounds)}."
    verdict = Verdict(
        commitment_id=case.commitment,
        status="struken",
        explanation=text,
        confidence=round(min(by.score, SUREST), 2),
        as_of=case.as_of,
        evidence=() if by.number is None else (by.number,),
        coverage=None,
    )
    return Judged(verdict, False, rounds, None, case.hint_numbers)


def _not_yet(case: Case, frame: Frame) -> Judged:
    """Return how a duty stands before it has fallen due the first time."""
    found = course(p for p in case.deciding if _bears_on(p))
    if found is not None and not found.split:
        if found.state == "infriad":
            # Done once is not done with.
            found = replace(found, state="pagar")
        return from_evidence(
            replace(case, due=replace(case.due, latest=None, latest_wide=None)), found
        )
    first = next_due(frame, case.as_of)
    held = case.covers.between(case.due.said, case.as_of)
    if first is None:
        status: PromiseStatus = "okant"
        text = "Okänt: löftet är återkommande och ingen hel period har gått ännu."
    else:
        status = "ej-forfallen"
        text = f"Inte förfallen: första gången väntas senast {day(first)}."
    verdict = Verdict(
        commitment_id=case.commitment,
        status=status,
        explanation=text + _undated(case.due),
        confidence=0.8 if first else 0.5,
        as_of=case.as_of,
        evidence=(),
        coverage=covered(held, case.at_all),
        missing=held.missing,
    )
    return Judged(verdict, False, (), first, case.hint_numbers)


def _bears_on(one: Piece) -> bool:
    """Tell whether a piece bears on a duty that has not yet fallen due."""
    return one.stance not in occurrences.MET or occurrences.shows(one)


def _undated(due: Due) -> str:
    """Return what is to be said of a duty whose document has no day."""
    if due.said_to is None or due.said_to == due.said:
        return ""
    return (
        f" Handlingen är odaterad ({days(due.said, due.said_to)}), "
        f"och gångerna räknas från {day(due.said_to)}."
    )


def _silences(case: Case, rounds: Sequence[Occurrence]) -> list[tuple[str, Coverage]]:
    """Return what there was to look in for times of silence, those in a row as one."""
    silences = []
    for found, row in groupby(rounds, key=lambda r: r.found):
        if found in {"missing", "not-held"}:
            alike = list(row)
            ends = dict.fromkeys((alike[0].label, alike[-1].label))
            held = case.covers.between(
                alike[0].first - dt.timedelta(days=1), min(alike[-1].last, case.as_of)
            )
            silences.append((" till ".join(ends), held))
    return silences


def _told(silences: Sequence[tuple[str, Coverage]]) -> str:
    """Return in words what there was to look in."""
    told = [f"{label}: {covered(held)}" for label, held in silences]
    return " ".join(told) or "Handlingarna säger själva vilka gånger som uteblev."
