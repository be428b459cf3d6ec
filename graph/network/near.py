"""Those nearest to one actor, without weaving and measuring everyone else's ties.

What is told of one actor hangs on the passages that name it. To weave a whole network
for that takes seconds in a large collection, and to measure one of a few years longer.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from graph.network.kept import Shelf, gathered
from graph.network.model import (
    WEIGHTS,
    Actor,
    Gathered,
    Network,
    Node,
    Passage,
    Period,
    Tie,
)
from graph.network.recent import Recent
from graph.network.weaving import is_within, weave, weave_around
from graph.store import Store

# So many states of graphs are at hand in memory.
STATES = 2


class Near:
    """The passages of a collection, by the actors that they bring together."""

    def __init__(self, found: Gathered) -> None:
        """Look at what ties actors."""
        self._gathered = found
        self._actors = {actor.iri: actor for actor in found.actors}
        by_actor: defaultdict[str, list[int]] = defaultdict(list)
        for place, passage in enumerate(found.passages):
            for iri in passage.actors:
                by_actor[iri].append(place)
        self._by_actor: Mapping[str, Sequence[int]] = dict(by_actor)

    def is_tied(self, actor: str) -> bool:
        """Tell whether anything ties an actor (an IRI) to another."""
        return actor in self._by_actor

    def ties(self, actor: str, period: Period | None = None) -> Network:
        """Return an actor's own ties, as `kept_network` has them, with whom they tie.

        Of the actors nothing is measured but how weightily they are tied in all.
        """
        ties, undated = weave_around(self._passages([actor]), actor, period)
        return self._network(ties, undated, period)

    def among(self, actors: Collection[str], period: Period | None = None) -> Network:
        """Return the ties among some actors, with those of them that have any."""
        known = tuple(self._actors[iri] for iri in sorted(actors))
        part = replace(
            self._gathered, actors=known, passages=tuple(self._passages(actors))
        )
        woven = weave(part, period=period)
        return self._network(woven.ties, woven.undated, period)

    def _passages(self, actors: Collection[str]) -> list[Passage]:
        """Return the passages that name any of some actors, in their stable order."""
        places = {at for iri in actors for at in self._by_actor.get(iri, ())}
        return [self._gathered.passages[at] for at in sorted(places)]

    def _network(
        self, ties: tuple[Tie, ...], undated: tuple[Tie, ...], period: Period | None
    ) -> Network:
        tied = {end for tie in ties for end in (tie.one, tie.other)}
        nodes = [_node(self._actors[iri], self._weight(iri, period)) for iri in tied]
        nodes.sort(key=lambda node: (-node.weight, node.iri))
        return Network(tuple(nodes), ties, undated)

    def _weight(self, actor: str, period: Period | None) -> float:
        """Return how weightily an actor is tied.

        The weight of a passage is shared among those whom each of its actors meets in
        it, so that every one of them has all of it.
        """
        passages = (self._gathered.passages[at] for at in self._by_actor[actor])
        return sum(
            WEIGHTS[passage.kind]
            for passage in passages
            if period is None or is_within(passage, period)
        )


def _node(actor: Actor, weight: float) -> Node:
    return Node(
        iri=actor.iri,
        name=actor.name,
        kind=actor.kind,
        degree=0,
        weight=weight,
        community=0,
        within=actor.within,
    )


_NEAR: Recent[Near] = Recent(STATES)


def near(shelf: Shelf, store: Store) -> Near:
    """Return who is near whom in a collection, read once per state of the graph."""
    return _NEAR.get(shelf, lambda: Near(gathered(shelf, store)))
