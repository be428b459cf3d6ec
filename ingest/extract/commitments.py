"""Commitments: who binds whom to do what, how firmly and by when."""

import re
from bisect import bisect_left
from dataclasses import replace

from ingest.extract.agreement_aliases import aliases_of, short_names
from ingest.extract.atagande.bars import bar_of
from ingest.extract.atagande.concluded import Concluded
from ingest.extract.atagande.deadlines import (
    Calendar,
    Memory,
    as_deadline,
    lends,
    says_only_when,
)
from ingest.extract.atagande.in_term import first_in_term
from ingest.extract.atagande.making import commitments_of
from ingest.extract.atagande.refusals import binding_of
from ingest.extract.atagande.room import Room
from ingest.extract.atagande.scene import Scene, Trail
from ingest.extract.atagande.subjects import Actors
from ingest.extract.atagande.tabled import tabled
from ingest.extract.atagande.units import Unit, find_units, is_barred
from ingest.extract.context import Context
from ingest.model import (
    Agreement,
    Commitment,
    Decision,
    Organisation,
    Person,
    Question,
    TimeExpression,
)

# How far off a sentence can stand that says when, and how long it can be.
BRIDGED, LONGEST_DATING = 200, 200
# "att ta fram ett förslag, samt / att förslaget ska föreläggas nämnden i maj".
SAME_SENTENCE = re.compile(
    r"[,;]? ?(?:samt|och)?\n{1,2}(?:[•–-] ?|\d{1,2}[.)] ?|[a-z]\) ?)?(?:att )?"
)
# Shorter stretches bind no one: "Jag återkommer." is longer.
SHORTEST = 8


def find_commitments(  # noqa: PLR0913, PLR0917 - one argument per kind of fact it builds on
    context: Context,
    times: tuple[TimeExpression, ...],
    persons: tuple[Person, ...],
    organisations: tuple[Organisation, ...],
    decisions: tuple[Decision, ...],
    questions: tuple[Question, ...],
    agreement: Agreement | None,
) -> tuple[Commitment, ...]:
    """Return what binds someone in the document, in order of place."""
    calendar = Calendar(context.text, times, context.reference)
    short = short_names(context.document, organisations)
    actors = Actors(organisations, persons, short)
    room = Room(context, actors, calendar, persons)
    trail = Trail(
        parties=agreement.parties if agreement else (),
        aliases=aliases_of(context.document) if agreement else {},
    )
    scene = Scene(context, room.actors, trail)
    memory = Memory()
    found: list[Commitment] = []
    rows, concluded = tabled(room, scene), Concluded(context)
    for unit in find_units(context, decisions):
        if is_barred(unit) or _is_question(unit, questions) or _in_rows(unit, rows):
            continue
        if concluded.holds(unit.start):
            continue  # the task is told of as done, not given
        dated = _dated_by(found[-1], unit, calendar) if found else None
        if dated is not None:
            product = found[-1].description
            found[-1] = dated
            if says_only_when(unit.text, product):
                continue
        if unit.opens_list or len(unit.text) < SHORTEST or bar_of(unit) is not None:
            continue
        found.extend(_read(unit, room, scene, memory))
    found += rows
    begins = agreement.term.earliest if agreement and agreement.term else None
    if begins is not None:
        found = [first_in_term(commitment, begins) for commitment in found]
    return tuple(sorted(found, key=lambda c: (c.start, c.end)))


def _read(unit: Unit, room: Room, scene: Scene, memory: Memory) -> list[Commitment]:
    """Return the commitments of one unit."""
    readings = binding_of(unit, room)
    return [c for r in readings for c in commitments_of(r, unit, room, scene, memory)]


def _is_question(unit: Unit, questions: tuple[Question, ...]) -> bool:
    """Tell whether a unit stands in a question put to someone."""
    return any(q.start <= unit.start < q.end for q in questions)


def _in_rows(unit: Unit, rows: list[Commitment]) -> bool:
    """Tell whether a unit stands in a row that was read as one."""
    at = bisect_left(rows, unit.end, key=lambda row: row.start) - 1
    return at >= 0 and unit.start < rows[at].end


def _dated_by(before: Commitment, unit: Unit, calendar: Calendar) -> Commitment | None:
    """Return a commitment with the deadline that a sentence soon after gives it.

    One sentence may stand between ("Programmet ska ligga på bordet i maj."), but
    not a new paragraph, other than the next point of the same sentence.
    """
    if before.deadline is not None or before.recurrence is not None:
        return None
    between = calendar.text[before.end : unit.start]
    if len(between) > BRIDGED or len(unit.text) > LONGEST_DATING:
        return None
    if "\n" in between and not SAME_SENTENCE.fullmatch(between):
        return None
    if between.strip(" .;") and unit.genre == "uppdrag":
        return None
    if not says_only_when(unit.text, before.description) and not (
        unit.genre != "uppdrag" and lends(unit.text, before.description)
    ):
        return None
    due = calendar.due(unit.start, unit.end)
    return replace(before, deadline=as_deadline(due[0])) if due else None
