"""PDFium's questions that are asked of every line, without the cost of conversion.

The usual bindings convert each argument anew, which costs more than the answer. These
take addresses as plain numbers.
"""

import ctypes

from pypdfium2 import raw as pdfium


def _address(function: "ctypes._NamedFuncPointer") -> int:
    return ctypes.cast(function, ctypes.c_void_p).value or 0


_AT, _NUMBER = ctypes.c_void_p, ctypes.c_int
_OF_CHARACTER = ctypes.PYFUNCTYPE(_AT, _AT, _NUMBER)
_OF_OBJECT = ctypes.PYFUNCTYPE(_AT, _AT)
_KIND = ctypes.PYFUNCTYPE(_NUMBER, _AT)
_FOUR = ctypes.PYFUNCTYPE(_NUMBER, _AT, _AT, _AT, _AT, _AT)

# Text page, number of the character, where to write the four sides.
char_box = ctypes.PYFUNCTYPE(None, _AT, _NUMBER, _AT)(
    _address(pdfium.FPDFText_GetLooseCharBox)
)
# Text page and number of the character: the object that draws it, None if none does.
text_object = _OF_CHARACTER(_address(pdfium.FPDFText_GetTextObject))
is_generated = ctypes.PYFUNCTYPE(_NUMBER, _AT, _NUMBER)(
    _address(pdfium.FPDFText_IsGenerated)
)
char_angle = ctypes.PYFUNCTYPE(ctypes.c_float, _AT, _NUMBER)(
    _address(pdfium.FPDFText_GetCharAngle)
)
font_of = _OF_OBJECT(_address(pdfium.FPDFTextObj_GetFont))
render_mode = _KIND(_address(pdfium.FPDFTextObj_GetTextRenderMode))
fill_color = _FOUR(_address(pdfium.FPDFPageObj_GetFillColor))
object_type = _KIND(_address(pdfium.FPDFPageObj_GetType))
object_bounds = _FOUR(_address(pdfium.FPDFPageObj_GetBounds))
object_at = _OF_CHARACTER(_address(pdfium.FPDFPage_GetObject))
object_within = ctypes.PYFUNCTYPE(_AT, _AT, ctypes.c_ulong)(
    _address(pdfium.FPDFFormObj_GetObject)
)
count_segments = _KIND(_address(pdfium.FPDFPath_CountSegments))


def address_of(handle: object) -> int:
    """Return where PDFium keeps what a handle of the usual bindings stands for."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0  # type: ignore[arg-type]
