"""What the fuzzer has found stays mended: each input, as small as it can be made."""

import pytest

from benchmarks.fuzz.targets import target
from ingest.readers import rtf

FOUND = {
    "a page head that ends within another destination": (
        "rtf",
        rb"{\rtf1{\footer a\fldinst b}}",
    ),
}


@pytest.mark.parametrize(("name", "data"), FOUND.values(), ids=FOUND.keys())
def test_what_was_found_is_read_or_refused(name: str, data: bytes) -> None:
    target(name)(data)


def test_a_page_head_is_one_wherever_it_ends() -> None:
    read = rtf.read(rb"{\rtf1 Text.\par{\headerf a}{\footer Blad ett\fldinst b}}")
    assert [(one.kind, one.text) for one in read.furniture] == [("sidfot", "Blad ett")]
