"""What is indexed and what a search answers."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Protocol

FACETS = ("typ", "organ", "person", "parti", "ar", "amne", "status")


@dataclass(frozen=True, slots=True)
class Entry:
    """One passage as the index keeps it; offsets refer to the document's text.

    `latest` is the document's date, or the last day an undated one can be from.
    `terms` are those of its text and headings (`ingest.language.terms`); they are
    searched but not given back.
    """

    passage: str
    document: str
    source: str
    title: str
    type: str
    organ: str | None
    body: str | None
    date: dt.date | None
    latest: dt.date | None
    dnr: tuple[str, ...]
    persons: tuple[str, ...]
    parties: tuple[str, ...]
    status: tuple[str, ...]
    section: str | None
    heading: str | None
    page: int
    start: int
    end: int
    text: str
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """An indexed passage and its score."""

    entry: Entry
    score: float


# A query tree the engines translate. Fields: "" (running text), typ, organ, person,
# parti, dnr, paragraf, datum, status, dokument, body, term.


@dataclass(frozen=True, slots=True)
class Word:
    """One or more stems in a row (a phrase if more than one); `shown` as typed."""

    stems: tuple[str, ...]
    field: str = ""
    slop: int = 0
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that begin with `text`."""

    text: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Words within `distance` edits of `text`."""

    text: str
    distance: int = 1
    field: str = ""


@dataclass(frozen=True, slots=True)
class Exactly:
    """A whole value of a field that is not analysed."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Dated:
    """Documents dated within the interval; None is an open end.

    With `bounds`, an undated document counts by the last day it can be from.
    """

    earliest: dt.date | None
    latest: dt.date | None
    bounds: bool = False


@dataclass(frozen=True, slots=True)
class All:
    """Every part must hold."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least `minimum` of the parts must hold."""

    parts: tuple["Node", ...]
    minimum: int = 1


@dataclass(frozen=True, slots=True)
class Not:
    """The part must not hold."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class Without:
    """The field has no value."""

    field: str


@dataclass(frozen=True, slots=True)
class Everything:
    """Every passage."""


Plain = Word | Prefix | Fuzzy | Exactly | Dated | Without | Everything
Node = Plain | All | Either | Not


@dataclass(frozen=True, slots=True)
class Understood:
    """A query as it was read: the tree, in words, and what was left out."""

    tree: Node
    words: str
    notes: tuple[str, ...] = ()


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


@dataclass(frozen=True, slots=True)
class Hit:
    """One passage found; `marks` are places in `snippet`."""

    document: str
    id: str
    title: str
    type: str
    organ: str | None
    date: dt.date | None
    dnr: tuple[str, ...]
    section: str | None
    page: int
    start: int
    end: int
    text: str
    snippet: str
    marks: tuple[tuple[int, int], ...]
    score: float


@dataclass(frozen=True, slots=True)
class Results:
    """What `sagt search --json` prints."""

    query: str
    understood: str
    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, dict[str, int]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


class Engine(Protocol):
    """Stores passages and answers query trees."""

    def seq(self) -> int:
        """Return the last change that was applied."""

    def apply(
        self, gone: list[str], entries: list[Entry], seq: int, last: bool = True
    ) -> None:
        """Take out the documents `gone`, put in `entries`; commit with `seq`."""

    def find(self, tree: Node, limit: int, offset: int = 0) -> tuple[list[Found], int]:
        """Return the best passages and how many there are in all."""

    def documents(self, tree: Node) -> set[str]:
        """Return the ids of all documents with a passage for which the tree holds."""

    def facets(self, tree: Node) -> dict[str, dict[str, int]]:
        """Return the counts of each facet's values among the passages found."""

    def clear(self) -> None:
        """Forget everything."""
