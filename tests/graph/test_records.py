"""The records kept of each document, from which the graph's links are made."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.records import Records, made_by
from ingest.errors import GraphError


@dataclass(frozen=True, slots=True)
class Day:
    document: str
    day: dt.date | None
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Other:
    document: str


FIRST = Day("d1", dt.date(2024, 3, 1), frozenset({"vård", "plats"}))


@pytest.fixture
def records(tmp_path: Path) -> Records:
    return Records(tmp_path / "graph" / "records.sqlite", "ett")


def test_a_record_comes_back_as_it_was(records: Records) -> None:
    records.apply([("d2", [Day("d2", None)]), ("d1", [FIRST, Other("d1")])], 7)
    assert list(records.each(Day)) == [FIRST, Day("d2", None)]
    assert list(records.each(Other)) == [Other("d1")]
    assert records.some(Day, ["d1", "d9"]) == {"d1": FIRST}
    assert records.seq() == 7


def test_a_document_read_anew_leaves_nothing_of_the_old(records: Records) -> None:
    records.apply([("d1", [FIRST, Other("d1")])], 1)
    records.apply([("d1", [Day("d1", None)])], 2)
    assert list(records.each(Day)) == [Day("d1", None)]
    assert not list(records.each(Other))
    records.apply([("d1", None)], 3)
    assert not list(records.each(Day))


def test_all_or_nothing_is_applied(records: Records) -> None:
    def failing() -> object:
        yield "d1", [FIRST]
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 - any error will do
        records.apply(failing(), 5)  # type: ignore[arg-type]
    assert records.seq() == 0
    assert not list(records.each(Day))


def test_another_program_begins_anew(tmp_path: Path) -> None:
    path = tmp_path / "records.sqlite"
    first = Records(path, "ett")
    first.apply([("d1", [FIRST])], 4)
    first.note("namn", {"a": "b"})
    first.close()
    same = Records(path, "ett")
    assert same.seq() == 4
    assert same.noted("namn", dict[str, str]) == {"a": "b"}
    same.close()
    other = Records(path, "två")
    assert other.seq() == 0
    assert other.noted("namn", dict[str, str]) is None
    assert not list(other.each(Day))


def test_a_damaged_file_is_said_plainly(tmp_path: Path) -> None:
    path = tmp_path / "records.sqlite"
    path.write_bytes(b"inte en databas" * 100)
    with pytest.raises(GraphError, match="underlag"):
        Records(path, "ett")


def test_what_is_noted_can_be_read_from_a_relative_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Records(tmp_path / "records.sqlite", "ett").complete("")
    monkeypatch.chdir(tmp_path)
    assert made_by(Path("records.sqlite"), "") == "ett"
    assert made_by(Path("records.sqlite"), "http://annan") is None
    assert made_by(Path("saknas.sqlite"), "") is None
