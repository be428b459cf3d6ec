"""A report as a Word file, the same bytes each time."""

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from typing import Any, assert_never

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from app.plain_text import clean
from app.report.blocks import (
    Block,
    Composed,
    Facts,
    Heading,
    Items,
    Link,
    Paragraph,
    Quote,
    Table,
)

# Zip files cannot say that something has no time.
_TIMELESS = (1980, 1, 1, 0, 0, 0)
LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}
AUTHOR = "Sagt och gjort"


def as_docx(report: Composed, made: dt.date) -> bytes:
    """Return the report as a Word file that says it was made on a day."""
    document = Document()
    _set_up(document, report, made)
    for block in report.blocks:
        _add(document, block)
    written = io.BytesIO()
    document.save(written)
    return _timeless(written.getvalue())


def _set_up(document: Any, report: Composed, made: dt.date) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(20)
    properties = document.core_properties
    properties.title, properties.author = clean(report.title), AUTHOR
    properties.language = LANGUAGES[report.language]
    properties.comments = ""
    noon = dt.datetime.combine(made, dt.time(12))
    properties.created = properties.modified = noon
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(11)
    _language(style, LANGUAGES[report.language])


def _language(style: Any, code: str) -> None:
    """Say in which language a style's text is, for proofing and for screen readers."""
    element = OxmlElement("w:lang")
    element.set(qn("w:val"), code)
    style.element.get_or_add_rPr().append(element)


def _add(document: Any, block: Block) -> None:
    match block:
        case Heading():
            # The title is a heading too, so that the outline begins with it.
            document.add_heading(clean(block.text), block.level)
        case Paragraph():
            run = document.add_paragraph().add_run(clean(block.text))
            run.bold = block.kind == "lead"
            run.italic = block.kind == "small"
        case Quote():
            _quote(document, block)
        case Facts():
            _facts(document, block.pairs)
        case Items():
            for one in block.texts:
                document.add_paragraph(_plain(one), style="List Bullet")
        case Table():
            _table(document, block)
        case _:
            assert_never(block)


def _quote(document: Any, block: Quote) -> None:
    document.add_paragraph(clean(block.text), style="Intense Quote")
    source = f"{block.source}, {block.address}" if block.address else block.source
    run = document.add_paragraph().add_run(clean(source))
    run.font.size = Pt(9)


def _facts(document: Any, pairs: Sequence[tuple[str, str]]) -> None:
    for name, value in pairs:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.add_run(f"{clean(name)}: ").bold = True
        paragraph.add_run(clean(value))


def _table(document: Any, block: Table) -> None:
    document.add_paragraph(clean(block.caption), style="Caption")
    table = document.add_table(rows=1, cols=len(block.heads), style="Table Grid")
    for cell, head in zip(table.rows[0].cells, block.heads, strict=True):
        cell.paragraphs[0].add_run(clean(head)).bold = True
    _repeat(table.rows[0])
    for row in block.rows:
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = _plain(value)
    document.add_paragraph()


def _repeat(row: Any) -> None:
    """Let the head of a table stand on each page that it reaches."""
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))


def _plain(value: str | Link) -> str:
    return clean(value.text if isinstance(value, Link) else value)


def _timeless(data: bytes) -> bytes:
    """Return a zip file whose parts do not say when they were written."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            info = zipfile.ZipInfo(name, _TIMELESS)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return written.getvalue()
