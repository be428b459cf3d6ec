"""What is asked: a query as it was read, or a thing that others may speak of."""

import datetime as dt
from dataclasses import dataclass

from search.model.tree import Node


@dataclass(frozen=True, slots=True)
class Told:
    """Something told the reader, in both languages."""

    code: str
    values: tuple[str, ...]
    sv: str
    en: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a query as understood.

    `text` is how it can be typed, `rest` the query that remains without it.
    """

    text: str
    rest: str
    told: Told


@dataclass(frozen=True, slots=True)
class Understood:
    """A query as it was read: the tree, in words, and what was left out.

    `notes` are those of `said`, in Swedish.
    """

    tree: Node
    words: str
    notes: tuple[str, ...] = ()
    english: str = ""
    said: tuple[Told, ...] = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Sought:
    """A thing that other passages may speak of.

    Args:
        words: Stems of its content words; `minimum` of them must stand in a passage.
        dnr: Of its matter; in a passage of that, one word is enough.
        after: Only documents that can be from that day or later.
        apart_from: A document's id to leave out.
    """

    words: tuple[str, ...]
    dnr: tuple[str, ...] = ()
    after: dt.date | None = None
    apart_from: str | None = None
    minimum: int = 2
