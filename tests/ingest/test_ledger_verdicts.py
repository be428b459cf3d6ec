"""Verdicts are kept as they were reached, and only when they say something else."""

from dataclasses import replace
from pathlib import Path

import pytest

from ingest.ledger import Ledger
from ingest.ledger_verdicts import ReachedVerdict

SILENT = ReachedVerdict(
    promise="a1",
    status="ej-forfallen",
    explanation="Inte förfallen: fristen går ut den 31 december 2021.",
    confidence=0.9,
    coverage="Samlingen har inga senare handlingar, så tystnaden säger inget.",
    missing=("Kulturnämndens protokoll för hösten 2021 saknas",),
    as_of="2021-09-01",
    at="2021-09-01T12:00:00",
    program="1.0",
)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "ledger.sqlite")


def test_only_what_differs_is_added(ledger: Ledger) -> None:
    first = ledger.verdicts.append([SILENT])
    assert [v.seq for v in first] == [1]
    reworded = replace(SILENT, explanation="Annat.", as_of="2021-10-01", coverage=None)
    assert ledger.verdicts.append([reworded]) == []
    done = replace(SILENT, status="infriad", evidence=("e1", "e2"), coverage=None)
    other = replace(SILENT, promise="b2")
    assert [v.promise for v in ledger.verdicts.append([done, other])] == ["a1", "b2"]
    assert ledger.verdicts.append([replace(done, evidence=("e2", "e1"))]) == []
    assert len(ledger.verdicts.append([replace(done, evidence=("e3",))])) == 1
    # A status that comes back is news again.
    assert len(ledger.verdicts.append([SILENT])) == 1
    assert [v.status for v in ledger.verdicts.history("a1")] == [
        "ej-forfallen",
        "infriad",
        "infriad",
        "ej-forfallen",
    ]


def test_what_was_written_is_read(ledger: Ledger) -> None:
    ledger.verdicts.append([SILENT])
    assert ledger.verdicts.latest() == {"a1": replace(SILENT, seq=1)}
    assert ledger.verdicts.latest(["a1", "zz"]) == {"a1": replace(SILENT, seq=1)}
    assert ledger.verdicts.latest([]) == {}


def test_one_call_compares_in_the_order_given(ledger: Ledger) -> None:
    done = replace(SILENT, status="infriad", evidence=("e1",))
    added = ledger.verdicts.append([SILENT, SILENT, done, done])
    assert [v.status for v in added] == ["ej-forfallen", "infriad"]


def test_of_many_promises_the_latest_are_read(ledger: Ledger) -> None:
    many = [replace(SILENT, promise=f"p{n:04}") for n in range(1200)]
    ledger.verdicts.append(many)
    ledger.verdicts.append([replace(many[7], status="infriad", evidence=("e",))])
    latest = ledger.verdicts.latest(v.promise for v in many)
    assert len(latest) == 1200
    assert latest["p0007"].status == "infriad"
    assert [v.promise for v in ledger.verdicts.after(1200)] == ["p0007"]
    assert ledger.verdicts.last() == 1201


def test_a_verdict_is_no_change_of_the_collection(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.sqlite")
    ledger.verdicts.append([SILENT])
    assert ledger.seq() == 0
    ledger.close()
    again = Ledger(tmp_path / "ledger.sqlite")
    assert again.verdicts.latest()["a1"].missing == SILENT.missing
