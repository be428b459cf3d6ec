"""OpenDocument text: paragraphs, headings, lists and tables of content.xml."""

import zipfile
import zlib
from typing import Any

from lxml import etree

from ingest.model import RawDocument
from ingest.readers.builder import TextBuilder
from ingest.readers.limits import damaged, open_zip
from ingest.readers.tei import parse_xml

_META = {"title": "title", "initial-creator": "author", "date": "modified"}


def read(data: bytes) -> RawDocument:
    """Read an ODT file in document order, without headers and footers."""
    archive = open_zip(data)
    try:
        content = parse_xml(archive.read("content.xml"))
        has_meta = "meta.xml" in archive.namelist()
        meta = parse_xml(archive.read("meta.xml")) if has_meta else None
    except (KeyError, zipfile.BadZipFile, zlib.error, RuntimeError) as error:
        raise damaged() from error
    builder = TextBuilder()
    body = content.find(".//{*}body/{*}text")
    if body is not None:
        _add_blocks(builder, body, in_list=False)
    return RawDocument(
        "application/vnd.oasis.opendocument.text",
        builder.text,
        marks=tuple(builder.marks),
        metadata=_metadata(meta),
    )


def _name(element: Any) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _add_blocks(builder: TextBuilder, element: Any, *, in_list: bool) -> None:
    for child in element:
        name = _name(child)
        if name == "h":
            level = next((v for k, v in child.items() if k.endswith("level")), "1")
            builder.add(_flat(child), "heading", int(level) if level.isdigit() else 1)
        elif name == "p":
            builder.add(_flat(child), "list_item" if in_list else None)
        elif name == "table-row":
            cells = ("".join(_flat(p) + " " for p in cell) for cell in child)
            builder.add("\t".join(cells), "table_row")
        elif name not in {"", "tracked-changes", "sequence-decls", "annotation"}:
            _add_blocks(builder, child, in_list=in_list or name == "list")


def _flat(element: Any) -> str:
    """Return a paragraph's text; spaces, tabs and line breaks are elements."""
    pieces = [element.text or ""]
    for child in element:
        name = _name(child)
        if name in {"s", "tab", "line-break"}:
            pieces.append(" ")
        elif name not in {"", "note", "annotation"}:
            pieces.append(_flat(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _metadata(meta: Any) -> tuple[tuple[str, str], ...]:
    found = {}
    for element in meta.iter() if meta is not None else ():
        key = _META.get(_name(element))
        value = (element.text or "").strip()
        if key and value:
            found[key] = value[:10] if key == "modified" else value
    return tuple(sorted(found.items()))
