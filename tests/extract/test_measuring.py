"""The measuring itself: cases, floors, tables and the naive reading."""

from pathlib import Path

import pytest

from benchmarks import quality, tables
from benchmarks.baseline import naive
from benchmarks.scoring import cut
from ingest.model import Document


def test_floors_only_rise_while_the_gold_is_the_same(tmp_path: Path) -> None:
    file = tmp_path / "floors.toml"
    quality.lift(file, "x/gold", "a1", {"times": 0.9, "dnr": 0.8})
    quality.lift(file, "x/gold", "a1", {"times": 0.7, "dnr": 0.85})
    floor = quality.floors(file)["x/gold"]
    assert floor == {"fingerprint": "a1", "f1": {"times": 0.9, "dnr": 0.85}}
    assert quality.below(floor, {"times": 0.9, "dnr": 0.84}) == [
        "dnr: 0.840, golvet är 0.850"
    ]
    quality.lift(file, "x/gold", "b2", {"times": 0.6})
    assert quality.floors(file)["x/gold"]["f1"] == {"times": 0.6}


def test_a_kind_no_longer_measured_is_below_its_floor() -> None:
    assert quality.below({"f1": {"votes": 0.9}}, {}) != []


def test_a_change_shows_the_cases_that_it_moved() -> None:
    before = ["a\ttimes\t1\t2\t2\tmaj\t", "b\tdnr\t1\t1\t1\t\t"]
    now = ["a\ttimes\t2\t2\t2\t\t", "b\tdnr\t1\t1\t1\t\t"]
    assert quality.moved(before, now) == [f"- {before[0]}", f"+ {now[0]}"]


@pytest.mark.parametrize("table", tables.TABLES, ids=lambda table: table.file)
def test_the_share_of_each_table_that_holds(table: tables.Table) -> None:
    rows = tables.rows(table)
    assert sum(map(table.holds, rows)) >= table.goal * len(rows)


def test_the_naive_reading_takes_what_it_sees() -> None:
    text = "Nämnden beslutar att bygga.\nVi ska bygga den 3 maj 2024 med Anna Ek."
    found = naive(Document("a", "", "text/plain", text))
    assert [c["deadline"]["latest"] for c in found["commitments"]] == ["2024-05-03"]
    assert [p["name"] for p in found["persons"]] == ["Anna Ek"]
    assert len(found["decisions"]) == 1


def test_what_stands_after_the_annotated_part_does_not_count() -> None:
    text = "Först detta. Sedan börjar nästa del av texten."
    empty = {k: [] for k in ("persons", "organisations", "followups", "decisions")}
    more = {k: [] for k in ("commitments", "questions", "references")}
    times = [{"start": 0, "end": 5, "text": "Först"}, {"start": 20, "end": 26}]
    out = {"text": text, "document": {"dnr": []}, "times": times, **empty, **more}
    assert cut(out, "Sedan börjar nästa del")["times"] == times[:1]
    assert cut(out, None) is out
