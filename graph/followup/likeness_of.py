"""How much a statement speaks of the same thing as a promise, by weighted words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from graph.followup.heard import Heard, Reach
from graph.followup.records import (
    PromiseRecord,
    StatementRecord,
    Terms,
)
from graph.followup.synonyms import synonyms
from graph.followup.verbs import HANDED_OVER
from graph.followup.weights import RARE, total, weight
from ingest.language.terms import parts_of

# So many terms' other forms are at hand.
CACHED = 100_000
OWN, TOPIC = 0.65, 0.35
# What a promise's thing named elsewhere than in the statement is worth: just before
# it, in the headings above it, in the same passage, in the same § or on the same page.
BEFORE, HEADED, IN_PASSAGE, IN_SECTION = 0.85, 0.8, 0.75, 0.55
# The matter of a promise named where a statement speaks of "uppdraget".
BY_MATTER, IN_HEADING = 0.8, 0.6
# What the matter's words add to those of the thing.
HALF = 0.5
_PROPOSAL = re.compile(r"\b(?:förslag|ärende|underlag)", re.IGNORECASE)
# How telling a matter must be to stand for what is done in it.
MATTER = 0.5
# A compound of which only parts are there, and another word for the thing.
IN_PARTS, SYNONYM = 0.7, 0.8
# So much telling must agree before words alone say anything.
ENOUGH = 1.6
WHOLLY, PARTLY = 0.8, 0.4
# How telling the words must be that name the whole thing, or a part of it.
TELLING, LITTLE = 0.9, 0.5


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much a statement is about a promise, 0 to 1.

    `direct` counts the thing in the statement's own words, `led` with those just before
    and above it, `before` with the sentence before it; `matter` the thing and its
    matter in its own words, `matter_alone` the matter only. `said_weight` is how
    telling the words are by which the statement itself names the thing, `named_weight`
    those with what leads to it, `told_weight` these and half of its matter.
    `by_matter` says that the matter is the thing, `single` that one word names it;
    `topic`, `named`, `in_parts` and `deed` say what agreed.
    """

    score: float
    direct: float
    led: float
    matter: float
    matter_alone: float = 0.0
    named_weight: float = 0.0
    said_weight: float = 0.0
    before: float = 0.0
    told_weight: float = 0.0
    by_matter: bool = False
    single: bool = False
    topic: bool = False
    named: bool = False
    in_parts: bool = False
    deed: bool = False

    @property
    def degree(self) -> str:
        """Return in a word how much of the thing the statement names."""
        if self.direct >= WHOLLY and self.said_weight >= TELLING:
            return "helt"
        some = self.direct >= PARTLY and self.said_weight >= LITTLE
        return "delvis" if some else "knappt"


def found(term: str, there: frozenset[str]) -> float:
    """Return how far a term is among others: whole 1, by parts of it less.

    >>> found("cykelplan", frozenset({"cykelplan"})), found("bil", frozenset({"båt"}))
    (1.0, 0.0)
    """
    if term in there:
        return 1.0
    if forms(term).isdisjoint(there):
        return 0.0
    if any(other in there for other in synonyms(term)):
        return SYNONYM
    parts = parts_of(term)
    if not parts:
        return 0.0
    return IN_PARTS * sum(weight(p) * found(p, there) for p in parts) / total(parts)


@lru_cache(CACHED)
def forms(term: str) -> frozenset[str]:
    """Return the terms of which one must be there for a term to be found at all."""
    inner = (form for part in parts_of(term) for form in forms(part))
    return frozenset((term, *synonyms(term), *inner))


def share(wanted: Iterable[str], there: frozenset[str]) -> float:
    """Return how much of some terms is there, by weight; 0 where none is wanted."""
    listed = tuple(wanted)
    held = [t for t in listed if not forms(t).isdisjoint(there)]
    if not held:
        return 0.0
    return sum(weight(t) * found(t, there) for t in held) / total(listed)


def likeness(promise: PromiseRecord, heard: Heard) -> Likeness:
    """Return how much a statement, where it stands, is about a promise.

    Args:
        promise: The promise.
        heard: The statement.
    """
    said = heard.said
    reach = max(heard.reaches, key=lambda one: share(promise.own, one.near))
    near = reach.near
    alone = share(promise.topic or promise.own, near)
    direct = share(promise.own, near)
    named = sum(weight(t) * found(t, reach.led) for t in promise.own)
    handed_over = _is_handed_over(promise, said)
    if said.refers or handed_over:
        # "Uppdraget om en ny hall" names what is to be done by its matter alone.
        matter = share(promise.topic or promise.own, reach.led)
        direct = max(direct, BY_MATTER * alone, IN_HEADING * matter)
        named += sum(weight(t) * found(t, reach.led) for t in promise.topic)
    led = max(
        direct,
        BEFORE * share(promise.own, reach.after),
        HEADED * share(promise.own, reach.headed),
    )
    own = max(
        led,
        IN_PASSAGE * share(promise.own, reach.here),
        IN_SECTION * share(promise.own, reach.wide),
    )
    topic = share(promise.topic, reach.wide) if promise.topic else own
    told = share(promise.telling, reach.wide)
    shared = _weight_shared(promise, reach)
    trust = min(1.0, 0.5 + 0.5 * shared / ENOUGH)
    return Likeness(
        score=(OWN * own + TOPIC * max(topic, 0.8 * told)) * trust,
        direct=direct,
        led=led,
        matter=share((*promise.own, *promise.topic), near),
        matter_alone=alone,
        said_weight=sum(weight(t) * found(t, near) for t in promise.own),
        single=len(promise.own) == 1,
        named_weight=named,
        before=share(promise.own, reach.after),
        by_matter=handed_over and alone >= WHOLLY,
        told_weight=sum(weight(t) * found(t, reach.led) for t in promise.own)
        + HALF * sum(weight(t) * found(t, reach.led) for t in promise.topic),
        topic=bool(promise.topic) and topic >= PARTLY,
        named=bool({*promise.marks, *promise.telling} & set(said.marks)),
        in_parts=direct > 0 and not set(promise.own) & near,
        deed=bool(set(promise.deeds) & set(said.deeds)),
    )


def _is_handed_over(promise: PromiseRecord, said: StatementRecord) -> bool:
    """Tell whether both put something forward, which the promise names by its matter.

    "Ett förslag till metod" is about what its document is about.
    """
    if not (_PROPOSAL.search(promise.text) and _PROPOSAL.search(said.text)):
        return False
    unspecific = all(weight(term) < RARE for term in promise.own)
    kinds = HANDED_OVER.intersection(promise.deeds, said.deeds)
    return unspecific and bool(kinds) and total(promise.topic) >= MATTER


def _weight_shared(promise: PromiseRecord, reach: Reach) -> float:
    """Return how much telling they have in common; what is said itself counts most."""
    everything: Terms = tuple(
        dict.fromkeys((*promise.own, *promise.topic, *promise.telling))
    )
    return sum(
        weight(t)
        * max(
            found(t, reach.near),
            BEFORE * found(t, reach.led),
            IN_SECTION * found(t, reach.wide),
        )
        for t in everything
    )
