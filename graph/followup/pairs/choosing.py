"""What is kept of all that a document says of a promise, so that each piece adds.

A reader looks at the first few pieces: each passage comes once with each stance that
it takes, and mentions of one document count less the more of them there are.
"""

from collections.abc import Iterable
from dataclasses import replace

from graph.followup.documents.records import PassageRecord
from graph.followup_model import Evidence

# At most so many passages of one document are kept for one promise.
MOST, MENTIONING = 8, 5
# What each mention of a document is worth of the piece before it.
FADING = 0.75
Found = tuple[Evidence, PassageRecord]


def chosen(found: Iterable[Found], least: float) -> list[Evidence]:
    """Return the evidence to keep of one document, the surest first.

    Args:
        found: Each piece with the passage that it stands in.
        least: What a score must reach, however many came before it.
    """
    ranked = sorted(found, key=_by_weight)
    speaking: list[Evidence] = []
    mentioning: list[Evidence] = []
    taken: set[tuple[int, str]] = set()
    told: set[int] = set()
    for item, passage in ranked:
        place = (passage.start, item.stance)
        if place in taken or (item.stance == "mentions" and passage.start in told):
            continue
        taken.add(place)
        told.add(passage.start)
        (mentioning if item.stance == "mentions" else speaking).append(item)
    faded = [
        replace(item, score=round(item.score * FADING**before, 3))
        for before, item in enumerate(mentioning[:MENTIONING], len(speaking[:MOST]))
    ]
    kept = [one for one in (*speaking[:MOST], *faded) if one.score >= least]
    return sorted(kept, key=lambda e: (-e.score, e.start, e.end))


def _by_weight(one: Found) -> tuple[bool, float, int, int]:
    """Return the rank: what takes a stance comes before what only mentions."""
    item, _ = one
    return (item.stance == "mentions", -item.score, item.start, item.end)
