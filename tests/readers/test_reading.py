import io
import zipfile
from collections.abc import Callable

import docx
import pypdf
import pytest
from docx.oxml import OxmlElement
from docx.text.paragraph import Paragraph
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ingest import readers
from ingest.errors import ReadError
from ingest.readers import limits
from ingest.structure.clean import clean


def drawn(draw: Callable[[Canvas], None], title: str = "") -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    canvas.setTitle(title)
    draw(canvas)
    canvas.save()
    return file.getvalue()


def protocol(canvas: Canvas) -> None:
    for page in (1, 2, 3):
        canvas.setFont("Helvetica", 9)
        canvas.drawString(70, 800, "Almby kommun, kulturnämnden")
        canvas.drawString(70, 30, f"Sida {page} (3)")
        canvas.setFont("Helvetica-Bold", 16)
        canvas.drawString(70, 740, f"Ärende {page}")
        canvas.setFont("Helvetica", 11)
        canvas.drawString(
            70, 710, "Nämnden har gått igenom hur samrådet med kommunens före-"
        )
        canvas.drawString(
            70, 696, "ningar fungerar och vilka former som bör prövas nästa år, och"
        )
        canvas.drawString(70, 682, "vilka som ska avslutas.")
        canvas.drawString(70, 650, "Sekreterare")
        canvas.drawString(300, 650, f"Ledamot {page}")
        canvas.showPage()


def zipped(**files: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return file.getvalue()


def test_pdf_pages_headings_columns_and_paragraphs() -> None:
    raw = readers.read(drawn(protocol, "Protokoll i maj"), "p.pdf")
    assert (raw.media_type, raw.wrapped) == ("application/pdf", True)
    assert dict(raw.metadata)["title"] == "Protokoll i maj"
    assert [raw.text[s:].split(",")[0] for s in raw.page_starts] == ["Almby kommun"] * 3
    headings = [raw.text[m.start : m.end] for m in raw.marks]
    assert headings == ["Ärende 1", "Ärende 2", "Ärende 3"]
    cleaned = clean(raw)
    assert cleaned.text.count("Almby kommun") == 1
    assert "Sida" not in cleaned.text
    body = (
        "Nämnden har gått igenom hur samrådet med kommunens föreningar fungerar och "
        "vilka former som bör prövas nästa år, och vilka som ska avslutas."
    )
    for page in (1, 2, 3):
        block = f"Ärende {page}\n\n{body}\n\nSekreterare\tLedamot {page}"
        assert f"\n\n{block}" in cleaned.text
    assert [cleaned.text[s:][:8] for s in cleaned.page_starts[1:]] == [
        "Ärende 2",
        "Ärende 3",
    ]


def test_pdf_outline_becomes_headings() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.bookmarkPage("a")
        canvas.addOutlineEntry("Bakgrund till planen", "a", level=0)
        canvas.drawString(70, 700, "Bakgrund till planen")
        canvas.drawString(70, 650, "Planen antogs i maj.")

    raw = readers.read(drawn(draw), "p.pdf")
    assert [raw.text[m.start : m.end] for m in raw.marks] == ["Bakgrund till planen"]


def test_scanned_pdf_says_so() -> None:
    def picture(canvas: Canvas) -> None:
        canvas.rect(100, 100, 300, 300, fill=1)

    with pytest.raises(ReadError) as refused:
        readers.read(drawn(picture), "p.pdf")
    assert refused.value.reason == "Filen är en inskannad bild utan text."
    assert "OCR" in refused.value.advice


def test_a_page_without_text_is_a_warning() -> None:
    def mixed(canvas: Canvas) -> None:
        canvas.drawString(70, 700, "Planen antogs i maj.")
        canvas.showPage()
        canvas.rect(100, 100, 300, 300)
        canvas.showPage()

    raw = readers.read(drawn(mixed), "p.pdf")
    assert len(raw.page_starts) == 2
    assert "2" in raw.warnings[0]


def test_locked_pdf_says_so() -> None:
    writer = pypdf.PdfWriter(io.BytesIO(drawn(protocol)))
    writer.encrypt("hemligt")
    file = io.BytesIO()
    writer.write(file)
    with pytest.raises(ReadError, match="lösenord"):
        readers.read(file.getvalue(), "p.pdf")


def test_pdf_with_a_wrong_ending_is_read_as_pdf() -> None:
    assert readers.read(drawn(protocol), "p.txt").media_type == "application/pdf"


@pytest.mark.parametrize(
    ("data", "name", "stage", "words"),
    [
        (b"", "a.pdf", "läsning", "tom"),
        (b" \n\n", "a.txt", "läsning", "tom"),
        (b"%PDF-1.7\nskadad", "a.pdf", "läsning", "skadad"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a.pdf", "läsning", "skadad"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9, "a.doc", "läsning", "äldre Office"),
        (b"{\\rtf1 }", "a.rtf", "läsning", "ingen text"),
        (b"PK\x03\x04skadad", "a.docx", "läsning", "skadad"),
        (zipped(a="hej"), "a.zip", "läsning", "zip-arkiv"),
        (zipped(word__document_xml="<a"), "a.docx", "läsning", "skadad"),
        (bytes(range(256)) * 9, "a.bin", "läsning", "känns inte igen"),
        (b"<?xml version='1.0'?><a>hej</a>", "a.xml", "läsning", "XML"),
        (
            b"<html><body><nav>Meny</nav></body></html>",
            "a.html",
            "läsning",
            "ingen text",
        ),
        (zipped(word__document_xml="a" * 30_000_000), "a.docx", "gräns", "packas upp"),
        (
            b"<!DOCTYPE TEI [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]>"
            b"<TEI><text>&b;</text></TEI>",
            "a.xml",
            "gräns",
            "entiteter",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(
    data: bytes, name: str, stage: str, words: str
) -> None:
    with pytest.raises(ReadError) as refused:
        readers.read(data, name)
    assert words in refused.value.reason
    assert refused.value.advice.endswith(".")
    assert refused.value.stage == stage


def test_too_large_and_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_PAGES", 2)
    with pytest.raises(ReadError, match="3 sidor") as refused:
        readers.read(drawn(protocol), "p.pdf")
    assert refused.value.stage == "gräns"
    monkeypatch.setattr(limits, "MAX_BYTES", 10)
    with pytest.raises(ReadError, match="större"):
        readers.read(b"en text som inte ryms", "a.txt")


def put_in_content_control(paragraph: Paragraph) -> None:
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    paragraph._p.addprevious(control)
    control.append(content)
    content.append(paragraph._p)


def test_docx_in_document_order() -> None:
    document = docx.Document()
    document.core_properties.title = "Överenskommelse"
    document.sections[0].header.paragraphs[0].text = "Sidhuvud"
    document.add_heading("Bakgrund", 1)
    document.add_paragraph("Parterna samverkar.")
    document.add_paragraph("Första punkten", style="List Bullet")
    document.add_paragraph("Andra punkten", style="List Bullet")
    document.add_paragraph("Ett", style="List Number")
    document.add_paragraph("Två", style="List Number")
    put_in_content_control(document.add_paragraph("I en ruta"))
    table = document.add_table(2, 2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells),
        ("Namn", "Parti", "Åsa Ek", "S"),
        strict=True,
    ):
        cell.text = text
    document.add_paragraph("Slut\npå avtalet")
    file = io.BytesIO()
    document.save(file)
    raw = readers.read(file.getvalue(), "a.docx")
    assert raw.text == (
        "Bakgrund\n\nParterna samverkar.\n\n• Första punkten\n• Andra punkten\n"
        "1. Ett\n2. Två\n\nI en ruta\n\n"
        "Namn\tParti\nÅsa Ek\tS\n\nSlut\n\npå avtalet"
    )
    assert [(m.kind, raw.text[m.start : m.end]) for m in raw.marks] == [
        ("heading", "Bakgrund"),
        ("list_item", "• Första punkten"),
        ("list_item", "• Andra punkten"),
        ("list_item", "1. Ett"),
        ("list_item", "2. Två"),
        ("table_row", "Namn\tParti"),
        ("table_row", "Åsa Ek\tS"),
    ]
    assert dict(raw.metadata)["title"] == "Överenskommelse"


def test_docx_leaves_out_deleted_text_and_opens_layout_tables() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Planen ")
    deleted = OxmlElement("w:del")
    deleted.append(paragraph.add_run("antas inte")._r)
    paragraph._p.append(deleted)
    paragraph.add_run("antas.")
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "Samrådet fortsätter. " * 30
    cell.add_paragraph("Nytt stycke.")
    file = io.BytesIO()
    document.save(file)
    lines = readers.read(file.getvalue(), "a.docx").text.split("\n\n")
    assert lines[0] == "Planen antas."
    assert lines[2] == "Nytt stycke."


def test_odt_in_document_order() -> None:
    spaces = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    body = (
        '<text:h text:outline-level="2">Bakgrund</text:h>'
        "<text:p>Sam<text:span>råd</text:span><text:s/>hålls.</text:p>"
        "<text:list><text:list-item><text:p>Ett</text:p></text:list-item></text:list>"
    )
    content = (
        f"<office:document-content {spaces}><office:body><office:text>{body}"
        "</office:text></office:body></office:document-content>"
    )
    raw = readers.read(zipped(mimetype="odt", content_xml=content), "a.odt")
    assert raw.text == "Bakgrund\n\nSamråd hålls.\n\n• Ett"
    assert [(m.kind, m.level) for m in raw.marks] == [("heading", 2), ("list_item", 0)]


def test_tei_leaves_out_what_a_word_processor_wrote_for_browsers() -> None:
    data = (
        b"<TEI><text><body><p>&lt;![if !supportLists]&gt;- &lt;![endif]&gt;Hur blir "
        b"det med bron?</p></body></text></TEI>"
    )
    assert readers.read(data, "fraga.xml").text.strip() == "- Hur blir det med bron?"


def test_tei_body_and_header() -> None:
    data = b"""<?xml version='1.0'?><TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>
    <fileDesc><titleStmt><title>Kort</title><author>Kim Lind (V)</author></titleStmt>
    <sourceDesc><bibl><title>Fr\xc3\xa5ga av
      Kim Lind</title></bibl></sourceDesc></fileDesc>
    <profileDesc><correspDesc><correspAction type="answered"><date when="2024-05-02"/>
    </correspAction><correspAction type="sent"><date when="2024-04-02"/></correspAction>
    </correspDesc></profileDesc></teiHeader><text><body><div type="ipqTitle"><p>Om
      samr\xc3\xa5d</p></div><div><p>Avser <hi>minist</hi>ern att
      agera?</p><list rend="numbered"><item>Ett</item><item>Tv\xc3\xa5</item></list>
    </div></body></text></TEI>"""
    raw = readers.read(data, "a.xml")
    assert raw.text == "Om samråd\n\nAvser ministern att agera?\n\n1. Ett\n2. Två"
    assert [m.kind for m in raw.marks] == ["heading", "list_item", "list_item"]
    assert dict(raw.metadata) == {
        "author": "Kim Lind (V)",
        "genre": "interpellation",
        "published": "2024-04-02",
        "title": "Fråga av Kim Lind",
    }


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"Fr\xc3\xa5gor", "Frågor"),
        ("Frågor och svar".encode("utf-8-sig"), "Frågor och svar"),
        ("Frågor – svar”".encode("cp1252"), "Frågor – svar”"),
        ("Frågor och svar".encode("utf-16"), "Frågor och svar"),
        ("Frågor och svar".encode("utf-16-le"), "Frågor och svar"),
        ("FrÃ¥gor Ã¤r â€“ svar".encode(), "Frågor är – svar"),
        (
            "FrÄgorna Àr mÄnga, nÀr dÀr ÄtgÀrder sökts".encode(),
            "Frågorna är många, när där åtgärder sökts",
        ),
        ("Ãtgärd nÃ¤r Å".encode(), "Ãtgärd när Å"),
        (b"a\r\nb\rc", "a\nb\nc"),
    ],
)
def test_encodings(data: bytes, text: str) -> None:
    assert readers.read(data, "a.txt").text == text


def test_form_feeds_are_pages() -> None:
    raw = readers.read("ett\fsida två\f".encode(), "a.txt")
    assert raw.page_starts == (0, 4)


def test_markdown() -> None:
    data = """---
title: "Uppdrag om samråd"
datum: 2024-05-02
---
# Uppdrag

Regeringen **uppdrar** åt [myndigheten](http://x.example/a_b) att
_redovisa_ sitt snake_case arbete.

* senast den 1 maj
- löpande
2) årligen

| Namn | Parti |
|------|-------|
| Åsa  | S     |
""".encode()
    raw = readers.read(data, "a.md")
    assert dict(raw.metadata) == {
        "title": "Uppdrag om samråd",
        "published": "2024-05-02",
    }
    assert raw.text == (
        "Uppdrag\n\nRegeringen uppdrar åt myndigheten att redovisa sitt snake_case "
        "arbete.\n\n• senast den 1 maj\n• löpande\n2) årligen\n\nNamn\tParti\nÅsa\tS"
    )
    assert [m.kind for m in raw.marks] == ["heading"] + ["list_item"] * 3 + [
        "table_row"
    ] * 2


@pytest.mark.parametrize("piece", ["[", "**a", "_a", "`", "<http://", "![a](", "* "])
def test_hostile_markdown_takes_linear_time(piece: str) -> None:
    readers.read((piece * 20_000 + "x").encode(), "a.md")
