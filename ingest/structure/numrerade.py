"""Numbered headings of any wording: known by the series that they form.

"3. Värdegrund" alone may be an item of a list. In a list the items follow each
other; headings that count from 1 have text of their own under every one.
"""

import re
from dataclasses import dataclass

from ingest.structure.headings import CLOSED, PERSON
from ingest.structure.textlines import TextLine

NUMBERED = re.compile(r"(?P<number>\d{1,2})(?:\.\s?|\s)(?P<words>[A-ZÅÄÖ][^\n]{2,79})")
# What a clause or a point says of somebody is no heading.
SENTENCE = re.compile(
    r"(?i)\b(?:är|har|ska|skall|beslutar|föreslår|godkänner|att|kan|får|ansvarar)\b"
)
LEAST = 3
# So much text under them that the lines are no list with short remarks.
LEAST_BODY = 40


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that may be a numbered heading."""

    index: int
    number: int


def _headed(lines: tuple[TextLine, ...]) -> list[_Line]:
    """Return the lines that have the form of a numbered heading with text under it."""
    found = []
    for index, line in enumerate(lines):
        match = NUMBERED.fullmatch(line.text)
        if (
            match
            and not line.text.endswith(CLOSED)
            and not PERSON.search(line.text)
            and not SENTENCE.search(match["words"])
            and _has_body(lines, index, match["number"])
        ):
            found.append(_Line(index, int(match["number"])))
    return found


def _has_body(lines: tuple[TextLine, ...], index: int, number: str) -> bool:
    """Tell whether text or a heading of the next level stands under a line."""
    if index + 1 >= len(lines):
        return False
    following = lines[index + 1].text
    if following.startswith(f"{number}.1"):
        return True
    longer = len(following) >= max(LEAST_BODY, len(lines[index].text))
    return longer and NUMBERED.fullmatch(following) is None


def _series(headed: list[_Line]) -> list[list[_Line]]:
    """Return the lines in series from 1 or 2; one number at a time may be missing."""
    every: list[list[_Line]] = []
    for line in headed:
        steps = (line.number - series[-1].number for series in every[-1:])
        if any(0 < step <= 2 for step in steps):
            every[-1].append(line)
        elif line.number <= 2:
            every.append([line])
    return every


def numbered_headings(lines: tuple[TextLine, ...]) -> frozenset[int]:
    """Return the indices of the lines that count up, each with text under it."""
    return frozenset(
        line.index
        for series in _series(_headed(lines))
        if len(series) >= LEAST
        for line in series
    )
