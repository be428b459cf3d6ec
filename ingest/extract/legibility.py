"""Facts from pages that were hard to read are less sure.

What is read from a page that text recognition was unsure of may be wrong although
the rule that found it is right. Such a fact keeps its rule and span; its confidence
is multiplied by what its pages are worth: `HARD` for a page that is *svårläst*, else
the engine's own confidence, counted up because a wrong letter seldom changes a fact,
and never below `HARD`. A fact that rests on several pages is worth its worst one;
a person or organisation, which one good mention proves, its best one.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from ingest.model import (
    Agreement,
    Commitment,
    Decision,
    Document,
    Facts,
    Followup,
    Mention,
    Organisation,
    Page,
    Person,
    Question,
    Reference,
    TimeExpression,
)

# A fact of a page that can hardly be read is as likely wrong as right.
HARD = 0.5
# From this mean confidence on, the engine's doubts say nothing of single facts.
SURE = 0.9
Named = TypeVar("Named", Person, Organisation)
Spanned = TypeVar(
    "Spanned", TimeExpression, Decision, Commitment, Followup, Question, Reference
)
Sure = TypeVar(
    "Sure",
    Person,
    Organisation,
    TimeExpression,
    Decision,
    Commitment,
    Followup,
    Question,
    Reference,
    Agreement,
)


def with_legibility(facts: Facts, document: Document) -> Facts:
    """Return `facts` with confidence lowered where their pages were hard to read."""
    worths = [_worth(page) for page in document.pages]
    if all(worth == 1.0 for worth in worths):
        return facts

    def page_worth(number: int) -> float:
        return worths[number - 1] if 0 < number <= len(worths) else 1.0

    def worth(start: int, end: int) -> float:
        first = document.page_of(start)
        last = document.page_of(max(start, end - 1))
        return min(page_worth(number) for number in range(first, last + 1))

    def mentioned(mentions: Iterable[Mention]) -> float:
        return max((page_worth(mention.page) for mention in mentions), default=1.0)

    def placed(found: tuple[Spanned, ...]) -> tuple[Spanned, ...]:
        return tuple(_lowered(one, worth(one.start, one.end)) for one in found)

    def named(found: tuple[Named, ...]) -> tuple[Named, ...]:
        return tuple(_lowered(one, mentioned(one.mentions)) for one in found)

    agreement = facts.agreement
    if agreement is not None:
        # Its clauses stand all over the document; where it opens names the parties.
        agreement = _lowered(agreement, worth(agreement.start, agreement.start + 1))
    return Facts(
        persons=named(facts.persons),
        organisations=named(facts.organisations),
        times=placed(facts.times),
        decisions=placed(facts.decisions),
        commitments=placed(facts.commitments),
        followups=placed(facts.followups),
        questions=placed(facts.questions),
        references=placed(facts.references),
        agreement=agreement,
    )


def _worth(page: Page) -> float:
    """Return what a fact of the page is worth against one of a clear page."""
    if page.hard:
        return HARD
    if page.source != "ocr" or page.ocr_confidence is None:
        return 1.0
    return max(HARD, min(1.0, page.ocr_confidence / SURE))


def _lowered(fact: Sure, factor: float) -> Sure:
    if factor >= 1.0:
        return fact
    return replace(fact, confidence=round(fact.confidence * factor, 3))
