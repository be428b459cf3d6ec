"""One promise through all its versions: from ties between pairs to chains.

Ties that say that two promises are one (*repeats*, *revises*, *taken-over*) join
them, the surest first; what people hold apart is never joined, however many ties
lead there. Parts and what merely follows hang on the chain without being versions.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.followup_model import PromiseTie
from ingest import ids

ONE = frozenset({"repeats", "revises", "taken-over"})


@dataclass(frozen=True, slots=True)
class Version:
    """One time that a promise was said.

    `said` is the first day its document can be from, None for an undated one;
    `deadline` the day it is due by its words; `start` orders those of one document.
    """

    commitment: str
    document: str
    start: int
    said: dt.date | None
    deadline: dt.date | None
    promisor: str | None = None

    @property
    def order(self) -> tuple[dt.date, str, int, str]:
        """Return what versions are ordered by; undated ones come last."""
        return (self.said or dt.date.max, self.document, self.start, self.commitment)


@dataclass(frozen=True, slots=True)
class Chain:
    """All versions of one promise, in order of time, with what ties them.

    `parts` and `following` are the ids of promises that hang on one of the versions.
    A promise that was said once is a chain of one.
    """

    versions: tuple[Version, ...]
    ties: tuple[PromiseTie, ...] = ()
    parts: tuple[str, ...] = ()
    following: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Return a name that stays as long as the first version does."""
        return "k" + ids.digest("kedja", self.versions[0].commitment)

    @property
    def first_deadline(self) -> dt.date | None:
        """Return the deadline that was given first."""
        return next((v.deadline for v in self.versions if v.deadline), None)

    @property
    def latest_deadline(self) -> dt.date | None:
        """Return the deadline that was given last."""
        given = [v.deadline for v in self.versions if v.deadline]
        return given[-1] if given else None

    @property
    def slippage(self) -> int | None:
        """Return the days between the first deadline and the latest, or None."""
        first, latest = self.first_deadline, self.latest_deadline
        return (latest - first).days if first and latest else None


@dataclass(slots=True)
class _Groups:
    """Which promises are together, and which must not be."""

    apart: frozenset[frozenset[str]]
    root: dict[str, str]
    members: dict[str, set[str]] = field(default_factory=dict)

    def find(self, one: str) -> str:
        while self.root[one] != one:
            one = self.root[one]
        return one

    def join(self, one: str, other: str) -> bool:
        """Put two together unless that joins two held apart; tell if they are."""
        first, second = sorted((self.find(one), self.find(other)))
        if first == second:
            return True
        mine, theirs = self.members[first], self.members[second]
        if any(frozenset((a, b)) in self.apart for a in mine for b in theirs):
            return False
        self.root[second] = first
        mine |= self.members.pop(second)
        return True


def chains(
    versions: Iterable[Version],
    ties: Iterable[PromiseTie],
    same: Iterable[tuple[str, str]] = (),
    apart: Iterable[tuple[str, str]] = (),
) -> tuple[Chain, ...]:
    """Return the promises as chains, each in exactly one, in order of time.

    Args:
        versions: Every promise once; ties to others are passed by.
        ties: What the documents say.
        same: Pairs that a person says are one promise; they come before all ties.
        apart: Pairs that a person says are not.
    """
    known = {version.commitment: version for version in versions}
    usable = sorted(
        (t for t in ties if t.earlier in known and t.later in known),
        key=lambda t: (-t.confidence, t.earlier, t.later, t.kind),
    )
    groups = _Groups(
        apart=frozenset(frozenset(pair) for pair in apart),
        root={one: one for one in known},
        members={one: {one} for one in known},
    )
    for one, other in sorted(tuple(sorted(pair)) for pair in same):
        if one in known and other in known:
            groups.join(one, other)
    joining = [t for t in usable if t.kind in ONE and groups.join(t.earlier, t.later)]
    found = [
        _chain(known, members, joining, usable) for members in groups.members.values()
    ]
    return tuple(sorted(found, key=lambda chain: chain.versions[0].order))


def _chain(
    known: Mapping[str, Version],
    members: set[str],
    joining: list[PromiseTie],
    ties: list[PromiseTie],
) -> Chain:
    versions = sorted((known[one] for one in members), key=lambda v: v.order)
    inside = [t for t in joining if t.earlier in members and t.later in members]

    def hanging(kind: str) -> tuple[str, ...]:
        ids_of = {t.later for t in ties if t.kind == kind and t.earlier in members}
        return tuple(sorted(ids_of - members, key=lambda one: known[one].order))

    return Chain(
        versions=tuple(versions),
        ties=tuple(sorted(inside, key=lambda t: (t.earlier, t.later))),
        parts=hanging("part-of"),
        following=hanging("follows"),
    )
