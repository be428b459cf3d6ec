"""TEI XML, as the parliament's documents are published in."""

import re
from collections.abc import Iterator
from typing import Any

from ingest.model import RawDocument
from ingest.readers.builder import TextBuilder
from ingest.readers.calls import call, settle
from ingest.readers.xmltree import local, parse_xml, too_deep

_BLOCKS = frozenset(
    {"p", "ab", "l", "head", "item", "row", "note", "u", "seg", "label"}
)
_OUTSIDE = frozenset({"teiHeader", "facsimile", "pb", "fw", "graphic", "figure"})
# What a converter wrote where a field was empty, at the edges of a block.
_EMPTY = re.compile(r"\A(?:\s*None\b)+|(?:\bNone\s*)+\Z")
# A line end within a block; after a hyphen it stays, for the word to be made whole.
_ONE_LINE = re.compile(
    r"(?<!-)\n|(?<=-)\n(?=\s*(?:[^a-zåäöéü]|(?:och|eller|samt|till|respektive)\b))"
)
# What a word processor asked of browsers, come along as text before a list's points.
_OFFICE = re.compile(r"<!\[(?:if [^\]\n]{0,60}|endif)\]>")
# "Vägen till Ek till statsrådet Åsa Ek om Vägen till Ek": a title made of its parts.
_SAID_TWICE = re.compile(r"\A(.{3,200}?) till .{3,200} om \1\Z")
# Division types of known collections, by how they begin: what the document is.
_GENRES = (("ipq", "interpellation"), ("interpellation", "interpellation"))
# Which dated action tells when the document was made, the best first.
_DATED = ("sent", "submitted", "received")


def read(data: bytes) -> RawDocument:
    """Read the body's paragraphs, and title, author and date of the header."""
    root = parse_xml(data)
    walk = _Walk()
    try:
        for text in root.iter("{*}text"):
            walk.blocks(text, 1)
            break
        walk.add_notes()
    except RecursionError as error:
        raise too_deep() from error
    return RawDocument(
        "application/tei+xml",
        walk.builder.text,
        page_starts=walk.builder.page_starts,
        marks=tuple(walk.builder.marks),
        metadata=tuple(sorted(_metadata(root).items())),
    )


class _Walk:
    """One way through the text; notes at a page's foot wait for its end."""

    def __init__(self) -> None:
        self.builder = TextBuilder()
        self._notes: list[tuple[str, str]] = []

    def blocks(self, element: Any, depth: int) -> None:
        """Add the blocks in and below an element in document order."""
        for child in element:
            name = local(child)
            if name == "pb":
                self.builder.add("\f")
            elif not name or name in _OUTSIDE:
                continue
            elif name == "list":
                self._list(child)
            elif name in _BLOCKS:
                self._block(child, name, depth)
            else:
                self.blocks(child, depth + (name == "div"))

    def add_notes(self) -> None:
        """Add the notes that the text called."""
        for number, text in self._notes:
            level = int(number) if number.isdecimal() and len(number) < 4 else 0
            self.builder.add(f"{number} {text}".strip(), "footnote", level)
        self._notes.clear()

    def _block(self, child: Any, name: str, depth: int) -> None:
        titled = (child.getparent().get("type") or "").endswith("Title")
        if name == "head" or titled:
            self.builder.add(self._flat(child), "heading", max(depth - 1, 1))
        elif name == "row":
            cells = (self._flat(cell) for cell in child)
            self.builder.add("\t".join(cells), "table_row")
        elif name == "note" and _is_footnote(child):
            self._note(child)
        else:
            self.builder.add(self._flat(child))
            for inner in child.iterfind("{*}list"):
                self._list(inner)

    def _list(self, element: Any) -> None:
        """Add a list's items, numbered where the list says so."""
        numbered = element.get("rend") == "numbered" or element.get("type") == "ordered"
        for number, item in enumerate(element.iterfind("{*}item"), start=1):
            own = item.get("n")
            sign = f"{own or number}. " if numbered or own else ""
            self.builder.add(sign + self._flat(item), "list_item")
            for inner in item.iterfind("{*}list"):
                self._list(inner)

    def _flat(self, element: Any) -> str:
        """Return an element's text without the lists and notes within it."""
        text = _OFFICE.sub("", "".join(self._pieces(element)))
        text = _ONE_LINE.sub(" ", text.replace("\t", " "))
        return _EMPTY.sub("", settle(text))

    def _pieces(self, element: Any) -> Iterator[str]:
        yield element.text or ""
        for child in element:
            name = local(child)
            if name == "lb":
                yield " " if child.get("break") != "no" else ""
            elif name == "pb":
                yield "\f"
            elif name == "note" and _is_footnote(child):
                yield call(self._note(child))
            elif name and name not in _OUTSIDE and name != "list":
                yield from self._pieces(child)
            yield child.tail or ""

    def _note(self, note: Any) -> str:
        """Keep a note for the end; return its number."""
        number = (note.get("n") or "").strip() or str(len(self._notes) + 1)
        self._notes.append((number, " ".join(self._flat(note).split())))
        return number


def _is_footnote(note: Any) -> bool:
    """Tell whether a note stands at a page's foot or the text's end."""
    return (note.get("place") or "") in {"foot", "bottom", "end"} or bool(note.get("n"))


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
            found[key] = _SAID_TWICE.sub(r"\1", value) if key == "title" else value
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
