"""A document's page as a picture, and where on it a stretch of its text stands.

`places` answers from what the document holds; `exact_places` opens the file again and
asks where each letter is.
"""

import io
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

import pypdfium2
from PIL import Image, ImageSequence

from ingest.model import Document, PlacedLine
from ingest.readers.pdf_characters import Characters
from ingest.readers.pdf_frame import Frame
from ingest.readers.pdf_repair import open_pdf

# No picture is wider or higher than this.
MOST_WIDE, MOST_HIGH = 4_000, 12_000
# How wide letters are beside each other, to tell where in a line a word stands.
_NARROW, _WIDE = frozenset("iIlj.,:;'|!()[]ftr-\u00ad "), frozenset("mwMWÅÄÖ@%—…")


class Rectangle(NamedTuple):
    """A stretch of one line on its page (from 1), in shares of the page as shown."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


def picture(data: bytes, page: int, width: int = 1000) -> bytes:
    """Return one page (from 1) of a PDF or a picture file as a PNG.

    Raises:
        ReadError: the PDF cannot be opened.
        IndexError: there is no such page.
        OSError: the bytes are neither a PDF nor a picture.
    """
    width = min(max(width, 1), MOST_WIDE)
    image = _drawn(data, page, width) if is_pdf(data) else _frame(data, page, width)
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def is_pdf(data: bytes) -> bool:
    """Tell whether bytes are a PDF."""
    return b"%PDF-" in data[:4096]


def _drawn(data: bytes, page: int, width: int) -> Image.Image:
    document, _ = open_pdf(data)
    try:
        if not 1 <= page <= len(document):
            raise IndexError(page)
        sheet = document[page - 1]
        wide, high = sheet.get_size()
        scale = min(width / wide, MOST_HIGH / high)
        image: Image.Image = sheet.render(scale=scale).to_pil()
        return image.convert("RGB")
    finally:
        document.close()


def _frame(data: bytes, page: int, width: int) -> Image.Image:
    """Return one picture of a file of pictures (a TIFF may hold many)."""
    with Image.open(io.BytesIO(data)) as file:
        for number, frame in enumerate(ImageSequence.Iterator(file), start=1):
            if number == page:
                wide, high = frame.size
                size = (width, min(max(round(high * width / wide), 1), MOST_HIGH))
                return frame.convert("RGB").resize(size)
    raise IndexError(page)


def places(document: Document, start: int, end: int) -> list[Rectangle]:
    """Return where a stretch of a document's text stands, one rectangle a line.

    Within a line the place is told by how wide its letters usually are.
    """
    return [
        Rectangle(line.page, *_within(document.text, line, first, last))
        for line, first, last in _lines_within(document.lines, start, end)
    ]


def _lines_within(
    lines: tuple[PlacedLine, ...], start: int, end: int
) -> Iterator[tuple[PlacedLine, int, int]]:
    """Yield the lines that a stretch touches, and the part of each that it covers."""
    for line in lines:
        first, last = max(start, line.start), min(end, line.end)
        if first < last:
            yield line, first, last


def _within(
    text: str, line: PlacedLine, start: int, end: int
) -> tuple[float, float, float, float]:
    if (start, end) == (line.start, line.end):
        return line.left, line.top, line.right, line.bottom
    before = _length(text[line.start : start])
    within = _length(text[start:end])
    whole = before + within + _length(text[end : line.end])
    wide, high = line.right - line.left, line.bottom - line.top
    if high > 3 * wide and line.end - line.start > 3:
        # A line that runs upwards or downwards: no telling which, so all of it.
        return line.left, line.top, line.right, line.bottom
    left = line.left + wide * before / whole
    return left, line.top, left + wide * within / whole, line.bottom


def _length(text: str) -> float:
    """Return how long a text is, in letters of middling width."""
    return sum(
        0.55
        if char in _NARROW
        else 1.6
        if char in _WIDE
        else 1.3
        if char.isupper()
        else 1.0
        for char in text
    )


def exact_places(
    data: bytes, document: Document, start: int, end: int
) -> list[Rectangle]:
    """Return where a stretch of text stands, by the letters of the file's own pages.

    What cannot be found again there (the page was a picture, or clean-up changed the
    line) stands where `places` has it.
    """
    if not is_pdf(data):
        return places(document, start, end)
    found: list[Rectangle] = []
    opened, _ = open_pdf(data)
    try:
        touched = _lines_within(document.lines, start, end)
        for number, stretches in groupby(touched, key=lambda one: one[0].page):
            if number > len(opened):
                found += places(document, start, end)
                break
            letters = _Letters(opened[number - 1])
            for line, first, last in stretches:
                box = letters.find(document.text, line, first, last)
                found.append(
                    Rectangle(
                        number, *(box or _within(document.text, line, first, last))
                    )
                )
    finally:
        opened.close()
    return found


class _Letters:
    """The letters of one PDF page, each with its place in shares of the page."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        frame = Frame(page)
        textpage = page.get_textpage()
        characters = Characters(textpage, frame)
        self._letters = [
            (_plain(char), frame.shares(characters.box(index)))
            for index, char in enumerate(characters.text)
            if not char.isspace()
        ]
        textpage.close()
        page.close()

    def find(
        self, text: str, line: PlacedLine, start: int, end: int
    ) -> tuple[float, float, float, float] | None:
        """Return the box of a part of a line, if the line's letters are found."""
        inside = [one for one in self._letters if _is_in(one[1], line)]
        whole = "".join(char for char, _ in inside)
        wanted = _plain(text[line.start : line.end])
        at = whole.find(wanted) if wanted else -1
        if at < 0 or len(whole) != len(inside):
            return None
        first = at + len(_plain(text[line.start : start]))
        part = inside[first : first + len(_plain(text[start:end]))]
        if not part:
            return None
        boxes = [box for _, box in part]
        return (
            min(box[0] for box in boxes),
            min(box[1] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
        )


def _plain(text: str) -> str:
    """Return a text's letters without space, one for one where it can be."""
    composed = unicodedata.normalize("NFC", text.replace("\ufffe", "-"))
    return "".join(char for char in composed if not char.isspace())


def _is_in(box: tuple[float, float, float, float], line: PlacedLine) -> bool:
    """Tell whether a letter's middle stands within a line's box."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    slack = 0.001
    return (
        line.left - slack <= x <= line.right + slack
        and line.top - slack <= y <= line.bottom + slack
    )
