"""How much a statement speaks of the same thing as a promise, by weighted words."""

import re
from dataclasses import dataclass
from functools import lru_cache

from graph.followup.documents.records import (
    PromiseRecord,
    StatementRecord,
    Terms,
)
from graph.followup.documents.verbs import HANDED_OVER
from graph.followup.pairs.heard import Heard, Reach
from graph.followup.pairs.there import There, forms, found
from graph.followup.pairs.weights import RARE, total, weight

__all__ = ["Likeness", "forms", "found", "likeness"]

# The weighed words of so many promises are at hand.
THINGS = 20_000
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


@dataclass(frozen=True, slots=True)
class Weighed:
    """Terms with their weights, and the weight of all."""

    terms: tuple[tuple[str, float], ...]
    total: float

    def found(self, there: There) -> float:
        """Return the weight of what is there of them."""
        told, whole = there.told, 0.0
        for term, worth in self.terms:
            whole += worth * told[term]
        return whole

    def share(self, there: There) -> float:
        """Return how much of them is there, by weight; 0 where none is wanted."""
        return self.found(there) / self.total if self.terms else 0.0


@dataclass(frozen=True, slots=True)
class Thing:
    """The words of a promise, weighed: its own, its matter's, and what stands out.

    `matter` are its own and those of its matter, `named` those by which the matter is
    named (its own where it has none), `everything` all of them, each once.
    """

    own: Weighed
    topic: Weighed
    telling: Weighed
    matter: Weighed
    named: Weighed
    everything: Weighed


@lru_cache(THINGS)
def _thing(own: Terms, topic: Terms, telling: Terms) -> Thing:
    everything = tuple(dict.fromkeys((*own, *topic, *telling)))
    weighed = map(
        _weighed, (own, topic, telling, (*own, *topic), topic or own, everything)
    )
    return Thing(*weighed)


def _weighed(terms: Terms) -> Weighed:
    return Weighed(tuple((term, weight(term)) for term in terms), total(terms))


def likeness(promise: PromiseRecord, heard: Heard) -> Likeness:
    """Return how much a statement, where it stands, is about a promise.

    Args:
        promise: The promise.
        heard: The statement.
    """
    said = heard.said
    thing = _thing(promise.own, promise.topic, promise.telling)
    own, topic = thing.own, thing.topic
    reaches = heard.reaches
    reach = reaches[0]
    if len(reaches) > 1:
        reach = max(reaches, key=lambda one: own.share(one.near))
    near, by_before = reach.near, own.share(reach.after)
    alone = thing.named.share(near)
    direct = own.share(near)
    own_led, topic_led = own.found(reach.led), topic.found(reach.led)
    named = own_led
    handed_over = _is_handed_over(promise, said)
    if said.refers or handed_over:
        # "Uppdraget om en ny hall" names what is to be done by its matter alone.
        matter = thing.named.share(reach.led)
        direct = max(direct, BY_MATTER * alone, IN_HEADING * matter)
        named += topic_led
    led = max(direct, BEFORE * by_before, HEADED * own.share(reach.headed))
    most = max(
        led,
        IN_PASSAGE * own.share(reach.here),
        IN_SECTION * own.share(reach.wide),
    )
    of_topic = topic.share(reach.wide) if promise.topic else most
    told = thing.telling.share(reach.wide)
    trust = min(1.0, 0.5 + 0.5 * _weight_shared(thing, reach) / ENOUGH)
    return Likeness(
        score=(OWN * most + TOPIC * max(of_topic, 0.8 * told)) * trust,
        direct=direct,
        led=led,
        matter=thing.matter.share(near),
        matter_alone=alone,
        said_weight=own.found(near),
        single=len(promise.own) == 1,
        named_weight=named,
        before=by_before,
        by_matter=handed_over and alone >= WHOLLY,
        told_weight=own_led + HALF * topic_led,
        topic=bool(promise.topic) and of_topic >= PARTLY,
        named=bool(said.marks)
        and not {*promise.marks, *promise.telling}.isdisjoint(said.marks),
        in_parts=direct > 0 and near.words.isdisjoint(promise.own),
        deed=not set(promise.deeds).isdisjoint(said.deeds),
    )


def _is_handed_over(promise: PromiseRecord, said: StatementRecord) -> bool:
    """Tell whether both put something forward, which the promise names by its matter.

    "Ett förslag till metod" is about what its document is about.
    """
    if not (_proposes(promise.text) and _proposes(said.text)):
        return False
    unspecific = all(weight(term) < RARE for term in promise.own)
    kinds = HANDED_OVER.intersection(promise.deeds, said.deeds)
    return unspecific and bool(kinds) and total(promise.topic) >= MATTER


@lru_cache(THINGS)
def _proposes(text: str) -> bool:
    return _PROPOSAL.search(text) is not None


def _weight_shared(thing: Thing, reach: Reach) -> float:
    """Return how much telling they have in common; what is said itself counts most."""
    near, led, wide = reach.near.told, reach.led.told, reach.wide.told
    whole = 0.0
    for term, worth in thing.everything.terms:
        said, before, around = near[term], led[term], wide[term]
        if said or before or around:
            whole += worth * max(said, BEFORE * before, IN_SECTION * around)
    return whole
