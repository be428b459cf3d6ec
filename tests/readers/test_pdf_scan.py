import io
from collections.abc import Callable

import pypdf
import pypdfium2
import pytest
from PIL import Image
from pypdf.generic import NameObject, StreamObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest.errors import ReadError
from ingest.readers import ocr, pdf

needs_engine = pytest.mark.skipif(not ocr.available(), reason="no engine here")
SIZE = (320.0, 110.0)
SAID = ("Nämnden beslutar att bevilja", "bidrag till föreningen i Ekby.")


def typed(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 14)
    for number, line in enumerate(SAID):
        canvas.drawString(30, 70 - 20 * number, line)


def drawn(*pages: Callable[[Canvas], None]) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=SIZE)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def photograph() -> Image.Image:
    page = pypdfium2.PdfDocument(drawn(typed))[0]
    image: Image.Image = page.render(scale=300 / 72).to_pil()
    return image


def scanned(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(photograph()), 0, 0, *SIZE)


@needs_engine
def test_a_scan_is_read_from_its_picture() -> None:
    raw = pdf.read(drawn(scanned))
    assert " ".join(raw.text.split()) == " ".join(SAID)
    page = raw.pages[0]
    assert page.source == "ocr"
    assert page.ocr_confidence is not None
    assert page.ocr_confidence > 0.7
    word = next(p for p in raw.lines if raw.text[p.start : p.end] == "bidrag")
    assert word.left == pytest.approx(30 / SIZE[0], abs=0.02)
    assert word.top < 1 - 52 / SIZE[1] < word.bottom


@needs_engine
def test_only_the_scanned_page_of_a_mixed_file_is_recognised() -> None:
    raw = pdf.read(drawn(typed, scanned))
    assert [page.source for page in raw.pages] == ["text", "ocr"]
    assert raw.text.count("bevilja") == 2
    assert raw.warnings == ()


@needs_engine
def test_invisible_words_over_a_scan_are_its_text() -> None:
    def searchable(canvas: Canvas) -> None:
        scanned(canvas)
        text = canvas.beginText(30, 70)
        text.setTextRenderMode(3)
        for line in SAID:
            text.textLine(line + " Nämnden tackar alla som har bidragit till detta")
        canvas.drawText(text)

    raw = pdf.read(drawn(searchable))
    assert raw.pages[0].source == "text"
    assert raw.text.startswith(SAID[0])


@needs_engine
def test_a_font_without_letters_is_read_from_its_picture() -> None:
    data = shifted(drawn(typed))
    raw = pdf.read(data)
    assert raw.pages[0].source == "ocr"
    assert " ".join(raw.text.split()) == " ".join(SAID)


def shifted(data: bytes) -> bytes:
    """Return a PDF whose characters say nothing of what the eye sees."""
    table = "".join(f"<{code:02x}> <{0xE000 + code:04x}>\n" for code in range(32, 256))
    cmap = (
        "/CIDInit /ProcSet findresource begin begincmap\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        + "".join(
            f"{len(part)} beginbfchar\n{chr(10).join(part)}\nendbfchar\n"
            for part in (table.split("\n")[n : n + 90] for n in (0, 90, 180))
        )
        + "endcmap end"
    )
    writer = pypdf.PdfWriter(io.BytesIO(data))
    stream = StreamObject()
    stream.set_data(cmap.encode())
    for font in writer.pages[0]["/Resources"]["/Font"].values():
        font.get_object()[NameObject("/ToUnicode")] = writer._add_object(stream)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def test_without_the_engine_a_scan_is_refused_with_advice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    with pytest.raises(ReadError, match="inskannad") as refused:
        pdf.read(drawn(scanned))
    assert "tesseract-ocr-swe" in refused.value.advice


def test_without_the_engine_a_mixed_file_names_its_scans(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    raw = pdf.read(drawn(typed, scanned, typed))
    assert [page.hard for page in raw.pages] == [False, True, False]
    assert "2" in raw.warnings[0]
    assert "tesseract-ocr-swe" in raw.warnings[0]
