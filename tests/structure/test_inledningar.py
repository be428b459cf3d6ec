"""How documents of many bodies open, and what their metadata should be."""

from pathlib import Path

import pytest

from ingest.model import Document, RawDocument
from ingest.structure import structure

FILES = sorted((Path(__file__).parent / "inledningar").glob("*.txt"))


def opening(path: Path) -> tuple[dict[str, str], Document]:
    """Return what is known of an opening and what is read from it."""
    head, _, text = path.read_text(encoding="utf-8").partition("---\n")
    known = dict(line.split(": ", 1) for line in head.splitlines())
    raw = RawDocument("text/plain", text, wrapped=False)
    return known, structure(raw, "handling.txt", "0" * 64)


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_opening(path):
    known, document = opening(path)
    found = {
        "typ": document.type,
        "kropp": document.body or "",
        "kod": document.body_code or "",
        "organ": document.organ or "",
        "datum": document.date.isoformat() if document.date else "",
        "dnr": " | ".join(document.dnr),
        "titel": document.title,
        "sprak": document.language,
    }
    wrong = {
        field: (found[field], wanted)
        for field, wanted in known.items()
        if found[field] not in (wanted.split() if field == "typ" else [wanted])
    }
    assert not wrong
