"""Reading a built document with nothing of the product's own readers."""

import io
import re
from collections.abc import Callable
from zipfile import ZipFile

import pypdf
import pytesseract
import pytest
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from corpus.markup import Source

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PAGE_NUMBER = re.compile(r"(Sida )?\d+( \(\d+\))?|Påhittad handling: .*")

TextOf = Callable[[Source, bytes], str]


@pytest.fixture(scope="session")
def text_of() -> TextOf:
    """A function from a source and its document's bytes to the document's text."""
    return _text_of


def _text_of(source: Source, data: bytes) -> str:
    if source.meta["format"] == "scan":
        picture = pypdf.PdfReader(io.BytesIO(data)).pages[0].images[0].image
        return str(pytesseract.image_to_string(picture, "swe"))
    if source.suffix == "pdf":
        pages = pypdf.PdfReader(io.BytesIO(data)).pages
        return "\n".join(_pdf_page(page, source) for page in pages)
    if source.suffix == "docx":
        return _docx(data)
    if source.suffix == "html":
        return LexborHTMLParser(data).body.text(separator="\n")
    return data.decode()


def _pdf_page(page: pypdf.PageObject, source: Source) -> str:
    """The text of a page without its running heads, which are drawn last."""
    heads = {*source.meta["head"].split(" | "), *source.meta["foot"].split(" | ")}
    lines = page.extract_text().splitlines()
    last = [
        i for i, line in enumerate(lines) if line == source.meta["head"].split(" | ")[0]
    ]
    text, rest = lines[: last[-1]], lines[last[-1] :]
    kept = [s for s in rest if s not in heads and not PAGE_NUMBER.fullmatch(s)]
    return "\n".join([*text, *kept])


def _docx(data: bytes) -> str:
    with ZipFile(io.BytesIO(data)) as package:
        parts = [
            package.read(name)
            for name in package.namelist()
            if name in {"word/document.xml", "word/footnotes.xml"}
        ]
    paragraphs = [p for part in parts for p in etree.fromstring(part).iter(f"{WORD}p")]
    return "\n".join("".join(p.itertext()) for p in paragraphs)
