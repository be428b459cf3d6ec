"""The parts of an interpellation: its questions and who signed it.

Only where they stand: which of them are the same question and how far each is
answered is for the reading of questions.
"""

import re
from dataclasses import dataclass
from functools import cache

from ingest import lexicon
from ingest.structure.headings import role_of
from ingest.structure.textlines import TextLine

POINT = re.compile(
    r"(?:Fråga\s)?(?P<number>\d{1,2})(?:[.):]|\s[–-])\s*(?=[A-ZÅÄÖ”\"])|[•·▪●○*–-]\s+"
)
# "1. Vad ...? 2. När ...?" on one line.
POINTS = re.compile(r"(?:(?<=[?] )|^)(?:\d{1,2}[.)]|[•·▪●–-])\s+(?=[A-ZÅÄÖ])")
# A place and a day that end a text: "Granby den 3 mars 2022", "Granby 2022-03-03".
PLACED = re.compile(
    r"^(?:[A-ZÅÄÖ][\wåäöé-]+(?: [A-ZÅÄÖ][\wåäöé-]+){0,2},? )?(?:den )?(?:\d{1,2}(?::e)?"
    r" (?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\w*\.? \d{4}"
    r"|\d{4}-\d{2}-\d{2})\.?$",
    re.IGNORECASE,
)
GREETING = re.compile(
    r"^(?:med (?:vänlig|vänliga) hälsning(?:ar)?|vänliga hälsningar|för \w.{0,60}"
    r"|på uppdrag av .{0,60}|_{4,}|\.{4,}.*)[,.]?$",
    re.IGNORECASE,
)
NAME = re.compile(
    r"^[A-ZÅÄÖ][\w'’.éü-]+(?: (?:von|af|de|van|[A-ZÅÄÖ][\w'’.éü-]*)){1,4}"
    r"(?:,? \(?[A-ZÅÄÖ]{1,3}(?:P)?\)?)?(?:,? .{3,70})?$"
)
TITLE = re.compile(
    r"(?i)(?:ordförande|regionråd|kommunalråd|oppositionsråd|ledamot|statsråd|borgarråd"
    r"|landstingsråd|ersättare|gruppledare|regionfullmäktige|kommunfullmäktige|minister"
    r"|direktör|partiet|demokraterna|moderaterna|liberalerna|centern)\b"
)
QUOTES = '”"“»«*_ '
# What was said afterwards is no longer part of the paper that was handed in.
DEBATE = re.compile(
    r"^(?:svar och )?debatt\b.{0,30}$|^anföranden?\b.{0,30}$|^anf\. \d|^ordföranden?:",
    re.IGNORECASE,
)
SPEECH = re.compile(
    r"^[A-ZÅÄÖ][\w'’-]+(?: [A-ZÅÄÖa-zåäö][\w'’-]*){0,4} \([A-ZÅÄÖ]{1,3}\):\s"
)
SIGNATURE_LINES = 9
LONGEST = 3600


@dataclass(frozen=True, slots=True)
class Part:
    """A part: its kind, offsets and, where it has them, number and heading."""

    kind: str
    start: int
    end: int
    number: str | None = None
    heading: str | None = None
    body: int = -1


@cache
def _intro() -> re.Pattern[str]:
    return re.compile("|".join(lexicon.words("fragor_inledning")), re.IGNORECASE)


@cache
def opener() -> re.Pattern[str]:
    """Return what a question begins with."""
    words = "|".join(re.escape(word) for word in lexicon.words("fragord"))
    return re.compile(rf"(?:{words})\b", re.IGNORECASE)


def bare(text: str) -> str:
    """Return a line without number, bullet and quotation marks around it."""
    match = POINT.match(text)
    return (text[match.end() :] if match else text).strip(QUOTES)


def _asks(text: str) -> bool:
    """Tell whether a line is a question, with or without question mark."""
    words = bare(text)
    return words.endswith("?") or (
        opener().match(words) is not None and not words.endswith((".", ":", "!"))
    )


def _is_signed(line: TextLine) -> bool:
    """Tell whether a line may be part of a signature."""
    text = line.text
    if len(text) > 110 or text.endswith(("?", ":", ";")):
        return False
    return (
        PLACED.match(text) is not None
        or GREETING.match(text) is not None
        or (not text.endswith(".") and NAME.match(text) is not None)
        or (
            len(text) < 80 and not text.endswith(".") and TITLE.search(text) is not None
        )
    )


def own_end(lines: tuple[TextLine, ...]) -> int:
    """Return the index of the line where a debate begins: the paper ends there."""
    return next(
        (
            n
            for n, line in enumerate(lines)
            if n > 3 and (SPEECH.match(line.text) or DEBATE.match(line.text))
        ),
        len(lines),
    )


def signature(lines: tuple[TextLine, ...], stop: int) -> int | None:
    """Return the index of the first line of the signature that ends before `stop`."""
    first = stop
    while first > max(1, stop - SIGNATURE_LINES) and _is_signed(lines[first - 1]):
        first -= 1
    signed = lines[first:stop]
    if not signed:
        return None
    named = any(NAME.match(line.text) or PLACED.match(line.text) for line in signed)
    return first if named else None


def _points(line: TextLine) -> list[Part]:
    """Return a line as one question, or as the points of "1. ...? 2. ...?"."""
    marks = list(POINTS.finditer(line.text))
    if len(marks) < 2:
        match = POINT.match(line.text)
        number = match["number"] if match else None
        body = line.start + (match.end() if match else 0)
        return [Part("fraga", line.start, line.end, number, body=body)]
    bounds = [*(m.start() for m in marks[1:]), len(line.text)]
    return [
        Part(
            "fraga",
            line.start + mark.start(),
            line.start + len(line.text[:stop].rstrip()),
            re.sub(r"\D", "", mark.group()) or None,
            body=line.start + mark.end(),
        )
        for mark, stop in zip(marks, bounds, strict=True)
    ]


def _under(lines: tuple[TextLine, ...], first: int, stop: int) -> list[Part]:
    """Return the questions that stand in lines from `first` on, until one is none."""
    found: list[Part] = []
    reached = 0
    for index in range(first, stop):
        line = lines[index]
        point = POINT.match(line.text)
        number = int(point["number"] or 0) if point else 0
        role = role_of(line.text)
        # A number that comes again opens the answer to its question.
        again = 0 < number <= reached
        if role is not None or again or len(line.text) > LONGEST:
            break
        reached = max(reached, number)
        if point or _asks(line.text):
            found += _points(line)
        elif found or index > first + 1:
            break
    return found


def _after_colon(line: TextLine) -> list[Part]:
    """Return the question that ends an introduction: "Min fråga är: Hur ...?"."""
    for at in (line.text.rfind(": "), *_sentence_starts(line.text)):
        tail = line.text[at + 1 :].strip() if at >= 0 else ""
        if tail.endswith("?") and len(tail) > 8:
            start = line.end - len(tail)
            return [Part("fraga", start, line.end, body=start)]
    return []


def _sentence_starts(text: str) -> list[int]:
    """Return where the first asking sentence after an introduction may begin."""
    return [m.start() for m in re.finditer(r"[.!] (?=[A-ZÅÄÖ][^.!?]{8,400}\?)", text)]


def _introduces(text: str) -> bool:
    """Tell whether a line introduces questions: "Mina frågor till X är:"."""
    return (text[-1] == ":" and "fråg" in text.casefold()) or (
        _intro().search(text) is not None
    )


def _introduced(lines: tuple[TextLine, ...], stop: int) -> list[Part]:
    """Return the questions under "Mina frågor är:", a heading, or in its own line."""
    found: list[Part] = []
    index = 0
    while index < stop:
        line = lines[index]
        role = role_of(line.text)
        intro = role == "fragor" or (
            role is None and len(line.text) < LONGEST and _introduces(line.text)
        )
        below: list[Part] = []
        if intro:
            below = [] if role else _after_colon(line)
            if not below:
                below = _under(lines, index + 1, stop)
            found += [
                part for part in below if not found or part.start >= found[-1].end
            ]
        last = below[-1].end if below else line.end
        index += 1
        while index < stop and lines[index].start < last:
            index += 1
    return found


def _trailing(lines: tuple[TextLine, ...], stop: int) -> list[Part]:
    """Return the questions that a text ends in without introducing them."""
    found: list[Part] = []
    at = stop
    while at and lines[at - 1].text.endswith("?") and _asks(lines[at - 1].text):
        at -= 1
        line = lines[at]
        if opener().match(bare(line.text)):
            found = _points(line) + found
        else:
            found = _after_colon(line) + found
            break
    return found


def find_questions(lines: tuple[TextLine, ...], stop: int) -> list[Part]:
    """Return the questions put in the lines before `stop`, each once, in order."""
    return _introduced(lines, stop) or _trailing(lines, stop)
