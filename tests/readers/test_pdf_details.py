"""Signatures side by side, raised numbers, typed underlines, justified text."""

import io
from collections.abc import Callable

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ingest.readers import pdf

SENTENCE = "Nämnden prövade ärendet vid sitt möte och följde förslaget."


def read(draw: Callable[[Canvas], None]) -> list[str]:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    canvas.setFont("Helvetica", 11)
    for number in range(4):
        canvas.drawString(72, 760 - 14 * number, SENTENCE)
    draw(canvas)
    canvas.save()
    raw = pdf.read(file.getvalue())
    for line in raw.lines:
        assert raw.text[line.start : line.end].strip()
    return [line for line in raw.text.split("\n") if line][4:]


def rows(canvas: Canvas, *cells: tuple[str, ...]) -> None:
    for number, row in enumerate(cells):
        for column, cell in enumerate(row):
            canvas.drawString(72 + 170 * column, 600 - 30 * number, cell)


@pytest.mark.parametrize(
    "block",
    [
        [("Ordförande", "Justerare"), ("Moa Ek", "Ali Lind"), ("2024-05-02", "§ 4")],
        [("Moa Ek", "Ali Lind"), ("Förvaltningschef", "Administrativ chef")],
        [
            ("Sekreterare", "Ordförande", "Justerande"),
            ("Bo Ask Ny", "Moa Ek (S)", "Ali Lind"),
        ],
    ],
)
def test_signatures_are_read_signer_by_signer(block: list[tuple[str, ...]]) -> None:
    found = read(lambda canvas: rows(canvas, *block))
    assert found == [cell for signer in zip(*block, strict=True) for cell in signer]


def test_other_rows_stay_rows() -> None:
    block = [("Ordförande", "Antal möten"), ("Moa Ek", "12"), ("Ali Lind", "4")]
    found = read(lambda canvas: rows(canvas, *block))
    assert found == ["\t".join(row) for row in block]


def test_a_raised_number_after_a_year_is_no_part_of_it() -> None:
    def draw(canvas: Canvas) -> None:
        line = canvas.beginText(72, 600)
        for text, size, rise in (
            ("Planen från 2023", 11, 0),
            ("1", 7, 4),
            (" gäller år 20231.", 11, 0),
        ):
            line.setFont("Helvetica", size)
            line.setRise(rise)
            line.textOut(text)
        canvas.drawText(line)

    assert read(draw) == ["Planen från 2023[1] gäller år 20231."]


def test_a_raised_number_stands_in_brackets() -> None:
    def draw(canvas: Canvas) -> None:
        line = canvas.beginText(72, 600)
        line.setFont("Helvetica", 11)
        line.textOut("Målet nås under 2025")
        line.setFont("Helvetica", 7)
        line.setRise(4)
        line.textOut("12")
        canvas.drawText(line)

    assert read(draw) == ["Målet nås under 2025[12]"]


def test_underscores_typed_over_a_heading_are_dropped() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Courier", 11)
        canvas.drawString(72, 600, "Tekniska nämnden beslutar")
        canvas.drawString(72, 599, "_" * 25)
        canvas.drawString(72, 500, "Datum ____________")

    assert read(draw) == ["Tekniska nämnden beslutar", "Datum ____________"]


@pytest.mark.parametrize("stretch", [0.0, 3.0, 8.0])
def test_justified_text_has_no_columns_but_a_wide_gap_parts(stretch: float) -> None:
    def draw(canvas: Canvas) -> None:
        line = canvas.beginText(72, 600)
        line.setFont("Times-Roman", 11)
        line.setWordSpace(stretch)
        line.textOut("Anslaget räcker enligt kalkylen till årets slut")
        canvas.drawText(line)
        canvas.setFont("Times-Roman", 11)
        canvas.drawString(72, 580, "Anslaget räcker enligt")
        canvas.drawString(72 + 160, 580, "kalkylen till årets slut")

    assert read(draw) == [
        "Anslaget räcker enligt kalkylen till årets slut",
        "Anslaget räcker enligt\tkalkylen till årets slut",
    ]
