"""Word documents: paragraphs, headings, lists and tables in document order."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from ingest.errors import ReadError
from ingest.model import FurnitureKind, RawDocument
from ingest.readers.builder import TextBuilder
from ingest.readers.calls import unnumbered
from ingest.readers.chunks import read_chunk
from ingest.readers.docx_numbering import Numbering
from ingest.readers.docx_package import Package, R, W, switched
from ingest.readers.docx_properties import properties
from ingest.readers.docx_runs import Runs
from ingest.readers.docx_styles import Styles
from ingest.readers.docx_walk import Walk, column_count
from ingest.readers.limits import damaged
from ingest.readers.parts import BROKEN
from ingest.readers.rows import Blocks
from ingest.readers.typed import BoldLines
from ingest.readers.xmltree import stream_xml, too_deep

_TOP = tuple(
    f"{W}{name}"
    for name in ("p", "tbl", "tr", "sdt", "sectPr", "altChunk", "customXml", "ins")
)
_FURNITURE: tuple[tuple[str, FurnitureKind], ...] = (
    ("headerReference", "sidhuvud"),
    ("footerReference", "sidfot"),
)
# A chunk within a chunk within a chunk is no document but a trap.
_DEEPEST_CHUNK = 2


def read(data: bytes, depth: int = 0) -> RawDocument:
    """Read a Word file as it reads with all changes accepted.

    Page heads and feet are furniture; comments and hidden text are left out.

    Args:
        data: The file's bytes.
        depth: How many documents this one is embedded in.
    """
    try:
        return _read(data, depth)
    except RecursionError as error:
        raise too_deep() from error
    except (*BROKEN, ValueError) as error:
        raise damaged() from error


def _read(data: bytes, depth: int) -> RawDocument:
    package = Package(data)
    builder = TextBuilder()
    body = _Body(package, builder, depth)
    body.read()
    return RawDocument(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        builder.text,
        page_starts=builder.page_starts,
        marks=tuple(builder.marks),
        metadata=properties(package.parts),
        warnings=tuple(body.warnings),
        furniture=tuple(builder.furniture),
    )


class _Body:
    """The main text, its notes, and the heads and feet of its pages."""

    def __init__(self, package: Package, builder: TextBuilder, depth: int) -> None:
        self._package = package
        self._builder = builder
        self._depth = depth
        self._styles = Styles(package.tree("styles"))
        self._numbering = Numbering(package.tree("numbering"), self._styles)
        self._notes = {kind: _notes(package, kind) for kind in ("footnote", "endnote")}
        self._runs = Runs(
            self._styles,
            len(self._notes["footnote"]),
            turns=not package.turns_pages(),
        )
        self._both_sides = switched(package.tree("settings"), "evenAndOddHeaders")
        self._lines = BoldLines(builder)
        self._walk = Walk(self._styles, self._numbering, self._runs, self._lines)
        self._section = 0
        self.warnings: list[str] = []

    def read(self) -> None:
        """Read the main part from beginning to end, then the notes it calls."""
        with self._package.text() as file:
            for element in stream_xml(file, _TOP):
                if self._take(element):
                    _drop(element)
        self._walk.blocks(())
        self._lines.part()
        self._add_notes()

    def _take(self, element: Any) -> bool:
        """Read an element of the top; tell whether it was one."""
        parent = element.getparent()
        if parent is None:
            return False
        if parent.tag == f"{W}tbl" and element.tag == f"{W}tr":
            if parent.getparent().tag != f"{W}body":
                return False
            if not _has_row_before(element):
                self._walk.blocks(())
                self._lines.part()
            self._walk.row(element, column_count(parent))
            return True
        if parent.tag != f"{W}body":
            return False
        if element.tag == f"{W}sectPr":
            self._furnish(element)
        elif element.tag == f"{W}altChunk":
            self._chunk(element)
        elif element.tag == f"{W}tbl" and element.find(f"{W}tr") is not None:
            self._lines.part()
        else:
            self._walk.block(element)
            self._furnish(element.find(f"{W}pPr/{W}sectPr"))
        return True

    def _furnish(self, section: Any) -> None:
        """Keep the heads and feet that a section ends by stating."""
        if section is None:
            return
        for name, kind in _FURNITURE:
            for reference in section.iterfind(f"{W}{name}"):
                if self._is_shown(section, reference.get(f"{W}type")):
                    root = self._package.tree_of(reference.get(f"{R}id") or "")
                    self._furniture(root, kind)
        self._section = self._builder.length

    def _is_shown(self, section: Any, kind: str | None) -> bool:
        if kind == "first":
            return bool(switched(section, "titlePg"))
        return kind != "even" or bool(self._both_sides)

    def _furniture(self, root: Any, kind: FurnitureKind) -> None:
        if root is None:
            return
        blocks = Blocks()
        runs = Runs(self._styles, turns=True, running=True)
        Walk(self._styles, self._numbering, runs, blocks).blocks(root)
        for line in blocks.lines():
            self._builder.furnish(kind, unnumbered(line), self._section)

    def _chunk(self, element: Any) -> None:
        """Add a document that is kept whole within this one."""
        name, data = self._package.bytes_of(element.get(f"{R}id") or "")
        try:
            if self._depth >= _DEEPEST_CHUNK:
                raise damaged()
            read_chunk(self._lines, data, name, partial(read, depth=self._depth + 1))
        except ReadError:
            self.warnings.append("Ett dokument inuti dokumentet gick inte att läsa.")

    def _add_notes(self) -> None:
        done: set[tuple[str, str]] = set()
        for kind, identity, number in _growing(self._runs.notes):
            note = self._notes[kind].get(identity)
            if note is None or (kind, identity) in done:
                continue
            done.add((kind, identity))
            texts = [self._runs.text(p) for p in note.iter(f"{W}p")]
            text = " ".join(" ".join(texts).split())
            if text:
                level = int(number) if number else 0
                self._builder.add(f"{number} {text}".strip(), "footnote", level)


def _growing(notes: list[Any]) -> Iterator[Any]:
    """Yield the notes called so far, and those that notes call in their turn."""
    at = 0
    while at < len(notes):
        yield notes[at]
        at += 1


def _notes(package: Package, kind: str) -> dict[str, Any]:
    """Return a document's notes by id, without Word's own separator lines."""
    root = package.tree(f"{kind}s")
    if root is None:
        return {}
    return {
        note.get(f"{W}id") or "": note
        for note in root.iterfind(f"{W}{kind}")
        if note.get(f"{W}type") in {None, "normal"}
    }


def _has_row_before(row: Any) -> bool:
    previous = row.getprevious()
    return previous is not None and previous.tag == f"{W}tr"


def _drop(element: Any) -> None:
    """Free what has been read; one empty element stays to tell what came before."""
    element.clear()
    parent, previous = element.getparent(), element.getprevious()
    if previous is not None and previous.tag == element.tag:
        parent.remove(previous)
