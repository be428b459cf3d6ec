"""Web pages: the text of the page itself, without what the whole site repeats."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest import lexicon
from ingest.errors import ReadError
from ingest.model import MarkKind, RawDocument
from ingest.readers.builder import TextBuilder
from ingest.readers.decoding import decode, repair
from ingest.readers.html_metadata import metadata
from ingest.readers.limits import damaged

_NEVER = (
    "script, style, noscript, template, nav, form, button, select, input, textarea,"
    " iframe, object, embed, svg, canvas, audio, video, dialog, link, meta, head,"
    " [hidden], [aria-hidden=true], [role=navigation], [role=search],"
    " [role=contentinfo], [role=complementary], [role=dialog], [role=alertdialog]"
)
# Kept when they stand within the main content: an article has its own header.
_FRAME = "header, footer, aside, [role=banner]"
_MAIN = (
    "main",
    "[role=main]",
    "article",
    "#main-content",
    "#maincontent",
    "#content",
    "#innehall",
    "#main",
)
# Classes and names of a site's furniture, as whole words.
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|kakor|breadcrumbs?|brodsmulor|menu|meny"
    r"|submenu|navbar|navigation|skip(?:link)?s?|share|sharing|dela|social-?(?:media|links?|share)|sidebar"
    r"|contact(?:s|box|card|info)?|kontakt(?:er|box|kort|ruta|uppgifter|info)?"
    r"|related|relaterat|relaterade|pagination|search(?:box|form)?|feedback|tipsa"
    r"|back-?to-?top|totop|to-top|toolbar|readspeaker|newsletter|modal|popup)"
    r"(?=$|[\s_-])",
    re.IGNORECASE,
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "caption", "center"),
        *("dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure"),
        *("footer", "header", "hgroup", "hr", "html", "legend", "main", "menu", "p"),
        *("pre", "section", "summary", "table", "tbody", "tfoot", "thead"),
    }
)
_LISTS = frozenset({"ul", "ol"})
# An item with headings or several paragraphs is a card and no line of a list.
_CARD = "h1, h2, h3, h4, h5, h6, p + p, table"
_PARTING = _BLOCKS | _LISTS | {"li", "tr", "td", "th", "br", *_HEADINGS}
# Less than this share of the page's text is not the main content after all.
_LEAST_MAIN = 0.25
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.I)


def read(data: bytes) -> RawDocument:
    """Read a page's main text; dates and title of its head become metadata."""
    declared = _CHARSET.search(data[:4096])
    text = decode(data, declared[1].decode("ascii") if declared else None)
    tree = LexborHTMLParser(repair(text))
    root = tree.body or tree.root
    if root is None:
        raise damaged()
    found = metadata(tree)
    _remove(root, _NEVER)
    builder = TextBuilder()
    try:
        _Walk(builder).page(_main(root))
    except RecursionError as error:
        raise ReadError(
            "Webbsidan är nästlad för djupt för att läsas.",
            "Spara sidan på nytt, eller som PDF, och lägg till den igen.",
            stage="gräns",
        ) from error
    return RawDocument(
        "text/html",
        builder.text,
        marks=tuple(builder.marks),
        metadata=found,
    )


def _remove(node: LexborNode, selector: str) -> None:
    for element in node.css(selector):
        element.decompose()


def _main(root: LexborNode) -> LexborNode:
    """Return the element that holds the page's own text."""
    whole = len(root.text() or "")
    for selector in _MAIN:
        found = root.css(selector)
        best = max(found, key=lambda node: len(node.text() or ""), default=None)
        if best is not None and len(best.text() or "") >= _LEAST_MAIN * whole:
            _remove_furniture(best, whole)
            return best
    _remove(root, _FRAME)
    _remove_furniture(root, whole)
    return root


def _remove_furniture(node: LexborNode, whole: int) -> None:
    """Take out boxes named as menus, contacts and the like; never most of the text."""
    for element in node.css("[class], [id]"):
        name = f"{element.attributes.get('class')} {element.attributes.get('id')}"
        if element.tag in {"html", "body", "main"} or not _FURNITURE.search(name):
            continue
        if element.parent is not None and len(element.text() or "") < 0.4 * whole:
            element.decompose()


class _Walk:
    """One way through the page, block by block in document order."""

    def __init__(self, builder: TextBuilder) -> None:
        self._builder = builder
        self._noise = frozenset(lexicon.words("webbrus"))
        self._inline: list[str] = []

    def page(self, root: LexborNode) -> None:
        """Add all blocks of the page's main element."""
        self._block(root)
        self._flush()

    def _block(self, node: LexborNode) -> None:
        """Add the blocks within a block element."""
        for child in node.iter(include_text=True):
            tag = child.tag or ""
            if tag == "-text":
                self._inline.append(child.text(deep=False) or "")
            elif tag in _HEADINGS:
                self._flush()
                self._add(_flat(child), "heading", _HEADINGS[tag])
            elif tag in _LISTS:
                self._list(child)
            elif tag == "tr":
                self._row(child)
            elif tag == "br":
                self._flush()
            elif tag in _BLOCKS or _holds_blocks(child):
                self._flush()
                if tag == "table":
                    self._builder.part()
                self._block(child)
                self._flush()
            else:
                self._inline.append(_flat(child))

    def _flush(self) -> None:
        self._add("".join(self._inline))
        self._inline.clear()

    def _add(
        self, text: str, kind: MarkKind | None = None, level: int = 0, sign: str = ""
    ) -> None:
        line = " ".join(text.split())
        if line and line.casefold() not in self._noise:
            self._builder.add(sign + line, kind, level)

    def _list(self, node: LexborNode) -> None:
        """Add a list's items, each followed by the lists within it."""
        self._flush()
        first = node.attributes.get("start") or "1"
        number = int(first) if first.isdigit() and len(first) < 6 else 1
        for item in node.iter():
            if item.css_first(_CARD) is not None:
                self._block(item)
                self._flush()
                continue
            sign = f"{number}. " if node.tag == "ol" else "• "
            number += item.tag == "li"
            self._add("".join(_pieces(item, _LISTS)), "list_item", sign=sign)
            for inner in _inner_lists(item):
                self._list(inner)

    def _row(self, node: LexborNode) -> None:
        """Add a table row; a row that only serves layout is gone through as blocks."""
        self._flush()
        cells = [cell for cell in node.iter() if cell.tag in {"td", "th"}]
        if any(cell.css_first("table, h1, h2, h3, ul, ol") for cell in cells):
            for cell in cells:
                self._block(cell)
                self._flush()
            return
        texts = [" ".join(_flat(cell).split()) for cell in cells]
        if any(texts):
            self._builder.add("\t".join(texts), "table_row")


def _holds_blocks(node: LexborNode) -> bool:
    """Tell whether an inline element has block elements within it."""
    return node.css_first("p, div, ul, ol, table, h1, h2, h3, h4, section") is not None


def _inner_lists(node: LexborNode) -> Iterator[LexborNode]:
    """Yield the lists within an item that are not within another of its lists."""
    for child in node.iter():
        if child.tag in _LISTS:
            yield child
        else:
            yield from _inner_lists(child)


def _flat(node: LexborNode) -> str:
    """Return an element's text; only breaks and blocks part words."""
    return "".join(_pieces(node, frozenset()))


def _pieces(node: LexborNode, skip: frozenset[str]) -> Iterator[str]:
    for child in node.iter(include_text=True):
        tag = child.tag or ""
        if tag == "-text":
            yield child.text(deep=False) or ""
        elif tag in skip or tag == "-comment":
            continue
        elif tag in _PARTING:
            yield " "
            yield from _pieces(child, skip)
            yield " "
        else:
            yield from _pieces(child, skip)
