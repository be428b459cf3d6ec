"""A commitment in a few words, its condition, and to whom it is made."""

import re

from ingest.extract.atagande.evidence import READY
from ingest.extract.atagande.naming import name_of
from ingest.extract.atagande.scene import Scene
from ingest.extract.atagande.subjects import is_actor
from ingest.extract.atagande.units import Unit
from ingest.extract.clauses import Clause, Word, head_of
from ingest.language import verbs
from ingest.language.wordsets import is_actor_word, wordset
from ingest.model import Deadline, Decision, Document

LONGEST = 90
# Where no border parts it, a phrase keeps its object even if it grows longer.
UNPARTED = 140
# A phrase keeps at least this much when it is cut at a border.
LEAST = 22
# Where a phrase can end: before a relative clause, a purpose, a manner, an aside.
BORDER = re.compile(
    r",? (?:som|vilket|vilken|vilka|där|så att|för att|med utgångspunkt|i enlighet med|"
    r"enligt|i syfte att|samtidigt som|medan|eftersom|till dess|såsom|inklusive|"
    r"genom att|utifrån|med beaktande|med hänsyn|och därmed|vid genomförandet)\b"
    r"|, (?:en|ett|det|varav|bland annat|till exempel|säger|berättar|dock)\b| \("
)
# A time stripped off leaves its "och" behind; so do words of place and manner.
LOOSE = frozenset(
    [
        "och",
        "samt",
        "senast",
        "under",
        "vid",
        "inom",
        "från",
        "för",
        "med",
        "genom",
        "utifrån",
        "före",
        "efter",
        "i",
        "på",
        "inför",
        "månadsvis",
        "veckovis",
        "löpande",
        "årligen",
        "kontinuerligt",
        "vidare",
        "också",
        "även",
        "därutöver",
        "dessutom",
        "bland",
        "annat",
        "fortlöpande",
        "särskilt",
        "i",
    ]
)
PARTICLES = wordset("partikel")
# What a thing does when somebody has seen to it: it is the thing that is promised.
STAND = "stå"
IDIOMS = frozenset((STAND, "slå", "gå", "dra", "komma"))
BY_ITSELF = IDIOMS | {"öppna", "starta", "stänga"}
TASK = re.compile(
    r"(?:i uppdrag|som uppgift|till uppgift|åt sig|åtar sig|förbinder sig|"
    r"uppdrar? (?:åt|till)[^.;:]{2,120}?|"
    r"(?:planen|avsikten|avsikt|ambitionen|målet|tanken) är|avsikt(?:en)?|ambition|"
    r"är [\wåäöÅÄÖ-]{2,40}s (?:ansvar|uppgift|skyldighet)|avser|"
    r"lovar|planerar|siktar på|räknar med|överens om|ingår|avses?)"
    r"(?: [\wåäöÅÄÖ-]+){0,5}?,?\s+att,?\s+(?:om [^,.]{3,80}, )?(?P<what>.+)"
)
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
OPENERS = ("om", "när", "ifall", "såvida", "förutsatt", "under", "därest", "vid")


def _short(text: str) -> str:
    """Return a phrase cut at a clause border or a word, without end marks."""
    phrase = " ".join(text.split()).strip(" .,;:")
    phrase = re.sub(r"\s{1,9}(?=[,.;:])", "", phrase)
    phrase = _from_infinitive(phrase)
    phrase = re.split(
        r"[;:](?=\s|$)|, (?:vilket|som|där|så att|för att|säger|berättar|förutsatt|"
        r"varav|ett|en)\b",
        phrase,
    )[0]
    if len(phrase) > LONGEST:
        phrase = _cut(phrase)
    phrase = phrase.strip(" ,")
    return phrase[:1].lower() + phrase[1:] if _opens_plainly(phrase) else phrase


def _opens_plainly(phrase: str) -> bool:
    """Tell whether a phrase opens with a verb or a common word, not a name."""
    first = phrase.split(" ", 1)[0].lower()
    return verbs.reading(first, "inf") is not None


def _cut(phrase: str) -> str:
    """Return a phrase cut at the last border that leaves it short, else at a word."""
    borders = [m.start() for m in BORDER.finditer(phrase) if m.start() >= LEAST]
    short = [at for at in borders if at <= LONGEST]
    if short:
        return phrase[: short[-1]]
    if borders and borders[0] < LONGEST + LEAST:
        return phrase[: borders[0]]
    if len(phrase) <= UNPARTED:
        return phrase
    return phrase[:UNPARTED].rsplit(" ", 1)[0] + " …"


def _from_infinitive(phrase: str) -> str:
    """Return a phrase from its infinitive on, without the loose words before it."""
    words = phrase.split(" ")
    if words[0].lower() not in LOOSE:
        return phrase
    for at, word in enumerate(words[1:24], 1):
        lower = word.lower()
        infinitive = verbs.reading(lower, "inf") is not None
        if infinitive and words[at - 1].lower() != "att":
            return " ".join(words[at:])
        if not infinitive and lower not in LOOSE and verbs.reading(lower, "pres"):
            return phrase
    return phrase


def _without(text: str, deadline: Deadline | None) -> str:
    """Return a phrase without the words of the deadline."""
    return text.replace(deadline.text, " ") if deadline else text


def description_of(
    text: str, clause: Clause | None, document: Document, deadline: Deadline | None
) -> str:
    """Return an infinitive phrase such as "ta fram en handlingsplan"."""
    task = TASK.search(text)
    if task is not None:
        return _short(_without(task["what"], deadline))
    opens = text.split(" ", 1)[0].lower()
    if clause is None or not clause.lemma or verbs.reading(opens, "inf"):
        return _short(_without(text, deadline))
    rest = _after_verb(clause)
    if clause.verb is not None and clause.verb.group == "avsikt" and clause.passive:
        return _short(_without(_foreseen(clause, document.text), deadline))
    if clause.passive and clause.subject:
        particle = rest[0].text if rest and rest[0].lower in PARTICLES else ""
        if particle:
            rest = rest[1:]
        tail = _tail(rest, document.text)
        subject = clause.text_of(clause.subject)
        subject = subject[:1].lower() + subject[1:]
        parts = (clause.lemma, particle, subject, tail)
        phrase = " ".join(p for p in parts if p)
        return _short(_lower_first(_without(phrase, deadline)))
    tail = _tail(rest, document.text)
    if clause.lemma == "kunna" and clause.subject and not _acts(clause):
        return _short(_without(_enabled(clause, tail), deadline))
    if clause.lemma == "vara" and clause.subject and READY.search(tail.lower()):
        return _short(_without(_ready(clause, tail), deadline))
    by_itself = clause.lemma == STAND or not _acts(clause)
    if clause.lemma in BY_ITSELF and clause.subject and by_itself:
        return _short(_without(_opened(clause, tail), deadline))
    return _short(_without(f"{clause.lemma} {tail}", deadline))


def _acts(clause: Clause) -> bool:
    return is_actor_word(head_of(clause, clause.subject))


def _enabled(clause: Clause, tail: str) -> str:
    """Return "se till att prov kan lämnas" for "Prov ska kunna lämnas"."""
    subject = clause.text_of(clause.subject)
    return f"se till att {subject[:1].lower()}{subject[1:]} kan {tail}"


def _opened(clause: Clause, tail: str) -> str:
    """Return "öppna en ny lekplats i Åby" for "En ny lekplats öppnar i Åby"."""
    subject = clause.text_of(clause.subject)
    subject = subject[:1].lower() + subject[1:]
    if clause.lemma in IDIOMS:
        return f"se till att {subject} {clause.finite_word} {tail}"
    return f"{clause.lemma} {subject} {tail}"


def _ready(clause: Clause, tail: str) -> str:
    """Return "ha översynen klar" for "Översynen ska vara klar"."""
    subject = clause.text_of(clause.subject)
    return f"ha {subject[:1].lower()}{subject[1:]} {tail}"


def _after_verb(clause: Clause) -> tuple[Word, ...]:
    """Return what follows the verb, without an inverted subject and adverbs."""
    first = clause.lexical + 1
    words = clause.words
    while first < len(words) and words[first].lower in ("också", "även", "nu"):
        first += 1
    if clause.subject and clause.subject[0] == first:
        first = clause.subject[1]
    return words[first:]


def _foreseen(clause: Clause, text: str) -> str:
    """Return what is expected or planned as an infinitive phrase."""
    subject = clause.text_of(clause.subject)
    subject = subject[:1].lower() + subject[1:]
    rest = clause.words[clause.lexical + 1 :]
    for at, word in enumerate(rest):
        form = verbs.reading(word.lower, "inf")
        if form is None or form.lemma == "kunna":
            continue
        lemma = "ha" if form.lemma in ("vara", "bli") else form.lemma
        inner = (subject, _tail(rest[at + 1 :], text))
        return " ".join(part for part in (lemma, *inner) if part)
    return f"{subject} {_tail(rest, text)}"


def _tail(words: tuple[Word, ...], text: str) -> str:
    """Return the text the words stand in, unchanged."""
    if not words:
        return ""
    return text[words[0].start : words[-1].end]


def _lower_first(phrase: str) -> str:
    """Return a phrase whose determiner no longer opens a sentence."""
    return re.sub(r"\b(En|Ett|Den|Det|De|Dessa)\b", lambda m: m[0].lower(), phrase)


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
            if words[at].lower != "till" or words[at - 1].lower in ("förslag",):
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
    stops = (
        ",",
        ".",
        "i",
        "senast",
        "för",
        "på",
        "om",
        "under",
        "med",
        "att",
        "(",
        "och",
        "hur",
        "vad",
        "vilka",
        "vilken",
        "som",
        "att",
        "när",
        "varje",
    )
    while end < len(clause.words) and end < at + 5:
        lower = clause.words[end].lower
        if lower in stops or (end > at and verbs.reading(lower, "inf", "pres")):
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
