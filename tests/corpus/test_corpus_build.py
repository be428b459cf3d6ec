"""The documents can be built again, and come out the same."""

from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest

pytest.importorskip("reportlab", reason="the corpus is built with reportlab")

from corpus import build, hyphens
from corpus.markup import Source

COMMITTED = Path(build.__file__).parent
MOST_BYTES = 1_500_000


@pytest.fixture(scope="module")
def built() -> list[tuple[Source, bytes]]:
    """What is shown, and each sixth of the stories' other documents, built anew."""
    sources = build.sources()
    others = [source for source in sources if not source.is_shown]
    shown = [source for source in sources if source.is_shown]
    return [(source, build.document(source)) for source in [*shown, *others[::6]]]


def test_a_second_build_gives_the_same_bytes(built: list[tuple[Source, bytes]]) -> None:
    of_each = {source.meta["format"]: (source, first) for source, first in built}
    for source, first in [*built[::4], *of_each.values()]:
        assert build.document(source) == first, source.name


def test_committed_documents_are_built_from_the_sources(
    built: list[tuple[Source, bytes]], text_of: Callable[[Source, bytes], str]
) -> None:
    for source, new in built:
        old = (COMMITTED / source.path).read_bytes()
        if source.readable and old != new:
            assert text_of(source, old) == text_of(source, new), source.name


def test_each_document_has_its_source() -> None:
    named = {source.path for source in build.sources()}
    folders = ("documents", "story_documents")
    there = {
        f"{name}/{p.name}" for name in folders for p in (COMMITTED / name).iterdir()
    }
    assert there == named


def test_the_collection_is_small() -> None:
    sizes = [p.stat().st_size for p in COMMITTED.glob("documents/*")]
    assert sum(sizes) < MOST_BYTES


def test_formats_and_kinds_are_many() -> None:
    formats = [source.meta["format"] for source in build.sources()]
    assert {"pdf", "html", "docx", "txt", "scan", "trasig"} == set(formats)
    assert len({source.meta["type"] for source in build.sources()}) >= 10


def test_the_scan_has_no_text_and_the_damaged_file_no_pages() -> None:
    scan = COMMITTED / "documents/kvarnasa-skannat-protokollsutdrag-2019.pdf"
    assert pypdf.PdfReader(scan).pages[0].extract_text().strip() == ""
    damaged = COMMITTED / "documents/norrlid-delarsrapport-trasig-2022.pdf"
    with pytest.raises(pypdf.errors.PdfReadError):
        pypdf.PdfReader(damaged, strict=True)


def test_pdf_lines_break_inside_words() -> None:
    reader = pypdf.PdfReader(
        COMMITTED / "documents/norrlid-run-protokoll-2021-10-19.pdf"
    )
    lines = [line for page in reader.pages for line in page.extract_text().splitlines()]
    assert sum(line.rstrip().endswith("-") for line in lines) >= 3


def test_hyphenation_only_adds_soft_hyphens() -> None:
    text = "Kollektivtrafiknämnden ansvarar för överenskommelsen, t.ex. i Tjärnvik."
    soft = hyphens.hyphenate(text)
    assert soft.replace(hyphens.SOFT_HYPHEN, "") == text
    assert soft.count(hyphens.SOFT_HYPHEN) > 5
