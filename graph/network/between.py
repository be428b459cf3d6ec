"""How two actors are tied: directly, by someone both are tied to, or farther off."""

from collections import deque
from collections.abc import Iterable, Mapping

from graph.network.model import Network, Tie

# So many ways through someone in between are told.
MOST = 8

# One tie after the other, from the first actor to the last.
Way = tuple[Tie, ...]


def ways(network: Network, one: str, other: str, most: int = MOST) -> tuple[Way, ...]:
    """Return the ways from one actor to another, the closest first.

    The tie between them comes first, then each actor both are tied to, ordered by the
    weaker of its two ties. Only where there is none of these is a longer way sought:
    the shortest, and of equally short ones that of the heaviest first ties.

    Args:
        network: Where to look.
        one: IRI of an actor.
        other: IRI of another.
        most: At most so many ways.
    """
    if one == other:
        return ()
    near = _neighbours(network.ties)
    mine, theirs = near.get(one, {}), near.get(other, {})
    direct = [(mine[other],)] if other in mine else []
    common = sorted(
        ((mine[end], theirs[end]) for end in mine.keys() & theirs.keys()),
        key=lambda way: (-min(t.weight for t in way), way[0].one, way[0].other),
    )
    found = (*direct, *common)[:most]
    return found or _shortest(near, one, other)


def ends(way: Way, start: str) -> list[str]:
    """Return the actors that a way passes, from `start` on."""
    passed = [start]
    for tie in way:
        passed.append(tie.other if tie.one == passed[-1] else tie.one)
    return passed


def _neighbours(ties: Iterable[Tie]) -> Mapping[str, Mapping[str, Tie]]:
    """Return actor → neighbour → tie, each actor's heaviest ties first."""
    near: dict[str, dict[str, Tie]] = {}
    for tie in sorted(ties, key=lambda tie: (-tie.weight, tie.one, tie.other)):
        near.setdefault(tie.one, {})[tie.other] = tie
        near.setdefault(tie.other, {})[tie.one] = tie
    return near


def _shortest(
    near: Mapping[str, Mapping[str, Tie]], one: str, other: str
) -> tuple[Way, ...]:
    before: dict[str, str] = {one: one}
    waiting = deque([one])
    while waiting and other not in before:
        here = waiting.popleft()
        for end in near.get(here, {}):
            if end not in before:
                before[end] = here
                waiting.append(end)
    if other not in before:
        return ()
    way: list[Tie] = []
    here = other
    while here != one:
        way.append(near[before[here]][here])
        here = before[here]
    return (tuple(reversed(way)),)
