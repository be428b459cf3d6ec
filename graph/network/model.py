"""What a network is made of: actors, ties, and the passages that make the ties."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal["agreement", "promise", "decision", "proposal", "meeting", "mention"]
KINDS: tuple[Kind, ...] = get_args(Kind)
# What two actors do together ties them more than being named side by side.
WEIGHTS: Mapping[Kind, float] = {
    "agreement": 5.0,
    "promise": 4.0,
    "decision": 3.0,
    "proposal": 2.0,
    "meeting": 1.0,
    "mention": 0.5,
}
# A thing that brings together more actors than this (a long list of names) says so
# little of any two of them that it makes no ties at all; how many is told. A document
# that names more ties those that one § or part of it names.
CROWD = 60


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`, both included; None is without end that way."""

    first: dt.date | None = None
    last: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who can be tied: `kind` is "person", an organisation's kind, or "aktor".

    `within` is the name of the body that an organ is part of, "" for all others.
    """

    iri: str
    name: str
    kind: str
    within: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """One thing that brings actors together, and where it is written.

    `first` and `last` are the day it is dated, the term of an agreement, or the bounds
    of an undated document. `start` and `end` are the characters of its words in the
    document's text. Where the actors are named apart (a meeting, a mention) they are
    those of the part that names them, None for the whole; `graph.network.quotes` tells
    where each is named.
    """

    kind: Kind
    thing: str
    document: str
    first: dt.date | None
    last: dt.date | None
    start: int | None
    end: int | None
    actors: tuple[str, ...]

    @property
    def weight(self) -> float:
        """Return how closely it ties any two of its actors.

        The weight of its kind is shared among those whom each actor meets in it, so
        that an actor gains as much from a thing of two as from one of twenty.
        """
        return WEIGHTS[self.kind] / max(len(self.actors) - 1, 1)


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that can tie actors in a collection, in a stable order.

    `crowds` counts the meetings, acts and parts with more than `CROWD` actors.
    """

    actors: tuple[Actor, ...]
    passages: tuple[Passage, ...]
    crowds: int = 0


@dataclass(frozen=True, slots=True)
class Node:
    """An actor in the network, with how central it is and its community.

    `degree` counts the actors it is tied to, `weight` adds the weights of its ties,
    `betweenness` is the share (0–1) of shortest paths between others that pass it.
    A network without `cut` points stays in one piece whoever is taken away.
    """

    iri: str
    name: str
    kind: str
    degree: int
    weight: float
    community: int
    betweenness: float = 0.0
    cut: bool = False
    within: str = ""

    @property
    def full_name(self) -> str:
        """Return the name with the body it is part of, where there is one."""
        return f"{self.name} ({self.within})" if self.within else self.name


@dataclass(frozen=True, slots=True)
class Tie:
    """Two actors, how strongly tied, and the passages that tie them, dated first.

    A tie that is a `bridge` is the only one between two parts of the network.
    """

    one: str
    other: str
    weight: float
    passages: tuple[Passage, ...]
    bridge: bool = False

    @property
    def kinds(self) -> tuple[str, ...]:
        """Return the kinds of what ties them, sorted."""
        return tuple(sorted({passage.kind for passage in self.passages}))

    @property
    def things(self) -> tuple[str, ...]:
        """Return the IRIs of what ties them, sorted."""
        return tuple(sorted({passage.thing for passage in self.passages}))

    @property
    def documents(self) -> tuple[str, ...]:
        """Return the ids of the documents that say so, sorted."""
        return tuple(sorted({passage.document for passage in self.passages}))

    @property
    def first(self) -> dt.date | None:
        """Return the first day that is attested, None if none is."""
        return min((p.first for p in self.passages if p.first), default=None)

    @property
    def last(self) -> dt.date | None:
        """Return the last day that is attested, None if none is."""
        return max((p.last for p in self.passages if p.last), default=None)


@dataclass(frozen=True, slots=True)
class Community:
    """Actors more tied to each other than to the rest, named by the most central."""

    number: int
    label: str
    size: int


@dataclass(frozen=True, slots=True)
class Network:
    """Actors and their ties, both in a stable order, the weightiest first.

    `undated` are ties by what has no sure day in a period that was asked for; they
    count in no measure, and `apart` are the actors that only they tie. `sources` says
    from how many actors betweenness was measured (drawn at random, always the same),
    None if from all. `crowds` counts the things left out because they bring too many
    actors together.
    """

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    undated: tuple[Tie, ...] = ()
    apart: tuple[Actor, ...] = ()
    communities: tuple[Community, ...] = ()
    sources: int | None = None
    crowds: int = 0
