"""Drawing text on a page with reportlab: lines, wrapped blocks, ruled tables."""

import io
from collections.abc import Sequence

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
LEFT, TOP = 70.0, 770.0
BODY, BOLD = "Times-Roman", "Times-Bold"
# A heading of the texts is a short line without a full stop.
LONGEST_HEADING = 72


class Sheet:
    """A PDF being drawn; `y` is where the next line goes."""

    def __init__(self, size: tuple[float, float] = A4) -> None:
        self.out = io.BytesIO()
        self.canvas = Canvas(self.out, pagesize=size, invariant=1)
        self.y = TOP

    def data(self) -> bytes:
        """Return the file."""
        self.canvas.showPage()
        self.canvas.save()
        return self.out.getvalue()

    def line(
        self, text: str, x: float = LEFT, font: str = BODY, size: float = 11
    ) -> None:
        """Draw one line and go down one."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self.y, text)
        self.y -= 1.25 * size

    def block(
        self,
        text: str,
        width: float = 455,
        x: float = LEFT,
        font: str = BODY,
        size: float = 11,
    ) -> None:
        """Draw a block of text, broken at the bars and spaces where a line is full."""
        if is_heading(text) and font == BODY:
            font, size = BOLD, size + 1
        for line in fill(text, width, font, size):
            self.line(line, x, font, size)
        self.y -= 0.6 * size

    def blocks(self, texts: Sequence[str], width: float = 455, x: float = LEFT) -> None:
        """Draw several blocks."""
        for text in texts:
            self.block(text, width, x)

    def table(
        self, rows: Sequence[Sequence[str]], widths: Sequence[float], size: float = 10
    ) -> None:
        """Draw a ruled table; a cell too long for its column is wrapped."""
        leading = 1.2 * size
        right = LEFT + sum(widths)
        for row in rows:
            cells = [
                fill(cell, width - 8, BODY, size)
                for cell, width in zip(row, widths, strict=True)
            ]
            top = self.y + leading - 2
            x = LEFT
            for lines, width in zip(cells, widths, strict=True):
                self.canvas.setFont(BODY, size)
                for number, line in enumerate(lines):
                    self.canvas.drawString(x + 4, self.y - number * leading, line)
                x += width
            self.y -= leading * max(map(len, cells)) + 4
            bottom = self.y + leading - 2
            self.canvas.line(LEFT, top, right, top)
            self.canvas.line(LEFT, bottom, right, bottom)
            x = LEFT
            for width in (0.0, *widths):
                x += width
                self.canvas.line(x, top, x, bottom)
        self.y -= 14


def is_heading(text: str) -> bool:
    """Tell whether a text is one of the headings."""
    return len(text) <= LONGEST_HEADING and text[-1] not in ".,"


def unbroken(text: str) -> str:
    """Return a text without the bars where it may be broken."""
    return text.replace("|", "")


def fill(text: str, width: float, font: str, size: float) -> list[str]:
    """Return the lines of a text as wide as `width` allows."""
    lines, line = [], ""
    for word in text.split():
        rest = word
        while rest:
            joined = f"{line} {rest}" if line else rest
            if stringWidth(unbroken(joined), font, size) <= width:
                line, rest = joined, ""
                continue
            head, rest = _broken(line, rest, width, font, size)
            lines.append(f"{line} {head}".strip())
            line = ""
            if not head and len(lines) > 1 and lines[-1] == "":
                # No room at all: the word stands alone, too wide as it is.
                lines[-1], rest = rest, ""
    return [unbroken(line) for line in [*lines, line] if line]


def _broken(
    line: str, word: str, width: float, font: str, size: float
) -> tuple[str, str]:
    """Return what of a word still fits on the line, and what is left of it."""
    cuts = [n for n, char in enumerate(word) if char in "|-" and 0 < n < len(word) - 1]
    for cut in reversed(cuts):
        head = unbroken(word[:cut]) + "-"
        joined = f"{line} {head}" if line else head
        if stringWidth(unbroken(joined), font, size) <= width:
            return head, word[cut + 1 :]
    return "", word
