"""Facts from pages that were hard to read are less sure.

What is read from a page that text recognition was unsure of may be wrong although
the rule that found it is right. Such a fact keeps its rule and span; its confidence
is multiplied by what its pages are worth: `HARD` for a page that is *svårläst*, else
the engine's own confidence, counted up because a wrong letter seldom changes a fact,
and never below `HARD`. A fact that rests on several pages is worth its worst one;
a person or organisation, which one good mention proves, its best one.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from ingest.model import Document, Facts, Mention, Page

# A fact of a page that can hardly be read is as likely wrong as right.
HARD = 0.5
# From this mean confidence on, the engine's doubts say nothing of single facts.
SURE = 0.9
Worth = Callable[[int, int], float]


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

    agreement = facts.agreement
    if agreement is not None:
        # Its clauses stand all over the document; where it opens names the parties.
        factor = worth(agreement.start, agreement.start + 1)
        agreement = replace(agreement, confidence=_lower(agreement.confidence, factor))
    return Facts(
        persons=tuple(
            replace(p, confidence=_lower(p.confidence, mentioned(p.mentions)))
            for p in facts.persons
        ),
        organisations=tuple(
            replace(o, confidence=_lower(o.confidence, mentioned(o.mentions)))
            for o in facts.organisations
        ),
        times=tuple(
            replace(t, confidence=_lower(t.confidence, worth(t.start, t.end)))
            for t in facts.times
        ),
        decisions=tuple(
            replace(d, confidence=_lower(d.confidence, worth(d.start, d.end)))
            for d in facts.decisions
        ),
        commitments=tuple(
            replace(c, confidence=_lower(c.confidence, worth(c.start, c.end)))
            for c in facts.commitments
        ),
        followups=tuple(
            replace(f, confidence=_lower(f.confidence, worth(f.start, f.end)))
            for f in facts.followups
        ),
        questions=tuple(
            replace(q, confidence=_lower(q.confidence, worth(q.start, q.end)))
            for q in facts.questions
        ),
        references=tuple(
            replace(r, confidence=_lower(r.confidence, worth(r.start, r.end)))
            for r in facts.references
        ),
        agreement=agreement,
    )


def _worth(page: Page) -> float:
    """Return what a fact of the page is worth against one of a clear page."""
    if page.hard:
        return HARD
    if page.source != "ocr" or page.ocr_confidence is None:
        return 1.0
    return max(HARD, min(1.0, page.ocr_confidence / SURE))


def _lower(confidence: float, factor: float) -> float:
    return round(confidence * factor, 3) if factor < 1.0 else confidence
