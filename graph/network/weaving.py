"""From what brings actors together to who is tied to whom, in a chosen period."""

from collections import defaultdict
from collections.abc import Collection, Iterable
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
    counted: dict[Pair, list[Passage]] = defaultdict(list)
    apart: dict[Pair, list[Passage]] = defaultdict(list)
    for passage in gathered.passages:
        if kinds and passage.kind not in kinds:
            continue
        within = period is None or is_within(passage, period)
        if not within and (period is None or is_dated_outside(passage, period)):
            continue
        pairs = counted if within else apart
        shown = (iri for iri in passage.actors if iri in chosen)
        for pair in combinations(shown, 2):
            pairs[pair].append(passage)
    ties, undated = _ties(counted), _ties(apart)
    tied, loose = _ends(ties), _ends(undated)
    return Woven(
        actors=tuple(actor for actor in gathered.actors if actor.iri in tied),
        ties=ties,
        undated=undated,
        apart=tuple(a for a in gathered.actors if a.iri in loose - tied),
        crowds=gathered.crowds,
    )


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


def _ties(pairs: dict[Pair, list[Passage]]) -> tuple[Tie, ...]:
    found = [
        Tie(one, other, fsum(passage.weight for passage in passages), tuple(passages))
        for (one, other), passages in pairs.items()
    ]
    return tuple(sorted(found, key=lambda tie: (-tie.weight, tie.one, tie.other)))
