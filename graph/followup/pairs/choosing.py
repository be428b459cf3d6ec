"""What is kept of all that a document says of a promise, so that each piece adds.

A reader looks at the first few pieces: each passage comes once with each stance that
it takes, and mentions of one document count less the more of them there are.
"""

from collections.abc import Iterable
from dataclasses import replace

from graph.followup.pairs.relevance_order import Found, Weighed
from graph.followup_model import Evidence

# At most so many passages of one document are kept for one promise.
MOST, MENTIONING = 8, 5
# What each mention of a document is worth of the piece before it.
FADING = 0.75
# So many passages of a document are shown for their relevance.
SHOWN = 6
# What is less likely wanted is not kept for that alone.
LIKELY = 0.02


def chosen(found: Iterable[Weighed], least: float) -> list[Evidence]:
    """Return the evidence to keep of one document, the surest first.

    What is too weak to count is still shown where the passage is likely wanted.

    Args:
        found: Each passage with its pieces.
        least: What a score must reach to count, however many came before it.
    """
    passages = list(found)
    kept = _surest([item for one in passages for item in one.found], least)
    there = {(one.start, one.end) for one in kept}
    ranked = sorted(passages, key=lambda one: (-one.relevance, one.passage.start))
    told = []
    for one in ranked[:SHOWN]:
        if one.relevance < LIKELY or not one.found:
            continue
        if all((e.start, e.end) not in there for e, _ in one.found):
            told.append(one.faint())
    shown = [placed for one in passages for placed in one.placed([*kept, *told])]
    return sorted(shown, key=lambda e: (-e.score, -e.relevance, e.start, e.end))


def _surest(found: Iterable[Found], least: float) -> list[Evidence]:
    """Return what counts, each passage once with each stance."""
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
    kept = [one for one in speaking[:MOST] if one.score >= least]
    for before, item in enumerate(mentioning[:MENTIONING], len(speaking[:MOST])):
        score = round(item.score * FADING**before, 3)
        if score >= least:
            kept.append(item if score == item.score else replace(item, score=score))
    return kept


def _by_weight(one: Found) -> tuple[bool, float, int, int]:
    """Return the rank: what takes a stance comes before what only mentions."""
    item, _ = one
    return (item.stance == "mentions", -item.score, item.start, item.end)
