"""OpenDocument text (ODT, OTT and the flat FODT): blocks in document order."""

from collections.abc import Iterator
from typing import Any

from ingest.errors import ReadError
from ingest.model import FurnitureKind, RawDocument
from ingest.readers.builder import TextBuilder
from ingest.readers.calls import unnumbered
from ingest.readers.limits import damaged
from ingest.readers.odt_styles import Counter, Styles, number
from ingest.readers.odt_text import UNSEEN, Text, is_bold
from ingest.readers.parts import Parts
from ingest.readers.properties import stated
from ingest.readers.rows import MOST_COLUMNS, Blocks, RowCell, put_row
from ingest.readers.stylenames import LONGEST_HEADING
from ingest.readers.typed import BoldLines, add_lines, typed
from ingest.readers.xmltree import attribute, local, parse_xml, too_deep

_META = {
    "title": "title",
    "initial-creator": "author",
    "creation-date": "created",
    "date": "modified",
    "language": "language",
}
_REGISTRY = {"dnr": "dnr", "diarienummer": "dnr", "diarienr": "dnr"}
_FURNITURE: tuple[tuple[str, FurnitureKind], ...] = (
    ("header", "sidhuvud"),
    ("footer", "sidfot"),
)
_ENCRYPTION = "{*}encryption-data"
_MOST_REPEATED = 50


def read(data: bytes) -> RawDocument:
    """Read an OpenDocument text as it reads with all changes accepted.

    Page heads and feet are furniture; comments and hidden text are left out.
    """
    if data[:4] == b"PK\x03\x04":
        parts = Parts(data)
        _refuse_locked(parts)
        if not parts.has("content.xml"):
            raise damaged()
        roots = [parse_xml(parts.read("content.xml"))]
        others = (parts.tree("styles.xml"), parts.tree("meta.xml"))
        roots += [root for root in others if root is not None]
    else:
        roots = [parse_xml(data)]
    try:
        return _read(roots)
    except RecursionError as error:
        raise too_deep() from error


def _refuse_locked(parts: Parts) -> None:
    """Refuse a file that asks for a password, before its parts look like noise."""
    manifest = parts.tree("META-INF/manifest.xml")
    locked = manifest is not None and any(True for _ in manifest.iter(_ENCRYPTION))
    if locked or parts.has("encrypted-package"):
        raise ReadError(
            "Dokumentet är låst med lösenord.",
            "Öppna det med lösenordet, spara en kopia utan och lägg till kopian.",
        )


def _read(roots: list[Any]) -> RawDocument:
    builder = TextBuilder()
    styles = Styles(roots)
    text = Text(styles)
    lines = BoldLines(builder)
    walk = _Walk(styles, text, lines)
    for root in roots:
        for body in root.iterfind(".//{*}body/{*}text"):
            walk.blocks(body)
    lines.part()
    for note in text.notes:
        words = " ".join(" ".join(text.text(p) for p in _paragraphs(note.body)).split())
        level = int(note.number) if note.number else 0
        builder.add(f"{note.number} {words}".strip(), "footnote", level)
    for root in roots:
        _furnish(root, styles, builder)
    return RawDocument(
        "application/vnd.oasis.opendocument.text",
        builder.text,
        page_starts=builder.page_starts,
        marks=tuple(builder.marks),
        metadata=_metadata(roots),
        furniture=tuple(builder.furniture),
    )


class _Walk:
    """One way through paragraphs, lists and tables, into the text or into a cell."""

    def __init__(self, styles: Styles, text: Text, sink: BoldLines | Blocks) -> None:
        self._styles = styles
        self._text = text
        self._sink = sink
        self._outline = Counter()
        self._counters: dict[str, Counter] = {}

    def blocks(self, parent: Any) -> None:
        """Add the blocks within an element."""
        for child in parent:
            name = local(child)
            if name in {"p", "h"}:
                self._paragraph(child, name)
            elif name == "list":
                self._list(child, None, 1)
            elif name == "table":
                self._table(child)
            elif name == "soft-page-break":
                self._sink.add("\f")
            elif name == "section" and attribute(child, "display") == "none":
                continue
            elif name and name not in UNSEEN:
                self.blocks(child)

    def _paragraph(self, paragraph: Any, name: str, sign: str = "") -> None:
        style = attribute(paragraph, "style-name")
        text = self._text.text(paragraph)
        boxes, self._text.boxes = self._text.boxes, []
        if self._styles.opens_page(style):
            text = f"\f{text}"
        if not self._styles.is_hidden("paragraph", style):
            self._add(paragraph, name, text, sign)
        for box in boxes:
            self.blocks(box)

    def _add(self, paragraph: Any, name: str, text: str, sign: str) -> None:
        """Add a paragraph as what its element and style make it."""
        if not text.strip():
            self._sink.add(text)
            return
        style = attribute(paragraph, "style-name")
        level = self._styles.heading(style)
        if name == "h":
            level = number(attribute(paragraph, "outline-level"), level or 1)
            if not sign and attribute(paragraph, "is-list-header") != "true":
                sign = self._numbered(level)
        if level and len(text) <= LONGEST_HEADING:
            line = typed(text.replace("\n", " "))[0]
            self._sink.add(sign + line, "heading", level)
        elif sign and "§" not in sign:
            self._sink.add(sign + text.replace("\n", " "), "list_item")
        else:
            bold = is_bold(paragraph, self._styles)
            add_lines(self._sink, sign + text, bold=bold)

    def _numbered(self, level: int) -> str:
        """Return the number of a heading where the document numbers its headings."""
        style = self._styles.outline.get(level)
        if style is None or not style.form:
            return ""
        return self._outline.sign(self._styles.outline, level)

    def _list(self, element: Any, outer: str | None, level: int) -> None:
        """Add a list's items; a list within a list goes on in its style."""
        name = attribute(element, "style-name") or outer or ""
        goes_on = attribute(element, "continue-numbering") == "true"
        if level == 1 and not goes_on and attribute(element, "continue-list") is None:
            self._counters[name] = Counter()
        counter = self._counters.setdefault(name, Counter())
        levels = self._styles.list_levels(name)
        for item in element:
            kind = local(item)
            first = kind == "list-item"
            for child in item if kind in {"list-item", "list-header"} else ():
                if local(child) == "list":
                    self._list(child, name, level + 1)
                elif local(child) in {"p", "h"}:
                    start = attribute(item, "start-value")
                    begun = number(start, 1) if start else None
                    sign = counter.sign(levels, level, begun) if first else ""
                    self._paragraph(child, local(child), sign)
                    first = False

    def _table(self, table: Any) -> None:
        self._sink.part()
        columns = sum(
            min(number(attribute(c, "number-columns-repeated"), 1), MOST_COLUMNS)
            for c in table.iter("{*}table-column")
            if next(c.iterancestors("{*}table"), None) is table
        )
        for row in _rows(table):
            cells = [cell for one in row for cell in self._cells(one)]
            if cells:
                put_row(self._sink, cells, columns or len(cells))
        self._sink.part()

    def _cells(self, cell: Any) -> Iterator[RowCell]:
        """Yield a cell; a covered one is empty, for the one over it takes its place."""
        name = local(cell)
        if name == "soft-page-break":
            self._sink.add("\f")
        if name not in {"table-cell", "covered-table-cell"}:
            return
        blocks = Blocks()
        if name == "table-cell":
            _Walk(self._styles, self._text, blocks).blocks(cell)
        repeated = number(attribute(cell, "number-columns-repeated"), 1)
        for _ in range(min(repeated, _MOST_REPEATED)):
            yield RowCell(blocks)


def _rows(table: Any) -> Iterator[Any]:
    """Yield a table's own rows, those of its head and groups included."""
    for child in table:
        name = local(child)
        if name == "table-row":
            yield child
        elif name in {"table-header-rows", "table-rows", "table-row-group"}:
            yield from _rows(child)


def _paragraphs(element: Any) -> Iterator[Any]:
    return (e for e in element.iter() if local(e) in {"p", "h"})


def _furnish(root: Any, styles: Styles, builder: TextBuilder) -> None:
    """Keep the heads and feet of the pages' layouts, those of first pages included."""
    for page in root.iter("{*}master-page"):
        for part in page:
            for name, kind in _FURNITURE:
                shown = attribute(part, "display") != "false"
                if local(part).partition("-")[0] == name and shown:
                    blocks = Blocks()
                    _Walk(styles, Text(styles, running=True), blocks).blocks(part)
                    for line in blocks.lines():
                        builder.furnish(kind, unnumbered(line), 0)


def _metadata(roots: list[Any]) -> tuple[tuple[str, str], ...]:
    found: dict[str, str | None] = {}
    for root in roots:
        for element in root.iterfind(".//{*}meta/*"):
            key = _META.get(local(element))
            name = (attribute(element, "name") or "").strip().lower()
            if local(element) == "user-defined":
                key = _REGISTRY.get(name)
            if key:
                found.setdefault(key, element.text)
    return stated(found)
