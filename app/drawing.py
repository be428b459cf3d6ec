"""The picture of the network: which actors and ties it shows, and where they stand."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from app import networks
from app.workspace import Workspace
from graph.network import KINDS, Kind, Network, Passage, Shelf, Tie, kept_network
from graph.network.placing import Place, kept_places
from graph.network.recent import Recent
from graph.network.summary import among, community, summarised
from graph.store import Store
from ingest import ids

# More actors than these are shown by their communities.
MOST = 2_000
# So many actors of one community, the weightiest, have room for their names.
WITHIN = 300
# So many communities, the largest, have room in one picture.
GROUPS = 600
# What two actors do together; that a text names both says less, and hides the rest.
USUAL: tuple[Kind, ...] = tuple(kind for kind in KINDS if kind != "mention")

# So many pictures, and parts of them, are at hand.
PICTURES = 8

Years = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the network is asked for.

    Args:
        kinds: Kinds of tie.
        actors: Kinds of actor, all if empty.
        group: One community by its number, None for all.
        years: First and last year in which a tie is attested, None for all.
        most: At most so many actors by themselves.
    """

    kinds: tuple[Kind, ...] = USUAL
    actors: tuple[str, ...] = ()
    group: int | None = None
    years: Years | None = None
    most: int = MOST


@dataclass(frozen=True, slots=True)
class Drawn:
    """A part of the network with the place of each of its actors.

    `whole` is the network that was asked for, in all years. With `grouped` the picture
    shows its communities, the largest `GROUPS` of them, and `network` holds a node for
    each. `years` are the first and last in which anything is attested, None if nothing
    is dated. `mark` changes with what there is to draw.
    """

    network: Network
    places: Mapping[str, Place]
    whole: Network
    grouped: bool
    years: Years | None
    mark: str


_DRAWN: Recent[Drawn] = Recent(PICTURES)
_WITHIN: Recent[tuple[Network, Network]] = Recent(PICTURES)


def drawn(workspace: Workspace, asked: Asked) -> Drawn:
    """Return what the picture shows, in all years; the reader sees some of them."""
    shelf = networks.shelf(workspace)
    everything = replace(asked, years=None)
    return _DRAWN.get(
        (shelf, everything), lambda: _drawn(shelf, workspace.graph, everything)
    )


def _drawn(shelf: Shelf, store: Store, asked: Asked) -> Drawn:
    whole = kept_network(shelf, store, asked.kinds, actor_kinds=asked.actors or None)
    shown, grouped = whole, False
    if asked.group is not None:
        shown = community(whole, asked.group, min(asked.most, WITHIN))
    elif len(whole.nodes) > asked.most:
        shown, grouped = summarised(whole, GROUPS), True
    places = kept_places(shelf, shown)
    who = (node.iri for node in shown.nodes)
    mark = ids.digest(shelf.mark, " ".join(asked.kinds), *who)
    return Drawn(shown, places, whole, grouped, _years(whole.ties), mark)


def within(network: Network, years: Years | None) -> Network:
    """Return the ties that are attested within some years, and the actors they tie."""
    if years is None:
        return network
    # The whole is held beside the part, so that no other can come to have its number.
    _, part = _WITHIN.get(
        (id(network), years), lambda: (network, _within(network, years))
    )
    return part


def _within(network: Network, years: Years) -> Network:
    ties = tuple(
        replace(tie, passages=found)
        for tie in network.ties
        if (found := tuple(p for p in tie.passages if _is_in(p, years)))
    )
    tied = frozenset(end for tie in ties for end in (tie.one, tie.other))
    return among(replace(network, ties=ties), tied)


def spans(tie: Tie) -> Sequence[Years]:
    """Return the years in which a tie is attested, each stretch once."""
    days = {(p.first, p.last) for p in tie.passages if p.first or p.last}
    found = {(_year(first, last), _year(last, first)) for first, last in days}
    return sorted(found)


def _years(ties: Iterable[Tie]) -> Years | None:
    days = {(p.first, p.last) for tie in ties for p in tie.passages}
    found = [day.year for span in days for day in span if day]
    return (min(found), max(found)) if found else None


def _is_in(passage: Passage, years: Years) -> bool:
    if passage.first is None and passage.last is None:
        return False
    first = _year(passage.first, passage.last)
    last = _year(passage.last, passage.first)
    return first <= years[1] and last >= years[0]


def _year(day: dt.date | None, other: dt.date | None) -> int:
    chosen = day or other
    assert chosen is not None
    return chosen.year
