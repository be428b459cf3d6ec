"""What a reader gets out of a file, and where the file came from."""

import datetime as dt
from dataclasses import dataclass

from ingest.model.pages import Furniture, Mark, Page, PlacedLine


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a file came from: address and day fetched, or the file it was part of."""

    url: str | None = None
    fetched: dt.date | None = None
    inside: str | None = None


@dataclass(frozen=True, slots=True)
class RawDocument:
    """What a reader got out of a file, before clean-up.

    `text` has the file's own lines; a blank line separates paragraphs where the
    format knows them. `page_starts` holds the offset of each page's first
    character (one entry, 0, for formats without pages). `metadata` uses the keys
    title, author, published, modified, created, language, url, site and genre (what
    a TEI file calls its text); dates as ISO strings.
    `wrapped` says that lines were broken by layout (PDF, typewriter text) and may
    be joined again; False where each line already is a paragraph (DOCX, HTML).
    `pages` goes with `page_starts` where the format has pages; `lines` tells where
    the text stands on them. `furniture` is what the format itself keeps apart from
    the text (a Word file's page heads).
    """

    media_type: str
    text: str
    page_starts: tuple[int, ...] = (0,)
    marks: tuple[Mark, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = ()
    wrapped: bool = False
    pages: tuple[Page, ...] = ()
    lines: tuple[PlacedLine, ...] = ()
    furniture: tuple[Furniture, ...] = ()
