"""A text put together block by block, with the role each block has."""

import re

from ingest.model import Mark, MarkKind

_SPACE = re.compile(r"\s+")
# Rows and items stand on lines of their own without a blank line between them.
_TIGHT = frozenset({"list_item", "table_row"})


class TextBuilder:
    """Collect paragraphs, headings, items and rows as lines with marks."""

    def __init__(self) -> None:
        """Start with an empty text."""
        self._parts: list[str] = []
        self._length = 0
        self._last: MarkKind | None = None
        self.marks: list[Mark] = []

    def add(self, text: str, kind: MarkKind | None = None, level: int = 0) -> None:
        """Add one block; white space within becomes single spaces, tabs stay."""
        cells = [_SPACE.sub(" ", cell).strip() for cell in text.split("\t")]
        line = "\t".join(cells).rstrip()
        if kind != "table_row":
            line = line.lstrip()
        if not line:
            return
        if self._parts:
            self._put("\n" if kind == self._last and kind in _TIGHT else "\n\n")
        start = self._length
        self._put(line)
        if kind is not None:
            self.marks.append(Mark(start, self._length, kind, level))
        self._last = kind

    def part(self) -> None:
        """Begin anew: what follows is another list or table than what stands above."""
        self._last = None

    def _put(self, part: str) -> None:
        self._parts.append(part)
        self._length += len(part)

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._parts)
