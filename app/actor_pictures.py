"""Which actors and ties the small pictures show: of one actor, or of the most tied."""

from collections import Counter
from collections.abc import Collection
from dataclasses import replace

from graph.network import Near, Network, Period, Tie

# So many actors around one, and so many of the most tied.
AROUND, CENTRAL = 12, 18
# So many lines from one actor, unless they are what the picture is about.
LINES = 3


def around(near: Near, centre: str, period: Period | None = None) -> Network:
    """Return an actor (an IRI) with those it is most strongly tied to."""
    strongest = sorted(near.ties(centre, period).ties, key=_strongest)[:AROUND]
    kept = {centre, *(end for tie in strongest for end in _ends(tie))}
    return _among(near.among(kept, period), kept, centre)


def central(network: Network) -> Network:
    """Return the actors with most ties, by the strongest ties of each.

    What ties them is left out: the picture only tells that they are tied.
    """
    ordered = sorted(network.nodes, key=lambda node: (-node.weight, node.iri))
    found = _among(network, {node.iri for node in ordered[:CENTRAL]})
    return replace(found, ties=tuple(replace(tie, passages=()) for tie in found.ties))


def _ends(tie: Tie) -> tuple[str, str]:
    return tie.one, tie.other


def _strongest(tie: Tie) -> tuple[float, str, str]:
    return -tie.weight, tie.one, tie.other


def _among(
    network: Network, kept: Collection[str], centre: str | None = None
) -> Network:
    """Return some actors with the ties to draw; every line would be a thicket.

    All lines of the centre are drawn, else the strongest few of each actor.
    """
    lines: Counter[str] = Counter()
    ties = []
    inside = [tie for tie in network.ties if tie.one in kept and tie.other in kept]
    for tie in sorted(inside, key=_strongest):
        few, many = sorted(lines[end] for end in _ends(tie))
        if centre in _ends(tie) or (many if centre else few) < LINES:
            lines.update(_ends(tie))
            ties.append(tie)
    nodes = tuple(node for node in network.nodes if node.iri in kept)
    return Network(nodes, tuple(ties))
