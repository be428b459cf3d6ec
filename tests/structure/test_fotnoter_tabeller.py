"""Footnotes with their calls, and tables with their cells."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.model import Mark
from ingest.structure.footnotes import find_footnotes
from ingest.structure.layout import Layout
from ingest.structure.tables import find_tables


def notes(text: str, pages: tuple[int, ...] = (0,)) -> list[tuple[str, str, str]]:
    """Return number, note and the word before the call of every footnote."""
    found = find_footnotes(Layout(text, page_starts=pages))
    return [
        (
            n.number,
            text[n.start : n.end],
            text[: n.call].rsplit(maxsplit=1)[-1] if n.call is not None else "",
        )
        for n in found
    ]


@pytest.mark.parametrize(
    ("called", "note"),
    [
        ("Stödet1 betalas ut varje kvartal.", "1 Förordning (2019:12)."),
        ("Stödet betalas ut varje kvartal.1 Det räcker.", "1 Förordning (2019:12)."),
        ("Stödet[1] betalas ut varje kvartal.", "[1] Förordning (2019:12)."),
        ("Stödet¹ betalas ut varje kvartal.", "¹ Förordning (2019:12)."),
        ("Stödet1) betalas ut varje kvartal.", "1) Förordning (2019:12)."),
        ("Stödet1 betalas ut varje kvartal.", "¹ Förordning (2019:12)."),
    ],
)
def test_a_note_is_tied_to_its_call(called, note):
    ((number, text, before),) = notes(f"{called}\n\n{note}\n")
    assert (number, text) == ("1", "Förordning (2019:12).")
    assert before.startswith(("Stödet", "kvartal."))


@pytest.mark.parametrize("before", ["LSS", "2025.", "(2025)", "2025,"])
def test_a_call_after_capitals_or_a_year_has_its_note(before):
    found = notes(f"Stödet följer {before}1 och gäller.\n\n1 Se förordningen.\n")
    assert found == [("1", "Se förordningen.", before)]


@pytest.mark.parametrize(
    "text",
    [
        "Lokalen är på 45 m2 och ligger vid torget.\n\n2 Nämndens beslut står fast.\n",
        "Beslutet fattades 2019.\n\n1 Inledning\n\nHär börjar texten.\n",
        "Taxan gäller 2024.\n\n1 Kommunen ansvarar\n2 Föreningen bidrar\n",
        "1. Parter\n\nKommunen och föreningen.\n\n2. Syfte\n\nAtt samverka.\n",
    ],
)
def test_what_nothing_calls_is_no_note(text):
    assert notes(text) == []


def test_numbers_may_begin_anew_on_every_page():
    first = "Taxan1 höjs.\n\n1 Beslut i fullmäktige 2021.\n"
    second = "Avgiften1 sänks.\n\n1 Beslut i nämnden 2022.\n"
    found = notes(first + second, (0, len(first)))
    assert [(text, before) for _, text, before in found] == [
        ("Beslut i fullmäktige 2021.", "Taxan"),
        ("Beslut i nämnden 2022.", "Avgiften"),
    ]


def test_a_note_that_the_file_marks_needs_no_call():
    text = "Taxan höjs.\n\nBeslut i fullmäktige 2021."
    start = text.index("Beslut")
    layout = Layout(text, (Mark(start, len(text), "footnote"),))
    (note,) = find_footnotes(layout)
    assert (note.number, note.call, text[note.start :]) == (
        "1",
        None,
        "Beslut i fullmäktige 2021.",
    )


@settings(deadline=None, max_examples=80)
@given(st.text(alphabet="a1. \n[])¹åT\t§", max_size=120))
def test_spans_of_notes_and_cells_hold_text(text):
    layout = Layout(text)
    for note in find_footnotes(layout):
        assert 0 <= note.start < note.end <= len(text)
        assert note.call is None or note.call < note.start
    for table in find_tables(layout):
        for row in table.rows:
            assert list(row) == sorted(row)
            for cell in row:
                assert (
                    text[cell.start : cell.end].strip() == text[cell.start : cell.end]
                )
                assert cell.start < cell.end


def rows(text: str, marks: tuple[Mark, ...] = ()) -> list[list[tuple[str, int]]]:
    return [
        [(text[c.start : c.end], c.column) for c in row]
        for table in find_tables(Layout(text, marks))
        for row in table.rows
    ]


def test_rows_set_out_by_tabs_are_a_table():
    text = "Bilagor\n\nNamn\tJa\tNej\nAda Ek\tX\nBo Al\t\tX\n\nOmröstningen är klar."
    assert rows(text) == [
        [("Namn", 0), ("Ja", 1), ("Nej", 2)],
        [("Ada Ek", 0), ("X", 1)],
        [("Bo Al", 0), ("X", 2)],
    ]


def test_one_line_with_a_tab_is_none():
    assert rows("Plats\tStadshuset\n\nNämnden möts igen i maj.") == []


def test_an_empty_first_cell_keeps_its_column():
    text = "Namn\tJa\n\tX\n"
    marks = (Mark(0, 7, "table_row"), Mark(8, 10, "table_row"))
    assert rows(text, marks) == [[("Namn", 0), ("Ja", 1)], [("X", 1)]]


def test_tables_are_parted_by_other_text():
    text = "A\tB\nC\tD\n\nMellan dem står text.\n\nE\tF\nG\tH\n"
    assert len(find_tables(Layout(text))) == 2
