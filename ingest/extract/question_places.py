"""Where questions stand: in lists after "vill jag fråga", by number, in an answer."""

import re
from dataclasses import replace
from itertools import pairwise

from ingest.extract.content_words import alike, content_words
from ingest.extract.context import Context
from ingest.extract.decision_agenda import Line
from ingest.extract.decision_blocks import lines_between
from ingest.extract.inquiries import Inquiry
from ingest.extract.question_lines import (
    ASKED_BY,
    DEBATE,
    MARK,
    QUOTES,
    asks,
    is_signature,
    is_speech,
    opener,
)
from ingest.extract.question_scan import Scan, asking_sentences, numbered
from ingest.extract.question_told import Place, retold, trimmed
from ingest.stretches import Stretches

# So alike are a question and the heading that repeats it in an answer.
REPEATS = 0.6
# What stands between two questions of a list is no longer than a label.
LABEL_LONGEST = 40
# "Stämmer det?", "om det stämmer": so few words of its own, and one that points back.
POINTING = 1
PRONOUN = re.compile(r"\b(?:det|detta|den|dessa|så)\b", re.IGNORECASE)
REPEATED_HEADING = re.compile(
    r"^fråga \d{1,2}\b[:.]?\s*|^(?:följd)?fråga\s?:\s*", re.IGNORECASE
)
REASON_LONGEST = 160
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
    r"\bhar jag (?:\w+ ){0,3}fråg(?:a|or)\b|"
    r"\bjag\b[^.?\n]{0,80}\bhar (?:en|ett par|några) fråg",
    re.IGNORECASE,
)


def _own_lines(context: Context, inquiry: Inquiry) -> tuple[Line, ...]:
    """Return the lines before a debate begins, without the section's heading."""
    first = inquiry.section.body_start if inquiry.section else inquiry.start
    lines = lines_between(context.text, first, inquiry.end)
    for index, line in enumerate(lines):
        if is_speech(line.text) or (DEBATE.match(line.text) and index > 3):
            return lines[:index]
    return lines


def _asks_in_person(context: Context, lines: tuple[Line, ...]) -> bool:
    """Tell whether a paper of no known kind asks someone all the same."""
    if context.document.type not in LIKELY_TYPES:
        return False
    ends = _trailing(lines)
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
        points = numbered(line)
        first = line.text if points else asking_sentences(line)[:1]
        whole = not points and first and opener().match(line.text)
        if whole:
            points = [trimmed(line, 0, len(line.text), "fraga.slutstycke")]
        if not points:
            break
        found = points + found
    return found


def _repeated(lines: tuple[Line, ...], known: list[Place]) -> list[Place]:
    """Return questions that stand as headings over their answers."""
    taken = Stretches((place.start, place.end) for place in known)
    found = []
    label = ""
    for line in lines:
        bare = REPEATED_HEADING.match(line.text) or MARK.match(line.text)
        start, end = bare.end() if bare else 0, len(line.text)
        asked = line.text.rfind("?") + 1
        if ASKED_BY.match(label) and end - asked < REASON_LONGEST:
            end = asked or end
        label = line.text
        text = line.text[start:end].strip(QUOTES)
        single = text.endswith("?") and len(text) < 600 and len(numbered(line)) < 2
        if single and opener().match(text):
            place = trimmed(line, start, end, "fraga.upprepad")
            if place.start not in taken:
                found.append(place)
    return found


def _in_title(context: Context) -> list[Place]:
    """Return the question that the title of an answer puts, if it does."""
    title = context.document.title
    at = context.text.find(title) if title.endswith("?") else -1
    if at < 0:
        return []
    label = title.find(": ") + 2 if ": " in title else 0
    line = Line(at, at + len(title), title)
    asked = opener().match(title[label:])
    return [trimmed(line, label, len(title), "fraga.rubrik")] if asked else []


def _without_retold(
    context: Context, places: list[Place], inquiry: Inquiry
) -> list[Place]:
    """Leave out what a summary or an answer retells of questions put outright."""
    direct = [place for place in places if not place.told]
    if inquiry.hour or not direct:
        return places
    lines = {context.line_at(place.start) for place in direct}
    return [p for p in places if not p.told or context.line_at(p.start) in lines]


def _stand_together(context: Context, places: list[Place]) -> bool:
    """Tell whether questions make a list, not each over its own answer."""
    ordered = sorted(places, key=lambda place: place.start)
    return any(
        max(map(len, context.text[a.end : b.start].split("\n"))) < LABEL_LONGEST
        for a, b in pairwise(ordered)
    )


def _repeating(
    context: Context, places: list[Place], repeated: list[Place]
) -> list[Place]:
    """Return the headings that repeat a listed question; all where no list stands."""
    if not _stand_together(context, places):
        return repeated
    return [
        again
        for again in repeated
        if any(alike(again.text, place.text) >= REPEATS for place in places)
    ]


def places_in(context: Context, inquiry: Inquiry) -> tuple[Place, ...]:
    """Return every place in a stretch where a question is put, in order."""
    lines = _own_lines(context, inquiry)
    places = Scan(inquiry.hour).run(lines)
    if inquiry.section is None:
        places = places or _trailing(lines)
    places = _without_retold(context, places, inquiry)
    answer = context.document.type == "interpellationssvar"
    whole = inquiry.section is None
    if places or answer or whole:
        places = places + _repeating(context, places, _repeated(lines, places))
    if answer and all(place.told for place in places):
        again = retold(lines)
        apart = len({context.line_at(place.start) for place in again}) == len(again)
        enough = len(places) if apart else len(places) + 1
        places = again if len(again) >= max(1, enough) else places
        places = places or _in_title(context)
    return _exact(context, places)


def _exact(context: Context, places: list[Place]) -> tuple[Place, ...]:
    """Return places in order, each with its text as it stands."""
    exact = [
        replace(p, text=context.text[p.start : p.end], before=_pointed_at(context, p))
        for p in places
    ]
    return tuple(sorted(exact, key=lambda p: p.start))


def _pointed_at(context: Context, place: Place) -> str:
    """Return the sentence before a question that says nothing without it."""
    if len(content_words(place.text)) > POINTING or not PRONOUN.search(place.text):
        return ""
    asking = context.sentence_at(place.start)
    line, _ = context.line_at(place.start)
    if asking is None or asking.start <= line:
        return ""
    before = context.sentence_at(asking.start - 2)
    return before.text if before is not None else ""


def places_beside(context: Context) -> tuple[Place, ...]:
    """Return the questions of a document that is no inquiry and holds none."""
    whole = Inquiry(0, len(context.text), context.document.title)
    lines = _own_lines(context, whole)
    places = Scan().run(lines)
    if _asks_in_person(context, lines):
        places = places or _trailing(lines)
    else:
        places = [p for p in places if _plainly_put(context, p)]
    return _exact(context, places)


def _plainly_put(context: Context, place: Place) -> bool:
    """Tell whether a question outside an interpellation is put as one.

    It is put at question time, has its question mark, or its number in a list.
    """
    if place.rule != "fraga.numrerad":
        return place.rule == "fraga.fragestund"
    before = context.text[context.line_at(place.start)[0] : place.start]
    return "?" in place.text[-3:] or before.strip()[:1].isdigit()
