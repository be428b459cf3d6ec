"""Decisions on who is who: kept, undone, numbered, and added to older ledgers."""

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.ledger import Entry, Ledger
from ingest.ledger_events import standing
from ingest.ledger_identity import IdentityEvent
from ingest.ledger_schema import STEPS

# The changes of a ledger as they were before anyone could decide on actors.
OLD = """
INSERT INTO change(document, kind) VALUES('d1', 'stored'), ('d2', 'stored'),
  ('d2', 'removed');
DELETE FROM change WHERE seq = 3;
"""
MERGE = IdentityEvent(
    "merge",
    ("person/p-1", "person/p-9"),
    ("person/p-2",),
    who="Ada Ström",
    why="nytt efternamn, ”Ström”",
    at="2024-05-06T07:08:09+00:00",
)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "ledger.sqlite")


def entry(document: str) -> Entry:
    return Entry(document, document + ".txt", "/x", "/", "0", "1", "r", 0, 0)


def test_events_come_back_as_they_were(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.sqlite")
    split = IdentityEvent("split", ("person/p-1",), (), ("d1", "d2"), who="Bo")
    kept = [ledger.identity.append(MERGE), ledger.identity.append(split)]
    ledger.close()
    assert Ledger(tmp_path / "ledger.sqlite").identity.history() == kept
    assert kept[0].left == MERGE.left
    assert kept[0].why == MERGE.why


def test_an_event_raises_the_number_but_changes_no_document(ledger: Ledger) -> None:
    stored = ledger.store(entry("d1"))
    event = ledger.identity.append(MERGE)
    assert event.seq == stored.seq + 1 == ledger.seq() == ledger.identity.latest()
    assert ledger.changes_after(0) == [(stored.seq, "d1")]
    assert ledger.changes_after(stored.seq) == []
    assert ledger.store(entry("d2")).seq == event.seq + 1


def test_what_is_undone_no_longer_holds_but_is_remembered(ledger: Ledger) -> None:
    merge = ledger.identity.append(MERGE)
    undo = ledger.identity.append(IdentityEvent("undo", undoes=merge.seq))
    assert ledger.identity.standing() == []
    assert ledger.identity.history() == [merge, undo]
    ledger.identity.append(IdentityEvent("undo", undoes=undo.seq))
    assert ledger.identity.standing() == [merge]


def test_an_older_ledger_is_widened_in_place(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with sqlite3.connect(path) as db:
        for statement in STEPS[0].statements:
            db.execute(statement)
        db.executescript(OLD)
    ledger = Ledger(path)
    assert ledger.changes_after(0) == [(1, "d1"), (2, "d2")]
    assert ledger.identity.history() == []
    # No number is used twice, not even one whose change is gone.
    assert ledger.identity.append(MERGE).seq == 4
    ledger.close()
    again = Ledger(path)
    assert again.seq() == 4
    assert [event.kind for event in again.identity.standing()] == ["merge"]


@given(st.lists(st.one_of(st.none(), st.integers(1, 12)), max_size=12))
def test_undoing_twice_is_not_undoing(undoes: list[int | None]) -> None:
    history = [
        IdentityEvent("reject", seq=number)
        if target is None
        else IdentityEvent("undo", undoes=target, seq=number)
        for number, target in enumerate(undoes, start=1)
    ]
    held = {event.seq for event in standing(history)}
    last = len(history) + 1
    for event in history:
        if event.kind == "reject":
            undo = IdentityEvent("undo", undoes=event.seq, seq=last)
            after = {one.seq for one in standing([*history, undo])}
            assert after == held - {event.seq}
            back = IdentityEvent("undo", undoes=last, seq=last + 1)
            assert {one.seq for one in standing([*history, undo, back])} == held
