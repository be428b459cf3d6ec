"""Passages that have only some of the words are told to, each with what it lacks."""

import datetime as dt
from pathlib import Path

import pytest

from search.engines import open_engine
from search.ranking.reasons import lacking
from search.service import Search
from tests.search.made import entry

WORDS = "gångbron belysning Tallnäs"
TEXTS = {
    "text": ("Gångbron i Tallnäs får ny belysning i höst.", {}),
    "heading": ("Arbetet med belysningen är klart.", {"heading": "Tallnäs gångbro"}),
    "two": ("Gångbron i Tallnäs målas om.", {}),
    "one": ("Belysningen vid torget släcks nattetid.", {}),
}
LACKED = {
    "text": [],
    "heading": [],
    "two": ["Saknar ”belysning”."],
    "one": ["Saknar ”gångbron”, ”Tallnäs”."],
}


@pytest.fixture(params=["tantivy", "whoosh"])
def search(request: pytest.FixtureRequest, tmp_path: Path) -> Search:
    engine = open_engine(tmp_path, request.param)
    day = dt.date(2024, 5, 2)
    passages = [entry(name, text, day, **at) for name, (text, at) in TEXTS.items()]
    engine.apply([], passages, seq=1)
    return Search(engine)


def test_each_passage_tells_what_it_lacks(search: Search) -> None:
    hits = search.search(WORDS).hits
    assert {hit.id: [told.sv for told in lacking(hit)] for hit in hits} == LACKED


def test_it_is_said_how_many_have_all(search: Search) -> None:
    results = search.search(WORDS)
    assert results.total == len(TEXTS)
    assert [told.code for told in results.said] == ["some"]
    assert results.said[0].en.startswith("All the words are in 2 of them")


def test_nothing_is_said_where_all_have_all(search: Search) -> None:
    results = search.search("belysning släcks torget nattetid")
    assert not [told for told in results.said if told.code == "some"]
    assert not lacking(search.search("belysning").hits[0])
