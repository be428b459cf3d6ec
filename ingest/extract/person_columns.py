"""Signatures in columns: the title in the same column as the name is theirs."""

import re
from dataclasses import dataclass
from itertools import groupby

from ingest.extract.person_lists import label_role
from ingest.extract.person_titles import is_title, title_in

CELL = re.compile(r"[^\t\n]+")
MAX_BETWEEN = 2

Title = tuple[str, str | None, int, int]


@dataclass(frozen=True, slots=True, order=True)
class _Row:
    """A line's cells as (start, text); what they hold: names, titles or neither.

    A line of one cell is no row of columns, whatever it holds.
    """

    line: int
    cells: tuple[tuple[int, str], ...]
    holds: str


def titles(text: str, name_starts: list[int]) -> dict[int, Title]:
    """Return where a name begins → title, place and span of the title by it."""
    starts = frozenset(name_starts)
    rows = [row for row in _rows(text, starts) if row.cells]
    found: dict[int, Title] = {}
    for size, group in groupby(rows, key=lambda row: len(row.cells)):
        block = list(group)
        if size > 1:
            found |= _paired(block)
    return found


def _rows(text: str, starts: frozenset[int]) -> list[_Row]:
    if "\t" not in text:
        return []
    rows, position = [], 0
    for number, line in enumerate(text.splitlines(keepends=True)):
        cells = []
        for match in CELL.finditer(line):
            written = match.group().strip(" \u00a0:")
            if written:
                offset = match.group().index(written)
                cells.append((position + match.start() + offset, written))
        holds = _holds(cells, starts) if len(cells) > 1 else ""
        rows.append(_Row(number, tuple(cells), holds))
        position += len(line)
    return rows


def _holds(cells: list[tuple[int, str]], starts: frozenset[int]) -> str:
    if any(start in starts for start, _ in cells):
        return "names"
    return "titles" if all(_title(cell) for _, cell in cells) else ""


def _title(cell: str) -> tuple[str, str | None] | None:
    role = label_role(cell)
    if role is not None:
        return (cell, None)
    opens = is_title(cell.split(maxsplit=1)[0].lower())
    return title_in(cell) if opens or len(cell.split()) < 4 else None


def _paired(block: list[_Row]) -> dict[int, Title]:
    """Pair each row of names with the titles nearest to it, below or above."""
    found: dict[int, Title] = {}
    kinds = [row.holds for row in block if row.holds]
    below_first = kinds[:1] == ["names"]
    for index, row in enumerate(block):
        if row.holds != "names":
            continue
        below = _nearest(block[index + 1 : index + 2 + MAX_BETWEEN])
        above = _nearest(block[max(0, index - 1 - MAX_BETWEEN) : index][::-1])
        ranked = sorted(
            (abs(near.line - row.line), (near is below) != below_first, near)
            for near in (below, above)
            if near is not None
        )
        if ranked:
            found |= _cells(row, ranked[0][2])
    return found


def _nearest(rows: list[_Row]) -> _Row | None:
    """Return the row of titles that no other row of names stands before."""
    near = next((row for row in rows[: MAX_BETWEEN + 1] if row.holds), None)
    return near if near is not None and near.holds == "titles" else None


def _cells(names: _Row, beside: _Row) -> dict[int, Title]:
    found: dict[int, Title] = {}
    for (start, _), (place, cell) in zip(names.cells, beside.cells, strict=True):
        title = _title(cell)
        if title is not None:
            found[start] = (*title, place, place + len(cell))
    return found
