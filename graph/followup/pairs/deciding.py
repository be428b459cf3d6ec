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
from dataclasses import replace
from functools import cache, lru_cache

from graph.followup import tables
from graph.followup.documents.records import (
    FollowRecord,
    PassageRecord,
    PromiseRecord,
    StatementRecord,
)
from graph.followup.documents.statements import NEW_PROMISE
from graph.followup.documents.stating import CITES, HEADING
from graph.followup.pairs import towards, towards_learnt
from graph.followup.pairs.another import is_another
from graph.followup.pairs.apart import ONLY_NAMED
from graph.followup.pairs.heard import MENTION
from graph.followup.pairs.relevance import AGAIN, Judged
from graph.followup.pairs.relevance_order import Weighed
from graph.followup_model import Evidence, Stance

Heard = tuple[Judged, PassageRecord]
Known = Mapping[str, float]
NOTHING: Known = {}
# Before the name of what is known of the passage.
PASSAGE = "st."
# From here on a piece takes its stance; less sure, it only mentions.
TAKEN = 0.3
# What was not chosen for what it is like must be surer to be shown after all.
TOLD = 0.45
BASE = "grund"
# Pieces are known by so many sets of traits at sight; and sums of weights are rounded.
SETS, ROUNDING = 10_000, 1e-3
# More telling words than so many say no more; nor do more words of the thing.
MOST_TELLING, MANY = 2.5, 6
# Days are told by their logarithm, made as small; nearness by the year.
LOGGED, A_YEAR, FAR_OFF = 8, 365, 0.3
KINDS = {
    "belagg.beslut": "beslut",
    "belagg.uppfoljning": "fakta",
    "belagg.svagt": "svag",
    MENTION: "mening",
    HEADING: "rubrik",
    CITES: "hanvisning",
}
# Before the name of what kind of statement it is.
OF_KIND = "slag."
# What of a pair's traits, as the stance is weighed by them, speaks for the pair too.
OF_PAIR = ("p:", "k:", "n:", "t:")
# A fact of the document, of the whole thing, and of the deed that was promised.
STATED = ("belagg.beslut", "belagg.uppfoljning")
PLAIN = frozenset({"saken-helt", "garning", "samma-organ"})
# Codes of a piece that are traits by themselves.
OF_PIECE = ("annat-namn", "samma-organ", "annat-organ", "lista")


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
        pieces: What was chosen of a document; those with a link stay as they are.
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

    def settle(piece: Evidence) -> Evidence:
        found = by_words.get((piece.start, piece.text))
        there = around.get(found[1].start) if found is not None else None
        known = there.own if there is not None else NOTHING
        return _settled(piece, found, promise, of, said_in, known)

    shown = [settle(piece) for piece in pieces]
    chosen = {(piece.start, piece.text) for piece in pieces}
    others = [
        (settle(judged.piece), passage)
        for place, (judged, passage) in by_words.items()
        if place not in chosen and not judged.piece.link
    ]
    return _with_told(shown, others, around)


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
            n for n in mine if found[n].stance == "mentions" and not found[n].link
        ]
        if silent:
            found[silent[0]] = replace(one, relevance=found[silent[0]].relevance)
            continue
        there = around.get(passage.start)
        worth = there.relevance if there is not None else 0.0
        again = worth * AGAIN if mine else worth
        found.append(replace(one, relevance=round(again, 6)))
    return found


def _settled(  # noqa: PLR0913, PLR0917 - one piece of `settled`
    piece: Evidence,
    heard: Heard | None,
    promise: PromiseRecord,
    of: FollowRecord,
    said_in: FollowRecord,
    known: Known,
) -> Evidence:
    if piece.link is not None or heard is None:
        return piece
    judged, passage = heard
    if judged.piece.link is not None:
        return piece
    plain = _is_plain(piece, judged.case.said)
    if not plain and not may_take(at_sight(judged, of, said_in, known)):
        return replace(piece, stance="mentions", sure=0.0, cue=None)
    stance = towards.stance(promise, of, judged.case.said, passage)
    only_headed = judged.case.said.rule == HEADING and stance == "fulfils"
    only_placed = ONLY_NAMED in judged.case.apart
    silent = stance == "mentions" or only_headed or only_placed
    if silent or is_another(promise, of, judged.case.said, passage):
        return replace(piece, stance="mentions", sure=0.0, cue=None)
    if plain:
        return replace(piece, stance=stance, cue=judged.case.said.cue)
    found = sure(traits(judged, passage, stance, of, said_in, known))
    if found < TAKEN:
        return replace(piece, stance="mentions", sure=found, cue=None)
    return replace(
        piece,
        stance=stance,
        score=max(piece.score, found),
        sure=found,
        cue=judged.case.said.cue,
    )


def _is_plain(piece: Evidence, said: StatementRecord) -> bool:
    """Tell whether a decision or a reported fact names the whole thing and the deed.

    Such a piece says by itself what a reader needs; the examples have too few of them
    to learn it.
    """
    stated = said.rule.startswith(STATED) and not said.weak and not said.proposed
    return stated and frozenset(piece.features) >= PLAIN


def traits(  # noqa: PLR0913, PLR0917 - all that tells of a piece
    judged: Judged,
    passage: PassageRecord,
    stance: Stance,
    of: FollowRecord,
    said_in: FollowRecord,
    known: Known,
) -> dict[str, float]:
    """Return what is known of a piece, as numbers mostly from 0 to 1.

    Args:
        judged: The piece and what it was judged by.
        passage: Where it stands.
        stance: The stance it would take.
        of: The document of the promise.
        said_in: That of the piece.
        known: What is known of the passage and of what stands around it.
    """
    promise, said = judged.case.promise, judged.case.said
    return {
        **at_sight(judged, of, said_in, known),
        **_of_words(promise, said, passage, stance),
        "som-last": float(said.stance == stance),
    }


def at_sight(
    judged: Judged, of: FollowRecord, said_in: FollowRecord, known: Known
) -> dict[str, float]:
    """Return those of the traits of a piece that hang on no stance.

    No sentence needs to be read for them. The arguments are those of `traits`.
    """
    promise, said = judged.case.promise, judged.case.said
    return {
        **_of_likeness(judged),
        **{code: 1.0 for code in judged.piece.features if code in OF_PIECE},
        **_of_statement(said),
        **_of_time(promise, of, said_in),
        **{f"{PASSAGE}{code}": worth for code, worth in known.items()},
        "okand-huvudman": float(said_in.body is None),
        "dokumentets-organ": float(
            bool(of.organ_name) and of.organ_name == said_in.organ_name
        ),
        "vag": float(promise.vague),
        "sakens-ord": min(len(promise.own), MANY) / MANY,
    }


def may_take(seen: Mapping[str, float]) -> bool:
    """Tell whether a piece may be sure enough to take a stance, whatever it says.

    Most pieces cannot, even if all that is not known yet spoke for them; then their
    sentences need not be read.

    Args:
        seen: What is known of the piece at sight.
    """
    least = math.log(TAKEN / (1.0 - TAKEN))
    return _sum(seen) + _at_most(tuple(seen)) >= least


@lru_cache(SETS)
def _at_most(seen: tuple[str, ...]) -> float:
    """Return the most that all traits but those seen may add."""
    known = frozenset((*seen, *OF_PIECE, BASE))
    other = (
        weight
        for code, weight in _weights().items()
        if code not in known and not code.startswith((OF_KIND, PASSAGE))
    )
    return sum(weight for weight in other if weight > 0) + ROUNDING


def _of_likeness(judged: Judged) -> dict[str, float]:
    alike = judged.case.alike
    said = judged.case.said
    return {
        "likhet": alike.score,
        "namnd": alike.direct,
        "namnd-med-rubrik": alike.led,
        "namnd-fore": alike.before,
        "sak-och-amne": alike.matter,
        "amnet": alike.matter_alone,
        "tyngd": min(alike.said_weight, MOST_TELLING),
        "tyngd-med-rubrik": min(alike.named_weight, MOST_TELLING),
        "omsagd": min(alike.told_weight, MOST_TELLING),
        "en-sak": float(alike.single),
        "amne": float(alike.topic),
        "egennamn": float(alike.named),
        "samma-namn": float(not set(judged.case.promise.marks).isdisjoint(said.marks)),
        "sammansattning": float(alike.in_parts),
        "garning": float(alike.deed),
    }


def _of_statement(said: StatementRecord) -> dict[str, float]:
    listed = (name for rule, name in KINDS.items() if said.rule.startswith(rule))
    kind = next(listed, "annat")
    return {
        f"{OF_KIND}{kind}": 1.0,
        "svagt": float(said.weak),
        "forslag": float(said.proposed),
        "hanvisar": float(said.refers),
        "nytt-lofte": float(said.rule == NEW_PROMISE),
    }


def _of_words(
    promise: PromiseRecord,
    said: StatementRecord,
    passage: PassageRecord,
    stance: Stance,
) -> dict[str, float]:
    sentence = towards_learnt.whole(said, passage)
    leaning = towards_learnt.leaning(promise, said, sentence)
    found = {
        code: 1.0
        for code in towards_learnt.of_pair(promise, said, sentence)
        if code.startswith(OF_PAIR)
    }
    if leaning is not None:
        found["lutar-dit"] = leaning.shares[stance]
        found["lutar-inte"] = leaning.shares["mentions"]
    return found


def _of_time(
    promise: PromiseRecord, of: FollowRecord, said_in: FollowRecord
) -> dict[str, float]:
    due = promise.latest_wide or promise.latest
    first, last = said_in.earliest, said_in.latest or said_in.earliest
    days = max((last - of.earliest).days, 0) if last and of.earliest else 0
    away = abs((last - due).days) if last and due else None
    return {
        "tid": math.log1p(days) / LOGGED,
        "efter-frist": float(due is not None and first is not None and first > due),
        "nara-frist": FAR_OFF if away is None else math.exp(-away / A_YEAR),
    }


@cache
def _weights() -> Mapping[str, float]:
    return {row["drag"]: float(row["vikt"]) for row in tables.table("deciding")}


def sure(found: Mapping[str, float]) -> float:
    """Return how often a piece with such traits was right, 0 to 1."""
    return round(1.0 / (1.0 + math.exp(-max(min(_sum(found), 30.0), -30.0))), 3)


def _sum(found: Mapping[str, float]) -> float:
    """Return the weighed sum of some traits, with what all pieces have."""
    weights = _weights()
    told = sum(weights.get(code, 0.0) * worth for code, worth in found.items())
    return weights.get(BASE, 0.0) + told
