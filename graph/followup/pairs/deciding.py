"""How surely a piece says what became of the promise, where nothing written ties them.

A link (§, day, number) says which promise is meant; without one, likeness, the form of
the sentence and what it tells must say it together. What each of them weighs was
learnt from stories with known endings (`deciding.tsv`, made by `benchmarks.deciding`):
the sum gives how often a piece like this one was about that very promise and its
stance the right one. A piece takes a stance from `TAKEN` on; verdicts ask for more.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

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
from graph.followup.pairs.relevance import Judged
from graph.followup_model import Evidence, Stance

Heard = tuple[Judged, PassageRecord]
# From here on a piece takes its stance; less sure, it only mentions.
TAKEN = 0.3
BASE = "grund"
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
# What of a pair's traits, as the stance is weighed by them, speaks for the pair too.
OF_PAIR = ("p:", "k:", "n:", "t:")
# A fact of the document, of the whole thing, and of the deed that was promised.
STATED = ("belagg.beslut", "belagg.uppfoljning")
PLAIN = frozenset({"saken-helt", "garning", "samma-organ"})
# Codes of a piece that are traits by themselves.
OF_PIECE = ("annat-namn", "samma-organ", "annat-organ", "lista")


def settled(
    pieces: Sequence[Evidence],
    heard: Iterable[Heard],
    promise: PromiseRecord,
    of: FollowRecord,
    said_in: FollowRecord,
) -> list[Evidence]:
    """Return pieces with the stance that they surely enough take, and how surely.

    Args:
        pieces: What was chosen of a document; those with a link stay as they are.
        heard: All that was judged in the document, each with its passage.
        promise: The promise.
        of: Its document.
        said_in: The later document.
    """
    by_words: dict[tuple[int, str], Heard] = {}
    for one in heard:
        by_words.setdefault((one[0].piece.start, one[0].piece.text), one)
    return [
        _settled(piece, by_words.get((piece.start, piece.text)), promise, of, said_in)
        for piece in pieces
    ]


def _settled(
    piece: Evidence,
    heard: Heard | None,
    promise: PromiseRecord,
    of: FollowRecord,
    said_in: FollowRecord,
) -> Evidence:
    if piece.link is not None or heard is None:
        return piece
    judged, passage = heard
    if judged.piece.link is not None:
        return piece
    stance = towards.stance(promise, of, judged.case.said, passage)
    only_headed = judged.case.said.rule == HEADING and stance == "fulfils"
    only_placed = ONLY_NAMED in judged.case.apart
    silent = stance == "mentions" or only_headed or only_placed
    if silent or is_another(promise, of, judged.case.said, passage):
        return replace(piece, stance="mentions", sure=0.0, cue=None)
    if _is_plain(piece, judged.case.said):
        return replace(piece, stance=stance, cue=judged.case.said.cue)
    found = sure(traits(judged, passage, stance, of, said_in))
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


def traits(
    judged: Judged,
    passage: PassageRecord,
    stance: Stance,
    of: FollowRecord,
    said_in: FollowRecord,
) -> dict[str, float]:
    """Return what is known of a piece, as numbers mostly from 0 to 1.

    Args:
        judged: The piece and what it was judged by.
        passage: Where it stands.
        stance: The stance it would take.
        of: The document of the promise.
        said_in: That of the piece.
    """
    promise, said = judged.case.promise, judged.case.said
    return {
        **_of_likeness(judged),
        **{code: 1.0 for code in judged.piece.features if code in OF_PIECE},
        **_of_statement(said, stance),
        **_of_words(promise, said, passage, stance),
        **_of_time(promise, of, said_in),
        "okand-huvudman": float(said_in.body is None),
        "dokumentets-organ": float(
            bool(of.organ_name) and of.organ_name == said_in.organ_name
        ),
        "vag": float(promise.vague),
        "sakens-ord": min(len(promise.own), MANY) / MANY,
    }


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


def _of_statement(said: StatementRecord, stance: Stance) -> dict[str, float]:
    listed = (name for rule, name in KINDS.items() if said.rule.startswith(rule))
    kind = next(listed, "annat")
    return {
        f"slag.{kind}": 1.0,
        "svagt": float(said.weak),
        "forslag": float(said.proposed),
        "hanvisar": float(said.refers),
        "nytt-lofte": float(said.rule == NEW_PROMISE),
        "som-last": float(said.stance == stance),
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
    weights = _weights()
    whole = weights.get(BASE, 0.0)
    whole += sum(weights.get(code, 0.0) * worth for code, worth in found.items())
    return round(1.0 / (1.0 + math.exp(-max(min(whole, 30.0), -30.0))), 3)
