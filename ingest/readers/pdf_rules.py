"""The ruling lines of a PDF page: what parts the cells of its tables.

Office suites draw a cell's edges as strokes, as thin filled boxes or as many strokes in
one path, cell by cell; shaded cells have edges without any line.
"""

import ctypes
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw as pdfium

from ingest.readers import pdf_quick as quick
from ingest.readers.pdf_frame import Box, Frame
from ingest.readers.pdf_visible import bounds, objects

# No ruling is thicker than this, nor shorter than that.
THICKEST, SHORTEST = 3.0, 5.0
# Edges this near each other are the same.
NEAR = 3.0
# Paths with more segments are drawings, and pages with more rulings are plans.
MOST_SEGMENTS, MOST_RULINGS = 2_000, 3_000
# A path of at most so many segments is one line or one box.
_BOX_SEGMENTS = 6


class Across(NamedTuple):
    """A horizontal ruling."""

    y: float
    left: float
    right: float


class Down(NamedTuple):
    """A vertical ruling."""

    x: float
    bottom: float
    top: float


class Rulings(NamedTuple):
    """All rulings of a page, read upright."""

    across: list[Across]
    down: list[Down]

    def crossings(self, left: float, right: float, middle: float) -> list[float]:
        """Return where vertical rulings cross a line of text at that height."""
        return [
            x
            for x, bottom, top in self.down
            if left < x < right and bottom - 1 <= middle <= top + 1
        ]


NO_RULINGS = Rulings([], [])


def find_rulings(page: pypdfium2.PdfPage, frame: Frame) -> Rulings:
    """Return the rulings of a page and the edges of its shaded cells."""
    across: list[Across] = []
    down: list[Down] = []
    filled: list[Box] = []
    for box, fills in _shapes(page, frame):
        left, bottom, right, top = box
        wide, high = right - left, top - bottom
        if high <= THICKEST and wide >= SHORTEST:
            across.append(Across((bottom + top) / 2, left, right))
        elif wide <= THICKEST and high >= SHORTEST:
            down.append(Down((left + right) / 2, bottom, top))
        elif wide > THICKEST and high > THICKEST:
            if fills:
                filled.append(box)
            else:
                across += [Across(top, left, right), Across(bottom, left, right)]
                down += [Down(left, bottom, top), Down(right, bottom, top)]
        if len(across) + len(down) > MOST_RULINGS:
            return NO_RULINGS
    if down and len(filled) < MOST_RULINGS:
        across += _shaded_edges(filled, down)
    return Rulings(across, down)


def _shaded_edges(filled: list[Box], down: list[Down]) -> Iterator[Across]:
    """Yield upper and lower edges of shaded boxes that reach to a vertical ruling."""
    for left, bottom, right, top in filled:
        reaches = any(
            (abs(x - left) < NEAR or abs(x - right) < NEAR)
            and lower < top - 1
            and upper > bottom + 1
            for x, lower, upper in down
        )
        if reaches:
            yield Across(top, left, right)
            yield Across(bottom, left, right)


def _shapes(page: pypdfium2.PdfPage, frame: Frame) -> Iterator[tuple[Box, bool]]:
    """Yield the boxes of all paths, upright, and whether they are filled."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    mode_at, stroke_at = ctypes.addressof(mode), ctypes.addressof(stroke)
    for drawn, kind in objects(page):
        if kind != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        quick.draw_mode(drawn, mode_at, stroke_at)
        fills = mode.value != pdfium.FPDF_FILLMODE_NONE and not stroke.value
        count = quick.count_segments(drawn)
        if count <= _BOX_SEGMENTS:
            yield frame.upright(bounds(drawn)), fills
        elif count <= MOST_SEGMENTS:
            for box in _parts(drawn, count):
                yield frame.upright(box), fills


def _parts(drawn: int, count: int) -> Iterator[Box]:
    """Yield the box of every part of a path that was drawn in one go."""
    matrix = pdfium.FS_MATRIX()
    quick.object_matrix(drawn, ctypes.addressof(matrix))
    x, y = ctypes.c_float(), ctypes.c_float()
    x_at, y_at = ctypes.addressof(x), ctypes.addressof(y)
    points: list[tuple[float, float]] = []
    for number in range(count):
        segment = quick.segment_at(drawn, number)
        kind = quick.segment_type(segment)
        quick.segment_point(segment, x_at, y_at)
        if kind == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield _box(points, matrix)
            points = []
        points.append((x.value, y.value))
    if points:
        yield _box(points, matrix)


def _box(points: list[tuple[float, float]], matrix: pdfium.FS_MATRIX) -> Box:
    across = [matrix.a * x + matrix.c * y + matrix.e for x, y in points]
    up = [matrix.b * x + matrix.d * y + matrix.f for x, y in points]
    return min(across), min(up), max(across), max(up)
