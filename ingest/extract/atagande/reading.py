"""From one unit of text to the commitments it holds."""

import re
from dataclasses import dataclass, replace
from functools import cache

from ingest import lexicon
from ingest.extract.atagande.deadlines import Calendar, Memory, as_deadline
from ingest.extract.atagande.describing import (
    condition_of,
    description_of,
    negative,
    promisee_of,
)
from ingest.extract.atagande.promisors import (
    Trail,
    party_of,
    place_of,
    promisor_of,
)
from ingest.extract.atagande.segments import att_clause, segments_of
from ingest.extract.atagande.signals import Evidence, Signal, signal_of
from ingest.extract.atagande.speakers import speaker_of
from ingest.extract.atagande.subjects import (
    Actors,
    class_of,
    is_actor,
    state_authorities,
)
from ingest.extract.atagande.units import Unit
from ingest.extract.clauses import Clause, Word, analyse, head_of, words_of
from ingest.extract.context import Context
from ingest.model import Commitment, Person, TimeExpression

STATE_BODIES = ("regeringen", "riksdagen", "regeringskansliet")
CALENDAR_TYPES = frozenset(("webbsida", "ovrigt"))
CALENDAR_LONGEST = 110
# What a page says of itself: "Uppdaterad 3 maj".
META = re.compile(
    r"(?:senast )?(?:uppdaterad|publicerad|granskad|ändrad|skapad|hämtad|datum|dnr|"
    r"diarienummer|giltig|antagen|beslutad|fastställd|sidan|läst|telefon|foto)\b"
)


@dataclass(frozen=True, slots=True)
class Room:
    """What every step of reading one document shares."""

    context: Context
    actors: Actors
    calendar: Calendar
    persons: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A clause that binds: its signal and the stretch of text it stands in."""

    clause: Clause | None
    signal: Signal
    start: int
    end: int


@cache
def _recurring_words() -> re.Pattern[str]:
    """Return the pattern of words for something that comes back."""
    return re.compile(r"\b(?:" + "|".join(lexicon.words("aterkommande_ord")) + r")\b")


def _evidence(clause: Clause, unit: Unit, room: Room) -> Evidence:
    """Gather what the rules look at in a clause."""
    start, end = clause.words[0].start, clause.words[-1].end
    text = room.context.text[start:end].lower()
    recurring = room.calendar.recurring(start, end) is not None
    ahead = timed = room.calendar.ahead(start, end)
    if clause.tense == "present":  # "inom fyra månader" alone dates nothing yet
        ahead = [time for time in ahead if time.kind != "duration"]
    return Evidence(
        clause=clause,
        text=text,
        genre=unit.genre,
        role=unit.role,
        actor=is_actor(clause, clause.subject, room.actors),
        klass=class_of(clause, clause.subject),
        future=bool(ahead),
        timed=bool(timed),
        recurring=recurring or _recurring_words().search(text) is not None,
    )


def _is_foreign(clause: Clause, unit: Unit, room: Room) -> bool:
    """Tell whether a state authority acts in a text that cannot speak for it."""
    document = room.context.document
    if unit.genre in ("uppdrag", "avtal", "beslut"):
        return False
    body = (document.body or "").lower()
    head = head_of(clause, clause.subject)
    if body in STATE_BODIES or not head or head in body:
        return False
    return head in state_authorities() or head in ("staten", "regeringen")


def _signal(clause: Clause | None, unit: Unit, room: Room) -> Signal | None:
    """Return what binds in a clause, or None."""
    if clause is None:
        return None
    evidence = _evidence(clause, unit, room)
    found = signal_of(evidence)
    tasked = found is not None and found.strength == "assignment"
    if not tasked and _is_foreign(clause, unit, room):
        return None
    if found is None or unit.genre != "fraga":
        return found
    if found.strength == "assignment":
        return found
    # The one who asks does not bind the one asked; only what is dated counts.
    own = evidence.head in ("vi", "jag", "man")
    return found if evidence.future and not own else None


def _clauses(words: tuple[Word, ...]) -> list[tuple[Clause | None, tuple[Word, ...]]]:
    """Return the main clause first, then its att-clause and coordinated parts."""
    whole = analyse(words)
    found: list[tuple[Clause | None, tuple[Word, ...]]] = [(whole, words)]
    if whole is not None and not whole.negated:
        inner = att_clause(words, whole.lemma)
        told = whole.lemma != "innebära" or _binds(head_of(whole, whole.subject))
        if inner and told:
            found.append((analyse(inner), words))
    parts = segments_of(words)
    if len(parts) > 1:
        subject = _subject_words(whole)
        for part in parts[1:] if whole is not None else parts:
            clause = analyse(part)
            if clause is not None and clause.finite == 0 and subject:
                clause = analyse(subject + part)
            found.append((clause, part))
    return found


def _binds(head: str) -> bool:
    """Tell whether what something "innebär" is binding: a decision, a task."""
    return head.startswith(("beslut", "uppdrag", "avtal", "överenskommelse"))


def _subject_words(clause: Clause | None) -> tuple[Word, ...]:
    """Return the words of a clause's subject, for a clause that leaves it out."""
    if clause is None or clause.subject is None:
        return ()
    return clause.words[clause.subject[0] : clause.subject[1]]


def readings_of(unit: Unit, room: Room) -> list[Reading]:
    """Return the clauses of a unit that bind, at most one per actor."""
    words = words_of(room.context.doc, unit.start, unit.end)
    found: list[Reading] = []
    seen: set[str] = set()
    for clause, part in _clauses(words):
        signal = _signal(clause, unit, room)
        if signal is None or clause is None:
            continue
        head = head_of(clause, clause.subject)
        actor = is_actor(clause, clause.subject, room.actors)
        if found and (not actor or head in seen or len(part) == len(words)):
            continue
        seen.add(head)
        found.append(Reading(clause, signal, part[0].start, part[-1].end))
    if not found and unit.genre == "svar":
        found = _own_words(words, unit, room)
    if len(found) < 2:
        return [Reading(r.clause, r.signal, unit.start, unit.end) for r in found]
    second = found[1]
    first = found[0]
    return [
        Reading(first.clause, first.signal, unit.start, unit.end),
        Reading(second.clause, second.signal, second.start, second.end),
    ]


def _own_words(words: tuple[Word, ...], unit: Unit, room: Room) -> list[Reading]:
    """Read "… där vi planerar att …": the speaker's own promise further in."""
    for at in range(1, len(words) - 2):
        if words[at].lower not in ("vi", "jag"):
            continue
        clause = analyse(words[at:])
        signal = _signal(clause, unit, room)
        if signal is not None:
            weaker = Signal(signal.strength, signal.rule, signal.confidence - 0.2)
            return [Reading(clause, weaker, unit.start, unit.end)]
    return []


def verbless(unit: Unit, room: Room) -> Reading | None:
    """Read list items that promise without a verb of their own."""
    words = words_of(room.context.doc, unit.start, unit.end)
    if not words or len(unit.text) < 8:
        return None
    party = party_of(unit.heading)
    if unit.genre == "avtal" and party and unit.item and _undertakes(words):
        signal = Signal("obligation", "atagande.partens-punkt", 0.65)
        return Reading(analyse(words), signal, unit.start, unit.end)
    inherited = _from_intro(unit, words, room)
    if inherited is not None:
        return inherited
    dated = room.calendar.ahead(unit.start, unit.end)
    if META.match(unit.text.lower()):
        return None
    calendar = room.context.document.type in CALENDAR_TYPES or (
        unit.genre == "svar" and unit.item
    )
    if calendar and dated and analyse(words) is None and _is_line(unit, room):
        signal = Signal("plan", "atagande.kalenderpunkt", 0.55)
        return Reading(None, signal, unit.start, unit.end)
    return None


def _undertakes(words: tuple[Word, ...]) -> bool:
    """Tell whether an item under a party's heading is more than a description."""
    clause = analyse(words)
    if clause is None or clause.verb is None or clause.subject is None:
        return True
    return clause.tense in ("present", "modal", "future") and clause.verb.group in (
        "handling",
        "rapport",
        "start",
    )


def _is_line(unit: Unit, room: Room) -> bool:
    """Tell whether a unit is a line of its own, as a point in a list is."""
    start, end = room.context.line_at(unit.start)
    alone = end - unit.end <= 1 and unit.start - start <= 4
    letters = sum(c.isalpha() for c in unit.text)
    return alone and len(unit.text) <= CALENDAR_LONGEST and letters > 12


def _from_intro(unit: Unit, words: tuple[Word, ...], room: Room) -> Reading | None:
    """Read an item under "Parterna ska:", which lends it subject and strength."""
    if not unit.intro or not unit.item:
        return None
    lower = unit.intro.lower().rstrip(" :")
    signal: Signal | None = None
    if re.search(r"\b(?:i uppdrag|uppdrar (?:åt|till) [^.]{3,80})(?: att)?$", lower):
        signal = Signal("assignment", "atagande.lista-uppdrag", 0.75)
    elif re.search(r"\b(?:ska|skall|åtar sig(?: att)?|ansvarar för(?: att)?)$", lower):
        signal = Signal("obligation", "atagande.lista-ska", 0.7)
    elif re.search(r"\bkommer(?: \w+){0,3} att$", lower):
        signal = Signal("promise", "atagande.lista-kommer", 0.7)
    if signal is None:
        return None
    if unit.genre == "svar" and signal.strength == "obligation":
        signal = Signal("promise", signal.rule, signal.confidence)
    return Reading(analyse(words), signal, unit.start, unit.end)


def _names_actor(reading: Reading, room: Room) -> bool:
    """Tell whether a reading's own subject or agent is an actor."""
    clause = reading.clause
    if clause is None:
        return False
    places = (clause.subject, clause.agent)
    return any(is_actor(clause, place, room.actors) for place in places)


def commitments_of(
    reading: Reading, unit: Unit, room: Room, trail: Trail, memory: Memory
) -> list[Commitment]:
    """Return a reading as commitments: one, or one per deadline."""
    document = room.context.document
    promisor = _promisor(reading, unit, room, trail)
    assigned = reading.signal.strength == "assignment"
    trail.remember(
        place_of(unit),
        promisor,
        assigned,
        _names_actor(reading, room) and reading.signal.strength != "expectation",
    )
    times = _deadlines(reading, room)
    first = times[0] if times else None
    deadline = as_deadline(first) if first else memory.deadline_for(reading.clause)
    memory.keep(reading.clause, deadline)
    text = room.context.text[reading.start : reading.end]
    base = Commitment(
        start=reading.start,
        end=reading.end,
        text=text,
        section=unit.paragraf.number if unit.paragraf else None,
        promisor=promisor,
        speaker=speaker_of(unit, document, room.actors, room.persons),
        promisee=promisee_of(unit, reading.clause, document, room.actors),
        strength=reading.signal.strength,
        polarity="negative" if negative(reading.clause, text) else "positive",
        condition=condition_of(unit, reading.clause, document),
        deadline=deadline,
        recurrence=room.calendar.recurring(reading.start, reading.end),
        description=description_of(text, reading.clause, document, deadline),
        sentence=unit.sentence,
        rule=reading.signal.rule,
        confidence=reading.signal.confidence,
    )
    return [base, *(replace(base, deadline=as_deadline(t)) for t in times[1:2])]


def _promisor(reading: Reading, unit: Unit, room: Room, trail: Trail) -> str | None:
    """Return who a reading binds; items under a party's intro bind that party."""
    document = room.context.document
    if reading.signal.rule.startswith("atagande.lista") and unit.intro:
        at = room.context.text.rfind(unit.intro, 0, unit.start)
        words = words_of(room.context.doc, at, at + len(unit.intro))
        clause = analyse(words)
        assigned = reading.signal.strength == "assignment"
        if clause is not None:
            intro = _intro_unit(unit, at)
            return promisor_of(intro, clause, assigned, document, room.actors, trail)
    if reading.signal.rule == "atagande.partens-punkt":
        return trail.party(party_of(unit.heading)) or "Parterna"
    return promisor_of(
        unit,
        reading.clause,
        reading.signal.strength == "assignment",
        document,
        room.actors,
        trail,
    )


def _intro_unit(unit: Unit, at: int) -> Unit:
    """Return the intro line of a list as a unit of its own."""
    text = unit.intro or ""
    return Unit(
        start=at,
        end=at + len(text),
        text=text,
        sentence=text,
        genre=unit.genre,
        item=False,
        role=unit.role,
        heading=unit.heading,
        paragraf=unit.paragraf,
        decision=unit.decision,
    )


def _deadlines(reading: Reading, room: Room) -> list[TimeExpression]:
    """Return the deadlines of a reading; several only where they are coordinated."""
    due = room.calendar.due(reading.start, reading.end)
    if len(due) < 2:
        return due
    first, second = due[0], due[1]
    between = room.context.text[first.end : second.start].lower()
    joined = re.search(r"\b(?:och|samt)\b", between) and first.end < second.start
    new_frame = re.search(r"\b(?:som|att|ska|om|när|från)\b", between)
    same_kind = first.latest != second.latest and len(between) < 120
    return due[:2] if joined and same_kind and not new_frame else due[:1]
