"""From a clause that binds to the commitment: who, when, to whom, on what terms."""

import re
from dataclasses import replace

from ingest.extract.atagande.assignees import ASKED
from ingest.extract.atagande.conditions import condition_of, negative, promisee_of
from ingest.extract.atagande.deadlines import Memory, as_deadline
from ingest.extract.atagande.describing import description_of
from ingest.extract.atagande.evidence import Signal
from ingest.extract.atagande.guests import guest_of
from ingest.extract.atagande.handed_in import is_handed_in
from ingest.extract.atagande.headed import heading_time
from ingest.extract.atagande.items import intro_unit, party_over
from ingest.extract.atagande.naming import generic
from ingest.extract.atagande.promisors import promisor_of
from ingest.extract.atagande.room import Reading, Room
from ingest.extract.atagande.scene import Scene
from ingest.extract.atagande.speakers import speaker_of
from ingest.extract.atagande.subjects import is_actor, span_of
from ingest.extract.atagande.units import Unit
from ingest.extract.clauses import analyse, head_of, words_of
from ingest.model import Commitment, TimeExpression

# Texts that hold day after day: "inom tio dagar" counts from each case, not from them.
STANDING = frozenset(("overenskommelse", "webbsida", "policy"))
TASKED = re.compile(r"\b(?:har|hade|gav|fick)\b[^.;:]{0,200}?\buppdrag\b")
TELLING = frozenset(("meddela", "uppge", "avisera", "lova", "förklara"))
YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
COMES_BACK = re.compile(r"\b(?:årligt|omgångar|varje (?:år|vår|höst|månad|termin))\b")
JOINED = re.compile(r"\b(?:och|samt)\b")
# Between two dates: a clause of its own, so that the second date is not this one's.
NEW_FRAME = re.compile(r"\b(?:som|att|ska|om|när|från)\b")


def commitments_of(
    reading: Reading, unit: Unit, room: Room, scene: Scene, memory: Memory
) -> list[Commitment]:
    """Return a reading as commitments: one, one per deadline, or none after all."""
    document, clause, signal = room.context.document, reading.clause, reading.signal
    promisor = _promisor(reading, unit, room, scene)
    promisor = promisor[:1].upper() + promisor[1:] if promisor else None
    if clause is not None and is_handed_in(clause, promisor, document, room.actors):
        return []
    times = _deadlines(reading, room) or _from_heading(reading, unit, room)
    deadline = as_deadline(times[0]) if times else memory.deadline_for(clause)
    scene.trail.remember(
        unit,
        promisor,
        assigned=_hands_over(signal, scene),
        named=_names_actor(reading, room) and signal.strength != "expectation",
    )
    memory.keep(clause, deadline)
    text = room.context.text[reading.start : reading.end]
    first = Commitment(
        start=reading.start,
        end=reading.end,
        text=text,
        section=unit.paragraf.number if unit.paragraf else None,
        promisor=promisor,
        speaker=speaker_of(unit, document, room.actors, room.persons),
        promisee=_other(promisee_of(unit, clause, scene), promisor),
        strength=signal.strength,
        polarity="negative" if negative(clause, text) else "positive",
        condition=condition_of(unit, clause, document),
        deadline=deadline,
        recurrence=room.calendar.recurring(reading.start, reading.end),
        description=description_of(text, clause, document, deadline, room.actors),
        sentence=unit.sentence,
        rule=signal.rule,
        confidence=signal.confidence,
    )
    return [first, *(replace(first, deadline=as_deadline(t)) for t in times[1:2])]


def _other(promisee: str | None, promisor: str | None) -> str | None:
    """Return the promisee unless it is the promisor itself."""
    same = promisee is not None and promisee.lower() == (promisor or "").lower()
    return None if same else promisee


def _hands_over(signal: Signal, scene: Scene) -> bool:
    """Tell whether a signal makes someone the holder of the section's task.

    In an assignment from the government others may be told to help ("Ekverket ska
    bistå"), but the task is held by whoever it was given to in so many words.
    """
    if signal.strength != "assignment":
        return False
    given = signal.rule.startswith("atagande.uppdra")
    return given or scene.document.type != "regeringsuppdrag"


def _names_actor(reading: Reading, room: Room) -> bool:
    """Tell whether a reading's own subject or agent is an actor."""
    clause = reading.clause
    if clause is None:
        return False
    places = (clause.subject, clause.agent)
    return any(is_actor(clause, place, room.actors) for place in places)


def _person(reading: Reading, unit: Unit, room: Room) -> str | None:
    """Return the person who says "jag", or whom "han" or "hon" points back to."""
    clause = reading.clause
    head = head_of(clause, clause.subject) if clause is not None else ""
    if clause is None or clause.subject is None:
        return None
    own = clause.words[clause.subject[0]].lower == "min"
    if head not in ("jag", "han", "hon") and not own:
        return None
    if head == "jag" or own:
        return speaker_of(unit, room.context.document, room.actors, room.persons)
    return room.actors.last_person_before(clause.words[clause.subject[0]].start)


def _promisor(reading: Reading, unit: Unit, room: Room, scene: Scene) -> str | None:
    """Return who a reading binds; items under a party's intro bind that party."""
    assigned = reading.signal.strength == "assignment"
    person = _person(reading, unit, room)
    if person is not None and not (assigned and ASKED.search(unit.text)):
        return person
    if reading.signal.rule == "atagande.partens-punkt":
        return scene.trail.party(party_over(unit)) or scene.together
    if reading.signal.rule.startswith("atagande.lista") and unit.intro:
        at = room.context.text.rfind(unit.intro, 0, unit.start)
        words = words_of(room.context.doc, at, at + len(unit.intro))
        clause = analyse(words)
        if clause is not None:
            return promisor_of(intro_unit(unit, at), clause, assigned, scene)
    guest = guest_of(reading, unit, room)
    if guest is not None:
        return guest or None
    told = _teller(reading, unit, room, scene)
    return told or promisor_of(unit, reading.clause, assigned, scene)


def _teller(reading: Reading, unit: Unit, room: Room, scene: Scene) -> str | None:
    """Return who says that something will be done, where no one does it.

    "Banbolaget har meddelat att bron byggs 2026": the bridge binds the company.
    """
    clause = reading.clause
    words = words_of(room.context.doc, unit.start, unit.end)
    whole = analyse(words)
    if clause is None or whole is None or whole.lemma not in TELLING:
        return None
    if clause.words[0].start <= whole.words[whole.finite].start:
        return None
    if is_actor(clause, clause.subject, room.actors) or clause.agent is not None:
        return None
    if not is_actor(whole, whole.subject, room.actors) or whole.subject is None:
        return None
    if head_of(whole, whole.subject) in ("vi", "jag", "han", "hon", "man"):
        return None
    start, end = span_of(whole, whole.subject)
    named = room.actors.organisations_in(start, end)
    head = head_of(whole, whole.subject)
    return named[0] if named else generic(head, unit, scene)


def _from_heading(reading: Reading, unit: Unit, room: Room) -> list[TimeExpression]:
    """Return the time of the heading for what has no time of its own."""
    if room.calendar.within(reading.start, reading.end):
        return []
    found = heading_time(unit, room)
    return [found] if found is not None else []


def _recurs(reading: Reading, room: Room) -> bool:
    """Tell whether a reading speaks of what comes back ("ett årligt bidrag")."""
    return COMES_BACK.search(room.context.text, reading.start, reading.end) is not None


def _deadlines(reading: Reading, room: Room) -> list[TimeExpression]:
    """Return the deadlines of a reading; two only where they are coordinated."""
    start = reading.start
    if reading.signal.strength == "assignment":
        # "har i våras gett … i uppdrag att": what stands before dates the giving.
        task = TASKED.search(room.context.text, start, reading.end)
        start = task.end() if task is not None else start
    due = room.calendar.due(start, reading.end)
    recurring = room.calendar.recurring(start, reading.end) or _recurs(reading, room)
    if recurring and len(due) > 1:
        # "i januari och i juli varje år": no year, and so no day it is due.
        due = [time for time in due if YEAR.search(time.text)]
    if room.context.document.type in STANDING:
        due = [time for time in due if not time.text.lower().startswith("inom ")]
    if len(due) < 2:
        return due
    first, second = due[0], due[1]
    between = room.context.text[first.end : second.start].lower()
    joined = first.end < second.start and JOINED.search(between) is not None
    framed = NEW_FRAME.search(between) is not None or len(between) >= 120
    same = first.latest == second.latest
    return due[:2] if joined and not framed and not same else due[:1]
