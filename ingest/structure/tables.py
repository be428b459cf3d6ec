"""Tables: rows that the file marks or that tabs set out, with the cells they hold."""

import re
from collections.abc import Iterator

from ingest.model import Cell, Table
from ingest.structure.layout import Layout
from ingest.structure.textlines import TextLine

# Rows that only tabs tell from running text: so many under each other.
LEAST_ROWS = 2
CELL = re.compile(r"[^\t]+")


def _cells(text: str, start: int, end: int) -> tuple[Cell, ...]:
    """Return the cells of the row `text[start:end]`; each tab parts two columns."""
    found, column, at = [], 0, start
    for match in CELL.finditer(text, start, end):
        column += match.start() - at
        at = match.end()
        words = match.group()
        stripped = words.strip()
        if stripped:
            first = match.start() + len(words) - len(words.lstrip())
            found.append(Cell(first, first + len(stripped), column))
    return tuple(found)


def _whole_line(text: str, line: TextLine) -> tuple[int, int]:
    """Return the line with the tabs around it: they hold empty cells' places."""
    start, end = line.start, line.end
    while start and text[start - 1] == "\t":
        start -= 1
    while end < len(text) and text[end] == "\t":
        end += 1
    return start, end


def _rows(layout: Layout) -> Iterator[tuple[int, TextLine, bool]]:
    """Yield index, line and whether the file marks it, for every line that is a row."""
    ends = {m.start: m.end for m in layout.marks if m.kind == "table_row"}
    stop = -1
    for index, line in enumerate(layout.lines):
        first = line.start if line.start in ends else _whole_line(layout.text, line)[0]
        stop = max(stop, ends.get(first, -1))
        if line.start < stop:
            yield index, line, True
        elif "\t" in line.text:
            yield index, line, False


def _groups(layout: Layout) -> Iterator[list[tuple[TextLine, bool]]]:
    """Yield rows that follow one another without other text between them."""
    group: list[tuple[TextLine, bool]] = []
    before = -1
    for index, line, marked in _rows(layout):
        # A blank line parts tables, but a page's end may stand within a marked one.
        within = bool(group) and (not line.gap or (marked and group[-1][1]))
        if group and not (within and index == before + 1):
            yield group
            group = []
        group.append((line, marked))
        before = index
    if group:
        yield group


def find_tables(layout: Layout) -> tuple[Table, ...]:
    """Return the tables of a text in order."""
    if "\t" not in layout.text and not layout.marks:
        return ()
    found = []
    for group in _groups(layout):
        if len(group) < LEAST_ROWS and not group[0][1]:
            continue
        rows = tuple(
            _cells(layout.text, *_whole_line(layout.text, line)) for line, _ in group
        )
        if any(len(row) > 1 for row in rows):
            start, end = group[0][0].start, group[-1][0].end
            found.append(Table(start, end, layout.page_of(start), rows))
    return tuple(found)
