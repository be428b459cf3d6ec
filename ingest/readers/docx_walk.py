"""One way through a Word file's paragraphs and tables, in document order."""

from collections.abc import Iterator
from typing import Any

from ingest.readers.docx_numbering import Label, Numbering
from ingest.readers.docx_package import W, switched, value, whole
from ingest.readers.docx_runs import Runs, is_bold, is_prompt
from ingest.readers.docx_styles import Styles
from ingest.readers.rows import Blocks, RowCell, put_row
from ingest.readers.stylenames import LONGEST_HEADING
from ingest.readers.typed import BoldLines, add_lines, typed

_WRAPPERS = frozenset(
    f"{W}{name}"
    for name in ("sdtContent", "customXml", "ins", "moveTo", "smartTag", "txbxContent")
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"}
_ALTERNATIVES = (
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
)

# No paragraph that changes have put together is longer.
_LONGEST_JOINED = 100_000


class Walk:
    """One way through paragraphs and tables, into the text or into a cell."""

    def __init__(
        self, styles: Styles, numbering: Numbering, runs: Runs, sink: BoldLines | Blocks
    ) -> None:
        """Begin; `sink` takes what is found."""
        self._styles = styles
        self._numbering = numbering
        self._runs = runs
        self._sink = sink
        self._carried = ""

    def blocks(self, parent: Any) -> None:
        """Add the paragraphs and tables within an element."""
        for child in parent:
            self.block(child)
        self._finish()

    def block(self, element: Any) -> None:
        """Add what one element holds."""
        tag = element.tag
        if tag == f"{W}p":
            self._paragraph(element)
        elif tag == f"{W}tbl":
            self._finish()
            self._sink.part()
            columns = column_count(element)
            for row in rows(element):
                self.row(row, columns)
            self._sink.part()
        elif tag == f"{W}sdt":
            if not is_prompt(element):
                self._within(element.find(f"{W}sdtContent"))
        elif tag == _ALTERNATIVES:
            self._within(next(iter(element), None))
        elif tag in _WRAPPERS:
            self._within(element)

    def _within(self, element: Any) -> None:
        for child in element if element is not None else ():
            self.block(child)

    def _finish(self) -> None:
        """Hand on text whose paragraph mark was deleted before a table or the end."""
        text, self._carried = self._carried, ""
        add_lines(self._sink, text, bold=False)

    def _paragraph(self, paragraph: Any) -> None:
        text = self._carried + self._runs.text(paragraph)
        boxes, self._runs.boxes = self._runs.boxes, []
        self._carried = ""
        if len(text) < _LONGEST_JOINED and _goes_on(paragraph):
            self._carried = text
        else:
            self._add(paragraph, text)
        for box in boxes:
            self._cell_walk(self._sink).blocks(box)

    def _add(self, paragraph: Any, text: str) -> None:
        """Add a whole paragraph as what its style and list make it."""
        label = self._numbering.label(paragraph)
        if not text.strip():
            self._sink.add(text)
            return
        level = self._styles.heading(paragraph)
        sign = label.sign if label else ""
        if level and len(text) <= LONGEST_HEADING:
            line = typed(text.replace("\n", " "))[0]
            self._sink.add(sign + line, "heading", level)
        elif label and _is_item(label):
            self._sink.add(sign + text.replace("\n", " "), "list_item", label.level)
        elif not sign and self._styles.is_list(paragraph):
            self._sink.add(text.replace("\n", " "), "list_item")
        else:
            waits = isinstance(self._sink, BoldLines)
            bold = waits and is_bold(paragraph, self._styles)
            add_lines(self._sink, sign + text, bold=bold)

    def row(self, row: Any, columns: int) -> None:
        """Add a table row, unless it was deleted."""
        if row.find(f"{W}trPr/{W}del") is not None:
            return
        cells = []
        before = value(row, "trPr/gridBefore")
        if before:
            cells.append(RowCell(Blocks(), whole(before, 1)))
        for cell in _cells(row):
            cells.append(self._cell(cell))
        put_row(self._sink, cells, columns or len(cells))

    def _cell(self, cell: Any) -> RowCell:
        blocks = Blocks()
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        follows = merge is not None and merge.get(f"{W}val") != "restart"
        if not follows and cell.find(f"{W}tcPr/{W}cellDel") is None:
            self._cell_walk(blocks).blocks(cell)
        return RowCell(blocks, whole(value(cell, "tcPr/gridSpan"), 1))

    def _cell_walk(self, sink: BoldLines | Blocks) -> "Walk":
        return Walk(self._styles, self._numbering, self._runs, sink)


def column_count(table: Any) -> int:
    """Return how many columns a table states, 0 where it does not."""
    return len(table.findall(f"{W}tblGrid/{W}gridCol"))


def rows(table: Any) -> Iterator[Any]:
    """Yield a table's own rows, those in content controls included."""
    yield from _inside(table, f"{W}tr")


def _cells(row: Any) -> Iterator[Any]:
    yield from _inside(row, f"{W}tc")


def _inside(parent: Any, tag: str) -> Iterator[Any]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag == f"{W}sdt":
            if not is_prompt(child):
                yield from _inside(child.findall(f"{W}sdtContent/*"), tag)
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag)


def _goes_on(paragraph: Any) -> bool:
    """Tell whether a paragraph's end was deleted, so that the next one continues."""
    properties = paragraph.find(f"{W}pPr/{W}rPr")
    return properties is not None and (
        properties.find(f"{W}del") is not None
        or properties.find(f"{W}moveFrom") is not None
        or bool(switched(properties, "specVanish"))
    )


def _is_item(label: Label) -> bool:
    """Tell whether a numbered paragraph is an item: a § is no item but a paragraph."""
    return bool(label.sign) and "§" not in label.sign
