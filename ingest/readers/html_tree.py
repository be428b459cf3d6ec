"""A page as a light tree of its own: only what may be read, in plain Python."""

import html
import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from ingest.readers.html_source import tags, too_many

# What never is text of the page.
_UNREAD = tags(
    "script style noscript template svg math canvas object embed applet audio video"
    " iframe frame frameset select datalist input textarea link meta head title map"
    " area img source track param base basefont bgsound progress meter"
)
BLOCKS = tags(
    "address article aside blockquote body caption center dd details dialog dir div dl"
    " dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html"
    " legend li main menu nav ol p pre search section summary table tbody td tfoot th"
    " thead tr ul"
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
# Deeper than this an element's children become its neighbours.
_DEEPEST = 120
_MOST_NODES = 1_500_000
_CONTROL = dict.fromkeys([*range(9), 11, *range(14, 32), 0xAD, 0x200B, 0xFEFF])
# Letters written as entities twice over: "f&amp;ouml;r".
_TWICE = re.compile(r"&(?:[aou]uml|aring|[AOU]uml|Aring|eacute|nbsp|[nm]dash|amp);")
_NAME = re.compile(r"[a-zåäö]+|[A-ZÅÄÖ]+(?![a-zåäö])|[A-ZÅÄÖ][a-zåäö]+")


class Element:
    """An element with its children: elements, and text as strings.

    `letters` counts what stands in it, `linked` how much of that is links; both
    leave out what is `kind`ed, that is: told to be no running text.
    """

    __slots__ = ("attributes", "children", "kind", "letters", "linked", "parent", "tag")

    def __init__(
        self, tag: str, attributes: dict[str, str | None], parent: "Element | None"
    ) -> None:
        """Make an element without children."""
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.children: list[Element | str] = []
        self.kind = ""
        self.letters = 0
        self.linked = 0

    def get(self, name: str) -> str:
        """Return an attribute's value, empty where there is none."""
        return self.attributes.get(name) or ""

    def elements(self) -> Iterator["Element"]:
        """Yield this element and all within it, in document order."""
        todo = [self]
        while todo:
            element = todo.pop()
            yield element
            todo.extend(c for c in reversed(element.children) if isinstance(c, Element))

    def above(self) -> Iterator["Element"]:
        """Yield the elements around this one, the nearest first."""
        element = self.parent
        while element is not None:
            yield element
            element = element.parent

    def text(self, most: int = 1_000_000) -> str:
        """Return the text within, blocks and breaks parting words, cut at `most`."""
        pieces: list[str] = []
        length = 0
        todo: list[Element | str] = [self]
        while todo and length < most:
            part = todo.pop()
            if isinstance(part, str):
                pieces.append(part)
                length += len(part)
            elif not part.kind or part is self:
                parting = part.tag in BLOCKS or part.tag == "br"
                todo.extend(
                    (" ", *reversed(part.children), " ")
                    if parting
                    else part.children[::-1]
                )
        return " ".join("".join(pieces).split())


def grow(root: LexborNode) -> Element:
    """Return the tree of what may be read, never deeper than Python can follow."""
    top = Element(root.tag or "body", dict(root.attributes), None)
    todo = [(root.iter(include_text=True), top)]
    left = _MOST_NODES
    while todo:
        nodes, parent = todo[-1]
        if not left:
            raise too_many()
        node = next(nodes, None)
        if node is None:
            todo.pop()
            continue
        left -= 1
        tag = node.tag or ""
        if tag == "-text":
            parent.children.append(_written(node.text(deep=False) or ""))
        elif tag[:1].isalpha() and tag not in _UNREAD:
            if len(todo) > _DEEPEST:
                parent.children.append(Element("br", {}, parent))
                element = parent
            else:
                element = Element(tag, node.attributes, parent)
                parent.children.append(element)
            if node.first_child is not None:
                todo.append((node.iter(include_text=True), element))
    return top


def weigh(top: Element) -> None:
    """Count the letters of all elements, without those told to be no running text."""
    order: list[Element] = []
    todo = [top]
    while todo:
        element = todo.pop()
        element.letters = element.linked = 0
        if element.kind:
            continue
        order.append(element)
        todo.extend(c for c in element.children if isinstance(c, Element))
    for element in reversed(order):
        element.letters += sum(
            len(child.strip()) for child in element.children if isinstance(child, str)
        )
        if element.tag == "a" and "href" in element.attributes:
            element.linked = element.letters
        if element.parent is not None and element is not top:
            element.parent.letters += element.letters
            element.parent.linked += element.linked


def words_of(name: str) -> list[str]:
    """Return the words of a class or id: "main-menuRight" is main, menu, right."""
    return [word.lower() for word in _NAME.findall(name)]


def _written(text: str) -> str:
    text = text.translate(_CONTROL) if not text.isprintable() else text
    return (
        _TWICE.sub(lambda found: html.unescape(found[0]), text) if "&" in text else text
    )
