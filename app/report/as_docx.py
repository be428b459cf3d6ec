"""A report as a Word file, the same bytes each time."""

import datetime as dt
import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any, assert_never

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
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
    Way,
    Ways,
)
from app.report.docx_parts import Parts, Run

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
    parts = Parts(document.part.rels)
    for block in report.blocks:
        for element in _elements(block, parts):
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
    _number(section.footer.paragraphs[0])


def _number(paragraph: Any) -> None:
    """Say on every page which it is, and of how many."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for before, field in (("", "PAGE"), (" (", "NUMPAGES")):
        paragraph.add_run(before)
        element = OxmlElement("w:fldSimple")
        element.set(qn("w:instr"), field)
        paragraph._p.append(element)
    paragraph.add_run(")")


def _language(style: Any, code: str) -> None:
    """Say in which language a style's text is, for proofing and for screen readers."""
    element = OxmlElement("w:lang")
    element.set(qn("w:val"), code)
    style.element.get_or_add_rPr().append(element)


def _elements(  # noqa: C901 - one case for each kind of block
    block: Block, parts: Parts
) -> Iterator[Any]:
    paragraph = parts.paragraph
    match block:
        case Heading():
            style = f"Heading{block.level}"
            yield paragraph([Run(block.text)], style, anchor=block.anchor)
        case Paragraph():
            bold, italic = block.kind == "lead", block.kind == "small"
            yield paragraph([Run(block.text, bold=bold, italic=italic)])
        case Ways():
            yield paragraph(_ways(block.ways))
        case Quote():
            yield paragraph([Run(block.text)], "IntenseQuote")
            yield paragraph(_source(block))
        case Facts():
            for name, value in block.pairs:
                yield paragraph([Run(f"{name}: ", bold=True), Run(value)], after=40)
        case Items():
            for one in block.texts:
                yield paragraph([_cell(one)], "ListBullet")
        case Table():
            if block.titled:
                yield paragraph([Run(block.caption)], "Caption")
            rows = [[_cell(cell) for cell in row] for row in block.rows]
            yield parts.table(block.heads, rows)
            yield paragraph([])
        case _:
            assert_never(block)


def _cell(value: str | Link) -> Run:
    return Run(value.text, to=value.anchor) if isinstance(value, Link) else Run(value)


def _source(quote: Quote) -> list[Run]:
    """Return where quoted words stand, and what leads there."""
    leading = [Run(". ", size=SMALL), *_ways(quote.ways)] if quote.ways else []
    return [Run(quote.source, size=SMALL), *leading]


def _ways(ways: Sequence[Way]) -> list[Run]:
    """Return what leads to each address, with dots between them."""
    runs: list[Run] = []
    for way in ways:
        runs += [Run(" · ", size=SMALL)] if runs else []
        address = way.address if way.is_web else ""
        runs.append(Run(way.text, size=SMALL, address=address))
    return runs


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
