"""How sure a fact is: the share of such readings that gold showed to be right.

A rule states how sure it is of itself. What that has been worth is counted on gold
(`benchmarks.calibration`) and kept in `lexicon/tillit.tsv`: a row per kind of fact,
a row per rule, and a row per rule and statement where a rule makes several. The
narrowest row that there is decides.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import TypeVar

from ingest import lexicon
from ingest.model import (
    Commitment,
    Decision,
    Facts,
    Followup,
    Organisation,
    Person,
    Question,
    Reference,
    TimeExpression,
)

Fact = TypeVar(
    "Fact",
    Commitment,
    Decision,
    Followup,
    Organisation,
    Person,
    Question,
    Reference,
    TimeExpression,
)


@cache
def _shares() -> dict[tuple[str, str, str], float]:
    """Return the confidence of each kind, rule and statement in the table."""
    return {
        (row["slag"], row["regel"], row["uppgift"]): float(row["tillit"])
        for row in lexicon.table("tillit")
    }


@cache
def confidence_of(kind: str, rule: str, stated: float) -> float:
    """Return what a reading has been worth; as stated where nothing is known."""
    shares = _shares()
    for key in ((kind, rule, f"{stated:g}"), (kind, rule, ""), (kind, "", "")):
        if key in shares:
            return shares[key]
    return stated


def calibrated(facts: Facts) -> Facts:
    """Return `facts` with each confidence as gold has shown it to be."""
    return replace(
        facts,
        persons=_worth("persons", facts.persons),
        organisations=_worth("organisations", facts.organisations),
        times=_worth("times", facts.times),
        decisions=_worth("decisions", facts.decisions),
        commitments=_worth("commitments", facts.commitments),
        followups=_worth("followups", facts.followups),
        questions=_worth("questions", facts.questions),
        references=_worth("references", facts.references),
    )


def _worth(kind: str, facts: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple(
        replace(fact, confidence=confidence_of(kind, fact.rule, fact.confidence))
        for fact in facts
    )
