"""The head of a §: its heading, its dnr and where its text begins."""

import re
from dataclasses import dataclass

from ingest.structure.dnr import Number, find_numbers
from ingest.structure.headings import ITEM, looks_like_heading, role_of
from ingest.structure.kedja import Candidate
from ingest.structure.paragrafer import CUE_REST
from ingest.structure.textlines import TextLine

# Running lines of a protocol that may stand between a number and its heading.
RUNNING = re.compile(
    r"^(?:protokoll\b.{0,25}|sammanträdes(?:datum|protokoll)\b.{0,30}|datum:?"
    r"|(?:19|20)\d\d-\d\d-\d\d|sida \d.*|\d+ ?\(\d+\)|justerandes? sign.*"
    r"|utdragsbestyrkande.*)$",
    re.IGNORECASE,
)
CUE = re.compile(
    r"^(?:ärendenummer|ärendenr|diarienummer|diarienr|dnr)\b", re.IGNORECASE
)
# After its cue a number may have any form: "Dnr 97/TU 0041".
STATED = re.compile(
    r"(?i:ärendenummer|ärendenr|diarienummer|diarienr|dnr)[.:]?\s+"
    r"(?P<number>(?=[^\d]{0,12}\d)[\w./:-]{2,20}(?: [\w./:-]*\d[\w./:-]*){0,2})"
)
# The cue before a dnr that ends a heading: "Ny taxa, dnr KS 2024/118".
CLOSING_CUE = re.compile(
    r"(?i)\b(?:ärendenummer|ärendenr|diarienummer|diarienr|dnr)[.:]{0,2}$"
)
# A shorter line was not broken by the width of the page.
BROKEN = 30
# A line that ends in a full stop and is longer than this is no heading.
PROSE = 45
SENTENCE_ENDS = (".", "?", "!", ":", ";")
SET_OFF = (",", "(", "\t", "–", "|")
DIGIT = re.compile(r"\d")
CLOSING_REACH = 6
HEADING_LINES = 4
HEADING_LENGTH = 300
# Roles whose headings never are the heading of a § itself ("§ 3 / Beslut").
INNER = frozenset(
    ("beslut", "forslag", "beredning", "underlag", "expediering", "narvaro", "arendet")
)


@dataclass(frozen=True, slots=True)
class Head:
    """What opens a §: `body` is the index of the first line of its text."""

    heading: str | None
    dnr: tuple[str, ...]
    body: int


def _numbers(text: str) -> list[str]:
    if DIGIT.search(text) is None:
        return []
    found = find_numbers(text, cued=True)
    numbers = [number.text for number in found if number.kind == "dnr"]
    stated = STATED.fullmatch(text) if not numbers else None
    return [stated["number"]] if stated else numbers


def _is_dnr_line(text: str) -> bool:
    """Tell whether a line under a § is its dnr and nothing else."""
    if len(text) > 120 or (DIGIT.search(text) is None and not CUE_REST.match(text)):
        return False
    numbers, left = _numbers(text), text
    for number in numbers:
        left = left.replace(number, "")
    left = CUE.sub("", left).strip(" .:,()/-")
    return len(left) < 4 and (bool(numbers) or CUE_REST.match(text) is not None)


def _closing(rest: str) -> Number | None:
    """Return the dnr that stands set off at the end of a heading, None without."""
    if DIGIT.search(rest[-CLOSING_REACH:]) is None:
        return None
    for number in find_numbers(rest):
        before = CLOSING_CUE.sub("", rest[: number.start].rstrip(" "))
        # "Biblioteksplan KUN 2023/77": the organ's letters set the number off.
        lettered = number.text[0].isupper() and number.text[1:2].isupper()
        set_off = number.cued or lettered or before.rstrip(" ").endswith(SET_OFF)
        if number.kind == "dnr" and set_off and not rest[number.end :].strip(" )."):
            return number
    return None


def _leading(rest: str) -> tuple[list[str], str]:
    """Part the dnr that a line opens with, after its cue, from what follows them."""
    cue = CUE.match(rest)
    at = cue.end() if cue else 0
    numbers: list[str] = []
    for number in find_numbers(rest, cued=True):
        between = rest[at : number.start].strip(" .:,;()\t–-").casefold()
        if number.kind != "dnr" or between not in ("", "och", "samt"):
            break
        numbers.append(number.text)
        at = number.end
    return numbers, rest[at:] if numbers else rest


def closing_number(heading: str) -> tuple[str, list[str]]:
    """Part a heading from the organ's own number at its end: "Taxa, KUN 2023/77"."""
    found = _closing(heading)
    if found is None or not found.text[0].isalpha():
        return heading, []
    before = CLOSING_CUE.sub("", heading[: found.start].rstrip(" ,(")).rstrip(" ,(–-")
    return before, [found.text]


def first_line(rest: str) -> tuple[str, list[str]]:
    """Part what stands after the number into heading and dnr."""
    numbers, rest = _leading(rest)
    closing = _closing(rest)
    if closing is not None:
        numbers.append(closing.text)
        rest = CLOSING_CUE.sub("", rest[: closing.start].rstrip(" "))
    return CUE.sub("", rest).strip(" \t.:,()|–-"), numbers


def _goes_on(before: str, text: str) -> bool:
    """Tell whether a heading's next line is the same heading, broken by layout."""
    if before.endswith(","):
        return True
    small = text[0].islower() or text[0] in "(–" or len(before) > 55
    return len(before) > 35 and not before.endswith((".", "?", "!", ":")) and small


def _is_inner(text: str) -> bool:
    role = role_of(text)
    return role in INNER and len(text) < 30 and text.casefold() != "information"


def _is_prose(text: str) -> bool:
    """Tell whether a line is the text of a § that has no heading."""
    return text.endswith(".") and (len(text) > PROSE or ". " in text)


def above(lines: tuple[TextLine, ...], index: int) -> list[str]:
    """Return the dnr that stand alone on the line above a §, set off from the rest."""
    if not index or not lines[index - 1].gap or lines[index].gap:
        return []
    text = lines[index - 1].text
    lettered = any(c.isalpha() for c in text)
    return _numbers(text) if lettered and _is_dnr_line(text) else []


def _stops(parts: list[str], line: TextLine) -> bool:
    """Tell whether a line no longer belongs to a §'s heading."""
    if not parts and _is_prose(line.text):
        return True
    if not parts:
        return _is_inner(line.text) or not (
            looks_like_heading(line.text) or len(line.text) < 250
        )
    longer = sum(len(part) for part in parts) + len(line.text) > HEADING_LENGTH
    if CUE.match(line.text) or (line.text[0].isupper() and line.text[-1] == "."):
        return True
    new = line.gap or not _goes_on(parts[-1], line.text)
    return longer or new or role_of(line.text) is not None


def _is_dashed(lines: tuple[TextLine, ...], index: int, end: int) -> bool:
    """Tell whether a heading goes on in one line after a dash: "– tema och plan"."""
    if index >= end or lines[index].gap or lines[index].text[0] not in "–-":
        return False
    if index + 1 >= len(lines) or lines[index].text[-1] in SENTENCE_ENDS:
        return False
    following = lines[index + 1]
    return following.text[0] not in "–-" and (
        following.gap or _is_inner(following.text)
    )


def _tail(lines: tuple[TextLine, ...], parts: list[str], index: int, end: int) -> int:
    """Return how many lines the heading goes on, when a "Beslut" closes them in.

    A heading in larger letters breaks where the words happen to fit; what stands
    between it and the first heading within the § without a blank line is its rest.
    """
    if not parts or parts[-1].endswith(SENTENCE_ENDS):
        return 0
    if _is_dashed(lines, index, end):
        return 1
    if len(parts[-1]) < BROKEN:
        return 0
    size = sum(len(part) for part in parts)
    for at in range(index, min(end, len(lines) - 1)):
        line = lines[at]
        size += len(line.text)
        new = line.gap or size > HEADING_LENGTH or CUE.match(line.text)
        if new or line.text.endswith(SENTENCE_ENDS) or ITEM.match(line.text):
            return 0
        if _is_inner(lines[at + 1].text):
            return at + 1 - index
    return 0


def read_head(lines: tuple[TextLine, ...], found: Candidate, stop: int) -> Head:
    """Read heading and dnr of the § that begins at `found`, before line `stop`."""
    first, dnr = first_line(found.rest)
    parts = [first] if len(first) > 2 else []
    index = found.index + 1

    def over_dnr(index: int) -> int:
        while index < stop and _is_dnr_line(lines[index].text):
            dnr.extend(_numbers(lines[index].text))
            index += 1
        return index

    index = over_dnr(index)
    while not parts and index < stop and RUNNING.match(lines[index].text):
        index = over_dnr(index + 1)
    end = min(stop, index + HEADING_LINES)
    while index < end and not _stops(parts, lines[index]):
        parts.append(lines[index].text)
        index += 1
    for _ in range(_tail(lines, parts, index, end)):
        parts.append(lines[index].text)
        index += 1
    index = over_dnr(index)
    heading, closing = closing_number(" ".join(parts))
    dnr.extend(closing)
    return Head(heading or None, tuple(dict.fromkeys(dnr)), index)
