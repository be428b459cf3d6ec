"""Tables to take along: the same rows as CSV and as a workbook, never a formula."""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import xlsxwriter

from graph.export.csv_files import harmless

Value = str | int | float | dt.date | None

CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What Excel can hold: characters of a cell, rows of a sheet, characters of its name.
CHARACTERS, ROWS, NAME = 32_767, 1_048_576, 31
# Letters that a sheet's name may not hold.
_UNNAMED = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
# A workbook that is written twice is the same bytes: its day of making is no day.
_MADE = dt.datetime(1980, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)
_FIRST_DAY = dt.date(1900, 3, 1)
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_date_format": "yyyy-mm-dd",
}
_WIDEST = 60


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its name, the names of its columns, and its rows."""

    name: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Value]]


def as_csv(sheet: Sheet) -> bytes:
    """Return a table as CSV: UTF-8 with a mark, semicolons and CR LF.

    So Excel in Swedish opens it by a double click, in columns.
    """
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(sheet.columns)
    writer.writerows([_text(value) for value in row] for row in sheet.rows)
    return written.getvalue().encode("utf-8-sig")


def as_xlsx(sheets: Iterable[Sheet]) -> bytes:
    """Return tables as a workbook with a sheet for each, days as days."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, _OPTIONS) as book:
        book.set_properties({"title": "Sagt och gjort", "created": _MADE})
        bold = book.add_format({"bold": True})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name.translate(_UNNAMED)[:NAME].strip())
            page.freeze_panes(1, 0)
            for place, name in enumerate(sheet.columns):
                longest = max((len(_text(r[place])) for r in sheet.rows), default=0)
                page.set_column(place, place, min(max(longest, len(name)) + 1, _WIDEST))
                page.write_string(0, place, name, bold)
            for number, row in enumerate(sheet.rows[: ROWS - 1], start=1):
                for place, value in enumerate(row):
                    _write(page, number, place, value)
    return written.getvalue()


def _write(
    page: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: Value
) -> None:
    if value is None or value == "":
        return
    if isinstance(value, dt.date) and value >= _FIRST_DAY:
        page.write_datetime(row, column, value)
    elif isinstance(value, int | float):
        page.write_number(row, column, value)
    else:
        page.write_string(row, column, str(value)[:CHARACTERS])


def _text(value: Value) -> str:
    if value is None:
        return ""
    return harmless(value) if isinstance(value, str) else str(value)
