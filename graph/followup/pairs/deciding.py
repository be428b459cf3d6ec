"""How surely a piece says what became of the promise, where nothing written ties them.

A link (§, day, number) says which promise is meant; without one, likeness, the form of
the sentence, what it tells and what stands around it must say it together. What each
of them weighs was learnt from stories with known endings (`deciding.tsv`, made by
`benchmarks.deciding`): the sum gives how often a piece like this one was about that
very promise and its stance the right one. A piece takes a stance from `TAKEN` on;
verdicts ask for more.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache

from graph.followup import tables
from graph.followup.documents.records import (
    FollowRecord,
    PassageRecord,
    PromiseRecord,
)
from graph.followup.documents.stating import HEADING
from graph.followup.pairs import towards
from graph.followup.pairs.another import is_another
from graph.followup.pairs.apart import ONLY_NAMED
from graph.followup.pairs.deciding_traits import (
    FAINT,
    OF_ALL,
    OF_KIND,
    OF_NUMBERS,
    OF_PIECE,
    PASSAGE,
    Known,
    at_sight,
    of_both,
    of_passage,
    traits,
)
from graph.followup.pairs.relevance import AGAIN, Judged
from graph.followup.pairs.relevance_order import Weighed
from graph.followup_model import Evidence, Stance

Heard = tuple[Judged, PassageRecord]
NOTHING: Known = {}
# From here on a piece takes its stance; less sure, it only mentions.
TAKEN = 0.3
# What was not chosen for what it is like must be surer to be shown after all.
TOLD = 0.4
BASE = "grund"
# Pieces are known by so many sets of traits at sight; and sums of weights are rounded.
SETS, ROUNDING = 10_000, 1e-3
# Of the traits that begin so a piece has one at the most.
ONE_OF = ("k:", "t:")
# A fact of the document, of the whole thing, and of the deed that was promised.
STATED = ("belagg.beslut", "belagg.uppfoljning")
PLAIN = frozenset({"saken-helt", "garning", "samma-organ"})


def settled(  # noqa: PLR0913, PLR0917 - a pair, and all that is known of it
    pieces: Sequence[Evidence],
    heard: Iterable[Heard],
    promise: PromiseRecord,
    of: FollowRecord,
    said_in: FollowRecord,
    weighed: Iterable[Weighed],
) -> list[Evidence]:
    """Return pieces with the stance that they surely enough take, and how surely.

    Where a sentence was chosen that only mentions, and another of its passage takes a
    stance, that one is shown.

    Args:
        pieces: What was chosen of a document; where a link names the very promise
            they stay as they are.
        heard: All that was judged in the document, each with its passage.
        promise: The promise.
        of: Its document.
        said_in: The later document.
        weighed: What is known of each passage.
    """
    around = {one.passage.start: one for one in weighed}
    by_words: dict[tuple[int, str], Heard] = {}
    for one in heard:
        by_words.setdefault((one[0].piece.start, one[0].piece.text), one)

    def settle(piece: Evidence, least: float) -> Evidence:
        found = by_words.get((piece.start, piece.text))
        there = around.get(found[1].start) if found is not None else None
        return _settled(piece, found, pair, there, least)

    pair = _Pair(promise, of, said_in)
    shown = [settle(piece, TAKEN) for piece in pieces]
    chosen = {(piece.start, piece.text) for piece in pieces}
    others = [
        (settle(judged.piece, TOLD), passage)
        for place, (judged, passage) in by_words.items()
        if place not in chosen and is_weighed(judged)
    ]
    return _with_told(shown, others, around)


@dataclass(frozen=True)
class _Pair:
    """A promise and a document that may speak of it, with what is known of both."""

    promise: PromiseRecord
    of: FollowRecord
    said_in: FollowRecord

    @cached_property
    def sum(self) -> float:
        """What the traits of all its pieces weigh."""
        return weighed_sum(of_both(self.promise, self.of, self.said_in))


def _with_told(
    shown: list[Evidence],
    others: Iterable[tuple[Evidence, PassageRecord]],
    around: Mapping[int, Weighed],
) -> list[Evidence]:
    """Return what is shown, with what else of the passages surely takes a stance.

    Each stance once of each passage.
    """
    found = list(shown)
    taken: set[tuple[int, Stance]] = set()
    ranked = sorted(others, key=lambda t: (-(t[0].sure or 0.0), t[0].start, t[0].end))
    for one, passage in ranked:
        place = (passage.start, one.stance)
        if (one.sure or 0.0) < TOLD or one.stance == "mentions" or place in taken:
            continue
        taken.add(place)
        mine = [
            n
            for n, piece in enumerate(found)
            if passage.start <= piece.start < passage.end
        ]
        silent = [
            n
            for n in mine
            if found[n].stance == "mentions" and found[n].link in {None, *FAINT}
        ]
        if silent:
            found[silent[0]] = replace(one, relevance=found[silent[0]].relevance)
            continue
        there = around.get(passage.start)
        worth = there.relevance if there is not None else 0.0
        again = worth * AGAIN if mine else worth
        found.append(replace(one, relevance=round(again, 6)))
    return found


def _settled(
    piece: Evidence,
    heard: Heard | None,
    pair: _Pair,
    around: Weighed | None,
    least: float,
) -> Evidence:
    """Return a piece with its stance; what may not be as sure as `least` has none.

    In the matter of the promise what rules read stays, with how sure it is.
    """
    if heard is None or not is_weighed(heard[0]):
        return piece
    judged, passage = heard
    said, linked = judged.case.said, judged.piece.link is not None
    unread = piece if linked else _silent(piece)
    plain = not linked and _is_plain(piece, judged)
    if not plain and not _may_be(least, judged, passage, pair, around):
        return unread
    stance = _stance(judged, passage, pair)
    if stance == "mentions" or is_another(pair.promise, pair.of, said, passage):
        return unread
    if plain:
        return replace(piece, stance=stance, cue=said.cue)
    known = around.own if around is not None else NOTHING
    found = sure(traits(judged, passage, stance, pair.of, pair.said_in, known))
    if linked and piece.stance != "mentions":
        return replace(piece, sure=found) if piece.stance == stance else piece
    if found < TAKEN:
        return unread
    return replace(
        piece,
        stance=stance,
        score=max(piece.score, found),
        sure=found,
        cue=said.cue,
    )


def is_weighed(judged: Judged) -> bool:
    """Tell whether it is learnt how sure a piece is: no link names its very promise."""
    link = judged.piece.link
    return link is None or (link in FAINT and not judged.case.link.is_plain)


def _stance(judged: Judged, passage: PassageRecord, pair: _Pair) -> Stance:
    """Return the stance that a piece would take; how sure it is is told apart."""
    said, found = judged.case.said, judged.stance
    if found is None or found == "mentions":
        found = towards.stance(pair.promise, pair.of, said, passage, loosely=True)
    only_headed = said.rule == HEADING and found == "fulfils"
    return "mentions" if only_headed else found


def _silent(piece: Evidence) -> Evidence:
    """Return a piece as one that surely takes no stance."""
    return replace(piece, stance="mentions", sure=0.0, cue=None)


def _is_plain(piece: Evidence, judged: Judged) -> bool:
    """Tell whether a decision or a reported fact names the whole thing and the deed.

    Such a piece says by itself what a reader needs; the examples have too few of them
    to learn it.
    """
    said = judged.case.said
    stated = said.rule.startswith(STATED) and not said.weak and not said.proposed
    whole = frozenset(piece.features) >= PLAIN
    return stated and whole and ONLY_NAMED not in judged.case.apart


def _may_be(
    least: float,
    judged: Judged,
    passage: PassageRecord,
    pair: _Pair,
    around: Weighed | None,
) -> bool:
    """Tell whether a piece may be as sure as `least`, whatever its sentence says."""
    beside = pair.sum + (around.once(_passage_sum) if around is not None else 0.0)
    return may_take(at_sight(judged, passage), beside, least)


def _passage_sum(around: Weighed) -> float:
    """Return what is known of a passage, weighed."""
    return weighed_sum(of_passage(around.own))


def may_take(
    seen: Mapping[str, float], beside: float = 0.0, least: float = TAKEN
) -> bool:
    """Tell whether a piece may be sure enough to take a stance, whatever it says.

    Most pieces cannot, even if all that is not known yet spoke for them; then their
    sentences need not be read.

    Args:
        seen: What is known of the piece at sight.
        beside: What is known of its passage and its document, weighed.
        least: How sure it must be.
    """
    found = _weights().get(BASE, 0.0) + beside + weighed_sum(seen)
    return found + _at_most(tuple(seen)) >= math.log(least / (1.0 - least))


@lru_cache(SETS)
def _at_most(seen: tuple[str, ...]) -> float:
    """Return the most that all traits but those seen may add."""
    known = frozenset((*seen, *OF_PIECE, BASE, *OF_ALL))
    other = {
        code: weight
        for code, weight in _weights().items()
        if weight > 0
        and code not in known
        and not code.startswith((OF_KIND, OF_NUMBERS, PASSAGE))
    }
    one_of = [
        max((w for code, w in other.items() if code.startswith(kind)), default=0.0)
        for kind in ONE_OF
    ]
    each = (w for code, w in other.items() if not code.startswith(ONE_OF))
    return sum(each) + sum(one_of) + ROUNDING


@cache
def _weights() -> Mapping[str, float]:
    return {row["drag"]: float(row["vikt"]) for row in tables.table("deciding")}


def sure(found: Mapping[str, float]) -> float:
    """Return how often a piece with such traits was right, 0 to 1."""
    told = _weights().get(BASE, 0.0) + weighed_sum(found)
    return round(1.0 / (1.0 + math.exp(-max(min(told, 30.0), -30.0))), 3)


def weighed_sum(found: Mapping[str, float]) -> float:
    """Return the weighed sum of some traits."""
    weights = _weights()
    return sum([weights.get(code, 0.0) * worth for code, worth in found.items()])
