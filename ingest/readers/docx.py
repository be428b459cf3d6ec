"""Word documents: paragraphs, headings, lists and tables in document order."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from lxml import etree

from ingest.model import RawDocument
from ingest.readers.builder import TextBuilder
from ingest.readers.docx_numbering import Numbering
from ingest.readers.limits import damaged, open_zip
from ingest.readers.tei import parse_xml

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"(?:heading|rubrik)\s*(\d)", re.IGNORECASE)
_TITLE = re.compile(r"title|rubrik|titel", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|innehåll)\s*\d", re.IGNORECASE)
_LIST = re.compile(r"list|punkt|bullet|numrera", re.IGNORECASE)
# Deleted text, and the copy of a text box that older programs show.
_UNSEEN = frozenset(
    {
        f"{_W}del",
        f"{_W}moveFrom",
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)
# A cell as long as this holds running text: the table only places it on the page.
_LONGEST_CELL = 400


def read(data: bytes) -> RawDocument:
    """Read a DOCX file; headers, footers and deleted text are left out."""
    archive = open_zip(data)
    try:
        document = docx.Document(io.BytesIO(data))
        builder = TextBuilder()
        _Walk(document, builder, _numbering(archive, document)).blocks(
            document.element.body
        )
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


def _numbering(archive: zipfile.ZipFile, document: Any) -> Numbering:
    known = "word/numbering.xml" in archive.namelist()
    root = parse_xml(archive.read("word/numbering.xml")) if known else None
    return Numbering(root, document.styles.element)


class _Walk:
    """One way through a document's body, content controls included."""

    def __init__(self, document: Any, builder: TextBuilder, lists: Numbering) -> None:
        self._builder = builder
        self._lists = lists
        self._names = {
            style.style_id: style.name or "" for style in document.styles if style.name
        }

    def blocks(self, parent: Any) -> None:
        """Add the paragraphs and tables within an element."""
        for child in parent:
            if child.tag == f"{_W}p":
                self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                self._builder.part()
                for row in child.iter(f"{_W}tr"):
                    if next(row.iterancestors(f"{_W}tbl")) is child:
                        self._row(row)
            elif child.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins"}:
                self.blocks(child)

    def _paragraph(self, paragraph: Any) -> None:
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        name = self._names.get(style.get(f"{_W}val"), "") if style is not None else ""
        text = _text(paragraph)
        if not text.strip() or _CONTENTS.match(name):
            return
        sign = self._lists.sign(paragraph)
        heading = _HEADING.match(name)
        if heading or _TITLE.fullmatch(name):
            self._builder.add(text, "heading", int(heading[1]) if heading else 1)
        elif sign is not None or _LIST.search(name):
            self._builder.add((sign or "") + text, "list_item")
        else:
            # A line break within a paragraph is a line of its own.
            for line in text.split("\n"):
                self._builder.add(line)

    def _row(self, row: Any) -> None:
        cells = [
            cell
            for cell in row.iter(f"{_W}tc")
            if next(cell.iterancestors(f"{_W}tr")) is row
        ]
        texts = [" ".join(_text(p) for p in cell.iter(f"{_W}p")) for cell in cells]
        texts = [" ".join(text.split()) for text in texts]
        if max(map(len, texts), default=0) > _LONGEST_CELL:
            for cell in cells:
                self.blocks(cell)
        elif any(texts):
            self._builder.add("\t".join(texts), "table_row")


def _text(paragraph: Any) -> str:
    """Return a paragraph's text as it reads with all changes accepted."""
    return "".join(_pieces(paragraph))


def _pieces(element: Any) -> Iterator[str]:
    for node in element:
        if node.tag == f"{_W}t":
            yield node.text or ""
        elif node.tag in {f"{_W}tab", f"{_W}ptab"} and element.tag == f"{_W}r":
            yield " "
        elif node.tag in {f"{_W}br", f"{_W}cr"}:
            yield "\n"
        elif node.tag == f"{_W}noBreakHyphen":
            yield "-"
        elif node.tag not in _UNSEEN and node.tag != f"{_W}pPr":
            yield from _pieces(node)


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
