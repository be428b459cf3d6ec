"""The parts of a document: sections, tables, notes and front page."""

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document, by `kind`.

    Kinds: paragraf, rubrik, bilaga, forsattsblad, innehall (a contents list), klausul
    (of an agreement), fraga, svar and underskrift (of an interpellation and its
    answer). `role` is what a heading says its part is ("beslut", "arendet",
    "yrkanden" …), None where it says nothing known.

    `number` is the bare number of a paragraph as written ("11", "63/24", "12 b"),
    without §; None where there is none. `start` is where the number or heading
    begins, `body_start` where the text after the heading line begins.
    """

    id: str
    kind: str
    number: str | None
    heading: str | None
    dnr: tuple[str, ...]
    start: int
    body_start: int
    end: int
    page: int
    role: str | None = None


class Cell(NamedTuple):
    """One cell of a row: its text, and its first column and how many it spans."""

    start: int
    end: int
    column: int = 0
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, in order; empty cells are left out of their row."""

    start: int
    end: int
    page: int
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note and the place in the text that calls it; `call` is None if not found."""

    number: str
    start: int
    end: int
    call: int | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled part of the front page: what it is, and the span of its content.

    Names: plats, tid, datum, beslutande, ersattare, ovriga, ordforande, sekreterare,
    justerare, paragrafer, justeringsdatum.
    """

    name: str
    start: int
    end: int
