"""Where questions stand: in lists after "vill jag fråga", by number, in an answer.

A place is one occurrence of a question. A question that the answer repeats has
several; they are joined in `questions`.
"""

import re
from dataclasses import dataclass
from functools import cache

from ingest import lexicon, nlp
from ingest.extract.context import Context
from ingest.extract.decision_blocks import Line, lines_between
from ingest.extract.question_lines import (
    DEBATE,
    MARK,
    asks,
    is_quote,
    is_signature,
    is_speech,
    opener,
)
from ingest.structure.headings import role_of

QUOTED_ASK = re.compile(
    r"\bställer (?:en|följande) fråga som lyder:\s*|\bfråga(?:n|r)? (?:som )?lyder:\s*"
)
INDIRECT = re.compile(
    r"\b(?:fråga(?:[rst]|de)?|veta|undrar|svar på)\b(?P<whom>[^.?:\n]{0,140}?)[ ,]"
    r"(?P<what>(?:vad|vilke[nt]|vilka|vem|hur|när|varför|på vilket sätt|i vilken|"
    # "frågar om det finns ...", not "frågar om fler platser".
    r"om(?= (?:det|du|ni|han|hon|vi|man|\w+(?:en|et|na|et)|[A-ZÅÄÖ]\w+) \w+))\b"
    r"[^?\n]{12,600}?)(?:[.?]|$)"
)
FOLLOW_ON = re.compile(
    r"^(?:om (?:inte|så|ja|nej|ni|du|man|det)\b|i så fall|och |eller |varför inte|"
    r"hur då|när i så fall|vilka i så fall|kan du ge)",
    re.IGNORECASE,
)
# "frågat vad kommunen gör och om det finns planer": two questions.
JOINED = re.compile(
    r",? (?:och|samt) (?=(?:vad|vilke[nt]|vilka|vem|hur|när|varför|"
    r"om (?:det|du|ni|han|hon|vi|man|\w+(?:en|et|na))) \w)"
)
REPEATED_HEADING = re.compile(r"^fråga \d{1,2}\b[:.]?\s*", re.IGNORECASE)
QUESTION_TYPES = frozenset(("interpellation", "interpellationssvar"))
TITLED = re.compile(
    r"(?:interpellation|fråga|frågor)|\d{4}(?:/\d{2,4})?:\d+ av .{3,80} till ",
    re.IGNORECASE,
)
# Kinds that a question without a heading may be taken for.
LIKELY_TYPES = frozenset(("ovrigt", "plan", "rapport", "webbsida"))
# Someone is asked in person: the close of a question without introduction.
IN_PERSON = re.compile(
    r"\b(?:ministern|\w+ministern|statsrådet|ordföranden|regionrådet|kommunalrådet|du)\b"
)
FIRST_PERSON = re.compile(
    r"\b(?:vill|önskar|ber|skulle|frågar|undrar)\b[^.?\n]{0,60}\bjag\b[^.?\n]{0,120}\bfråg|"
    r"\bjag\b[^.?\n]{0,30}\b(?:vill|önskar|skulle)\b[^.?\n]{0,90}\bfråg|"
    r"\bfrågor\b[^.?\n]{0,20}\bjag vill\b|\bmin(?:a)? fråg(?:a|or)\b|"
    r"\bhar jag (?:\w+ ){0,3}fråg(?:a|or)\b",
    re.IGNORECASE,
)
LONGEST = 1200


@dataclass(frozen=True, slots=True)
class Place:
    """One occurrence of a question and how it was found."""

    start: int
    end: int
    text: str
    rule: str
    answerable: bool = True


@cache
def _intro() -> re.Pattern[str]:
    return re.compile("|".join(lexicon.words("fragor_inledning")), re.IGNORECASE)


def _trimmed(line: Line, start: int, end: int, rule: str) -> Place:
    raw = line.text[start:end]
    text = raw.strip()
    first = line.start + start + raw.index(text) if text else line.start + start
    return Place(first, first + len(text), text, rule)


def _numbered(line: Line) -> list[Place]:
    """Return the points of "1. ...? 2. ...?" on one line, or one point of a list."""
    marks = list(MARK.finditer(line.text))
    if not marks or marks[0].start() > 0:
        return []
    bounds = [*(m.start() for m in marks[1:]), len(line.text)]
    found = [
        _trimmed(line, mark.end(), bound, "fraga.numrerad")
        for mark, bound in zip(marks, bounds, strict=True)
    ]
    return [place for place in found if len(place.text) > 8]


def _sentences(line: Line) -> list[Place]:
    """Return the questions of a running line; what follows up joins the one before."""
    found: list[Place] = []
    for sentence in nlp.sentences(nlp.parse(line.text)):
        if not sentence.text.endswith("?"):
            continue
        place = _trimmed(line, sentence.start, sentence.end, "fraga.mening")
        if found and FOLLOW_ON.match(place.text):
            before = found.pop()
            text = line.text[before.start - line.start : place.end - line.start]
            place = Place(before.start, place.end, text, before.rule)
        found.append(place)
    return found


def _indirect(line: Line) -> list[Place]:
    """Return the questions told within a sentence: "jag vill fråga vad ..."."""
    match = INDIRECT.search(line.text)
    if match is None:
        return []
    first, end = match.span("what")
    joints = list(JOINED.finditer(line.text, first, end))
    starts = [first, *(joint.end() for joint in joints)]
    ends = [*(joint.start() for joint in joints), end]
    return [
        _trimmed(line, start, stop, "fraga.indirekt")
        for start, stop in zip(starts, ends, strict=True)
    ]


class _Scan:
    """Walks down the lines; `open` while a list of questions goes on."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.open = False
        self.answering = False
        self.paragraphs: list[Line] = []
        self.places: list[Place] = []

    def run(self, lines: tuple[Line, ...]) -> list[Place]:
        for line in lines:
            if is_quote(line.text):
                self._close()
            else:
                self._line(line)
        self._close()
        return self.places

    def _line(self, line: Line) -> None:
        asked = QUOTED_ASK.search(line.text)
        if asked:
            self._close()
            place = _trimmed(line, asked.end(), len(line.text), "fraga.fragestund")
            self.places.append(
                Place(place.start, place.end, place.text, place.rule, answerable=False)
            )
        elif role_of(line.text) in ("fragor", "svar"):
            self._close()
            self.open = role_of(line.text) == "fragor"
            self.answering = bool(self.places) and not self.open
        elif self.open and self._item(line):
            self.paragraphs.append(line)
        else:
            self._close()
            self._introduction(line)

    def _item(self, line: Line) -> bool:
        if is_signature(line.text) or len(line.text) > LONGEST * 3:
            return False
        return (
            bool(_numbered(line))
            or asks(line.text)
            or bool(
                _intro().search(line.text) and (_indirect(line) or _sentences(line))
            )
        )

    def _introduction(self, line: Line) -> None:
        matches = list(_intro().finditer(line.text))
        if not matches:
            return
        # Only the last sentence of a paragraph introduces what stands below it.
        last = matches[-1]
        rest = line.text[last.end() :]
        tail = rest[rest.find(":") + 1 :] if ":" in rest else ""
        self.open = len(rest) < 260
        if "?" in tail:
            shift = len(line.text) - len(tail)
            inner = Line(line.start + shift, line.end, tail.strip())
            offset = tail.index(tail.strip()) if tail.strip() else 0
            inner = Line(inner.start + offset, line.end, tail.strip())
            self.paragraphs.append(inner)
        elif not self.answering:
            # An answer tells again, in its own words, what was asked.
            tail = line.text[last.start() :]
            self.places += _indirect(Line(line.start + last.start(), line.end, tail))

    def _close(self) -> None:
        """Turn the paragraphs of a list into questions."""
        several = len(self.paragraphs) > 1
        for line in self.paragraphs:
            self.places += self._points(line, several)
        self.paragraphs = []
        self.open = False

    def _points(self, line: Line, several: bool) -> list[Place]:
        if numbered := _numbered(line):
            return numbered
        if _intro().search(line.text) and (indirect := _indirect(line)):
            return indirect
        if several or "?" not in line.text:
            return [_trimmed(line, 0, len(line.text), "fraga.stycke")]
        return _sentences(line)


def _own_lines(context: Context) -> tuple[Line, ...]:
    """Return the lines before a debate begins."""
    lines = lines_between(context.text, 0, len(context.text))
    for index, line in enumerate(lines):
        if is_speech(line.text) or (DEBATE.match(line.text) and index > 3):
            return lines[:index]
    return lines


def _is_interpellation(context: Context) -> bool:
    document = context.document
    if document.type in QUESTION_TYPES or TITLED.match(document.title):
        return True
    if document.type not in LIKELY_TYPES:
        return False
    ends = _trailing(lines_between(context.text, 0, len(context.text)))
    personal = bool(ends) and all(IN_PERSON.search(place.text) for place in ends)
    return personal or FIRST_PERSON.search(context.text) is not None


def _trailing(lines: tuple[Line, ...]) -> list[Place]:
    """Return the questions that an interpellation ends in, without introduction."""
    found: list[Place] = []
    body = list(lines)
    while body and is_signature(body[-1].text):
        body.pop()
    while body and body[-1].text.endswith("?") and asks(body[-1].text):
        line = body.pop()
        points = _numbered(line)
        first = line.text if points else _sentences(line)[:1]
        whole = not points and first and opener().match(line.text)
        if whole:
            points = [_trimmed(line, 0, len(line.text), "fraga.slutstycke")]
        if not points:
            break
        found = points + found
    return found


def _repeated(lines: tuple[Line, ...], known: list[Place]) -> list[Place]:
    """Return questions that stand as headings over their answers."""
    taken = {place.start for place in known}
    found = []
    for line in lines:
        bare = REPEATED_HEADING.match(line.text) or MARK.match(line.text)
        start = bare.end() if bare else 0
        text = line.text[start:]
        single = text.endswith("?") and len(text) < 600 and len(_numbered(line)) < 2
        if single and opener().match(text) and line.start + start not in taken:
            found.append(_trimmed(line, start, len(line.text), "fraga.upprepad"))
    return found


def _plainly_put(context: Context, place: Place) -> bool:
    """Tell whether a question outside an interpellation is put as one.

    It is put at question time, has its question mark, or its number in a list.
    """
    if place.rule != "fraga.numrerad":
        return place.rule == "fraga.fragestund"
    before = context.text[context.line_at(place.start)[0] : place.start]
    return "?" in place.text[-3:] or before.strip()[:1].isdigit()


def _in_title(context: Context) -> list[Place]:
    """Return the question that the title of an answer puts, if it does."""
    title = context.document.title
    at = context.text.find(title) if title.endswith("?") else -1
    if at < 0:
        return []
    label = title.find(": ") + 2 if ": " in title else 0
    line = Line(at, at + len(title), title)
    asked = opener().match(title[label:])
    return [_trimmed(line, label, len(title), "fraga.rubrik")] if asked else []


def find_places(context: Context) -> tuple[Place, ...]:
    """Return every place where a question is put, in order."""
    lines = _own_lines(context)
    inquiry = _is_interpellation(context)
    places = _Scan(context).run(lines)
    if not inquiry:
        places = [p for p in places if _plainly_put(context, p)]
    elif not places:
        places = _trailing(lines)
    if context.document.type == "interpellationssvar":
        places += _repeated(lines, places)
        places = places or _in_title(context)
    return tuple(sorted(places, key=lambda p: p.start))
