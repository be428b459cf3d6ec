"""One way through a page's text, block by block in document order."""

import re
from collections.abc import Iterator

from ingest import lexicon
from ingest.model import MarkKind
from ingest.readers.html_credits import credit, is_undated
from ingest.readers.html_inline import Line, inline, lines, parts
from ingest.readers.html_lines import Lines
from ingest.readers.html_lists import Numbering, signed
from ingest.readers.html_notes import Notes
from ingest.readers.html_tables import grid, is_data, rows_of
from ingest.readers.html_tree import BLOCKS, HEADINGS, Element

_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_LONGEST_HEADING = 160
_LONGEST_BOLD = 90
_LONGEST_TERM = 60
_LONGEST_VALUE = 160
# "rubrik2", "h3", "heading": how pages without headings of their own name them.
_HEADING_CLASS = re.compile(r"(?:^|\s)(?:rubrik|heading|h)[-_]?([1-6])(?=$|\s)", re.I)
_OPENS_WINDOW = re.compile(
    r"[\s,(]{0,60}+(?:länk till annan webbplats|extern länk)?[\s,.]{0,60}+"
    r"(?:öppnas i (?:ett )?nytt (?:fönster|flik)|öppnas i ny flik"
    r"|länk till annan webbplats)[.)]*+$",
    re.IGNORECASE,
)
_LONGEST_LINK = 60


class Walk:
    """Turns the elements of a page into lines."""

    def __init__(self, out: Lines, notes: Notes) -> None:
        """Begin a page, or a box beside it."""
        self._out = out
        self._notes = notes
        self._noise = frozenset(lexicon.words("webbrus"))
        self._inline: list[str] = []
        self._before: Element | None = None
        self._level = 1
        self._sign = ""
        self._kind: MarkKind | None = None
        self._items = 0
        self._labels: dict[str, str] = {}

    def page(self, top: Element, labels: dict[str, str] | None = None) -> None:
        """Add all blocks of an element; `labels` names the panels of tabs."""
        self._labels = labels or {}
        self._element(top)
        self._flush()

    def _element(self, element: Element) -> None:
        """Add what stands within a block element."""
        note = self._notes.number_of(element)
        if note is not None and self._kind is None:
            self._flush()
            self._kind = "footnote"
        for child in element.children:
            if isinstance(child, str):
                self._inline.append(child)
                self._before = None if child.strip() else self._before
            elif child.kind:
                self._beside(child)
            else:
                self._child(child)

    def _child(self, child: Element) -> None:
        tag = child.tag
        if tag == "br":
            self._inline.append("\v")
        elif (level := _heading_level(child)) is not None:
            self._heading(child, level)
        elif tag in _LISTS:
            self._list(child)
        elif tag == "table":
            self._table(child)
        elif tag == "dl":
            self._definitions(child)
        elif tag == "pre":
            self._preformatted(child)
        elif tag in {"summary", "button"}:
            self._heading(child, min(self._level + 1, 6), steps=False)
        elif tag in BLOCKS or _holds_blocks(child):
            self._flush()
            label = self._labels.get(child.get("id"), "")
            if label:
                self._add_heading(label, min(self._level + 1, 6))
            self._element(child)
            self._flush()
        else:
            self._run(child)

    def _run(self, child: Element) -> None:
        """Add an inline element to the running text."""
        if self._notes.is_way_back(child):
            return
        text = "".join(inline(child))
        if child.tag == "a":
            text = _without_window(text)
        elif child.tag == "q":
            text = f"”{text}”"
        last = self._inline[-1] if self._inline else ""
        if self._before is not None and parts(self._before, last, child, text):
            self._inline.append(" ")
        self._inline.append(text)
        self._before = child if text.strip() else self._before

    def _beside(self, element: Element) -> None:
        """Keep a contact box apart; other boxes are no part of the page's text."""
        if element.tag in BLOCKS:
            self._flush()
        if element.kind == "kontakt":
            self._out.box(text_of(element))

    def _flush(self) -> None:
        """End the block: add its lines."""
        found = list(lines(self._inline))
        self._inline.clear()
        self._before = None
        found = [line for line in found if not self._is_noise(line.text)]
        if self._items or self._kind is not None:
            joined = " ".join(line.text for line in found)
            self._add(joined) if joined else None
            return
        for number, line in enumerate(found):
            self._line(line, first=number == 0)

    def _line(self, line: Line, *, first: bool) -> None:
        """Add one line of a block, or set it apart if it is about the page."""
        aside, text = credit(line.text)
        self._out.beside("marginal", aside)
        if is_undated(text):
            self._out.beside("sidfot", text)
        elif text and line.bold and _is_title(text):
            self._add_heading(text, min(self._level + 1, 6), steps=False)
        elif text:
            self._out.add(text, close=not (first or line.apart))

    def _add(self, text: str) -> None:
        """Add a line with the role and the sign that its element gave it."""
        kind, sign = self._kind, self._sign
        self._kind, self._sign = None, ""
        aside, text = credit(text)
        self._out.beside("marginal", aside)
        if is_undated(text):
            self._out.beside("sidfot", text)
        elif text:
            self._out.add(signed(sign, text), kind)

    def _is_noise(self, text: str) -> bool:
        return text.casefold().rstrip(" ›»>↑←") in self._noise

    def _heading(self, element: Element, level: int, *, steps: bool = True) -> None:
        self._flush()
        text = " ".join(line.text for line in lines(list(inline(element))))
        if self._is_noise(text) and level > 1:
            return
        if len(text) > _LONGEST_HEADING and element.tag not in HEADINGS:
            self._out.add(text)
            return
        self._add_heading(text, level, steps=steps)

    def _add_heading(self, text: str, level: int, *, steps: bool = True) -> None:
        sign = self._sign if self._sign.strip("• ") else ""
        self._sign, self._kind = "", None
        if text:
            self._out.add(signed(sign, text), "heading", level)
            self._level = level if steps else self._level

    def _list(self, element: Element) -> None:
        """Add a list's items, each followed by the lists within it."""
        self._flush()
        numbering = Numbering(element)
        for item in element.children:
            if isinstance(item, str):
                self._inline.append(item)
            elif item.kind:
                self._beside(item)
            elif item.tag in _LISTS:
                self._list(item)
            elif item.tag == "li":
                self._item(item, numbering.sign(item))
            else:
                self._child(item)
        self._flush()

    def _item(self, item: Element, sign: str) -> None:
        self._flush()
        self._sign = sign
        noted = self._notes.number_of(item) is not None
        self._kind = "footnote" if noted else "list_item"
        self._items += 1
        self._element(item)
        self._flush()
        self._items -= 1
        self._sign, self._kind = "", None

    def _table(self, table: Element) -> None:
        """Add a table's rows, or what a table that lays out the page holds."""
        self._flush()
        self._out.part()
        rows = rows_of(table)
        for child in table.children:
            if isinstance(child, Element) and child.tag == "caption" and not child.kind:
                self._element(child)
                self._flush()
        if not is_data(table, rows):
            for row in rows:
                self._laid_out(row)
            return
        for cells in grid(rows):
            texts = [_cell(cell) if cell else "" for cell in cells]
            line = "\t".join(texts).rstrip()
            if line.strip():
                self._out.add(line, "table_row")
        self._out.part()

    def _laid_out(self, row: Element) -> None:
        for cell in row.children:
            if isinstance(cell, Element) and cell.kind:
                self._beside(cell)
            elif isinstance(cell, Element):
                self._element(cell)
                self._flush()

    def _definitions(self, element: Element) -> None:
        """Add terms and what they mean; short pairs are rows of two cells."""
        self._flush()
        pairs = _pairs(element)
        if pairs is None:
            self._element(element)
            self._flush()
            return
        self._out.part()
        for term, value in pairs:
            self._out.add(f"{term}\t{value}".rstrip(), "table_row")
        self._out.part()

    def _preformatted(self, element: Element) -> None:
        """Add text that keeps its own lines."""
        self._flush()
        shown = "".join(inline(element)).replace("\n", "\v")
        self._inline.append(shown)
        self._flush()


def text_of(element: Element) -> str:
    """Return a box's own lines, joined."""
    out = Lines()
    kind, element.kind = element.kind, ""
    Walk(out, Notes.none()).page(element)
    element.kind = kind
    rest = "\n".join(piece.text for piece in out.furniture)
    return "\n".join(part for part in (out.text.replace("\n\n", "\n"), rest) if part)


def _cell(cell: Element) -> str:
    return " ".join(line.text for line in lines(list(inline(cell))))


def _heading_level(element: Element) -> int | None:
    """Return the level of a heading, or None for what is none."""
    if element.tag in HEADINGS:
        return HEADINGS[element.tag]
    if element.get("role") == "heading":
        level = element.get("aria-level")
        return int(level) if level in {"1", "2", "3", "4", "5", "6"} else 2
    if element.tag in {"p", "div", "span", "font"} and element.get("class"):
        named = _HEADING_CLASS.search(element.get("class")[:200])
        if named and 0 < element.letters <= _LONGEST_HEADING:
            return int(named[1])
    return None


def _is_title(text: str) -> bool:
    return (
        2 < len(text) <= _LONGEST_BOLD
        and text[-1] not in ".,:;!"
        and (text[0].isupper() or text[0] in "§0123456789")
    )


def _holds_blocks(element: Element) -> bool:
    """Tell whether an inline element has block elements within it."""
    return any(
        inner.tag in BLOCKS and not inner.kind
        for child in element.children
        if isinstance(child, Element)
        for inner in child.elements()
    )


def _without_window(text: str) -> str:
    """Return a link's text without what it says of where it opens."""
    if (
        len(text) < _LONGEST_LINK
        or "fönster" in text[-40:]
        or "webbplats" in text[-40:]
    ):
        head, tail = text[:-_LONGEST_LINK], text[-_LONGEST_LINK:]
        return head + _OPENS_WINDOW.sub(_closing, tail)
    return text


def _closing(found: re.Match[str]) -> str:
    """Keep the bracket that what is taken out closes but does not open."""
    return ")" if ")" in found[0] and "(" not in found[0] else ""


def _pairs(element: Element) -> list[tuple[str, str]] | None:
    """Return a list's short terms and values, or None if they are not such."""
    parts_of: list[Element] = []
    for child in element.children:
        if not isinstance(child, Element) or child.kind:
            continue
        inner = child.children if child.tag == "div" else [child]
        parts_of += [e for e in inner if isinstance(e, Element) and not e.kind]
    if [e.tag for e in parts_of] != ["dt", "dd"] * (len(parts_of) // 2):
        return None
    texts = [_cell(e) for e in parts_of]
    if any(_blocky(e) for e in parts_of) or not texts:
        return None
    pairs = list(zip(texts[::2], texts[1::2], strict=True))
    short = all(len(t) <= _LONGEST_TERM and len(v) <= _LONGEST_VALUE for t, v in pairs)
    return pairs if short else None


def _blocky(element: Element) -> bool:
    found: Iterator[str] = (e.tag for e in element.elements() if e is not element)
    return sum(tag in BLOCKS for tag in found) > 1
