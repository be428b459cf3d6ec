"""The network itself: ties and measures put together, and the part around an actor."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace
from math import fsum

from graph.columns import StoreColumns
from graph.network.gathering import gather
from graph.network.measures import Measures, measure
from graph.network.model import Community, Kind, Network, Node, Period
from graph.network.weaving import Woven, weave
from graph.store import Store


def build(
    store: Store,
    kinds: Collection[Kind] | None = None,
    period: Period | None = None,
    actor_kinds: Collection[str] | None = None,
) -> Network:
    """Return the network of a collection, by all kinds of tie or by some."""
    woven = weave(gather(StoreColumns(store), store), kinds, period, actor_kinds)
    return together(woven, measured(woven))


def measured(woven: Woven) -> Measures:
    """Return the heavy measures of what is woven."""
    return measure([actor.iri for actor in woven.actors], woven.ties)


def together(woven: Woven, measures: Measures) -> Network:
    """Return the network that ties and their measures make."""
    bridges = {
        (woven.actors[one].iri, woven.actors[other].iri)
        for one, other in measures.bridges
    }
    ties = tuple(
        replace(tie, bridge=True) if (tie.one, tie.other) in bridges else tie
        for tie in woven.ties
    )
    weights: Mapping[str, list[float]] = defaultdict(list)
    for tie in ties:
        weights[tie.one].append(tie.weight)
        weights[tie.other].append(tie.weight)
    cuts = set(measures.cuts)
    nodes = [
        Node(
            iri=actor.iri,
            name=actor.name,
            kind=actor.kind,
            degree=len(weights[actor.iri]),
            weight=fsum(weights[actor.iri]),
            community=measures.community[place],
            betweenness=measures.betweenness[place],
            cut=place in cuts,
            within=actor.within,
        )
        for place, actor in enumerate(woven.actors)
    ]
    ordered = tuple(sorted(nodes, key=lambda node: (-node.weight, node.iri)))
    return Network(
        nodes=ordered,
        ties=ties,
        undated=woven.undated,
        apart=woven.apart,
        communities=_communities(ordered),
        sources=measures.sources,
        crowds=woven.crowds,
    )


def _communities(nodes: tuple[Node, ...]) -> tuple[Community, ...]:
    """Name each community by its weightiest actor, who comes first."""
    members: dict[int, list[Node]] = defaultdict(list)
    for node in nodes:
        members[node.community].append(node)
    return tuple(
        Community(number, found[0].full_name, len(found))
        for number, found in sorted(members.items())
    )


def ego(network: Network, actor: str, radius: int = 1) -> Network:
    """Return the part of a network within `radius` ties of an actor.

    The actors keep the measures they have in the whole network.
    """
    neighbours: dict[str, set[str]] = defaultdict(set)
    for tie in network.ties:
        neighbours[tie.one].add(tie.other)
        neighbours[tie.other].add(tie.one)
    near = {actor}
    for _ in range(radius):
        near |= {end for one in near for end in neighbours[one]}
    nodes = tuple(node for node in network.nodes if node.iri in near)
    numbers = {node.community for node in nodes}
    undated = tuple(t for t in network.undated if actor in (t.one, t.other))
    loose = {end for tie in undated for end in (tie.one, tie.other)}
    return Network(
        nodes=nodes,
        ties=tuple(t for t in network.ties if t.one in near and t.other in near),
        undated=undated,
        apart=tuple(one for one in network.apart if one.iri in loose),
        communities=tuple(c for c in network.communities if c.number in numbers),
        sources=network.sources,
        crowds=network.crowds,
    )
