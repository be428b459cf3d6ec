"""Opening a PDF: locked ones are told from damaged ones, and what can be is mended."""

import io
import logging
import zlib

import pypdf
import pypdfium2
from pypdf.errors import PyPdfError
from pypdfium2 import raw as pdfium

from ingest.errors import ReadError
from ingest.readers.limits import MAX_PAGES, damaged
from ingest.readers.pdf_rebuild import rebuilt

# Both tell on stderr what they mend; the user is told in a warning or an error.
for name in ("pypdf", "pypdfium2"):
    logging.getLogger(name).setLevel(logging.CRITICAL)

# How many bytes may stand before a PDF's own first ones.
_LEAD = 4096
# What pypdf and PDFium raise on bytes that are not what they should be.
_BROKEN = (
    PyPdfError,
    pypdfium2.PdfiumError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    RecursionError,
    NotImplementedError,
    AssertionError,
    OSError,
    MemoryError,
    zlib.error,
)


def open_pdf(data: bytes) -> tuple[pypdfium2.PdfDocument, tuple[str, ...]]:
    """Open a PDF, mended if PDFium cannot open it as it is, and say what was lost.

    Raises:
        ReadError: the file is locked with a password, or beyond mending.
    """
    start = data.find(b"%PDF-", 0, _LEAD)
    whole = data[start:] if start > 0 else data
    try:
        document = pypdfium2.PdfDocument(whole)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise locked() from error
        return _mended(whole, error)
    if len(document):
        return document, ()
    document.close()
    return _mended(whole, None)


def locked() -> ReadError:
    """Return the refusal of a file that no one opens without its password."""
    return ReadError(
        "Filen är låst med lösenord.",
        "Öppna filen med lösenordet, spara en olåst kopia och lägg till den.",
    )


def _mended(
    data: bytes, cause: Exception | None
) -> tuple[pypdfium2.PdfDocument, tuple[str, ...]]:
    """Return the document of all pages that pypdf finds in a damaged file."""
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise locked() from cause
        writer = pypdf.PdfWriter()
        lost = _copy_pages(reader, writer)
        whole = io.BytesIO()
        writer.write(whole)
        return pypdfium2.PdfDocument(whole.getvalue()), _warning(lost)
    except ReadError:
        raise
    except _BROKEN as error:
        return _pieced_together(data, error)


def _pieced_together(
    data: bytes, cause: Exception
) -> tuple[pypdfium2.PdfDocument, tuple[str, ...]]:
    """Return the document of the pages that stand loose in a file without an index."""
    made = rebuilt(data)
    if made is None:
        raise damaged() from cause
    whole, count = made
    try:
        document = pypdfium2.PdfDocument(whole)
    except pypdfium2.PdfiumError as error:
        raise damaged() from error
    return document, (
        f"Filen är skadad eller avhuggen; {count} sidor hittades, fler kan saknas.",
    )


def _copy_pages(reader: pypdf.PdfReader, writer: pypdf.PdfWriter) -> list[int]:
    """Copy what pages there are; return the numbers of those that were not there."""
    lost: list[int] = []
    copied = 0
    for number, page in enumerate(reader.pages[:MAX_PAGES], start=1):
        try:
            writer.add_page(page)
            copied += 1
        except _BROKEN:
            lost.append(number)
    if not copied:
        raise damaged()
    return lost


def _warning(lost: list[int]) -> tuple[str, ...]:
    if not lost:
        return ("Filen var skadad; det som gick att läsa är med.",)
    listed = ", ".join(map(str, lost[:10])) + (" …" if len(lost) > 10 else "")
    return (f"Filen var skadad; sidor som inte gick att läsa: {listed}.",)
