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


def _numbered(lines: tuple[TextLine, ...]) -> list[_Line]:
    """Return the lines that have the form of a numbered heading."""
    found = []
    for index, line in enumerate(lines):
        match = NUMBERED.fullmatch(line.text)
        if (
            match
            and not line.text.endswith(CLOSED)
            and not PERSON.search(line.text)
            and not SENTENCE.search(match["words"])
        ):
            found.append(_Line(index, int(match["number"])))
    return found


def _has_body(lines: tuple[TextLine, ...], index: int) -> bool:
    """Tell whether text stands under a line before the next numbered one."""
    if index + 1 >= len(lines):
        return False
    following = lines[index + 1].text
    longer = len(following) >= max(LEAST_BODY, len(lines[index].text))
    return longer and NUMBERED.fullmatch(following) is None


def numbered_headings(lines: tuple[TextLine, ...]) -> frozenset[int]:
    """Return the indices of the lines that count up from 1, each with text under it.

    One heading in four may stand right above another of its kind or a short line.
    """
    found: set[int] = set()
    series: list[_Line] = []
    for line in (*_numbered(lines), _Line(-1, -1)):
        if series and line.number == series[-1].number + 1:
            series.append(line)
            continue
        bodies = sum(_has_body(lines, one.index) for one in series)
        if len(series) >= LEAST and bodies * 4 >= len(series) * 3:
            found.update(one.index for one in series)
        series = [line] if line.number == 1 else series if line.number > 1 else []
    return frozenset(found)
