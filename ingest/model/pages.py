"""What stands where: pages, the lines on them, and what is beside the text."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

MarkKind = Literal["heading", "list_item", "table_row", "footnote"]
# Where a page's text came from: the file's own characters or text recognition.
PageSource = Literal["text", "ocr"]
# What stands around the running text: head, foot, page number, a field for initials,
# a stamp put on afterwards, a note in the margin.
FurnitureKind = Literal[
    "sidhuvud", "sidfot", "sidnummer", "signering", "stampel", "marginal"
]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text whose role the file itself states (a heading, a row)."""

    start: int
    end: int
    kind: MarkKind
    level: int = 0


class PlacedLine(NamedTuple):
    """Where a stretch of text (a line, or a word of a scan) stands on its page.

    `page` counts from 1. The box is in shares of the page as it is shown, 0 to 1
    from its upper left corner, so that it fits a picture of any size.
    """

    start: int
    end: int
    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """How one page was read: size in points as shown, source and legibility.

    `legibility` is 0 to 1 (`ingest.readers.quality`), None where it says nothing (too
    little text). `ocr_confidence` is the engine's own mean, 0 to 1. `hard` marks a
    page that is *svårläst*: what is read from it may be wrong.
    """

    width: float = 0.0
    height: float = 0.0
    source: PageSource = "text"
    legibility: float | None = None
    ocr_confidence: float | None = None
    hard: bool = False


@dataclass(frozen=True, slots=True)
class Furniture:
    """What was taken out of the running text but belongs to the page's layout.

    `at` is the offset in the text where it stood.
    """

    kind: FurnitureKind
    text: str
    page: int
    at: int = 0
