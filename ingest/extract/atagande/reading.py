"""From one unit of text to the commitments it holds."""

import re
from dataclasses import replace
from functools import cache

from ingest import lexicon
from ingest.extract.atagande.evidence import Evidence, Signal
from ingest.extract.atagande.items import lacks_subject
from ingest.extract.atagande.room import Reading, Room
from ingest.extract.atagande.segments import att_clause, segments_of
from ingest.extract.atagande.signals import signal_of
from ingest.extract.atagande.stated_signals import ordered
from ingest.extract.atagande.subjects import (
    class_of,
    is_actor,
    state_authorities,
)
from ingest.extract.atagande.units import Unit
from ingest.extract.clauses import Clause, Word, analyse, head_of, words_of
from ingest.language import verbs
from ingest.language.wordsets import is_actor_word

# What an office is there for, and no task given.
STANDING_TASK = re.compile(
    r"\b(?:har|ha) (?:\w+ )?(?:till|som) uppgift\b|\bansvarig för\b"
)
UNDERTAKEN = frozenset(
    [
        "atagande.atar-sig",
        "atagande.avser",
        "atagande.planerar",
        "atagande.lovar",
        "atagande.har-atagit-sig",
        "atagande.kommer-att",
    ]
)
INTENDED = frozenset(["atagande.planen", "atagande.avsikten", "atagande.mal"])
# "Det är viktigt att nämnden får i uppgift": what the one who asks would like.
WISHED = re.compile(
    r"\bföreslår\b|\bviktigt\b|\bangeläget\b|\bborde\b|\brimligt\b|\bvill se\b"
)
# "Några kontor planerar": which ones is not said.
SOME = frozenset(("några", "vissa", "många", "flera", "somliga", "enstaka"))
# "det vi köper varje år": which things are meant.
WHICH = frozenset(("det", "den", "de", "dem", "allt"))
ASKING = frozenset(("vad", "hur", "om", "huruvida", "vilka", "vilken", "varför"))
STATE_BODIES = ("regeringen", "riksdagen", "regeringskansliet")


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
        due=any(time.kind == "deadline" for time in ahead),
        policy=room.context.document.type == "policy",
        recurring=recurring or _recurring_words().search(text) is not None,
    )


def _is_foreign(clause: Clause, unit: Unit, room: Room) -> bool:
    """Tell whether a state authority acts in a text that cannot speak for it."""
    document = room.context.document
    if unit.genre in ("uppdrag", "avtal", "beslut"):
        return False
    opening = [word.lower for word in clause.words[:2]]
    if opening[0] == "enligt" and opening[-1] in state_authorities():
        return True  # "Enligt Trafikverket ska …": their word, not ours
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
    return found if _told_by_asker(found, evidence) else None


def _told_by_asker(found: Signal, e: Evidence) -> bool:
    """Tell whether what someone who asks tells of binds whom they tell of.

    The one who asks does not bind the one asked; what counts is a body that is said
    to undertake something, or what is to be done at a time.
    """
    if e.head in ("vi", "jag", "man") or found.rule == "atagande.maste":
        return False
    subject = e.clause.subject
    if subject is not None and e.clause.words[subject[0]].lower in SOME:
        return False
    if found.strength == "assignment":
        wished = WISHED.search(e.text) is not None
        return not wished and STANDING_TASK.search(e.text) is None
    after = e.clause.words[e.clause.finite + 1 : e.clause.finite + 2]
    counted = any(word.text.isdigit() for word in after)
    unnamed = not e.actor and e.clause.agent is None
    if found.strength == "expectation" and (unnamed or counted):
        return False  # "1 100 lägenheter väntas byggas i år": how things go
    if e.actor and found.rule in UNDERTAKEN:
        return True
    acted = e.actor or e.clause.agent is not None
    told = e.clause.passive and found.rule != "atagande.presens-tid"
    return e.future and (acted or told or found.rule in INTENDED)


def _clauses(words: tuple[Word, ...]) -> list[tuple[Clause | None, tuple[Word, ...]]]:
    """Return the main clause first, then its att-clause and coordinated parts."""
    whole = analyse(words)
    found: list[tuple[Clause | None, tuple[Word, ...]]] = [(whole, words)]
    if whole is not None and not whole.negated:
        inner = att_clause(words, whole.lemma)
        clause = analyse(inner)
        told = whole.lemma != "innebära" or _binds(head_of(whole, whole.subject))
        if inner and (told or _foretold(clause)):
            found.append((clause, words))
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


def _foretold(clause: Clause | None) -> bool:
    """Tell whether "innebär att" leads to an actor who "kommer att" do something."""
    if clause is None or clause.tense != "future":
        return False
    return is_actor_word(head_of(clause, clause.subject))


def _subject_words(clause: Clause | None) -> tuple[Word, ...]:
    """Return the words of a clause's subject, for a clause that leaves it out."""
    if clause is None or clause.subject is None:
        return ()
    return clause.words[clause.subject[0] : clause.subject[1]]


def readings_of(unit: Unit, room: Room) -> list[Reading]:
    """Return the clauses of a unit that bind, at most one per actor."""
    order = ordered(unit.text) if unit.genre in ("beslut", "arende") else None
    if order is not None:
        return [Reading(None, order, unit.start, unit.end)]
    words = words_of(room.context.doc, unit.start, unit.end)
    if words and lacks_subject(unit, words):
        return []
    found: list[Reading] = []
    seen: set[str] = set()
    for clause, part in _clauses(words):
        signal = _signal(clause, unit, room)
        if signal is None or clause is None:
            continue
        head = head_of(clause, clause.subject)
        actor = is_actor(clause, clause.subject, room.actors)
        if found and (not actor or head in seen or len(part) == len(words)):
            found[0] = _firmer(found[0], signal)
            continue
        seen.add(head)
        found.append(Reading(clause, signal, part[0].start, part[-1].end))
    if not found and unit.genre in ("svar", "arende", "beslut"):
        found = _joined_verb(words, unit, room)
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


def _firmer(first: Reading, second: Signal) -> Reading:
    """Return a plan in the present as a promise where the same actor adds one."""
    present = first.signal.rule == "atagande.presens-tid"
    if present and first.signal.strength == "plan" and second.strength == "promise":
        return replace(first, signal=second)
    return first


def _joined_verb(words: tuple[Word, ...], unit: Unit, room: Room) -> list[Reading]:
    """Read "Nämnden ser inga hinder och tar upp ärendet i maj": the second verb.

    In a decision also what is to be done: "Uppdraget kvarstår och redovisas i maj".
    """
    at = next((n for n in range(3, len(words) - 2) if _adds_verb(words, n)), None)
    if at is None:
        return []
    subject = _subject_words(analyse(words[:at]))
    clause = analyse(subject + words[at + 1 :]) if subject else None
    acts = clause is not None and is_actor(clause, clause.subject, room.actors)
    left = unit.genre == "beslut" and clause is not None and clause.passive
    signal = _signal(clause, unit, room) if acts or left else None
    if signal is None:
        return []
    if acts and unit.genre == "beslut" and signal.strength == "obligation":
        signal = replace(signal, strength="assignment")  # who decides lays it on them
    return [Reading(clause, signal, unit.start, unit.end)]


def _adds_verb(words: tuple[Word, ...], at: int) -> bool:
    """Tell whether "och" joins a verb in the present to the one before."""
    if words[at].lower not in ("och", "samt"):
        return False
    return verbs.reading(words[at + 1].lower, "pres") is not None


def _own_words(words: tuple[Word, ...], unit: Unit, room: Room) -> list[Reading]:
    """Read "… där vi planerar att …": the speaker's own promise further in."""
    for at in range(1, len(words) - 2):
        asked = words[at - 1].lower in ASKING or words[at - 1].lower in WHICH
        if asked or words[at].lower not in ("vi", "jag"):
            continue  # "vad jag avser att göra"
        clause = analyse(words[at:])
        signal = _signal(clause, unit, room)
        if signal is not None:
            weaker = Signal(signal.strength, signal.rule, signal.confidence - 0.2)
            return [Reading(clause, weaker, unit.start, unit.end)]
    return []
