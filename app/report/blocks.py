"""The parts that a report is made of, whatever the form it is written in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["plain", "small", "lead"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `anchor` is its name within the report."""

    level: int
    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the report's own words."""

    text: str
    kind: Kind = "plain"


@dataclass(frozen=True, slots=True)
class Way:
    """A text that leads out of the report, to an address."""

    text: str
    address: str

    @property
    def is_web(self) -> bool:
        """Tell whether the address is one that a reader may be led to."""
        return self.address.startswith(("https://", "http://"))


@dataclass(frozen=True, slots=True)
class Ways:
    """Texts that lead out of the report."""

    ways: Sequence[Way]


@dataclass(frozen=True, slots=True)
class Quote:
    """A document's own words, where they stand, and what leads there."""

    text: str
    source: str
    ways: Sequence[Way] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and values."""

    pairs: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads to a heading."""

    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under column heads; `caption` says what it is a table of.

    It is `titled` where the caption says more than the heading above it.
    """

    caption: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str | Link]]
    titled: bool = True


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    texts: Sequence[str | Link]


Block = Heading | Paragraph | Ways | Quote | Facts | Table | Items


@dataclass(frozen=True, slots=True)
class Composed:
    """A whole report: its title, its language and its blocks."""

    title: str
    language: str
    blocks: tuple[Block, ...]
