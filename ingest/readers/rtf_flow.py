"""One stream of RTF text: the main text, a note, a page head or a text box."""

from typing import NamedTuple

from ingest.readers.calls import settle
from ingest.readers.rows import Blocks, RowCell, put_row
from ingest.readers.rtf_words import HEADS
from ingest.readers.stylenames import LONGEST_HEADING
from ingest.readers.typed import BoldLines, add_lines, typed

# Right edges of cells this near each other (in twentieths of a point) are the same.
_SAME_EDGE = 80
_DEEPEST_TABLE = 20
_MOST_EDGES = 64


class Role(NamedTuple):
    """What a paragraph is when it ends."""

    level: int = 0
    listed: bool = False
    depth: int = 0
    list_level: int = 0


class _Row(NamedTuple):
    cells: list[Blocks]
    edges: list[int]


class Flow:
    """Collects text to paragraphs, and paragraphs to cells, rows and blocks."""

    def __init__(self, kind: str, sink: BoldLines | Blocks) -> None:
        """Begin a stream of a kind ("text", "footnote", "headerf")."""
        self.kind = kind
        self.sink = sink
        self.label = ""
        self.boxes: list[Blocks] = []
        self.edges: list[int] = []
        self._text: list[str] = []
        self._bytes = bytearray()
        self._encoding = "cp1252"
        self._bold: bool | None = None
        self._rows: list[_Row] = []
        self._cells: dict[int, list[Blocks]] = {}
        self._open: dict[int, Blocks] = {}

    def put(self, text: str, *, bold: bool = False) -> None:
        """Add text to the paragraph."""
        self._flush()
        self._text.append(text)
        if text.strip():
            self._bold = bold and self._bold is not False

    def put_bytes(self, data: bytes, encoding: str, *, bold: bool = False) -> None:
        """Add text as the file has it; bytes of one letter may come one by one."""
        if encoding != self._encoding:
            self._flush()
            self._encoding = encoding
        self._bytes += data
        if data.strip():
            self._bold = bold and self._bold is not False

    def _flush(self) -> None:
        if self._bytes:
            self._text.append(self._bytes.decode(self._encoding, "replace"))
            self._bytes.clear()

    def taken(self) -> str:
        """Return the text so far, and begin again."""
        self._flush()
        text = "".join(self._text)
        self._text.clear()
        if any("\ud800" <= char <= "\udfff" for char in text):
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return text

    def paragraph(self, role: Role) -> None:
        """End a paragraph."""
        depth = min(role.depth, _DEEPEST_TABLE)
        if depth == 0:
            self.end_table()
        text, bold = self.taken(), bool(self._bold)
        if self.kind not in HEADS:
            text = settle(text)
        sink = self._cell(depth) if depth else self.sink
        _add(sink, text, self.label, role, bold=bold)
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            box.give(sink)
        self.label, self._bold = "", None

    def _cell(self, depth: int) -> Blocks:
        return self._open.setdefault(depth, Blocks())

    def cell(self, role: Role) -> None:
        """End a cell, and the paragraph it ends with."""
        depth = max(1, min(role.depth, _DEEPEST_TABLE))
        self.paragraph(role._replace(depth=depth))
        self._cells.setdefault(depth, []).append(self._cell(depth))
        del self._open[depth]

    def row(self, depth: int) -> None:
        """End a row; one of a table within a cell becomes the cell's."""
        depth = max(1, min(depth, _DEEPEST_TABLE))
        cells = self._cells.pop(depth, [])
        if not cells:
            return
        if depth > 1:
            rows = [RowCell(cell) for cell in cells]
            put_row(self._cell(depth - 1), rows, len(rows))
        else:
            self._rows.append(_Row(cells, self.edges[:_MOST_EDGES]))

    def end_table(self) -> None:
        """Hand on the rows of a table when text after it begins."""
        for depth in sorted(self._open.keys() | self._cells.keys(), reverse=True):
            if depth in self._open:
                self._cells.setdefault(depth, []).append(self._open.pop(depth))
            self.row(depth)
        rows, self._rows = self._rows, []
        if not rows:
            return
        grid = _grid(rows)
        columns = max(len(grid), *(len(row.cells) for row in rows))
        self.sink.part()
        for row in rows:
            put_row(self.sink, _spanned(row, grid), columns)
        self.sink.part()

    def finish(self, role: Role) -> None:
        """End the stream."""
        self.paragraph(role._replace(depth=0) if not self._rows else role)
        self.end_table()


def _grid(rows: list[_Row]) -> list[int]:
    """Return the right edges of all columns of a table, from left to right."""
    grid: list[int] = []
    for edge in sorted({edge for row in rows for edge in row.edges}):
        if not grid or edge - grid[-1] > _SAME_EDGE:
            grid.append(edge)
    return grid if len(grid) <= _MOST_EDGES else []


def _spanned(row: _Row, grid: list[int]) -> list[RowCell]:
    """Return a row's cells with the columns each takes up."""
    if len(row.edges) != len(row.cells) or not grid:
        return [RowCell(cell) for cell in row.cells]
    cells, left = [], -1
    for cell, edge in zip(row.cells, row.edges, strict=True):
        right = max(
            (at for at, known in enumerate(grid) if known <= edge + _SAME_EDGE),
            default=0,
        )
        cells.append(RowCell(cell, max(right - left, 1)))
        left = right
    return cells


def _add(
    sink: BoldLines | Blocks, text: str, label: str, role: Role, *, bold: bool
) -> None:
    """Add a paragraph as what its style and list make it."""
    if not text.strip():
        sink.add(text)
        return
    sign = _sign(label)
    if role.level and len(text) <= LONGEST_HEADING:
        sink.add(sign + typed(text.replace("\n", " "))[0], "heading", role.level)
    elif (sign or role.listed) and "§" not in sign:
        line = (sign or "• ") + text.replace("\n", " ")
        sink.add(line, "list_item", role.list_level)
    else:
        add_lines(sink, sign + text, bold=bold)


def _sign(label: str) -> str:
    """Return a list's number or bullet as it stands before the text."""
    plain = " ".join(label.split())
    if not plain:
        return ""
    if len(plain) == 1 and not plain.isalnum():
        return f"{plain} " if plain in "-–" else "• "
    return f"{plain} "
