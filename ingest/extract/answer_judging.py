"""How full an answer the sentences of a running text make up for a question."""

import re

from ingest.extract.answer_kinds import (
    DENIED,
    DIRECT,
    OUTRIGHT,
    asks_cause,
    asks_opinion,
    gives_its_kind,
    is_polar,
)
from ingest.extract.answer_matching import (
    ACTION,
    NOTHING,
    Reply,
    Span,
    coverage_of,
    matched,
    merged,
    sentences_in,
)
from ingest.extract.answer_verdict import (
    OPINING,
    SHORT,
    Sentence,
    Verdict,
    hedge_of,
    part_left,
    substance,
)
from ingest.extract.content_words import akin, content_words, is_general
from ingest.extract.context import Context
from ingest.extract.question_told import Place

# A question is answered where so much of what it asks about is taken up.
ANSWERED = 0.5
# A question of yes or no is answered with fewer words of its own.
ANSWERED_POLAR = 0.5
# What only describes the thing asked for: "skriftlig", "praktisk".
DESCRIBING = ("ig", "isk")
# ... or with so many of them that the thing itself need not be named again.
ANSWERED_UNNAMED = 0.65
# One that denies with a word of the question says no.
ANSWERED_DENIED = 0.35
# "Något köpeanbud har inte lämnats", "Ingen utredning finns".
NO_SUCH = re.compile(r"(?:någon|något|några|ingen|inget|inga)\b", re.IGNORECASE)
# So many sentences without a word of the question speak of something else.
EVASIVE = 3
NOTHING_SAID = Verdict("not-found", "svar.inget-om")


def judged(
    question: Place,
    topic: set[str],
    chosen: list[Sentence],
    all_of: list[Sentence],
    named: bool,
) -> Reply:
    """Return the reply that the sentences chosen for a question make up.

    Args:
        question: Where it is put.
        topic: Words that tell no question from another.
        chosen: The sentences that take it up.
        all_of: The same with those that go on with them.
        named: Whether the answer names the question by its number.
    """
    told = substance(question.text, all_of)
    if not told or not substance(question.text, chosen):
        return Reply((), "not-found", "svar.artighet")
    text = " ".join(s.text for s in told)
    verdict = _running_verdict(question, topic, chosen, told, named)
    spans = merged([(s.start, s.end) for s in all_of if s in told])
    if verdict is NOTHING_SAID:
        return NOTHING
    if verdict.status == "not-found":
        return Reply((), verdict.status, verdict.reason)
    words = {w for s in told for w in s.words}
    if verdict.status == "answered" and part_left(question.text, text, words):
        verdict = Verdict("partly", "svar.delfraga")
    return Reply(spans, verdict.status, verdict.reason)


def _denies(sentence: Sentence, words: tuple[str, ...], topic: set[str]) -> bool:
    """Tell whether "Något köpeanbud har inte lämnats" denies what is asked for."""
    if NO_SUCH.match(sentence.text) is None or not DENIED.search(sentence.text):
        return False
    own = [w for w in words if w not in topic and not is_general(w)]
    return any(akin(q, w) for q in own for w in sentence.words[:1])


def _head_of(words: tuple[str, ...], topic: set[str]) -> str:
    """Return the word for what is asked for: the first of a question's own nouns."""
    own = [w for w in words if w not in topic]
    telling = [w for w in own if not is_general(w) and not w.endswith(DESCRIBING)]
    return next(iter(telling or own), "")


def _running_verdict(
    question: Place,
    topic: set[str],
    chosen: list[Sentence],
    told: list[Sentence],
    named: bool,
) -> Verdict:
    """Return how far the sentences that take up a question answer it."""
    words = content_words(question.matter)
    coverage = coverage_of(words, topic, chosen)
    text = " ".join(s.text for s in told)
    polar = is_polar(question.text)
    # "Finns det en karta ...?" - "Kartan läggs ut i maj."
    head = _head_of(words, topic)
    says = polar and any(akin(head, w) for s in chosen for w in s.words[:2])
    says = says or (polar and any(_denies(s, words, topic) for s in chosen))
    says = says or (polar and named and DENIED.search(text) is not None)
    given = gives_its_kind(question.text, text)
    denied = [
        s
        for s in chosen
        if DENIED.search(s.text) and any(akin(head, w) for w in s.words)
    ]
    if polar and not given:
        says = says or coverage_of(words, topic, denied) >= ANSWERED_DENIED
    hedge = hedge_of(question.text, text)
    if hedge is not None and not (polar and given and hedge.reason == "svar.oppet"):
        declined = hedge.reason == "svar.avbojer" and len(told) <= SHORT and not given
        return Verdict("not-found", hedge.reason) if declined else hedge
    if given is False:
        low = coverage < ANSWERED_POLAR and not named
        return NOTHING_SAID if low else Verdict("partly", "svar.utan-uppgift")
    if says or given:
        return Verdict("answered", "svar.ja-nej" if polar else "svar.uppgift")
    named_thing = any(akin(head, w) for s in chosen for w in s.words)
    full = coverage >= (ANSWERED_POLAR if polar else ANSWERED)
    if full and asks_cause(question.text):
        return Verdict("partly", "svar.utan-skal")
    if full and (named_thing or not polar or coverage >= ANSWERED_UNNAMED):
        return Verdict("answered", "svar.tar-upp")
    return Verdict("partly", "svar.ord-delvis")


def takes_up(context: Context, question: Place, span: Span) -> bool:
    """Tell whether the text under a question has anything to do with it.

    Only for a question of yes or no; short replies, and those that say yes, no or
    what will be done, need no shared word.
    """
    sentences = sentences_in(context, span)
    words = content_words(question.matter)
    if not is_polar(question.text) or len(sentences) < EVASIVE or not words:
        return True
    sentences = substance(question.text, sentences)
    text = " ".join(s.text for s in sentences)
    if DIRECT.search(text) or OUTRIGHT.match(text) or ACTION.search(text):
        return True
    return any(matched(words, sentence.words) for sentence in sentences)


def speaks_to(question: str, text: str, sentences: list[Sentence]) -> bool:
    """Tell whether a reply to a question of yes or no says either or takes it up."""
    if not is_polar(question) or gives_its_kind(question, text) or DENIED.search(text):
        return True
    # "Finns pengar avsatta?" - "Det finns 400 000 kronor."
    if text.casefold().startswith(f"det {question.split(maxsplit=1)[0].casefold()} "):
        return True
    if asks_opinion(question):
        return OPINING.search(text) is not None
    words = content_words(question)
    told = {word for sentence in sentences for word in sentence.words}
    return not words or any(akin(q, word) for q in words for word in told)
