"""What near a question or follow-up looked like one and was turned down, and why."""

import re

from ingest.explain.near import NEAR, Nearby
from ingest.extract import context as contexts
from ingest.extract.atagande.units import Unit, find_units, is_barred
from ingest.extract.clauses import analyse, words_of
from ingest.extract.content_words import alike
from ingest.extract.context import Context
from ingest.extract.followups import AWAITING, PROPOSAL, PROPOSED
from ingest.model import Document, Facts, Followup, Question

REPORTS = re.compile(
    r"\b(?:har|hade|är|blev|inte|ännu|pågår|klar\w*|färdig\w*|redovisa\w*|rapport\w*|"
    r"\w{4,}(?:ts|ades|tes|ats))\b",
    re.IGNORECASE,
)
SAME = 0.85


def near_question(document: Document, facts: Facts, fact: Question) -> list[Nearby]:
    """Return the sentences near a question that end as one and are none, with why."""
    context = contexts.build(document)
    low, high = fact.start - NEAR, fact.end + NEAR
    found = []
    for sentence in context.sentences_from(max(0, low), high):
        taken = any(
            q.start < sentence.end and sentence.start < q.end for q in facts.questions
        )
        if taken or not sentence.text.endswith("?"):
            continue
        again = any(alike(sentence.text, q.text) >= SAME for q in facts.questions)
        reason = "fraga.upprepad" if again else "fraga.i-texten"
        found.append(Nearby(sentence.start, sentence.end, reason))
    return found


def near_followup(document: Document, facts: Facts, fact: Followup) -> list[Nearby]:
    """Return the statements near a follow-up that tell of no outcome, with why."""
    context = contexts.build(document)
    found = []
    for unit in find_units(context, ()):
        near = fact.start - NEAR < unit.end and unit.start < fact.end + NEAR
        if not near or REPORTS.search(unit.text) is None:
            continue
        if any(f.start < unit.end and unit.start < f.end for f in facts.followups):
            continue
        found.append(Nearby(unit.start, unit.end, _why_none(unit, context, facts)))
    return found


def _why_none(unit: Unit, context: Context, facts: Facts) -> str:
    """Ask what decided, in the order in which the reading asks it."""
    if any(q.start <= unit.start < q.end for q in facts.questions):
        return "hinder.fraga"
    if unit.role in PROPOSED or PROPOSAL.search(unit.sentence.lower()):
        return "uppfoljning.forslag"
    if is_barred(unit):
        return f"del.{unit.role}"
    if AWAITING.match(unit.text.lower()):
        return "uppfoljning.vantar"
    clause = analyse(words_of(context.doc, unit.start, unit.end))
    if clause is not None and clause.tense in ("modal", "future"):
        return "uppfoljning.framat"
    return "uppfoljning.inget-utfall"
