"""Plain text: its own lines, with the tables and headings that are drawn in it."""

import re

from ingest.model import Mark, RawDocument
from ingest.readers.decoding import decode, repair
from ingest.readers.frontmatter import front_matter
from ingest.readers.markdown import lost, read_markdown

__all__ = ["read_markdown", "read_plain"]

# "B\bB" is how a printer was told to strike twice, "_\ba" to underline.
_OVERSTRUCK = re.compile(".\x08")
_END_OF_FILE = "\x1a"
_DRAWN = re.compile("[\u2500-\u257f]|^[ \t]*[+|=-]", re.MULTILINE)
_BARS = re.compile("[\u2502\u2503\u2506\u250a\u2551|]")
_BOX_BAR = re.compile("[\u2502\u2503\u2506\u250a\u2551]")
_FRAME = frozenset("|+=- \t")
_CORNERS = 2
_ASCII_ROW = re.compile(r"[ \t]*\|(?:[^|\n]*\|){2,40}[ \t]*")
_UNDERLINE = re.compile(r"[ \t]*(={3,}|-{3,})[ \t]*")
_LONGEST_HEADING = 100
# How much longer or shorter than its heading a drawn underline may be.
_SLACK = 3


def read_plain(data: bytes) -> RawDocument:
    """Read plain text; a form feed begins a new page."""
    text = repair(decode(data)).replace("\r\n", "\n").replace("\r", "\n")
    metadata, text = front_matter(text)
    if "\x08" in text:
        text = _OVERSTRUCK.sub("", text)
    text = text.rstrip(_END_OF_FILE)
    marks: tuple[Mark, ...] = ()
    if _DRAWN.search(text):
        text, marks = _undrawn(text)
    starts = [0] + [m.end() for m in re.finditer("\f", text)]
    return RawDocument(
        "text/plain",
        text,
        page_starts=tuple(start for start in starts if start < len(text)) or (0,),
        marks=marks,
        metadata=metadata,
        warnings=lost(text),
    )


def _undrawn(text: str) -> tuple[str, tuple[Mark, ...]]:
    """Return text with drawn tables as rows and underlined lines as headings."""
    kept: list[str] = []
    marks: list[Mark] = []
    length = 0
    for line in text.split("\n"):
        if _is_frame(line):
            continue
        row = _row(line)
        level = 0 if row is not None else _underlines(line, kept)
        if level:
            marks.append(Mark(length - len(kept[-1]) - 1, length - 1, "heading", level))
        elif row is not None:
            marks.append(Mark(length, length + len(row), "table_row"))
        kept.append("" if level else line if row is None else row)
        length += len(kept[-1]) + 1
    return "\n".join(kept), tuple(mark for mark in marks if mark.start < mark.end)


def _is_frame(line: str) -> bool:
    """Tell whether a line is nothing but a table's frame; one of ASCII has corners."""
    drawn = any("\u2500" <= sign <= "\u257f" for sign in line[:200])
    if not drawn and line.count("+") < _CORNERS:
        return False
    return all(sign in _FRAME or "\u2500" <= sign <= "\u257f" for sign in line)


def _row(line: str) -> str | None:
    """Return a line between bars as cells with tabs, None where it has no bars."""
    drawn = len(_BOX_BAR.findall(line)) > 1
    if not drawn and not _ASCII_ROW.fullmatch(line):
        return None
    cells = [cell.strip() for cell in _BARS.split(line.strip())]
    row = "\t".join(cells[1:-1] if not cells[0] and not cells[-1] else cells).rstrip()
    return row if row.strip() else None


def _underlines(line: str, kept: list[str]) -> int:
    """Return the level of the heading that a drawn line underlines, 0 for none."""
    rule = _UNDERLINE.fullmatch(line)
    if rule is None or not kept:
        return 0
    heading = kept[-1].strip()
    alone = len(kept) < 2 or not kept[-2].strip() or kept[-2].startswith("\f")
    fits = abs(len(rule[1]) - len(heading)) <= _SLACK
    if not (alone and fits and 2 < len(heading) <= _LONGEST_HEADING):
        return 0
    return 1 if rule[1][0] == "=" else 2
