"""What answers each question: under it, under a numbered heading, or running text."""

import re

from ingest.extract.answer_kinds import status_of
from ingest.extract.answer_matching import (
    ACTION_ASKED,
    NOTHING,
    Reply,
    Sentence,
    Span,
    acting,
    addressed,
    chosen_for,
    judged,
    sentences_in,
    speaks_to,
    takes_up,
    topic_of,
    with_rest,
)
from ingest.extract.answer_order import by_kind, in_turn, left_over
from ingest.extract.answer_parts import (
    Answering,
    by_number,
    by_point,
    right_below,
    under_headings,
)
from ingest.extract.content_words import content_words
from ingest.extract.context import Context
from ingest.extract.decision_blocks import Line, lines_between
from ingest.extract.question_lines import DEBATE, is_signature, is_speech
from ingest.extract.question_places import Place
from ingest.structure.headings import role_of

INTERPELLATION = re.compile(r"^Interpellation\b.{0,40}\b(?:av|från|till)\b")
ANSWER_OPENING = re.compile(
    r"^(?:inter\w+svar|svar på)\b", re.IGNORECASE | re.MULTILINE
)
ADDRESSED = re.compile(
    r"\b(?:interpellation\w*|fråg(?:a|an|or|orna|at|ar)|svar)\b", re.IGNORECASE
)
SPEECH_OPENING = 400
SHORTEST_ANSWER = 150
CHAIR_CLOSE = 160
# A transcript may run the chair's words on after a speech.
INTERJECTED = re.compile(r"(?<=[.!?] )(?:Ordförande|Ordföranden) (?=[A-ZÅÄÖ])")
CHAIR = re.compile(
    r"\bvarsågod|\btalarlista|"
    r"\b(?:lämnar|överlämnar|ger) (?:jag |därmed |nu )?(?:över )?ordet",
    re.IGNORECASE,
)


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
        if sum(len(line.text) for line in opening) > SHORTEST_ANSWER:
            return opening[0].start, opening[-1].end
        spoken = _until_signature(after)
        if spoken is not None and spoken[1] - spoken[0] > 200:
            return spoken
    return _speech(after)


def _apart(
    context: Context, asked: tuple[tuple[Place, ...], ...], topic: set[str]
) -> list[Span | None]:
    """Return the answers that stand apart, each with its question."""
    answering = Answering(context, asked)
    if not answering.lines:
        return [None] * len(asked)
    for found in (
        by_number(answering),
        by_point(answering),
        right_below(answering),
        under_headings(answering, topic),
    ):
        if any(found):
            return found
    return [None] * len(asked)


def _of_span(context: Context, place: Place, span: Span) -> Reply:
    """Return how far the text that stands with a question answers it."""
    if not takes_up(context, place, span):
        return NOTHING
    text = context.text[span[0] : span[1]]
    sentences = sentences_in(context, span)
    status = status_of(place.text, text, len(sentences))
    if status == "answered" and not speaks_to(place.text, text, sentences):
        status = "partly"
    return Reply((span,), status) if status != "not-found" else NOTHING


def _from_running(
    context: Context,
    asked: tuple[tuple[Place, ...], ...],
    sentences: list[Sentence],
    topic: set[str],
) -> list[Reply]:
    """Return what a running answer says of each question."""
    alone = len(asked) == 1
    named = addressed(context, sentences, len(asked))
    claimed = {s.start for own in named for s in own}
    chosen = []
    for places, by_name in zip(asked, named, strict=True):
        own = chosen_for(places[0], topic, sentences, alone)
        free = [s for s in own if s.start not in claimed]
        chosen.append(_united(free, by_name))
    found = []
    for index, (places, own) in enumerate(zip(asked, chosen, strict=True)):
        others = {s.start for n, c in enumerate(chosen) for s in c if n != index}
        if own:
            whole = with_rest(context, own, sentences, others, alone)
            found.append(judged(places[0], topic, own, whole, bool(named[index])))
        elif ACTION_ASKED.search(places[0].text) and not (
            set(content_words(places[0].text)) - topic
        ):
            found.append(acting(sentences))
        else:
            found.append(NOTHING)
    found = in_turn(context, asked, found, topic, sentences)
    found = by_kind(context, asked, found, sentences)
    return left_over(context, asked, found, sentences)


def _said(context: Context, running: Span) -> list[Sentence]:
    """Return the sentences of a running answer, without the headings over it."""
    title = context.document.title
    return [
        s
        for s in sentences_in(context, running)
        if s.text != title
        and (s.text[-1:] in ".!?:" or not ANSWER_OPENING.match(s.text))
    ]


def _united(one: list[Sentence], other: list[Sentence]) -> list[Sentence]:
    by_start = {s.start: s for s in (*one, *other)}
    return [by_start[start] for start in sorted(by_start)]


def find_replies(
    context: Context, asked: tuple[tuple[Place, ...], ...]
) -> tuple[Reply, ...]:
    """Return the reply to each question; `asked` holds the places of each."""
    if not asked:
        return ()
    topic = topic_of(context, asked)
    apart = _apart(context, asked, topic)
    last = max(place.end for places in asked for place in places)
    first = min(place.start for places in asked for place in places)
    running = None if any(apart) else _running(context, last, first)
    sentences = _said(context, running) if running else []
    if sentences:
        found = _from_running(context, asked, sentences, topic)
    elif any(apart):
        found = [
            NOTHING if span is None else _of_span(context, places[0], span)
            for places, span in zip(asked, apart, strict=True)
        ]
    else:
        found = [Reply((), "no-answer-in-document")] * len(asked)
    return tuple(
        reply if places[0].answerable else Reply((), "no-answer-in-document")
        for places, reply in zip(asked, found, strict=True)
    )
