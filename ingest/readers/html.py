"""Web pages: the text of the page itself, without what the whole site repeats."""

import re

from selectolax.lexbor import LexborHTMLParser

from ingest.model import RawDocument
from ingest.readers.decoding import decode, repair
from ingest.readers.html_boxes import mark_boxes
from ingest.readers.html_frame import Frame
from ingest.readers.html_lines import Lines
from ingest.readers.html_main import main_parts
from ingest.readers.html_metadata import metadata
from ingest.readers.html_notes import Notes
from ingest.readers.html_source import safe
from ingest.readers.html_tree import Element, grow, weigh
from ingest.readers.html_walk import Walk, text_of
from ingest.readers.limits import damaged

_DECLARED = re.compile(
    rb"<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*[\"']?\s*([\w-]+)",
    re.IGNORECASE,
)
# Where more than this of the text would be taken for boxes, it is the text.
_MOST_BOXED = 0.6


def read(data: bytes) -> RawDocument:
    """Read a page's main text; dates and title of its head become metadata."""
    declared = _DECLARED.search(data, 0, 8192)
    source = repair(decode(data, declared[1].decode("ascii") if declared else None))
    tree = LexborHTMLParser(safe(source))
    root = tree.body or tree.root
    if root is None:
        raise damaged()
    top = grow(root)
    frame = Frame(top)
    frame.mark()
    stated = metadata(tree, source, top, frame.heading)
    _box(top, frame.heading)
    out = Lines()
    walk = Walk(out, Notes.of(top))
    labels = _tab_labels(top)
    parts = main_parts(top, frame.heading)
    for part in parts:
        walk.page(part, labels)
    for box in _contacts_outside(top, parts):
        out.beside("marginal", text_of(box))
    return RawDocument(
        "text/html",
        out.text,
        marks=tuple(out.marks),
        metadata=stated,
        furniture=tuple(out.furniture),
    )


def _box(top: Element, heading: Element | None) -> None:
    """Mark the boxes, unless they were all there is."""
    before = top.letters - top.linked
    for column in [e for e in top.elements() if e.kind == "sidled"]:
        _box_column(column)
    mark_boxes(top, heading)
    weigh(top)
    if top.letters - top.linked < (1 - _MOST_BOXED) * before:
        for element in top.elements():
            if element.kind in {"kontakt", "relaterat", "sidvag"}:
                element.kind = ""
        weigh(top)


def _box_column(column: Element) -> None:
    """Mark the boxes in a column beside the text, which is looked at on its own."""
    column.kind, parent, column.parent = "", column.parent, None
    weigh(column)
    mark_boxes(column, None)
    column.kind, column.parent = column.kind or "sidled", parent


def _tab_labels(top: Element) -> dict[str, str]:
    """Return what the tabs call their panels, by the panels' ids."""
    found: dict[str, str] = {}
    for element in top.elements():
        if element.get("role") == "tab":
            shows = element.get("aria-controls") or element.get("href").lstrip("#")
            if shows:
                found[shows] = element.text(100)
                element.kind = "ram"
    return found


def _contacts_outside(top: Element, parts: tuple[Element, ...]) -> list[Element]:
    """Return the contact boxes that stand beside the text."""
    inside = {id(part) for part in parts}
    found: list[Element] = []
    todo = [top]
    while todo:
        element = todo.pop()
        if id(element) in inside or element.kind in {"ram", "dold", "huvud"}:
            continue
        if element.kind == "kontakt":
            found.append(element)
        else:
            todo.extend(c for c in reversed(element.children) if isinstance(c, Element))
    return found
