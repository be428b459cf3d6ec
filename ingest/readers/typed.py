"""What people type where an office program would have a list, a tab or a heading."""

import re

from ingest.model import MarkKind
from ingest.readers.rows import Blocks, Sink

_TYPED_SIGN = re.compile(
    r"(\s*(?:§+\s?\d{1,4}(?:\s?[a-z])?|\d{1,3}(?:\.\d{1,3}){0,4}[.)]?|[a-zA-ZåäöÅÄÖ][.)]"
    r"|[-–•·*▪●]|[Aa]tt))\t+"
)
_TYPED_BULLET = re.compile(r"\s*(?:[•▪●○■□◦‣∙·\uf0b7][ \t]*|[-–][ \t]*\t\s*)(?=\S)")
_TABS = re.compile(r"\t[ \t]*\t")


def typed(text: str) -> tuple[str, bool]:
    """Return a line with its typed number before one space; and if it is an item.

    >>> typed("§ 12\\tBudget")
    ('§ 12 Budget', False)
    >>> typed("-\\tatt godkänna")
    ('- att godkänna', True)
    """
    item = _TYPED_BULLET.match(text) is not None
    text = _TYPED_SIGN.sub(r"\1 ", text, count=1) if _TYPED_SIGN.match(text) else text
    return _TABS.sub("\t", text), item


_FULL_LINE = 60


def broken(text: str) -> list[str]:
    """Return a paragraph's lines; a sentence broken by hand is whole again."""
    lines: list[str] = []
    for line in text.split("\n"):
        before = lines[-1].rstrip() if lines else ""
        if (
            len(before) >= _FULL_LINE
            and (before[-1].isalnum() or before[-1] == ",")
            and line.lstrip()[:1].islower()
            and not line.lstrip().startswith("att ")
        ):
            lines[-1] = f"{before} {line.lstrip()}"
        else:
            lines.append(line)
    return lines


_LONGEST_BOLD = 80
_MOST_WORDS = 10
_LEAST_BODY = 60
# A signature, a label or a sentence is bold for other reasons than being a heading.
_NO_HEADING = re.compile(r"[.,;:!)\]–-]$|[:\t]|_{3}|\d{4}-\d\d-\d\d|^\W*att\b|^\d+$")


class BoldLines:
    """Hands blocks on; a lone bold line over running text becomes a heading."""

    def __init__(self, sink: Sink, level: int = 4) -> None:
        """Begin; `level` is below all headings that the file itself states."""
        self._sink = sink
        self._level = level
        self._held: str | None = None

    def add(
        self,
        text: str,
        kind: MarkKind | None = None,
        level: int = 0,
        *,
        bold: bool = False,
    ) -> None:
        """Take one block; a bold line waits for what comes after it."""
        plain = text.strip()
        if not plain:
            if text:
                self._sink.add(text, kind, level)
            return
        body = kind is None and not bold and _is_body(plain)
        self._settle(heading=body or kind == "list_item")
        if bold and kind is None and _can_be_heading(plain):
            self._held = text
        else:
            self._sink.add(text, kind, level)

    def part(self) -> None:
        """Begin another list or table."""
        self._settle(heading=False)
        self._sink.part()

    def _settle(self, *, heading: bool) -> None:
        """Hand on the line that waits."""
        if self._held is not None:
            if heading:
                self._sink.add(self._held, "heading", self._level)
            else:
                self._sink.add(self._held)
            self._held = None


def add_lines(sink: BoldLines | Blocks, text: str, *, bold: bool) -> None:
    """Add a paragraph; a line break within it makes a line of its own."""
    for line in broken(text):
        plain, item = typed(line)
        kind: MarkKind | None = "list_item" if item else None
        if isinstance(sink, BoldLines):
            sink.add(plain, kind, bold=bold)
        else:
            sink.add(plain, kind)


def _can_be_heading(line: str) -> bool:
    return (
        len(line) <= _LONGEST_BOLD
        and len(line.split()) <= _MOST_WORDS
        and (line[0].isupper() or line[0] in "0123456789§")
        and not _NO_HEADING.search(line)
    )


def _is_body(line: str) -> bool:
    """Tell whether a line is running text: a sentence, or the head of a list."""
    return len(line) >= _LEAST_BODY or (line[-1] in ".:?" and len(line.split()) > 2)
