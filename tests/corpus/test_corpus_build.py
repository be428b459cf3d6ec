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
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    build.build(folder)
    return folder


def test_a_second_build_gives_the_same_bytes(built: Path) -> None:
    sources = build.sources()
    # Each document is built by itself, so that a part of them speaks for all.
    formats = {source.meta["format"]: source for source in sources}
    for source in {*sources[::5], *formats.values()}:
        first = (built / source.path).read_bytes()
        assert build.document(source) == first, source.name


def test_committed_documents_are_built_from_the_sources(
    built: Path, text_of: Callable[[Source, bytes], str]
) -> None:
    for source in build.sources():
        old = (COMMITTED / source.path).read_bytes()
        new = (built / source.path).read_bytes()
        if source.readable:
            assert text_of(source, old) == text_of(source, new), source.name


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
