"""Footnotes: smaller lines at the foot of a page that open with their number."""

import re

from ingest.readers.pdf_layout import LaidLine
from ingest.readers.pdf_style import Style

# A note's letters are smaller than the body's by at least this.
SMALLER = 0.95
# A page has no more notes than this, and a note no more lines.
MOST_NOTES, MOST_LINES = 30, 30
_NUMBER = re.compile(r"(\d{1,3})\s?[^\W\d_]")


def footnotes(lines: list[LaidLine], style: Style) -> list[tuple[int, int]]:
    """Return first and last line of every footnote of a page.

    Its number must be called for in the text above: "verksamheten1", "2023[1]".
    """
    found: list[tuple[int, int]] = []
    for number, line in enumerate(lines):
        if line.row or line.tall > SMALLER * style.tall:
            continue
        opens = _NUMBER.match(line.text)
        if opens and _is_called(opens[1], lines[:number]):
            found.append((number, _last(lines, number, style)))
            if len(found) == MOST_NOTES:
                break
    return found


def _is_called(number: str, above: list[LaidLine]) -> bool:
    call = re.compile(rf"[^\W\d_][.,;:)”\"]?{number}(?!\d)|\d\[{number}\]")
    return any(call.search(line.text) for line in above)


def _last(lines: list[LaidLine], first: int, style: Style) -> int:
    """Return the last line of the note that begins with line `first`."""
    last = first
    for number in range(first + 1, min(len(lines), first + MOST_LINES)):
        line, before = lines[number], lines[number - 1]
        if (
            abs(line.tall - lines[first].tall) > 0.1 * line.tall
            or _NUMBER.match(line.text)
            or style.parts(before, line)
        ):
            break
        last = number
    return last
