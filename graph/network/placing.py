"""Where actors stand in a picture: close to those they are most tied to.

Each community is laid out by itself and the communities then among each other, so that
the work grows with the sizes of the communities rather than with the square of the
network, and so that a community is seen as one. ForceAtlas2 (Jacomy et al. 2014,
PLoS ONE 9(6)) places both; `networkx` keeps it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from graph.network.kept import Shelf
from graph.network.model import Network, Tie
from ingest import ids

Place = tuple[float, float]
Points = NDArray[np.float64]

SEED = 1
ROUNDS = 100
# Room for each actor, and between two communities, in the picture's own unit.
ROOM, BETWEEN = 60.0, 60.0
# A picture is wider than it is high, and names need room beside each other.
WIDE = 1.5
# Rounds in which what lies too close is pushed apart.
PUSHES = 200
# Who is near whom is looked up anew so often, with so much to spare.
LOOK, REACH = 10, 1.6


def kept_places(shelf: Shelf, network: Network) -> Mapping[str, Place]:
    """Return where each actor stands, worked out once for the same actors and ties."""
    of = ids.digest(
        *(f"{node.iri} {node.community}" for node in network.nodes),
        *(f"{tie.one} {tie.other} {tie.weight}" for tie in network.ties),
    )
    kept = shelf.of_content("platser")
    found = kept.get(of, tuple[Place, ...], lambda: places(network))
    return {node.iri: at for node, at in zip(network.nodes, found, strict=True)}


def places(network: Network) -> tuple[Place, ...]:
    """Return where each actor stands, in the order of the network's actors.

    The same network gives the same places. The middle of the picture is (0, 0).
    """
    members: dict[int, list[str]] = defaultdict(list)
    for node in network.nodes:
        members[node.community].append(node.iri)
    group_of = {node.iri: node.community for node in network.nodes}
    within: dict[int, list[Tie]] = defaultdict(list)
    across: dict[tuple[int, int], float] = defaultdict(float)
    for tie in network.ties:
        one, other = sorted((group_of[tie.one], group_of[tie.other]))
        if one == other:
            within[one].append(tie)
        else:
            across[one, other] += tie.weight
    groups = sorted(members)
    middles = _apart(
        _laid_out(len(groups), _numbered(across, groups)),
        np.array([_radius(len(members[group])) for group in groups]),
    )
    found: dict[str, Place] = {}
    for middle, group in zip(middles, groups, strict=True):
        order = {iri: place for place, iri in enumerate(sorted(members[group]))}
        ends = [(order[t.one], order[t.other], t.weight) for t in within[group]]
        filled = _within(_laid_out(len(order), ends), _radius(len(order)))
        spread = _pushed(filled, np.full((len(order), len(order)), ROOM))
        for iri, place in order.items():
            x, y = middle + spread[place]
            found[iri] = (round(float(x) * WIDE, 1), round(float(y), 1))
    return tuple(found[node.iri] for node in network.nodes)


def _numbered(
    across: Mapping[tuple[int, int], float], groups: Sequence[int]
) -> list[tuple[int, int, float]]:
    number = {group: place for place, group in enumerate(groups)}
    return sorted((number[a], number[b], weight) for (a, b), weight in across.items())


def _radius(size: int) -> float:
    return ROOM * sqrt(size) if size > 1 else ROOM / 2


def _laid_out(count: int, ends: Sequence[tuple[int, int, float]]) -> Points:
    """Return the places of some actors by their ties alone, around the middle."""
    # Takes long to import, and places are mostly kept from before.
    import networkx as nx  # noqa: PLC0415

    if count < 2:
        return np.zeros((count, 2))
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_weighted_edges_from(sorted(ends))
    found = nx.forceatlas2_layout(graph, max_iter=ROUNDS, weight="weight", seed=SEED)
    laid = np.array([found[place] for place in range(count)])
    middle: Points = laid.mean(axis=0)
    return laid - middle


def _within(laid: Points, radius: float) -> Points:
    """Return places that fill a circle evenly, in the same directions.

    A few actors far from the rest would otherwise leave no room for the others: what
    counts is who stands farther out than whom.
    """
    far = np.hypot(laid[:, 0], laid[:, 1])
    rank = np.argsort(np.argsort(far, kind="stable"), kind="stable")
    wanted = radius * np.sqrt((rank + 0.5) / max(len(laid), 1))
    spread: Points = laid * (wanted / np.maximum(far, 1e-9))[:, None]
    return spread


def _apart(laid: Points, radii: Points) -> Points:
    """Return the middles of circles, moved until no two lie on each other."""
    if len(laid) < 2:
        return laid
    size = np.abs(laid).max() or 1.0
    wide = laid / size * float(np.sqrt((radii**2).sum()))
    return _pushed(wide, radii[:, None] + radii[None, :] + BETWEEN)


def _pushed(points: Points, least: Points) -> Points:
    """Return points pushed from each other until each pair is far enough apart."""
    pairs = _close(points, least)
    for turn in range(1, PUSHES + 1):
        # Those far apart do not meet in a few turns.
        if turn % LOOK == 0:
            pairs = _close(points, least)
        one, other = pairs
        away = points[one] - points[other]
        far = np.maximum(np.hypot(away[:, 0], away[:, 1]), 1e-6)
        short = np.maximum(least[one, other] - far, 0.0)
        if not short.any():
            # Others may have come close since all were looked at.
            pairs = _close(points, least, reach=1.0)
            if not len(pairs[0]):
                break
            continue
        push = away * (short / far / 4)[:, None]
        moved = [
            np.bincount(one, push[:, axis], len(points))
            - np.bincount(other, push[:, axis], len(points))
            for axis in (0, 1)
        ]
        points = points + np.stack(moved, axis=1)
    return points


def _close(
    points: Points, least: Points, reach: float = REACH
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the pairs that are nearer than `reach` times what they must be apart."""
    one, other = np.triu_indices(len(points), 1)
    away = points[one] - points[other]
    near = np.hypot(away[:, 0], away[:, 1]) < least[one, other] * reach
    return one[near], other[near]
