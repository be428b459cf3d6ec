"""Walks down the lines of a paper and takes the questions that it introduces.

A place is one occurrence of a question. A question that the answer repeats has
several; they are joined in `questions`.
"""

import re
from dataclasses import replace
from functools import cache

from ingest import lexicon, nlp
from ingest.extract.decision_agenda import Line
from ingest.extract.question_lines import (
    BULLET,
    LETTER,
    MARK,
    QUOTES,
    TRAILING,
    asks,
    is_quote,
    is_signature,
    lower_point,
    opener,
)
from ingest.extract.question_told import Place, told_within, trimmed
from ingest.structure.headings import role_of

QUOTED_ASK = re.compile(
    r"\bställer (?:en|följande) fråga som lyder:\s*|\bfråga(?:n|r)? (?:som )?lyder:\s*"
)
FOLLOW_ON = re.compile(
    r"^(?:om (?:inte|så|ja|nej|ni|du|man|det)\b|i så fall|eller |varför inte|"
    r"och (?:i så fall|om (?:inte|så)|varför inte|(?:\w+ ){0,3}\w+\?)|"
    r"hur då|när i så fall|vilka i så fall|kan du ge)",
    re.IGNORECASE,
)
# "Frågor 1. Hur ...? 2. Varför ...?": the label stands on their line.
LABEL = re.compile(
    r"^(?:(?:mina|våra|interpellantens) )?(?:frågor(?:na)?|frågeställningar)"
    r"(?: till [^:.?]{3,80})?\s*:?\s+(?=1[.)]\s)",
    re.IGNORECASE,
)
WHO = re.compile(r"[^:?.\n]{2,40}:\s(?=[A-ZÅÄÖ])")
LONGEST = 1200
# "Om inte, varför?" on a line of its own goes on with the question above.
SHORT = 60
# "... två frågor: Hur ...?", "... frågar mig följande. Hur ...?"
LEAD = re.compile(r":|\b(?:följande|enligt nedan)[.;]")
# So far an introduction may stand from the end of its line.
REACH = 260


@cache
def intro() -> re.Pattern[str]:
    """Return what introduces questions."""
    return re.compile("|".join(lexicon.words("fragor_inledning")), re.IGNORECASE)


def numbered(line: Line) -> list[Place]:
    """Return the points of "1. ...? 2. ...?" on one line, or one point of a list."""
    marks = list(MARK.finditer(line.text))
    if not marks or marks[0].start() > 0:
        return []
    if marks[0].group()[0].isdigit():
        # "1. Hur många är a) flickor? b) pojkar?" is one question.
        marks = [mark for mark in marks if mark.group()[0].isdigit()]
    bounds = [*(m.start() for m in marks[1:]), len(line.text)]
    found = [
        trimmed(line, mark.end(), bound, "fraga.numrerad")
        for mark, bound in zip(marks, bounds, strict=True)
    ]
    return [place for place in found if len(place.text) > 8]


def asking_sentences(line: Line) -> list[Place]:
    """Return the questions of a running line; what follows up joins the one before."""
    found: list[Place] = []
    for sentence in nlp.sentences(nlp.parse(line.text)):
        if not sentence.text.rstrip(QUOTES).endswith("?"):
            continue
        place = trimmed(line, sentence.start, sentence.end, "fraga.mening")
        if found and FOLLOW_ON.match(place.text):
            before = found.pop()
            text = line.text[before.start - line.start : place.end - line.start]
            place = Place(before.start, place.end, text, before.rule)
        found.append(place)
    return found


class Scan:
    """Walks down the lines; `open` while a list of questions goes on."""

    def __init__(self, hour: bool = False) -> None:
        """Begin with no question seen; `hour` where many ask in turn, as retold."""
        self.hour = hour
        self.open = False
        self.answering = False
        self.paragraphs: list[Line] = []
        self.places: list[Place] = []

    def run(self, lines: tuple[Line, ...]) -> list[Place]:
        """Return the questions of the lines, in order."""
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
            mark = line.text.rfind("?") + 1
            end = mark if mark > asked.end() else len(line.text)
            place = trimmed(line, asked.end(), end, "fraga.fragestund")
            self.places.append(replace(place, answerable=False))
        elif role_of(line.text) in ("fragor", "svar"):
            self._close()
            self.open = role_of(line.text) == "fragor"
            self.answering = bool(self.places) and not self.open
        elif self.open and self._goes_on(line):
            last = self.paragraphs.pop()
            self.paragraphs.append(_joined(last, line))
        elif self.open and self._item(line):
            self.paragraphs.append(line)
        else:
            self._close()
            self._introduction(line)

    def _goes_on(self, line: Line) -> bool:
        """Tell whether a line is part of the question above: "a) ...", a cut line."""
        if not self.paragraphs or len(line.text) > LONGEST:
            return False
        last = self.paragraphs[-1].text
        mark = MARK.match(last)
        counted = mark is not None and mark.group()[0].isdigit()
        if last.endswith("?") and FOLLOW_ON.match(line.text) and len(line.text) < SHORT:
            return True
        opened = last[-1:] not in "?.!;"
        part = LETTER.match(line.text) or (opened and BULLET.match(line.text))
        if counted and part:
            return True
        opened = opened and last[-1:] != ":" and not MARK.match(line.text)
        return (
            opened
            and counted
            and "?" in line.text[-3:]
            and opener().match(line.text) is None
        )

    def _item(self, line: Line) -> bool:
        if is_signature(line.text) or len(line.text) > LONGEST * 3:
            return False
        return (
            bool(numbered(line))
            or asks(line.text)
            or lower_point(line.text) is not None
            or bool(
                intro().search(line.text)
                and (told_within(line) or asking_sentences(line))
            )
        )

    def _introduction(self, line: Line) -> None:
        label = LABEL.match(line.text)
        if label is not None:
            self.open = True
            rest = line.text[label.end() :]
            self.paragraphs.append(Line(line.start + label.end(), line.end, rest))
            return
        matches = list(intro().finditer(line.text))
        if not matches:
            self.places += _in_turn(line) if self.hour else []
            return
        # Only the last sentence of a paragraph introduces what stands below it.
        self.open = len(line.text) - matches[-1].end() < REACH
        inner = next(
            filter(None, (_after_colon(line, m.start()) for m in matches)), None
        )
        if inner is not None:
            self.paragraphs.append(inner)
        elif not self.answering:
            # An answer tells again, in its own words, what was asked.
            first = line.text.rfind(". ", 0, matches[0].start()) + 1
            part = line.text[first:]
            lead = len(part) - len(part.lstrip())
            whole = Line(line.start + first + lead, line.end, part.lstrip())
            self.places += told_within(whole)

    def _close(self) -> None:
        """Turn the paragraphs of a list into questions."""
        several = len(self.paragraphs) > 1
        for line in self.paragraphs:
            self.places += self._points(line, several)
        self.paragraphs = []
        self.open = False

    def _points(self, line: Line, several: bool) -> list[Place]:
        if points := numbered(line):
            return points
        first = lower_point(line.text)
        if first is not None and "?" not in line.text:
            end = TRAILING.search(line.text)
            stop = end.start() if end else len(line.text)
            return [trimmed(line, first, stop, "fraga.indirekt")]
        plain = "?" not in line.text
        if plain and intro().search(line.text) and (indirect := told_within(line)):
            return indirect
        if several or plain:
            return [trimmed(line, 0, len(line.text), "fraga.stycke")]
        return [*asking_sentences(line), *_beside(line)]


def _beside(line: Line) -> list[Place]:
    """Return what is told beside questions put: "... stängs? Sist undrar hon när"."""
    found: list[Place] = []
    for sentence in nlp.sentences(nlp.parse(line.text)):
        if not sentence.text.endswith("?"):
            start, end = line.start + sentence.start, line.start + sentence.end
            found += told_within(Line(start, end, sentence.text))
    return found


def _in_turn(line: Line) -> list[Place]:
    """Return what someone asks at question time: "PRO: Varför ...?", "NN frågar om"."""
    who = WHO.match(line.text)
    start = who.end() if who else 0
    rest = Line(line.start + start, line.end, line.text[start:])
    asked = [p for p in asking_sentences(rest) if opener().match(p.text)]
    return asked or told_within(line)


def _after_colon(line: Line, start: int) -> Line | None:
    """Return the questions that follow an introduction on its line, if any do."""
    lead = LEAD.search(line.text, start)
    tail = line.text[lead.end() :].strip() if lead else ""
    return Line(line.end - len(tail), line.end, tail) if "?" in tail else None


def _joined(first: Line, second: Line) -> Line:
    """Return two lines as one, with its break kept so that offsets hold."""
    gap = "\n" * (second.start - first.end)
    return Line(first.start, second.end, first.text + gap + second.text)
