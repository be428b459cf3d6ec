"""Whole pages in the styles of many systems: what is read, line by line."""

from pathlib import Path

import pytest

from ingest.model import RawDocument
from ingest.readers import html

PAGES = sorted((Path(__file__).parent / "html_pages").glob("*.html"))


def lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def read(name: str) -> RawDocument:
    return html.read((PAGES[0].parent / f"{name}.html").read_bytes())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page(page: Path) -> None:
    stated, _, text = page.with_suffix(".txt").read_text("utf-8").partition("---\n")
    raw = html.read(page.read_bytes())
    assert lines(raw.text) == lines(text)
    metadata = dict(raw.metadata)
    for line in lines(stated):
        key, _, value = line.partition("=")
        assert metadata.get(key) == value
    for mark in raw.marks:
        assert 0 <= mark.start < mark.end <= len(raw.text)
        assert "\n" not in raw.text[mark.start : mark.end]
    assert all(0 <= piece.at <= len(raw.text) for piece in raw.furniture)


def test_there_are_pages_of_many_kinds() -> None:
    assert len(PAGES) >= 30


@pytest.mark.parametrize(
    ("name", "beside"),
    [
        ("sitevision", "Kontakt\nBritta Norrling\nBibliotekschef"),
        ("pressrum", "För mer information, kontakta:\nSiv Granström (M)"),
        ("sidfakta", "Kontaktpersoner\nIngrid Ekeman"),
        ("wordpress", "Foto: Mats Sjöbild"),
        ("faq", "Sidansvarig: Maj Lind"),
    ],
)
def test_contacts_and_credits_are_kept_beside_the_text(name: str, beside: str) -> None:
    pieces = [p.text for p in read(name).furniture if p.kind == "marginal"]
    assert any(piece.startswith(beside) for piece in pieces)


def test_notes_are_marked() -> None:
    for name, note in (
        ("umbraco", "1. Rapporten publiceras på webben."),
        ("word", "[1] Vår och höst."),
    ):
        raw = read(name)
        marked = [raw.text[m.start : m.end] for m in raw.marks if m.kind == "footnote"]
        assert marked == [note]


def test_what_folds_out_has_its_heading() -> None:
    raw = read("drupal")
    headings = [raw.text[m.start : m.end] for m in raw.marks if m.kind == "heading"]
    assert headings[1:] == [
        "När kommer bilen?",
        "Vad kostar det?",
        "Hur överklagar jag?",
    ]
