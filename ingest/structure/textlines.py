"""The lines of a cleaned text: each is a paragraph, heading, item or row."""

from typing import NamedTuple


class TextLine(NamedTuple):
    """One line that holds something; `gap` says that a blank line stands before."""

    start: int
    end: int
    text: str
    gap: bool


def split_text(text: str) -> tuple[TextLine, ...]:
    """Return the lines of `text` that are not blank, white space trimmed away."""
    found: list[TextLine] = []
    start, gap = 0, True
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            first = start
            if len(stripped) < len(raw):
                first += len(raw) - len(raw.lstrip())
            found.append(TextLine(first, first + len(stripped), stripped, gap))
        gap = not stripped
        start += len(raw) + 1
    return tuple(found)
