"""The passages of one later document, with how relevant each is to a promise."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from graph.followup.documents.records import PassageRecord
from graph.followup.pairs.relevance import (
    AGAIN,
    Judged,
    Pair,
    faint,
    features,
    relevance,
    told,
)
from graph.followup_model import Evidence

Found = tuple[Evidence, PassageRecord]
Known = dict[str, float]
NEIGHBOUR = "granne"


@dataclass(frozen=True)
class Weighed:
    """A passage with the pieces that may be evidence, and what is known of it."""

    passage: PassageRecord
    found: Sequence[Found]
    own: dict[str, float]
    shared: "Shared"
    _made: dict[object, float] = field(default_factory=dict, repr=False)

    def once(self, make: Callable[["Weighed"], float]) -> float:
        """Return what is made of it, made the first time it is asked for."""
        if make not in self._made:
            self._made[make] = make(self)
        return self._made[make]

    @property
    def features(self) -> dict[str, float]:
        """All that is known of it."""
        return {**self.own, **self.shared.features}

    @cached_property
    def relevance(self) -> float:
        """How likely a reader wants it among the first, 0 to 1."""
        return relevance(told(self.own) + self.shared.told)

    def faint(self) -> Evidence:
        """Return its best piece as one that only mentions and decides nothing."""
        piece, _ = min(self.found, key=lambda one: (-one[0].score, one[0].start))
        return faint(piece)

    def placed(self, kept: Sequence[Evidence]) -> Iterator[Evidence]:
        """Yield those of some pieces that are its own; the first counts most."""
        own = {(piece.start, piece.end) for piece, _ in self.found}
        mine = [one for one in kept if (one.start, one.end) in own]
        mine.sort(key=lambda e: (e.stance == "mentions", -e.score, e.start))
        worth = self.relevance
        for one in mine:
            yield replace(one, relevance=round(worth, 6))
            worth *= AGAIN


@dataclass(frozen=True)
class Shared:
    """What is known of all passages of a document towards a promise."""

    features: dict[str, float]

    @cached_property
    def told(self) -> float:
        """Its weighed sum."""
        return told(self.features)


def gathered(
    pair: Pair,
    judged: Sequence[tuple[Judged, PassageRecord]],
    found: Sequence[Found],
    around: Callable[
        [Mapping[tuple[int, int], float]], Callable[[PassageRecord], Known]
    ],
) -> list[Weighed]:
    """Return the passages of a document with their pieces, in text order.

    Args:
        pair: The promise and the document.
        judged: Each statement that was judged, with its passage.
        found: The pieces made of them, and those that only stand beside.
        around: What is known of a passage by the scores of all.
    """
    by_place = {(p.start, p.end): p for _, p in (*judged, *found)}
    stated: dict[tuple[int, int], list[Judged]] = {place: [] for place in by_place}
    pieces: dict[tuple[int, int], list[Found]] = {place: [] for place in by_place}
    for one, passage in judged:
        stated[passage.start, passage.end].append(one)
    taken: set[tuple[int, int]] = set()
    for item in found:
        piece, passage = item
        # A statement over several passages is that of the first.
        if (piece.start, piece.end) not in taken:
            taken.add((piece.start, piece.end))
            pieces[passage.start, passage.end].append(item)
    shared = Shared(pair.of_both())
    last = pair.last
    scores = {
        place: max([e.score for e, _ in told], default=0.0)
        for place, told in pieces.items()
    }
    links: dict[tuple[str, ...], float] = {}
    for one, passage in judged:
        links[passage.acts] = max(links.get(passage.acts, 0.0), one.case.link.strength)
    weighed, known = [], around(scores)
    for place, passage in sorted(by_place.items()):
        led = [e.score for e, _ in pieces[place] if NEIGHBOUR in e.features]
        beside = max(led, default=0.0)
        own = features(passage, passage.start / last, stated[place], beside)
        own |= known(passage)
        own["runt.lank"] = links.get(passage.acts, 0.0) if passage.section else 0.0
        weighed.append(Weighed(passage, pieces[place], own, shared))
    return weighed
