"""How much a later statement speaks of the same thing as a promise: 0 to 1.

Words weigh by their rarity in the collection. The thing promised counts most; the
matter it belongs to (title, heading) carries what the promise leaves out ("detta
förslag"). A shared dnr is a link that someone wrote down, so it lifts the score.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from graph.followup.verbs import nouns
from ingest import lexicon

OWN, TOPIC = 0.65, 0.35
SAME_DNR = 0.25
# A compound shares its thing with its parts: "cykelplan" with "cykelplanering".
SHARED_STEM = 6


class Words(Protocol):
    """What the search room knows of words."""

    def content(self, text: str) -> list[str]:
        """Return the stems of a text without stop words."""

    def rarity(self, stem: str) -> float:
        """Return the inverse document frequency of a stem."""


@dataclass(frozen=True, slots=True)
class Thing:
    """The words of a promise.

    `own` names what is promised, `topic` its matter by heading or title, `telling`
    what stands out in the text around it.
    """

    own: frozenset[str]
    topic: frozenset[str]
    telling: frozenset[str] = frozenset()

    @property
    def everything(self) -> frozenset[str]:
        """Return all words that may lead to a later passage."""
        return self.own | self.topic | self.telling


def generic(words: Words) -> frozenset[str]:
    """Return the stems that tie nothing together by themselves."""
    entries = lexicon.words("uppfoljning_allmanna")
    return frozenset(words.content(" ".join(entries)))


def thing(
    words: Words, promise: str, matter: str, telling: str, common: frozenset[str]
) -> Thing:
    """Return the words that name what is promised, apart from the `common` ones."""
    # What is promised is a thing; its verb says what is to be done with it.
    own = frozenset(words.content(nouns(promise))) - common
    topic = frozenset(words.content(nouns(matter))) - common - own
    return Thing(own, topic, frozenset(words.content(telling)) - common)


def _kin(stem: str, others: frozenset[str]) -> bool:
    """Tell whether a stem or a compound that shares its head or tail is there."""
    if stem in others:
        return True
    if len(stem) < SHARED_STEM:
        return False
    return any(
        len(other) >= SHARED_STEM
        and (other.startswith(stem) or stem.startswith(other) or other.endswith(stem))
        for other in others
    )


def _share(words: Words, wanted: Iterable[str], there: frozenset[str]) -> float:
    total = found = 0.0
    for stem in sorted(wanted):
        weight = words.rarity(stem)
        total += weight
        if _kin(stem, there):
            found += weight
    return found / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much a statement is about a promise.

    `score` counts everything, `direct` the thing in the statement's own words,
    `matter` the thing and its matter in the statement's own words. `loose` is for
    what only mentions: anything that leads to the promise, named in the statement
    itself, counts together with what stands around it.
    """

    score: float
    direct: float
    matter: float
    loose: float


def likeness(words: Words, promised: Thing, said: str, around: str) -> Likeness:
    """Return how much `said`, in the surroundings `around`, is about `promised`.

    Args:
        words: Stems and their rarity.
        promised: The words of the promise.
        said: The statement itself.
        around: Its paragraph, heading and title, which count half.
    """
    everything = frozenset(words.content(said))
    wide = everything | frozenset(words.content(around))
    # A long list names many things; one of its lines must name this one.
    lines = [frozenset(words.content(line)) for line in said.splitlines()]
    near = max(lines or [everything], key=lambda n: _share(words, promised.own, n))
    direct = _share(words, promised.own, near)
    around_own = _share(words, promised.own, wide)
    own = max(direct, 0.6 * around_own)
    topic = _share(words, promised.topic, wide) if promised.topic else own
    told = _share(words, promised.telling, wide)
    named = _share(words, promised.everything, near)
    matter = _share(words, promised.own | promised.topic, near)
    return Likeness(
        score=OWN * own + TOPIC * topic,
        direct=direct,
        matter=matter,
        loose=(OWN * around_own + TOPIC * max(topic, told)) * min(1.0, 3 * named),
    )
