"""A page as a picture with all that is hidden in the text covered on it too.

On a page with letters of its own what is to be hidden is looked for among them, heads
and feet included. What the text hides and they do not give away, since the letters come
in another order or are a picture's, is covered by the whole line or word it stands in.
"""

import io
from collections.abc import Iterable, Iterator

from PIL import Image, ImageDraw

from ingest.model import Document, Hidden
from ingest.pageview import is_pdf, picture
from ingest.privacy import spans
from ingest.readers.pdf_characters import Characters
from ingest.readers.pdf_frame import Box, Frame
from ingest.readers.pdf_repair import open_pdf

# How far beyond its letters a cover reaches, in shares of the page.
_MARGIN = 0.002
_HEADS = frozenset({"sidhuvud", "sidfot", "sidnummer"})
# What is hidden in a text shows as at least so many signs after each other.
_SIGNS = "xxxx"


class UncoveredError(Exception):
    """Something hidden stands on the page, and nobody knows where."""


def covered_picture(
    data: bytes, document: Document, page: int, width: int = 1000
) -> bytes:
    """Return a page (from 1) of a document as a PNG, with what is hidden covered.

    Raises:
        UncoveredError: something hidden cannot be found on the page.
        ReadError: the PDF cannot be opened.
        IndexError: there is no such page.
        OSError: the bytes are neither a PDF nor a picture.
    """
    covers = list(covers_of(data, document, page))
    drawn = picture(data, page, width)
    if not covers:
        return drawn
    with Image.open(io.BytesIO(drawn)) as opened:
        image = opened.convert("RGB")
    draw = ImageDraw.Draw(image)
    wide, high = image.size
    for left, top, right, bottom in covers:
        sides = (left - _MARGIN) * wide, (top - _MARGIN) * high
        draw.rectangle(
            (*sides, (right + _MARGIN) * wide, (bottom + _MARGIN) * high), fill="black"
        )
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def covers_of(data: bytes, document: Document, page: int) -> Iterator[Box]:
    """Yield what is to be covered on a page, in shares of it from its upper left.

    Raises:
        UncoveredError: something hidden cannot be found on the page.
    """
    letters = _hidden_letters(data, page) if is_pdf(data) else []
    yield from letters
    for hidden in document.hidden:
        if hidden.end:
            yield from _uncovered_lines(document, hidden, page, letters)
    beside = [h for h in document.hidden if h.page == page and not h.end]
    if any(h.kind == "forgotten" or not letters for h in beside):
        yield from _around_text(document, page)


def _hidden_letters(data: bytes, page: int) -> list[Box]:
    """Return the boxes of the letters on a PDF page that are to be hidden."""
    document, _ = open_pdf(data)
    try:
        if not 1 <= page <= len(document):
            return []
        sheet = document[page - 1]
        frame = Frame(sheet)
        textpage = sheet.get_textpage()
        characters = Characters(textpage, frame)
        text = "".join(characters.text).replace("\r", " ")
        boxes = [
            frame.shares(characters.box(index))
            for found in spans(text)
            for index in range(found.start, found.end)
            if not text[index].isspace()
        ]
        textpage.close()
        sheet.close()
        return boxes
    finally:
        document.close()


def _uncovered_lines(
    document: Document, hidden: Hidden, page: int, letters: Iterable[Box]
) -> Iterator[Box]:
    """Yield the lines and words that a hidden stretch touches and no cover does."""
    for line in document.lines:
        touched = line.start < hidden.end and hidden.start < line.end
        if line.page != page or not touched:
            continue
        box = line.left, line.top, line.right, line.bottom
        # Forgotten words are never among the letters that were found.
        unmet = not any(_meets(box, one) for one in letters)
        if unmet or hidden.kind == "forgotten":
            yield box


def _meets(line: Box, letter: Box) -> bool:
    """Tell whether a letter's middle stands on a line."""
    x, y = (letter[0] + letter[2]) / 2, (letter[1] + letter[3]) / 2
    return line[0] <= x <= line[2] and line[1] <= y <= line[3]


def _around_text(document: Document, page: int) -> Iterator[Box]:
    """Yield what stands above and below the running text, where heads and feet are.

    Raises:
        UncoveredError: what is hidden stands elsewhere.
    """
    for one in document.furniture:
        if one.page == page and one.kind not in _HEADS and _SIGNS in one.text:
            raise UncoveredError
    lines = [line for line in document.lines if line.page == page]
    if not lines:
        raise UncoveredError
    yield 0.0, 0.0, 1.0, min(line.top for line in lines) - 2 * _MARGIN
    yield 0.0, max(line.bottom for line in lines) + 2 * _MARGIN, 1.0, 1.0
