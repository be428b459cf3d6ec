"""What near a promise or decision looked like one and was turned down, and why."""

import re

from ingest.explain.near import NEAR, Nearby
from ingest.explain.scene import set_up
from ingest.extract import context as contexts
from ingest.extract.atagande.bars import bars_in
from ingest.extract.atagande.refusals import candidates_of, refusal_of
from ingest.extract.atagande.room import Room
from ingest.extract.atagande.subjects import class_of, is_actor
from ingest.extract.atagande.units import Unit
from ingest.extract.clauses import analyse, words_of
from ingest.model import Commitment, Decision, Document, Facts
from ingest.structure.headings import role_of

BINDS = re.compile(
    r"\b(?:ska|skall|kommer att|bör|måste|avser|planera[rs]|lovar|åtar sig|beräknas|"
    r"förväntas|vill|i uppdrag)\b",
    re.IGNORECASE,
)
DECIDES = re.compile(
    r"\b(?:beslut\w*|föreslå\w*|yrka\w*|bifall\w*|bifölls|avslå\w*|avslog\w*|anta[rs]|"
    r"reserver\w*)\b",
    re.IGNORECASE,
)
PAST = ("past", "perfect", "irrealis")


def near_commitment(document: Document, facts: Facts, fact: Commitment) -> list[Nearby]:
    """Return the sentences near a promise that bind no one, with why."""
    room, units = set_up(document, facts)
    found = []
    for unit in units:
        near = fact.start - NEAR < unit.end and unit.start < fact.end + NEAR
        if not near or BINDS.search(unit.text) is None:
            continue
        if any(c.start < unit.end and unit.start < c.end for c in facts.commitments):
            continue
        found.append(_why_none(unit, room, facts))
    return found


def _why_none(unit: Unit, room: Room, facts: Facts) -> Nearby:
    """Ask what decided, in the order in which the reading asks it."""
    due = [c.deadline for c in facts.commitments if c.deadline is not None]
    if any(unit.start <= limit.start < limit.end <= unit.end for limit in due):
        return Nearby(unit.start, unit.end, "frist")
    asked = any(q.start <= unit.start < q.end for q in facts.questions)
    reason = "hinder.fraga" if asked else refusal_of(unit, room)
    if reason is not None:
        return Nearby(unit.start, unit.end, reason, bool(candidates_of(unit, room)))
    # Nothing in it binds, whatever bar there is; the bar's words still tell most.
    worded = next((f"hinder.{bar.rule}" for bar in bars_in(unit)), None)
    return Nearby(unit.start, unit.end, worded or _why_unbound(unit, room))


def _why_unbound(unit: Unit, room: Room) -> str:
    """Return what a clause that no rule took lacks."""
    clause = analyse(words_of(room.context.doc, unit.start, unit.end))
    if clause is None:
        return "utan-verb"
    klass = class_of(clause, clause.subject)
    if klass is not None:
        return f"subjekt.{klass}"
    if clause.tense in PAST:
        return "forflutet"
    if unit.genre == "fraga":
        return "fragande-text"
    if clause.negated:
        return "nekat"
    actor = is_actor(clause, clause.subject, room.actors)
    return "beskriver" if actor else "ingen-aktor"


def near_decision(document: Document, facts: Facts, fact: Decision) -> list[Nearby]:
    """Return the sentences near a decision that tell of one or move one, with why."""
    context = contexts.build(document)
    moved = [y for d in facts.decisions for y in d.yrkanden]
    noted = [r for d in facts.decisions for r in d.reservations]
    found = []
    for sentence in context.sentences:
        start, end = sentence.start, sentence.end
        near = fact.start - NEAR < end and start < fact.end + NEAR
        if not near or DECIDES.search(sentence.text) is None:
            continue
        line = document.text[slice(*context.line_at(start))]
        if context.outline.in_heading(start) or line.endswith(":"):
            continue
        if any(d.start < end and start < d.end for d in facts.decisions):
            continue
        if any(y.start < end and start < y.end for y in moved):
            reason = "yrkande"
        elif any(r.start < end and start < r.end for r in noted):
            reason = "del.reservation"
        else:
            reason = _part(document, start)
        found.append(Nearby(start, end, reason))
    return found


def _part(document: Document, offset: int) -> str:
    """Return what part of the document a sentence stands in, as a reason."""
    around = [s for s in document.sections if s.start <= offset < s.end and s.heading]
    for section in sorted(around, key=lambda s: s.end - s.start):
        role = role_of(section.heading or "")
        if role is not None:
            return f"del.{role}"
    return "berattar"
