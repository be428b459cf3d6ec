"""What a commitment hangs on, to whom it is made, and whether it is to refrain."""

import re

from ingest.extract.atagande.naming import name_of
from ingest.extract.atagande.scene import Scene
from ingest.extract.atagande.subjects import is_actor
from ingest.extract.atagande.units import Unit
from ingest.extract.clauses import Clause
from ingest.language import verbs
from ingest.language.wordsets import wordset
from ingest.model import Decision, Document

CONDITIONS = re.compile(
    r"\bi den (?:mån|utsträckning) (?:det|som|så)(?: [\wåäö-]+){1,2}"
    r"|\b(?:under förutsättning att|förutsatt att|såvida|så snart|ifall)\b[^.;,]*"
    r"|\bi mån av(?: [\wåäö-]+){1,2}|\b(?:vid behov|om det behövs)\b"
    r"|,\s*(?:om|när)\s(?!det gäller)[^.;,]+",
    re.IGNORECASE,
)
# "föreslår kommunfullmäktige besluta": whoever that is decides, not the proposer.
PROPOSED_TO = re.compile(
    r"\b(?:föreslår|föreslås|hemställer|tillstyrker|rekommenderar)\b[^.\n]{0,160}?"
    r"\b(?P<organ>[\wåäöÅÄÖ-]*(?:fullmäktige|nämnden|styrelsen|direktionen))\s+"
    r"(?:att\s+)?beslutar?\b",
    re.IGNORECASE,
)
PUT_TO = 1200
REFRAINING = re.compile(r"\b(?:avstår? från att|inte längre)\b")
# What is denied in a clause of purpose, reason or kind says nothing of the promise.
SUBCLAUSE = re.compile(
    r"\b(?:så att|för att|som|där|eftersom|när|om|medan|trots att|därför att|vilket)\b"
)
REASONS = frozenset(("för", "samtidigt", "i", "eftersom", "som", "medan"))
# "mer än tre kilometer till skolan", "med hänsyn till": nothing is given to anyone.
RELATED = wordset("förhållande") | {"förslag"}
_ENDS = wordset("mottagarslut")
OPENERS = ("om", "när", "ifall", "såvida", "förutsatt", "under", "därest", "vid")


def _deciding(decision: Decision, document: Document) -> str | None:
    """Return who is to decide on a proposal: whoever it is put to."""
    before = document.text[max(0, decision.start - PUT_TO) : decision.end]
    named = [match["organ"] for match in PROPOSED_TO.finditer(before)]
    if not named:
        return decision.organ
    return named[-1][:1].upper() + named[-1][1:]


def condition_of(unit: Unit, clause: Clause | None, document: Document) -> str | None:
    """Return the condition a commitment hangs on, as written, or what must pass."""
    parts = []
    if clause is not None and clause.opening is not None:
        words = clause.words[clause.opening[0] : clause.opening[1]]
        first = words[0].lower
        inverted = words[0].start == unit.start and first not in REASONS
        topic = [word.lower for word in words[:3]] == ["när", "det", "gäller"]
        if (first in OPENERS or inverted) and not topic:
            parts.append(document.text[words[0].start : words[-1].end])
    if not parts:
        match = CONDITIONS.search(unit.text)
        if match is not None:
            parts.append(match[0].strip(" ,"))
    decision = unit.decision
    if decision is not None and decision.status == "proposal":
        organ = _deciding(decision, document) or "organet"
        parts.append(f"om {organ} beslutar enligt förslaget")
    elif decision is None and unit.role == "forslag":
        parts.append("om förslaget antas")
    return "; ".join(parts) or None


def promisee_of(unit: Unit, clause: Clause | None, scene: Scene) -> str | None:
    """Return to whom it is done or reported: "till NÄMND", or who gave the task."""
    if clause is not None:
        words = clause.words
        for at in range(clause.finite + 1, len(words) - 1):
            if words[at].lower != "till" or words[at - 1].lower in RELATED:
                continue
            sub = _phrase_after(clause, at + 1)
            if sub and is_actor(clause, sub, scene.actors):
                return name_of(clause, sub, unit, scene)
    decision = unit.decision
    if decision is not None and decision.status == "proposal":
        return _deciding(decision, scene.document)
    return decision.organ if decision is not None else None


def _phrase_after(clause: Clause, at: int) -> tuple[int, int] | None:
    """Return the few words after a preposition as a noun phrase."""
    end = at
    while end < len(clause.words) and end < at + 5:
        lower = clause.words[end].lower
        if lower in _ENDS or (end > at and verbs.reading(lower, "inf", "pres")):
            break
        end += 1
    return (at, end) if end > at else None


def _of_nobody(clause: Clause) -> bool:
    """Tell whether a clause is of nobody: "kommer ingen att behöva vänta"."""
    if clause.subject is None or clause.tense != "future":
        return False
    return clause.words[clause.subject[0]].lower in ("ingen", "inget", "inga")


def negative(clause: Clause | None, text: str) -> bool:
    """Tell whether the promise is to refrain from something."""
    if clause is not None and (clause.negated or _of_nobody(clause)):
        return True
    found = REFRAINING.search(text.lower())
    return (
        found is not None and SUBCLAUSE.search(text.lower(), 0, found.start()) is None
    )
