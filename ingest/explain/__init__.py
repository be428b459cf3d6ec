"""Why a fact was read as it was: rule, words, how sure, and what was turned down.

Made on demand from the archived document and its facts, so that reading itself
carries no trace. The sentences are data: `lexicon/regler.tsv` has one for each rule,
`lexicon/skal.tsv` one for each reason to turn something down.
"""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from ingest import lexicon
from ingest.explain import near_names, near_numbers, near_statements, near_told
from ingest.explain.near import Nearby, nearest
from ingest.explain.words import Carrier, carriers
from ingest.model import (
    Agreement,
    Commitment,
    Decision,
    Document,
    Facts,
    Followup,
    Organisation,
    Person,
    Question,
    Reference,
    TimeExpression,
)

Language = Literal["sv", "en"]
Fact = (
    Agreement
    | Commitment
    | Decision
    | Followup
    | Organisation
    | Person
    | Question
    | Reference
    | TimeExpression
)


@dataclass(frozen=True, slots=True)
class Rejected:
    """A stretch near the fact that looked like one, and why it is none.

    `otherwise` says that nothing but this reason kept it from being read as one.
    """

    start: int
    end: int
    text: str
    reason: str
    because: str
    otherwise: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why one fact was read: `because` and `sure` are sentences for a reader."""

    id: str
    kind: str
    start: int
    end: int
    text: str
    rule: str
    because: str
    words: tuple[Carrier, ...]
    confidence: float
    sure: str
    rejected: tuple[Rejected, ...]


SURE: dict[Language, tuple[tuple[float, str], ...]] = {
    "sv": (
        (0.95, "Av sådana läsningar har nästan alla varit rätt ({share} %)."),
        (0.8, "Av tio sådana läsningar har omkring {tenths} varit rätt ({share} %)."),
        (0.0, "Osäkert: av sådana läsningar har {share} % varit rätt. Läs i källan."),
    ),
    "en": (
        (0.95, "Almost all such readings have been right ({share} %)."),
        (0.8, "Of ten such readings about {tenths} have been right ({share} %)."),
        (0.0, "Unsure: {share} % of such readings have been right. Read the source."),
    ),
}


@cache
def _sentences(table: str, key: str, language: Language) -> dict[str, str]:
    return {row[key]: row[language] for row in lexicon.table(table)}


def rule_text(rule: str, language: Language = "sv") -> str:
    """Return what a rule means; a rule without a sentence is shown as it is."""
    return _sentences("regler", "regel", language).get(rule, rule)


def reason_text(reason: str, language: Language = "sv") -> str:
    """Return why something is no fact; a reason without a sentence as it is."""
    return _sentences("skal", "skal", language).get(reason, reason)


def sure_text(confidence: float, language: Language = "sv") -> str:
    """Return what a confidence means, in a sentence."""
    said = next(text for least, text in SURE[language] if confidence >= least)
    return said.format(share=round(confidence * 100), tenths=round(confidence * 10))


def find(facts: Facts, identity: str) -> Fact | None:
    """Return the fact with an id, or None."""
    every = (
        *facts.commitments,
        *facts.decisions,
        *facts.followups,
        *facts.questions,
        *facts.persons,
        *facts.organisations,
        *((facts.agreement,) if facts.agreement else ()),
    )
    return next((fact for fact in every if fact.id == identity), None)


def explain(
    document: Document, facts: Facts, identity: str, language: Language = "sv"
) -> Explanation | None:
    """Return why a fact of a document was read as it was; None if it has no such."""
    fact = find(facts, identity)
    return _explained(document, facts, fact, language) if fact is not None else None


def explain_at(
    document: Document, facts: Facts, offset: int, language: Language = "sv"
) -> tuple[Explanation, ...]:
    """Return why each fact that holds the character at `offset` was read, widest first.

    So times and references, which have no ids, can be asked about too.
    """
    kinds: tuple[tuple[Fact, ...], ...] = (
        *(facts.commitments, facts.decisions, facts.followups, facts.questions),
        *(facts.persons, facts.organisations, facts.times, facts.references),
    )
    here = [
        (place, fact)
        for kind in kinds
        for fact in kind
        for place in places_of(fact)
        if place[0] <= offset < place[1]
    ]
    here.sort(key=lambda one: (one[0][0] - one[0][1], one[0]))
    return tuple(_explained(document, facts, fact, language) for _, fact in here)


def _explained(
    document: Document, facts: Facts, fact: Fact, language: Language
) -> Explanation:
    start, end = places_of(fact)[0]
    identity = "" if isinstance(fact, Reference | TimeExpression) else fact.id
    return Explanation(
        id=identity,
        kind=type(fact).__name__.lower(),
        start=start,
        end=end,
        text=document.text[start:end],
        rule=fact.rule,
        because=_because(fact, language),
        words=carriers(document, facts, fact),
        confidence=fact.confidence,
        sure=sure_text(fact.confidence, language),
        rejected=tuple(
            _rejected(document, near, language)
            for near in nearest(_turned_down(document, facts, fact), start)
        ),
    )


def _because(fact: Fact, language: Language) -> str:
    """Return what the rule means; of a question also why it counts as answered."""
    told = rule_text(fact.rule, language)
    if isinstance(fact, Question) and fact.reason:
        return f"{told} {reason_text(fact.reason, language)}"
    return told


def _turned_down(document: Document, facts: Facts, fact: Fact) -> list[Nearby]:
    """Return what near a fact looked like one of its kind and was none."""
    match fact:
        case Commitment():
            return near_statements.near_commitment(document, facts, fact)
        case Decision():
            return near_statements.near_decision(document, facts, fact)
        case Followup():
            return near_told.near_followup(document, facts, fact)
        case Question():
            return near_told.near_question(document, facts, fact)
        case Person():
            return near_names.near_person(document, facts, fact)
        case Organisation():
            return near_names.near_organisation(document, facts, fact)
        case TimeExpression():
            return near_numbers.near_time(document, facts, fact)
        case Reference():
            return near_numbers.near_reference(document, facts, fact)
        case Agreement():
            return []


def places_of(fact: Fact) -> tuple[tuple[int, int], ...]:
    """Return where a fact stands: one place, or every mention of a name."""
    if isinstance(fact, Person | Organisation):
        return tuple((m.start, m.end) for m in fact.mentions)
    return ((fact.start, fact.end),)


def _rejected(document: Document, near: Nearby, language: Language) -> Rejected:
    return Rejected(
        near.start,
        near.end,
        document.text[near.start : near.end],
        near.reason,
        reason_text(near.reason, language),
        near.otherwise,
    )
