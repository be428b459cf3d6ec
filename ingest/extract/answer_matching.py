"""Which sentences of an answer take up a question, by words shared and by order."""

import re
from dataclasses import dataclass

from ingest.extract.content_words import akin, content_words, related
from ingest.extract.context import Context
from ingest.extract.question_places import Place
from ingest.model import AnswerStatus

Span = tuple[int, int]
ORDINALS = ("första", "andra", "tredje", "fjärde", "femte", "sjätte")
# Words that every question and the title share say little; each counts this much.
TOPIC_WEIGHT = 0.35
RELEVANT, ANSWERED = 0.3, 0.75
# A question of yes or no is answered with fewer words of its own.
ANSWERED_POLAR = 0.5
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
DIRECT = re.compile(r"\b(?:ja|nej|jo)\b(?=[,.:]| det)", re.IGNORECASE)
POLAR = re.compile(
    r"(?:\d{1,2}[.)]\s*)?(?:avser|kommer|är|har|kan|tänker|ämnar|planerar|finns|ska)\b",
    re.IGNORECASE,
)
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


def _addressed(sentences: list[Sentence], number: int) -> Sentence | None:
    """Return the sentence that says it answers this question by its number."""
    ordinal = ORDINALS[number - 1] if number <= len(ORDINALS) else "\x00"
    cue = re.compile(
        rf"\b(?:fråga (?:nr |nummer )?{number}\b|{ordinal} frågan\b)", re.I
    )
    return next((s for s in sentences if cue.search(s.text)), None)


def _relevant(shared: set[str], weights: dict[str, float], topic: set[str]) -> bool:
    """Tell whether a sentence takes up a question, by the words they share."""
    own = shared - topic
    share = sum(weights[w] for w in shared) / (sum(weights.values()) or 1.0)
    return len(own) >= OWN_WORDS or (share >= RELEVANT and bool(own))


def align(
    question: Place, number: int, topic: set[str], sentences: list[Sentence]
) -> Reply:
    """Return the sentences of a running answer that take up a question."""
    words = content_words(question.text)
    if not set(words) - topic:
        return _acting(sentences) if ACTION_ASKED.search(question.text) else NOTHING
    weights = {w: TOPIC_WEIGHT if w in topic else 1.0 for w in words}
    chosen: list[Sentence] = []
    covered: set[str] = set()
    for sentence in sentences:
        shared = _matched(words, sentence.words)
        if _relevant(shared, weights, topic):
            chosen.append(sentence)
            covered |= {q for q in words if any(akin(q, w) for w in sentence.words)}
    cue = _addressed(sentences, number)
    if cue is not None and cue not in chosen:
        chosen.append(cue)
    if not chosen:
        return NOTHING
    coverage = sum(weights[w] for w in covered) / sum(weights.values())
    ordered = sorted(chosen, key=lambda s: s.start)
    polar = POLAR.match(question.text) is not None
    # "Finns det en karta ...?" - "Kartan läggs ut i maj."
    head = next(w for w in words if w not in topic)
    told = polar and any(s.words and akin(head, s.words[0]) for s in ordered)
    full = told or coverage >= (ANSWERED_POLAR if polar else ANSWERED)
    status: AnswerStatus = "answered" if full else "partly"
    return Reply(_merged([(s.start, s.end) for s in ordered]), status)


def _opens(context: Context, sentence: Sentence) -> bool:
    """Tell whether a sentence opens its paragraph."""
    return not context.text[context.line_at(sentence.start)[0] : sentence.start].strip()


def _devoted(context: Context, opening: Sentence, own: list[str]) -> Reply:
    """Return the paragraph that answers a question, from the sentence that opens it.

    One whose very subject is what was asked about is all answer.
    """
    _, end = context.line_at(opening.start)
    subject = opening.words[0]
    full = any(akin(word, subject) for word in own)
    return Reply(((opening.start, end),), "answered" if full else "partly")


def in_turn(
    context: Context,
    asked: tuple[tuple[Place, ...], ...],
    replies: list[Reply],
    topic: set[str],
    sentences: list[Sentence],
) -> list[Reply]:
    """Answer what is left by the order of paragraphs, which follows the questions'.

    Between the answers to the questions around it, a paragraph that opens with a
    word of the question, in whatever form, answers it.
    """
    found = list(replies)
    for index, (places, reply) in enumerate(zip(asked, replies, strict=True)):
        own = [w for w in content_words(places[0].text) if w not in topic]
        if reply is not NOTHING or not own or len(asked) < 2:
            continue
        before = [s for r in found[:index] for _, s in r.spans]
        after = [s for r in found[index + 1 :] for s, _ in r.spans]
        low, high = max(before, default=0), min(after, default=len(context.text))
        turn = [
            s
            for s in sentences
            if low <= s.start < high
            and _opens(context, s)
            and any(akin(q, w) for q in own for w in s.words)
        ]
        if turn:
            found[index] = _devoted(context, turn[0], own)
    return found


def _acting(sentences: list[Sentence]) -> Reply:
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
    polar = POLAR.match(question.text) is not None
    if not polar or len(sentences) < EVASIVE or not words:
        return True
    text = context.text[span[0] : span[1]]
    if DIRECT.search(text) or ACTION.search(text):
        return True
    return any(_matched(words, sentence.words) for sentence in sentences)


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
    """Return the words that the title or most of the questions share."""
    counts: dict[str, int] = {}
    for places in asked:
        for word in content_words(places[0].text):
            counts[word] = counts.get(word, 0) + 1
    often = {w for w, n in counts.items() if n > 1 and n > len(asked) / 2}
    title = content_words(context.document.title)
    return often | {w for w in counts if any(related(w, t) for t in title)}
