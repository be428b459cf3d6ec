"""What a source's lines and marks become."""

from pathlib import Path

import pytest

from corpus import annotations, markup, render_pdf

HEAD = """format: {format}
type: protokoll
title: Protokoll
body: Region Norrlid
organ: Regionstyrelsen
date: 2022-05-03
dnr: -
===
{text}
===
{lists}"""


def source(
    folder: Path, text: str, lists: str = "", kind: str = "txt"
) -> markup.Source:
    path = folder / "norrlid-prov.txt"
    path.write_text(HEAD.format(format=kind, text=text, lists=lists), "utf-8")
    return markup.read_source(path)


@pytest.mark.parametrize("heading", ["§ 12 Budget", "KS § 12 Budget"])
def test_a_paragraph_heading_may_begin_with_its_organ(
    tmp_path: Path, heading: str
) -> None:
    read = source(tmp_path, f"{heading}\n{{D bifall}}Motionen bifalls.")
    assert read.blocks[0].kind == "paragraf"
    assert read.marks[0].section == "§ 12"


def test_a_reference_to_an_organs_paragraph_is_text(tmp_path: Path) -> None:
    read = source(tmp_path, "Enligt KS § 12 gäller planen.")
    assert read.blocks[0].kind == "text"


def test_a_genitive_is_no_second_person(tmp_path: Path) -> None:
    read = source(tmp_path, "Ulf Strandos (KD) avsägelse.\nUlf Strando (KD) tackar.")
    persons = annotations.annotation(read)["persons"]
    assert [person["name"] for person in persons] == ["Ulf Strando"]


def test_headings_numbered_as_paragraphs_are_no_references(tmp_path: Path) -> None:
    read = source(tmp_path, "## § 3 Kostnader\nEnligt § 4 delas kostnaden.")
    assert annotations.annotation(read)["references"] == [
        {"kind": "paragraph", "text": "§ 4"}
    ]


def test_a_web_pages_own_date_is_a_time(tmp_path: Path) -> None:
    times = annotations.annotation(source(tmp_path, "Text.", kind="html"))["times"]
    assert [time["text"] for time in times] == ["2022-05-03"]
    assert annotations.annotation(source(tmp_path, "Text."))["times"] == []


def test_a_column_of_long_words_gets_room() -> None:
    narrow = render_pdf._widths("row", [("Namn", "Ja", "Nej")], 3, 100.0)
    assert narrow == [70.0, 15.0, 15.0]
    shared = render_pdf._widths("row", [("Namn", "Gatukontoret", "Ja")], 3, 90.0)
    assert shared == [30.0, 30.0, 30.0]
