"""What the fuzzer has found stays mended: each input, as small as it can be made."""

import io
import struct

import pytest
from PIL import Image

from benchmarks.fuzz.targets import target
from ingest.errors import ReadError
from ingest.readers import images, rtf

FOUND = {
    "a page head that ends within another destination": (
        "rtf",
        rb"{\rtf1{\footer a\fldinst b}}",
    ),
    "a letter in a letter with a head within a head": (
        "container",
        b"@:\nContent-Type:multipart/;boundary=g\n--g\nContent-Type:message/rfc822\n\n"
        b"t:\x1ce:",
    ),
    "an artifact with a text that is no UTF-8": (
        "contract",
        b'{"id":"\x9b"}',
    ),
}


@pytest.mark.parametrize(("name", "data"), FOUND.values(), ids=FOUND.keys())
def test_what_was_found_is_read_or_refused(name: str, data: bytes) -> None:
    target(name)(data)


def test_a_page_head_is_one_wherever_it_ends() -> None:
    read = rtf.read(rb"{\rtf1 Text.\par{\headerf a}{\footer Blad ett\fldinst b}}")
    assert [(one.kind, one.text) for one in read.furniture] == [("sidfot", "Blad ett")]


@pytest.mark.filterwarnings("ignore:.*:UserWarning:PIL")
@pytest.mark.parametrize("tag", [256, 257, 259, 262, 273, 278])
@pytest.mark.parametrize("other", [0, 284])
def test_a_later_picture_that_says_something_odd_is_damage(
    tag: int, other: int
) -> None:
    made, page = io.BytesIO(), Image.new("L", (600, 40))
    page.save(made, "TIFF", save_all=True, append_images=[page])
    entry = struct.pack("<H", tag)
    before, named, after = made.getvalue().rpartition(entry)
    assert named
    with pytest.raises(ReadError):
        images.read(before + struct.pack("<H", other) + after)
