"""A stretch near a fact that looked like one of its kind and was turned down."""

from dataclasses import dataclass

# Characters on each side that count as near, and how many are told of.
NEAR, MOST = 800, 5


@dataclass(frozen=True, slots=True)
class Nearby:
    """A stretch that looked like a fact, the reason it is none, and if it alone is."""

    start: int
    end: int
    reason: str
    otherwise: bool = False


def nearest(found: list[Nearby], start: int) -> list[Nearby]:
    """Return those nearest to an offset, in text order, none told of twice."""
    single = {(near.start, near.end): near for near in reversed(found)}
    ranked = sorted(single.values(), key=lambda near: abs(near.start - start))
    return sorted(ranked[:MOST], key=lambda near: near.start)


def overlaps(places: list[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether a stretch shares a character with one of the places."""
    return any(a < end and start < b for a, b in places)
