"""PDFium's questions that are asked of every line, without the cost of conversion.

The usual bindings convert each argument anew, which costs more than the answer. These
take addresses as plain numbers, and give None where there is nothing.
"""

import ctypes

from pypdfium2 import raw as pdfium

_AT, _NUMBER, _LONG = ctypes.c_void_p, ctypes.c_int, ctypes.c_ulong
_OF_CHARACTER = ctypes.PYFUNCTYPE(_AT, _AT, _NUMBER)
_OF_OBJECT = ctypes.PYFUNCTYPE(_AT, _AT)
_KIND = ctypes.PYFUNCTYPE(_NUMBER, _AT)
_TWO = ctypes.PYFUNCTYPE(_NUMBER, _AT, _AT, _AT)
_FOUR = ctypes.PYFUNCTYPE(_NUMBER, _AT, _AT, _AT, _AT, _AT)


def _address(function: "ctypes._NamedFuncPointer") -> int:
    return ctypes.cast(function, ctypes.c_void_p).value or 0


# Of a text page and the number of a character; the box is written to an address.
char_box = ctypes.PYFUNCTYPE(None, _AT, _NUMBER, _AT)(
    _address(pdfium.FPDFText_GetLooseCharBox)
)
char_angle = ctypes.PYFUNCTYPE(ctypes.c_float, _AT, _NUMBER)(
    _address(pdfium.FPDFText_GetCharAngle)
)
is_generated = ctypes.PYFUNCTYPE(_NUMBER, _AT, _NUMBER)(
    _address(pdfium.FPDFText_IsGenerated)
)
text_object = _OF_CHARACTER(_address(pdfium.FPDFText_GetTextObject))

# Of a page, or a form within it.
count_objects = _KIND(_address(pdfium.FPDFPage_CountObjects))
object_at = _OF_CHARACTER(_address(pdfium.FPDFPage_GetObject))
count_within = _KIND(_address(pdfium.FPDFFormObj_CountObjects))
object_within = ctypes.PYFUNCTYPE(_AT, _AT, _LONG)(
    _address(pdfium.FPDFFormObj_GetObject)
)

# Of an object on a page; what they say is written to addresses.
font_of = _OF_OBJECT(_address(pdfium.FPDFTextObj_GetFont))
render_mode = _KIND(_address(pdfium.FPDFTextObj_GetTextRenderMode))
object_type = _KIND(_address(pdfium.FPDFPageObj_GetType))
object_bounds = _FOUR(_address(pdfium.FPDFPageObj_GetBounds))
object_matrix = ctypes.PYFUNCTYPE(_NUMBER, _AT, _AT)(
    _address(pdfium.FPDFPageObj_GetMatrix)
)
fill_color = _FOUR(_address(pdfium.FPDFPageObj_GetFillColor))
draw_mode = _TWO(_address(pdfium.FPDFPath_GetDrawMode))
count_segments = _KIND(_address(pdfium.FPDFPath_CountSegments))
segment_at = _OF_CHARACTER(_address(pdfium.FPDFPath_GetPathSegment))
segment_type = _KIND(_address(pdfium.FPDFPathSegment_GetType))
segment_point = _TWO(_address(pdfium.FPDFPathSegment_GetPoint))


def address_of(handle: object) -> int:
    """Return where PDFium keeps what a handle of the usual bindings stands for."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0  # type: ignore[arg-type]
