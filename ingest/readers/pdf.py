"""PDF: PDFium reads the text; pypdf repairs and describes what it cannot open."""

import io
import re

import pypdf
import pypdfium2
from pypdf.errors import PyPdfError

from ingest.errors import ReadError
from ingest.model import Mark, RawDocument
from ingest.readers.limits import check_pages, damaged

# Fewer characters than this on a page, in the middle, is a picture of a page.
LEAST_TEXT = 8
_DATE = re.compile(r"D?:?(\d{4})(\d\d)?(\d\d)?")
_PROGRAM = re.compile(r"^Microsoft \w+ - |\.(?:docx?|pdf|odt|rtf)$", re.IGNORECASE)


def read(data: bytes) -> RawDocument:
    """Read a PDF's text with PDFium's lines, one page after the other."""
    document = _open(data)
    try:
        check_pages(len(document))
        pages = [_page_text(document, number) for number in range(len(document))]
        headings = _outline(document)
        metadata = _metadata(document)
    except pypdfium2.PdfiumError as error:
        raise damaged() from error
    finally:
        document.close()
    if not any(page.strip() for page in pages):
        raise _scanned()
    text, starts = "", []
    parts = []
    length = 0
    for page in pages:
        starts.append(length)
        parts.append(page + "\n\n")
        length += len(parts[-1])
    text = "".join(parts)
    return RawDocument(
        "application/pdf",
        text,
        tuple(starts),
        marks=_heading_marks(text, starts, headings),
        metadata=metadata,
        warnings=_warnings(pages),
        wrapped=True,
    )


def _open(data: bytes) -> pypdfium2.PdfDocument:
    """Open a PDF, through pypdf's repair if PDFium cannot open it as it is."""
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return _repaired(data, error)


def _repaired(data: bytes, cause: Exception) -> pypdfium2.PdfDocument:
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadError(
                "Filen är låst med lösenord.",
                "Öppna filen med lösenordet, spara en olåst kopia och lägg till den.",
            ) from cause
        writer = pypdf.PdfWriter()
        for page in reader.pages:
            writer.add_page(page)
        whole = io.BytesIO()
        writer.write(whole)
        return pypdfium2.PdfDocument(whole.getvalue())
    except (
        PyPdfError,
        pypdfium2.PdfiumError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
        OSError,
    ) as error:
        raise damaged() from error


def _page_text(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number]
    textpage = page.get_textpage()
    text = str(textpage.get_text_range())
    textpage.close()
    page.close()
    # PDFium puts one sign for a line-end hyphen and its line feed.
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "-\n")


def _outline(document: pypdfium2.PdfDocument) -> list[tuple[int, int, str]]:
    """Return page, level and title of every entry in the outline."""
    entries = []
    for entry in document.get_toc():
        target = entry.get_dest()
        page = target.get_index() if target is not None else None
        title = " ".join(entry.get_title().split())
        if page is not None and title:
            entries.append((page, entry.level + 1, title))
    return entries


def _heading_marks(
    text: str, starts: list[int], headings: list[tuple[int, int, str]]
) -> tuple[Mark, ...]:
    """Return a mark for every outline entry that stands as a line on its page."""
    marks = []
    for page, level, title in headings:
        end = starts[page + 1] if page + 1 < len(starts) else len(text)
        words = r"[ \t]*\n?[ \t]*".join(re.escape(word) for word in title.split())
        found = re.compile(rf"^[ \t]*({words})[ \t]*$", re.MULTILINE).search(
            text, starts[page], end
        )
        if found:
            marks.append(Mark(found.start(1), found.end(1), "heading", level))
    return tuple(sorted(set(marks), key=lambda mark: (mark.start, mark.end)))


def _metadata(document: pypdfium2.PdfDocument) -> tuple[tuple[str, str], ...]:
    """Return what the file says of itself; its dates are of the file."""
    stated = document.get_metadata_dict(skip_empty=True)
    found = {
        "title": _PROGRAM.sub("", stated.get("Title", "")).strip(),
        "author": stated.get("Author", "").strip(),
        "created": _iso(stated.get("CreationDate", "")),
        "modified": _iso(stated.get("ModDate", "")),
    }
    return tuple((key, value) for key, value in sorted(found.items()) if value)


def _iso(stated: str) -> str:
    found = _DATE.match(stated)
    return "-".join(part for part in found.groups() if part) if found else ""


def _scanned() -> ReadError:
    return ReadError(
        "Filen är en inskannad bild utan text.",
        "Kör textigenkänning (OCR) på filen och lägg till den igen.",
    )


def _warnings(pages: list[str]) -> tuple[str, ...]:
    """Return a warning that names the pages without text, if there are some."""
    empty = [i for i, page in enumerate(pages, 1) if len(page.strip()) < LEAST_TEXT]
    if not empty:
        return ()
    listed = ", ".join(map(str, empty[:10])) + (" …" if len(empty) > 10 else "")
    return (f"Utan läsbar text (tom eller inskannad sida): {listed}.",)
