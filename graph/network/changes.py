"""What changed between two periods: ties, actors and communities.

A collection is never complete: that a tie is not seen in a period means that no
document here attests it, not that it has ended.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from graph.network.model import Network, Node, Passage, Tie

Change = Literal["new", "gone", "stronger", "weaker"]
CHANGES: tuple[Change, ...] = ("new", "gone", "stronger", "weaker")
# A tie counts as stronger or weaker from this many times its share of the whole.
FACTOR = 1.5


@dataclass(frozen=True, slots=True)
class TieChange:
    """How one tie differs: its weight in each period, and what makes it.

    `ratio` compares the tie's share of all weight in each period, so that a period
    with more documents does not make every tie stronger; None for what is new or gone.
    """

    one: str
    other: str
    change: Change
    before: float
    after: float
    ratio: float | None
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """An actor found among others than before, by the communities' most central."""

    actor: Node
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that differs between two periods, the weightiest first.

    `documents` is how many documents tie anyone in each period: with few in one of
    them, little can be said.
    """

    ties: tuple[TieChange, ...]
    appeared: tuple[Node, ...]
    vanished: tuple[Node, ...]
    moved: tuple[Moved, ...]
    documents: tuple[int, int]


def changes(before: Network, after: Network) -> Changes:
    """Return what differs between the networks of two periods."""
    earlier = {node.iri: node for node in before.nodes}
    later = {node.iri: node for node in after.nodes}
    return Changes(
        ties=_ties(before, after),
        appeared=tuple(node for node in after.nodes if node.iri not in earlier),
        vanished=tuple(node for node in before.nodes if node.iri not in later),
        moved=_moved(before, after),
        documents=(_documents(before), _documents(after)),
    )


def _documents(network: Network) -> int:
    return len({p.document for tie in network.ties for p in tie.passages})


def _ties(before: Network, after: Network) -> tuple[TieChange, ...]:
    earlier = {(tie.one, tie.other): tie for tie in before.ties}
    later = {(tie.one, tie.other): tie for tie in after.ties}
    scale = _total(before) / (_total(after) or 1.0)
    found = []
    for pair in sorted({*earlier, *later}):
        one = _compared(pair, earlier.get(pair), later.get(pair), scale)
        if one is not None:
            found.append(one)
    return tuple(sorted(found, key=_order))


def _total(network: Network) -> float:
    return sum(tie.weight for tie in network.ties)


def _order(change: TieChange) -> tuple[int, float, str, str]:
    most = max(change.before, change.after)
    return CHANGES.index(change.change), -most, change.one, change.other


def _compared(
    pair: tuple[str, str], was: Tie | None, now: Tie | None, scale: float
) -> TieChange | None:
    """Return how a tie differs, or None if it does not, or only with all the others."""
    before, after = (tie.weight if tie else 0.0 for tie in (was, now))
    passages = (*(was.passages if was else ()), *(now.passages if now else ()))
    if was is None or now is None:
        change: Change = "new" if was is None else "gone"
        return TieChange(*pair, change, before, after, None, passages)
    ratio = after * scale / before
    # A tie that stays as it was is not weaker because others have come.
    if after > before and ratio >= FACTOR:
        change = "stronger"
    elif after < before and ratio <= 1 / FACTOR:
        change = "weaker"
    else:
        return None
    return TieChange(*pair, change, before, after, ratio, passages)


def _moved(before: Network, after: Network) -> tuple[Moved, ...]:
    """Return the actors of both periods that are in another community than most.

    A community goes on in the earlier one that most of its actors come from; whoever
    comes from another has moved.
    """
    earlier = {node.iri: node.community for node in before.nodes}
    roots = _roots(before, after)
    was = {one.number: one.label for one in before.communities}
    now = {one.number: one.label for one in after.communities}
    return tuple(
        Moved(node, was[earlier[node.iri]], now[node.community])
        for node in after.nodes
        if node.iri in earlier and earlier[node.iri] != roots[node.community]
    )


def _roots(before: Network, after: Network) -> Mapping[int, int]:
    """Return later community → the earlier one that it goes on from."""
    earlier = {node.iri: node.community for node in before.nodes}
    origins: dict[int, Counter[int]] = defaultdict(Counter)
    for node in after.nodes:
        if node.iri in earlier:
            origins[node.community][earlier[node.iri]] += 1
    return {
        number: min(counts, key=lambda old: (-counts[old], old))
        for number, counts in origins.items()
    }
