"""Commitments: who binds whom to do what, how firmly and by when."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from ingest import lexicon
from ingest.extract.atagande.bars import bar_of
from ingest.extract.atagande.deadlines import Calendar, as_deadline, says_only_when
from ingest.extract.atagande.describing import (
    condition_of,
    description_of,
    negative,
    promisee_of,
)
from ingest.extract.atagande.promisors import Trail, place_of, promisor_of
from ingest.extract.atagande.segments import segments_of
from ingest.extract.atagande.signals import Evidence, Signal, signal_of
from ingest.extract.atagande.speakers import speaker_of
from ingest.extract.atagande.subjects import (
    Actors,
    class_of,
    is_actor,
    state_authorities,
)
from ingest.extract.atagande.units import Unit, find_units, is_barred
from ingest.extract.clauses import Clause, analyse, head_of, words_of
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

STATE_BODIES = ("regeringen", "riksdagen", "regeringskansliet")


@dataclass(frozen=True, slots=True)
class Room:
    """What every step of reading one document shares."""

    context: Context
    actors: Actors
    calendar: Calendar
    persons: tuple[Person, ...]
    questions: tuple[Question, ...]


def find_commitments(  # noqa: PLR0913 - one argument per kind of fact it builds on
    context: Context,
    times: tuple[TimeExpression, ...],
    persons: tuple[Person, ...],
    organisations: tuple[Organisation, ...],
    decisions: tuple[Decision, ...],
    questions: tuple[Question, ...],
    agreement: Agreement | None,
) -> tuple[Commitment, ...]:
    """Return what binds someone in the document, in order of place."""
    del agreement
    calendar = Calendar(context.text, times, context.reference)
    room = Room(
        context, Actors(organisations, persons), calendar, persons, questions
    )
    trail = Trail()
    found: list[Commitment] = []
    for unit in find_units(context, decisions):
        if is_barred(unit) or _asked(unit, questions):
            continue
        if found and says_only_when(unit.text) and _follows(found[-1], unit, room):
            found[-1] = _dated_by(found[-1], unit, room)
            continue
        if bar_of(unit) is not None:
            continue
        found.extend(_read(unit, room, trail))
    return tuple(sorted(found, key=lambda c: (c.start, c.end)))
