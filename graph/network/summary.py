"""A network too large to draw, as its communities and how they are tied."""

from collections import defaultdict
from dataclasses import replace
from math import fsum

from graph.network.model import Network, Node, Tie

# The kind of a node that stands for a community, and the beginning of its name.
GROUP = "grupp"


def summarised(network: Network, most: int) -> Network:
    """Return the communities of a network as its nodes, at most so many of them.

    A community is named by its weightiest actor and stands for all its members; the
    tie between two weighs as much as all ties across, and has their passages. Where
    there are more, the largest are returned.
    """
    by_size = sorted(network.communities, key=lambda one: (-one.size, one.number))
    shown = {one.number for one in by_size[:most]}
    group_of = {node.iri: node.community for node in network.nodes}
    across: dict[tuple[int, int], list[Tie]] = defaultdict(list)
    for tie in network.ties:
        one, other = sorted((group_of[tie.one], group_of[tie.other]))
        if one != other and one in shown and other in shown:
            across[one, other].append(tie)
    degree: dict[int, int] = defaultdict(int)
    for pair in across:
        for group in pair:
            degree[group] += 1
    nodes = tuple(
        Node(
            iri=f"{GROUP}/{group.number}",
            name=group.label,
            kind=GROUP,
            degree=degree[group.number],
            weight=float(group.size),
            community=group.number,
        )
        for group in network.communities
        if group.number in shown
    )
    ties = [
        Tie(
            one=f"{GROUP}/{one}",
            other=f"{GROUP}/{other}",
            weight=fsum(tie.weight for tie in found),
            passages=tuple(p for tie in found for p in tie.passages),
        )
        for (one, other), found in sorted(across.items())
    ]
    ordered = tuple(sorted(ties, key=lambda t: (-t.weight, t.one, t.other)))
    return replace(network, nodes=nodes, ties=ordered, undated=(), apart=())


def community(network: Network, number: int, most: int) -> Network:
    """Return the weightiest actors of one community with the ties among them."""
    inside = [node for node in network.nodes if node.community == number]
    return among(network, frozenset(node.iri for node in inside[:most]))


def among(network: Network, kept: frozenset[str]) -> Network:
    """Return some actors with the ties among them; measures stay as in the whole."""
    return replace(
        network,
        nodes=tuple(node for node in network.nodes if node.iri in kept),
        ties=tuple(t for t in network.ties if t.one in kept and t.other in kept),
    )
