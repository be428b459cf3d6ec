"""Pages whose fonts say little or nothing of which letters they draw."""

import io
import math
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pypdf
import reportlab
from PIL import Image, ImageDraw, ImageFont
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from benchmarks.hard_pages import texts
from benchmarks.hard_pages.drawing import Sheet, fill
from benchmarks.hard_pages.page import HardPage, joined
from benchmarks.hard_pages.written import (
    SIZE,
    literal,
    one_page,
    placed,
    stream,
)

VERA = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"


def _font(name: str, readable: bool) -> str:
    """Register the font anew, so that no page depends on what was drawn before."""
    pdfmetrics.registerFont(TTFont(name, str(VERA), asciiReadable=readable))
    return name


def _written(blocks: tuple[str, ...], font: str, size: float = 10) -> bytes:
    sheet = Sheet()
    for block in blocks:
        for line in fill(block, 455, font, size):
            sheet.line(line, font=font, size=size)
        sheet.y -= 8
    return sheet.data()


def ligatures() -> bytes:
    """Draw ligatures as one sign, and soft hyphens where lines end and where not."""
    font = _font("VeraLigatur", readable=False)
    sheet = Sheet()
    for block in (texts.TITLE, *texts.LIGATURES):
        for line in fill(_soft(block), 400, font, 10):
            drawn = line.replace("fi", "\ufb01").replace("fl", "\ufb02")
            sheet.line(drawn, font=font, size=10)
        sheet.y -= 8
    return sheet.data()


def _soft(text: str) -> str:
    """Return text with a soft hyphen after the first part of two long words."""
    text = text.replace("fastighets", "fastighets\u00ad")
    return text.replace("fördelning", "för\u00addelning")


def _fonts(writer: pypdf.PdfWriter) -> Iterator[DictionaryObject]:
    for page in writer.pages:
        fonts = page["/Resources"]["/Font"]  # type: ignore[index]
        for font in fonts.values():
            described = font.get_object()
            assert isinstance(described, DictionaryObject)
            yield described


def nameless() -> bytes:
    """Draw with a font whose letters have numbers of their own and no names."""
    drawn = _written((texts.TITLE, *texts.ARCHIVE), _font("VeraNamnlos", False))
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(drawn))
    for font in _fonts(writer):
        font.pop("/ToUnicode", None)
        font.pop("/Encoding", None)
    return _bytes(writer)


# What å, ä and ö become when a Macintosh's numbers are taken for those of Windows.
_MISTAKEN = {c: c.encode("mac-roman").decode("cp1252") for c in "åäöÄÖ–"}


def misnamed() -> bytes:
    """Draw with a font that draws å, ä and ö but says that they are other signs."""
    drawn = _written((texts.TITLE, *texts.LESSONS), _font("VeraFelnamnd", False))
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(drawn))
    for font in _fonts(writer):
        named = font.get("/ToUnicode")
        if named is None:
            continue
        told = named.get_object().get_data()
        for char, other in _MISTAKEN.items():
            told = re.sub(b"(?i)<%04X>" % ord(char), b"<%04X>" % ord(other), told)
        renamed = DecodedStreamObject()
        renamed.set_data(told)
        font[NameObject("/ToUnicode")] = writer._add_object(renamed)
    return _bytes(writer)


def _bytes(writer: pypdf.PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


# Letters of the Type 3 font are dots on a grid this many to the point.
_GRID = 300 / 72


def bitmaps(own_codes: bool) -> bytes:
    """Draw with a Type 3 font of bitmaps, as early typesetters' PDF files have.

    Args:
        own_codes: Number the letters in order of the alphabet, not as Windows does.
    """
    lines = placed((texts.TITLE, *texts.PLAYGROUND), "Helvetica")
    letters = sorted({char for *_, line in lines for char in line} - {" "})
    codes = {" ": 32} | {
        char: 33 + n if own_codes else char.encode("cp1252")[0]
        for n, char in enumerate(letters)
    }
    face = ImageFont.truetype(str(VERA), round(SIZE * _GRID))
    widths = {char: face.getlength(char) for char in codes}
    out = [b"BT /F1 1 Tf"]
    for x, y, line in lines:
        drawn = literal(bytes(codes[char] for char in line))
        out.append(b"1 0 0 1 %.2f %.2f Tm %s Tj" % (x, y, drawn))
    names = {char: b"/a%d" % code for char, code in codes.items()}
    by_code = {code: char for char, code in codes.items()}
    numbers = range(32, max(by_code) + 1)
    procs = [_proc(char, face, widths[char]) for char in codes]
    first = 6
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 60 60] /FontMatrix "
        b"[%.4f 0 0 %.4f 0 0] /FirstChar 32 /LastChar %d /Widths [%s] /Resources << >> "
        b"/Encoding << /Type /Encoding /Differences [32 %s] >> /CharProcs << %s >> >>"
        % (
            1 / _GRID,
            1 / _GRID,
            numbers[-1],
            b" ".join(b"%.1f" % widths.get(by_code.get(n, ""), 0.0) for n in numbers),
            b" ".join(b"/a%d" % n for n in numbers),
            b" ".join(
                b"%s %d 0 R" % (name, first + n)
                for n, name in enumerate(names.values())
            ),
        )
    )
    return one_page([font, *procs], b"\n".join([*out, b"ET"]))


def _proc(char: str, face: ImageFont.FreeTypeFont, width: float) -> bytes:
    """Return the drawing of one letter: a picture of black dots."""
    across, tall = math.ceil(width) + 2, math.ceil(1.3 * SIZE * _GRID)
    picture = Image.new("1", (across, tall), 1)
    base = round(SIZE * _GRID)
    ImageDraw.Draw(picture).text((0, base), char, fill=0, font=face, anchor="ls")
    dots = (
        b"%.1f 0 0 0 %d %d d1 q %d 0 0 %d 0 %d cm BI /W %d /H %d /IM true /BPC 1 "
        b"ID "
        % (width, across, tall, across, tall, base - tall, across, tall)
        + picture.tobytes()
        + b" EI Q"
    )
    return stream(dots)


PAGES = (
    HardPage("ligaturer och mjuka bindestreck", "text",
             joined((texts.TITLE, *texts.LIGATURES)), ligatures),
    HardPage("Type 3 av bitkartor", "text",
             joined((texts.TITLE, *texts.PLAYGROUND)),
             partial(bitmaps, own_codes=False)),
    HardPage("Type 3 med egna koder", "bild",
             joined((texts.TITLE, *texts.PLAYGROUND)),
             partial(bitmaps, own_codes=True)),
    HardPage("typsnitt utan bokstävernas namn", "bild",
             joined((texts.TITLE, *texts.ARCHIVE)), nameless),
    HardPage("typsnitt med fel namn på å, ä, ö", "bild",
             joined((texts.TITLE, *texts.LESSONS)), misnamed),
)  # fmt: skip
