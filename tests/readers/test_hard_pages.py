"""Word errors on hard pages whose text is known: every kind of text page, two scans."""

import pytest

from benchmarks.hard_pages import ALL, HardPage, fonts, office, written
from benchmarks.hard_pages.browser import printed
from benchmarks.word_errors import TARGETS, distance, read, words
from ingest.readers import ocr

# The browser takes seconds to start and has tests of its own.
TEXT = [page for page in ALL if page.source == "text" and page.make is not printed]
SCANS = ("skanning 300 dpi, ren", "typsnitt utan bokstävernas namn")
# A page of a hundred words cannot be wrong in less than one of them.
MOST_ON_A_PAGE = 0.05


def _wrong(page: HardPage) -> tuple[int, int]:
    wanted = words(page.text)
    return distance(wanted, words(read(page.make()))), len(wanted)


@pytest.fixture(scope="module")
def found() -> dict[str, tuple[int, int]]:
    """Return words wrong and words in all of each text page."""
    return {page.kind: _wrong(page) for page in TEXT}


def test_text_pages_are_read_as_they_stand(found: dict[str, tuple[int, int]]) -> None:
    wrong, count = (sum(part) for part in zip(*found.values(), strict=True))
    shares = {kind: f"{w}/{c}" for kind, (w, c) in found.items() if w}
    assert wrong <= TARGETS["text"] * count, shares


@pytest.mark.parametrize("kind", [page.kind for page in TEXT])
def test_no_kind_of_text_page_is_lost(
    kind: str, found: dict[str, tuple[int, int]]
) -> None:
    wrong, count = found[kind]
    assert wrong <= MOST_ON_A_PAGE * count


@pytest.mark.skipif(not ocr.available(), reason="ingen textigenkänning installerad")
@pytest.mark.parametrize("kind", SCANS)
def test_a_picture_is_recognised(kind: str) -> None:
    page = next(page for page in ALL if page.kind == kind)
    wrong, count = _wrong(page)
    assert wrong <= TARGETS["bild"] * count


def test_pages_are_the_same_every_time() -> None:
    for page in (*office.PAGES, *written.PAGES, *fonts.PAGES):
        assert page.make() == page.make(), page.kind


def test_words_are_counted_as_left_out_put_in_or_exchanged() -> None:
    wanted = words("Nämnden beslutar att bifalla förslaget")
    assert distance(wanted, wanted) == 0
    assert distance(wanted, words("Nämnden beslutar bifalla det förslaget")) == 2
    assert distance(wanted, words("Nämnden  avslår\natt bifalla förslaget")) == 1
    assert distance(wanted, []) == len(wanted)
