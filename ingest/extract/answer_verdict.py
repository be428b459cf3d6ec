"""How far a text that belongs to a question answers it, and why it is judged so.

Explicit signals come first: yes or no, that the one who answers declines, that
figures are missing, that the question is left open or referred elsewhere. Then
whether what was asked for is given, and whether each part of the question is taken
up. Thanks and courtesy answer nothing.
"""

import re
from dataclasses import dataclass
from functools import cache

from ingest import lexicon
from ingest.extract.answer_kinds import (
    OUTRIGHT,
    asks_for_figure,
    asks_opinion,
    gives_its_kind,
    is_polar,
)
from ingest.extract.content_words import akin, content_words
from ingest.model import AnswerStatus

# A reply of so few sentences that declines has nothing else to say.
SHORT = 2
# "Hur många är a) flickor? b) pojkar?", "... och när sker det?": parts of a question.
PARTS = re.compile(
    r"(?<=\?)\s+(?=\S)|\s(?=[a-h]\)\s)|"
    r",? (?:och|samt)(?: i så fall)? (?=(?:vad|vilka|vilken|vilket|vem|hur|när|varför|"
    r"avser|finns|planeras|kommer|är|har|ser|tänker|anser|ämnar|om (?:inte|så))\b)",
    re.IGNORECASE,
)
# A part that only holds if the part before it does.
CONDITIONAL = re.compile(
    r"^\W*(?:om (?:inte|så|ja|nej|svaret|ni|du|det)\b|i (?:så|sådana) fall|varför inte|"
    r"(?:vad|vilka|vilken|vilket|hur|när|varför) (?:\w+ )?i så fall)",
    re.IGNORECASE,
)
OPINING = re.compile(
    r"\b(?:jag|vi) (?:\w+ )?(?:anser|tycker|delar|menar|instämmer|håller med)\b|"
    r"\b(?:anser|tycker|delar|menar|instämmer) (?:jag|vi)\b",
    re.IGNORECASE,
)
LETTERED = re.compile(r"^[a-h]\)\s")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an answer with its content words."""

    start: int
    end: int
    text: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """How full an answer is, and the reason (`lexicon/skal.tsv`)."""

    status: AnswerStatus
    reason: str


@cache
def _evasions(effect: str) -> re.Pattern[str]:
    rows = lexicon.table("svar_undan")
    return re.compile(
        "|".join(row["mönster"] for row in rows if row["verkan"] == effect),
        re.IGNORECASE,
    )


@cache
def _courtesy() -> re.Pattern[str]:
    return re.compile("|".join(lexicon.words("svar_artighet")), re.IGNORECASE)


def is_courtesy(text: str) -> bool:
    """Tell whether a sentence thanks or agrees without telling anything."""
    return _courtesy().search(text) is not None


def substance(question: str, sentences: list[Sentence]) -> list[Sentence]:
    """Return the sentences that say something on the matter.

    Whoever is asked for an opinion answers with one.
    """
    opinion = asks_opinion(question)
    return [
        s
        for s in sentences
        if not is_courtesy(s.text) or (opinion and OPINING.search(s.text))
    ]


def hedge_of(question: str, text: str) -> Verdict | None:
    """Return how a text leaves open what it takes up; None where it does not.

    A figure or a time that was asked for is an answer whatever is said around it,
    unless it says that others are missing.
    """
    if _evasions("saknas").search(text):
        return Verdict("partly", "svar.saknas-underlag")
    if asks_for_figure(question) and gives_its_kind(question, text):
        return None
    for effect, reason in (
        ("avböjer", "svar.avbojer"),
        ("hänvisar", "svar.hanvisar"),
        ("delvis", "svar.oppet"),
    ):
        if _evasions(effect).search(text):
            return Verdict("partly", reason)
    return None


def parts_of(question: str) -> list[str]:
    """Return the parts of a question that must each be answered.

    >>> parts_of("Hur många är det och när kom de?")
    ['Hur många är det', 'när kom de?']
    """
    return [part.strip() for part in PARTS.split(question) if part.strip()]


def part_left(question: str, text: str, words: set[str]) -> bool:
    """Tell whether some part of a question is not taken up by its answer."""
    parts = parts_of(question)
    if len(parts) < 2:
        return False
    lettered = any(LETTERED.match(part) for part in parts)
    for index, part in enumerate(parts):
        if CONDITIONAL.match(part) or (lettered and not LETTERED.match(part)):
            continue
        others = {
            w for n, p in enumerate(parts) if n != index for w in content_words(p)
        }
        own = [w for w in content_words(part) if not any(akin(w, o) for o in others)]
        if asks_for_figure(part) and gives_its_kind(part, text) is False:
            return True
        if own and not any(akin(q, w) for q in own for w in words):
            return not (is_polar(part) and gives_its_kind(part, text))
    return False


def verdict_of(question: str, sentences: list[Sentence]) -> Verdict:
    """Return how far the text that stands with a question answers it."""
    told = substance(question, sentences)
    if sentences and not told:
        return Verdict("not-found", "svar.artighet")
    text = " ".join(s.text for s in told)
    words = {w for s in told for w in s.words}
    outright = is_polar(question) and OUTRIGHT.match(text) is not None
    if outright and not part_left(question, text, words):
        return Verdict("answered", "svar.ja-nej")
    given = gives_its_kind(question, text)
    if _evasions("avböjer").search(text) and not given:
        status: AnswerStatus = "not-found" if len(told) <= SHORT else "partly"
        return Verdict(status, "svar.avbojer")
    hedge = hedge_of(question, text)
    if hedge is not None:
        return hedge
    if given is False:
        return Verdict("partly", "svar.utan-uppgift")
    if part_left(question, text, words):
        return Verdict("partly", "svar.delfraga")
    return Verdict("answered", "svar.uppgift" if given else "svar.tar-upp")
