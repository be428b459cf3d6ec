"""Where things stand on a PDF page: from the file's own axes to the page as shown."""

import math

import pypdfium2
from pypdfium2 import raw as pdfium

# Left, bottom, right and top, upwards from the lower left corner, in points.
Box = tuple[float, float, float, float]


class Frame:
    """A page's visible box and the quarter turns by which it is shown and read.

    `shown` is the turn that the file asks viewers to make, clockwise; `turn` is the one
    that makes most of the text upright, which is how lines are laid out. They differ
    where a landscape table was set sideways on an upright page.
    """

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        """Ask the page for its box and its turn; `size` is as it is shown."""
        sides = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, sides)
        self.left, self.bottom = sides.left, sides.bottom
        self.wide = max(sides.right - sides.left, 1.0)
        self.high = max(sides.top - sides.bottom, 1.0)
        self.shown = pdfium.FPDFPage_GetRotation(page) % 4
        self.turn = self.shown
        self.size = (self.high, self.wide) if self.shown % 2 else (self.wide, self.high)

    @property
    def reading_size(self) -> tuple[float, float]:
        """Return width and height of the page with its text upright."""
        return (self.high, self.wide) if self.turn % 2 else (self.wide, self.high)

    def upright(self, box: Box) -> Box:
        """Return a box of the file's axes as it stands when the text is upright."""
        moved = _moved(box, -self.left, -self.bottom)
        return _turned(moved, self.turn, self.wide, self.high)

    def shares(self, box: Box) -> Box:
        """Return left, top, right and bottom of an upright box on the page as shown.

        In shares of the page, 0 to 1 from its upper left corner.
        """
        turns = (self.shown - self.turn) % 4
        left, bottom, right, top = (
            _turned(box, turns, *self.reading_size) if turns else box
        )
        wide, high = self.size
        if left < 0 or bottom < 0 or right > wide or top > high:
            left, right = min(max(left, 0), wide), min(max(right, 0), wide)
            bottom, top = min(max(bottom, 0), high), min(max(top, 0), high)
        return (
            round(left / wide, 5),
            round(1 - top / high, 5),
            round(right / wide, 5),
            round(1 - bottom / high, 5),
        )

    def from_shares(self, box: Box) -> Box:
        """Return the upright box of left, top, right, bottom on the page as shown."""
        wide, high = self.size
        left, top, right, bottom = box
        shown = (left * wide, (1 - bottom) * high, right * wide, (1 - top) * high)
        return _turned(shown, (self.turn - self.shown) % 4, wide, high)


def quarter(angle: float) -> int:
    """Return the clockwise quarter turns that make text at `angle` upright, or -1."""
    if not math.isfinite(angle):
        return 0
    # PDFium counts the angle clockwise.
    turns = -angle / (math.pi / 2)
    whole = round(turns)
    return whole % 4 if abs(turns - whole) < 0.05 else -1


def _moved(box: Box, right: float, up: float) -> Box:
    return box[0] + right, box[1] + up, box[2] + right, box[3] + up


def _turned(box: Box, turns: int, wide: float, high: float) -> Box:
    """Return a box after clockwise quarter turns of a sheet of that size."""
    left, bottom, right, top = box
    if turns == 1:
        return bottom, wide - right, top, wide - left
    if turns == 2:
        return wide - right, high - top, wide - left, high - bottom
    if turns == 3:
        return high - top, left, high - bottom, right
    return box
