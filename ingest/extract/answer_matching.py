"""Which sentences of an answer take up a question, by words shared and by order."""

import re
from dataclasses import dataclass

from ingest.extract.answer_kinds import (
    DENIED,
    DIRECT,
    OUTRIGHT,
    evades,
    gives_its_kind,
    is_polar,
)
from ingest.extract.answer_numbers import numbers_named
from ingest.extract.content_words import akin, content_words, related
from ingest.extract.context import Context
from ingest.extract.question_places import Place
from ingest.model import AnswerStatus

Span = tuple[int, int]
# Words that every question and the title share say little; each counts this much.
TOPIC_WEIGHT = 0.35
RELEVANT, ANSWERED = 0.3, 0.75
# A question of yes or no is answered with fewer words of its own.
ANSWERED_POLAR = 0.5
# One that denies with a word of the question says no.
ANSWERED_DENIED = 0.35
# So many words of its own that a sentence shares with a question make it an answer.
OWN_WORDS = 3
# A question about measures without words of its own: "Vad avser du att göra?"
ACTION_ASKED = re.compile(
    r"\b(?:åtgärd\w*|göra|vidta|planera\w*|avser|initiativ)\b", re.I
)
ACTION = re.compile(
    r"\b(?:kommer att|avser att|planerar|i uppdrag att|har beslutat|"
    r"ska (?:ta fram|se över|införa|göra|återkomma|utreda|genomföra|följa)|"
    r"har (?:tagit|initierat|påbörjat|infört))\b"
)
# "När det gäller väntetiderna är ...": a sentence that says what it takes up.
TAKING_UP = re.compile(
    r"(?:när det gäller|vad gäller|vad avser|beträffande|angående|gällande|"
    r"i fråga om|kring|på frågan om|frågan om)\b(?P<what>(?:\W+\w+){1,7})",
    re.IGNORECASE,
)
# A sentence that goes on where the one before it stopped.
GOING_ON = re.compile(
    r"(?:av (?:dem|dessa)|den|det|de|dessa|denna|detta|dit|dess|båda|bägge|tidigare|"
    r"därmed|därför|därefter|därtill|där|här|då|samtidigt|hittills|även|vidare|"
    r"dessutom|också|ingen|övriga|resten|resterande|två|tre|fyra|fem)\b(?! vill jag)",
    re.IGNORECASE,
)
# A single question is taken up with fewer of its words.
RELEVANT_ALONE = 0.2
# So many sentences without a word of the question speak of something else.
EVASIVE = 3


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to one question: where it stands and how full it is."""

    spans: tuple[Span, ...]
    status: AnswerStatus


NOTHING = Reply((), "not-found")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an answer with its content words."""

    start: int
    end: int
    text: str
    words: tuple[str, ...]


def sentences_in(context: Context, span: Span) -> list[Sentence]:
    """Return the sentences within a stretch, with their content words."""
    return [
        Sentence(s.start, s.end, s.text, content_words(s.text))
        for s in context.sentences
        if span[0] <= s.start and s.end <= span[1]
    ]


def _matched(question: tuple[str, ...], sentence: tuple[str, ...]) -> set[str]:
    return {q for q in question if any(related(q, word) for word in sentence)}


def _relevant(
    shared: set[str], weights: dict[str, float], topic: set[str], alone: bool
) -> bool:
    """Tell whether a sentence takes up a question, by the words they share."""
    own = shared - topic
    share = sum(weights[w] for w in shared) / (sum(weights.values()) or 1.0)
    enough = RELEVANT_ALONE if alone else RELEVANT
    return len(own) >= OWN_WORDS or (share >= enough and bool(own))


def _takes_up(sentence: Sentence, own: set[str]) -> bool:
    """Tell whether a sentence opens by naming what a question is about."""
    match = TAKING_UP.match(sentence.text)
    if match is None:
        return False
    named = content_words(match["what"])
    return any(akin(q, w) for q in own for w in named)


def chosen_for(
    question: Place, topic: set[str], sentences: list[Sentence], alone: bool
) -> list[Sentence]:
    """Return the sentences of a running answer that take up a question."""
    words = content_words(question.text)
    own = set(words) - topic
    if not own:
        return []
    weights = {w: TOPIC_WEIGHT if w in topic else 1.0 for w in words}
    return [
        s
        for s in sentences
        if _relevant(_matched(words, s.words), weights, topic, alone)
        or _takes_up(s, own)
    ]


def addressed(
    context: Context, sentences: list[Sentence], count: int
) -> list[list[Sentence]]:
    """Return, for each question, the sentences that name it by its number.

    What follows in the same paragraph goes on with it.
    """
    found: list[list[Sentence]] = [[] for _ in range(count)]
    current: set[int] = set()
    for sentence in sentences:
        if opens_paragraph(context, sentence):
            current = set()
        current = numbers_named(sentence.text, count) or current
        for number in current:
            found[number - 1].append(sentence)
    return found


def with_rest(
    context: Context,
    chosen: list[Sentence],
    sentences: list[Sentence],
    others: set[int],
    alone: bool,
) -> list[Sentence]:
    """Return the sentences with those that go on with them in their paragraph.

    Args:
        context: The document.
        chosen: The sentences that take up the question.
        sentences: All sentences of the answer.
        others: Where sentences begin that take up another question.
        alone: Whether the question is the only one, so that all goes on with it.
    """
    if alone:
        paragraphs = {context.line_at(s.start) for s in chosen}
        return [s for s in sentences if context.line_at(s.start) in paragraphs]
    taken = {s.start for s in chosen}
    found: list[Sentence] = []
    for sentence in sentences:
        goes_on = (
            bool(found)
            and sentence.start - found[-1].end <= 2
            and not opens_paragraph(context, sentence)
            and sentence.start not in others
            and GOING_ON.match(sentence.text) is not None
        )
        if sentence.start in taken or goes_on:
            found.append(sentence)
    return found


def _coverage(words: tuple[str, ...], topic: set[str], chosen: list[Sentence]) -> float:
    """Return how much of a question's words some sentences take up."""
    weights = {w: TOPIC_WEIGHT if w in topic else 1.0 for w in words}
    covered = {q for q in words for s in chosen if any(akin(q, w) for w in s.words)}
    return sum(weights[w] for w in covered) / (sum(weights.values()) or 1.0)


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
    words = content_words(question.text)
    coverage = _coverage(words, topic, chosen)
    text = " ".join(s.text for s in all_of)
    spans = _merged([(s.start, s.end) for s in all_of])
    polar = is_polar(question.text)
    # "Finns det en karta ...?" - "Kartan läggs ut i maj."
    head = next((w for w in words if w not in topic), "")
    told = polar and any(s.words and akin(head, s.words[0]) for s in chosen)
    given = gives_its_kind(question.text, text)
    denied = [s for s in chosen if DENIED.search(s.text)]
    if polar and not given:
        told = told or _coverage(words, topic, denied) >= ANSWERED_DENIED
    full = told or bool(given) or coverage >= (ANSWERED_POLAR if polar else ANSWERED)
    evasive = evades(question.text, text)
    if given is False and coverage < ANSWERED_POLAR and not (evasive or named):
        return NOTHING
    if given is False or evasive:
        full = False
    return Reply(spans, "answered" if full else "partly")


def opens_paragraph(context: Context, sentence: Sentence) -> bool:
    """Tell whether a sentence opens its paragraph."""
    return not context.text[context.line_at(sentence.start)[0] : sentence.start].strip()


def acting(sentences: list[Sentence]) -> Reply:
    """Return what a running answer says will be done, for "vilka åtgärder ...?"."""
    acting = [(s.start, s.end) for s in sentences if ACTION.search(s.text)]
    return Reply(_merged(acting), "partly") if acting else NOTHING


def takes_up(context: Context, question: Place, span: Span) -> bool:
    """Tell whether the text under a question has anything to do with it.

    Only for a question of yes or no; short replies, and those that say yes, no or
    what will be done, need no shared word.
    """
    sentences = sentences_in(context, span)
    words = content_words(question.text)
    if not is_polar(question.text) or len(sentences) < EVASIVE or not words:
        return True
    text = context.text[span[0] : span[1]]
    if DIRECT.search(text) or OUTRIGHT.match(text) or ACTION.search(text):
        return True
    return any(_matched(words, sentence.words) for sentence in sentences)


def speaks_to(question: str, text: str, sentences: list[Sentence]) -> bool:
    """Tell whether a reply to a question of yes or no says either or takes it up."""
    if not is_polar(question) or gives_its_kind(question, text) or DENIED.search(text):
        return True
    # "Finns pengar avsatta?" - "Det finns 400 000 kronor."
    if text.casefold().startswith(f"det {question.split(maxsplit=1)[0].casefold()} "):
        return True
    words = content_words(question)
    told = {word for sentence in sentences for word in sentence.words}
    return not words or any(akin(q, word) for q in words for word in told)


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    """Join sentences that stand next to each other."""
    found: list[Span] = []
    for start, end in spans:
        if found and start - found[-1][1] <= 2:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple(found)


def topic_of(context: Context, asked: tuple[tuple[Place, ...], ...]) -> set[str]:
    """Return the words that the title or most of the questions share.

    What is shared tells questions apart no longer; a single one needs no telling.
    """
    if len(asked) == 1:
        return set()
    each = [content_words(places[0].text) for places in asked]
    every = {word for words in each for word in words}
    often = {
        word
        for word in every
        if sum(any(related(word, w) for w in words) for words in each)
        > max(1, len(each) / 2)
    }
    title = content_words(context.document.title)
    return often | {w for w in every if any(related(w, t) for t in title)}
