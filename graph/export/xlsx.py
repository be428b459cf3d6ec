"""The tables as one workbook: a sheet for each, days as days, never a formula.

Written row by row through XlsxWriter, which keeps the rows outside memory.
"""

import datetime as dt
import errno
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO, Any

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException

from graph.export.csv_files import text
from graph.export.tables import TABLES, Cell, One, Table
from graph.export.whole_file import unfinished

# What Excel can hold.
ROWS = 1_048_576
CHARACTERS = 32_767
# A workbook that is written twice is the same bytes: its day of making is no day.
_MADE = dt.datetime(1980, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)
# Excel counts days from 1900.
_FIRST_DAY = dt.date(1900, 3, 1)
_WIDTHS = {"integer": 9, "decimal": 9, "date": 11, "list": 24, "string": 18}
_WIDE = {"citat": 60, "titel": 40, "beskrivning": 40, "id": 24}


def write(documents: Iterable[One], path: Path) -> None:
    """Write every table to a sheet of the workbook `path`, all of it or nothing.

    Raises:
        GraphError: the file cannot be written.
    """
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "default_date_format": "yyyy-mm-dd",
    }
    with (
        unfinished(path) as place,
        _written(place) as file,
        xlsxwriter.Workbook(file, options) as book,
    ):
        book.set_properties({"title": "Sagt och gjort", "created": _MADE})
        heading = book.add_format({"bold": True})
        sheets = [_Sheets(book, heading, table) for table in TABLES]
        for one in documents:
            for sheet in sheets:
                sheet.write(one)


@contextmanager
def _written(place: Path) -> Iterator[IO[bytes]]:
    """Give a file in memory for the workbook; write it when it is whole.

    What packs the workbook cannot be told that a disk is full without a trace. Its own
    errors are no `OSError`.
    """
    packed = BytesIO()
    try:
        yield packed
    except XlsxWriterException as error:
        raise OSError(errno.EIO, str(error)) from error
    place.write_bytes(packed.getbuffer())


class _Sheets:
    """A table's sheet, and the next one where it is full."""

    def __init__(self, book: Any, heading: Any, table: Table) -> None:
        self.book, self.heading, self.table = book, heading, table
        self.number = 0
        self._begin()

    def _begin(self) -> None:
        self.number += 1
        more = f" {self.number}" if self.number > 1 else ""
        self.sheet = self.book.add_worksheet(self.table.name + more)
        self.sheet.freeze_panes(1, 0)
        for position, column in enumerate(self.table.columns):
            width = _WIDE.get(column.name, _WIDTHS[column.kind])
            self.sheet.set_column(position, position, width)
            self.sheet.write_string(0, position, column.swedish, self.heading)
        self.row = 1

    def write(self, one: One) -> None:
        """Write the rows of one document."""
        for row in self.table.rows(one):
            if self.row >= ROWS:
                self._begin()
            for position, column in enumerate(self.table.columns):
                self._cell(position, row.get(column.name))
            self.row += 1

    def _cell(self, position: int, cell: Cell) -> None:
        if cell is None or cell == "":
            return
        if isinstance(cell, dt.date) and cell >= _FIRST_DAY:
            self.sheet.write_datetime(self.row, position, cell)
        elif isinstance(cell, int | float):
            self.sheet.write_number(self.row, position, cell)
        else:
            self.sheet.write_string(self.row, position, _shortened(text(cell)))


def _shortened(words: str) -> str:
    """Return a text that a cell can hold; the CSV files hold all of it."""
    return words if len(words) <= CHARACTERS else f"{words[: CHARACTERS - 1]}…"
