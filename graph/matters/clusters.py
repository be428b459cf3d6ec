"""Acts to matters: joins taken in order of surety, each tried against what stands.

A join that is not sure may only bring a small part to another; none may bring together
two matters that have different numbers in one register unless their titles agree.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.matters.headings import overlap
from graph.matters.joins import SAME_TITLE, conflicting
from graph.matters.model import Act, Join

SURE, ENOUGH = 0.9, 0.75
# What a join that is not sure may bring along at most.
_SMALL = 3
# How many acts of a cluster a title is compared with.
_SAMPLE = 5


@dataclass(slots=True)
class Cluster:
    """A matter while it grows: its acts, its numbers and some that speak for it."""

    members: list[str]
    dnr: set[str] = field(default_factory=set)
    speakers: list[str] = field(default_factory=list)


class Clusters:
    """Disjoint sets of acts."""

    def __init__(self, acts: Mapping[str, Act]) -> None:
        """Start with every act that is no standing item by itself."""
        self.acts = acts
        self.of: dict[str, Cluster] = {
            key: Cluster([key], {f"{act.body} {d}" for d in act.dnr}, [key])
            for key, act in acts.items()
            if not act.standing
        }
        self.held: list[Join] = []
        self.left: list[Join] = []

    def settle(self, joins: Iterable[Join]) -> None:
        """Take joins, the surest first, and note which made something one."""
        for join in best_of(joins):
            if join.confidence < ENOUGH or not self.take(join):
                self.left.append(join)

    def candidates(self) -> list[Join]:
        """Return the joins that did not hold between acts that are still apart."""
        return [
            j for j in self.left if self.of.get(j.first) is not self.of.get(j.second)
        ]

    def take(self, join: Join) -> bool:
        """Join two clusters unless something speaks against it; tell if they are one.

        What ties acts that already are of one matter is not kept: a surer join did it.
        """
        one, other = self.of.get(join.first), self.of.get(join.second)
        if one is None or other is None:
            return False
        if one is other:
            return True
        small, large = sorted((one, other), key=lambda c: (len(c.members), c.members))
        if join.confidence < SURE and len(small.members) > _SMALL:
            return False
        if join.code != "handling" and self._against(small, large):
            return False
        self._merge(small, large)
        self.held.append(join)
        return True

    def _against(self, small: Cluster, large: Cluster) -> bool:
        """Tell whether the numbers differ and no title says that it is the same."""
        if not conflicting(small.dnr, large.dnr):
            return False
        return not any(
            overlap(self.acts[a].topic, self.acts[b].topic) >= SAME_TITLE
            for a in small.speakers
            for b in large.speakers
        )

    def _merge(self, small: Cluster, large: Cluster) -> None:
        large.members += small.members
        large.dnr |= small.dnr
        titled = [k for k in small.speakers if self.acts[k].heading]
        large.speakers = sorted({*large.speakers, *titled})[:_SAMPLE]
        for key in small.members:
            self.of[key] = large

    def sets(self) -> list[tuple[str, ...]]:
        """Return the clusters, each in order of date, all in order of first act."""
        seen = {id(cluster): cluster for cluster in self.of.values()}
        ordered = [
            tuple(sorted(c.members, key=lambda k: self.acts[k].order))
            for c in seen.values()
        ]
        return sorted(ordered)


def best_of(joins: Iterable[Join]) -> list[Join]:
    """Return the surest join of each sort between two acts, the surest first."""
    best: dict[tuple[str, str, str], Join] = {}
    for join in joins:
        key = (join.first, join.second, join.code)
        known = best.get(key)
        if known is None or _rank(join) < _rank(known):
            best[key] = join
    return sorted(best.values(), key=_rank)


def _rank(join: Join) -> tuple[float, str, str, str, str, int]:
    """Order joins: the surest first, then by what they join."""
    place = join.place
    where = (place.document, place.start) if place else ("", 0)
    return (-join.confidence, join.code, join.first, join.second, *where)
