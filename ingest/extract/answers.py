"""What answers each question: under it, under a numbered heading, or running text."""

import re
from dataclasses import dataclass

from ingest.extract.content_words import akin, content_words, related
from ingest.extract.context import Context
from ingest.extract.decision_blocks import Line, lines_between
from ingest.extract.question_places import (
    DEBATE,
    Place,
    is_signature,
    is_speech,
)
from ingest.model import AnswerStatus
from ingest.structure.headings import role_of

Span = tuple[int, int]
NUMBERED_ANSWER = re.compile(
    r"^(?:svar (?:på )?(?:fråga )?|(?:ad|till|angående) (?:fråga )?)"
    r"(?P<number>\d{1,2})\b",
    re.IGNORECASE,
)
INTERPELLATION = re.compile(r"^Interpellation\b.{0,40}\b(?:av|från|till)\b")
ANSWER_OPENING = re.compile(
    r"^(?:inter\w+svar|svar på)\b", re.IGNORECASE | re.MULTILINE
)
ADDRESSED = re.compile(
    r"\b(?:interpellation\w*|fråg(?:a|an|or|orna|at|ar)|svar)\b", re.IGNORECASE
)
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
SPEECH_OPENING = 400
CHAIR_CLOSE = 160
# A transcript may run the chair's words on after a speech.
INTERJECTED = re.compile(r"(?<=[.!?] )(?:Ordförande|Ordföranden) (?=[A-ZÅÄÖ])")
CHAIR = re.compile(
    r"\bvarsågod|\btalarlista|"
    r"\b(?:lämnar|överlämnar|ger) (?:jag |därmed |nu )?(?:över )?ordet",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to one question: where it stands and how full it is."""

    spans: tuple[Span, ...]
    status: AnswerStatus


NOTHING = Reply((), "not-found")


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    end: int
    text: str
    words: tuple[str, ...]


def _between(context: Context, start: int, end: int) -> Span | None:
    """Return the answer that stands in `start:end`, or None if nothing does."""
    kept: list[Line] = []
    for line in lines_between(context.text, start, end):
        if is_signature(line.text) or is_speech(line.text) or DEBATE.match(line.text):
            break
        if role_of(line.text) not in ("svar", "fragor"):
            kept.append(line)
    if not kept or sum(len(line.text) for line in kept) < 15:
        return None
    return kept[0].start, kept[-1].end


def _interleaved(
    context: Context, asked: tuple[tuple[Place, ...], ...]
) -> list[Span | None]:
    """Return the text right under each question where most have one."""
    every = sorted(p for places in asked for p in ((q.start, q.end) for q in places))
    best: list[Span | None] = []
    for places in asked:
        found = None
        for place in places:
            following = [start for start, _ in every if start > place.end]
            stop = following[0] if following else len(context.text)
            found = found or _between(context, place.end, stop)
        best.append(found)
    # After the last question of a list stands a signature or a running answer.
    told = sum(span is not None for span in best)
    return best if told > max(1, len(asked) // 2) else [None] * len(asked)


def _numbered(context: Context, count: int) -> list[Span | None]:
    """Return the text under "Svar på fråga 1" and so on."""
    found: list[Span | None] = [None] * count
    lines = lines_between(context.text, 0, len(context.text))
    for index, line in enumerate(lines):
        match = NUMBERED_ANSWER.match(line.text)
        if match is None or not 1 <= int(match["number"]) <= count:
            continue
        stop = index + 1
        while stop < len(lines) and not (
            NUMBERED_ANSWER.match(lines[stop].text) or is_signature(lines[stop].text)
        ):
            stop += 1
        start = (
            line.start + match.end() if stop == index + 1 else lines[index + 1].start
        )
        found[int(match["number"]) - 1] = (start, lines[stop - 1].end)
    return found


def _until_signature(lines: tuple[Line, ...]) -> Span | None:
    kept: list[Line] = []
    for line in lines:
        if is_signature(line.text) or is_speech(line.text) or DEBATE.match(line.text):
            break
        kept.append(line)
    return (kept[0].start, kept[-1].end) if kept else None


def _speech(lines: tuple[Line, ...]) -> Span | None:
    """Return the first speech of a debate that takes up the interpellation.

    The chair's short words between speeches name the next speaker and are passed by.
    """
    speeches = [line for line in lines if is_speech(line.text)]
    for line in speeches:
        chair = INTERJECTED.search(line.text)
        speech = line.text[: chair.start() if chair else None]
        taken_up = ADDRESSED.search(speech[:SPEECH_OPENING])
        chairing = CHAIR.search(speech[-CHAIR_CLOSE:])
        if taken_up and not chairing and len(speech) > 2 * SPEECH_OPENING:
            return line.start, line.start + len(speech.rstrip())
    return None


def _running(context: Context, last: int, first: int) -> Span | None:
    """Return the stretch of a running answer, wherever it stands."""
    lines = lines_between(context.text, 0, len(context.text))
    after = tuple(line for line in lines if line.start >= last)
    for index, line in enumerate(after):
        if role_of(line.text) == "svar":
            return _until_signature(after[index + 1 :])
    answers_first = ANSWER_OPENING.search(context.text[:SPEECH_OPENING])
    if context.document.type == "interpellationssvar" or answers_first:
        before = tuple(line for line in lines[1:] if line.end <= first)
        cut = [i for i, line in enumerate(before) if INTERPELLATION.match(line.text)]
        stop = cut[-1] if cut else (0 if not before else len(before))
        opening = before[:stop] if cut else ()
        if sum(len(line.text) for line in opening) > SPEECH_OPENING:
            return opening[0].start, opening[-1].end
        spoken = _until_signature(after)
        if spoken is not None and spoken[1] - spoken[0] > 200:
            return spoken
    return _speech(after)


def _sentences(context: Context, span: Span) -> list[_Sentence]:
    return [
        _Sentence(s.start, s.end, s.text, content_words(s.text))
        for s in context.sentences
        if span[0] <= s.start and s.end <= span[1]
    ]


def _matched(question: tuple[str, ...], sentence: tuple[str, ...]) -> set[str]:
    return {q for q in question if any(related(q, word) for word in sentence)}


def _addressed(sentences: list[_Sentence], number: int) -> _Sentence | None:
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


def _align(
    question: Place, number: int, topic: set[str], sentences: list[_Sentence]
) -> Reply:
    """Return the sentences of a running answer that take up a question."""
    words = content_words(question.text)
    if not set(words) - topic:
        return _acting(sentences) if ACTION_ASKED.search(question.text) else NOTHING
    weights = {w: TOPIC_WEIGHT if w in topic else 1.0 for w in words}
    chosen: list[_Sentence] = []
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


def _opens(context: Context, sentence: _Sentence) -> bool:
    """Tell whether a sentence opens its paragraph."""
    return not context.text[context.line_at(sentence.start)[0] : sentence.start].strip()


def _devoted(context: Context, opening: _Sentence, own: list[str]) -> Reply:
    """Return the paragraph that answers a question, from the sentence that opens it.

    One whose very subject is what was asked about is all answer.
    """
    _, end = context.line_at(opening.start)
    subject = opening.words[0]
    full = any(akin(word, subject) for word in own)
    return Reply(((opening.start, end),), "answered" if full else "partly")


def _in_turn(
    context: Context,
    asked: tuple[tuple[Place, ...], ...],
    replies: list[Reply],
    topic: set[str],
    sentences: list[_Sentence],
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


def _acting(sentences: list[_Sentence]) -> Reply:
    """Return what a running answer says will be done, for "vilka åtgärder ...?"."""
    acting = [(s.start, s.end) for s in sentences if ACTION.search(s.text)]
    return Reply(_merged(acting), "partly") if acting else NOTHING


def _takes_up(context: Context, question: Place, span: Span) -> bool:
    """Tell whether the text under a question has anything to do with it.

    Only for a question of yes or no; short replies, and those that say yes, no or
    what will be done, need no shared word.
    """
    sentences = _sentences(context, span)
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


def _topic(context: Context, asked: tuple[tuple[Place, ...], ...]) -> set[str]:
    """Return the words that the title or most of the questions share."""
    counts: dict[str, int] = {}
    for places in asked:
        for word in content_words(places[0].text):
            counts[word] = counts.get(word, 0) + 1
    often = {w for w, n in counts.items() if n > 1 and n > len(asked) / 2}
    title = content_words(context.document.title)
    return often | {w for w in counts if any(related(w, t) for t in title)}


def find_replies(
    context: Context, asked: tuple[tuple[Place, ...], ...]
) -> tuple[Reply, ...]:
    """Return the reply to each question; `asked` holds the places of each."""
    if not asked:
        return ()
    direct = _numbered(context, len(asked))
    if not any(direct):
        direct = _interleaved(context, asked)
    last = max(place.end for places in asked for place in places)
    first = min(place.start for places in asked for place in places)
    running = None if any(direct) else _running(context, last, first)
    sentences = _sentences(context, running) if running else []
    topic = _topic(context, asked)
    found = []
    for number, (places, span) in enumerate(zip(asked, direct, strict=True), 1):
        if not places[0].answerable:
            found.append(Reply((), "no-answer-in-document"))
        elif span is not None:
            taken_up = _takes_up(context, places[0], span)
            found.append(Reply((span,), "answered") if taken_up else NOTHING)
        elif any(direct):
            found.append(Reply((), "not-found"))
        elif sentences:
            found.append(_align(places[0], number, topic, sentences))
        else:
            found.append(Reply((), "no-answer-in-document"))
    if sentences:
        found = _in_turn(context, asked, found, topic, sentences)
    return tuple(found)
