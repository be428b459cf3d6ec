"""The only door to networkx: how central actors are, and who belongs together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from graph.network.model import Tie

# Takes long to import, and measures are mostly kept from before.
if TYPE_CHECKING:
    import networkx as nx

SEED = 1
# Steps (sources times actors and ties) that betweenness may take, a few seconds' work.
STEPS = 8_000_000
# Fewer sources than this say too little of who is most central.
FEWEST = 100


@dataclass(frozen=True, slots=True)
class Measures:
    """Measures of the actors of a network, each list in the order of the actors.

    Communities are numbered from 0, the largest first. `bridges` are pairs of places
    in the list of actors, `cuts` such places. `sources` is how many actors
    betweenness was measured from, None if from all.
    """

    betweenness: tuple[float, ...]
    community: tuple[int, ...]
    bridges: tuple[tuple[int, int], ...]
    cuts: tuple[int, ...]
    sources: int | None


def measure(actors: Sequence[str], ties: Sequence[Tie]) -> Measures:
    """Return the heavy measures of a network, the same every time.

    Args:
        actors: IRIs of the actors, sorted.
        ties: Ties among them.
    """
    import networkx as nx  # noqa: PLC0415

    graph = _graph(actors, ties)
    sources = _sources(len(actors), len(ties))
    between = nx.betweenness_centrality(graph, k=sources, seed=SEED)
    alone = cast("Iterable[tuple[int, int]]", nx.bridges(graph))
    return Measures(
        betweenness=tuple(round(between[place], 6) for place in range(len(actors))),
        community=_communities(graph),
        bridges=tuple(sorted((min(pair), max(pair)) for pair in alone)),
        cuts=tuple(sorted(nx.articulation_points(graph))),
        sources=sources,
    )


def _graph(actors: Sequence[str], ties: Sequence[Tie]) -> "nx.Graph[int]":
    """Return the network by places in the list of actors: whole numbers stay in order.

    Sets of texts come in another order in each process, and with them the outcome.
    """
    import networkx as nx  # noqa: PLC0415

    places = {iri: place for place, iri in enumerate(actors)}
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(actors)))
    graph.add_weighted_edges_from(
        sorted((places[tie.one], places[tie.other], tie.weight) for tie in ties)
    )
    return graph


def _sources(actors: int, ties: int) -> int | None:
    """Return from how many actors betweenness is measured, None for all of them."""
    affordable = max(STEPS // max(actors + ties, 1), FEWEST)
    return affordable if affordable < actors else None


def _communities(graph: "nx.Graph[int]") -> tuple[int, ...]:
    import networkx as nx  # noqa: PLC0415

    if not graph:
        return ()
    groups = nx.community.louvain_communities(graph, weight="weight", seed=SEED)
    # Numbered by size and place, since the algorithm's own order means nothing.
    ordered = sorted(groups, key=lambda group: (-len(group), min(group)))
    number = {place: number for number, group in enumerate(ordered) for place in group}
    return tuple(number[place] for place in range(len(graph)))
