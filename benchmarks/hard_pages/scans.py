"""Pages as scanners and copiers leave them: pictures, clean and less clean."""

import io
import random
import time
from collections.abc import Sequence

import pypdf
import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader

from benchmarks.hard_pages import office, texts
from benchmarks.hard_pages.drawing import BODY, LEFT, Sheet, fill
from benchmarks.hard_pages.fonts import VERA
from benchmarks.hard_pages.page import HardPage, cells, joined

DPI = 300
_EPOCH = time.gmtime(0)


def picture(data: bytes, page: int = 0, dpi: int = DPI) -> Image.Image:
    """Return a page as a scanner sees it, in grey."""
    document = pypdfium2.PdfDocument(data)
    shown = document[page].render(scale=dpi / 72).to_pil().convert("L")
    document.close()
    return shown


def as_pdf(pictures: Sequence[Image.Image], dpi: int = DPI) -> bytes:
    """Return a PDF of nothing but pictures."""
    out = io.BytesIO()
    first, *rest = pictures
    # Two tones are packed as a fax is, shades as a photograph.
    packing = {} if first.mode == "1" else {"quality": 75}
    first.save(
        out,
        "PDF",
        resolution=dpi,
        save_all=True,
        append_images=rest,
        creationDate=_EPOCH,
        modDate=_EPOCH,
        **packing,
    )
    return out.getvalue()


def printed(blocks: Sequence[str]) -> bytes:
    """Return the page that is put on the scanner."""
    sheet = Sheet()
    sheet.block(texts.TITLE)
    sheet.blocks(blocks)
    return sheet.data()


def clean() -> bytes:
    """Scan a page in grey, straight and without a speck."""
    return as_pdf([picture(printed(texts.ARCHIVE))])


def fax() -> bytes:
    """Scan a page in black and white, as a copier does by its own."""
    dots = picture(printed(texts.PLAYGROUND)).point(lambda v: 255 * (v > 140))
    return as_pdf([dots.convert("1")])


def _worn(page: Image.Image, seed: int) -> Image.Image:
    """Return a page set askew, on grey paper, with noise and specks."""
    chance = random.Random(seed)  # noqa: S311 - the same page every time
    page = page.rotate(1.4, Image.Resampling.BICUBIC, fillcolor=255)
    page = page.point(lambda value: 35 + value * 195 // 255)
    width, height = page.size
    noise = Image.frombytes("L", page.size, chance.randbytes(width * height))
    page = Image.blend(page, noise, 0.13)
    draw = ImageDraw.Draw(page)
    for _ in range(500):
        x, y = chance.randrange(width), chance.randrange(height)
        size = chance.randrange(1, 4)
        draw.ellipse((x, y, x + size, y + size), fill=60)
    draw.rectangle((0, 0, 25, height), fill=45)
    return page


def noisy() -> bytes:
    """Scan a page askew on a worn copier."""
    return as_pdf([_worn(picture(printed(texts.LESSONS)), 3)])


def stamped() -> bytes:
    """Scan a page on which a registrar has put a stamp across the text."""
    page = picture(printed(texts.LETTER)).convert("RGB")
    stamp = Image.new("RGB", (760, 300), "white")
    draw = ImageDraw.Draw(stamp)
    draw.rectangle((4, 4, 755, 295), outline=(60, 60, 190), width=7)
    for number, (line, size) in enumerate(
        (("LINDÅSA KOMMUN", 62), ("Ankom 2024-12-04", 56), ("Dnr 2024/0311", 56))
    ):
        face = ImageFont.truetype(str(VERA), size)
        draw.text((40, 24 + 88 * number), line, font=face, fill=(60, 60, 190))
    turned = stamp.rotate(7, expand=True, fillcolor="white")
    place = (1500, 640)
    under = page.crop((*place, place[0] + turned.width, place[1] + turned.height))
    # Ink on ink: the darker of the two is what the scanner sees.
    page.paste(ImageChops.darker(under, turned), place)
    return as_pdf([page])


def columns() -> bytes:
    """Scan running text in two columns."""
    return as_pdf([picture(office.two_columns())])


def table() -> bytes:
    """Scan how each member voted, in a ruled table."""
    return as_pdf([picture(office.votes())])


def sideways() -> bytes:
    """Scan a page that lies on its side."""
    return as_pdf([picture(printed(texts.ROADS)).rotate(90, expand=True)])


def mixed() -> bytes:
    """Put a scanned page behind a printed one, as when an appendix is added."""
    writer = pypdf.PdfWriter()
    scanned = as_pdf([picture(printed(texts.AGREEMENT))])
    for data in (printed(texts.LESSONS), scanned):
        writer.append(io.BytesIO(data))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _layered(blocks: Sequence[str], layer: Sequence[str]) -> bytes:
    """Return a picture of a page with words behind it that are not seen."""
    sheet = Sheet()
    scanned = _worn(picture(printed(blocks)).rotate(-1.4, fillcolor=255), 5)
    sheet.canvas.drawImage(ImageReader(scanned), 0, 0, 595, 842)
    for text in layer:
        for line in fill(text, 455, BODY, 11):
            pen = sheet.canvas.beginText(LEFT, sheet.y)
            pen.setFont(BODY, 11)
            pen.setTextRenderMode(3)
            pen.textOut(line)
            sheet.canvas.drawText(pen)
            sheet.y -= 13.75
        sheet.y -= 6.6
    return sheet.data()


def layered() -> bytes:
    """Scan a page and put the right words behind the picture."""
    return _layered(texts.ROADS, (texts.TITLE, *texts.ROADS))


# What an engine without Swedish makes of a page.
_MISREAD = str.maketrans({"å": "3", "ä": "}", "ö": "6", "m": "rn", "l": "|", "e": "c"})


def mislayered() -> bytes:
    """Scan a page and put words behind the picture that are mostly wrong."""
    wrong = [text.translate(_MISREAD) for text in (texts.TITLE, *texts.LETTER)]
    return _layered(texts.LETTER, wrong)


PAGES = (
    HardPage(
        "skanning 300 dpi, ren", "bild", joined((texts.TITLE, *texts.ARCHIVE)), clean
    ),
    HardPage(
        "skanning 300 dpi, svartvit",
        "bild",
        joined((texts.TITLE, *texts.PLAYGROUND)),
        fax,
    ),
    HardPage(
        "skanning 300 dpi, sned och brusig",
        "bild",
        joined((texts.TITLE, *texts.LESSONS)),
        noisy,
    ),
    HardPage(
        "skanning med stämpel över texten",
        "bild",
        joined((texts.TITLE, *texts.LETTER)),
        stamped,
    ),
    HardPage(
        "skanning i två spalter", "bild", joined((texts.TITLE, *texts.ROADS)), columns
    ),
    HardPage(
        "skannad omröstning i tabell",
        "bild",
        joined(
            (
                texts.TITLE,
                *texts.LESSONS[:3],
                "Omröstningslista",
                cells(texts.VOTES),
                *texts.LESSONS[4:],
            )
        ),
        table,
    ),
    HardPage(
        "skanning på sidan (90°)",
        "bild",
        joined((texts.TITLE, *texts.ROADS)),
        sideways,
    ),
    HardPage(
        "blandad: en sida text, en skannad",
        "bild",
        joined((texts.TITLE, *texts.LESSONS, texts.TITLE, *texts.AGREEMENT)),
        mixed,
    ),
    HardPage(
        "skanning med rätt textlager",
        "text",
        joined((texts.TITLE, *texts.ROADS)),
        layered,
    ),
    HardPage(
        "skanning med fel textlager",
        "bild",
        joined((texts.TITLE, *texts.LETTER)),
        mislayered,
    ),
)
