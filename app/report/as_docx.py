"""A report as a Word file, the same bytes each time."""

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
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
from app.report.docx_parts import Run, paragraph, table

# Zip files cannot say that something has no time.
_TIMELESS = (1980, 1, 1, 0, 0, 0)
LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}
AUTHOR = "Sagt och gjort"
# Half points.
SMALL = 18


def as_docx(report: Composed, made: dt.date) -> bytes:
    """Return the report as a Word file that says it was made on a day."""
    document = Document()
    _set_up(document, report, made)
    # Before the section's own settings, which end the body.
    end = document.element.body[-1]
    for block in report.blocks:
        for element in _elements(block):
            end.addprevious(element)
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


def _elements(block: Block) -> Iterator[Any]:
    match block:
        case Heading():
            yield paragraph([Run(block.text)], f"Heading{block.level}")
        case Paragraph():
            bold, italic = block.kind == "lead", block.kind == "small"
            yield paragraph([Run(block.text, bold=bold, italic=italic)])
        case Quote():
            yield paragraph([Run(block.text)], "IntenseQuote")
            source = (
                f"{block.source}, {block.address}" if block.address else block.source
            )
            yield paragraph([Run(source, size=SMALL)])
        case Facts():
            for name, value in block.pairs:
                yield paragraph([Run(f"{name}: ", bold=True), Run(value)], after=40)
        case Items():
            for one in block.texts:
                yield paragraph([Run(_plain(one))], "ListBullet")
        case Table():
            if block.titled:
                yield paragraph([Run(block.caption)], "Caption")
            rows = [[_plain(cell) for cell in row] for row in block.rows]
            yield table(block.heads, rows)
            yield paragraph([])
        case _:
            assert_never(block)


def _plain(value: str | Link) -> str:
    return value.text if isinstance(value, Link) else value


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
