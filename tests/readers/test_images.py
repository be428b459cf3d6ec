"""Pictures as documents; what is no page is refused in plain words."""

import io
import struct
import zlib

import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest.errors import ReadError
from ingest.readers import images, ocr


def saved(picture: Image.Image, form: str, **how: object) -> bytes:
    data = io.BytesIO()
    picture.save(data, form, **how)
    return data.getvalue()


def page(*lines: str) -> Image.Image:
    picture = Image.new("L", (1700, 1200), 255)
    draw, font = ImageDraw.Draw(picture), ImageFont.load_default(52)
    for number, line in enumerate(lines):
        draw.text((120, 150 + 85 * number), line, font=font, fill=0)
    return picture


def bomb(side: int) -> bytes:
    """Return a PNG that says it is `side` points square and holds almost nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


def test_each_picture_of_a_tiff_is_a_page() -> None:
    first = page("The committee approves", "the plan for the library")
    second = page("The meeting is closed", "at four in the afternoon")
    data = saved(first, "TIFF", save_all=True, append_images=[second], dpi=(200, 200))
    raw = images.read(data)
    assert raw.media_type == "image/tiff"
    assert raw.wrapped
    assert len(raw.pages) == len(raw.page_starts) == 2
    assert "approves\nthe plan" in raw.text[: raw.page_starts[1]]
    assert "The meeting is closed" in raw.text[raw.page_starts[1] :]
    assert {(p.source, round(p.width), round(p.height)) for p in raw.pages} == {
        ("ocr", 612, 432)
    }
    assert all((page.ocr_confidence or 0) > 0.8 for page in raw.pages)
    words = [raw.text[place.start : place.end] for place in raw.lines]
    assert words == raw.text.split()


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_small_picture_is_no_page(form: str) -> None:
    with pytest.raises(ReadError, match="utan läsbar text"):
        images.read(saved(Image.new("RGB", (120, 90), "blue"), form))


def test_a_picture_without_text_is_no_page() -> None:
    with pytest.raises(ReadError, match="utan läsbar text"):
        images.read(saved(Image.linear_gradient("L").resize((900, 900)), "PNG"))


@pytest.mark.parametrize("side", [15_000, 60_000])
def test_a_picture_that_unpacks_to_too_much_is_refused(side: int) -> None:
    with pytest.raises(ReadError, match="bildpunkter") as refused:
        images.read(bomb(side))
    assert refused.value.stage == "gräns"


def test_a_damaged_picture_is_refused() -> None:
    whole = saved(page("The committee approves"), "PNG")
    for data in (whole[:60], whole[: len(whole) // 2], b"\x89PNG\r\n\x1a\n"):
        with pytest.raises(ReadError, match="skadad"):
            images.read(data)


def test_without_the_engine_the_advice_is_to_install_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    with pytest.raises(ReadError, match="tesseract-ocr-swe"):
        images.read(saved(page("The committee approves"), "PNG"))
