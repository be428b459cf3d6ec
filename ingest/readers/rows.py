"""Table rows of office documents: as one line of cells, or as the blocks they place.

Office files use tables for two things: for data, and to place text on the page. A
row of data is one line with a tab between cells. Where the cells of a row are short
lists beside each other (an attendance list), line follows line as the eye reads them.
"""

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple, Protocol

from ingest.model import MarkKind

# A cell as long as this holds running text: the table only places it on the page.
LONGEST_CELL = 400
# Lines of a list within a cell are no longer than this.
LONGEST_LINE = 90
# A label is broken over so few and short lines, the later in lower case.
LABEL_LINES, LABEL_WIDTH = 4, 40
# Labels of a letterhead: what follows in the cell is what they label.
_LABEL = re.compile(
    r"(?:(?:er|vår|ert|vårt) )?(?:datum|dnr|diarienummer|diarienr|ärendenummer|ärendenr"
    r"|handläggare|referens|beteckning|kontaktperson|mottagare)[.:]?",
    re.IGNORECASE,
)
# No table is as wide as this; a file that says so does not fill it.
MOST_COLUMNS = 64


class Sink(Protocol):
    """What takes blocks: the whole text, or a cell of it."""

    def add(self, text: str, kind: MarkKind | None = None, level: int = 0) -> None:
        """Take one block."""

    def part(self) -> None:
        """Begin another list or table."""


class Block(NamedTuple):
    """One block of a cell; None for text is where a table begins."""

    text: str | None
    kind: MarkKind | None = None
    level: int = 0


class Blocks:
    """The blocks of one cell (or page head), kept until its row is known."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.all: list[Block] = []

    def add(self, text: str, kind: MarkKind | None = None, level: int = 0) -> None:
        """Keep one block."""
        if text.strip():
            self.all.append(Block(text, kind, level))

    def part(self) -> None:
        """Remember that another table begins here."""
        self.all.append(Block(None))

    def lines(self) -> list[str]:
        """Return the text line by line."""
        return [
            line
            for block in self.all
            for line in (block.text or "").split("\n")
            if line.strip()
        ]

    def give(self, sink: Sink) -> None:
        """Hand the blocks on, line by line where they have several."""
        for block in self.all:
            if block.text is None:
                sink.part()
                continue
            for line in block.text.split("\n"):
                sink.add(line, block.kind, block.level)


class RowCell(NamedTuple):
    """A cell and how many columns it takes up."""

    blocks: Blocks
    columns: int = 1


def put_row(sink: Sink, cells: list[RowCell], columns: int) -> None:
    """Add a row of a table that has so many columns in all."""
    texts = [_unwrapped(cell.blocks.lines()) for cell in cells]
    if _is_layout(cells, texts, columns):
        for cell in cells:
            cell.blocks.give(sink)
    elif max(map(len, texts), default=0) > 1 and _are_lists(texts):
        for line in zip_longest(*texts, fillvalue=""):
            _add(sink, cells, line)
    else:
        _add(sink, cells, [" ".join(lines) for lines in texts])


def _unwrapped(lines: list[str]) -> list[str]:
    """Return the lines of a cell; a label broken over lines is one of them.

    >>> _unwrapped(["Tjänstgörande", "ersättare"])
    ['Tjänstgörande ersättare']
    """
    first, *rest = lines or [""]
    if not 0 < len(rest) < LABEL_LINES or not first[:1].isupper():
        return lines
    if not all(line[:1].islower() and len(line) <= LABEL_WIDTH for line in rest):
        return lines
    return [" ".join(lines)] if len(first) <= LABEL_WIDTH else lines


def _is_layout(cells: list[RowCell], texts: list[list[str]], columns: int) -> bool:
    """Tell whether a row only places its text on the page."""
    blocks = [block for cell in cells for block in cell.blocks.all]
    if columns <= 1 or any(block.kind == "table_row" for block in blocks):
        return True
    filled = [lines for lines in texts if lines]
    if len(filled) == 1 and any(block.kind == "heading" for block in blocks):
        return True
    if any(len(lines) > 1 and any(map(_LABEL.fullmatch, lines)) for lines in texts):
        return True
    if _are_lists(texts):
        return False
    return any(sum(map(len, lines)) > LONGEST_CELL for lines in texts)


def _are_lists(texts: list[list[str]]) -> bool:
    return all(len(line) <= LONGEST_LINE for lines in texts for line in lines)


def _add(sink: Sink, cells: list[RowCell], texts: Sequence[str]) -> None:
    """Add one line of cells; a cell over several columns is followed by their tabs."""
    row = ""
    for cell, text in zip(cells, texts, strict=True):
        row += text.replace("\t", " ") + "\t" * min(max(cell.columns, 1), MOST_COLUMNS)
    if row.strip():
        sink.add(row, "table_row")
