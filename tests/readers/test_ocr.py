"""Recognition of pages that are made here, so that their text is known."""

import io
from functools import cache

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter
from reportlab.pdfgen.canvas import Canvas

from ingest.readers import ocr, ocr_kept, ocr_leaders, ocr_picture
from ingest.readers.ocr_layout import laid_out

LINES = (
    "Protokoll från Granviks kommunstyrelse",
    "§ 41 Åtgärdsplan för tryggare skolvägar",
    "Dnr KS 2023/00417-3",
    "Kommunstyrelsen beslutar att ge nämnden i uppdrag att",
    "senast den 30 september 2024 redovisa åtgärderna.",
    "Kostnaden är 12 % lägre än år 2023, enligt § 7.",
    "Åsa Björkqvist och Göran Öhman yrkar bifall.",
)
ROWS = (("Märta Nygård", "Ja"), ("Åke Lindgren", "Nej"), ("Siv Hägglund", "Avstår"))
A4 = (595, 842)


@cache
def page() -> Image.Image:
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=A4)
    canvas.setFont("Helvetica", 12)
    for number, line in enumerate(LINES):
        gap = 14 if number > 2 else 0
        canvas.drawString(70, 760 - 16 * number - gap, line)
    for number, (name, vote) in enumerate(ROWS):
        canvas.drawString(70, 560 - 18 * number, name)
        canvas.drawString(330, 560 - 18 * number, vote)
    canvas.save()
    document = pypdfium2.PdfDocument(data.getvalue())
    picture = document[0].render(scale=300 / 72, grayscale=True).to_pil()
    document.close()
    return picture


@cache
def read() -> ocr.Recognised:
    return ocr.recognise(page())


def wrong(found: ocr.Recognised) -> float:
    """Return the share of the page's words that were not read, or read too much."""
    truth = " ".join((*LINES, *(" ".join(row) for row in ROWS))).split()
    got = [word.text for word in found.words]
    before = list(range(len(got) + 1))
    for number, word in enumerate(truth, start=1):
        row = [number]
        for place, other in enumerate(got, start=1):
            row.append(
                min(before[place] + 1, row[-1] + 1, before[place - 1] + (word != other))
            )
        before = row
    return before[-1] / len(truth)


def scanned(picture: Image.Image) -> Image.Image:
    """Return what a scanner makes of a page: soft, noisy and packed with loss."""
    soft = picture.filter(ImageFilter.GaussianBlur(0.7))
    noisy = ImageChops.add(soft, Image.effect_noise(soft.size, 12), 1, -128)
    packed = io.BytesIO()
    noisy.save(packed, "JPEG", quality=70)
    return Image.open(packed).convert("L")


def test_the_engine_is_there() -> None:
    # make test installs it, or says how; without it these tests say nothing.
    assert ocr.available(), ocr.advice()


def test_swedish_letters_and_signs_are_read() -> None:
    text, _ = laid_out(read(), 1)
    for line in LINES:
        assert line in text
    assert read().confidence > 0.9


def test_a_table_is_read_row_by_row_with_its_columns_parted() -> None:
    text, _ = laid_out(read(), 1)
    assert "\n".join("\t".join(row) for row in ROWS) in text


def test_a_gap_parts_paragraphs() -> None:
    text, _ = laid_out(read(), 1)
    assert f"{LINES[2]}\n\n{LINES[3]}\n{LINES[4]}" in text


def test_places_hold_their_words() -> None:
    text, places = laid_out(read(), 4)
    assert [text[p.start : p.end] for p in places] == [w.text for w in read().words]
    assert {place.page for place in places} == {4}
    first = places[0]
    assert first.left == pytest.approx(70 / A4[0], abs=0.01)
    assert first.bottom == pytest.approx(1 - 760 / A4[1], abs=0.01)


def test_a_page_on_its_side_and_leaning_is_read() -> None:
    leaning = scanned(page()).rotate(1.3, fillcolor=255)
    found = ocr.recognise(leaning.transpose(Image.Transpose.ROTATE_90))
    assert wrong(found) <= 0.05
    assert found.turned == 90
    # Where the first word stands on the picture as it was given.
    assert found.words[0].top > 0.8
    assert found.words[0].left < 0.2


def test_a_page_on_grey_paper_with_dark_edges_is_read() -> None:
    grey = page().point(lambda value: 130 + value * 70 // 255)
    grey.paste(12, (0, 0, 70, grey.height))
    assert wrong(ocr.recognise(scanned(grey))) <= 0.05


def test_a_page_without_text_gives_no_words() -> None:
    found = ocr.recognise(Image.new("L", (1240, 1754), 255))
    assert found.words == ()
    assert found.confidence == 0.0
    assert laid_out(found, 1) == ("", [])


def test_the_slant_of_a_page_is_found() -> None:
    for degrees in (-2.0, -0.5, 0.0, 1.0, 3.0):
        leaning = page().rotate(degrees, fillcolor=255)
        assert ocr_picture.prepare(leaning).slant == pytest.approx(-degrees, abs=0.2)


def test_a_page_on_its_side_is_told_from_an_upright_one() -> None:
    assert not ocr_picture.is_sideways(page())
    assert ocr_picture.is_sideways(page().transpose(Image.Transpose.ROTATE_270))


def test_specks_go_and_stops_stay() -> None:
    speckled = page().copy()
    for place in range(40, 2440, 31):
        speckled.paste(0, (place, 3000 + place % 200, place + 3, 3003 + place % 200))
    prepared = ocr_picture.prepare(speckled).picture
    assert prepared.crop((0, 2900, 2479, 3300)).getextrema()[0] > 128
    above = (0, 0, 2479, 2800)
    assert prepared.crop(above).tobytes() == page().crop(above).tobytes()


def test_see_through_paper_is_white() -> None:
    ghost = Image.new("RGBA", (50, 50), (0, 0, 0, 0))
    assert ocr_picture.grey_of(ghost).getextrema() == (255, 255)


def test_a_kept_result_is_the_same_and_a_damaged_one_is_none(tmp_path) -> None:
    found = read()
    key = ocr_kept.key_of(page())
    ocr_kept.use(tmp_path)
    try:
        assert ocr_kept.find(key) is None
        ocr_kept.keep(key, found)
        assert ocr_kept.find(key) == found
        (file,) = (path for path in tmp_path.rglob("*") if path.is_file())
        whole = file.read_bytes()
        for damaged in (b"", whole[:-9], whole[:90] + b"\xff" + whole[91:]):
            file.write_bytes(damaged)
            assert ocr_kept.find(key) is None
    finally:
        ocr_kept.use(None)


def test_one_point_makes_another_picture() -> None:
    other = page().copy()
    other.putpixel((5, 5), 254)
    assert ocr_kept.key_of(other) != ocr_kept.key_of(page())


CONTENTS = ("Kallelse och ärenden", "Förslag till årsplan", "Åtgärder i hamnen")
SIGNED = ("Ks § 41  Dnr KS 2024/118", "§ 7 Öppnande", "§§ 12-14", "Enligt 63 § lagen")


@cache
def listed() -> Image.Image:
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=A4)
    canvas.setFont("Helvetica", 12)
    for number, heading in enumerate(CONTENTS, start=3):
        height = 780 - 20 * number
        dots = "." * int((465 - canvas.stringWidth(heading, "Helvetica", 12)) / 3.4)
        canvas.drawString(60, height, heading + dots)
        canvas.drawRightString(540, height, str(number))
    for number, line in enumerate(SIGNED):
        canvas.drawString(60, 600 - 30 * number, line)
    canvas.line(60, 400, 540, 400)
    canvas.save()
    document = pypdfium2.PdfDocument(data.getvalue())
    picture = document[0].render(scale=300 / 72, grayscale=True).to_pil()
    document.close()
    return picture


def test_dots_lead_to_page_numbers_and_signs_have_theirs() -> None:
    text = " ".join(laid_out(ocr.recognise(listed()), 1)[0].split())
    for number, heading in enumerate(CONTENTS, start=3):
        assert f"{heading} ..... {number}" in text
    for part in ("§ 41", "§ 7", "§§ 12-14", "63 §"):
        assert part in text.replace("–", "-")


def test_only_rows_of_dots_are_taken_away() -> None:
    _, rows = ocr_leaders.without_leaders(listed())
    assert len(rows) == len(CONTENTS)
    same, none = ocr_leaders.without_leaders(page())
    assert none == []
    assert same.tobytes() == page().tobytes()
