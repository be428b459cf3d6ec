"""What was put on a PDF page afterwards: stamps, typed notes and filled-in fields."""

import ctypes
from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw as pdfium

from ingest.readers.pdf_frame import Frame
from ingest.readers.pdf_layout import LaidLine, Place

# No page has more notes than this; what has is not read further.
MOST_NOTES = 500
# Longer than this is no stamp's text or field's value.
LONGEST = 20_000
# Letters of a filled-in field are this share of its height, and no taller.
_FIELD_SHARE, _FIELD_TALLEST = 0.8, 14.0
_STAMPS = (pdfium.FPDF_ANNOT_STAMP, pdfium.FPDF_ANNOT_FREETEXT)
_WRITTEN = (
    pdfium.FPDF_FORMFIELD_TEXTFIELD,
    pdfium.FPDF_FORMFIELD_COMBOBOX,
    pdfium.FPDF_FORMFIELD_LISTBOX,
)


def notes(
    page: pypdfium2.PdfPage, frame: Frame, form: pypdfium2.PdfFormEnv | None
) -> tuple[list[LaidLine], list[str]]:
    """Return the lines that fields hold, and the texts of stamps and typed notes."""
    lines: list[LaidLine] = []
    stamps: list[str] = []
    for note in _annotations(page):
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        if kind in _STAMPS:
            text = " ".join(_text(pdfium.FPDFAnnot_GetStringValue, note, b"Contents"))
            stamps += [text] if text else []
        elif kind == pdfium.FPDF_ANNOT_WIDGET and form is not None:
            lines += _field(note, frame, form)
    return lines, stamps


def _annotations(page: pypdfium2.PdfPage) -> Iterator[pdfium.FPDF_ANNOTATION]:
    for number in range(min(pdfium.FPDFPage_GetAnnotCount(page), MOST_NOTES)):
        note = pdfium.FPDFPage_GetAnnot(page, number)
        if not note:
            continue
        hidden = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
        if not pdfium.FPDFAnnot_GetFlags(note) & hidden:
            yield note
        pdfium.FPDFPage_CloseAnnot(note)


def _text(ask: "ctypes._NamedFuncPointer", *about: object) -> list[str]:
    """Return the words of a text that PDFium hands over in a buffer."""
    size = ask(*about, None, 0)
    if not 2 < size <= 2 * LONGEST:
        return []
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    ask(*about, buffer, size)
    return bytes(buffer)[: size - 2].decode("utf-16-le", "replace").split()


def _field(
    note: pdfium.FPDF_ANNOTATION, frame: Frame, form: pypdfium2.PdfFormEnv
) -> Iterator[LaidLine]:
    """Yield the line that a filled-in field shows."""
    if pdfium.FPDFAnnot_GetFormFieldType(form, note) not in _WRITTEN:
        return
    text = " ".join(_text(pdfium.FPDFAnnot_GetFormFieldValue, form, note))
    sides = pdfium.FS_RECTF()
    if not text or not pdfium.FPDFAnnot_GetRect(note, sides):
        return
    box = frame.upright((sides.left, sides.bottom, sides.right, sides.top))
    left, bottom, right, top = box
    tall = min(_FIELD_SHARE * (top - bottom), _FIELD_TALLEST)
    middle = (bottom + top) / 2
    place = Place(0, len(text), left, middle - tall / 2, right, middle + tall / 2)
    yield LaidLine(
        text, left, right, middle - tall / 2, tall, False, right - left, (place,)
    )
