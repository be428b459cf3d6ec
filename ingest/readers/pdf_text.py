"""From the lines of all pages to one text with its headings, rows and places."""

from itertools import zip_longest
from typing import NamedTuple

from ingest.model import Mark, PlacedLine
from ingest.readers.pdf_footnotes import footnotes
from ingest.readers.pdf_frame import Frame
from ingest.readers.pdf_layout import LaidLine
from ingest.readers.pdf_pages import ReadPage
from ingest.readers.pdf_style import LARGER, Style, measure
from ingest.structure.headings import role_of


class PutTogether(NamedTuple):
    """A file's text, where its pages start, its marks and its lines' places."""

    text: str
    starts: tuple[int, ...]
    marks: list[Mark]
    lines: list[PlacedLine]


def put_together(pages: list[ReadPage]) -> PutTogether:
    """Return the text of all pages; a blank line where the layout has one."""
    style = measure([page.lines for page in pages])
    parts: list[str] = []
    starts, marks, length = [], [], 0
    placed: list[PlacedLine] = []
    for page, read in enumerate(pages, start=1):
        starts.append(length)
        lines, frame = read.lines, read.frame
        sides = (
            min((line.left for line in lines), default=0.0),
            max((line.right for line in lines), default=0.0),
        )
        notes = footnotes(lines, style)
        begun: list[int] = []
        for line, after in zip_longest(lines, lines[1:]):
            begun.append(length)
            marks += _marks(style, line, length)
            if frame is not None:
                _place(placed, line, frame, length, page)
            parts.append(line.text + _between(style, line, after, sides))
            length += len(parts[-1])
        marks += [
            Mark(begun[first], begun[last] + len(lines[last].text), "footnote")
            for first, last in notes
        ]
    text = "".join(parts)
    marks.sort(key=lambda mark: mark.start)
    return PutTogether(text, tuple(starts), _joined(marks, text), placed)


def _marks(style: Style, line: LaidLine, start: int) -> list[Mark]:
    end = start + len(line.text)
    if line.row:
        return [Mark(start, end, "table_row")]
    if style.is_heading(line):
        level = 1 if line.tall > LARGER * style.tall else 2
        return [Mark(start, end, "heading", level)]
    return []


def _place(
    placed: list[PlacedLine], line: LaidLine, frame: Frame, start: int, page: int
) -> None:
    for place in line.places:
        box = frame.shares((place.left, place.bottom, place.right, place.top))
        placed.append(PlacedLine(start + place.start, start + place.end, page, *box))


def _between(
    style: Style,
    line: LaidLine,
    after: LaidLine | None,
    sides: tuple[float, float],
) -> str:
    """Return what stands between a line and the next on its page."""
    if after is None:
        return "\n\n"
    if line.row or after.row:
        return "\n" if line.row and after.row else "\n\n"
    if style.parts(line, after):
        return "\n\n"
    if style.is_heading(line) and style.is_heading(after):
        # A heading too long for the line; a heading below a heading stands alone.
        # What begins far to the right has a column of its own, of unknown width.
        left, right = sides
        begins_left = line.left < left + 0.25 * (right - left)
        too_long = begins_left and line.reaches(after) > right
        same = (
            after.follows_on(line)
            and (too_long or after.text[0].islower())
            and role_of(after.text) is None
        )
        return " " if same else "\n\n"
    return "\n"


def _joined(marks: list[Mark], text: str) -> list[Mark]:
    """Return marks with those on one line made one."""
    joined: list[Mark] = []
    for mark in marks:
        last = joined[-1] if joined else None
        if last and mark.start - last.end == 1 and text[last.end] == " ":
            joined[-1] = Mark(last.start, mark.end, mark.kind, last.level)
        else:
            joined.append(mark)
    return joined
