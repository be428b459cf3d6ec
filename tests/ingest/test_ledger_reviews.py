"""What people have said of promises: kept, undone, with numbers of its own."""

import datetime as dt
import sqlite3
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import ArchiveError
from ingest.ledger import Ledger
from ingest.ledger_identity import IdentityEvent
from ingest.ledger_reviews import (
    Quoted,
    ReviewEvent,
    ReviewKind,
    SeenEvidence,
    standing,
)

PROMISE = Quoted("a1", "d1", "Nämnden ska anta en ”biblioteksplan”.", 10, 47)
SEEN = SeenEvidence(
    Quoted("e1", "d2", "Planen antas.", 3, 16),
    "fulfils",
    0.61,
    "12",
    dt.date(2022, 5, 6),
    dt.date(2022, 5, 6),
    "belagg.beslut",
    link="dnr",
    features=("amne",),
)
CONFIRM = ReviewEvent(
    "confirm-evidence",
    PROMISE,
    SEEN,
    value="fulfils",
    who="Ada Ström",
    why="läst i protokollet",
    at="2024-05-06T07:08:09+00:00",
)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "ledger.sqlite")


def test_events_come_back_as_they_were(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.sqlite")
    deadline = ReviewEvent("deadline", PROMISE, latest=dt.date(2022, 6, 30), who="Bo")
    kept = [ledger.reviews.append(event) for event in (CONFIRM, deadline)]
    assert [event.seq for event in kept] == [1, 2]
    ledger.close()
    again = Ledger(tmp_path / "ledger.sqlite").reviews
    assert again.history() == kept
    assert again.after(1) == kept[1:]
    assert again.latest() == 2


def test_a_review_leaves_graph_and_index_in_step(ledger: Ledger) -> None:
    merge = ledger.identity.append(IdentityEvent("merge", ("x",), ("y",)))
    ledger.reviews.append(CONFIRM)
    assert ledger.seq() == merge.seq
    assert ledger.changes_after(0) == []


def test_what_is_undone_no_longer_holds_but_is_remembered(ledger: Ledger) -> None:
    log = ledger.reviews
    event = log.append(CONFIRM)
    undo = log.append(ReviewEvent("undo", undoes=event.seq, who="Bo"))
    assert log.standing() == []
    assert log.history() == [event, undo]
    log.append(ReviewEvent("undo", undoes=undo.seq))
    assert log.standing() == [event]


def test_an_event_that_cannot_be_read_is_told_of(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    Ledger(path).close()
    with sqlite3.connect(path) as db:
        db.execute('INSERT INTO review(event) VALUES(\'{"kind": "okand"}\')')
    with pytest.raises(ArchiveError, match="granskning"):
        Ledger(path).reviews.history()


@pytest.mark.parametrize("kind", get_args(ReviewKind))
def test_every_kind_can_be_kept(ledger: Ledger, kind: ReviewKind) -> None:
    assert ledger.reviews.append(ReviewEvent(kind, PROMISE)).kind == kind


@given(st.lists(st.one_of(st.none(), st.integers(1, 12)), max_size=12))
def test_undoing_twice_is_not_undoing(undoes: list[int | None]) -> None:
    history = [
        ReviewEvent("note", seq=number)
        if target is None
        else ReviewEvent("undo", undoes=target, seq=number)
        for number, target in enumerate(undoes, start=1)
    ]
    held = standing(history)
    last = len(history) + 1
    for event in history:
        undo = ReviewEvent("undo", undoes=event.seq, seq=last)
        back = ReviewEvent("undo", undoes=last, seq=last + 1)
        assert standing([*history, undo, back]) == held
