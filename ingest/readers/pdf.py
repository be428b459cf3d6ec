"""PDF: PDFium reads the text, and the picture where there is none to read."""

import re

import pypdfium2
from pypdfium2 import raw as pdfium

from ingest.errors import ReadError
from ingest.model import Furniture, Mark, RawDocument
from ingest.readers import ocr
from ingest.readers.limits import check_pages, damaged
from ingest.readers.pdf_about import metadata, outline
from ingest.readers.pdf_characters import Widths
from ingest.readers.pdf_pages import ReadPage, read_page
from ingest.readers.pdf_repair import open_pdf
from ingest.readers.pdf_text import put_together

# No more pages than this are named in a warning.
_NAMED = 10
_FIRST = re.compile(r"^\S+", re.MULTILINE)


def read(data: bytes) -> RawDocument:
    """Read a PDF's text, one page after the other, with where each line stands.

    Raises:
        ReadError: the file is locked, damaged beyond mending or a scan that no
            engine for text recognition is there to read.
    """
    document, mended = open_pdf(data)
    try:
        check_pages(len(document))
        form = _form(document)
        widths: Widths = {}
        pages = [read_page(document, n, form, widths) for n in range(len(document))]
        entries = outline(document)
        about = metadata(document, data)
    except pypdfium2.PdfiumError as error:
        raise damaged() from error
    finally:
        document.close()
    if not any(page.lines for page in pages):
        raise damaged() if mended else _nothing_read(pages)
    text = put_together(pages)
    return RawDocument(
        "application/pdf",
        text.text,
        text.starts,
        marks=_with_outline(text.text, text.starts, text.marks, entries),
        metadata=about,
        warnings=(*mended, *_warnings(pages)),
        wrapped=True,
        pages=tuple(page.page for page in pages),
        lines=tuple(text.lines),
        furniture=tuple(_furniture(pages, text.starts)),
    )


def _form(document: pypdfium2.PdfDocument) -> pypdfium2.PdfFormEnv | None:
    """Return the way to the file's form fields, None if it has none."""
    if document.get_formtype() == pdfium.FORMTYPE_NONE:
        return None
    document.init_forms()
    return document.formenv


def _furniture(pages: list[ReadPage], starts: tuple[int, ...]) -> list[Furniture]:
    return [
        Furniture(kind, text, number, start)
        for number, (page, start) in enumerate(zip(pages, starts, strict=True), 1)
        for kind, text in page.aside
    ]


def _with_outline(
    text: str,
    starts: tuple[int, ...],
    marks: list[Mark],
    entries: list[tuple[int, int, str]],
) -> tuple[Mark, ...]:
    """Return the marks with those of outline entries that stand on their page."""
    found = {mark.start: mark for mark in marks}
    words: dict[int, dict[str, list[int]]] = {}
    for page, level, title in entries:
        end = starts[page + 1] if page + 1 < len(starts) else len(text)
        if page not in words:
            words[page] = _first_words(text, starts[page], end)
        at = _line_saying(title.split(), text, words[page])
        if at:
            found[at[0]] = Mark(*at, "heading", level)
    return tuple(sorted(found.values(), key=lambda mark: mark.start))


def _first_words(text: str, start: int, end: int) -> dict[str, list[int]]:
    """Return where the lines of a page begin, by their first word."""
    firsts: dict[str, list[int]] = {}
    for found in _FIRST.finditer(text, start, end):
        firsts.setdefault(found[0], []).append(found.start())
    return firsts


def _line_saying(
    title: list[str], text: str, firsts: dict[str, list[int]]
) -> tuple[int, int] | None:
    """Return where whole lines of a page say a title, whatever space they have."""
    for start in firsts.get(title[0], ()):
        at = start
        for word in title:
            while text[at : at + 1].isspace():
                at += 1
            if not text.startswith(word, at):
                break
            at += len(word)
        else:
            if text[at : at + 1] in ("", "\n"):
                return start, at
    return None


def _nothing_read(pages: list[ReadPage]) -> ReadError:
    if all(page.lost for page in pages):
        return damaged()
    if any(page.unread for page in pages) and not ocr.available():
        advice = (
            f"{ocr.advice()} Eller kör textigenkänning (OCR) på filen i ett annat "
            "program och lägg till den igen."
        )
    else:
        advice = (
            "Textigenkänning (OCR) hittade inga ord i den. Kontrollera att det är rätt "
            "fil, eller skanna den på nytt med högre upplösning."
        )
    return ReadError("Filen är en inskannad bild utan text.", advice)


def _warnings(pages: list[ReadPage]) -> tuple[str, ...]:
    """Return a warning for each kind of page that was not read as it should."""
    lost = [n for n, page in enumerate(pages, start=1) if page.lost]
    unread = [n for n, page in enumerate(pages, start=1) if page.unread]
    hard = [
        n
        for n, page in enumerate(pages, start=1)
        if page.page.hard and not (page.lost or page.unread)
    ]
    said = []
    if lost:
        said.append(f"Skadade sidor som inte gick att läsa: {_listed(lost)}.")
    if unread:
        advice = "" if ocr.available() else f" {ocr.advice()}"
        said.append(
            f"Utan läsbar text (bild eller inskannad): {_listed(unread)}.{advice}"
        )
    if hard:
        said.append(f"Svårlästa sidor, där texten kan vara fel: {_listed(hard)}.")
    return tuple(said)


def _listed(numbers: list[int]) -> str:
    more = " …" if len(numbers) > _NAMED else ""
    return ", ".join(map(str, numbers[:_NAMED])) + more
