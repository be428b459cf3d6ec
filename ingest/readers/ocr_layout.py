"""From recognised words to a page's text: lines, columns and paragraph gaps."""

from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from ingest.model import PlacedLine
from ingest.readers.ocr_types import Recognised, Word

# A gap as wide as this many letters' heights parts two columns.
COLUMN_GAP = 1.6
# Lines further apart than this many usual line spacings are of two paragraphs.
PARAGRAPH_GAP = 1.35
# The number or bullet that begins a line is no column of its own.
LONGEST_MARK = 5
_BELOW_BASE = frozenset("gjpqyQ,;()[]{}§|/_")


@dataclass(frozen=True, slots=True)
class _Placed:
    """A word with its box in picture heights, on the page turned upright."""

    word: Word
    left: float
    top: float
    right: float
    bottom: float


def laid_out(recognised: Recognised, page_number: int) -> tuple[str, list[PlacedLine]]:
    """Return a page's text and where each word stands; offsets are in that text.

    A line of the page is a line of the text, a blank line parts paragraphs, and a
    tab parts the columns of a table.
    """
    ratio = recognised.width / recognised.height if recognised.height else 1.0
    placed = [_upright(word, recognised.turned, ratio) for word in recognised.words]
    rows = [list(row) for _, row in groupby(placed, key=lambda one: one.word.line)]
    talls = [median(one.bottom - one.top for one in row) for row in rows]
    tall = median(talls) if talls else 0.0
    bases = [_base(row) for row in rows]
    leading = _leading(bases, tall)
    text = ""
    places: list[PlacedLine] = []
    for number, row in enumerate(rows):
        if number:
            drop = bases[number] - bases[number - 1]
            text += "\n\n" if drop > PARAGRAPH_GAP * leading or drop < 0 else "\n"
        begun, last = len(text), None
        for one in row:
            if last is not None:
                gap = one.left - last.right > COLUMN_GAP * tall
                text += "\t" if gap and not _is_mark(text[begun:]) else " "
            places.append(_place(one.word, len(text), page_number))
            text += one.word.text
            last = one
    return text, places


def _is_mark(begun: str) -> bool:
    letters = sum(map(str.isalpha, begun))
    return letters < 2 and len(begun) <= LONGEST_MARK


def _place(word: Word, start: int, page: int) -> PlacedLine:
    end = start + len(word.text)
    return PlacedLine(start, end, page, word.left, word.top, word.right, word.bottom)


def _upright(word: Word, turned: int, ratio: float) -> _Placed:
    """Return a word placed as on the page turned upright, in equal units."""
    left, right = word.left * ratio, word.right * ratio
    top, bottom = word.top, word.bottom
    match turned % 360:
        case 90:
            return _Placed(word, 1 - bottom, left, 1 - top, right)
        case 180:
            return _Placed(word, ratio - right, 1 - bottom, ratio - left, 1 - top)
        case 270:
            return _Placed(word, top, ratio - right, bottom, ratio - left)
    return _Placed(word, left, top, right, bottom)


def _base(row: list[_Placed]) -> float:
    """Return where the letters stand, without what hangs below."""
    standing = [one.bottom for one in row if not _BELOW_BASE & set(one.word.text)]
    return median(standing or [one.bottom for one in row])


def _leading(bases: list[float], tall: float) -> float:
    """Return the usual distance from one line to the next."""
    drops = sorted(
        after - base
        for base, after in pairwise(bases)
        if 0.8 * tall < after - base < 3.5 * tall
    )
    # Most lines are inside a paragraph, but not on a page of lists and headings.
    return drops[len(drops) // 3] if drops else 1.5 * tall
