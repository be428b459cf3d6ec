"""One text version of a document: its text, what it is, and its parts."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from ingest.model.hidden import Hidden
from ingest.model.pages import Furniture, Mark, Page, PlacedLine
from ingest.model.raw import Origin
from ingest.model.structure import Field, Footnote, Section, Table

DocumentType = Literal[
    "interpellation",
    "interpellationssvar",
    "protokoll",
    "protokollsutdrag",
    "overenskommelse",
    "tjansteskrivelse",
    "motion",
    "motionssvar",
    "beslut-i-korthet",
    "kallelse",
    "policy",
    "plan",
    "rapport",
    "regeringsuppdrag",
    "webbsida",
    "ovrigt",
]


@dataclass(frozen=True, slots=True)
class Document:
    """One text version of a document: cleaned text, structure and metadata.

    `text` holds one paragraph, heading, list item or table row per line; blank
    lines separate blocks. Contact details and personal identity numbers are
    masked with as many characters as they had. `body` is the region, municipality
    or authority, `organ` the committee within it (the body's own name where it has
    none). `date` is None when the document does not say; `reference_date` is what
    relative times are counted from; `dated_from`/`dated_to` bound an undated one.
    `pages` goes with `page_starts` (empty where the format has none), `lines` tells
    where the text stands on them, in order. `signature` is what near-duplicates are
    told by (`ingest.structure.signature`). `hidden` is what was hidden, in the text
    first, in order.
    """

    source: str
    sha256: str
    media_type: str
    text: str
    title: str = ""
    type: DocumentType = "ovrigt"
    type_confidence: float = 0.0
    body: str | None = None
    body_code: str | None = None
    organ: str | None = None
    date: dt.date | None = None
    date_source: str | None = None
    reference_date: dt.date | None = None
    dated_from: dt.date | None = None
    dated_to: dt.date | None = None
    dnr: tuple[str, ...] = ()
    language: str = "sv"
    page_starts: tuple[int, ...] = (0,)
    sections: tuple[Section, ...] = ()
    marks: tuple[Mark, ...] = ()
    warnings: tuple[str, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()
    pages: tuple[Page, ...] = ()
    lines: tuple[PlacedLine, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    tables: tuple[Table, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    fields: tuple[Field, ...] = ()
    origin: Origin | None = None
    signature: str = ""
    hidden: tuple[Hidden, ...] = ()

    @property
    def paged(self) -> bool:
        """Tell whether the original has pages, which flowing text has not."""
        return len(self.page_starts) > 1 or any(page.width for page in self.pages)

    def page_of(self, offset: int) -> int:
        """Return the page (from 1) that holds the character at `offset`."""
        low, high = 0, len(self.page_starts)
        while low < high:
            middle = (low + high) // 2
            if self.page_starts[middle] <= offset:
                low = middle + 1
            else:
                high = middle
        return max(low, 1)

    def section_at(self, offset: int) -> Section | None:
        """Return the narrowest section around `offset`, or None."""
        around = [s for s in self.sections if s.start <= offset < s.end]
        return min(around, key=lambda s: s.end - s.start) if around else None

    def paragraf_at(self, offset: int) -> Section | None:
        """Return the § (kind paragraf) around `offset`, or None."""
        around = [
            s
            for s in self.sections
            if s.kind == "paragraf" and s.start <= offset < s.end
        ]
        return min(around, key=lambda s: s.end - s.start) if around else None
