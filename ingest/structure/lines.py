"""A draft's text seen as lines on pages."""

from bisect import bisect_right
from dataclasses import dataclass

from ingest.structure.edits import Draft


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `text` without surrounding space, `page` counted from 0.

    `start` and `end` are the whole line's; the text stands `indent` further in.
    """

    start: int
    end: int
    text: str
    page: int
    indent: int = 0


def split_lines(draft: Draft) -> list[Line]:
    """Return all lines, blank ones too; `end` stands before the line feed."""
    lines, start = [], 0
    for part in draft.text.split("\n"):
        end = start + len(part)
        page = max(bisect_right(draft.page_starts, start) - 1, 0)
        indent = len(part) - len(part.lstrip())
        lines.append(Line(start, end, part.strip(), page, indent))
        start = end + 1
    return lines
