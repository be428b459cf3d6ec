"""The head of a §: its heading, its dnr and where its text begins."""

import re
from dataclasses import dataclass

from ingest.structure.dnr import Number, find_numbers
from ingest.structure.headings import looks_like_heading, role_of
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
# The cue before a dnr that ends a heading: "Ny taxa, dnr KS 2024/118".
CLOSING_CUE = re.compile(
    r"(?i)\b(?:ärendenummer|ärendenr|diarienummer|diarienr|dnr)[.:]{0,2}$"
)
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
    found = find_numbers(text, cued=True)
    return [number.text for number in found if number.kind == "dnr"]


def _is_dnr_line(text: str) -> bool:
    """Tell whether a line under a § is its dnr and nothing else."""
    if len(text) > 120:
        return False
    numbers, left = _numbers(text), text
    for number in numbers:
        left = left.replace(number, "")
    left = CUE.sub("", left).strip(" .:,()/-")
    return len(left) < 4 and (bool(numbers) or CUE_REST.match(text) is not None)


def _closing(rest: str) -> Number | None:
    """Return the dnr that stands set off at the end of a heading, None without."""
    for number in find_numbers(rest):
        before = CLOSING_CUE.sub("", rest[: number.start].rstrip(" "))
        set_off = number.cued or before.rstrip(" ").endswith((",", "(", "\t", "–", "|"))
        if number.kind == "dnr" and set_off and not rest[number.end :].strip(" )."):
            return number
    return None


def _first_line(rest: str) -> tuple[str, list[str]]:
    """Part what stands after the number into heading and dnr."""
    cued = CUE_REST.match(rest) is not None
    numbers = [n for n in _numbers(rest) if cued or rest.startswith(n)]
    for number in numbers:
        rest = rest.replace(number, "")
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


def _stops(parts: list[str], line: TextLine) -> bool:
    """Tell whether a line no longer belongs to a §'s heading."""
    if not parts:
        return _is_inner(line.text) or not (
            looks_like_heading(line.text) or len(line.text) < 250
        )
    longer = sum(len(part) for part in parts) + len(line.text) > HEADING_LENGTH
    if CUE.match(line.text):
        return True
    new = line.gap or not _goes_on(parts[-1], line.text)
    return longer or new or role_of(line.text) is not None


def read_head(lines: tuple[TextLine, ...], found: Candidate, stop: int) -> Head:
    """Read heading and dnr of the § that begins at `found`, before line `stop`."""
    first, dnr = _first_line(found.rest)
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
    index = over_dnr(index)
    return Head(" ".join(parts) or None, tuple(dict.fromkeys(dnr)), index)
