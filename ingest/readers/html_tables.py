"""Tables of a page: which are data, and each cell in its own column."""

from collections.abc import Iterator

from ingest.readers.html_source import tags
from ingest.readers.html_tree import HEADINGS, Element

_MOST_COLUMNS = 100
_MOST_ROWS_SPANNED = 1000
_LONGEST_CELL = 400
_PARTS = {"thead": 0, "tbody": 1, "tfoot": 2}
_BLOCKS = tags("p div ul ol")


def rows_of(table: Element) -> list[Element]:
    """Return a table's own rows: head, bodies and foot, however they were written."""
    found: list[tuple[int, Element]] = []
    for child in _shown(table):
        if child.tag == "tr":
            found.append((1, child))
        elif child.tag in _PARTS:
            place = _PARTS[child.tag]
            found.extend((place, row) for row in _shown(child) if row.tag == "tr")
    return [row for _, row in sorted(found, key=lambda item: item[0])]


def cells_of(row: Element) -> list[Element]:
    """Return a row's cells."""
    return [cell for cell in _shown(row) if cell.tag in {"td", "th"}]


def is_data(table: Element, rows: list[Element]) -> bool:
    """Tell a table of data from one that only lays out the page."""
    if table.get("role") in {"presentation", "none"}:
        return False
    inner = [
        e.tag
        for child in table.children
        if isinstance(child, Element)
        for e in child.elements()
    ]
    if "table" in inner or any(tag in HEADINGS and tag < "h4" for tag in inner):
        return False
    cells = [cell for row in rows for cell in cells_of(row)]
    wide = any(len(cells_of(row)) > 1 for row in rows)
    if not wide:
        return "th" in inner and len(rows) > 1
    if "th" in inner or "thead" in inner or "caption" in inner:
        return True
    if len(rows) == 1 and not all(cell.letters for cell in cells):
        return False
    heavy = sum(cell.letters > _LONGEST_CELL or _paragraphs(cell) > 3 for cell in cells)
    return heavy * 4 <= len(cells) and not all(
        cell.linked == cell.letters for cell in cells
    )


def grid(rows: list[Element]) -> Iterator[list[Element | None]]:
    """Yield each row with its cells in their columns; None where none begins."""
    spanned: dict[int, int] = {}
    for row in rows:
        line: list[Element | None] = []
        for cell in cells_of(row):
            while spanned.get(len(line), 0) > 0:
                line.append(None)
            if len(line) >= _MOST_COLUMNS:
                line[-1] = line[-1] or cell
                continue
            width = _span(cell.get("colspan"), _MOST_COLUMNS - len(line))
            height = _span(cell.get("rowspan"), _MOST_ROWS_SPANNED)
            for column in range(len(line), len(line) + width):
                spanned[column] = max(spanned.get(column, 0), height)
            line += [cell, *[None] * (width - 1)]
        spanned = {column: left - 1 for column, left in spanned.items() if left > 1}
        yield line


def _shown(element: Element) -> Iterator[Element]:
    for child in element.children:
        if isinstance(child, Element) and not child.kind:
            yield child


def _paragraphs(cell: Element) -> int:
    return sum(child.tag in _BLOCKS for child in _shown(cell))


def _span(text: str, most: int) -> int:
    text = text.strip()
    if not (text.isascii() and text.isdigit()) or len(text) > 5:
        return 1
    number = int(text)
    return min(number or most, most) if number != 1 else 1
