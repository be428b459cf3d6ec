"""The stretches of text that can each hold a commitment, and where they stand."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Literal

from ingest.extract.atagande.parties import bare_party
from ingest.extract.atagande.turns import turns_of
from ingest.extract.context import Context
from ingest.language import verbs
from ingest.model import Decision, Document, Section
from ingest.nlp import Sentence
from ingest.outline import Outline
from ingest.structure.headings import role_of

Genre = Literal["beslut", "avtal", "uppdrag", "styrande", "svar", "arende", "fraga"]

GENRES: dict[str, Genre] = {
    "overenskommelse": "avtal",
    "regeringsuppdrag": "uppdrag",
    "policy": "styrande",
    "plan": "styrande",
    "protokoll": "arende",
    "protokollsutdrag": "arende",
    "tjansteskrivelse": "arende",
    "kallelse": "arende",
    "rapport": "arende",
    "interpellation": "fraga",
    "motion": "fraga",
}
BARRED_ROLES = frozenset(
    [
        "underlag",
        "expediering",
        "overklagande",
        "beslutsgang",
        "omrostning",
        "reservation",
        "anteckning",
        "yrkanden",
        "jav",
        "narvaro",
        "justering",
        "anslag",
        "fragor",
        "innehall",
    ]
)
# Words a sentence that goes on in the points below it has.
BEGINNING = frozenset(
    ["ska", "skall", "åtar", "förbinder", "kommer", "uppdrar", "uppdras", "i", "ingår"]
)
# "Fråga 3" over an answer: what stands below is the reply, the question left out.
NUMBERED = re.compile(r"(?:svar på |svar till )?fråga (?:nr )?\d{1,2}\b", re.IGNORECASE)
AGREEMENT_BARRED = frozenset(("uppsagning", "parter"))
# "Ändras till: ”Nämnden ska …": what stands before the colon is a label.
ITEM_END = re.compile(r"\s{0,9}[,;](?:\s{1,9}(?:och|samt))?\s{0,9}$")
LABEL = re.compile(r"[^.:;!?\n]{2,40}:\s*[”\"“]?\s*(?=[A-ZÅÄÖ])")
MARKER = re.compile(
    r"(?:[•·▪●○*–—-]|o(?= )|\d{1,2}[.)]|[a-zA-Z][.)])\s+|att\s+(?=[a-zåäö])"
)
# The number of a clause in an agreement or a plan ("5.1 Kommunen ansvarar …").
CLAUSE_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?=[A-ZÅÄÖ])")


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, or the part of one that a decision point or list item makes up."""

    start: int
    end: int
    text: str
    sentence: str
    genre: Genre
    item: bool
    role: str | None = None
    heading: str | None = None
    paragraf: Section | None = None
    decision: Decision | None = None
    intro: str | None = None
    opens_list: bool = False
    speaker: str | None = None


def genre_of(document: Document) -> Genre:
    """Return how binding a document's ordinary sentences are."""
    return GENRES.get(document.type, "svar")


def _place(
    outline: Outline, offset: int, answering: bool
) -> tuple[str | None, str | None]:
    """Return the role and the nearest heading over `offset`."""
    heading = None
    for section in outline.around(offset):
        heading = heading or section.heading
        replied = answering and NUMBERED.match(section.heading or "") is not None
        role = role_of(section.heading) if section.heading and not replied else None
        topic = section.kind == "paragraf" and role == "overklagande"
        if role is not None and not topic:  # "§ 13 Överklagande av dom" is a matter
            return role, heading
        if section.kind == "forsattsblad":
            return "narvaro", heading
    return None, heading


def _introduces(context: Context, sentence: Sentence) -> bool:
    """Tell whether a sentence ends its line in a colon: what it says comes below."""
    end = context.line_at(sentence.start)[1]
    if end != sentence.end:
        return False
    if sentence.text.endswith(":"):
        return True
    # "Kommunen åtar sig att", with the points below and no colon.
    unfinished = sentence.text[-1:].isalpha() and begins_list(sentence.text)
    return unfinished and _list_follows(context.text, end)


def begins_list(line: str) -> bool:
    """Tell whether a line is a sentence begun: "Kansliet ska även", "Vi kommer att"."""
    words = line.lower().rstrip(" :").split()
    at = next((n for n, word in enumerate(words) if word in BEGINNING), None)
    if at is None:
        return False
    rest = [word for word in words[at + 1 :] if word not in ("göra", "innehålla")]
    if words[at] in ("åtar", "förbinder", "i", "kommer", "uppdrar", "uppdras"):
        return words[-1] in ("att", "sig", "uppdrag")
    return not any(verbs.reading(word, "inf") for word in rest) and len(rest) < 9


def _list_follows(text: str, line_end: int) -> bool:
    """Tell whether the next line that is not empty is a list item."""
    after = text[line_end : line_end + 40].lstrip("\n")
    return MARKER.match(after) is not None


def _decision_at(
    decisions: tuple[Decision, ...], start: int, end: int
) -> list[Decision]:
    """Return the decisions that overlap a sentence, in order of place."""
    return [
        d
        for d in decisions
        if d.start < end and start < d.end and d.status != "historical"
    ]


def _stripped(text: str, start: int, end: int) -> tuple[int, int, bool]:
    """Return a stretch without its list marker, and whether it had one."""
    item = False
    while True:
        match = MARKER.match(text, start, end)
        if match is None or match.end() >= end:
            break
        start, item = match.end(), True
    number = CLAUSE_NUMBER.match(text, start, end)
    if number is not None:
        start = number.end()
    label = LABEL.match(text, start, end)
    if label is not None and label.end() + 15 < end:
        start = label.end()
    tail = ITEM_END.search(text, start, end)
    if item and tail is not None:
        end = tail.start()
    return start, end, item


def find_units(context: Context, decisions: tuple[Decision, ...]) -> list[Unit]:
    """Return every stretch that may bind someone, in text order."""
    outline, written = context.outline, genre_of(context.document)
    turns = turns_of(context)
    ordered = tuple(sorted(decisions, key=lambda d: d.start))
    starts = [d.start for d in ordered]
    longest = max((d.end - d.start for d in ordered), default=0)
    intro: str | None = None
    found: list[Unit] = []
    for sentence in context.sentences:
        base, speaker = written, turns.speaker_at(sentence.start)
        if speaker is not None:
            base = "svar" if speaker == turns.answering else "fraga"
        line_start, line_end = context.line_at(sentence.start)
        if context.text[line_start - 2 : line_start] == "\n\n" and not MARKER.match(
            sentence.text
        ):
            intro = None if not sentence.text[:1].islower() else intro
        low = bisect_left(starts, sentence.start - longest)
        high = bisect_left(starts, sentence.end)
        near = _decision_at(ordered[low:high], sentence.start, sentence.end)
        if near and context.document.type == "motion":
            continue  # what a motion moves binds no one yet
        if outline.in_heading(sentence.start) and not near:
            begun = begins_list(sentence.text)
            intro = sentence.text if begun else None
            if not begun:
                continue
        role, heading = _place(outline, sentence.start, base == "svar")
        opens = _introduces(context, sentence)
        points: list[Decision | None] = [*near] or [None]
        for decision in points:
            start = max(sentence.start, decision.start if decision is not None else 0)
            end = sentence.end if decision is None else min(sentence.end, decision.end)
            start, end, item = _stripped(context.text, start, end)
            if item and context.document.type == "motion":
                continue
            found.append(
                Unit(
                    start=start,
                    end=end,
                    text=context.text[start:end],
                    sentence=sentence.text,
                    genre=base if decision is None else "beslut",
                    item=item,
                    role=role,
                    heading=heading,
                    paragraf=outline.paragraf_at(start),
                    decision=decision,
                    intro=intro,
                    opens_list=opens,
                    speaker=speaker,
                )
            )
        whole = sentence.end == line_end
        lone = base == "avtal" and whole and sentence.start == line_start
        if opens or (
            lone and bare_party(sentence.text) and _list_follows(context.text, line_end)
        ):
            intro = sentence.text
    return found


def is_barred(unit: Unit) -> bool:
    """Tell whether nothing in this part of a document binds anyone."""
    if unit.decision is not None:
        return False
    if unit.role in BARRED_ROLES:
        return True
    if unit.role == "forslag" and unit.genre == "arende":
        return False
    return unit.genre == "avtal" and unit.role in AGREEMENT_BARRED
