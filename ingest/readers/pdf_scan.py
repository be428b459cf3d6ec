"""Pages that are pictures: when to recognise their text, and its words as lines."""

from itertools import groupby
from statistics import median

import pypdfium2
from pypdfium2 import raw as pdfium

from ingest.readers import ocr
from ingest.readers.pdf_frame import Frame
from ingest.readers.pdf_layout import COLUMN_GAP, LaidLine, Place
from ingest.readers.pdf_visible import bounds, objects
from ingest.readers.quality import FLOOR

# Fewer letters than this on a page that is a picture are a stamp or a page number.
LITTLE_TEXT = 200
# A picture this large is the page itself, scanned.
SCAN_SHARE = 0.4
# Rulings and frames are fewer than this; letters drawn as curves are more.
MOST_CURVES = 400
DPI = 300
# A drawing's sheet is rendered no larger than this.
MOST_PIXELS = 40_000_000
# A word's ink is this much lower than the letters' own space.
_INK = 1.25
# Lines of a scan whose heights differ less than this are of one size.
_ALIKE = 0.35


def calls_for_picture(
    letters: int, legibility: float | None, page: pypdfium2.PdfPage
) -> bool:
    """Tell whether a page is better read from its picture than from its characters.

    A page without text is if anything is drawn on it; one with a few words (a stamp,
    a page number) if a scan fills it; any page if its characters make no words.
    """
    if legibility is not None and legibility < FLOOR:
        return True
    if letters >= LITTLE_TEXT:
        return False
    if letters:
        return _is_scan(page)
    return bool(pdfium.FPDFPage_CountObjects(page))


def _is_scan(page: pypdfium2.PdfPage) -> bool:
    """Tell whether pictures cover a page, or its text was turned into curves."""
    wide, high = page.get_size()
    covered, curves = 0.0, 0
    for drawn, kind in objects(page):
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = bounds(drawn)
            covered += (right - left) * (top - bottom)
        curves += kind == pdfium.FPDF_PAGEOBJ_PATH
    return bool(covered > SCAN_SHARE * wide * high or curves > MOST_CURVES)


def recognise(
    page: pypdfium2.PdfPage, frame: Frame
) -> tuple[list[LaidLine], float] | None:
    """Return the lines read from a page's picture and the engine's confidence.

    Turns the frame as the picture had to be turned. None where nothing was read.
    """
    wide, high = page.get_size()
    scale = DPI / 72
    scale = min(scale, (MOST_PIXELS / max(wide * high, 1.0)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    picture = bitmap.to_pil()
    found = ocr.recognise(picture)
    bitmap.close()
    if not found.words:
        return None
    frame.turn = (frame.shown + found.turned // 90) % 4
    return _lines(found.words, frame), found.confidence


def _lines(words: tuple[ocr.Word, ...], frame: Frame) -> list[LaidLine]:
    """Return recognised words as lines, each word with its place."""
    rows = [
        [_placed(word, frame) for word in row]
        for _, row in groupby(words, key=lambda word: word.line)
    ]
    talls = [_INK * max(p.top - p.bottom for _, p in row) for row in rows]
    usual = median(talls)
    lines = []
    for row, tall in zip(rows, talls, strict=True):
        alike = abs(tall - usual) < _ALIKE * usual
        lines.append(_line(row, usual if alike else tall))
    return lines


def _placed(word: ocr.Word, frame: Frame) -> tuple[str, Place]:
    box = frame.from_shares((word.left, word.top, word.right, word.bottom))
    return word.text, Place(0, len(word.text), *box)


def _line(row: list[tuple[str, Place]], tall: float) -> LaidLine:
    text = ""
    places: list[Place] = []
    for word, place in row:
        if places:
            text += "\t" if place.left - places[-1].right > COLUMN_GAP * tall else " "
        shift = len(text)
        places.append(place._replace(start=shift, end=shift + len(word)))
        text += word
    return LaidLine(
        text,
        left=places[0].left,
        right=places[-1].right,
        base=median(place.bottom for place in places),
        tall=tall,
        bold=False,
        first_word=places[0].right - places[0].left,
        places=tuple(places),
    )
