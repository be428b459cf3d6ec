"""What answers each question: under it, under a numbered heading, or running text."""

import re

from ingest.extract.answer_alignment import Alignment
from ingest.extract.answer_judging import judged, speaks_to, takes_up
from ingest.extract.answer_matching import (
    ACTION_ASKED,
    NO_ANSWER,
    NOTHING,
    Reply,
    Span,
    acting,
    addressed,
    best_of,
    chosen_for,
    sentences_in,
    topic_of,
    with_rest,
)
from ingest.extract.answer_order import by_kind, in_turn, left_over, only_one
from ingest.extract.answer_parts import (
    Answering,
    by_number,
    by_point,
    right_below,
    under_headings,
)
from ingest.extract.answer_told import retold_answers
from ingest.extract.answer_verdict import Sentence, Verdict, verdict_of
from ingest.extract.content_words import content_words
from ingest.extract.context import Context
from ingest.extract.decision_agenda import Line
from ingest.extract.decision_blocks import lines_between
from ingest.extract.inquiries import HANDED, Inquiry
from ingest.extract.question_lines import (
    ANSWER_HEADING,
    DEBATE,
    is_signature,
    is_speech,
)
from ingest.extract.question_told import Place
from ingest.model import Section
from ingest.structure.headings import role_of

INTERPELLATION = re.compile(r"^Interpellation\b.{0,40}\b(?:av|från|till)\b")
ANSWER_OPENING = re.compile(
    r"^(?:inter\w+svar|svar på)\b", re.IGNORECASE | re.MULTILINE
)
ADDRESSED = re.compile(
    r"\b(?:interpellation\w*|fråg(?:a|an|or|orna|at|ar)|svar)\b", re.IGNORECASE
)
# "Ordföranden svarade vid sammanträdet bland annat följande."
ANSWER_LEAD = re.compile(
    r"\b(?:svara(?:r|de|t|s)|lämna(?:r|de|t))\b[^.?!]{0,90}"
    r"\b(?:följande(?: svar)?|så här|enligt nedan)[.:]?$",
    re.IGNORECASE,
)
HEADING_LONGEST, LEAD_LONGEST = 110, 220
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


def _whole_answer(section: Section) -> bool:
    """Tell whether a section is the answer as a whole, under a heading of its own."""
    return section.kind == "svar" and section.number is None and bool(section.heading)


def _heads(line: Line) -> bool:
    """Tell whether a line is a heading over an answer: "Svar från ordföranden"."""
    if len(line.text) > LEAD_LONGEST:
        return False
    headed = len(line.text) < HEADING_LONGEST and ANSWER_HEADING.match(line.text)
    return bool(headed) or ANSWER_LEAD.search(line.text) is not None


def _running(context: Context, inquiry: Inquiry, last: int, first: int) -> Span | None:
    """Return the stretch of a running answer, wherever it stands."""
    lines = lines_between(context.text, inquiry.start, inquiry.end)
    after = tuple(line for line in lines if line.start >= last)
    headed = {s.start for s in context.document.sections if _whole_answer(s)}
    for index, line in enumerate(after):
        if role_of(line.text) == "svar" or line.start in headed or _heads(line):
            return _until_signature(after[index + 1 :])
    head = context.text[:SPEECH_OPENING]
    answers_first = ANSWER_OPENING.search(head) or HANDED.search(head)
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
    context: Context,
    asked: tuple[tuple[Place, ...], ...],
    topic: set[str],
    inquiry: Inquiry,
) -> list[Span | None]:
    """Return the answers that stand apart, each with its question."""
    answering = Answering(context, asked, inquiry)
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
    sentences = sentences_in(context, span)
    verdict = verdict_of(place.text, sentences)
    text = context.text[span[0] : span[1]]
    if verdict.status == "answered" and not speaks_to(place.text, text, sentences):
        verdict = Verdict("partly", "svar.inte-ja-nej")
    spans = (span,) if verdict.status != "not-found" else ()
    return Reply(spans, verdict.status, verdict.reason)


def _set_apart(
    context: Context,
    asked: tuple[tuple[Place, ...], ...],
    apart: list[Span | None],
    topic: set[str],
    inquiry: Inquiry,
) -> list[Reply]:
    """Return the replies that stand apart, and for the rest what the text between says.

    "Svar på fråga 1 och 3: ..." may be followed by "Vad gäller entreprenören ...".
    """
    found = [
        NOTHING if span is None else _of_span(context, places[0], span)
        for places, span in zip(asked, apart, strict=True)
    ]
    left = [n for n, span in enumerate(apart) if span is None]
    last = max(place.end for places in asked for place in places[:1])
    first = min(places[0].start for places in asked)
    running = _running(context, inquiry, last, first) if left else None
    taken = [span for span in apart if span is not None]
    told = [
        s
        for s in (_said(context, running) if running else [])
        if not any(a < s.end and s.start < b for a, b in taken)
    ]
    if told:
        rest = tuple(asked[n] for n in left)
        for n, reply in zip(
            left, _from_running(context, rest, told, topic), strict=True
        ):
            found[n] = reply
    return found


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
    chosen = best_of([places[0] for places in asked], topic, chosen, claimed)
    found = []
    for index, (places, own) in enumerate(zip(asked, chosen, strict=True)):
        others = {s.start for n, c in enumerate(chosen) for s in c if n != index}
        if own:
            whole = with_rest(context, own, sentences, others, alone)
            found.append(judged(places[0], topic, own, whole, bool(named[index])))
        elif ACTION_ASKED.search(places[0].text) and not (
            set(content_words(places[0].matter)) - topic
        ):
            found.append(acting(sentences))
        else:
            found.append(NOTHING)
    if alone and found[0].silent:
        found = [only_one(asked[0][0], sentences)]
    found = in_turn(context, asked, found, topic, sentences)
    found = by_kind(context, asked, found, sentences)
    found = left_over(context, asked, found, sentences)
    return Alignment(context, asked, topic, sentences).fill(found)


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
    context: Context,
    asked: tuple[tuple[Place, ...], ...],
    inquiry: Inquiry | None = None,
) -> tuple[Reply, ...]:
    """Return the reply to each question; `asked` holds the places of each."""
    if not asked:
        return ()
    stretch = inquiry or Inquiry(0, len(context.text), context.document.title)
    topic = topic_of(stretch.title, asked)
    apart = [] if stretch.hour else _apart(context, asked, topic, stretch)
    last = max(place.end for places in asked for place in places)
    first = min(place.start for places in asked for place in places)
    running = None
    if not any(apart) and not stretch.hour:
        running = _running(context, stretch, last, first)
    sentences = _said(context, running) if running else []
    if sentences:
        found = _from_running(context, asked, sentences, topic)
    elif any(apart):
        found = _set_apart(context, asked, apart, topic, stretch)
    else:
        found = retold_answers(context, asked, stretch)
    return tuple(
        reply if places[0].answerable else NO_ANSWER
        for places, reply in zip(asked, found, strict=True)
    )
