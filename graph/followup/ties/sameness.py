"""Whether two promises are about one thing: by their own words, both ways."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from graph.followup.documents.records import FollowRecord, PromiseRecord
from graph.followup.documents.verbs import COMPLETED
from graph.followup.kept.ties_between import Ties
from graph.followup.pairs.likeness_of import found
from graph.followup.pairs.weights import total, weight
from ingest import ids
from ingest.language.terms import parts_of, terms

# How much of each must be named in the other: where nothing but words speaks for it,
# and where a dnr, a matter or the heading says that it is one matter.
ALONE, TOGETHER = (0.75, 0.6), (0.6, 0.6)
# Words in common that weigh less than this between them name no thing of their own.
LEAST, LEAST_TOGETHER = 1.5, 0.7
SAME_HEADING, TELLING = 0.75, 0.9
# A compound of which only parts are named, and a word that is part of a compound.
IN_PARTS = 0.6
# The head of a compound that is not in the lexicon is told by so many letters.
HEAD = 5
CACHED = 50_000
# What decides for itself, unlike an office, a chief or a whole municipality.
_BOARD = re.compile(
    r"nämnd|styrelse|fullmäktige|utskott|direktion|bolag|förbund|\bAB\b", re.IGNORECASE
)
_ABOVE = re.compile(r"styrelse|fullmäktige", re.IGNORECASE)
_PLURAL = re.compile(r"(?<=\w{4})(?:e|a|o)r(?:na)?$")


@dataclass(frozen=True, slots=True)
class Sameness:
    """How much two promises share.

    `forward` is how much of the earlier one's thing the later one names, `backward`
    the other way round, 0 to 1; `shared` the weight of the words they share. `linked`
    says that something written down joins them, `near` that their headings do;
    `rivals` that they name two things of one sort ("skolplan" and "cykelplan").
    """

    forward: float
    backward: float
    shared: float
    linked: bool
    near: bool
    rivals: bool = False

    @property
    def is_same(self) -> bool:
        """Tell whether they name one thing."""
        together = self.linked or self.near
        forward, backward = TOGETHER if together else ALONE
        least = LEAST_TOGETHER if together else LEAST
        return (
            not self.rivals
            and self.forward >= forward
            and self.backward >= backward
            and self.shared >= least
        )

    @property
    def score(self) -> float:
        """Return how sure it is, 0 to 1."""
        alike = (self.forward + self.backward) / 2
        return min(0.95, 0.45 + 0.4 * alike + (0.1 if self.linked else 0.0))


def share(wanted: Iterable[str], there: Iterable[str]) -> float:
    """Return how much of the `wanted` words is there, by weight; 0 for none.

    >>> share(("cykelplan",), ("cykelplan", "vinter")), share(("cykelplan",), ("båt",))
    (1.0, 0.0)
    """
    whole, found = _weighed(wanted, frozenset(there))
    return found / whole if whole else 0.0


def _weighed(wanted: Iterable[str], there: frozenset[str]) -> tuple[float, float]:
    """Return the weight of some words, and of those of them that are there."""
    words = tuple(wanted)
    return total(words), sum(weight(word) * _named(word, there) for word in words)


@lru_cache(CACHED)
def _named(word: str, there: frozenset[str]) -> float:
    """Return how far a word is named: whole, in other words, in parts, as a part."""
    named = found(word, there)
    if named == 1.0 or not there:
        return named
    if any(_bare(word) == _bare(other) for other in there):
        return 1.0
    inside = any(word in parts_of(other) or _ends_alike(word, other) for other in there)
    return max(named, IN_PARTS) if inside else named


@lru_cache(CACHED)
def _bare(word: str) -> str:
    """Return a word without the ending of a plural: the lexicon lacks many nouns."""
    return _PLURAL.sub("", word)


def _ends_alike(one: str, other: str) -> bool:
    """Tell whether one of two words ends with the whole other: a compound of it."""
    short, long = sorted((one, other), key=len)
    return len(short) >= HEAD and long.endswith(short)


def things(promise: PromiseRecord, record: FollowRecord) -> tuple[str, ...]:
    """Return the words of what is promised, with what a vague one points back at.

    To whom it is to be handed over does not name the thing.
    """
    said = _pointed_at(promise, record) if promise.vague else promise.own
    return _apart_from_promisee(promise, said)


def _apart_from_promisee(
    promise: PromiseRecord, said: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the words of a thing with its proper names, each once."""
    aside = frozenset(terms(promise.promisee or ""))
    everything = dict.fromkeys((*said, *promise.marks)) if said else {}
    return tuple(word for word in everything if word not in aside)


def _pointed_at(promise: PromiseRecord, record: FollowRecord) -> tuple[str, ...]:
    said = (
        statement.terms
        for passage in record.passages
        for statement in passage.statements
        if statement.commitment == promise.id
    )
    return next(said, ())


def linked(earlier: PromiseRecord, later: PromiseRecord, ties: Ties) -> bool:
    """Tell whether a dnr, a citation or a common matter joins two promises."""
    if not set(earlier.dnr).isdisjoint(later.dnr):
        return True
    one = {ties.matter(act) for act in earlier.acts} - {None}
    other = {ties.matter(act) for act in later.acts} - {None}
    return not one.isdisjoint(other)


def of_one_kind(one: PromiseRecord, other: PromiseRecord) -> bool:
    """Tell whether two promises can be one: the deed, how often, which year's thing."""
    return (
        one.polarity == other.polarity
        and (one.recurrence is None) == (other.recurrence is None)
        and _same_deed(one, other)
        and agree(one.marks, other.marks)
        and agree(one.periods, other.periods)
    )


def _same_deed(one: PromiseRecord, other: PromiseRecord) -> bool:
    """Tell whether the deeds can be one: that it "står klar" can be any deed done."""
    if agree(one.deeds, other.deeds):
        return True
    return any(COMPLETED.search(promise.text) for promise in (one, other))


def agree(one: Iterable[str], other: Iterable[str]) -> bool:
    """Tell whether what both name has something in common; one may name nothing."""
    first, second = frozenset(one), frozenset(other)
    return not first or not second or not first.isdisjoint(second)


def same_name(one: PromiseRecord, other: PromiseRecord) -> bool:
    """Tell whether two promises may bind the same body, by its name alone."""
    first, second = (
        ids.normalise(one.promisor or ""),
        ids.normalise(other.promisor or ""),
    )
    return not first or not second or first in second or second in first


def by_the_same(
    one: PromiseRecord,
    of: FollowRecord,
    other: PromiseRecord,
    said_in: FollowRecord,
    joined: bool = False,
) -> bool:
    """Tell whether two promises may bind the same body.

    Who speaks for a document (its organ or body) may have its offices in mind, or
    leave out who is to do it; one board never means another. `joined` says that
    something written down joins the two.
    """
    if same_name(one, other):
        return True
    if _is_board(one, of) and _is_board(other, said_in):
        return False
    owners = (of.organ_name, of.body_name, said_in.organ_name, said_in.body_name)
    folded = {ids.normalise(name) for name in owners if name}
    bound = {ids.normalise(one.promisor or ""), ids.normalise(other.promisor or "")}
    return joined or not folded.isdisjoint(bound)


def _is_board(promise: PromiseRecord, record: FollowRecord) -> bool:
    """Tell whether a board of its own is bound, and not just whose document it is.

    Board and assembly tell of what others are to do without saying who.
    """
    if _BOARD.search(promise.promisor or "") is None:
        return False
    own = ids.normalise(promise.promisor or "") == ids.normalise(
        record.organ_name or ""
    )
    named = ids.normalise(promise.promisor or "") in ids.normalise(promise.text)
    return named or not own or _ABOVE.search(promise.promisor or "") is None


def rivals(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether each names a compound of one sort that the other does not."""
    there, here = frozenset(other), frozenset(one)
    mine = [word for word in one if _named(word, there) < IN_PARTS]
    theirs = [word for word in other if _named(word, here) < IN_PARTS]
    heads = {parts[-1]: parts[0] for w in mine if len(parts := parts_of(w)) > 1}
    return any(
        len(parts := parts_of(word)) > 1 and heads.get(parts[-1], parts[0]) != parts[0]
        for word in theirs
    )


def _near(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two headings are of one matter; one may say more than the other."""
    whole, named = _weighed(one, frozenset(other))
    back, told = _weighed(other, frozenset(one))
    if min(named, told) < TELLING:
        return False
    return max(named / whole, told / back) >= SAME_HEADING


def sameness(
    earlier: PromiseRecord, later: PromiseRecord, said_in: FollowRecord, ties: Ties
) -> Sameness:
    """Return how much `later`, said in `said_in`, is about the thing of `earlier`."""
    own = _apart_from_promisee(earlier, () if earlier.vague else earlier.own)
    other = things(later, said_in)
    return Sameness(
        forward=share(own, (*other, *later.topic)),
        backward=share(other, (*own, *earlier.topic)),
        shared=min(
            _weighed(own, frozenset(other))[1], _weighed(other, frozenset(own))[1]
        ),
        linked=linked(earlier, later, ties),
        near=_near(earlier.topic, later.topic),
        rivals=rivals(own, other),
    )
