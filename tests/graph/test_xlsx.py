"""The workbook: opened as Excel's own XML, without a library that forgives."""

import datetime as dt
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from graph.export import xlsx
from graph.export.tables import TABLES, One
from ingest.model import Artifact

NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def sheet(path: Path, number: int) -> ET.Element:
    with zipfile.ZipFile(path) as book:
        return ET.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))  # noqa: S314


def cells(path: Path, name: str) -> list[list[str]]:
    number = [table.name for table in TABLES].index(name) + 1
    return [
        ["".join(cell.itertext()) for cell in row.findall("m:c", NS)]
        for row in sheet(path, number).iterfind(".//m:row", NS)
    ]


@pytest.fixture
def book(tmp_path: Path, collection: list[Artifact]) -> Path:
    path = tmp_path / "samling.xlsx"
    xlsx.write((One(artifact) for artifact in collection), path)
    return path


def test_a_sheet_for_each_table(book: Path) -> None:
    with zipfile.ZipFile(book) as opened:
        names = re.findall(rb'<sheet name="([^"]+)"', opened.read("xl/workbook.xml"))
    assert [name.decode() for name in names] == [table.name for table in TABLES]


def test_headings_are_in_swedish_and_rows_follow(book: Path) -> None:
    heading, first, second = cells(book, "beslut")
    assert "beslut, förslag eller tidigare" in heading
    assert first[1:3] == ["decision", "antar"]
    assert second[1] == "proposal"


def test_days_are_days(book: Path) -> None:
    number = [table.name for table in TABLES].index("ataganden") + 1
    counted = str((dt.date(2024, 9, 30) - dt.date(1899, 12, 30)).days)
    found = [
        cell
        for cell in sheet(book, number).iterfind(".//m:c", NS)
        if cell.get("t") is None and "".join(cell.itertext()) == counted
    ]
    assert found
    assert found[0].get("s") != "0"


def test_no_cell_is_a_formula_or_a_link(minutes: Artifact, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    document = replace(minutes.document, title="=1+1", source="https://exempel.se")
    xlsx.write([One(replace(minutes, document=document))], path)
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            data = book.read(name)
            assert b"<f>" not in data
            assert b"<hyperlink" not in data
    assert "=1+1" in cells(path, "handlingar")[1]


def test_twice_is_the_same_bytes(
    book: Path, collection: list[Artifact], tmp_path: Path
) -> None:
    again = tmp_path / "igen.xlsx"
    xlsx.write((One(artifact) for artifact in collection), again)
    assert book.read_bytes() == again.read_bytes()


def test_a_full_sheet_is_followed_by_another(
    minutes_of: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "ROWS", 3)
    path = tmp_path / "stor.xlsx"
    made = (minutes_of(f"{n}.txt") for n in range(3))  # type: ignore[operator]
    xlsx.write((One(artifact) for artifact in made), path)
    with zipfile.ZipFile(path) as opened:
        assert b'name="handlingar 2"' in opened.read("xl/workbook.xml")


def test_a_text_too_long_for_a_cell_is_cut(minutes: Artifact, tmp_path: Path) -> None:
    path = tmp_path / "lang.xlsx"
    document = replace(minutes.document, title="å" * 40_000)
    xlsx.write([One(replace(minutes, document=document))], path)
    title = cells(path, "handlingar")[1][2]
    assert len(title) == xlsx.CHARACTERS
    assert title.endswith("…")
