"""What answers each question: under it, under a numbered heading, or running text."""

import re

from ingest.extract.answer_matching import (
    NOTHING,
    Reply,
    Span,
    align,
    in_turn,
    sentences_in,
    takes_up,
    topic_of,
)
from ingest.extract.context import Context
from ingest.extract.decision_blocks import Line, lines_between
from ingest.extract.question_places import (
    DEBATE,
    Place,
    is_signature,
    is_speech,
)
from ingest.structure.headings import role_of

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
SPEECH_OPENING = 400
CHAIR_CLOSE = 160
# A transcript may run the chair's words on after a speech.
INTERJECTED = re.compile(r"(?<=[.!?] )(?:Ordförande|Ordföranden) (?=[A-ZÅÄÖ])")
CHAIR = re.compile(
    r"\bvarsågod|\btalarlista|"
    r"\b(?:lämnar|överlämnar|ger) (?:jag |därmed |nu )?(?:över )?ordet",
    re.IGNORECASE,
)


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
    sentences = sentences_in(context, running) if running else []
    topic = topic_of(context, asked)
    found = []
    for number, (places, span) in enumerate(zip(asked, direct, strict=True), 1):
        if not places[0].answerable:
            found.append(Reply((), "no-answer-in-document"))
        elif span is not None:
            taken_up = takes_up(context, places[0], span)
            found.append(Reply((span,), "answered") if taken_up else NOTHING)
        elif any(direct):
            found.append(Reply((), "not-found"))
        elif sentences:
            found.append(align(places[0], number, topic, sentences))
        else:
            found.append(Reply((), "no-answer-in-document"))
    if sentences:
        found = in_turn(context, asked, found, topic, sentences)
    return tuple(found)
