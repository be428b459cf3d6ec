"""What a search answers."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from search.model.asked import Part, Told


@dataclass(frozen=True, slots=True)
class Also:
    """Where the same words stand too."""

    document: str
    id: str
    title: str
    type: str
    date: dt.date | None
    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """One passage found; `marks` are places in `snippet`.

    `passage` is its id and `matter` the heading of its §. `also` are the passages that
    say the same and are not hits of their own; `why` is what its rank rests on.
    """

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
    passage: str = ""
    body: str | None = None
    heading: str | None = None
    matter: str | None = None
    also: tuple[Also, ...] = ()
    why: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """The best hits of one document or matter; `found` is how many it has here."""

    key: str
    title: str
    hits: tuple[Hit, ...]
    found: int


@dataclass(frozen=True, slots=True)
class Meant:
    """Another query that finds more, and how many passages it finds."""

    query: str
    total: int


@dataclass(frozen=True, slots=True)
class Results:
    """What `sagt search --json` prints.

    `relaxed` tells that the hits do not hold all that was asked for, and `unsure` that
    even the best of them lack so much that the collection may have no answer; a note
    then names the words that are nowhere. `spelled` is what typed words were read as.

    `total` counts every passage; `folded` of them say the same as another of the first
    and stand there (`Hit.also`). `meant` are queries that find more, and `missing`
    tells why so little was found and what the collection holds.
    """

    query: str
    understood: str
    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, dict[str, int]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    unsure: bool = False
    relaxed: bool = False
    english: str = ""
    said: tuple[Told, ...] = ()
    parts: tuple[Part, ...] = ()
    spelled: Mapping[str, str] = field(default_factory=dict)
    folded: int = 0
    groups: tuple[Group, ...] = ()
    meant: tuple[Meant, ...] = ()
    missing: tuple[Told, ...] = ()
