"""Which sentences of an answer take up a question, by words shared and by order."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.extract.answer_numbers import numbers_named
from ingest.extract.answer_verdict import (
    Sentence,
    is_courtesy,
)
from ingest.extract.content_words import (
    akin,
    content_words,
    forms_part,
    is_general,
    related,
)
from ingest.extract.context import Context
from ingest.extract.question_told import Place
from ingest.model import AnswerStatus

Span = tuple[int, int]
# Words that every question and the title share say little; each counts this much.
TOPIC_WEIGHT = 0.35
RELEVANT = 0.3
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
# A sentence belongs to a question that it fits so well compared with its best one.
NEAR_BEST = 0.7
# A paragraph of so few sentences that takes up one question is about it throughout.
DEVOTED = 6


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to one question: where it stands and how full it is."""

    spans: tuple[Span, ...]
    status: AnswerStatus
    reason: str = ""

    @property
    def silent(self) -> bool:
        """Tell whether nothing was found that answers, not even that none is given."""
        return self.status == "not-found" and self.reason != "svar.avbojer"


NOTHING = Reply((), "not-found", "svar.inget-om")
NO_ANSWER = Reply((), "no-answer-in-document", "svar.inget-svar")


def sentences_in(context: Context, span: Span) -> list[Sentence]:
    """Return the sentences within a stretch, cut to it, with their content words."""
    first = context.sentence_at(span[0])
    low = first.start if first is not None else span[0]
    found = []
    for sentence in context.sentences_from(low, span[1]):
        start, end = max(sentence.start, span[0]), min(sentence.end, span[1])
        text = context.text[start:end]
        found.append(Sentence(start, end, text, content_words(text)))
    return found


def matched(question: tuple[str, ...], sentence: tuple[str, ...]) -> set[str]:
    """Return the words of a question that a sentence takes up."""
    return {q for q in question if any(related(q, word) for word in sentence)}


def _relevant(
    shared: set[str], weights: dict[str, float], own: set[str], alone: bool
) -> bool:
    """Tell whether a sentence takes up a question, by the words they share."""
    share = sum(weights[w] for w in shared) / (sum(weights.values()) or 1.0)
    enough = RELEVANT_ALONE if alone else RELEVANT
    told = shared & own
    return len(told) >= OWN_WORDS or (share >= enough and bool(told))


def _takes_up(sentence: Sentence, own: set[str]) -> bool:
    """Tell whether a sentence opens by naming what a question is about."""
    match = TAKING_UP.match(sentence.text)
    if match is None:
        return False
    named = content_words(match["what"])
    return any(akin(q, w) for q in own for w in named)


def weights_of(words: tuple[str, ...], topic: set[str]) -> dict[str, float]:
    """Return how much each word of a question counts."""
    return {w: TOPIC_WEIGHT if w in topic or is_general(w) else 1.0 for w in words}


def chosen_for(
    question: Place, topic: set[str], sentences: list[Sentence], alone: bool
) -> list[Sentence]:
    """Return the sentences of a running answer that take up a question."""
    words = content_words(question.matter)
    own = set(words) - topic
    own = {w for w in own if not is_general(w)} or own
    if not own:
        return []
    weights = weights_of(words, topic)
    return [
        s
        for s in sentences
        if _relevant(matched(words, s.words), weights, own, alone) or _takes_up(s, own)
    ]


def coverage_of(
    words: tuple[str, ...], topic: set[str], chosen: list[Sentence]
) -> float:
    """Return how much of a question's words some sentences take up."""
    weights = weights_of(words, topic)
    covered = {q for q in words for s in chosen if any(akin(q, w) for w in s.words)}
    return sum(weights[w] for w in covered) / (sum(weights.values()) or 1.0)


def best_of(
    questions: list[Place],
    topic: set[str],
    chosen: list[list[Sentence]],
    claimed: set[int],
) -> list[list[Sentence]]:
    """Leave a sentence that several questions chose to those it fits best.

    Args:
        questions: The questions, one place each.
        topic: Words that tell no question from another.
        chosen: The sentences that each question chose.
        claimed: Where sentences begin that name their question by number.
    """
    every = [set(content_words(place.matter)) for place in questions]
    fit: dict[tuple[int, int], float] = {}
    best: dict[int, float] = {}
    for index, (place, own) in enumerate(zip(questions, chosen, strict=True)):
        words = content_words(place.matter)
        for sentence in own:
            share = coverage_of(words, topic, [sentence])
            fit[index, sentence.start] = share
            best[sentence.start] = max(share, best.get(sentence.start, 0.0))
    return [
        [
            s
            for s in own
            if s.start in claimed
            or fit[index, s.start] >= NEAR_BEST * best[s.start]
            or _alone_in(every[index], every[:index] + every[index + 1 :], s, topic)
        ]
        for index, own in enumerate(chosen)
    ]


def _alone_in(
    words: set[str], others: list[set[str]], sentence: Sentence, topic: set[str]
) -> bool:
    """Tell whether a sentence holds a word of its own that only one question has."""
    for word in words - topic:
        if any(forms_part(word, w) for other in others for w in other):
            continue
        if not is_general(word) and any(forms_part(word, w) for w in sentence.words):
            return True
    return False


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
    devoted = _devoted(context, chosen, sentences, others)
    found: list[Sentence] = []
    for sentence in sentences:
        goes_on = (
            bool(found)
            and sentence.start - found[-1].end <= 2
            and not opens_paragraph(context, sentence)
            and sentence.start not in others
            and GOING_ON.match(sentence.text) is not None
        )
        if sentence.start in taken or sentence.start in devoted or goes_on:
            found.append(sentence)
    return found


def _devoted(
    context: Context,
    chosen: list[Sentence],
    sentences: list[Sentence],
    others: set[int],
) -> set[int]:
    """Return where the sentences of paragraphs begin that only one question is in."""
    paragraphs: dict[tuple[int, int], list[Sentence]] = {}
    for sentence in sentences:
        paragraphs.setdefault(context.line_at(sentence.start), []).append(sentence)
    own = {context.line_at(s.start) for s in chosen}
    return {
        s.start
        for line, within in paragraphs.items()
        if line in own
        and len(within) <= DEVOTED
        and not any(s.start in others for s in within)
        for s in within
        if not is_courtesy(s.text)
    }


def opens_paragraph(context: Context, sentence: Sentence) -> bool:
    """Tell whether a sentence opens its paragraph."""
    return not context.text[context.line_at(sentence.start)[0] : sentence.start].strip()


def acting(sentences: list[Sentence]) -> Reply:
    """Return what a running answer says will be done, for "vilka åtgärder ...?"."""
    acting = [(s.start, s.end) for s in sentences if ACTION.search(s.text)]
    return Reply(merged(acting), "partly", "svar.atgarder") if acting else NOTHING


def merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Join sentences that stand next to each other."""
    found: list[Span] = []
    for start, end in spans:
        if found and start - found[-1][1] <= 2:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple(found)


def topic_of(title: str, asked: tuple[tuple[Place, ...], ...]) -> set[str]:
    """Return the words that the title or most of the questions share.

    What is shared tells questions apart no longer; a single one needs no telling.
    """
    if len(asked) == 1:
        return set()
    each = [content_words(places[0].matter) for places in asked]
    every = {word for words in each for word in words}
    often = {
        word
        for word in every
        if sum(any(related(word, w) for w in words) for words in each)
        > max(1, len(each) / 2)
    }
    headed = content_words(title)
    return often | {w for w in every if any(related(w, t) for t in headed)}
