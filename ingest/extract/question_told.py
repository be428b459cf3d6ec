"""Questions told within sentences: "jag vill fråga vad ...", "du undrar om ..."."""

import re
from dataclasses import dataclass, replace

from ingest.extract.decision_agenda import Line
from ingest.extract.question_lines import QUOTES

INDIRECT = re.compile(
    r"\b(?:fråga(?:[rst]|de)?|frågan|"
    r"frågor(?=,? (?:[^.?\n]{0,60}? )?(?:hur|vad|vilk\w+|när|varför)\b)|"
    r"frågorna|veta|undra(?:r|t|de)?|svar på|besked om|"
    r"redogöra för|klargöra|upplysa om|efterfrågar)\b"
    r"(?P<whom>[^.?:\n]{0,140}?)[ ,]"
    r"(?P<what>(?:vad|vilke[nt]|vilka|vem|hur|när|varför|på vilket sätt|i vilken|"
    # "frågar om det finns ...", not "frågar om fler platser".
    r"om(?= (?:det|den|de|du|jag|ni|han|hon|vi|man|\w+(?:[elra]n|et|na)|"
    r"[A-ZÅÄÖ]\w+) \w+))\b"
    r"[^?\n]{12,600}?)(?:[.?]|$)"
)
# "frågat vad kommunen gör och om det finns planer": two questions.
JOINED = re.compile(
    r"(?:, (?:dels )?|,? (?:och|samt)(?: dels)? )"
    r"(?=(?:vad|(?<!, )vilket|vilken|vilka|vem|hur|när|varför|"
    r"om (?:det|den|de|du|ni|han|hon|jag|vi|man|fler|några|någon|något|alla|"
    r"samtliga|ytterligare|\w+(?:[elra]n|et|na))) \w)"
)
OWN_VOICE = re.compile(r"\b(?:jag|vi|min|mina|vår|våra|undertecknad\w*)\b", re.I)
# "Fråga 1. Hur många ...?": its number is no part of the question.
NUMBERED = re.compile(
    r"(?:följd)?fråga(?:\s(?:nr\.?\s)?(?:\d{1,2}|ett|två|tre|fyra|fem|sex)\s?[.:)–-]?|"
    r"\s?:)\s+(?=\S)|\d{1,2}\s{1,3}(?-i:(?=[A-ZÅÄÖ][a-zåäö]))",
    re.IGNORECASE,
)
RETOLD = re.compile(
    r"(?:\b(?P<taking>(?:när det gäller|vad gäller|beträffande|angående|på) "
    r"frågan om) |"
    r"\b(?:fråga(?:n)?|den (?:första|andra|tredje|fjärde|femte|sista)) "
    r"(?:gäller|rör|avser|handlar om|är) |"
    r"\b(?:du|interpellanten|frågeställaren|hon|han) (?:frågar|undrar|vill veta)"
    r"(?: \w+){0,2}? |"
    r"\b(?:frågar|undrar) (?:du|interpellanten|hon|han)(?: \w+){0,2}? )"
    r"(?P<what>(?:vad|vilke[nt]|vilka|vem|hur|när|varför|på vilket sätt|om) "
    r"[^.?\n]{12,300})",
    re.IGNORECASE,
)
OWN_VERB = re.compile(
    r" (?:vill|kan|har|är|ska|får|ser|anser|tycker|konstaterar) "
    r"(?:jag|vi|nämnden|det)\b"
)


@dataclass(frozen=True, slots=True)
class Place:
    """One occurrence of a question and how it was found.

    `told` is one that someone else retells: "NN har frågat varför ...". `before` is
    the sentence that a question without words of its own points back at.
    """

    start: int
    end: int
    text: str
    rule: str
    answerable: bool = True
    told: bool = False
    before: str = ""

    @property
    def matter(self) -> str:
        """Return the words that tell what is asked about, with what they point at."""
        return f"{self.before} {self.text}" if self.before else self.text


def trimmed(line: Line, start: int, end: int, rule: str) -> Place:
    """Return a part of a line as a place, without what stands around the words."""
    raw = line.text[start:end]
    text = raw.strip().strip(QUOTES)
    label = NUMBERED.match(text)
    text = text[label.end() :] if label else text
    first = line.start + start + raw.index(text) if text else line.start + start
    return Place(first, first + len(text), text, rule)


def told_within(line: Line) -> list[Place]:
    """Return the questions told within sentences: "jag vill fråga vad ..."."""
    found: list[Place] = []
    for match in INDIRECT.finditer(line.text):
        first, end = match.span("what")
        before = line.text[line.text.rfind(". ", 0, match.start()) + 1 : first]
        told = OWN_VOICE.search(before) is None
        joints = _joints(line.text, first + 1, end)
        starts = [first, *(joint.end() for joint in joints)]
        ends = [*(joint.start() for joint in joints), end]
        found += [
            replace(trimmed(line, start, stop, "fraga.indirekt"), told=told)
            for start, stop in zip(starts, ends, strict=True)
        ]
    return found


def _joints(text: str, first: int, end: int) -> list[re.Match[str]]:
    """Return what joins questions told in a row; a comma only where "och" ends it."""
    joints = list(JOINED.finditer(text, first, end))
    return joints if joints and joints[-1].group().strip(", ") else []


def retold(lines: tuple[Line, ...]) -> list[Place]:
    """Return the questions that an answer retells before it answers each.

    "Din första fråga gäller hur många som slutat. Elva personer har slutat."
    """
    found: list[Place] = []
    for line in lines:
        for match in RETOLD.finditer(line.text):
            stop = match.end("what")
            # "När det gäller frågan om vilka slutsatser jag drar vill jag ..."
            own = OWN_VERB.search(line.text, match.start("what") + 12, stop)
            end = own.start() if own and match["taking"] else stop
            found.append(trimmed(line, match.start("what"), end, "fraga.aterges"))
    return found
