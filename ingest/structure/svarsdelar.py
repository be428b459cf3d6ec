"""The answer to an interpellation: as a whole, and to each question.

Here too only where they stand; how far a question is answered is told later.
"""

import re
from bisect import bisect_left
from itertools import pairwise

from ingest.structure.headings import role_of
from ingest.structure.interpellation import POINT, QUOTES, Part, bare, opener
from ingest.structure.textlines import TextLine

NUMBERED = re.compile(
    r"^(?:Svar(?: på| till)?\s)?(?:fråga(?:\s?nr\.?)?|svar)\s(?P<number>\d{1,2})\b"
    r"[.:)]?(?:\s*[–-])?\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
ANSWERS = re.compile(
    r"^(?:svar\b|som svar på|mitt svar|mina svar|svare[tn]\b|med anledning av"
    r" (?:interpellationen|frågan|ovanstående)|(?:jag|kommunstyrelsen) vill svara)",
    re.IGNORECASE,
)
# Index of the line, of the answer's first, the question's number, and the heading.
Opening = tuple[int, int, str | None, str]


def headed_questions(lines: tuple[TextLine, ...], over: list[Opening]) -> list[Part]:
    """Return the questions that stand only as headings over their answers."""
    return [
        Part("fraga", lines[n].start, lines[n].end, number, body=lines[n].start)
        for n, _, number, _ in over
    ]


def _is_repeated(text: str) -> bool:
    """Tell whether a whole line is a question that is answered below it."""
    words = bare(NUMBERED.sub(r"\g<rest>", text) if NUMBERED.match(text) else text)
    return (
        words.endswith("?")
        and len(words) < 600
        and words.count("?") == 1
        and opener().match(words) is not None
    )


def _openings(lines: tuple[TextLine, ...], first: int, stop: int) -> list[Opening]:
    """Return index, first line of the answer, number and heading of each answer."""
    found: list[Opening] = []
    order = 0
    for index in range(first, stop):
        text = lines[index].text
        if len(text) > 700:
            continue
        numbered = NUMBERED.match(text)
        point = POINT.match(text)
        if numbered and (len(numbered["rest"]) < 12 or _is_repeated(text)):
            found.append((index, index + 1, numbered["number"], text))
        elif _is_repeated(text):
            order += 1
            own = point["number"] if point and point["number"] else str(order)
            found.append((index, index + 1, own, text))
    return found


def find_answers(
    lines: tuple[TextLine, ...], questions: list[Part], over: list[Opening], stop: int
) -> list[Part]:
    """Return the answer as a whole and, where they are told apart, to each question.

    Args:
        lines: The document's lines.
        questions: The questions as they are put.
        over: Questions that only stand over their answers; none if they are listed.
        stop: Index of the line where the signature or a debate begins.
    """
    headed = _headed(lines, stop)
    listed = questions[-1].end if questions else 0
    first = bisect_left(lines, listed, 0, stop, key=lambda line: line.start)
    if over:
        first = over[0][0]
    label, opens = None, first
    # A title such as "Svar på interpellation" stands over the questions too.
    if headed is not None and (not questions or headed + 1 >= first):
        label, opens, first = lines[headed].text.rstrip(":"), headed, headed + 1
    found = []
    if first < stop and (label is not None or questions):
        start = lines[opens].start
        end = lines[stop - 1].end
        found.append(Part("svar", start, end, None, label, lines[first].start))
    return [*found, *_each(lines, over or _openings(lines, first, stop), stop)]


def _headed(lines: tuple[TextLine, ...], stop: int) -> int | None:
    """Return the index of the heading over the whole answer."""
    for n, line in enumerate(lines[:stop]):
        if n <= 2 or len(line.text) >= 110 or NUMBERED.match(line.text):
            continue
        if role_of(line.text) == "svar" or _says_answer(line.text):
            return n
    return None


def _says_answer(text: str) -> bool:
    return ANSWERS.match(text) is not None and text.endswith(":")


def answered_each(lines: tuple[TextLine, ...], stop: int) -> list[Opening]:
    """Return the openings of answers where each question stands over its own."""
    every = _openings(lines, 0, stop)
    apart = all(b[0] - a[0] > 1 for a, b in pairwise(every))
    return every if every and every[-1][1] < stop and apart else []


def _each(
    lines: tuple[TextLine, ...],
    openings: list[Opening],
    stop: int,
) -> list[Part]:
    """Return what stands under each opening as the answer to its question."""
    bounds = [*(index for index, *_ in openings[1:]), stop][: len(openings)]
    return [
        Part(
            "svar",
            lines[index].start,
            lines[end - 1].end,
            number,
            heading.strip(QUOTES)[:200],
            body=lines[body].start,
        )
        for (index, body, number, heading), end in zip(openings, bounds, strict=True)
        if body < end
    ]
