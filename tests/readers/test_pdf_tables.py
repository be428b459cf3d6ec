import io
from collections.abc import Callable

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from ingest.model import RawDocument
from ingest.readers import pdf

GRID = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
ONLY_INNER = [
    ("INNERGRID", (0, 0), (-1, -1), 0.5, colors.black),
    ("BACKGROUND", (0, 0), (-1, 0), colors.orange),
]


def table(
    rows: list[list[str]], widths: list[float], style: list[tuple[object, ...]]
) -> RawDocument:
    plain = getSampleStyleSheet()["BodyText"]
    file = io.BytesIO()
    cells = [[Paragraph(cell, plain) for cell in row] for row in rows]
    before = Paragraph("Nedan redovisas utfallet för nämndens verksamheter.", plain)
    after = Paragraph("Nämnden följer utvecklingen under hösten.", plain)
    SimpleDocTemplate(file, pagesize=A4).build(
        [before, Table(cells, colWidths=widths, style=TableStyle(style)), after]
    )
    return pdf.read(file.getvalue())


def rows_of(raw: RawDocument) -> list[str]:
    return [raw.text[m.start : m.end] for m in raw.marks if m.kind == "table_row"]


def drawn(draw: Callable[[Canvas], None]) -> RawDocument:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    canvas.setFont("Helvetica", 11)
    draw(canvas)
    canvas.save()
    return pdf.read(file.getvalue())


@pytest.mark.parametrize("style", [GRID, ONLY_INNER])
def test_each_row_of_a_ruled_table_is_one_line(
    style: list[tuple[object, ...]],
) -> None:
    raw = table(
        [
            ["Verksamhet", "Budget", "Utfall"],
            [
                "Kulturskolan med orkester, kör och ensembler i alla kommundelar",
                "1 200",
                "1 150",
            ],
            ["Bibliotek", "2 400", "2 450"],
        ],
        [150, 60, 60],
        style,
    )
    assert rows_of(raw) == [
        "Verksamhet\tBudget\tUtfall",
        "Kulturskolan med orkester, kör och ensembler i alla kommundelar\t1 200\t1 150",
        "Bibliotek\t2 400\t2 450",
    ]
    assert raw.text.startswith("Nedan redovisas")
    assert raw.text.rstrip().endswith("under hösten.")


def test_an_empty_cell_keeps_its_tab() -> None:
    raw = table(
        [["Namn", "Ja", "Nej"], ["Ada Ek", "X", ""], ["Bo Al", "", "X"]],
        [120, 50, 50],
        GRID,
    )
    assert rows_of(raw) == ["Namn\tJa\tNej", "Ada Ek\tX", "Bo Al\t\tX"]


def test_a_word_broken_in_a_cell_is_whole_again() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid([72, 160, 300], [600, 640, 680])
        canvas.drawString(76, 666, "Kommunfull-")
        canvas.drawString(76, 652, "mäktige")
        canvas.drawString(166, 666, "Beslutar om taxan")
        canvas.drawString(76, 626, "Barn- och")
        canvas.drawString(76, 612, "skolnämnden")
        canvas.drawString(166, 626, "Yttrar sig")

    assert rows_of(drawn(draw)) == [
        "Kommunfullmäktige\tBeslutar om taxan",
        "Barn- och skolnämnden\tYttrar sig",
    ]


def test_members_in_a_ruled_box_stay_one_a_line() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid([72, 200, 500], [600, 680, 710])
        canvas.drawString(76, 695, "Plats")
        canvas.drawString(206, 695, "Kommunhuset i Almby")
        canvas.drawString(76, 666, "Beslutande")
        for number, name in enumerate(["Ada Ek (S)", "Bo Al (M)", "Cia Sten (C)"]):
            canvas.drawString(206, 666 - 14 * number, name)

    raw = drawn(draw)
    assert [line for line in raw.text.split("\n") if line] == [
        "Plats\tKommunhuset i Almby",
        "Beslutande\tAda Ek (S)",
        "Bo Al (M)",
        "Cia Sten (C)",
    ]


def test_two_signatures_in_a_ruled_box_stand_level() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid([72, 250, 430], [600, 680])
        for number, (one, other) in enumerate(
            [("Ordförande", "Justerare"), ("Ada Ek", "Bo Al")]
        ):
            canvas.drawString(76, 660 - 30 * number, one)
            canvas.drawString(256, 660 - 30 * number, other)

    assert rows_of(drawn(draw)) == ["Ordförande\tJusterare", "Ada Ek\tBo Al"]


def test_a_boxed_paragraph_is_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(60, 640, 400, 60)
        canvas.drawString(70, 680, "Sammanträdet hölls på distans och leddes av")
        canvas.drawString(70, 666, "ordföranden från kommunhuset.")

    raw = drawn(draw)
    assert rows_of(raw) == []
    assert raw.text.count("\n") >= 1


def test_columns_of_running_text_are_not_mixed() -> None:
    left = [f"vänster rad {n} som fortsätter här" for n in range(6)]
    right = [f"höger rad {n} som fortsätter här" for n in range(6)]

    def draw(canvas: Canvas) -> None:
        for n in range(6):
            canvas.drawString(72, 700 - 14 * n, left[n])
        for n in range(6):
            canvas.drawString(320, 700 - 14 * n, right[n])
        canvas.drawString(72, 780, "Rubrik över båda spalterna, ritad sist av allt")

    said = [line for line in drawn(draw).text.split("\n") if line]
    assert said == ["Rubrik över båda spalterna, ritad sist av allt", *left, *right]


def test_columns_drawn_line_by_line_are_read_one_by_one() -> None:
    names = [
        ("Ada Ek (S), ordförande", "Eva By (M)"),
        ("Bo Al (M)", "Filip Lind (S)"),
        ("Cia Sten (C)", "Gun Ås (V)"),
        ("Dan Berg (V)", "Hans Ros, sekreterare"),
    ]

    def draw(canvas: Canvas) -> None:
        for number, (one, other) in enumerate(names):
            canvas.drawString(72, 700 - 14 * number, one)
            canvas.drawString(320, 700 - 14 * number, other)

    said = [line for line in drawn(draw).text.split("\n") if line]
    assert said == [one for one, _ in names] + [other for _, other in names]


def test_a_right_column_drawn_first_is_read_last() -> None:
    left = [f"vänster rad {n} som fortsätter här" for n in range(6)]
    right = [f"höger rad {n} som fortsätter här" for n in range(6)]

    def draw(canvas: Canvas) -> None:
        for x, column in ((320, right), (72, left)):
            for n in range(6):
                canvas.drawString(x, 700 - 14 * n - 14 * (n > 2), column[n])

    said = [line for line in drawn(draw).text.split("\n") if line]
    assert said == [*left, *right]


def test_rows_of_numbers_without_rulings_are_rows() -> None:
    rows = [("Förskola", "120", "130"), ("Kulturskola och bibliotek", "45", "47,5")]

    def draw(canvas: Canvas) -> None:
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                canvas.drawString(72 + 160 * column, 700 - 34 * number, cell)
        canvas.drawString(72, 653, "i alla kommundelar")

    assert rows_of(drawn(draw)) == [
        "Förskola\t120\t130",
        "Kulturskola och bibliotek i alla kommundelar\t45\t47,5",
    ]
