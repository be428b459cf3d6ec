"""A Word paragraph's text as it reads with all changes accepted and fields shown."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from ingest.readers.calls import PAGE_NUMBER, call, settle
from ingest.readers.docx_package import W, switched, value, whole
from ingest.readers.docx_styles import Styles
from ingest.readers.symbols import symbol

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# Deleted or moved away, of no text, or read elsewhere.
UNSEEN = frozenset(
    f"{W}{name}"
    for name in (
        *("del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "rt", "instrText"),
        *("delText", "delInstrText", "fldData", "customXmlPr", "smartTagPr"),
    )
)
_TEXT = frozenset({f"{W}t", f"{_M}t"})
_PAGE_FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "SIDA", "ANTALSIDOR"})
_FIXED = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}lastRenderedPageBreak": "\f",
}
_CHECKED = {True: "☒", False: "☐"}


class _Field:
    """A field that has begun: its instruction, and whether its result has."""

    def __init__(self) -> None:
        self.instruction = ""
        self.shown = False

    @property
    def numbers_pages(self) -> bool:
        return _numbers_pages(self.instruction)


class Note(NamedTuple):
    """A note that the text calls."""

    kind: str
    identity: str
    number: str


class Runs:
    """Reads paragraphs one after the other; keeps the notes they call."""

    def __init__(
        self, styles: Styles, footnotes: int = 0, *, turns: bool, running: bool = False
    ) -> None:
        """Begin with no note called.

        Args:
            styles: The document's styles.
            footnotes: How many footnotes there are; endnotes are numbered on.
            turns: Whether a page turned by hand counts: Word left no marks of its own.
            running: Whether this is a page's head or foot, where page numbers stand.
        """
        self._running = running
        self._turn = "\f" if turns else ""
        self._styles = styles
        self._fields: list[_Field] = []
        self._counts = {"footnote": 0, "endnote": footnotes}
        self._signs: dict[str, Callable[[Any], str]] = {
            f"{W}fldChar": self._field,
            f"{W}br": self._break,
            f"{W}sym": _symbol,
            f"{W}footnoteReference": self._call,
            f"{W}endnoteReference": self._call,
        }
        self.notes: list[Note] = []
        self.boxes: list[Any] = []

    def text(self, paragraph: Any) -> str:
        """Return a paragraph's text; its text boxes are left in `boxes`."""
        text = "".join(self._pieces(paragraph, paragraph))
        if self._turn and switched(paragraph.find(f"{W}pPr"), "pageBreakBefore"):
            text = self._turn + text
        # A field left open must not swallow the paragraphs that follow.
        self._fields.clear()
        return text if self._running else settle(text)

    def _pieces(self, element: Any, paragraph: Any) -> Iterator[str]:
        for node in element:
            tag = node.tag
            if tag == f"{W}r":
                if not self._styles.switched(node, paragraph, "vanish"):
                    yield from self._pieces(node, paragraph)
            elif tag in _TEXT:
                yield (node.text or "") if self._visible() else ""
            elif tag == f"{W}instrText":
                if self._fields and not self._fields[-1].shown:
                    self._fields[-1].instruction += (node.text or "")[:200]
            elif tag not in UNSEEN and isinstance(tag, str):
                yield from self._other(node, paragraph)

    def _other(self, node: Any, paragraph: Any) -> Iterator[str]:
        """Yield the text of what is neither a run nor running text."""
        tag = node.tag
        if tag == f"{W}txbxContent":
            self.boxes.append(node)
        elif tag in _FIXED:
            # A tab stop is stated in the properties, which are not read.
            yield _FIXED[tag] if self._visible() else ""
        elif tag in self._signs:
            yield self._signs[tag](node)
        elif tag == f"{W}fldSimple":
            if _numbers_pages(node.get(f"{W}instr") or ""):
                yield PAGE_NUMBER
            else:
                yield from self._pieces(node, paragraph)
        elif tag == f"{_MC}AlternateContent":
            yield from self._alternative(node, paragraph)
        elif tag != f"{W}sdt" or not is_prompt(node):
            yield from self._pieces(node, paragraph)

    def _alternative(self, node: Any, paragraph: Any) -> Iterator[str]:
        """Yield the first alternative that has text: the others say the same."""
        for choice in node:
            before = len(self.boxes)
            text = "".join(self._pieces(choice, paragraph))
            if text.strip() or len(self.boxes) > before:
                yield text
                return

    def _visible(self) -> bool:
        return all(f.shown and not f.numbers_pages for f in self._fields)

    def _field(self, node: Any) -> str:
        """Follow a field's beginning, turn and end; return what takes its place."""
        kind = node.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.append(_Field())
            return _form_field(node)
        if not self._fields:
            return ""
        if kind == "separate":
            self._fields[-1].shown = True
            return ""
        ended = self._fields.pop()
        return PAGE_NUMBER if ended.numbers_pages and self._visible() else ""

    def _break(self, node: Any) -> str:
        return (self._turn or " ") if node.get(f"{W}type") == "page" else "\n"

    def _call(self, node: Any) -> str:
        kind = "endnote" if node.tag == f"{W}endnoteReference" else "footnote"
        own = switched(node, "customMarkFollows")
        if own or node.get(f"{W}customMarkFollows") in {"1", "true", "on"}:
            number = ""
        else:
            self._counts[kind] += 1
            number = str(self._counts[kind])
        self.notes.append(Note(kind, node.get(f"{W}id") or "", number))
        return call(number)


def _symbol(node: Any) -> str:
    return symbol(node.get(f"{W}char") or "", node.get(f"{W}font") or "")


def _numbers_pages(instruction: str) -> bool:
    """Tell whether a field shows the number of a page, or of all."""
    return (instruction.split() or [""])[0].upper() in _PAGE_FIELDS


def is_prompt(control: Any) -> bool:
    """Tell whether a content control only shows what should be written in it."""
    return switched(control.find(f"{W}sdtPr"), "showingPlcHdr") or False


def is_bold(paragraph: Any, styles: Styles) -> bool:
    """Tell whether all of a paragraph's words are bold."""
    runs = [
        run
        for run in paragraph.iter(f"{W}r")
        if any((text.text or "").strip() for text in run.iterfind(f"{W}t"))
    ]
    return bool(runs) and all(styles.switched(r, paragraph, "b") for r in runs)


def _form_field(node: Any) -> str:
    """Return what a field to fill in shows: a ticked box, a chosen word."""
    box = node.find(f"{W}ffData/{W}checkBox")
    if box is not None:
        ticked = switched(box, "checked")
        return _CHECKED[bool(switched(box, "default") if ticked is None else ticked)]
    choices = node.find(f"{W}ffData/{W}ddList")
    if choices is not None:
        words = [c.get(f"{W}val") or "" for c in choices.iterfind(f"{W}listEntry")]
        at = whole(value(choices, "result") or value(choices, "default"), 0)
        return words[at] if at < len(words) else ""
    return ""
