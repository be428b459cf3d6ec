"""The characters of one PDF page, asked for place, font and look one at a time.

PDFium is asked only where the layout needs it (a line's ends, its wide gaps): a call a
character would cost as much as reading the page.
"""

import ctypes
import math
import re
import struct
from functools import lru_cache
from itertools import accumulate

import pypdfium2
from pypdfium2 import raw as pdfium

from ingest.readers import pdf_quick as quick
from ingest.readers.pdf_frame import Box, Frame, quarter

# Letters lower than this are not meant to be read.
LEAST_TALL = 2.0
# Paint this light cannot be told from paper.
WHITE = 250
# For the letters' height: how wide a space is at least, how wide a letter is on
# average at least, and how much narrower than its letters a line can be set.
_SPACE, _SLIM, _TIGHT = 0.2, 0.22, 0.5
# How far letters usually reach below and above their line, in sizes of the font.
_BELOW, _ABOVE = 0.21, 0.9
# So many letters show how high a font's boxes are, and how uneven they may be.
_SAMPLE, _UNEVEN = 12, 1.08
_REACHES_BELOW = re.compile("[gjpqy]")
_BOLD = (b"bold", b"black", b"semib", b"heavy")
_INVISIBLE = 3

_FOUR = struct.Struct("4I")

# Offsets of a space and of what follows it, and where the gap begins and ends.
Gap = tuple[int, int, float, float]
# How wide a document's letters are, by the font's name and its letters' height.
Widths = dict[tuple[bytes, float], dict[str, float]]


@lru_cache(1_000)
def is_bold(font: bytes) -> bool:
    """Tell whether a font of that name, in small letters, is a bold one."""
    return any(word in font for word in _BOLD)


class Characters:
    """A page's text and what PDFium knows of each character."""

    def __init__(
        self,
        textpage: pypdfium2.PdfTextPage,
        frame: Frame,
        widths: Widths | None = None,
    ) -> None:
        """Read the page's text and how its characters are numbered.

        `widths` is what other pages of the document have shown, and is added to.
        """
        self.text = textpage.get_text_range()
        self._raw = textpage.raw
        self._page = quick.address_of(textpage.raw)
        self._numbers = self._numbering(textpage.count_chars())
        self._frame = frame
        self.turn = frame.turn
        self._plain = not (frame.turn or frame.left or frame.bottom)
        self._rect = pdfium.FS_RECTF()
        self._rect_at = ctypes.addressof(self._rect)
        self._paint = (ctypes.c_uint * 4)()
        self._paint_at = [ctypes.addressof(self._paint) + 4 * n for n in range(4)]
        # Where PDFium keeps a font tells which it is while the page is open.
        self._names: dict[int | None, bytes] = {}
        self._widths = {} if widths is None else widths
        self._tight: dict[bytes, bool] = {}
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._matrix = pdfium.FS_MATRIX()

    def _numbering(self, count: int) -> list[int] | None:
        """Return PDFium's number of each character where they are not the same.

        Signs beyond the first plane and characters that PDFium leaves out shift them.
        """
        if len(self.text) == count:
            return None
        numbers, unit = [], 0
        for char in self.text:
            number = pdfium.FPDFText_GetCharIndexFromTextIndex(self._raw, unit)
            numbers.append(number if number >= 0 else count - 1)
            unit += 2 if char > "\uffff" else 1
        return numbers

    def number(self, index: int) -> int:
        """Return PDFium's number of a character of the text."""
        return self._numbers[index] if self._numbers else index

    def box(self, index: int) -> Box:
        """Return a character's space on the page, read upright."""
        if self._numbers:
            index = self._numbers[index]
        quick.char_box(self._page, index, self._rect_at)
        rect = self._rect
        box = (rect.left, rect.bottom, rect.right, rect.top)
        return box if self._plain else self._frame.upright(box)

    def wide_gaps(
        self, start: int, end: int, ends: tuple[Box, Box], font: bytes, wide: float
    ) -> list[Gap]:
        """Return the spaces within a line that are wider than `wide`.

        A font's letters are as wide wherever they stand: a line, or a part of it, that
        is no wider than its letters and spaces has no wide gap in it.

        Args:
            start: Where the line begins.
            end: Where it ends.
            ends: The boxes of its first and last character.
            font: The name of its font, empty if it has several or an unknown one.
            wide: How wide a gap must be.
        """
        text, (first, last) = self.text, ends
        tall = first[3] - first[1]
        most = wide - (_SPACE + _TIGHT) * tall
        if not font or most < 0 or text.find("  ", start, end) >= 0:
            return self._asked_all(start, end, wide, _SLIM * tall)
        widths = self._widths.get((font, round(tall, 1))) or {}
        line = text[start:end]
        try:
            plain = sum(map(widths.__getitem__, line))
        except KeyError:
            widths = self._letters(start, line, font, tall)
            plain = sum(map(widths.__getitem__, line))
        beyond = last[2] - first[0] - plain
        if -_TIGHT * tall <= beyond <= most:
            return []
        reach = list(accumulate(map(widths.__getitem__, line)))
        parts = [(0, end - start, 0.0, beyond)]
        found: list[Gap] = []
        while parts:
            low, high, before, after = parts.pop()
            if after - before < -_TIGHT * tall:
                return self._asked_all(start, end, wide, _SLIM * tall)
            if after - before <= most:
                continue
            space = text.find(" ", start + (low + high) // 2, start + high)
            if space < 0:
                space = text.rfind(" ", start + low, start + high)
            if space < 0:
                continue
            left = self.box(space + 1)[0]
            right = self.box(space - 1)[2]
            if left - right > wide:
                found.append((space, space + 1, right, left))
            middle = space - start
            ends_at = right - first[0] - reach[middle - 1]
            begins_at = left - first[0] - reach[middle]
            parts.append((middle + 1, high, begins_at, after))
            parts.append((low, middle, before, ends_at))
        return sorted(found)

    def _letters(
        self, start: int, line: str, font: bytes, tall: float
    ) -> dict[str, float]:
        """Return how wide a line's letters are in its font and size."""
        key = (font, round(tall, 1))
        widths = self._widths.setdefault(key, {" ": _SPACE * tall})
        for letter in set(line).difference(widths):
            left, _, right, _ = self.box(start + line.index(letter))
            widths[letter] = right - left
        return widths

    def _asked_all(self, start: int, end: int, wide: float, slim: float) -> list[Gap]:
        """Return the wide spaces of a line where its letters' widths tell nothing."""
        text, box = self.text, self.box
        found: list[Gap] = []
        word, left = start, None
        space = text.find(" ", start, end)
        while space != -1:
            after = space + 1
            while text[after] == " ":
                after += 1
            next_left = box(after)[0]
            if left is None or next_left - left > wide + slim * (space - word):
                right = box(space - 1)[2]
                if next_left - right > wide:
                    found.append((space, after, right, next_left))
            word, left = after, next_left
            space = text.find(" ", after, end)
        return found

    def drawn(self, index: int) -> int | None:
        """Return the object that draws a character, None if none does."""
        number = self._numbers[index] if self._numbers else index
        found: int | None = quick.text_object(self._page, number)
        return found

    def font(self, drawn: int | None, index: int) -> bytes:
        """Return the name of the font of a character that an object draws."""
        font = quick.font_of(drawn) if drawn else None
        name = self._names.get(font)
        if name is None:
            room, flags = ctypes.create_string_buffer(128), ctypes.c_int()
            size = pdfium.FPDFText_GetFontInfo(
                self._raw, self.number(index), room, len(room), flags
            )
            name = room.raw[: max(min(size, 128) - 1, 0)].lower()
            self._names[font] = name
        return name

    def is_tight(self, font: bytes, start: int, end: int) -> bool:
        """Tell whether a font's boxes are only as high as each letter is.

        Files of some programs say too little of how high their fonts reach.
        """
        tight = self._tight.get(font)
        if tight is not None:
            return tight
        below = _REACHES_BELOW.search(self.text, start, end)
        letters = [i for i in range(start, end) if self.text[i].isalnum()][:_SAMPLE]
        if below:
            letters.append(below.start())
        heights = [box[3] - box[1] for box in map(self.box, letters)]
        uneven = len(heights) > 1 and max(heights) > _UNEVEN * min(heights)
        if uneven or below:
            self._tight[font] = uneven
        return uneven

    def whole_box(self, index: int, box: Box) -> Box:
        """Return a character's box as high as its font, from its baseline."""
        if not self._plain:
            return box
        number = self.number(index)
        pdfium.FPDFText_GetCharOrigin(self._raw, number, self._x, self._y)
        pdfium.FPDFText_GetMatrix(self._raw, number, self._matrix)
        size = pdfium.FPDFText_GetFontSize(self._raw, number)
        high: float = size * math.hypot(self._matrix.c, self._matrix.d)
        base: float = self._y.value
        return box[0], base - _BELOW * high, box[2], base + _ABOVE * high

    def quarter(self, index: int) -> int:
        """Return the quarter turns that make a character upright, -1 if slanting."""
        return quarter(pdfium.FPDFText_GetCharAngle(self._raw, self.number(index)))

    def invisible(self, drawn: int) -> bool:
        """Tell whether text is drawn without ink (over a scan's picture)."""
        return bool(quick.render_mode(drawn) == _INVISIBLE)

    def white(self, drawn: int) -> bool:
        """Tell whether text is as light as paper, or wholly transparent."""
        if not quick.fill_color(drawn, *self._paint_at):
            return False
        red, green, blue, alpha = _FOUR.unpack(self._paint)
        return bool(alpha == 0 or min(red, green, blue) >= WHITE)
