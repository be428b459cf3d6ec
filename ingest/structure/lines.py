"""A draft's text seen as lines on pages."""

from bisect import bisect_right
from typing import NamedTuple

from ingest.structure.edits import Draft


class Line(NamedTuple):
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
    lines, start, page, starts = [], 0, 0, draft.page_starts
    turn = starts[1] if len(starts) > 1 else len(draft.text) + 1
    for part in draft.text.split("\n"):
        end = start + len(part)
        if start >= turn:
            page = bisect_right(starts, start) - 1
            turn = starts[page + 1] if page + 1 < len(starts) else len(draft.text) + 1
        text = part.strip()
        indent = len(part) - len(part.lstrip()) if len(text) < len(part) else 0
        lines.append(Line(start, end, text, page, indent))
        start = end + 1
    return lines
