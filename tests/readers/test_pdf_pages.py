import io
from collections.abc import Callable

import pypdf
import pytest
from pypdf.annotations import FreeText
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ingest.errors import ReadError
from ingest.model import RawDocument
from ingest.readers import pdf
from ingest.readers.pdf_about import attachments

Draw = Callable[[Canvas], None]
BODY = (
    "Kulturnämnden har under hösten prövat ett nytt arbetssätt med",
    "föreningarna, där varje ansökan bereds av två handläggare och",
    "redovisas för presidiet innan ärendet tas upp i nämnden.",
)


def drawn(*pages: Draw) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for draw in pages:
        canvas.setFont("Helvetica", 11)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def body(canvas: Canvas, top: float = 700, left: float = 72) -> None:
    for number, line in enumerate(BODY):
        canvas.drawString(left, top - 14 * number, line)


def blank(canvas: Canvas) -> None:
    """Draw nothing."""


def lines(raw: RawDocument) -> list[str]:
    return [line for line in raw.text.split("\n") if line]


def changed(data: bytes, change: Callable[[pypdf.PdfWriter], None]) -> bytes:
    writer = pypdf.PdfWriter(io.BytesIO(data))
    change(writer)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def test_every_page_and_line_has_its_place() -> None:
    raw = pdf.read(drawn(body, body))
    assert [(round(p.width), round(p.height), p.source) for p in raw.pages] == [
        (595, 842, "text")
    ] * 2
    assert [raw.text[line.start : line.end] for line in raw.lines] == [*BODY, *BODY]
    assert [line.page for line in raw.lines] == [1, 1, 1, 2, 2, 2]
    first = raw.lines[0]
    assert first.left == pytest.approx(72 / 595.28, abs=0.002)
    assert first.top < 1 - 700 / 841.89 < first.bottom


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_turned_page_is_read_and_placed_as_shown(rotate: int) -> None:
    def turn(writer: pypdf.PdfWriter) -> None:
        writer.pages[0].rotate(rotate)

    raw = pdf.read(changed(drawn(body), turn))
    assert lines(raw) == list(BODY)
    place = raw.lines[0]
    along, down = place.right - place.left, place.bottom - place.top
    assert (along > down) == (rotate in (0, 180))


def test_a_sideways_table_is_read_upright() -> None:
    def sideways(canvas: Canvas) -> None:
        canvas.translate(500, 100)
        canvas.rotate(90)
        body(canvas, top=300, left=0)

    raw = pdf.read(drawn(sideways))
    assert lines(raw) == list(BODY)
    place = raw.lines[0]
    assert place.bottom - place.top > place.right - place.left


def test_a_crop_box_moves_the_places() -> None:
    def crop(writer: pypdf.PdfWriter) -> None:
        writer.pages[0].cropbox.lower_left = (50, 600)

    raw = pdf.read(changed(drawn(body), crop))
    assert raw.lines[0].left == pytest.approx(22 / 545.28, abs=0.002)
    assert round(raw.pages[0].height) == 242


def test_text_outside_the_page_and_hidden_text_is_left_out() -> None:
    def draw(canvas: Canvas) -> None:
        body(canvas)
        canvas.drawString(-400, 420, "Utanför sidan")
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(72, 400, "Vit text på vitt")
        canvas.setFillColorRGB(0, 0, 0)
        canvas.setFont("Helvetica", 0.7)
        canvas.drawString(72, 380, "Mikroskopisk text")

    assert lines(pdf.read(drawn(draw))) == list(BODY)


def test_white_text_on_a_dark_band_is_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0, 0.2, 0.4)
        canvas.rect(60, 720, 400, 30, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(72, 730, "Sammanfattning")
        canvas.setFillColorRGB(0, 0, 0)
        body(canvas)

    assert lines(pdf.read(drawn(draw)))[0] == "Sammanfattning"


def test_a_stamp_in_the_margin_is_furniture() -> None:
    def draw(canvas: Canvas) -> None:
        body(canvas)
        canvas.saveState()
        canvas.translate(30, 400)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Inkom 2031-03-04")
        canvas.restoreState()
        canvas.saveState()
        canvas.translate(200, 300)
        canvas.rotate(45)
        canvas.drawString(0, 0, "UTKAST")
        canvas.restoreState()

    raw = pdf.read(drawn(draw))
    assert lines(raw) == list(BODY)
    assert [(f.kind, f.text, f.page) for f in raw.furniture] == [
        ("marginal", "Inkom 2031-03-04", 1),
        ("stampel", "UTKAST", 1),
    ]


def test_typed_notes_are_stamps_and_fields_are_text() -> None:
    def note(writer: pypdf.PdfWriter) -> None:
        text = FreeText(text="Ankom 2031-05-06", rect=(300, 780, 500, 800))
        writer.add_annotation(0, text)

    def form(canvas: Canvas) -> None:
        body(canvas)
        canvas.drawString(72, 600, "Handläggare:")
        canvas.acroForm.textfield(
            name="a", value="Ada Ek", x=150, y=592, width=200, height=20
        )

    raw = pdf.read(changed(drawn(form), note))
    assert lines(raw) == [*BODY, "Handläggare: Ada Ek"]
    assert [(f.kind, f.text) for f in raw.furniture] == [
        ("stampel", "Ankom 2031-05-06")
    ]


def test_a_head_drawn_last_comes_first() -> None:
    def draw(canvas: Canvas) -> None:
        body(canvas)
        canvas.drawString(72, 40, "Sida 1 (1)")
        canvas.drawString(72, 800, "Almby kommun")

    assert lines(pdf.read(drawn(draw))) == ["Almby kommun", *BODY, "Sida 1 (1)"]


def test_blocks_drawn_in_odd_order_are_put_in_order() -> None:
    def draw(canvas: Canvas) -> None:
        body(canvas, top=300)
        body(canvas, top=700)
        canvas.drawString(72, 500, "Mitten av sidan")

    assert lines(pdf.read(drawn(draw))) == [*BODY, "Mitten av sidan", *BODY]


def test_a_raised_number_stays_with_its_word() -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(72, 700)
        text.textOut("Verksamheten")
        text.setRise(4)
        text.setFont("Helvetica", 7)
        text.textOut("1")
        text.setRise(0)
        text.setFont("Helvetica", 11)
        text.textOut(" växer varje år.")
        canvas.drawText(text)

    assert lines(pdf.read(drawn(draw))) == ["Verksamheten1 växer varje år."]


def test_fake_bold_is_read_once() -> None:
    def draw(canvas: Canvas) -> None:
        for shift in (0, 0.3):
            canvas.drawString(72 + shift, 700, "Beslut om bidrag")

    assert lines(pdf.read(drawn(draw))) == ["Beslut om bidrag"]


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_file_locked_for_changes_only_is_read(algorithm: str) -> None:
    def lock(writer: pypdf.PdfWriter) -> None:
        writer.encrypt("", "ägarens lösenord", algorithm=algorithm)

    try:
        locked = changed(drawn(body), lock)
    except pypdf.errors.DependencyError:
        pytest.skip("pypdf has no AES here")
    assert lines(pdf.read(locked)) == list(BODY)


def test_a_cut_off_file_gives_the_pages_that_are_left() -> None:
    whole = drawn(*[body] * 6)
    raw = pdf.read(whole[: len(whole) * 7 // 10])
    assert 1 <= len(raw.pages) <= 6
    assert lines(raw)[:3] == list(BODY)
    assert "skadad" in raw.warnings[0]


def test_bytes_before_the_file_do_not_matter() -> None:
    assert lines(pdf.read(b"HTTP/1.1 200 OK\r\n\r\n" + drawn(body))) == list(BODY)


def test_what_is_no_pdf_inside_is_damaged() -> None:
    with pytest.raises(ReadError, match="skadad"):
        pdf.read(b"%PDF-1.7\n" + bytes(range(256)) * 10)


def test_attached_files_are_named_and_given() -> None:
    def attach(writer: pypdf.PdfWriter) -> None:
        writer.add_attachment("Bilaga 1.txt", b"Bilagans text")
        writer.add_attachment("Bilaga 2.txt", b"Annan text")

    data = changed(drawn(body), attach)
    assert dict(pdf.read(data).metadata)["attachments"] == "Bilaga 1.txt; Bilaga 2.txt"
    assert attachments(data) == [
        ("Bilaga 1.txt", b"Bilagans text"),
        ("Bilaga 2.txt", b"Annan text"),
    ]


def test_a_blank_page_is_neither_scan_nor_warning() -> None:
    raw = pdf.read(drawn(body, blank))
    assert raw.warnings == ()
    assert [(p.source, p.hard) for p in raw.pages] == [("text", False)] * 2


def test_xmp_fills_in_what_the_dictionary_leaves_out() -> None:
    packet = (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description '
        b'xmp:CreateDate="2031-02-03T10:00:00Z"><dc:title><rdf:Alt>'
        b'<rdf:li xml:lang="x-default">Plan f\xc3\xb6r Almby &amp; Ekby</rdf:li>'
        b"</rdf:Alt></dc:title></rdf:Description></x:xmpmeta>"
    )

    def describe(writer: pypdf.PdfWriter) -> None:
        writer.metadata = None
        stream = pypdf.generic.StreamObject()
        stream.set_data(packet)
        writer.root_object[pypdf.generic.NameObject("/Metadata")] = writer._add_object(
            stream
        )

    about = dict(pdf.read(changed(drawn(body), describe)).metadata)
    assert about["title"] == "Plan för Almby & Ekby"
    assert about["created"] == "2031-02-03"


def test_a_footnote_is_marked_and_its_call_stays_with_the_word() -> None:
    def draw(canvas: Canvas) -> None:
        body(canvas)
        canvas.drawString(72, 640, "Antalet ansökningar ökade under året")
        wide = canvas.stringWidth(
            "Antalet ansökningar ökade under året", "Helvetica", 11
        )
        canvas.setFont("Helvetica", 7)
        canvas.drawString(72 + wide, 644, "1")
        canvas.setFont("Helvetica", 8)
        canvas.drawString(
            72, 90, "1 Uppgiften avser ansökningar som kommit in före den"
        )
        canvas.drawString(72, 80, "sista november.")

    raw = pdf.read(drawn(draw))
    assert "under året1" in raw.text
    [note] = [m for m in raw.marks if m.kind == "footnote"]
    said = raw.text[note.start : note.end]
    assert (said[:13], said[-15:]) == ("1 Uppgiften a", "sista november.")


def test_a_heading_set_wide_apart_is_a_word() -> None:
    def draw(canvas: Canvas) -> None:
        body(canvas)
        canvas.drawString(72, 600, "B E S L U T")
        canvas.drawString(72, 560, "1 2 3 4")

    assert lines(pdf.read(drawn(draw)))[-2:] == ["BESLUT", "1 2 3 4"]


def test_words_drawn_in_any_order_are_put_in_lines() -> None:
    words = [
        (72 + 90 * n, 700 - 20 * row, word)
        for row, line in enumerate(
            [
                "Nämnden beslutar att bevilja",
                "bidrag till två föreningar",
                "under nästa år samt",
                "avslå den tredje ansökan",
            ]
        )
        for n, word in enumerate(line.split())
    ]

    def draw(canvas: Canvas) -> None:
        for place in range(5):
            for x, y, word in words[4 - place :: 5]:
                canvas.drawString(x, y, word)

    said = [" ".join(line.split()) for line in lines(pdf.read(drawn(draw)))]
    assert said[0] == "Nämnden beslutar att bevilja"
    assert said[-1] == "avslå den tredje ansökan"
