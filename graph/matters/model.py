"""What is derived: the acts, what is cited, what belongs together and why."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from graph.matters.headings import Topic, topic

ActKind = Literal["item", "document", "cited"]
JoinCode = Literal["paragraf", "dnr", "titel", "handling", "amne"]


@dataclass(frozen=True, slots=True)
class Act:
    """Something that belongs to a matter: an item, a document or what is only cited.

    `key` is its path below the base. Several documents may record one item; `type`
    is that of the first of them. `body` is a path, "" where it is unknown, `dnr` in
    the form in which all spellings agree, `written` as written. `what` is the sort of
    thing put forward ("motion"), `people` the names of those who put it.
    """

    key: str
    kind: ActKind
    body: str = ""
    organ: str = ""
    heading: str = ""
    day: dt.date | None = None
    dnr: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    meeting: str | None = None
    type: str = ""
    people: frozenset[str] = frozenset()
    standing: bool = False

    @property
    def topic(self) -> Topic:
        """Return what its heading says it is about."""
        return topic(self.heading)

    @property
    def order(self) -> tuple[dt.date, str]:
        """Return what acts of a matter are ordered by: the dated ones first."""
        return (self.day or dt.date.max, self.key)


@dataclass(frozen=True, slots=True)
class Place:
    """The passage that carries a join or citation."""

    document: str
    text: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, order=True)
class Join:
    """Two acts that belong together, `first` < `second`, and why (plain Swedish)."""

    first: str
    second: str
    code: JoinCode
    confidence: float
    reason: str
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference that names an act by § or name: who cites, what, how surely.

    `citing` is the key of the item it stands in, or of its document. `target` is the
    act's key; `stub` the key under which the citing document's own graph knows it
    (they differ when the name or number is written otherwise; "" where it only knows
    a dnr); `held` tells whether the act is in the collection. `cue` is as in
    `records.Pointer`, or "underlag" for a document listed as basis; `downward` is when
    another organ cites fullmäktige, which no one prepares matters for.
    """

    document: str
    citing: str
    target: str
    stub: str
    held: bool
    confidence: float
    reason: str
    cue: str | None
    place: Place
    downward: bool = False


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter: its path, its acts in order of date, and what it is called.

    `numbers` are the paths that a dnr of its own would have given it, where it goes
    by another one; every act of such a number is in this matter.
    """

    path: str
    members: tuple[str, ...]
    title: str
    dnr: tuple[str, ...]
    numbers: tuple[str, ...]
    bodies: tuple[str, ...]
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class Matters:
    """All that is derived of matters.

    `acts` holds every act by key; `matters` those with two members or more, in order
    of path; `of` the matter's path of every act that is no standing item; `joins` what
    made them, one less than their acts; `candidates` what was too weak or spoken
    against; `citations` every reference that was read as naming an act.
    """

    acts: Mapping[str, Act]
    matters: tuple[Matter, ...]
    of: Mapping[str, str]
    joins: tuple[Join, ...]
    candidates: tuple[Join, ...]
    citations: tuple[Citation, ...]
