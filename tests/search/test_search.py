"""What people type finds the passages they mean, with exact marks."""

import contextlib
import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import QueryError
from search import analysis, query
from search.engines.tantivy import TantivyEngine
from search.model import Sought
from search.service import Search
from tests.search.made import minuted

PLAN = "Nämnden beslutar att anta cykelplanen för Östmåla."
YEARLY = "Samverkan med föreningarna följs upp årligen, även vad gäller cykel."


@pytest.fixture
def engine(tmp_path: Path) -> TantivyEngine:
    made = TantivyEngine(tmp_path / "index")
    undated = minuted(
        2,
        "Motion om äldres rätt till vårdplatser.",
        type="motion",
        organ=None,
        date=None,
        latest=dt.date(2022, 1, 1),
        dnr=(),
        persons=(),
        parties=("KD",),
        section="63/24",
    )
    made.apply([], [minuted(0, PLAN), minuted(1, YEARLY), undated], seq=3)
    return made


@pytest.fixture
def search(engine: TantivyEngine) -> Search:
    return Search(engine)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("cykelplan", {0}),
        ("nämndens beslut", {0}),
        ("typ:motion", {2}),
        ("type:motion", {2}),
        ("organ:kulturnämnden", {0, 1}),
        ("person:Ek", {0, 1}),
        ('dnr:"KN 2021/11"', {0, 1}),
        ("dnr:KN2021/11", {0, 1}),
        ("parti:kd", {2}),
        ("§ 11", {0, 1}),
        ("§ 63/24", {2}),
        ("cyk*", {0, 1}),
        ("cykeln~", {1}),
        ('"beslutar att anta"', {0}),
        ('"anta att beslutar"', set()),
        ("cykel* INTE nämnden", {1}),
        ("cykelplanen ELLER vårdplats", {0, 2}),
        ("datum:2021-05-02", {1}),
        ("datum:2021", {0, 1}),
        ("datum:[2021-05-02 TILL 2021-05-30]", {1}),
        ("datum:[2021-05-02 TILL]", {1}),
        ("datum:2021-05-02..2021-05-30", {1}),
        ("datum:>2021-05-01", {1}),
        ("datum:>=2021-05-01", {0, 1}),
        ("datum:<2021-05-02", {0}),
        ("datum:>2021", set()),
        ("organ:nämnden", {0, 1}),
        ("§:63/24", {2}),
        ('datum:"våren 2021"', {0, 1}),
        ("motion ELLER (samverkan OCH föreningar)", {1, 2}),
    ],
)
def test_queries(search: Search, text: str, found: set[int]) -> None:
    hits = search.search(text).hits
    assert {hit.document for hit in hits} == {f"handlingar/{n}.txt" for n in found}


def test_words_no_passage_has_all_of_are_loosened_and_said(search: Search) -> None:
    results = search.search("cykelplanen föreningarna badhus")
    assert results.total == 2
    assert "alla orden" in results.notes[-1]


def test_a_date_that_is_none_is_said(search: Search) -> None:
    assert "kunde inte tolkas" in search.search("datum:hej cykelplan").notes[0]


@pytest.mark.parametrize("text", ["(((", '"', ":", "?!"])
def test_a_query_without_words_gets_advice(search: Search, text: str) -> None:
    with pytest.raises(QueryError, match="minst ett ord"):
        search.search(text)


@given(
    st.text(max_size=60)
    | st.lists(
        st.sampled_from(
            [
                "INTE",
                "OCH",
                "ELLER",
                "NOT",
                "ANDNOT",
                "!",
                "[",
                "]",
                "(",
                ")",
                "{",
                "}",
                "~",
                "*",
                "<",
                ">",
                ":",
                "§",
                "TILL",
                "a",
            ]
        ),
        max_size=8,
    ).map(" ".join)
)
def test_no_query_breaks_the_parser(text: str) -> None:
    with contextlib.suppress(QueryError):
        assert query.parse(text).words


def test_one_word_is_enough_in_a_passage_of_the_same_matter(search: Search) -> None:
    lone = Sought(("cykelplan", "badhus"))
    assert search.related(lone, 5) == []
    found = search.related(replace(lone, dnr=("KN 2021/11",)), 5)
    assert {f.entry.document for f in found} == {"d0"}


def test_facets_count_what_was_found_under_filters(search: Search) -> None:
    assert search.search("").facets["typ"] == {"protokoll": 2, "motion": 1}
    narrowed = search.search("", filters={"typ": ["motion"]})
    assert narrowed.total == 1
    assert narrowed.facets["parti"] == {"KD": 1}


def test_a_replaced_document_is_found_by_its_new_text_only(
    search: Search, engine: TantivyEngine
) -> None:
    engine.apply(["d0"], [minuted(0, "Badhuset stängs.")], seq=4)
    assert search.search("cykelplanen").total == 0
    assert search.search("badhus").total == 1
    assert engine.seq() == 4
    assert engine.count() == 3


def test_an_index_opened_again_remembers_its_number(
    engine: TantivyEngine, tmp_path: Path
) -> None:
    engine.release()
    assert TantivyEngine(tmp_path / "index").seq() == 3


def test_related_passages_leave_out_the_thing_itself_and_what_came_before(
    search: Search,
) -> None:
    stems = analysis.content(analysis.stems("cykel samverkan föreningar äldres"))
    sought = Sought(tuple(stems), after=dt.date(2021, 5, 2), apart_from="d9")
    found = search.related(sought, 5)
    assert {f.entry.document for f in found} == {"d1"}
    one = search.related(replace(sought, minimum=1, after=dt.date(2021, 6, 1)), 5)
    assert {f.entry.document for f in one} == {"d2"}
