"""TEI XML, as the parliament's documents are published in."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from ingest.errors import ReadError
from ingest.model import RawDocument
from ingest.readers.builder import TextBuilder
from ingest.readers.limits import damaged

_BLOCKS = frozenset(
    {"p", "ab", "l", "head", "item", "row", "note", "u", "seg", "label"}
)
_OUTSIDE = frozenset({"teiHeader", "facsimile", "pb", "fw", "graphic", "figure"})
# What a converter wrote where a field was empty, at the edges of a block.
_EMPTY = re.compile(r"\A(?:\s*None\b)+|(?:\bNone\s*)+\Z")
# Division types of known collections, by how they begin: what the document is.
_GENRES = (("ipq", "interpellation"), ("interpellation", "interpellation"))
# Which dated action tells when the document was made, the best first.
_DATED = ("sent", "submitted", "received")


def read(data: bytes) -> RawDocument:
    """Read the body's paragraphs, and title, author and date of the header."""
    root = parse_xml(data)
    builder = TextBuilder()
    for text in root.iter("{*}text"):
        _add_blocks(builder, text, 1)
        break
    return RawDocument(
        "application/tei+xml",
        builder.text,
        marks=tuple(builder.marks),
        metadata=tuple(sorted(_metadata(root).items())),
    )


def parse_xml(data: bytes) -> Any:
    """Parse XML without entities, network or a document type of its own."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged() from error
    internal = root.getroottree().docinfo.internalDTD
    if internal is not None and any(True for _ in internal.iterentities()):
        raise ReadError(
            "XML-filen innehåller egna entiteter och läses inte av säkerhetsskäl.",
            "Spara dokumentet utan DOCTYPE-deklaration och lägg till det igen.",
            stage="gräns",
        )
    return root


def _name(element: Any) -> str:
    """Return an element's name without namespace; comments have none."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _add_blocks(builder: TextBuilder, element: Any, depth: int) -> None:
    """Add the blocks in and below an element in document order."""
    for child in element:
        name = _name(child)
        if not name or name in _OUTSIDE:
            continue
        if name == "list":
            _add_list(builder, child)
        elif name in _BLOCKS:
            _add_block(builder, child, name, depth)
        else:
            _add_blocks(builder, child, depth + (name == "div"))


def _add_block(builder: TextBuilder, child: Any, name: str, depth: int) -> None:
    if name == "head" or (child.getparent().get("type") or "").endswith("Title"):
        builder.add(_flat(child), "heading", max(depth - 1, 1))
    elif name == "row":
        builder.add("\t".join(_flat(cell) for cell in child), "table_row")
    elif name == "note":
        builder.add(_flat(child), "footnote")
    else:
        builder.add(_flat(child))
        for inner in child.iterfind("{*}list"):
            _add_list(builder, inner)


def _add_list(builder: TextBuilder, element: Any) -> None:
    """Add a list's items, numbered where the list says so."""
    numbered = element.get("rend") == "numbered" or element.get("type") == "ordered"
    for number, item in enumerate(element.iterfind("{*}item"), start=1):
        own = item.get("n")
        sign = f"{own or number}. " if numbered or own else ""
        builder.add(sign + _flat(item), "list_item")


def _flat(element: Any) -> str:
    """Return an element's text without the lists and notes within it."""
    text = "".join(_pieces(element)).replace("\n", " ").replace("\t", " ")
    return _EMPTY.sub("", text)


def _pieces(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        name = _name(child)
        if name == "lb":
            yield " " if child.get("break") != "no" else ""
        elif name and name not in _OUTSIDE and name != "list":
            yield from _pieces(child)
        yield child.tail or ""


def _metadata(root: Any) -> dict[str, str]:
    """Return title, author, date and address that the header states."""
    found = {}
    places = {
        "title": ".//{*}sourceDesc//{*}title",
        "author": ".//{*}titleStmt/{*}author",
    }
    for key, path in places.items():
        value = " ".join((root.findtext(path) or "").replace("\u00ad", "").split())
        if value:
            found[key] = value
    if "title" not in found:
        title = " ".join((root.findtext(".//{*}titleStmt/{*}title") or "").split())
        found |= {"title": title} if title else {}
    for action in _DATED:
        date = root.find(f".//{{*}}correspAction[@type='{action}']/{{*}}date")
        if date is not None and date.get("when"):
            found["published"] = date.get("when")
            break
    address = root.find(".//{*}sourceDesc//{*}ref[@type='dokument_url_html']")
    if address is not None and address.text:
        found["url"] = address.text.strip()
    if genre := _genre(root):
        found["genre"] = genre
    return found


def _genre(root: Any) -> str | None:
    """Return the document type that the text's divisions are named after."""
    for division in root.iterfind(".//{*}text//{*}div"):
        stated = (division.get("type") or "").casefold()
        for opening, genre in _GENRES:
            if stated.startswith(opening):
                return genre
    return None
