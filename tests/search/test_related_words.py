"""Words that stand together: learned from many documents, kept, offered for a query."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.pipeline import build_artifact
from search.engines.tantivy import TantivyEngine
from search.entries import entries
from search.model import Entry
from search.topics.offering import LONGEST, Offering
from search.topics.related import learned

# Each of these stands in a document of its own, some of them in many.
TOGETHER = "Bokbussen kommer till filialen med nya böcker."
OTHERS = (
    "Vattenverket renas under natten.",
    "Idrottshallen får nya omklädningsrum.",
    "Hemtjänsten byter schema i veckan.",
)


def entry(text: str, number: int) -> Entry:
    made = entries(build_artifact(f"Norrlid\n\n{text}\n".encode(), "sida.txt"))
    body = next(e for e in made if text[:10] in e.text)
    return replace(body, document=f"d{number}", passage=f"d{number}#1", text=text)


def many(texts: Sequence[str]) -> Iterator[Entry]:
    return (entry(text, number) for number, text in enumerate(texts))


@pytest.fixture(scope="module")
def collection() -> list[Entry]:
    said = [f"{TOGETHER} Det är gång {number}." for number in range(6)]
    beside = [f"{OTHERS[n % 3]} Det är gång {n}." for n in range(60)]
    return list(many([*said, *beside]))


@pytest.fixture
def engine(collection: list[Entry], tmp_path: Path) -> TantivyEngine:
    made = TantivyEngine(tmp_path / "index")
    made.apply([], collection, 1)
    made.release()
    return made


def test_words_of_the_same_passages_are_near(collection: list[Entry]) -> None:
    assert "filialen" in learned(collection)["bokbuss"]


def test_words_of_other_passages_are_not(collection: list[Entry]) -> None:
    near = learned(collection)["bokbuss"]
    assert not {"vattenverket", "idrottshallen", "hemtjänsten"} & set(near)


def test_what_one_document_says_over_and_over_is_not_learned(
    collection: list[Entry],
) -> None:
    one = [replace(e, document="d0") for e in collection]
    assert learned(one) == {}


def test_the_same_text_counts_once(collection: list[Entry]) -> None:
    copies = [replace(e, text=TOGETHER) for e in collection[:6]]
    assert "bokbuss" not in learned([*copies, *collection[6:]])


def test_they_are_offered_one_word_at_a_time(
    engine: TantivyEngine, tmp_path: Path
) -> None:
    offering = Offering(tmp_path / "index")
    assert offering.renew(engine)
    offers = offering.offers("ny bokbuss i Norrlid")
    assert "ny filialen i Norrlid" in [one.query for one in offers]


def test_a_word_that_is_asked_for_is_not_offered(
    engine: TantivyEngine, tmp_path: Path
) -> None:
    offering = Offering(tmp_path / "index")
    offering.renew(engine)
    assert "filialen" not in [o.word for o in offering.offers("bokbuss filial")]


def test_names_of_fields_and_what_they_ask_for_are_left_alone(
    engine: TantivyEngine, tmp_path: Path
) -> None:
    offering = Offering(tmp_path / "index")
    offering.renew(engine)
    assert offering.offers("organ:bokbuss") == ()
    assert offering.offers("bokbuss " * LONGEST) == ()


def test_they_are_learned_anew_only_when_much_has_changed(
    engine: TantivyEngine, collection: list[Entry], tmp_path: Path
) -> None:
    offering = Offering(tmp_path / "index")
    assert offering.renew(engine)
    assert not offering.renew(engine)
    engine.apply([], many([f"Sent tillägg {n}." for n in range(1)]), 2)
    assert not offering.renew(engine)
    more = [replace(e, document=f"x{e.document}") for e in collection]
    engine.apply([], more, 3)
    engine.release()
    assert offering.renew(engine)


def test_a_damaged_file_offers_nothing_and_is_made_anew(
    engine: TantivyEngine, tmp_path: Path
) -> None:
    offering = Offering(tmp_path / "index")
    offering.renew(engine)
    kept = next((tmp_path / "index").glob("related-*/*"))
    kept.write_bytes(b"\xc1")
    again = Offering(tmp_path / "index")
    assert again.offers("bokbuss") == ()
    assert again.renew(engine)
    assert again.offers("bokbuss")
