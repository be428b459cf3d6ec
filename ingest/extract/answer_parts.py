"""Answers that stand apart, each with its question: by number, point or place.

"Svar på fråga 1 och 3", "2. Ja." in a list that repeats the questions' numbers,
the text right under a question, or under a heading that names its subject.
"""

import re

from ingest.extract.answer_kinds import OUTRIGHT, gives_its_kind
from ingest.extract.answer_numbers import LISTED, listed_numbers, numbers_named
from ingest.extract.content_words import akin, content_words
from ingest.extract.context import Context
from ingest.extract.decision_agenda import Line
from ingest.extract.decision_blocks import lines_between
from ingest.extract.inquiries import Inquiry
from ingest.extract.question_lines import (
    ANSWER_HEADING,
    ASKED_BY,
    DEBATE,
    is_signature,
    is_speech,
)
from ingest.extract.question_told import Place
from ingest.structure.headings import role_of

Span = tuple[int, int]
Asked = tuple[tuple[Place, ...], ...]
NUMBERED = re.compile(
    rf"^(?:svar (?:på |till )?(?:frågorna |fråga )?|(?:ad|till|angående|beträffande|"
    rf"gällande) (?:frågorna |fråga )?|fråga |frågorna )(?:nr\.? )?"
    rf"(?P<numbers>{LISTED})(?![\d/])(?:[.:)–-]\s*|\s*$|\s+(?-i:(?=[A-ZÅÄÖ”\"])))",
    re.IGNORECASE,
)
NAMED = re.compile(
    r"^svar på (?:den |de )?\w+ (?:\w+ ){0,2}frågan\b|^svar på de ", re.I
)
POINT = re.compile(r"^(?P<number>\d{1,2}|[a-h])[.):]\s*(?=\S)")
SVAR = re.compile(r"^svar\s*[:.–-]\s*", re.IGNORECASE)
BARE_MARK = re.compile(r"(?:fråga )?(?:\d{1,2}|[a-h])?[.):•–-]*$", re.IGNORECASE)
EDGES = '”"“»«*_ \n\t'
# What may stand between a question told in a sentence and its answer.
CUT = ".,;:"
RETOLD = "fraga.aterges"
WORDY = re.compile(r"[^\W\d_]{2}")
HEADING_LONGEST = 70
# So much text after "Svar på fråga 2:" is the answer, not a heading.
INLINE = 30
# Fewer headings than this do not tell the answers apart.
LEAST_HEADED = 2


class Answering:
    """The lines that may answer, and where the questions stand among them."""

    def __init__(self, context: Context, asked: Asked, inquiry: Inquiry) -> None:
        """Read the lines of the paper; `asked` holds the places of each question."""
        self.context = context
        self.asked = asked
        self.end = _end(context, inquiry)
        self.places = sorted((p.start, p.end) for places in asked for p in places)
        self.lines = lines_between(context.text, inquiry.start, self.end)
        self.after = max(places[0].end for places in asked)

    def asks_in(self, line: Line) -> bool:
        """Tell whether a question stands on a line."""
        return any(line.start <= start < line.end for start, _ in self.places)

    def closes(self, line: Line) -> bool:
        """Tell whether a line ends what is answered above it."""
        return (
            is_signature(line.text)
            or is_speech(line.text)
            or DEBATE.match(line.text) is not None
        )


def _end(context: Context, inquiry: Inquiry) -> int:
    """Return where the paper ends: at the signature under all of it."""
    signed = [
        s.start
        for s in context.document.sections
        if s.kind == "underskrift" and inquiry.start < s.start < inquiry.end
    ]
    return max(signed, default=inquiry.end)


def _until(
    answering: Answering, index: int, first: int, stops: set[int]
) -> Span | None:
    """Return the text from `first` to the next line that ends the answer."""
    lines = answering.lines
    stop = index + 1
    while stop < len(lines) and not (
        stop in stops or answering.closes(lines[stop]) or answering.asks_in(lines[stop])
    ):
        stop += 1
    end = lines[stop - 1].end
    raw = answering.context.text[first:end]
    start = first + len(raw) - len(raw.lstrip())
    label = SVAR.match(raw.lstrip())
    start += label.end() if label else 0
    return (start, end) if WORDY.search(raw) else None


def by_number(answering: Answering) -> list[Span | None]:
    """Return the text under "Svar på fråga 1 och 3" and the like."""
    count = len(answering.asked)
    found: list[Span | None] = [None] * count
    heads: dict[int, tuple[int, set[int]]] = {}
    for index, line in enumerate(answering.lines):
        if answering.asks_in(line):
            continue
        match = NUMBERED.match(line.text)
        below = answering.lines[index + 1 : index + 2]
        if match and not (
            len(line.text) - match.end() < 3 and any(map(answering.asks_in, below))
        ):
            heads[index] = line.start + match.end(), listed_numbers(match["numbers"])
        elif len(line.text) < HEADING_LONGEST and NAMED.match(line.text):
            heads[index] = line.end, numbers_named(line.text, count)
    every = set().union(*(numbers for _, numbers in heads.values()))
    short = not every >= set(range(1, count + 1))
    for index, (first, numbers) in heads.items():
        span = _until(answering, index, first, set(heads))
        # Where not every question has its heading, a line with its answer ends there.
        inline = answering.lines[index].end - first > INLINE
        if short and inline and span is not None:
            span = span[0], answering.lines[index].end
        for number in numbers:
            if span is not None and 1 <= number <= count:
                found[number - 1] = found[number - 1] or span
    return found


def by_point(answering: Answering) -> list[Span | None]:
    """Return the points of an answer that count as the questions do: "2. Ja."."""
    count = len(answering.asked)
    found: list[Span | None] = [None] * count
    points: dict[int, tuple[int, int]] = {}
    for index, line in enumerate(answering.lines):
        match = POINT.match(line.text)
        if match is None or line.start < answering.after or answering.asks_in(line):
            continue
        mark = match["number"]
        number = int(mark) if mark.isdigit() else ord(mark) - ord("a") + 1
        if 1 <= number <= count and number not in (n for n, _ in points.values()):
            points[index] = number, line.start + match.end()
    if len(points) < max(2, count // 2):
        return found
    for index, (number, first) in points.items():
        found[number - 1] = _until(answering, index, first, set(points))
    return found


def _between(answering: Answering, start: int, end: int) -> Span | None:
    """Return the answer that stands in `start:end`, or None if nothing does."""
    kept: list[Line] = []
    labelled = False
    stop = min(end, answering.lines[-1].end)
    for line in lines_between(answering.context.text, start, stop):
        if answering.closes(line):
            break
        if role_of(line.text) == "svar" or _headed(line):
            kept = []
            labelled = True
            continue
        if role_of(line.text) == "fragor":
            continue
        kept.append(line)
    # The number of the next question stands before it, on its line.
    while kept and (BARE_MARK.match(kept[-1].text) or ASKED_BY.match(kept[-1].text)):
        kept.pop()
    text = "\n".join(line.text for line in kept)
    # A single word answers where it stands under "Svar", or says yes or no.
    short = 5 < len(text) < 15 and not labelled and OUTRIGHT.match(text) is None
    if short or not WORDY.search(text):
        return None
    label = SVAR.match(kept[0].text)
    start, end = kept[0].start + (label.end() if label else 0), kept[-1].end
    # The quotation marks of the questions before and after are no answer.
    inner = answering.context.text[start:end]
    start += len(inner) - len(inner.lstrip(EDGES + CUT))
    return start, end - (len(inner) - len(inner.rstrip(EDGES)))


def _headed(line: Line) -> bool:
    """Tell whether a line is a heading over an answer: "Svar från ordföranden"."""
    short = len(line.text) < HEADING_LONGEST + 40
    return short and ANSWER_HEADING.match(line.text) is not None


def right_below(answering: Answering) -> list[Span | None]:
    """Return the text right under each question where most have one.

    Questions that stand together share the text under the last of them.
    """
    best = [_below(answering, places) for places in answering.asked]
    together = [
        index
        for index, places in enumerate(answering.asked[:-1])
        if best[index] is None and _adjoin(answering, index)
    ]
    # After the last question of a list stands a signature or a running answer.
    told = sum(span is not None for span in best)
    enough = max(1, (len(best) - len(together)) // 2)
    if told <= enough and not (told == enough and together and told > 1):
        return [None] * len(best)
    for index in reversed(together):
        best[index] = best[index + 1]
    return best


def _below(answering: Answering, places: tuple[Place, ...]) -> Span | None:
    """Return what stands between a question, where first answered, and the next."""
    for place in places:
        if place.rule == "fraga.indirekt":
            continue
        following = [start for start, _ in answering.places if start > place.end]
        stop = following[0] if following else answering.end
        if place.rule == RETOLD and following:
            # "Du frågar vidare om ...": the lead-in belongs to the next question.
            sentence = answering.context.sentence_at(stop)
            stop = sentence.start if sentence is not None else stop
        span = _between(answering, place.end, stop)
        if span is not None:
            return span
    return None


def _adjoin(answering: Answering, index: int) -> bool:
    """Tell whether the next question follows a question at once."""
    this, following = answering.asked[index][-1], answering.asked[index + 1][-1]
    between = answering.context.text[this.end : following.start]
    return this.end < following.start and not WORDY.search(between)


def _is_heading(line: Line) -> bool:
    return len(line.text) < HEADING_LONGEST and not line.text.endswith(
        (".", "?", "!", ",", ";")
    )


def under_headings(answering: Answering, topic: set[str]) -> list[Span | None]:
    """Return the text under headings that name what a question is about.

    Where one does, the next heading answers the next question if its text gives
    what is asked for.
    """
    heads = {
        index: content_words(line.text)
        for index, line in enumerate(answering.lines)
        if line.start >= answering.after
        and _is_heading(line)
        and not answering.closes(line)
    }
    found: list[Span | None] = [None] * len(answering.asked)
    taken: dict[int, int] = {}
    for number, places in enumerate(answering.asked):
        own = [w for w in content_words(places[0].matter) if w not in topic]
        fits = [
            index
            for index, words in heads.items()
            if any(akin(q, w) for q in own for w in words)
        ]
        if len(fits) == 1:
            taken[number] = fits[0]
            found[number] = _section(answering, fits[0], set(heads))
    if not taken or len(heads) < LEAST_HEADED:
        return [None] * len(answering.asked)
    for number, places in enumerate(answering.asked[1:], 1):
        after = [i for i in heads if i > taken.get(number - 1, len(answering.lines))]
        if found[number] is None and after and after[0] not in taken.values():
            span = _section(answering, after[0], set(heads))
            text = answering.context.text[slice(*span)] if span else ""
            if gives_its_kind(places[0].text, text):
                found[number], taken[number] = span, after[0]
    return found


def _section(answering: Answering, index: int, stops: set[int]) -> Span | None:
    return _until(answering, index, answering.lines[index].end, stops)
