"""What stands beside a passage that surely speaks of a promise, and names nothing.

"Personalen utbildas just nu", "Något nytt datum finns inte": the thing was named in
the paragraph before. Such passages only mention; the reader sees them together.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.followup.pairs.heard import Heard, Hearing
from graph.followup.pairs.relevance_order import NEIGHBOUR, Found
from graph.followup_model import Evidence

# How sure a passage must be to lead to those beside it, and how many passages away.
LEADS, FAR = 0.3, 2
# What is left of its score beside it, where that states how something went or not.
STATES, ONLY_SAYS, FARTHER = 0.75, 0.6, 0.85
# No more than what names the thing a little.
AT_MOST = 0.42


def beside(found: Sequence[Found], hearing: Hearing) -> Iterator[Found]:
    """Yield mentions in the passages beside those that speak of a promise.

    Args:
        found: What was found in the document, each piece with its passage.
        hearing: The document, made ready.
    """
    best: dict[tuple[int, int], Found] = {}
    for item, passage in found:
        place = (passage.start, passage.end)
        if place not in best or best[place][0].score < item.score:
            best[place] = (item, passage)
    for item, passage in sorted(best.values(), key=lambda one: one[0].start):
        if item.score < LEADS:
            continue
        for distance, heards in hearing.beside(passage, FAR):
            told = _most_telling(heards)
            if told is not None:
                yield _mention(item, told, distance), told.passage


def _most_telling(heards: Sequence[Heard]) -> Heard | None:
    """Return what says most of how something went, else the first that is said.

    What names an assignment of its own is about that one.
    """
    free = (heard for heard in heards if not heard.said.links)
    return min(free, key=lambda h: not _states(h), default=None)


def _states(heard: Heard) -> bool:
    return heard.is_fact and heard.said.stance != "mentions"


def _mention(item: Evidence, heard: Heard, distance: int) -> Evidence:
    said, passage = heard.said, heard.passage
    worth = (STATES if _states(heard) else ONLY_SAYS) * FARTHER ** (distance - 1)
    return replace(
        item,
        section=passage.section,
        start=said.start,
        end=said.end,
        text=said.text,
        stance="mentions",
        score=round(min(item.score, AT_MOST / STATES) * worth, 3),
        rule=said.rule,
        happened=said.when,
        cue=None,
        link=None,
        deadline=said.deadline,
        features=("saken-knappt", NEIGHBOUR),
    )
