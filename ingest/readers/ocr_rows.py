"""The engine's lines as a page is read: table rows straight across, columns in turn.

The engine's blocks are right for running text in columns. A table it often takes for
columns as well; its cells belong to rows.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import median

from ingest.readers.ocr_engine import Found

# A column of running text has lines of this many words; one of a table has not.
PROSE_WORDS = 3.5
PROSE_LINES = 4
# A block narrower than this share of the page's text may be a column.
NARROW = 0.62
# Lines whose middles differ less than this share of their height are one row.
LEVEL = 0.5


class _Line:
    """Words on one base line, from left to right."""

    def __init__(self, words: Iterable[Found]) -> None:
        self.words = sorted(words, key=lambda word: word.left)
        self.middle = median((word.top + word.bottom) / 2 for word in self.words)
        self.tall = median(word.bottom - word.top for word in self.words)
        self.left = self.words[0].left
        self.right = max(word.right for word in self.words)


class _Block:
    """Lines that the engine holds together."""

    def __init__(self, lines: Sequence[_Line]) -> None:
        self.lines = lines
        self.top = min(line.middle for line in lines)
        self.bottom = max(line.middle for line in lines)
        self.tall = median(line.tall for line in lines)
        self.left = min(line.left for line in lines)
        self.right = max(line.right for line in lines)
        self.wide = self.right - self.left
        words = sum(len(line.words) for line in lines)
        self.prose = len(lines) >= PROSE_LINES and words >= PROSE_WORDS * len(lines)


def in_rows(words: Sequence[Found]) -> list[Found]:
    """Return words in the order they are read, `line` telling their rows."""
    if not words:
        return []
    ordered: list[Found] = []
    for number, band in enumerate(_bands(_blocks(words))):
        for row, line in enumerate(_read(band)):
            key = (number, 0, row)
            ordered.extend(replace(word, line=key) for word in line.words)
    return ordered


def _blocks(words: Iterable[Found]) -> list[_Block]:
    lines: dict[tuple[int, int, int], list[Found]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    blocks: dict[int, list[_Line]] = {}
    for (block, _, _), found in lines.items():
        blocks.setdefault(block, []).append(_Line(found))
    return [_Block(found) for found in blocks.values()]


def _bands(blocks: list[_Block]) -> list[list[_Block]]:
    """Return blocks grouped so that those side by side are together, from above."""
    bands: list[list[int]] = []
    lowest = float("-inf")
    for number in sorted(range(len(blocks)), key=lambda n: (blocks[n].top, n)):
        block = blocks[number]
        if bands and block.top < lowest + LEVEL * block.tall:
            bands[-1].append(number)
        else:
            bands.append([number])
        lowest = max(lowest, block.bottom)
    grouped = [[blocks[number] for number in sorted(band)] for band in bands]
    width = max(b.right for b in blocks) - min(b.left for b in blocks)
    joined: list[list[_Block]] = []
    for band in grouped:
        if joined and _in_columns(joined[-1] + band, width):
            # The engine's own order holds through all of the columns.
            both = {id(block) for block in joined[-1] + band}
            joined[-1] = [block for block in blocks if id(block) in both]
        else:
            joined.append(band)
    return joined


def _in_columns(band: list[_Block], width: float) -> bool:
    """Tell whether a band is columns of running text, with nothing across them."""
    prose = [block for block in band if block.prose]
    narrow = all(block.wide < NARROW * width or not block.prose for block in band)
    return narrow and _side_by_side(prose)


def _side_by_side(blocks: Sequence[_Block]) -> bool:
    return any(
        one.top < other.bottom and other.top < one.bottom
        for number, one in enumerate(blocks)
        for other in blocks[number + 1 :]
    )


def _read(band: list[_Block]) -> list[_Line]:
    lines = [line for block in band for line in block.lines]
    if len(band) == 1 or _side_by_side([block for block in band if block.prose]):
        return lines
    return _rows(lines)


def _rows(lines: Iterable[_Line]) -> list[_Line]:
    """Return lines from top to bottom, those at the same height made one."""
    rows: list[_Line] = []
    for line in sorted(lines, key=lambda line: (line.middle, line.left)):
        last = rows[-1] if rows else None
        if last and abs(line.middle - last.middle) < LEVEL * min(line.tall, last.tall):
            rows[-1] = _Line(last.words + line.words)
        else:
            rows.append(line)
    return rows
