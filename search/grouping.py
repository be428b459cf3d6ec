"""Hits by document or by matter, each with its best passages."""

from collections.abc import Sequence
from typing import Literal

from search.model import Group, Hit

By = Literal["", "document", "matter"]
# So many passages of each are shown.
BEST = 3


def group(hits: Sequence[Hit], by: By) -> tuple[Group, ...]:
    """Return hits in groups, in the order of the best of each; () if not asked for."""
    if not by:
        return ()
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(_key(hit, by), []).append(hit)
    return tuple(
        Group(key, _title(members[0], by), tuple(members[:BEST]), len(members))
        for key, members in groups.items()
    )


def _key(hit: Hit, by: By) -> str:
    """Return what the hits of one group share; without a number, a matter is a §."""
    if by == "document":
        return hit.id
    if hit.dnr:
        return hit.dnr[0]
    return f"{hit.id} § {hit.section}" if hit.section else hit.id


def _title(hit: Hit, by: By) -> str:
    if by == "document":
        return hit.title
    named = hit.matter or hit.title
    return f"{named} ({hit.dnr[0]})" if hit.dnr else named
