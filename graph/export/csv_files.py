"""The tables as CSV files with their CSVW description.

The files follow RFC 4180: UTF-8, comma, one header row, lines ended by CR LF. The
variant for Excel has a mark of UTF-8, semicolons, and an apostrophe before what Excel
would take for a formula.
"""

import csv
import datetime as dt
import re
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from graph.export import csvw, whole_file
from graph.export.tables import TABLES, Cell, One, Row, Table
from graph.export.whole_file import unfinished, write_chunks

METADATA = "csvw-metadata.json"
# What stands between the values of a cell that holds several.
SEPARATOR = "|"
# What begins a formula, where a cell begins: also after what a spreadsheet in another
# language parts cells by, though this file does not (Excel in Swedish, semicolons).
_FORMULA = re.compile(
    "(?:^|[;,\t\r\n]) *(?=[=+@\uff1d\uff0b\uff0d\uff20-])|^(?=[\t\r])"
)


def write(documents: Iterable[One], folder: Path, *, excel: bool = False) -> None:
    """Write every table to a file in `folder`, each of them whole or not at all.

    Args:
        documents: What to write, one document after the other.
        folder: Made where there is none; files of the same names are replaced.
        excel: Write what Excel opens by a double click, without a description.

    Raises:
        GraphError: the folder or a file cannot be written.
    """
    whole_file.folder(folder)
    with ExitStack() as open_files:
        writers = [
            (table, _open(open_files, folder / f"{table.name}.csv", excel))
            for table in TABLES
        ]
        for table, writer in writers:
            writer.writerow(column.name for column in table.columns)
        for one in documents:
            for table, writer in writers:
                writer.writerows(_cells(table, row, excel) for row in table.rows(one))
    if not excel:
        write_chunks([csvw.description()], folder / METADATA)


def _open(files: ExitStack, path: Path, excel: bool) -> Any:
    place = files.enter_context(unfinished(path))
    encoding = "utf-8-sig" if excel else "utf-8"
    file = files.enter_context(place.open("w", encoding=encoding, newline=""))
    return csv.writer(file, delimiter=";" if excel else ",", lineterminator="\r\n")


def _cells(table: Table, row: Row, excel: bool) -> list[str]:
    written = [text(row.get(column.name)) for column in table.columns]
    if not excel:
        return written
    kinds = (column.kind for column in table.columns)
    return [
        harmless(cell) if kind in {"string", "list"} else cell
        for cell, kind in zip(written, kinds, strict=True)
    ]


def text(cell: Cell) -> str:
    """Return a cell as it is written: days as ISO 8601, nothing as nothing."""
    if cell is None:
        return ""
    if isinstance(cell, tuple):
        return SEPARATOR.join(part.replace(SEPARATOR, "/") for part in cell)
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, float):
        return f"{cell:.3f}".rstrip("0").rstrip(".")
    return str(cell)


def harmless(cell: str) -> str:
    """Return a text that a spreadsheet takes for a text, however it parts the cells.

    >>> harmless("=1+1"), harmless("ja;=1+1"), harmless("2-1")
    ("'=1+1", "ja;'=1+1", '2-1')
    """
    return _FORMULA.sub(lambda begun: f"{begun[0]}'", cell)
