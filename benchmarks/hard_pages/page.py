"""One hard page: the file, and the words that stand in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

Source = Literal["text", "bild"]


@dataclass(frozen=True, slots=True)
class HardPage:
    """A file of one or a few pages and its running text, in reading order.

    `source` is where the words must come from: the file's own characters, or the
    picture of the page. Running heads, page numbers, stamps and notes in the margin
    are no part of `text`; the cells of a table come row by row.
    """

    kind: str
    source: Source
    text: str
    make: Callable[[], bytes]


def joined(blocks: Sequence[str]) -> str:
    """Return blocks of text as lines, without the bars where they may be broken."""
    return "\n".join(blocks).replace("|", "")


def cells(rows: Sequence[Sequence[str]]) -> str:
    """Return the cells of a table, row by row."""
    return "\n".join(" ".join(filter(None, row)) for row in rows)
