"""Ruled tables: each row one line, a tab between its cells.

A cell's wrapped lines are joined where they surely are one text: the next line's first
word would not have fitted. A cell that holds a list of its own (the members present
beside the label "Beslutande") keeps its lines, as they were drawn.
"""

from itertools import pairwise
from typing import NamedTuple

from ingest.readers.pdf_layout import LaidLine, Place
from ingest.readers.pdf_rules import NEAR, Rulings
from ingest.structure.hyphens import HANGING

# A table has at least this many rows and columns.
LEAST = 2
# A cell of so many lines can be a list; sentences have more letters a line than this.
LEAST_LIST, PROSE = 3, 30
# Lines this near in height (in letters' heights) stand level.
LEVEL = 0.4
# A cell's margin is no wider than this; a cell without a right edge ends here.
WIDEST_MARGIN, OPEN = 12.0, 1e6


class Piece(NamedTuple):
    """One line's stretch of text within a cell; `line` is the line's own number."""

    text: str
    place: Place
    line: int
    bold: bool
    tall: float


class Bounds(NamedTuple):
    """The edges of one cell."""

    left: float
    bottom: float
    right: float
    top: float


def with_rows(lines: list[LaidLine], rulings: Rulings) -> list[LaidLine]:
    """Return a page's lines with those of ruled tables as one line a row."""
    cells = _cells(lines, rulings)
    replaced: dict[int, list[LaidLine]] = {}
    gone: set[int] = set()
    for table in _tables(cells):
        for row in table.rows:
            members = {piece.line for cell in row for piece in cells[cell]}
            as_rows = _row(row, cells, table)
            if as_rows and _owns(members, row, cells, lines):
                replaced[min(members)] = as_rows
                gone |= members
    if not gone:
        return lines
    result: list[LaidLine] = []
    for number, line in enumerate(lines):
        if number in replaced:
            result += replaced[number]
        elif number not in gone:
            result.append(line)
    return result


class _Table(NamedTuple):
    """The rows of one table, top down, its cells left to right, and its columns.

    `rights` is how far text reaches in cells of those left and right edges.
    """

    rows: list[list[Bounds]]
    columns: list[float]
    rights: dict[tuple[float, float], float]


def _cells(lines: list[LaidLine], rulings: Rulings) -> dict[Bounds, list[Piece]]:
    """Return what stands in each cell, in the order drawn."""
    cells: dict[Bounds, list[Piece]] = {}
    for number, line in enumerate(lines):
        for place in line.places:
            bounds = _around(place, rulings)
            if bounds is not None:
                text = line.text[place.start : place.end]
                piece = Piece(text, place, number, line.bold, line.tall)
                cells.setdefault(bounds, []).append(piece)
    return cells


def _around(place: Place, rulings: Rulings) -> Bounds | None:
    """Return the cell around a place: the nearest rulings on all four sides.

    A side without a ruling is open, but one of the upright ones must be there.
    """
    x, y = (place.left + place.right) / 2, (place.bottom + place.top) / 2
    beside = [d for d in rulings.down if d.bottom - 1 <= y <= d.top + 1]
    left = max((d for d in beside if d.x <= x), default=None)
    right = min((d for d in beside if d.x > x), default=None)
    nearest = left or right
    if nearest is None:
        return None
    level = [up for up, begins, ends in rulings.across if begins - 1 <= x <= ends + 1]
    if not level:
        return None
    top = min((up for up in level if up > y), default=nearest.top)
    bottom = max((up for up in level if up <= y), default=nearest.bottom)
    if top > nearest.top + NEAR:
        top = nearest.top
    if bottom < nearest.bottom - NEAR:
        bottom = nearest.bottom
    return Bounds(
        round(left.x if left else -1.0),
        round(bottom),
        round(right.x if right else OPEN),
        round(top),
    )


def _tables(cells: dict[Bounds, list[Piece]]) -> list[_Table]:
    """Return the tables that the cells make up."""
    tables = []
    for group in _groups(sorted(cells, key=lambda cell: (-cell.top, cell.left))):
        rows: list[list[Bounds]] = []
        for cell in group:
            if rows and abs(rows[-1][0].top - cell.top) <= NEAR:
                rows[-1].append(cell)
            else:
                rows.append([cell])
        columns = _columns(group)
        if len(columns) >= LEAST and any(len(row) >= LEAST for row in rows):
            ordered = [sorted(row, key=lambda cell: cell.left) for row in rows]
            tables.append(_Table(ordered, columns, {}))
    return tables


def _groups(cells: list[Bounds]) -> list[list[Bounds]]:
    """Return cells, ordered from the top, in groups that follow close below."""
    groups: list[list[Bounds]] = []
    floor = 0.0
    for cell in cells:
        if groups and cell.top >= floor - 4 * NEAR:
            groups[-1].append(cell)
            floor = min(floor, cell.bottom)
        else:
            groups.append([cell])
            floor = cell.bottom
    return groups


def _columns(cells: list[Bounds]) -> list[float]:
    """Return where the columns begin."""
    columns: list[float] = []
    for left in sorted(cell.left for cell in cells):
        if not columns or left - columns[-1] > NEAR:
            columns.append(left)
    return columns


def _owns(
    members: set[int],
    row: list[Bounds],
    cells: dict[Bounds, list[Piece]],
    lines: list[LaidLine],
) -> bool:
    """Tell whether all of the lines that a row takes from stand within it."""
    held = sum(len(cells[cell]) for cell in row)
    return held == sum(len(lines[number].places) for number in members)


def _row(
    row: list[Bounds], cells: dict[Bounds, list[Piece]], table: _Table
) -> list[LaidLine]:
    """Return a row as one line, or as several that stand level; [] if it is neither."""
    columns = [_column(cell.left, table.columns) for cell in row]
    texts = [_lines_of(cells[cell]) for cell in row]
    if len(row) == 1 and len(table.columns) > 1:
        return []
    broken = [
        sum(not _wraps(one, after, right) for one, after in pairwise(text))
        for text, right in zip(texts, _rights(row, table, cells), strict=True)
    ]
    if _stand_level(texts, broken):
        return [_line(*_at(columns, texts, n)) for n in range(max(map(len, texts)))]
    if any(_is_list(text, n) for text, n in zip(texts, broken, strict=True)):
        return []
    return [_line(columns, texts)]


def _is_list(text: list[list[Piece]], broken: int) -> bool:
    """Tell whether a cell's lines are the entries of a list, not one text.

    Args:
        text: The cell's lines.
        broken: After how many of them the next one's first word would have fitted.
    """
    if len(text) < LEAST_LIST or 2 * broken < len(text):
        return False
    ended = sum(line[-1].text[-1:] in ".:;?" for line in text)
    letters = sum(len(piece.text) for line in text for piece in line)
    return not (ended and letters > PROSE * len(text))


def _stand_level(texts: list[list[list[Piece]]], broken: list[int]) -> bool:
    """Tell whether all cells of a row hold lists whose entries stand level.

    So rows without rulings between them do, and two signatures with their names.
    """
    count = len(texts[0])
    if count < LEAST or any(
        len(text) != count or 2 * n < count - 1
        for text, n in zip(texts, broken, strict=True)
    ):
        return False
    return all(
        abs(one[0].place.bottom - other[0].place.bottom) < LEVEL * one[0].tall
        for text in texts[1:]
        for one, other in zip(texts[0], text, strict=True)
    )


def _column(left: float, columns: list[float]) -> int:
    return min(range(len(columns)), key=lambda n: abs(columns[n] - left))


def _lines_of(pieces: list[Piece]) -> list[list[Piece]]:
    """Return the pieces of a cell line by line, downwards."""
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: -p.place.bottom):
        if lines and (
            abs(lines[-1][0].place.bottom - piece.place.bottom) < LEVEL * piece.tall
        ):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [sorted(line, key=lambda p: p.place.left) for line in lines]


def _rights(
    row: list[Bounds], table: _Table, cells: dict[Bounds, list[Piece]]
) -> list[float]:
    """Return how far text can reach in each of a row's cells: to its right margin."""
    return [_right(cell, table, cells) for cell in row]


def _right(cell: Bounds, table: _Table, cells: dict[Bounds, list[Piece]]) -> float:
    known = table.rights.get((cell.left, cell.right))
    if known is not None:
        return known
    alike = [
        piece.place
        for others in table.rows
        for other in others
        if abs(other.left - cell.left) <= NEAR and abs(other.right - cell.right) <= NEAR
        for piece in cells[other]
    ]
    reached = max(place.right for place in alike)
    margin = min(place.left for place in alike) - cell.left
    limit = cell.right - min(max(margin, 0.0), WIDEST_MARGIN)
    right = max(reached, limit) if cell.right < OPEN else reached
    table.rights[cell.left, cell.right] = right
    return right


def _wraps(line: list[Piece], after: list[Piece], right: float) -> bool:
    """Tell whether a line of a cell was broken for want of space."""
    first, last = after[0], line[-1]
    if first.text[:1].islower() or last.text[-1:] in "-,":
        return True
    place = first.place
    word = len(first.text.split(None, 1)[0]) / len(first.text)
    reach = last.place.right + (place.right - place.left) * word + 0.25 * last.tall
    return reach > right - 0.3 * last.tall


def _at(
    columns: list[int], texts: list[list[list[Piece]]], number: int
) -> tuple[list[int], list[list[list[Piece]]]]:
    """Return the columns and lines that stand as high as a row's line `number`."""
    line = max(texts, key=len)[number][0]
    found = [
        (column, [one])
        for column, text in zip(columns, texts, strict=True)
        for one in text
        if abs(one[0].place.bottom - line.place.bottom) < LEVEL * line.tall
    ]
    return [column for column, _ in found], [text for _, text in found]


def _line(columns: list[int], texts: list[list[list[Piece]]]) -> LaidLine:
    """Return cells as one line, with a tab before every column but the first."""
    text = ""
    places: list[Place] = []
    reached = 0
    for column, cell in zip(columns, texts, strict=True):
        text += "\t" * (column - reached)
        reached = column
        begun = len(text)
        for line in cell:
            for piece in line:
                text = _joint(text, piece.text, begun)
                start = len(text)
                text += piece.text
                places.append(piece.place._replace(start=start, end=len(text)))
    first = texts[0][0][0]
    pieces = [piece for cell in texts for line in cell for piece in line]
    return LaidLine(
        text,
        left=min(piece.place.left for piece in pieces),
        right=max(piece.place.right for piece in pieces),
        base=max(line[0].place.bottom for cell in texts for line in cell[:1]),
        tall=first.tall,
        bold=all(piece.bold for piece in pieces),
        first_word=0.0,
        places=tuple(places),
        row=True,
    )


def _joint(text: str, after: str, begun: int) -> str:
    """Return the text of a cell so far, ready for its next line."""
    if len(text) == begun:
        return text
    word = after.split(None, 1)[0]
    if text[-1] == "-" and word[0].islower() and word not in HANGING:
        last = text[begun:].rsplit(maxsplit=1)[-1][:-1].rpartition("-")[2]
        return text if len(last) < 2 or last.isupper() else text[:-1]
    if text[-1] in "-/" and text[-2:-1].isalnum() and word not in HANGING:
        return text
    return text + " "
