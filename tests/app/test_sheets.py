"""Tables to take along: what a spreadsheet reads is what the page showed."""

import csv
import datetime as dt
import io
import zipfile
from xml.etree import ElementTree

from app.sheets import Sheet, as_csv, as_xlsx

ROWS = [
    ("Kulturnämnden; Norrlid", 3, 1.5, dt.date(2022, 5, 10)),
    ('=HYPERLINK("x")', None, 0, dt.date(1850, 1, 1)),
    ('Två\nrader och "citat"', 7, -2.25, None),
]
SHEET = Sheet("Band [1]/2: alla", ("namn", "antal", "tal", "dag"), ROWS)


def test_csv_reads_back_and_holds_no_formula() -> None:
    text = as_csv(SHEET).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert rows[0] == ["namn", "antal", "tal", "dag"]
    assert rows[1] == ["Kulturnämnden; Norrlid", "3", "1.5", "2022-05-10"]
    assert rows[2][0].startswith("'=")
    assert rows[3] == ['Två\nrader och "citat"', "7", "-2.25", ""]


def test_a_workbook_has_days_as_days_and_no_formula() -> None:
    data = as_xlsx([SHEET, Sheet("Tom", ("a",), [])])
    assert data == as_xlsx([SHEET, Sheet("Tom", ("a",), [])])
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        names = book.read("xl/workbook.xml").decode()
        page = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))  # noqa: S314
    assert 'name="Band  1  2  alla"' in names
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    assert page.find(f".//{space}f") is None
    cells = {cell.get("r"): cell for cell in page.iter(f"{space}c")}
    # A day is a number with a form; the old one, which Excel cannot count, a text.
    assert cells["D2"].get("t") is None
    assert cells["D2"].findtext(f"{space}v") == "44691"
    assert cells["D3"].get("t") == "s"
    assert "B3" not in cells
