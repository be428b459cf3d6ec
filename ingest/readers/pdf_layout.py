"""What a PDF page looks like: lines with place, size and weight, and their gaps."""

import re
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from ingest.readers.pdf_characters import LEAST_TALL, Characters, Gap, is_bold
from ingest.readers.pdf_frame import Box

# A space as wide as this many letters' heights parts two columns.
COLUMN_GAP = 1.5
# PDFium ends a line that breaks a word with a sign of its own.
_LINE = re.compile(r"[^\r\n\ufffe]+\ufffe?|\ufffe")
# A heading set wide apart: "B E S L U T", "P R O T O K O L L   F Ö R   M A J".
_SPACED = re.compile(r"(?:[^\W\d_][ \t]{1,5}){3,60}[^\W\d_]")
_SPACE = re.compile(r"[ \t]+")
# What makes a line other than plain upright text in ink on the page.
Look = Literal["", "invisible", "white", "tiny", "outside", "turned", "slanting"]
Size = tuple[float, float]
# Returns where vertical rulings cross a line: asked with its left, right and middle.
Crossings = Callable[[float, float, float], list[float]]


class Place(NamedTuple):
    """Where a stretch of a line's text stands, offsets within the line."""

    start: int
    end: int
    left: float
    bottom: float
    right: float
    top: float


class LaidLine(NamedTuple):
    """One line of a page; `base` grows upwards, `tall` is the letters' height.

    `places` has one entry for each cell of the line, or for each word of a scan.
    `row` marks the row of a table; `at` is where it stands among the characters.
    """

    text: str
    left: float
    right: float
    base: float
    tall: float
    bold: bool
    first_word: float
    places: tuple[Place, ...]
    look: Look = ""
    row: bool = False
    at: tuple[int, int] = (0, 0)

    @property
    def top(self) -> float:
        """Return the upper edge of the line's highest place."""
        return max((place.top for place in self.places), default=self.base + self.tall)

    def reaches(self, after: "LaidLine") -> float:
        """Return where the line would end with the next line's first word."""
        return self.right + 0.25 * self.tall + after.first_word

    def follows_on(self, before: "LaidLine") -> bool:
        """Tell whether this line stands below `before` in the same letters."""
        alike = abs(self.tall - before.tall) < 0.03 * before.tall
        below = abs(self.left - before.left) < 0.5 * self.tall
        return alike and self.bold == before.bold and (below or self.text[0].islower())


def lay_out(page: Characters, size: Size) -> list[LaidLine]:
    """Return a page's lines, in PDFium's order and without blank ones.

    Args:
        page: The page's characters.
        size: The page's width and height with its text upright.
    """
    lines = (_line(page, *found.span(), size) for found in _LINE.finditer(page.text))
    return [line for line in lines if line is not None]


def parted(
    lines: list[LaidLine],
    page: Characters,
    size: Size,
    crossings: Crossings,
) -> list[LaidLine]:
    """Return lines with a tab wherever a vertical ruling parts two of their cells."""
    result = []
    for line in lines:
        crossed = crossings(line.left, line.right, line.base + 0.5 * line.tall)
        again = _line(page, *line.at, size, crossed) if crossed else None
        result.append(again or line)
    return result


def _line(
    page: Characters,
    start: int,
    end: int,
    size: Size,
    crossed: Sequence[float] = (),
) -> LaidLine | None:
    text = page.text
    start, end = _trimmed(page, start, end)
    if start == end:
        return None
    first, last = page.box(start), page.box(end - 1)
    tall = max(first[3] - first[1], 0.1)
    box = (first[0], min(first[1], last[1]), last[2], max(first[3], last[3]))
    if not _lies(box, tall, end - start):
        turn = page.quarter(start)
        if turn != page.turn:
            return _sideways(text[start:end], first, last, turn)
    drawn, drawn_last = page.drawn(start), page.drawn(end - 1)
    font = font_last = page.font(drawn, start)
    if drawn != drawn_last:
        font_last = page.font(drawn_last, end - 1)
    bold = is_bold(font) and is_bold(font_last)
    if page.is_tight(font, start, end):
        first, last = page.whole_box(start, first), page.whole_box(end - 1, last)
        tall = max(first[3] - first[1], 0.1)
        box = (first[0], min(first[1], last[1]), last[2], max(first[3], last[3]))
    space = text.find(" ", start, end)
    word_end = last[2]
    cuts: list[Gap] = []
    if space >= 0:
        word_end = page.box(space - 1)[2]
        one_font = font if font == font_last else b""
        wide = COLUMN_GAP * tall
        least = 0.0 if crossed else wide
        gaps = page.wide_gaps(start, end, (first, last), one_font, least)
        cuts = _cuts(text, start, gaps, wide, crossed)
    if cuts:
        whole, places = _with_columns(text, (start, end), box, cuts)
    else:
        whole = text[start:end].replace("\ufffe", "-")
        places = (Place(0, end - start, *box),)
    if space == start + 1 and _SPACED.fullmatch(whole):
        whole = _SPACE.sub(_closed, whole)
        places = (Place(0, len(whole), *box),)
    return LaidLine(
        whole,
        box[0],
        box[2],
        box[1],
        tall,
        bold,
        max(word_end - first[0], 0.0),
        places,
        _look(page, drawn, tall, box, size),
        False,
        (start, end),
    )


def _trimmed(page: Characters, start: int, end: int) -> tuple[int, int]:
    """Return a line's bounds without space around it or a line typed below it."""
    text = page.text
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end and text[end - 1] == "_" and " " in text[start:end]:
        end = _without_underline(page, start, end)
    return start, end


def _without_underline(page: Characters, start: int, end: int) -> int:
    """Return where a line ends without underscores drawn over its letters."""
    text = page.text
    space = text.rfind(" ", start, end)
    before = space
    while before > start and text[before - 1] == " ":
        before -= 1
    over = not text[space + 1 : end].strip("_") and (
        page.box(space + 1)[0] < page.box(before - 1)[0]
    )
    return before if over else end


def _lies(box: Box, tall: float, letters: int) -> bool:
    """Tell whether a line is as wide and low as one that runs from left to right."""
    left, bottom, right, top = box
    wide = letters > 1 and right - left > 0.15 * tall * letters
    return wide and top - bottom <= 1.5 * tall


def _sideways(text: str, first: Box, last: Box, turn: int) -> LaidLine:
    """Return a line that is not upright, by the box around it."""
    left, bottom = min(first[0], last[0]), min(first[1], last[1])
    right, top = max(first[2], last[2]), max(first[3], last[3])
    tall = min(first[2] - first[0], first[3] - first[1])
    return LaidLine(
        text,
        left=left,
        right=right,
        base=bottom,
        tall=max(tall, 0.1),
        bold=False,
        first_word=right - left,
        places=(Place(0, len(text), left, bottom, right, top),),
        look="slanting" if turn == -1 else "turned",
    )


def _look(
    page: Characters, drawn: int | None, tall: float, box: Box, size: Size
) -> Look:
    """Return what sets an upright line apart from plain text, by its beginning."""
    left, bottom, right, top = box
    if right <= 0 or top <= 0 or left >= size[0] or bottom >= size[1]:
        return "outside"
    if tall < LEAST_TALL:
        return "tiny"
    if drawn is None:
        return ""
    if page.white(drawn):
        return "white"
    return "invisible" if page.invisible(drawn) else ""


def _cuts(
    text: str, start: int, gaps: list[Gap], wide: float, crossed: Sequence[float]
) -> list[Gap]:
    """Return the gaps of a line that part two of its columns."""
    return [
        (space, after, right, left)
        for space, after, right, left in gaps
        # What stands alone at the beginning is a bullet or a number of the line.
        if (left - right > wide and _is_cell(text[start:space]))
        or any(right - 1 <= x <= left + 1 for x in crossed)
    ]


def _with_columns(
    text: str, at: tuple[int, int], box: Box, cuts: list[Gap]
) -> tuple[str, tuple[Place, ...]]:
    """Return a line's text with a tab where a gap parts two columns, and its cells."""
    (start, end), (left, bottom, line_right, top) = at, box
    parts: list[str] = []
    places: list[Place] = []
    since, length = start, 0
    for space, after, right, next_left in cuts:
        parts.append(text[since:space])
        grown = length + space - since
        places.append(Place(length, grown, left, bottom, right, top))
        since, left, length = after, next_left, grown + 1
    parts.append(text[since:end])
    places.append(Place(length, length + end - since, left, bottom, line_right, top))
    return "\t".join(parts).replace("\ufffe", "-"), tuple(places)


def _closed(space: re.Match[str]) -> str:
    """Return what stands between two letters of a heading set wide apart."""
    return "" if space[0] == " " else " "


def _is_cell(text: str) -> bool:
    """Tell whether what begins a line is a cell, not a bullet or number of the line."""
    return len(text) > 5 or (len(text) > 2 and text.isalpha() and text[0].isupper())
