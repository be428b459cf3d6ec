"""Signatures side by side: read signer by signer, not title by title.

A row of the signers' titles with a row of names below it (or above) surely is a block
of signatures, whatever stands in the rows that follow: dates, what they vouch for.
"""

import re

from ingest.readers.pdf_columns import ALIGNED, cell_of
from ingest.readers.pdf_layout import LaidLine

# A block has no more signers beside each other, nor more rows, than this.
MOST_SIGNERS, MOST_ROWS = 4, 6
# Nothing in such a block is longer; between title and name there is room to sign.
LONGEST, ROOM = 45, 7.0
_TITLE = re.compile(
    r"(?:(?:\d(?::[ae]|st)?|förste|andre|första|andra|vice|t\.?\s?f\.?)\s){0,2}"
    r"(?:mötes|nämnd|kommun|protokolls)?"
    r"(?:ordförande|sekreterare|justerare|justerande|protokollförare|förare"
    r"|[a-zåäö-]{0,25}(?:chef|direktör|handläggare|sekreterare|strateg|jurist|råd)"
    r"(?:\s[\w-]{1,20}){0,3}|(?:administrativ|tillförordnad|t\.?\s?f\.?|biträdande)"
    r"\s[a-zåäö-]{0,25}(?:chef|direktör))"
    r"(?:\s(?:\d|§+\s?[\d, –-]{1,20}))?[:_. ]{0,60}",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"[A-ZÅÄÖÉ][a-zåäöéü-]+(?:[ -](?:af|von|de|la|[A-ZÅÄÖÉ][\w.-]*)){1,3}"
    r"(?:\s\((?:[A-ZÅÄÖ]{1,5}|-)\))?"
)


def by_signer(lines: list[LaidLine]) -> list[LaidLine]:
    """Return lines with signatures side by side as columns, left to right."""
    result: list[LaidLine] = []
    number = 0
    while number < len(lines):
        rows = _signatures(lines, number) if _is_wide(lines[number]) else []
        if rows:
            result += _columns(rows)
        else:
            result.append(lines[number])
        number += len(rows) or 1
    return result


def _is_wide(line: LaidLine) -> bool:
    """Tell whether a line stands in cells beside each other, outside of tables."""
    tabs = line.text.count("\t")
    return 0 < tabs < MOST_SIGNERS and len(line.places) == tabs + 1 and not line.row


def _signatures(lines: list[LaidLine], first: int) -> list[LaidLine]:
    """Return the rows of the signatures that begin with a line, [] if none do."""
    rows = [lines[first]]
    titled = _all(_TITLE, rows[0])
    if not titled and not _all(_NAME, rows[0]):
        return []
    for line in lines[first + 1 : first + MOST_ROWS]:
        if not _stands_below(rows[-1], rows[0], line) or (
            titled and _all(_TITLE, line)
        ):
            break
        rows.append(line)
    wanted = _NAME if titled else _TITLE
    return rows if any(_all(wanted, row) for row in rows[1:3]) else []


def _all(kind: re.Pattern[str], line: LaidLine) -> bool:
    return all(kind.fullmatch(cell.strip()) for cell in line.text.split("\t"))


def _stands_below(before: LaidLine, first: LaidLine, line: LaidLine) -> bool:
    """Tell whether a line's cells begin where the first row's do, further down."""
    return (
        _is_wide(line)
        and 0 < before.base - line.base < ROOM * before.tall
        and all(len(cell) <= LONGEST for cell in line.text.split("\t"))
        and all(_column(first, place.left) is not None for place in line.places)
    )


def _column(first: LaidLine, left: float) -> int | None:
    for number, place in enumerate(first.places):
        if abs(place.left - left) < ALIGNED:
            return number
    return None


def _columns(rows: list[LaidLine]) -> list[LaidLine]:
    """Return the cells of rows column by column."""
    columns: list[list[LaidLine]] = [[] for _ in rows[0].places]
    for row in rows:
        for number, place in enumerate(row.places):
            column = _column(rows[0], place.left)
            columns[column or 0].append(cell_of(row, number))
    return [line for column in columns for line in column]
