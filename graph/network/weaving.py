"""From what brings actors together to who is tied to whom, in a chosen period."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from math import fsum

from graph.network.model import Actor, Gathered, Kind, Passage, Period, Tie

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Woven:
    """Actors with their ties before anything is measured, in a stable order."""

    actors: tuple[Actor, ...]
    ties: tuple[Tie, ...]
    undated: tuple[Tie, ...]
    apart: tuple[Actor, ...]
    crowds: int


class _Pairs:
    """Pairs of actors with the passages that tie them."""

    def __init__(self) -> None:
        self._passages: defaultdict[Pair, list[Passage]] = defaultdict(list)
        # A passage ties many pairs, and weighs the same in each.
        self._weights: dict[int, float] = {}

    def add(self, passage: Passage, pairs: Iterable[Pair]) -> None:
        """Let a passage, which is held meanwhile, tie some pairs."""
        self._weights[id(passage)] = passage.weight
        for pair in pairs:
            self._passages[pair].append(passage)

    def ties(self) -> tuple[Tie, ...]:
        """Return the ties, the weightiest first."""
        weight = self._weights.__getitem__
        found = [
            Tie(one, other, fsum(map(weight, map(id, passages))), tuple(passages))
            for (one, other), passages in self._passages.items()
        ]
        return tuple(sorted(found, key=lambda tie: (-tie.weight, tie.one, tie.other)))


def weave(
    gathered: Gathered,
    kinds: Collection[Kind] | None = None,
    period: Period | None = None,
    actor_kinds: Collection[str] | None = None,
) -> Woven:
    """Return the ties that some kinds of things make among some kinds of actors.

    Args:
        gathered: Everything that can tie actors.
        kinds: Which kinds of things count; None is all.
        period: Only what is dated within it counts, and what has no such day is kept
            apart; without a period everything counts, dated or not.
        actor_kinds: Which kinds of actors are shown; None is all. How many a thing
            brings together is counted with those who are not shown.
    """
    chosen = {
        actor.iri
        for actor in gathered.actors
        if not actor_kinds or actor.kind in actor_kinds
    }
    counted, apart = _Pairs(), _Pairs()
    for passage, is_counted in _touching(gathered.passages, period):
        if kinds and passage.kind not in kinds:
            continue
        shown = (iri for iri in passage.actors if iri in chosen)
        (counted if is_counted else apart).add(passage, combinations(shown, 2))
    ties, undated = counted.ties(), apart.ties()
    tied, loose = _ends(ties), _ends(undated)
    return Woven(
        actors=tuple(actor for actor in gathered.actors if actor.iri in tied),
        ties=ties,
        undated=undated,
        apart=tuple(a for a in gathered.actors if a.iri in loose - tied),
        crowds=gathered.crowds,
    )


def weave_around(
    passages: Iterable[Passage], actor: str, period: Period | None = None
) -> tuple[tuple[Tie, ...], tuple[Tie, ...]]:
    """Return the ties of one actor, and those that have no sure day in a period.

    Args:
        passages: Those that name the actor, in the order of `Gathered`.
        actor: Its IRI.
        period: As for `weave`.
    """
    counted, apart = _Pairs(), _Pairs()
    for passage, is_counted in _touching(passages, period):
        others = (iri for iri in passage.actors if iri != actor)
        pairs = ((min(actor, iri), max(actor, iri)) for iri in others)
        (counted if is_counted else apart).add(passage, pairs)
    return counted.ties(), apart.ties()


def _touching(
    passages: Iterable[Passage], period: Period | None
) -> Iterator[tuple[Passage, bool]]:
    """Yield what can be of a period, and whether it surely is."""
    for passage in passages:
        is_counted = period is None or is_within(passage, period)
        if is_counted or (period and not is_dated_outside(passage, period)):
            yield passage, is_counted


def _ends(ties: Iterable[Tie]) -> set[str]:
    return {end for tie in ties for end in (tie.one, tie.other)}


def is_within(passage: Passage, period: Period) -> bool:
    """Tell whether a thing is dated in a period.

    An agreement counts for as long as it runs; any other thing only if all days that
    it may be of lie within.
    """
    first, last = passage.first, passage.last
    if passage.kind == "agreement" and (first or last):
        return not is_dated_outside(passage, period)
    after = period.first is None or (first is not None and first >= period.first)
    before = period.last is None or (last is not None and last <= period.last)
    return after and before and (first is not None or last is not None)


def is_dated_outside(passage: Passage, period: Period) -> bool:
    """Tell whether a thing can have no day in common with a period."""
    too_early = period.first and passage.last and passage.last < period.first
    too_late = period.last and passage.first and passage.first > period.last
    return bool(too_early or too_late)
