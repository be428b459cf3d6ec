import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ingest import pageview
from ingest.model import Document, RawDocument
from ingest.readers import pdf

WORDS = [
    "Nämnden",
    "beslutar",
    "om",
    "bidrag",
    "till",
    "föreningar",
    "i",
    "Ekby",
    "2031",
]
LINE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=7)
WIDE, HIGH = A4


def drawn(lines: list[list[str]], size: int, left: int) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    canvas.setFont("Helvetica", size)
    for number, line in enumerate(lines):
        canvas.drawString(left, 750 - 2 * size * number, " ".join(line))
    canvas.save()
    return file.getvalue()


def document(raw: RawDocument) -> Document:
    return Document(
        "a.pdf",
        "0" * 64,
        raw.media_type,
        raw.text,
        page_starts=raw.page_starts,
        pages=raw.pages,
        lines=raw.lines,
    )


@settings(max_examples=40, deadline=None)
@given(st.lists(LINE, min_size=1, max_size=12), st.integers(8, 14), st.integers(40, 90))
def test_every_word_is_found_where_it_was_drawn(
    lines: list[list[str]], size: int, left: int
) -> None:
    data = drawn(lines, size, left)
    read = document(pdf.read(data))
    at = 0
    for number, line in enumerate(lines):
        x: float = left
        for word in line:
            at = read.text.index(word, at)
            [exact] = pageview.exact_places(data, read, at, at + len(word))
            [near] = pageview.places(read, at, at + len(word))
            wide = stringWidth(word, "Helvetica", size)
            assert exact.left * WIDE == pytest.approx(x, abs=2)
            assert exact.right * WIDE == pytest.approx(x + wide, abs=2)
            assert near.left * WIDE == pytest.approx(x, abs=2 * size)
            base = 750 - 2 * size * number
            assert (1 - exact.bottom) * HIGH <= base <= (1 - exact.top) * HIGH
            assert (exact.page, near.page) == (1, 1)
            x += wide + stringWidth(" ", "Helvetica", size)
            at += len(word)


def test_a_stretch_over_two_lines_has_two_rectangles() -> None:
    data = drawn([["Nämnden", "beslutar"], ["om", "bidrag"]], 11, 70)
    read = document(pdf.read(data))
    start, end = read.text.index("beslutar"), read.text.index("bidrag") + 6
    found = pageview.exact_places(data, read, start, end)
    assert len(found) == 2
    assert found[0].top < found[1].top
    assert pageview.places(read, 0, 0) == []


def test_a_page_as_a_picture() -> None:
    data = drawn([["Nämnden"]], 11, 70)
    image = Image.open(io.BytesIO(pageview.picture(data, 1, 500)))
    assert (image.format, image.size) == ("PNG", (500, 708))
    with pytest.raises(IndexError):
        pageview.picture(data, 2)


def test_a_picture_file_has_pages_too() -> None:
    file = io.BytesIO()
    sheets = [Image.new("L", (200, 100), shade) for shade in (0, 255)]
    sheets[0].save(file, "TIFF", save_all=True, append_images=sheets[1:])
    second = Image.open(io.BytesIO(pageview.picture(file.getvalue(), 2, 400)))
    assert second.size == (400, 200)
    assert second.getpixel((5, 5)) == (255, 255, 255)
    with pytest.raises(IndexError):
        pageview.picture(file.getvalue(), 3)
