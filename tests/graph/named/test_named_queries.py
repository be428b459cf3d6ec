"""Every named query answers as its head says, and refuses what it cannot answer."""

import datetime as dt
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from benchmarks.graph_rdflib import RdflibStore
from graph import queries, sandbox
from graph.columns import StoreColumns
from graph.queries.named import NAMED, Page, Place, Ref, answer, codes, named
from graph.queries.named.given import values
from graph.queries.named.shown import text
from graph.store import OxigraphStore
from graph.terms import (
    PREFIXES,
)
from ingest.errors import QueryError
from tests.graph.named.asked import TODAY, meeting, rows
from tools import queries_page


def test_every_query_answers_with_what_its_head_says(store: OxigraphStore) -> None:
    written = {
        "organ": "Bildningsnämnden",
        "actor": "Bildningsnämnden",
        "person": "Stina Alm",
        "matter": "BN 2024/17",
        "year": "2021",
        "words": "planen",
        "document": "namnd/2024-03-04.pdf",
        "decision": queries.decisions(StoreColumns(store))[0].id,
        "promise": queries.promises(store)[0].id,
        "meeting": str(meeting(store)),
    }
    kinds = {
        "date": dt.date | None,
        "text": str | None,
        "number": int | float | None,
        "place": Place | None,
        "dates": tuple,
        "actors": tuple,
    }
    silent = set()
    for name, one in NAMED.items():
        given = {p.name: written[p.name] for p in one.head.parameters if p.required}
        found = answer(store, name, given, TODAY)
        for row, cells in zip(found.rows, found.cells(), strict=True):
            assert {f.name for f in fields(row)} == {c.name for c in one.head.columns}
            for column, cell in zip(one.head.columns, cells, strict=True):
                assert isinstance(cell, kinds.get(column.kind, Ref | None)), column
                assert "\n" not in text(cell)
        if not found.rows:
            silent.add(name)
    # Nothing is said of these; what they answer when there is has tests of its own.
    assert silent == {
        "agreements",
        "evidence-of-promise",
        "links-of-decision",
        "partners",
        "recurring-duties",
        "votes-of-person",
        "words-of-actor",
    }


def test_ten_are_measured_and_each_user_has_some() -> None:
    assert sum(one.benchmark for one in NAMED.values()) == 10
    assert {one.head.user for one in NAMED.values()} == {
        "politician",
        "journalist",
        "staff",
    }


def test_pages_follow_one_another_without_gap_or_overlap(store: OxigraphStore) -> None:
    for name, written in (
        ("decisions-of-organ", {"organ": "Bildningsnämnden"}),
        ("members-of-organ", {"organ": "Bildningsnämnden", "year": "2021"}),
        ("companions", {"actor": "Stina Alm"}),
    ):
        whole = answer(store, name, written, TODAY)
        assert not whole.more
        found: list[Any] = []
        for offset in range(0, len(whole.rows), 2):
            part = answer(store, name, written, TODAY, page=Page(2, offset))
            assert part.more == (offset + 2 < len(whole.rows))
            found.extend(part.rows)
        assert tuple(found) == whole.rows


@pytest.mark.parametrize(
    ("name", "written", "said"),
    [
        ("finns-inte", {}, "finns inte"),
        ("decisions-of-organ", {}, "”organ” behövs"),
        (
            "decisions-of-organ",
            {"organ": "Bildningsnämnden", "ar": "1"},
            "har inte ”ar”",
        ),
        ("decisions-of-organ", {"organ": "Ingen nämnd"}, "svarar mot organ"),
        ("decisions-of-organ", {"organ": "Stina Alm"}, "svarar mot organ"),
        ("silent-promises", {"organ": "Vedby kommun", "before": "snart"}, "2024-03-31"),
        ("members-of-organ", {"organ": "Bildningsnämnden", "year": "i år"}, "ett tal"),
        ("promises-of-actor", {"actor": "Vedby kommun", "strength": "x"}, "assignment"),
        ("decision", {"decision": 'x> } ; DROP ALL #"'}, "svarar mot beslut"),
        ("citations", {"document": '" . ?s ?p ?o'}, "svarar mot handling"),
    ],
)
def test_what_is_wrongly_asked_is_said_in_swedish(
    store: OxigraphStore, name: str, written: dict[str, str], said: str
) -> None:
    with pytest.raises(QueryError, match=said):
        answer(store, name, written, TODAY)


@pytest.mark.parametrize(
    "hostile", ['")) } } #', "?first ?last", "\\", "#PAGE {} #KEYS"]
)
def test_words_are_bound_never_spliced(store: OxigraphStore, hostile: str) -> None:
    asked = {"organ": "Bildningsnämnden", "words": hostile}
    assert rows(store, "decisions-with-words", **asked) == ()


def test_codes_of_a_parameter(store: OxigraphStore) -> None:
    parameters = {p.name: p for p in named("promises-of-actor").head.parameters}
    assert "assignment" in codes(store, parameters["strength"])
    assert "infriad" in codes(store, parameters["status"])


def test_the_guide_lists_every_query_as_it_is() -> None:
    written = queries_page.GUIDE.read_text(encoding="utf-8")
    for one in NAMED.values():
        assert "\n".join(queries_page.said(one.head)) in written
    assert set(queries_page.EXAMPLES) == set(NAMED)


@pytest.mark.parametrize("name", sorted(NAMED))
def test_a_query_can_be_asked_as_it_stands_in_the_guide(
    store: OxigraphStore, name: str
) -> None:
    sandbox.check(named(name).head.sparql)
    columns = store.inner.query(named(name).head.sparql, prefixes=PREFIXES).variables
    assert columns


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_another_engine_gives_the_same_answers(
    store: OxigraphStore, tmp_path: Path
) -> None:
    file = tmp_path / "allt.nq"
    file.write_text("".join(f"{quad} .\n" for quad in store.quads()), encoding="utf-8")
    other = RdflibStore()
    other.load(file)
    for name, written in {
        "silent-promises": {"organ": "Bildningsnämnden", "before": "2025-01-01"},
        "promises-of-matter": {"matter": "BN 2024/17"},
        "decisions-of-organ": {"organ": "Bildningsnämnden", "last": "2021-12-31"},
        "decisions-of-matter": {"matter": "BN 2024/17"},
        "members-of-organ": {"organ": "Bildningsnämnden", "year": "2021"},
        "companions": {"actor": "Stina Alm"},
        "coverage": {"body": "Vedby kommun"},
    }.items():
        given = values(store, named(name).head, written, TODAY)
        assert named(name).ask(other, given) == named(name).ask(store, given), name
