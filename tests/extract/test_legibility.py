"""Facts from pages that were hard to read."""

from dataclasses import fields

import pytest

from ingest.extract.legibility import HARD, with_legibility
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

TEXT = "a" * 100 + "b" * 100


def document(*pages: Page) -> Document:
    return Document(
        "f.pdf", "0" * 64, "application/pdf", TEXT, page_starts=(0, 100), pages=pages
    )


def facts(start: int, end: int) -> Facts:
    """Return one fact of each kind, all from one place."""
    page = 1 if start < 100 else 2
    mentions = (Mention(start, end, page),)
    return Facts(
        persons=(Person("Bo Ek", None, (), mentions, confidence=0.8),),
        organisations=(
            Organisation("Ekby kommun", "kommun", mentions, confidence=0.8),
        ),
        times=(TimeExpression(start, end, "", "date", confidence=0.8),),
        decisions=(
            Decision(start, end, "", None, None, "decision", "antar", confidence=0.8),
        ),
        commitments=(
            Commitment(
                start, end, "", None, None, None, None, "promise", confidence=0.8
            ),
        ),
        followups=(Followup(start, end, "", "done", None, confidence=0.8),),
        questions=(Question(1, start, end, "", (), "answered", confidence=0.8),),
        references=(Reference(start, end, "", "dnr", "", confidence=0.8),),
        agreement=Agreement(start, end, (), confidence=0.8),
    )


def confidences(found: Facts) -> set[float]:
    values = set()
    for field in fields(found):
        value = getattr(found, field.name)
        for fact in value if isinstance(value, tuple) else (value,):
            values.add(fact.confidence)
    return values


CLEAR = Page()
BAD = Page(hard=True)


@pytest.mark.parametrize(
    ("read", "confidence"),
    [
        (BAD, 0.4),
        (Page(source="ocr", ocr_confidence=0.95), 0.8),
        (Page(source="ocr", ocr_confidence=0.72), 0.64),
        (Page(source="ocr", ocr_confidence=0.1), 0.8 * HARD),
        (Page(source="ocr"), 0.8),
        (Page(source="text", legibility=0.99), 0.8),
    ],
)
def test_every_kind_of_fact_is_worth_what_its_page_is(read, confidence):
    found = with_legibility(facts(110, 120), document(CLEAR, read))
    assert confidences(found) == {round(confidence, 3)}


def test_facts_of_clear_pages_are_as_they_were():
    one = facts(10, 20)
    assert with_legibility(one, document(CLEAR, BAD)) == one
    assert with_legibility(one, document()) is one


def test_a_fact_over_two_pages_is_worth_the_worst():
    found = with_legibility(facts(90, 110), document(CLEAR, BAD))
    assert found.times[0].confidence == pytest.approx(0.4)


def test_one_good_mention_proves_a_person():
    mentions = (Mention(10, 15, 1), Mention(110, 115, 2))
    one = Facts(persons=(Person("Bo Ek", "S", (), mentions, confidence=0.8),))
    assert with_legibility(one, document(BAD, CLEAR)) == one
    assert with_legibility(one, document(BAD, BAD)).persons[0].confidence == 0.4
