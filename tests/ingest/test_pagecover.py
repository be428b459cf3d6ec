"""What is hidden in the text is covered in the picture of its page."""

import io

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ingest.model import Furniture, Hidden, PlacedLine
from ingest.pagecover import UncoveredError, covered_picture, covers_of
from ingest.pipeline import read_document

WIDE, HIGH = A4


def drawn(lines: list[tuple[float, float, str]], pages: int = 1) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for _ in range(pages):
        canvas.setFont("Courier", 12)
        for left, base, line in lines:
            canvas.drawString(left, base, line)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def dark(picture: bytes, left: float, base: float) -> bool:
    """Tell whether the place of a letter's middle is all black."""
    with Image.open(io.BytesIO(picture)) as image:
        wide, high = image.size
        x, y = left / WIDE * wide, (1 - base / HIGH) * high
        box = (int(x), int(y) - 4, int(x) + 4, int(y))
        return image.convert("L").crop(box).getextrema() == (0, 0)


def test_the_letters_of_an_identifier_are_black_and_no_others() -> None:
    text = "Nämnden beslutar att bevilja 811218-9876 bidraget."
    data = drawn([(70, 700, text), (70, 810, "Kontakt 070-174 06 05")])
    picture = covered_picture(data, read_document(data, "a.pdf"), 1)
    step = 7.2
    at = text.index("811218")
    assert all(dark(picture, 70 + step * (at + n), 702) for n in range(11))
    assert not any(dark(picture, 70 + step * n, 702) for n in range(at - 1))
    assert not dark(picture, 70 + step * (at + 13), 702)
    assert dark(picture, 70 + step * 10, 812)


def test_a_number_broken_over_lines_is_black_on_both() -> None:
    data = drawn(
        [(70, 700, "Bidraget beviljas sökande 811218-"), (70, 684, "9876 nu.")]
    )
    picture = covered_picture(data, read_document(data, "a.pdf"), 1)
    assert dark(picture, 70 + 7.2 * 28, 702)
    assert dark(picture, 72, 686)


def test_a_page_without_anything_hidden_is_as_it_was() -> None:
    data = drawn([(70, 700, "Nämnden beslutar att anta planen.")])
    assert list(covers_of(data, read_document(data, "a.pdf"), 1)) == []
    with pytest.raises(IndexError):
        covered_picture(data, read_document(data, "a.pdf"), 2)


def picture_of_a_page() -> bytes:
    file = io.BytesIO()
    Image.new("L", (300, 400), 255).save(file, "PNG")
    return file.getvalue()


def test_a_word_of_a_scan_is_covered_whole_and_so_are_its_head_and_foot() -> None:
    data = drawn([(70, 700, "Nämnden beslutar att anta planen.")])
    read = read_document(data, "a.pdf")
    word = PlacedLine(0, 7, 1, 0.2, 0.3, 0.4, 0.32)
    scan = type(read)(
        read.source,
        read.sha256,
        "image/png",
        "xxxxxxx beslutar",
        pages=read.pages,
        lines=(word,),
        hidden=(Hidden("person", 2, 5), Hidden("phone", page=1)),
        furniture=(Furniture("sidfot", "Telefon xxxxxxxxxx", 1),),
    )
    covers = list(covers_of(picture_of_a_page(), scan, 1))
    assert covers[0] == (0.2, 0.3, 0.4, 0.32)
    assert [round(cover[3], 1) for cover in covers[1:]] == [0.3, 1.0]
    assert covered_picture(picture_of_a_page(), scan, 1).startswith(b"\x89PNG")


def test_a_page_is_not_shown_where_what_is_hidden_cannot_be_found() -> None:
    data = drawn([(70, 700, "Nämnden beslutar att anta planen.")])
    read = read_document(data, "a.pdf")
    stamped = type(read)(
        read.source,
        read.sha256,
        "image/png",
        read.text,
        pages=read.pages,
        lines=read.lines,
        hidden=(Hidden("phone", page=1),),
        furniture=(Furniture("stampel", "Inkom xxxxxxxxxx", 1),),
    )
    with pytest.raises(UncoveredError):
        covered_picture(picture_of_a_page(), stamped, 1)
