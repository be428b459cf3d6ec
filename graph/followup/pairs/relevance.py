"""How likely a reader is to want a passage among the first: 0 to 1, and learnt.

The score of a piece says how surely it speaks of the promise, and verdicts rest on it.
This number orders what is shown: its weights were fitted on stories whose passages
were named by hand (`relevance.tsv`, made by `benchmarks.relevance`). It adds nothing
that the score could not see but weighs it all at once, and what stands around.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from graph.followup import tables
from graph.followup.documents.records import (
    FollowRecord,
    PassageRecord,
    PromiseRecord,
)
from graph.followup.pairs.speaking import Case
from graph.followup_model import Evidence, Stance

# More telling words than so many say no more.
MOST_TELLING = 2.5
A_YEAR = 365
# A passage with no deadline to be near.
FAR_OFF = 0.3
# Days, characters and passages are told by their logarithms, made as small.
LOGGED = 8
# Each further piece of a passage is worth so much of the one before it.
AGAIN = 0.05
BASE = "grund"
KINDS = (
    "protokoll",
    "protokollsutdrag",
    "webbsida",
    "tjansteskrivelse",
    "interpellationssvar",
)


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement judged against a promise: the piece it makes, however weak.

    `stance` is the one it takes if it is about that promise, where that was asked.
    """

    piece: Evidence
    case: Case
    stance: Stance | None = None


def faint(piece: Evidence) -> Evidence:
    """Return a piece as one that only mentions and counts for nothing."""
    return replace(piece, stance="mentions", score=0.0, cue=None)


@dataclass(frozen=True, slots=True)
class Pair:
    """A promise and a later document.

    `unknown` says that nobody knows whose it is, `last` where its last passage ends.
    """

    promise: PromiseRecord
    of: FollowRecord
    record: FollowRecord
    unknown: bool
    last: int = 1

    def of_both(self) -> dict[str, float]:
        """Return what holds for all passages of the document."""
        organ, kind = self.of.organ_name, self.record.type
        return {
            "omfang": math.log1p(len(self.record.passages)) / LOGGED,
            "okand-huvudman": float(self.unknown),
            "dokumentets-organ": float(bool(organ) and organ == self.record.organ_name),
            **{f"slag.{one}": float(kind == one) for one in KINDS},
            **self._of_time(),
        }

    def _of_time(self) -> dict[str, float]:
        said, later = self.of.earliest, self.record.latest or self.record.earliest
        due = self.promise.latest_wide or self.promise.latest
        assert said is not None
        assert later is not None
        days = max((later - said).days, 0)
        away = abs((later - due).days) if due else 0
        first = self.record.earliest
        return {
            "tid": math.log1p(days) / LOGGED,
            "samma-dag": float(days == 0),
            "efter-frist": float(due is not None and first is not None and first > due),
            "nara-frist": math.exp(-away / A_YEAR) if due else FAR_OFF,
        }


def features(
    passage: PassageRecord, place: float, judged: Sequence[Judged], beside: float
) -> dict[str, float]:
    """Return what is known of a passage by itself, as numbers mostly from 0 to 1.

    Args:
        passage: The passage.
        place: Where in its document it stands, 0 to 1.
        judged: What its statements were judged to be.
        beside: The score of what stands beside it, if only that leads here.
    """
    return {
        **_of_likeness([one.case for one in judged]),
        **_of_pieces(judged),
        "langd": math.log1p(len(passage.text)) / LOGGED,
        "plats": place,
        "granne": beside,
    }


# Of a passage that states nothing.
NOTHING: Mapping[str, float] = dict.fromkeys(
    (
        "likhet",
        "tyngd",
        "omsagd",
        "garning",
        "lank",
        "annat-uppdrag",
        "skilda",
        "sager",
    ),
    0.0,
)


def _of_likeness(cases: Sequence[Case]) -> Mapping[str, float]:
    if not cases:
        return NOTHING
    alike = [one.alike for one in cases]
    said = max([one.said_weight for one in alike])
    told = max([one.told_weight for one in alike])
    return {
        "likhet": max([one.score for one in alike]),
        "tyngd": min(said, MOST_TELLING),
        "omsagd": min(told, MOST_TELLING),
        "garning": float(any(one.deed for one in alike)),
        "lank": max([one.link.strength for one in cases]),
        "annat-uppdrag": 1.0 - min([one.link.against for one in cases]),
        "skilda": float(all(one.apart for one in cases)),
        "sager": float(any(one.said.stance != "mentions" for one in cases)),
    }


def _of_pieces(judged: Sequence[Judged]) -> dict[str, float]:
    told = [one.piece.score for one in judged if one.piece.stance != "mentions"]
    return {
        "saker": max([one.piece.score for one in judged], default=0.0),
        "hallning": max(told, default=0.0),
    }


@cache
def _weights() -> Mapping[str, float]:
    return {row["feature"]: float(row["weight"]) for row in tables.table("relevance")}


def told(features: Mapping[str, float]) -> float:
    """Return the weighed sum of some features."""
    weights = _weights()
    return sum([weights.get(code, 0.0) * worth for code, worth in features.items()])


def relevance(sum_of_all: float) -> float:
    """Return how likely a reader wants the passage, 0 to 1, rounded."""
    return round(1.0 / (1.0 + math.exp(-sum_of_all - _weights().get(BASE, 0.0))), 6)
