"""Word documents: paragraphs, headings, lists and tables in document order."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from ingest.model import RawDocument
from ingest.readers.builder import TextBuilder
from ingest.readers.limits import damaged, open_zip
from ingest.readers.tei import parse_xml

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"(?:heading|rubrik)\s*(\d)", re.IGNORECASE)
_TITLE = re.compile(r"(?:title|rubrik|titel)", re.IGNORECASE)
_LIST = re.compile(r"list|punkt|bullet|numrera", re.IGNORECASE)


def read(data: bytes) -> RawDocument:
    """Read a DOCX file; headers, footers and deleted text are left out."""
    archive = open_zip(data)
    try:
        document = docx.Document(io.BytesIO(data))
        builder = TextBuilder()
        for block in document.iter_inner_content():
            _add(builder, block)
        for note in _footnotes(archive):
            builder.add(note, "footnote")
        metadata = _metadata(document.core_properties)
    except (
        OpcError,
        KeyError,
        ValueError,
        AttributeError,
        IndexError,
        zipfile.BadZipFile,
        etree.XMLSyntaxError,
    ) as error:
        raise damaged() from error
    return RawDocument(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        builder.text,
        marks=tuple(builder.marks),
        metadata=metadata,
    )


def _add(builder: TextBuilder, block: Paragraph | Table) -> None:
    if isinstance(block, Table):
        for row in block.rows:
            builder.add("\t".join(_cells(row)), "table_row")
        return
    style = (block.style.name if block.style is not None else None) or ""
    heading = _HEADING.match(style)
    numbered = block._p.pPr is not None and block._p.pPr.numPr is not None
    if heading or _TITLE.fullmatch(style):
        builder.add(_text(block), "heading", int(heading[1]) if heading else 1)
    elif numbered or _LIST.search(style):
        builder.add(_text(block), "list_item")
    else:
        # A line break within a paragraph is a line of its own.
        for line in _text(block).split("\n"):
            builder.add(line)


def _cells(row: Any) -> Iterator[str]:
    """Yield the texts of a row's cells, a merged cell once."""
    last = None
    for cell in row.cells:
        if cell._tc is not last:
            last = cell._tc
            yield " ".join(_text(paragraph) for paragraph in cell.paragraphs)


def _text(paragraph: Paragraph) -> str:
    """Return a paragraph's text as it reads with all changes accepted."""
    pieces = []
    for node in paragraph._p.iter():
        if node.tag == f"{_W}t":
            pieces.append(node.text or "")
        elif node.tag in {f"{_W}tab", f"{_W}ptab"} and node.getparent().tag == f"{_W}r":
            pieces.append(" ")
        elif node.tag in {f"{_W}br", f"{_W}cr"}:
            pieces.append("\n")
        elif node.tag == f"{_W}noBreakHyphen":
            pieces.append("-")
    return "".join(pieces)


def _footnotes(archive: zipfile.ZipFile) -> Iterator[str]:
    """Yield the footnotes in order, without Word's own separator lines."""
    if "word/footnotes.xml" not in archive.namelist():
        return
    root = parse_xml(archive.read("word/footnotes.xml"))
    for note in root.iterfind(f"{_W}footnote"):
        if note.get(f"{_W}type") is None:
            yield "".join(node.text or "" for node in note.iter(f"{_W}t"))


def _metadata(properties: Any) -> tuple[tuple[str, str], ...]:
    """Return what Word states of the document; its dates are of the file."""
    found = {
        "title": properties.title,
        "author": properties.author,
        "language": properties.language,
        "modified": properties.modified and properties.modified.date().isoformat(),
    }
    return tuple((key, value) for key, value in sorted(found.items()) if value)
