"""What a reader of the page sees: hidden text is left out, turned text set aside."""

import ctypes
from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw as pdfium

from ingest.model import FurnitureKind
from ingest.readers import pdf_quick as quick
from ingest.readers.pdf_characters import WHITE
from ingest.readers.pdf_frame import Box
from ingest.readers.pdf_layout import LaidLine

# A picture this large is the page itself, scanned.
SCAN_SHARE = 0.3
# If more of a page than this seems hidden, it is the test that fails.
MOST_HIDDEN = 0.5
# Objects within objects, and how many of them, are looked at no further than this.
DEPTH = 3
MOST_OBJECTS = 20_000

Aside = tuple[FurnitureKind, str]


def sort_out(
    lines: list[LaidLine], page: pypdfium2.PdfPage
) -> tuple[list[LaidLine], list[Aside]]:
    """Return the lines that are the page's text, and what stands aside from it."""
    if not any(line.look for line in lines):
        return lines, []
    backdrops = _Backdrops(page)
    hidden = [line for line in lines if _is_hidden(line, backdrops)]
    if _letters(hidden) > MOST_HIDDEN * _letters(lines):
        hidden = [line for line in hidden if line.look in ("outside", "tiny")]
    gone = {id(line) for line in hidden}
    seen = [line for line in lines if id(line) not in gone]
    aside = [line for line in seen if _is_aside(line, seen)]
    apart = {id(line) for line in aside}
    return (
        [line for line in seen if id(line) not in apart],
        [(_kind(line), line.text) for line in aside],
    )


def _letters(lines: list[LaidLine]) -> int:
    return sum(len(line.text) for line in lines)


def _is_hidden(line: LaidLine, backdrops: "_Backdrops") -> bool:
    if line.look == "white":
        return not backdrops.dark_behind(line)
    if line.look == "invisible":
        return not backdrops.scanned
    return line.look in ("outside", "tiny")


def _is_aside(line: LaidLine, lines: list[LaidLine]) -> bool:
    """Tell whether a line that is not upright stands outside the text's column."""
    if line.look == "slanting":
        return True
    if line.look != "turned":
        return False
    upright = [other for other in lines if not other.look]
    if not upright:
        return False
    left = min(other.left for other in upright)
    right = max(other.right for other in upright)
    box = line.places[0]
    return box.right <= left + 2 or box.left >= right - 2


def _kind(line: LaidLine) -> FurnitureKind:
    return "stampel" if line.look == "slanting" else "marginal"


class _Backdrops:
    """The pictures and painted areas of a page, listed when first asked for."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._painted: list[Box] = []
        self.scanned = False
        wide, high = page.get_size()
        for drawn, kind in objects(page):
            if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                box = bounds(drawn)
                area = (box[2] - box[0]) * (box[3] - box[1])
                self.scanned |= area > SCAN_SHARE * wide * high
                self._painted.append(box)
            elif kind == pdfium.FPDF_PAGEOBJ_SHADING or _is_painted(drawn, kind):
                self._painted.append(bounds(drawn))

    def dark_behind(self, line: LaidLine) -> bool:
        """Tell whether something other than paper lies behind a line."""
        place = line.places[0]
        x, y = (place.left + place.right) / 2, (place.bottom + place.top) / 2
        return any(
            left <= x <= right and bottom <= y <= top
            for left, bottom, right, top in self._painted
        )


def _is_painted(drawn: int, kind: int) -> bool:
    """Tell whether a path is filled with something darker than paper."""
    if kind != pdfium.FPDF_PAGEOBJ_PATH:
        return False
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    quick.draw_mode(drawn, ctypes.addressof(mode), ctypes.addressof(stroke))
    if mode.value == pdfium.FPDF_FILLMODE_NONE:
        return False
    paint = (ctypes.c_uint * 4)()
    first = ctypes.addressof(paint)
    if not quick.fill_color(drawn, first, first + 4, first + 8, first + 12):
        return True
    red, green, blue, alpha = paint
    return min(red, green, blue) < WHITE and alpha > 0


def objects(page: pypdfium2.PdfPage) -> Iterator[tuple[int, int]]:
    """Yield where a page's objects are kept, and their kinds; forms' own objects too.

    Those within a form are not placed on the page.
    """
    at = quick.address_of(page.raw)
    for number in range(min(quick.count_objects(at), MOST_OBJECTS)):
        drawn = quick.object_at(at, number)
        kind = quick.object_type(drawn)
        yield drawn, kind
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            yield from _within(drawn, DEPTH)


def _within(form: int, depth: int) -> Iterator[tuple[int, int]]:
    for number in range(min(quick.count_within(form), MOST_OBJECTS)):
        drawn = quick.object_within(form, number)
        kind = quick.object_type(drawn)
        yield drawn, kind
        if depth and kind == pdfium.FPDF_PAGEOBJ_FORM:
            yield from _within(drawn, depth - 1)


def bounds(drawn: int) -> Box:
    """Return the box around an object on the file's own axes."""
    sides = (ctypes.c_float * 4)()
    first = ctypes.addressof(sides)
    quick.object_bounds(drawn, first, first + 4, first + 8, first + 12)
    left, bottom, right, top = sides
    return left, bottom, right, top
