"""A source as what a copier makes of it: a page that is only an image."""

import io
import random
import textwrap
from pathlib import Path

import reportlab
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from corpus import render_txt
from corpus.markup import Source

PAGE = (1240, 1754)
FONT = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
SPECKS = 900


def render(source: Source) -> bytes:
    """Return a one-page PDF without a text layer."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.setTitle("Skannat dokument")
    canvas.drawImage(ImageReader(_picture(source)), 0, 0, *A4)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _picture(source: Source) -> Image.Image:
    page = Image.new("L", PAGE, 255)
    draw = ImageDraw.Draw(page)
    font = ImageFont.truetype(FONT, 24)
    y = 150
    for line in render_txt.render(source).decode().splitlines():
        for part in textwrap.wrap(line, 64) or [""]:
            draw.text((150, y), part, font=font, fill=30)
            y += 36
    page = page.rotate(0.7, resample=Image.Resampling.BICUBIC, fillcolor=255)
    dust = random.Random(1923)  # noqa: S311 - dust on the glass, no secret
    for _ in range(SPECKS):
        page.putpixel((dust.randrange(PAGE[0]), dust.randrange(PAGE[1])), 90)
    return page.convert("1")
