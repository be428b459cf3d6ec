"""Keyphrases: what a matter speaks of, as it is written, and nothing of procedure."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.pipeline import build_artifact
from search.engines.tantivy import TantivyEngine
from search.entries import entries
from search.model import Engine, Entry
from search.topics.keyphrases import MOST, keyphrases
from search.topics.phrases import is_formal, nouns_in, phrases

BUS = """Norrlids kommun
Kultur- och fritidsnämnden
Protokoll
Sammanträdesdatum: 2022-05-10

Närvarande: Åsa Ek (S), ordförande, Nils Byström (M), Karin Flod (C)

§ 11 Ny bokbuss i Norrlid

Dnr KFN 2022/31
Bokbussen går till Östmåla varannan vecka. Nils Byström yrkar bifall till förslaget.
Den öppna förskolan vill att bokbussen stannar vid skolgården.

Öppna förskolan har bett om det förut. Kultur- och fritidsnämnden beslutar att bokbussen
ska stanna där.

§ 12 Vattenverkets reningssteg

Dnr KFN 2022/32
Vattenverket behöver ett nytt reningssteg. Nämnden beslutar att lägga ärendet till
handlingarna. Vattenverket får ett beslutsunderlag.
"""


@pytest.fixture(scope="module")
def passages() -> list[Entry]:
    return entries(build_artifact(BUS.encode(), "protokoll.txt"))


@pytest.fixture(scope="module")
def engine(
    passages: list[Entry], tmp_path_factory: pytest.TempPathFactory
) -> TantivyEngine:
    made = TantivyEngine(tmp_path_factory.mktemp("index"))
    made.apply([], passages, 1)
    made.release()
    return made


def of(passages: Sequence[Entry], number: str, engine: Engine) -> tuple[str, ...]:
    return keyphrases([e for e in passages if e.section == number], engine)


def test_a_matter_is_told_by_its_own_words(
    passages: list[Entry], engine: TantivyEngine
) -> None:
    bus = of(passages, "11", engine)
    assert bus[0] == "bokbussen"
    assert "öppna förskolan" in bus
    assert of(passages, "12", engine)[0] == "vattenverket"


def test_who_decides_and_how_is_no_phrase(
    passages: list[Entry], engine: TantivyEngine
) -> None:
    words = {word for number in ("11", "12") for word in of(passages, number, engine)}
    said = " ".join(words).lower()
    for formal in ("nämnd", "förslag", "bifall", "byström", "beslut", "norrlid"):
        assert formal not in said


def test_a_word_is_not_told_beside_the_phrase_it_stands_in(
    passages: list[Entry], engine: TantivyEngine
) -> None:
    bus = of(passages, "11", engine)
    assert not {"förskolan", "förskola"} & set(bus)


def test_the_order_of_passages_makes_no_difference(
    passages: list[Entry], engine: TantivyEngine
) -> None:
    assert keyphrases(passages, engine) == keyphrases(reversed(passages), engine)


def test_nothing_said_gives_no_phrase(engine: TantivyEngine) -> None:
    assert keyphrases([], engine) == ()


def test_a_name_stands_with_what_it_names() -> None:
    found = [one.written for one in phrases("Vi for till Östmålas badplats i går.")]
    assert "Östmålas badplats" in found


def test_a_part_of_a_word_is_none() -> None:
    assert list(nouns_in("vård- och omsorgsboendet")) == ["omsorgsboendet"]


def test_a_heading_names_things_that_no_lexicon_knows() -> None:
    heading = "Motion om kvarterskrogdjur"
    assert "kvarterskrogdjur" in [p.written for p in phrases(heading, heading=True)]
    assert "kvarterskrogdjur" not in [p.written for p in phrases(heading)]


@pytest.mark.parametrize("word", ["sammanträdet", "tjänsteskrivelsen", "ärendena"])
def test_words_of_procedure_name_nothing(word: str) -> None:
    assert is_formal(word)


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=200))
def test_any_text_has_phrases_as_written(text: str) -> None:
    for heading in (False, True):
        for one in phrases(text, heading=heading):
            assert one.written.lower() in text.lower()
            assert 1 <= len(one.stems) <= 2


@settings(max_examples=25, deadline=None)
@given(
    words=st.lists(
        st.sampled_from(
            ("bokbussen", "vattenverk", "öppna", "förskolan", "Östmåla", "och", ".")
        )
    )
)
def test_there_are_never_too_many_nor_twice_the_same(
    words: list[str], passages: list[Entry], engine: TantivyEngine
) -> None:
    found = keyphrases([replace(passages[0], text=" ".join(words))], engine)
    assert len(found) <= MOST
    assert len({each.lower() for each in found}) == len(found)
