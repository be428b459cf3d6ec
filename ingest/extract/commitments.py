"""Commitments: who binds whom to do what, how firmly and by when."""

from dataclasses import replace

from ingest.extract.agreement_parties import aliases_of, short_names
from ingest.extract.atagande.bars import Bar, bar_of, bars_in, holds_for
from ingest.extract.atagande.deadlines import (
    Calendar,
    Memory,
    as_deadline,
    points_back,
    says_only_when,
)
from ingest.extract.atagande.headed import planned_under_heading
from ingest.extract.atagande.items import verbless
from ingest.extract.atagande.making import commitments_of
from ingest.extract.atagande.promisors import Scene, Trail
from ingest.extract.atagande.reading import readings_of
from ingest.extract.atagande.room import Reading, Room
from ingest.extract.atagande.subjects import Actors
from ingest.extract.atagande.units import Unit, find_units, is_barred
from ingest.extract.clauses import Word, words_of
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
    scene = Scene(context.document, room.actors, trail)
    memory = Memory()
    found: list[Commitment] = []
    last_end = 0
    for unit in find_units(context, decisions):
        if is_barred(unit) or _is_question(unit, questions):
            continue
        follows = bool(found) and found[-1].end >= last_end
        last_end = unit.end
        dated = _dated_by(found[-1], unit, calendar) if follows else None
        if dated is not None:
            found[-1] = dated
            if says_only_when(unit.text, dated.text):
                continue
        if unit.opens_list or bar_of(unit) is not None:
            continue
        found.extend(_read(unit, room, scene, memory))
    return tuple(sorted(found, key=lambda c: (c.start, c.end)))


def _read(unit: Unit, room: Room, scene: Scene, memory: Memory) -> list[Commitment]:
    """Return the commitments of one unit."""
    readings = readings_of(unit, room)
    if not readings:
        item = verbless(unit, room) or planned_under_heading(unit, room)
        if item is None or bars_in(unit):
            return []
        readings = [item]
    elif bars := bars_in(unit):
        words = words_of(room.context.doc, unit.start, unit.end)
        readings = [r for r in readings if not _ruled(r, bars, words, unit)]
    return [c for r in readings for c in commitments_of(r, unit, room, scene, memory)]


def _ruled(
    reading: Reading, bars: tuple[Bar, ...], words: tuple[Word, ...], unit: Unit
) -> bool:
    """Tell whether any bar holds for the clause that was read."""
    clause = reading.clause
    return clause is None or any(
        holds_for(bar, clause.words[clause.finite], words, unit) for bar in bars
    )


def _is_question(unit: Unit, questions: tuple[Question, ...]) -> bool:
    """Tell whether a unit stands in a question put to someone."""
    return any(q.start <= unit.start < q.end for q in questions)


def _dated_by(before: Commitment, unit: Unit, calendar: Calendar) -> Commitment | None:
    """Return a commitment with the deadline that the next sentence gives it."""
    if before.deadline is not None or before.recurrence is not None:
        return None
    if unit.start - before.end > 250:
        return None
    if not says_only_when(unit.text, before.text) and not (
        len(unit.text) < 200 and points_back(unit.text, before.text)
    ):
        return None
    due = calendar.due(unit.start, unit.end)
    return replace(before, deadline=as_deadline(due[0])) if due else None
