"""Page heads left in a text without pages: the same short block, time after time."""

import re
from collections.abc import Iterator

from ingest.structure.lines import Line

# How often a block must come back, and how many and how long its lines may be.
OFTEN, MOST, LONGEST = 4, 4, 60
# Of its lines one must say what a page head says, and give a number or date.
SAYS = re.compile(
    r"\b(?:protokoll(?:sutdrag)?|sammanträdes(?:protokoll|datum)|mötesdatum|datum|"
    r"sida|sid|dnr|diarienummer)\b",
    re.IGNORECASE,
)
DIGIT = re.compile(r"\d")


def _blocks(lines: list[Line]) -> Iterator[tuple[int, int]]:
    """Yield where the blocks between blank lines begin and end."""
    first = 0
    for index in range(len(lines) + 1):
        if index < len(lines) and lines[index].text:
            continue
        if index > first:
            yield first, index
        first = index + 1


def recurring_heads(lines: list[Line]) -> set[int]:
    """Return the lines of blocks that come back word for word as page heads do.

    The first stays: it opens the document.
    """
    places: dict[tuple[str, ...], list[int]] = {}
    for first, end in _blocks(lines):
        if end - first <= MOST:
            block = tuple(line.text for line in lines[first:end])
            places.setdefault(block, []).append(first)
    return {
        index
        for block, found in places.items()
        if len(found) >= OFTEN and _is_head(block)
        for first in found[1:]
        for index in range(first, first + len(block))
    }


def _is_head(block: tuple[str, ...]) -> bool:
    """Tell whether a block is short and says what a page head says."""
    if any(len(line) > LONGEST for line in block):
        return False
    if any(line[0] == "§" or line[-1] in ".:;" for line in block):
        return False
    return any(SAYS.search(line) and DIGIT.search(line) for line in block)
