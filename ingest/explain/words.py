"""The words that carry a fact: what its rule leaned on, each with its place."""

import re
from dataclasses import dataclass
from typing import Any

from ingest.explain.scene import set_up
from ingest.extract.atagande.reading import readings_of
from ingest.extract.atagande.subjects import span_of
from ingest.extract.clauses import Clause, analyse, words_of
from ingest.model import Commitment, Decision, Document, Facts

# How far before a decision its "beslutar" may stand: a list can be long.
REACH = 1_500
DECIDES = re.compile(
    r"\b(?:beslutar|beslutade|beslutat|beslut|föreslår|föreslås|förslag till beslut|"
    r"uppdrar|ges i uppdrag|får i uppdrag)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Carrier:
    """Some words and what they are: verb, subjekt, agent, frist, ram or inledning."""

    role: str
    start: int
    end: int
    text: str


def carriers(document: Document, facts: Facts, fact: Any) -> tuple[Carrier, ...]:
    """Return the words that carry a fact, in order of place; none for a name."""
    if isinstance(fact, Commitment):
        places = _of_commitment(document, facts, fact)
    elif isinstance(fact, Decision):
        places = _of_decision(document, fact)
    else:
        places = []
    return tuple(
        Carrier(role, start, end, document.text[start:end])
        for role, start, end in sorted(places, key=lambda place: place[1])
    )


def _of_commitment(
    document: Document, facts: Facts, fact: Commitment
) -> list[tuple[str, int, int]]:
    room, units = set_up(document, facts)
    unit = next((u for u in units if u.start <= fact.start < u.end), None)
    places = []
    if unit is not None:
        read = [r for r in readings_of(unit, room) if r.start <= fact.start < r.end]
        words = words_of(room.context.doc, fact.start, fact.end)
        clause = read[-1].clause if read else analyse(words)
        places += _of_clause(clause) if clause is not None else []
        intro = unit.intro if fact.rule.startswith("atagande.lista") else None
        at = document.text.rfind(intro, 0, unit.start) if intro else -1
        places += [("inledning", at, at + len(intro))] if intro and at >= 0 else []
    if fact.deadline is not None and fact.deadline.text:
        places.append(("frist", fact.deadline.start, fact.deadline.end))
    return places


def _of_clause(clause: Clause) -> list[tuple[str, int, int]]:
    """Return subject, agent, finite verb and the verb that says what is done."""
    finite, lexical = clause.words[clause.finite], clause.words[clause.lexical]
    places = [("verb", finite.start, finite.end)]
    if clause.lexical != clause.finite:
        places.append(("verb", lexical.start, lexical.end))
    for role, place in (("subjekt", clause.subject), ("agent", clause.agent)):
        if place is not None:
            places.append((role, *span_of(clause, place)))
    return places


def _of_decision(document: Document, fact: Decision) -> list[tuple[str, int, int]]:
    """Return the "beslutar" nearest before or in a decision, within its section."""
    section = document.section_at(fact.start)
    low = max(section.start if section is not None else 0, fact.start - REACH)
    found = [
        *DECIDES.finditer(document.text, low, fact.start),
        *DECIDES.finditer(document.text, fact.start, fact.end),
    ]
    before = [match for match in found if match.start() < fact.start]
    frame = before[-1] if before else next(iter(found), None)
    return [("ram", frame.start(), frame.end())] if frame is not None else []
