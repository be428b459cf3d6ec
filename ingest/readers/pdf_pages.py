"""One PDF page at a time: its lines, how it was read, and what stands aside from it."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw as pdfium

from ingest.model import Page
from ingest.readers import ocr, pdf_scan
from ingest.readers import pdf_quick as quick
from ingest.readers.pdf_characters import Characters, Widths
from ingest.readers.pdf_frame import Frame, quarter
from ingest.readers.pdf_layout import LaidLine, lay_out, parted
from ingest.readers.pdf_notes import notes
from ingest.readers.pdf_order import in_reading_order
from ingest.readers.pdf_raised import with_calls
from ingest.readers.pdf_rules import NO_RULINGS, find_rulings
from ingest.readers.pdf_tables import LEAST, with_rows
from ingest.readers.pdf_visible import Aside, sort_out
from ingest.readers.pdf_words import is_scattered, lines_by_place
from ingest.readers.quality import FLOOR, legibility

# How many characters tell which way a page's text is turned.
_SAMPLES = 9


class ReadPage(NamedTuple):
    """A page as read; `unread` is a picture that nobody could read."""

    lines: list[LaidLine]
    frame: Frame | None
    page: Page
    aside: list[Aside]
    unread: bool = False
    lost: bool = False


def read_page(
    document: pypdfium2.PdfDocument,
    number: int,
    form: pypdfium2.PdfFormEnv | None,
    widths: Widths,
) -> ReadPage:
    """Read one page, from its characters or else from its picture.

    `widths` is what the pages before have shown of the letters' widths.
    """
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return ReadPage([], None, Page(hard=True), [], lost=True)
    try:
        return _read(page, form, widths)
    except (ValueError, OverflowError, pypdfium2.PdfiumError):
        # Numbers that are none, in a damaged page.
        return ReadPage([], None, Page(hard=True), [], lost=True)
    finally:
        page.close()


def _read(
    page: pypdfium2.PdfPage, form: pypdfium2.PdfFormEnv | None, widths: Widths
) -> ReadPage:
    frame = Frame(page)
    lines, aside = _typed(page, frame, form, widths)
    text = _text(lines)
    score = legibility(text)
    hard = score is not None and score < FLOOR
    wide, high = frame.size
    typed = ReadPage(lines, frame, Page(wide, high, legibility=score, hard=hard), aside)
    if not pdf_scan.calls_for_picture(len(text), score, page):
        return typed
    if not ocr.available():
        return typed._replace(page=replace(typed.page, hard=True), unread=True)
    return _from_picture(typed, len(text), page)


def _from_picture(typed: ReadPage, letters: int, page: pypdfium2.PdfPage) -> ReadPage:
    """Return what text recognition read, unless the page's characters say more."""
    frame = Frame(page)
    found = pdf_scan.recognise(page, frame)
    if found is None:
        return typed._replace(unread=True)
    lines, confidence = found
    lines = in_reading_order(lines)
    text = _text(lines)
    score = legibility(text)
    before = typed.page.legibility
    if before is not None and (score is None or score < before):
        return typed
    if before is None and len(text) < letters:
        return typed
    hard = score is not None and score < FLOOR
    read = Page(typed.page.width, typed.page.height, "ocr", score, confidence, hard)
    return ReadPage(lines, frame, read, typed.aside)


def _text(lines: list[LaidLine]) -> str:
    return "\n".join(line.text for line in lines)


def _typed(
    page: pypdfium2.PdfPage,
    frame: Frame,
    form: pypdfium2.PdfFormEnv | None,
    widths: Widths,
) -> tuple[list[LaidLine], list[Aside]]:
    """Return the lines of a page's own characters, fields and stamps."""
    try:
        textpage = page.get_textpage()
    except pypdfium2.PdfiumError:
        return [], []
    frame.turn = _main_turn(textpage, frame.shown)
    characters = Characters(textpage, frame, widths)
    lines = lay_out(characters, frame.reading_size)
    rulings = find_rulings(page, frame) if _stands_in_columns(lines) else NO_RULINGS
    if rulings.down:
        lines = parted(lines, characters, frame.reading_size, rulings.crossings)
    lines, aside = sort_out(with_calls(lines, characters), page)
    if is_scattered(lines):
        lines = lines_by_place(characters)
    elif rulings.down:
        lines = with_rows(lines, rulings)
    textpage.close()
    if pdfium.FPDFPage_GetAnnotCount(page):
        fields, stamps = notes(page, frame, form)
        lines = lines + fields
        aside = aside + [("stampel", stamp) for stamp in stamps]
    return in_reading_order(lines), aside


def _stands_in_columns(lines: list[LaidLine]) -> bool:
    """Tell whether some lines stand beside each other, as the cells of a table do."""
    beside = sum("\t" in line.text for line in lines) + sum(
        after.base > line.base + 0.1 and after.left > line.left
        for line, after in pairwise(lines)
    )
    return beside >= LEAST


def _main_turn(textpage: pypdfium2.PdfTextPage, shown: int) -> int:
    """Return the quarter turns that make most of a page's text upright."""
    count = textpage.count_chars()
    turns: Counter[int] = Counter()
    at = quick.address_of(textpage.raw)
    for number in range(0, count, count // _SAMPLES + 1):
        if not quick.is_generated(at, number):
            turns[quarter(quick.char_angle(at, number))] += 1
    turns.pop(-1, None)
    return max(turns, key=lambda turn: (turns[turn], turn == shown), default=shown)
