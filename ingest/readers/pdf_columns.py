"""Columns that were drawn line by line: lists and running text read column by column.

A table's row is read across, and so are a label and its value. But two lists of names
beside each other, or two columns of running text, are read one after the other, even
where the file draws a line of each in turn.
"""

import re
from itertools import pairwise

from ingest.readers.pdf_layout import LaidLine, Place

# So many lines below one another are columns; fewer are rows.
LEAST = 4
# Cells whose edges differ less than this stand below one another.
ALIGNED = 3.0
# This share of a column's cells must be of the column's kind.
MOST = 0.6
# A member with the party's letters: "Ada Ek (S)", "Bo Al (KD), ordförande".
_MEMBER = re.compile(r"[A-ZÅÄÖ][^()]{3,40}\((?:[A-ZÅÄÖ]{1,5}|-)\)")
_NUMBER = re.compile(r"[-–+]?\d[\d\s.,]*(?:%|tkr|kr|mnkr)?")


def read_across_or_down(lines: list[LaidLine]) -> list[LaidLine]:
    """Return lines with lists and running text beside each other parted in columns."""
    result: list[LaidLine] = []
    block: list[LaidLine] = []
    for line in lines:
        if block and not _goes_on(block[-1], line):
            result += _parted(block)
            block = []
        if len(line.places) == 2 and "\t" in line.text and not line.row:
            block.append(line)
        else:
            result += _parted(block)
            block = []
            result.append(line)
    return _with_wrapped_cells(result + _parted(block))


def _goes_on(before: LaidLine, line: LaidLine) -> bool:
    """Tell whether a line of two cells stands right below another."""
    if len(line.places) != 2 or "\t" not in line.text or line.row:
        return False
    level = abs(before.places[1].left - line.places[1].left) < ALIGNED
    return level and 0 < before.base - line.base < 2.5 * before.tall


def _parted(block: list[LaidLine]) -> list[LaidLine]:
    """Return lines of two cells one column after the other, if they are columns."""
    if len(block) < LEAST:
        return block
    left = [cell_of(line, 0) for line in block]
    right = [cell_of(line, 1) for line in block]
    lists = _share_of_members(left) >= MOST and _share_of_members(right) > 0.2
    prose = _is_prose(left) and _is_prose(right)
    return left + right if lists or prose else block


def _share_of_members(cells: list[LaidLine]) -> float:
    return sum(bool(_MEMBER.match(cell.text)) for cell in cells) / len(cells)


def _is_prose(cells: list[LaidLine]) -> bool:
    """Tell whether the cells of a column are lines of running text."""
    going_on = sum(
        after.text[0].islower() and cell.text[-1] not in ".:;"
        for cell, after in pairwise(cells)
    )
    long = sum(len(cell.text) > 25 for cell in cells)
    return going_on >= 0.4 * (len(cells) - 1) and long >= MOST * len(cells)


def cell_of(line: LaidLine, number: int) -> LaidLine:
    """Return one cell of a line as a line of its own."""
    place = line.places[number]
    text = line.text[place.start : place.end]
    first = text.split(None, 1)[0] if text.strip() else text
    share = len(first) / max(len(text), 1)
    return line._replace(
        text=text,
        left=place.left,
        right=place.right,
        first_word=(place.right - place.left) * share,
        places=(place._replace(start=0, end=len(text)),),
    )


def _with_wrapped_cells(lines: list[LaidLine]) -> list[LaidLine]:
    """Return rows of numbers, their first cell with its rest from the next line."""
    joined: list[LaidLine] = []
    for line in lines:
        if joined and _is_rest(joined[-1], line):
            joined[-1] = _with_rest(joined[-1], line)
        else:
            joined.append(line)
    for number, (line, after) in enumerate(pairwise(joined)):
        if _is_row(line) and (after.row or _is_row(after)):
            joined[number : number + 2] = (
                line._replace(row=True),
                after._replace(row=True),
            )
    return joined


def _is_row(line: LaidLine) -> bool:
    """Tell whether a line is a text and at least two numbers in columns."""
    if line.row or len(line.places) < 3:
        return line.row
    cells = [line.text[p.start : p.end] for p in line.places[1:]]
    return line.text.count("\t") == len(cells) and all(map(_NUMBER.fullmatch, cells))


def _is_rest(row: LaidLine, line: LaidLine) -> bool:
    """Tell whether a line is the rest of a row's first cell."""
    return (
        not line.row
        and len(line.places) == 1
        and line.text[0].islower()
        and abs(line.left - row.left) < ALIGNED
        and 0 < row.base - line.base < 1.5 * row.tall
        and _is_row(row)
        and line.right < row.places[1].left
    )


def _with_rest(row: LaidLine, line: LaidLine) -> LaidLine:
    first, *others = row.places
    grown = len(line.text) + 1
    rest = Place(first.end + 1, first.end + grown, *line.places[0][2:])
    moved = (p._replace(start=p.start + grown, end=p.end + grown) for p in others)
    return row._replace(
        text=f"{row.text[: first.end]} {line.text}{row.text[first.end :]}",
        base=line.base,
        places=(first, rest, *moved),
        row=True,
    )
