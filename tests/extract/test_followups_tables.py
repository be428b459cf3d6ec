"""Status tables and lists: a row, a labelled line, an item with its status last."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.followup_status import status_of
from ingest.extract.followup_tables import legend_of
from ingest.model import Followup
from tests.extract import made


def read(text: str) -> tuple[Followup, ...]:
    return made.facts(text, "rapport", dt.date(2024, 10, 14)).followups


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("Klart", "done"),
        ("Slutfört 2023-12-15", "done"),
        ("✓", "done"),
        ("Återrapporterat KS § 12", "reported"),
        ("Delvis genomförd", "partly_done"),
        ("7 av 10 klara", "partly_done"),
        ("Pågår enligt plan", "ongoing"),
        ("Under arbete", "ongoing"),
        ("Påbörjat", "started"),
        ("Försenat, klart i maj", "delayed"),
        ("Ej påbörjat", "not_done"),
        ("Avslutat utan åtgärd", "cancelled"),
        ("Utgår", "cancelled"),
        ("Kommunkontoret", None),
        ("2024-03-01", None),
    ],
)
def test_what_a_cell_says(cell: str, status: str | None) -> None:
    assert status_of(cell) == status


def test_a_row_of_a_status_table_is_one_followup_about_its_task() -> None:
    rows = (
        "Nr\tÅtgärd\tAnsvarig\tLäge\tKommentar",
        "1\tByta belysning i hallarna\tTekniska kontoret\tKlar\tSista hallen i mars",
        "2\tInventera brunnar\tMiljökontoret\tPågår\tHar besökt 40. Resten i höst",
        "3\tAnlägga hundrastgård\tParkenheten\tUtgår\tMarken har sålts",
        "4\tBygga ramp\tParkenheten\t–\t",
    )
    found = read("\n".join(rows))
    assert [(f.status, f.concerns) for f in found] == [
        ("done", "Byta belysning i hallarna"),
        ("ongoing", "Inventera brunnar"),
        ("cancelled", "Anlägga hundrastgård"),
    ]
    assert [f.text for f in found] == [rows[1], rows[2], rows[3]]


def test_rows_without_a_header_need_a_task() -> None:
    found = read("Utreda cykelställ\tGatukontoret\tPågår\n\nHult\tÖppen\tmars")
    assert [f.concerns for f in found] == ["Utreda cykelställ"]


def test_a_table_of_places_holds_no_tasks() -> None:
    assert read("Ort\tLäge\nHult\tÖppen\nEkby\tÖppen") == ()


def test_colours_mean_what_the_legend_says() -> None:
    text = (
        "Grön = genomfört, gul = pågår, röd = ej påbörjat.\n\n"
        "Insats\tStatus\nUtbilda personal\tGrön\nBygga register\tGul\nSätta räcken\tRöd"
    )
    assert [f.status for f in read(text)] == ["done", "ongoing", "not_done"]


def test_colours_without_a_legend_say_nothing() -> None:
    assert read("Insats\tStatus\nUtbilda personal\tGrön\nSätta räcken\tRöd") == ()


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("Status: Pågår. Redovisas i december.", "ongoing"),
        ("Läge: försenat", "delayed"),
        ("Skyltplanen: klar", "done"),
        ("Ny simhall – pågår", "ongoing"),
        ("Läxhjälp: delvis genomfört, endast på hösten.", "partly_done"),
        ("Kallbadhuset (utgår)", "cancelled"),
    ],
)
def test_lines_that_end_in_a_status(line: str, status: str) -> None:
    assert [f.status for f in read(line)] == [status]


@given(st.text(alphabet="KlarPågår \t|:–()\n-0123456789ö", max_size=200))
def test_spans_quote_the_text(text: str) -> None:
    for followup in read(text):
        assert text[followup.start : followup.end] == followup.text


def test_a_legend_needs_red() -> None:
    assert legend_of("Huset är grönt: klart i maj.") == {}
