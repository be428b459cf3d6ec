"""A text put together block by block, with the role each block has."""

import re

from ingest.model import Furniture, FurnitureKind, Mark, MarkKind

_SPACE = re.compile(r"[^\S\f]+")
_TURN = re.compile(r" ?\f[ \f]*")
# Rows and items stand on lines of their own without a blank line between them.
_TIGHT = frozenset({"list_item", "table_row"})


class TextBuilder:
    """Collect paragraphs, headings, items and rows as lines with marks.

    A form feed in a block says that a new page begins with what follows it.
    """

    def __init__(self) -> None:
        """Start with an empty text."""
        self._parts: list[str] = []
        self._length = 0
        self._last: MarkKind | None = None
        # Whether a page began since the last block, and whether one does after it.
        self._turned = False
        self._trailing = False
        self._starts = [0]
        self._furnished: set[tuple[FurnitureKind, str]] = set()
        self.marks: list[Mark] = []
        self.furniture: list[Furniture] = []

    def add(self, text: str, kind: MarkKind | None = None, level: int = 0) -> None:
        """Add one block; white space within becomes single spaces, tabs stay."""
        cells = [_SPACE.sub(" ", cell).strip(" ") for cell in text.split("\t")]
        line = "\t".join(cells).rstrip(" \t")
        if kind != "table_row":
            line = line.lstrip(" \t")
        turns: tuple[int, ...] = ()
        if "\f" in line:
            line, turns = self._turns(line, kind)
        if not line:
            return
        if self._parts:
            self._put("\n" if kind == self._last and kind in _TIGHT else "\n\n")
        start = self._length
        if self._turned:
            turns, self._turned = (0, *turns), False
        self._starts += (start + turn for turn in turns if start + turn)
        self._put(line)
        if kind is not None:
            self.marks.append(Mark(start, self._length, kind, level))
        self._last = kind
        self._turned, self._trailing = self._trailing, False

    def part(self) -> None:
        """Begin anew: what follows is another list or table than what stands above."""
        self._last = None

    def furnish(self, kind: FurnitureKind, text: str, at: int | None = None) -> None:
        """Note a line that stands around the text, once however often it does."""
        line = " ".join(text.split(" ")).strip()
        if line and (kind, line) not in self._furnished:
            self._furnished.add((kind, line))
            place = self._length if at is None else at
            self.furniture.append(Furniture(kind, line, len(self._starts), place))

    def _turns(self, line: str, kind: MarkKind | None) -> tuple[str, tuple[int, ...]]:
        """Return a line without form feeds, and the places where they stood."""
        kept, turns, read = "", [], 0
        for found in _TURN.finditer(line):
            kept += line[read : found.start()]
            read = found.end()
            if " " in found.group() and kept:
                kept += " "
            turns.append(len(kept))
        kept += line[read:]
        if kind != "table_row":
            kept = kept.rstrip()
        if not kept.strip():
            self._turned = True
            return "", ()
        if turns and turns[-1] >= len(kept):
            turns.pop()
            self._trailing = True
        return kept, tuple(turns)

    def _put(self, part: str) -> None:
        self._parts.append(part)
        self._length += len(part)

    @property
    def length(self) -> int:
        """How many characters there are so far."""
        return self._length

    @property
    def page_starts(self) -> tuple[int, ...]:
        """Where each page begins; one entry where no page ever turned."""
        return tuple(dict.fromkeys(self._starts))

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._parts)
