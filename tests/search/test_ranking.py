"""What people type finds the passages they mean first, or is said to be unsure."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.errors import QueryError
from search import query
from search.engines.tantivy import TantivyEngine
from search.model import Entry
from search.ranking import weights
from search.ranking.answering import Ranking
from search.service import Search
from tests.search.made import entry

TEXTS = {
    "vardplatser": "Nämnden beslutar att öppna tolv vårdplatser i Granlunda.",
    "skolgard": "Skolgården vid Åsängsskolan får nya träd och bänkar.",
    "psykiatri": "Väntan till barn- och ungdomspsykiatrin är sju veckor.",
    "lycka": "Anneli Wikstrandh yrkar bifall till förslaget om badbryggan.",
    "avfall": "Avfallstaxan höjs med tre procent från årsskiftet.",
    "bordlagt": "Ärendet bordläggs till nästa sammanträde.",
    "anteckning": "Bryggan vid badet nämns i en skrivelse från föreningen.",
}


def of_may(name: str, text: str) -> Entry:
    decides = "beslutar" in text or "bordläggs" in text
    dnr = ("KS 2021/118",) if name == "bordlagt" else ()
    return entry(
        name,
        text,
        dt.date(2021, 5, 12),
        organ="Kommunstyrelsen",
        body="Norrlids kommun",
        dnr=dnr,
        status=("beslut",) if decides else (),
        section="87" if dnr else None,
        matter="Cykelväg till Tallnäs" if dnr else None,
        around="2021 maj norrlid cykelväg tallnäs #ks2021/118" if decides else "2021",
    )


@pytest.fixture
def engine(tmp_path: Path) -> TantivyEngine:
    made = TantivyEngine(tmp_path / "index")
    made.apply([], [of_may(name, text) for name, text in TEXTS.items()], seq=1)
    return made


@pytest.fixture
def search(engine: TantivyEngine) -> Search:
    return Search(engine)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("vård plats granlunda", "vardplatser"),
        ("plats i vården granlunda", "vardplatser"),
        ("skolgard", "skolgard"),
        ("asangsskolan trad", "skolgard"),
        ("bup väntan", "psykiatri"),
        ("aneli wikstrand brygga", "lycka"),
        ("soptaxa", "avfall"),
        ("cykelväg tallnäs", "bordlagt"),
        ("ks 118-2021", "bordlagt"),
        ("ks 118-2021 § 87", "bordlagt"),
        ("annely wickstrand", "lycka"),
        ("bordläggning av ärende", "bordlagt"),
        ("badbryggeri", "lycka"),
        ("vem beslutade om vårdplatser", "vardplatser"),
    ],
)
def test_what_is_meant_comes_first(search: Search, typed: str, first: str) -> None:
    hits = search.search(typed).hits
    assert hits
    assert hits[0].document == f"{first}.txt"


@pytest.mark.parametrize(
    "typed", ["krematorium kapell begravning", "vårdplatser krematorium begravning"]
)
def test_what_the_collection_lacks_is_said(search: Search, typed: str) -> None:
    results = search.search(typed)
    assert not results.hits or results.unsure
    if results.hits:
        assert any("krematorium" in note for note in results.notes)


def test_what_is_there_is_not_doubted(search: Search) -> None:
    for typed in ("vårdplatser granlunda", "avfallstaxan procent", "skolgården"):
        assert not search.search(typed).unsure


def test_of_a_matter_and_its_section_the_decision_comes_first(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path / "matter")
    made = of_may("bordlagt", "§ 87 Cykelväg till Tallnäs. Dnr KS 2021/118")
    line = replace(made, passage="bordlagt-s1", status=())
    engine.apply([], [line, of_may("bordlagt", TEXTS["bordlagt"])], seq=1)
    hits = Search(engine).search("KS 2021/118 § 87").hits
    assert [hit.text for hit in hits] == [TEXTS["bordlagt"], line.text]


def test_the_rank_is_explained(engine: TantivyEngine) -> None:
    asked = Ranking(engine, weights.read()).ask(query.parse("soptaxa"))
    told = [each.sv for each in asked.why(asked.first[0])]
    assert any("samma" in text for text in told)


def test_a_component_can_be_left_out(engine: TantivyEngine) -> None:
    table = weights.read()
    without = Search(engine, table.without("synonyms"))
    assert not without.search("soptaxa").hits
    for component in weights.COMPONENTS:
        assert Search(engine, table.without(component)).search("skolgården").hits


def test_hits_beyond_the_first_look_are_each_on_one_page(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path / "many")
    many = [of_may(f"d{n}", f"Cykelvägen nummer {n} byggs i år.") for n in range(130)]
    engine.apply([], many, seq=1)
    search = Search(engine)
    found = [
        h.id for at in range(0, 140, 20) for h in search.search("cykelväg", 20, at).hits
    ]
    assert len(found) == len(set(found)) == 130


@pytest.mark.parametrize("typed", ["(((", "?!"])
def test_a_query_without_words_gets_advice(search: Search, typed: str) -> None:
    with pytest.raises(QueryError):
        search.search(typed)
