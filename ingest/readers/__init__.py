"""One file per format; `read` picks the reader by what the bytes are."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from ingest import unseen
from ingest.model import Page, RawDocument
from ingest.readers import (
    docx,
    html,
    images,
    limits,
    mail,
    markdown,
    odt,
    pdf,
    riksdag,
    rtf,
    tei,
    text,
)
from ingest.readers.quality import FLOOR, legibility
from ingest.readers.sniffing import Format, sniff

_READERS: dict[Format, Callable[[bytes], RawDocument]] = {
    "pdf": pdf.read,
    "docx": docx.read,
    "odt": odt.read,
    "rtf": rtf.read,
    "html": html.read,
    "tei": tei.read,
    "riksdag": riksdag.read,
    "mail": mail.read,
    "image": images.read,
    "markdown": markdown.read_markdown,
    "text": text.read_plain,
}


def read(data: bytes, name: str) -> RawDocument:
    """Read a file's text, pages and marks.

    Raises:
        ReadError: the file cannot be read; reason and advice in Swedish.
    """
    limits.check_size(data)
    raw = _READERS[sniff(data, name)](data)
    if not raw.text.strip():
        raise limits.no_text()
    raw = replace(
        raw,
        # The text itself is cleaned later, when nothing is counted in it any more.
        metadata=tuple((key, unseen.without(value)) for key, value in raw.metadata),
    )
    return raw if raw.pages else replace(raw, pages=_pages(raw))


def _pages(raw: RawDocument) -> tuple[Page, ...]:
    """Return how legible each page is of a format that has only text."""
    bounds = (*raw.page_starts, len(raw.text))
    scores = [legibility(raw.text[start:end]) for start, end in pairwise(bounds)]
    return tuple(
        Page(legibility=score, hard=score is not None and score < FLOOR)
        for score in scores
    )
