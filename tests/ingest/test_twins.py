"""Which documents are the same, newer versions or parts of others."""

import datetime as dt
import random
from dataclasses import replace

import pytest

from ingest.model import Document, Page
from ingest.structure.signature import signature_of
from ingest.twin_records import Record, record_of, state_of
from ingest.twins import Twin, find_twins

WORDS = ("bro", "torg", "skola", "buss", "avgift", "plan", "nämnd", "hamn", "park")
DAY = dt.date(2024, 3, 12)


def prose(seed: int, words: int) -> list[str]:
    chance = random.Random(seed)  # noqa: S311 - the same words every run
    return [f"{chance.choice(WORDS)}{chance.randrange(90)}" for _ in range(words)]


def record(name: str, words: list[str], **more: object) -> Record:
    text = " ".join(words)
    plain = Record(
        id=name,
        source=f"{name}.pdf",
        type="protokoll",
        date=DAY,
        body="Ekby kommun",
        organ="Hamnnämnden",
        dnr=frozenset(),
        signature=signature_of(text),
        length=len(text),
    )
    return replace(plain, **more)  # type: ignore[arg-type]


def edited(words: list[str], every: int) -> list[str]:
    return [f"{w}x" if n % every == 0 else w for n, w in enumerate(words)]


def only(*records: Record) -> Twin | None:
    found = find_twins(records)
    assert len(found) <= 1
    return found[0] if found else None


WHOLE = prose(1, 2000)
PART = WHOLE[500:900]


def test_the_same_text_twice():
    twin = only(record("a", WHOLE), record("b", WHOLE))
    assert (twin.kind, twin.score) == ("same", 1.0)


def test_a_scan_is_the_same_document():
    twin = only(record("a", WHOLE), record("b", edited(WHOLE, 9), noisy=True))
    assert twin.kind == "same"
    assert "skannad" in twin.reasons


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"state": "utkast"}, {}),
        ({"state": "utkast"}, {"state": "justerad"}),
        ({"type": "policy", "date": dt.date(2019, 1, 1)}, {"type": "policy"}),
        ({"modified": "2024-01-01"}, {"modified": "2024-02-01"}),
    ],
)
def test_which_version_is_newer(first, second):
    older = record("b", edited(WHOLE, 25), **first)
    twin = only(record("a", WHOLE, **second), older)
    assert (twin.kind, twin.first, twin.second) == ("version", "b", "a")
    assert twin.ordered


def test_a_version_whose_order_nothing_tells():
    twin = only(record("a", WHOLE), record("b", edited(WHOLE, 25)))
    assert (twin.kind, twin.ordered) == ("version", False)


def test_an_extract_is_part_of_its_minutes():
    extract = record("b", prose(7, 30) + PART, type="protokollsutdrag")
    twin = only(record("a", WHOLE), extract)
    assert (twin.kind, twin.first, twin.second) == ("part", "b", "a")


@pytest.mark.parametrize(
    "other",
    [
        {"date": dt.date(2024, 4, 9)},
        {"organ": "Skolnämnden"},
        {"body": "Alby kommun"},
    ],
)
def test_a_form_filled_in_again_is_no_twin(other):
    one = record("a", WHOLE, type="kallelse")
    again = record("b", edited(WHOLE, 25), **{"type": "kallelse", **other})
    assert only(one, again) is None


def test_another_matter_in_the_same_words_is_no_twin():
    one = record("a", WHOLE, type="tjansteskrivelse", dnr=frozenset({"KS-2024-1"}))
    other = replace(one, id="b", signature=signature_of(" ".join(edited(WHOLE, 25))))
    assert only(one, replace(other, dnr=frozenset({"KS-2024-2"}))) is None
    assert only(one, other) is not None


def test_a_proposal_that_the_minutes_repeat_is_no_part_of_them():
    proposal = record("b", prose(7, 40) + PART, type="tjansteskrivelse")
    assert only(record("a", WHOLE), proposal) is None


def test_what_many_documents_hold_makes_no_twins():
    form = prose(3, 300)
    records = [
        record(f"d{n}", form + prose(100 + n, 60), type="ovrigt", date=None)
        for n in range(30)
    ]
    assert find_twins(records) == ()


def test_the_order_of_the_documents_makes_no_difference():
    records = [
        record("a", WHOLE),
        record("b", edited(WHOLE, 20)),
        record("c", PART, type="protokollsutdrag"),
        record("d", WHOLE),
    ]
    assert find_twins(records) == find_twins(reversed(records))


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Hamnnämnden\nOJUSTERAT PROTOKOLL\n§ 1", "utkast"),
        ("Utkast 2024-03-01\nRiktlinjer för hamnen", "utkast"),
        ("§ 9\nBeslut\nProtokollet är justerat den 14 mars.", "justerad"),
        ("Justerat den 14 mars 2024", "justerad"),
        ("Utses att justera: Bo Alm (M)", ""),
    ],
)
def test_drafts_and_adopted_texts_say_so(text, state):
    assert state_of(Document("f", "0", "text/plain", text)) == state


def test_what_is_compared_of_a_document():
    document = Document(
        "f.pdf",
        "0",
        "application/pdf",
        "Text",
        dnr=("KS 2024/0118",),
        pages=(Page(source="ocr", ocr_confidence=0.7),),
    )
    found = record_of("d1", document)
    assert found.dnr == {"KS-2024-118"}
    assert found.noisy
