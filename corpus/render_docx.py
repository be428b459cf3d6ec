"""A source as a Word document: heading styles, tables, a real footnote."""

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from itertools import groupby

from docx import Document
from docx.document import Document as DocumentType
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.text.paragraph import Paragraph

from corpus.fiction import NOTICE
from corpus.markup import Block, Source

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "paragraf": 1}
FIXED_TIME = (1980, 1, 1, 0, 0, 0)
FOOTNOTE_MARK = "[^1]"
FOOTNOTES_TYPE = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
)
FOOTNOTES_XML = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>
<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> %s</w:t></w:r></w:p></w:footnote>
</w:footnotes>"""


def render(source: Source) -> bytes:
    """Return the document as DOCX bytes with fixed times inside."""
    document = Document()
    moment = dt.datetime.fromisoformat(source.meta["date"])
    properties = document.core_properties
    properties.title, properties.author = source.meta["title"], source.meta["body"]
    properties.created = properties.modified = moment
    properties.last_modified_by, properties.comments = "", ""
    document.sections[0].header.paragraphs[0].text = source.meta["body"]
    document.sections[0].footer.paragraphs[0].text = NOTICE
    for kind, group in groupby(source.blocks, key=lambda block: block.kind):
        _add(document, kind, group)
    document.add_paragraph(NOTICE)
    saved = io.BytesIO()
    document.save(saved)
    return _with_fixed_times(saved.getvalue())


def _add(document: DocumentType, kind: str, group: Iterator[Block]) -> None:
    if kind in {"row", "form"}:
        _add_table(document, [block.cells for block in group])
        return
    for block in group:
        if kind in HEADINGS:
            document.add_heading(block.text, HEADINGS[kind])
        elif kind == "item":
            document.add_paragraph(block.text, style="List Bullet")
        elif kind == "sign":
            _add_table(document, [("_" * 24,) * len(block.cells), block.cells])
        elif kind == "footnote":
            _add_footnote_part(document, block.text)
        else:
            _add_text(document.add_paragraph(), block.text)


def _add_table(document: DocumentType, rows: list[tuple[str, ...]]) -> None:
    table = document.add_table(len(rows), max(len(row) for row in rows))
    table.style = "Table Grid"
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=False):
            cell.text = text
    document.add_paragraph()


def _add_text(paragraph: Paragraph, text: str) -> None:
    before, mark, after = text.partition(FOOTNOTE_MARK)
    paragraph.add_run(before)
    if mark:
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), "1")
        paragraph.add_run()._r.append(reference)
        paragraph.add_run(after)


def _add_footnote_part(document: DocumentType, text: str) -> None:
    part = Part(
        PackURI("/word/footnotes.xml"),
        FOOTNOTES_TYPE,
        (FOOTNOTES_XML % text).encode(),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _with_fixed_times(data: bytes) -> bytes:
    """Write the package again with one time for all its members."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            member = zipfile.ZipInfo(name, FIXED_TIME)
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, old.read(name))
    return out.getvalue()
