"""What is said of two paths, and what follows for all of them.

A candidate is a pair of paths with the evidence for and against their being one
actor. Evidence is named and has a weight in log odds, so that a score can be read
as a sum; what each code weighs and says stands in `evidence.tsv`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import exp
from typing import Literal

Kind = Literal["person", "organisation"]
# same: merged without asking. review: for people to decide. apart: kept as two.
Verdict = Literal["same", "review", "apart"]
# Why a candidate has its verdict: by evidence or by what people have decided.
By = Literal["evidence", "people"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for (weight above 0) or against, in a plain Swedish sentence.

    `documents` are the ids of those it rests on, at most a few of them.
    """

    code: str
    text: str
    weight: float
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two paths that may be one actor; `left` < `right` as strings.

    `score` is 0 to 1. `left_name` and `right_name` are for reading.
    """

    left: str
    right: str
    kind: Kind
    score: float
    verdict: Verdict
    evidence: tuple[Evidence, ...] = ()
    left_name: str = ""
    right_name: str = ""
    by: By = "evidence"


@dataclass(frozen=True, slots=True)
class Named:
    """What a path is called, and how it ranks among paths that are one actor.

    `names` are the forms written, the fullest first. The path with the smallest
    (`rank`, path) of a cluster stands for it; a rank comes from content only. Of names
    of one rank the one in most `documents` is shown.
    """

    path: str
    kind: Kind
    names: tuple[str, ...]
    rank: tuple[int, ...] = ()
    party: str | None = None
    documents: int = 0


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one kind of actors comes to: its paths, its pairs, and senses of a path.

    `apart` tells in which documents a natural path means another actor than in most.
    """

    named: Mapping[str, Named]
    candidates: tuple[Candidate, ...] = ()
    apart: Mapping[tuple[str, str], str] = field(default_factory=dict)


def probability(weight: float) -> float:
    """Return log odds as a share from 0 to 1, to three decimals."""
    return round(1 / (1 + exp(-max(min(weight, 50.0), -50.0))), 3)


def kind_of(path: str) -> Kind:
    """Return what kind of actor a path is of."""
    return "person" if path.startswith("person/") else "organisation"
