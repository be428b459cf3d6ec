"""Whole fictional documents in many layouts, with what a reader should get of each."""

import io
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ingest.model import Document
from ingest.pipeline import read_document
from ingest.structure.headings import role_of
from tests.structure.layouts import EXPECTED, Expected

FOLDER = Path(__file__).parent / "layouter"


def docx_protocol() -> bytes:
    """Return a protocol whose front page, §§ and votes are Word tables."""
    paper = docx.Document()
    front = paper.add_table(rows=2, cols=2)
    cells = ("Strandby kommun", "PROTOKOLL", "Tekniska nämnden", "2022-12-06")
    for number, text in enumerate(cells):
        front.cell(number // 2, number % 2).text = text
    paper.add_paragraph("Närvarande: Gun Ek (S), Ola Vret (M)")
    for number, heading, dnr in (
        ("55", "Ny avfallstaxa", "TN 2022/19"),
        ("56", "Upphandling av skolskjuts", "TN 2022/44"),
    ):
        head = paper.add_table(rows=1, cols=2)
        head.cell(0, 0).text = f"§ {number} {heading}"
        head.cell(0, 1).text = f"Dnr {dnr}"
        paper.add_heading("Beslut", level=2)
        paper.add_paragraph(f"Tekniska nämnden godkänner förslaget om {heading}.")
        if number == "55":
            paper.add_heading("Ärendebeskrivning", level=2)
            paper.add_paragraph("Taxan har inte ändrats sedan 2018.")
            votes = paper.add_table(rows=3, cols=3)
            rows = (("", "Ja", "Nej"), ("Gun Ek (S)", "", "X"), ("Ola Vret (M)", "X"))
            for row, texts in enumerate(rows):
                for column, text in enumerate(texts):
                    votes.cell(row, column).text = text
    data = io.BytesIO()
    paper.save(data)
    return data.getvalue()


def pdf_letter() -> bytes:
    """Return a letter with header, footer and footnotes on both of its pages."""
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=A4)

    def lines(top: float, size: float, *texts: str, bold: bool = False) -> None:
        canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        for number, text in enumerate(texts):
            canvas.drawString(70, top - number * 1.25 * size, text)

    for page in (1, 2):
        lines(810, 9, "Västerhamns kommun")
        lines(798, 9, "Utbildningsförvaltningen")
        canvas.drawString(450, 810, f"{page} (2)")
        lines(40, 8, "Besöksadress Torget 1   Webbplats vasterhamn.example")
        if page == 1:
            lines(760, 16, "Tjänsteskrivelse", bold=True)
            stated = ("Datum 2023-08-21", "Dnr UN 2023-000310")
            lines(735, 11, *stated, "Till utbildningsnämnden")
            lines(680, 13, "Läxhjälp på biblioteken", bold=True)
            lines(650, 12, "Förslag till beslut", bold=True)
            lines(634, 11, "Utbildningsnämnden beslutar att läxhjälpen blir permanent.")
            lines(605, 12, "Sammanfattning", bold=True)
            lines(
                589,
                11,
                "Förvaltningen har under våren 2023 prövat frågan om läxhjälp på",
                "biblioteken. Antalet besökare var 1 240.",
            )
            lines(80, 8, "1 Se rapporten Läxhjälp i siffror.")
        else:
            lines(760, 12, "Ekonomi", bold=True)
            lines(744, 11, "Kostnaden ryms inom nämndens ram.")
            lines(700, 11, "Eva Lind", "Utbildningschef")
            lines(80, 8, "2 Priserna är i 2023 års nivå.")
        canvas.showPage()
    canvas.save()
    return data.getvalue()


MADE = {
    "tabellprotokoll.docx": docx_protocol,
    "noter-och-sidhuvud.pdf": pdf_letter,
}


def read(name: str) -> Document:
    data = MADE[name]() if name in MADE else (FOLDER / name).read_bytes()
    return read_document(data, name)


def differences(expected: Expected, found: Document) -> Iterator[str]:
    """Yield in words what is not as expected."""
    for field in ("type", "body", "organ", "dnr"):
        want, got = getattr(expected, field), getattr(found, field)
        if want != got:
            yield f"{field}: {want!r}, not {got!r}"
    if expected.date != str(found.date):
        yield f"date: {expected.date}, not {found.date}"
    paragrafer = tuple(
        (s.number, s.heading) for s in found.sections if s.kind == "paragraf"
    )
    if paragrafer != expected.paragrafer:
        yield f"paragrafer: {expected.paragrafer}, not {paragrafer}"
    lines = found.text.split("\n")
    for line in expected.lines:
        if line not in lines:
            yield f"line missing: {line!r}"
    roles = [role_of(s.heading) for s in found.sections if s.heading]
    for role, count in expected.roles:
        if roles.count(role) != count:
            yield f"role {role}: {count}, not {roles.count(role)}"


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda e: e.name)
def test_layouts(expected: Expected) -> None:
    assert list(differences(expected, read(expected.name))) == []
