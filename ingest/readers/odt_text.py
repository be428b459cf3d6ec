"""An OpenDocument paragraph's text as it reads with all changes accepted."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from ingest.readers.calls import PAGE_NUMBER, call, settle
from ingest.readers.odt_styles import Styles
from ingest.readers.xmltree import attribute, local

# Comments, what was deleted, descriptions of pictures, prompts and declarations.
UNSEEN = frozenset(
    {
        *("annotation", "annotation-end", "tracked-changes", "sequence-decls"),
        *("variable-decls", "user-field-decls", "dde-connection-decls", "forms"),
        *("title", "desc", "ruby-text", "hidden-text", "placeholder", "script"),
        *("table-of-content-source", "illustration-index-source", "object"),
        *("alphabetical-index-source", "bibliography-source", "table-index-source"),
        *("object-index-source", "user-index-source", "event-listeners", "glue-point"),
    }
)
_FIXED = {"tab": "\t", "line-break": "\n", "soft-page-break": "\f"} | {
    "page-number": PAGE_NUMBER,
    "page-count": PAGE_NUMBER,
}
_MOST_SPACES = 100


class Note(NamedTuple):
    """A note that the text calls."""

    number: str
    body: Any


class Text:
    """Reads paragraphs one after the other; keeps the notes they call."""

    def __init__(self, styles: Styles, *, running: bool = False) -> None:
        """Begin with no note called; `running` is where page numbers stand."""
        self._running = running
        self._styles = styles
        self._count = 0
        self.notes: list[Note] = []
        self.boxes: list[Any] = []

    def text(self, paragraph: Any) -> str:
        """Return a paragraph's text; its text boxes are left in `boxes`."""
        text = "".join(self._pieces(paragraph))
        return text if self._running else settle(text)

    def _pieces(self, element: Any) -> Iterator[str]:
        yield _spaced(element.text)
        for child in element:
            name = local(child)
            if name in _FIXED:
                yield _FIXED[name]
            elif name == "s":
                count = attribute(child, "c") or "1"
                yield " " * (min(int(count), _MOST_SPACES) if count.isdecimal() else 1)
            elif name == "note":
                yield self._note(child)
            elif name == "text-box":
                self.boxes.append(child)
            elif name and name not in UNSEEN and not self._is_hidden(child, name):
                yield from self._pieces(child)
            yield _spaced(child.tail)

    def _is_hidden(self, element: Any, name: str) -> bool:
        if name != "span":
            return False
        return self._styles.is_hidden("text", attribute(element, "style-name"))

    def _note(self, note: Any) -> str:
        body = next((child for child in note if local(child) == "note-body"), None)
        cited = next((child for child in note if local(child) == "note-citation"), None)
        if body is None:
            return ""
        own = cited is not None and attribute(cited, "label") is not None
        self._count += not own
        number = "" if own else str(self._count)
        self.notes.append(Note(number, body))
        return call(number)


def is_bold(paragraph: Any, styles: Styles) -> bool:
    """Tell whether all of a paragraph's words are bold."""
    own = styles.is_bold("paragraph", attribute(paragraph, "style-name")) or False
    stretches = list(_weights(paragraph, own, styles))
    return bool(stretches) and all(stretches)


def _weights(element: Any, bold: bool, styles: Styles) -> Iterator[bool]:
    if (element.text or "").strip():
        yield bold
    for child in element:
        if local(child) == "span":
            own = styles.is_bold("text", attribute(child, "style-name"))
            yield from _weights(child, bold if own is None else own, styles)
        if (child.tail or "").strip():
            yield bold


def _spaced(text: str | None) -> str:
    """Return text with its own line breaks, which mean nothing, as spaces."""
    return (text or "").replace("\n", " ").replace("\t", " ").replace("\r", " ")
