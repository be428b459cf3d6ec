"""Which passages a promise is compared with, exactly and from either side.

A passage is a candidate if it holds enough of the promise's keys and may be of the
same body, or if what someone wrote down leads to it. The rule looks at the two
documents only. From a new document the promises are found by postings that are kept
of them; from a new promise the later documents are found by the search room, which
indexes the same terms. Both may find too much; `candidates` then decides.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol, TypeVar, cast

from graph.followup.documents.records import FollowRecord, PassageRecord, PromiseRecord
from graph.followup.kept.shares import shares
from graph.followup.kept.ties_between import Ties

T = TypeVar("T")
# Of the promise's keys a passage must hold so large a share; a smaller one where two
# of them weigh and so tell each other apart from chance. A link is enough alone.
ALONE, TOGETHER, EACH = 0.3, 0.15, 0.06
# Shares are sums of fractions.
ROUNDING = 1e-9
# What all that a document holds must come to, for any of its passages to be enough.
LEAST = TOGETHER - ROUNDING
# Links that hold between bodies; other names of an act mean one's own.
ACROSS = ("dnr ", "arende/")
# Set before a link, so that it is never taken for a word.
LINK = "="


class Retriever(Protocol):
    """The search room, as far as follow-up needs it."""

    def holding(
        self,
        ways: Sequence[Sequence[str]],
        after: dt.date,
        bodies: Sequence[str] | None,
    ) -> Iterable[str]:
        """Return ids of documents with a passage that holds all terms of one way.

        Only documents that can be from `after` or later, and are of one of the
        bodies, by name, or of none that is known. With None, of any body.
        """


@dataclass(frozen=True)
class Said:
    """A document prepared for looking up which of its passages hold a key."""

    record: FollowRecord
    ties: Ties
    _made: dict[object, object] = field(default_factory=dict, repr=False)

    def once(self, make: Callable[[FollowRecord], T]) -> T:
        """Return what is made of the document, made the first time it is asked for."""
        if make not in self._made:
            self._made[make] = make(self.record)
        return cast(T, self._made[make])

    def holding(self, shares: Mapping[str, float]) -> list[PassageRecord]:
        """Return the passages that hold enough of some keys, in text order."""
        if sum(shares.values()) < LEAST:
            return []
        held: dict[int, list[float]] = {}
        for key in sorted(shares):
            for number in self.places.get(key, ()):
                held.setdefault(number, []).append(shares[key])
        enough = sorted([n for n, found in held.items() if is_enough(found)])
        return [self.record.passages[number] for number in enough]

    def linked(self, links: Iterable[str], acts: Iterable[str]) -> dict[int, str]:
        """Return the numbers of passages to which links or acts lead, with a link."""
        keys = _links((*links, *_matters(acts, self.ties)))
        found: dict[int, str] = {}
        for key in keys:
            for number in self.places.get(key, ()):
                found.setdefault(number, key.removeprefix(LINK))
        return found

    @cached_property
    def places(self) -> Mapping[str, tuple[int, ...]]:
        """Return key → the numbers of the passages that hold it."""
        found: dict[str, list[int]] = {}
        for number, passage in enumerate(self.record.passages):
            for key in dict.fromkeys((*passage.terms, *links_in(passage, self.ties))):
                found.setdefault(key, []).append(number)
        return {key: tuple(numbers) for key, numbers in found.items()}

    @cached_property
    def bodies(self) -> tuple[str, ...]:
        """Return the paths that stand for the document's body and for its owners."""
        if self.record.body is None:
            return ()
        found = (self.record.body, *self.record.owners)
        return tuple(dict.fromkeys(map(self.ties.body, found)))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What leads to later passages: keys and links with their shares, and bodies.

    No bodies: it is not known whose promise it is, so any passage may speak of it.
    """

    shares: Mapping[str, float]
    bodies: frozenset[str]

    def from_bodies(self, bodies: Collection[str]) -> Mapping[str, float]:
        """Return what counts in a document of those bodies; () if none is known."""
        if not bodies or not self.bodies or not self.bodies.isdisjoint(bodies):
            return self.shares
        return {key: 1.0 for key in self.shares if is_across(key)}

    @property
    def ways(self) -> list[tuple[str, ...]]:
        """Return the least sets of terms of which a passage must hold one."""
        terms = {k: s for k, s in sorted(self.shares.items()) if not is_link(k)}
        found: list[tuple[str, ...]] = []
        short: list[tuple[str, ...]] = [()]
        while short:
            grown = [
                (*way, key)
                for way in short
                for key in terms
                if not way or key > way[-1]
            ]
            short = []
            for way in grown:
                if any(set(less) <= set(way) for less in found):
                    continue
                enough = is_enough([terms[key] for key in way])
                (found if enough else short).append(way)
        return found


def is_enough(shares: Sequence[float]) -> bool:
    """Tell whether the keys that a passage holds, by their shares, make it a candidate.

    >>> is_enough([0.3]), is_enough([0.1, 0.1]), is_enough([0.2])
    (True, True, False)
    """
    whole = sum(shares)
    if whole >= ALONE - ROUNDING:
        return True
    if len(shares) < 2 or whole < LEAST:
        return False
    return sum([share >= EACH - ROUNDING for share in shares]) > 1


def is_link(key: str) -> bool:
    """Tell whether a key is a link rather than a term."""
    return key.startswith(LINK)


def is_across(key: str) -> bool:
    """Tell whether a key leads to documents of other bodies too."""
    return key.startswith(tuple(LINK + form for form in ACROSS))


def links_in(passage: PassageRecord, ties: Ties) -> tuple[str, ...]:
    """Return the links that a passage offers, its matters among them."""
    return _links((*passage.links, *_matters(passage.acts, ties)))


def wanted(promise: PromiseRecord, of: FollowRecord, ties: Ties) -> Wanted:
    """Return what leads from a promise to the passages that may speak of it."""
    found = shares(promise)
    for link in _links((*promise.links, *_matters(promise.acts, ties))):
        found[link] = 1.0
    bodies = promise.bodies or ((of.body,) if of.body else ())
    return Wanted(found, frozenset(ties.body(body) for body in bodies))


def follows(of: FollowRecord, said_in: FollowRecord) -> bool:
    """Tell whether a document is surely not older than that of a promise."""
    said, later = of.earliest, said_in.earliest
    return said is not None and later is not None and said <= later


def candidates(wants: Wanted, said: Said) -> list[PassageRecord]:
    """Return the passages of a document to compare with a promise, in text order."""
    return said.holding(wants.from_bodies(said.bodies))


def _matters(acts: Iterable[str], ties: Ties) -> list[str]:
    return [matter for act in acts if (matter := ties.matter(act))]


def _links(links: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(LINK + link for link in links))
