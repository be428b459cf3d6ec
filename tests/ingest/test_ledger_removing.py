"""Documents are withdrawn together or not at all."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ingest.ledger import Entry, Ledger

FULL = """CREATE TRIGGER full BEFORE DELETE ON document WHEN old.id = 'd2'
BEGIN SELECT RAISE(ABORT, 'disk full'); END"""


def test_none_is_withdrawn_when_one_cannot_be(tmp_path: Path) -> None:
    place = tmp_path / "ledger.sqlite"
    with closing(Ledger(place)) as ledger:
        for name in ("d1", "d2"):
            ledger.store(Entry(name, f"{name}.txt", "/x", "/", "0", "1", "r", 0, 0))
        seq = ledger.seq()
        with closing(sqlite3.connect(place)) as db:
            db.execute(FULL)
        with pytest.raises(sqlite3.IntegrityError, match="disk full"):
            ledger.remove("d1", "d2")
        assert [entry.id for entry in ledger.entries()] == ["d1", "d2"]
        assert ledger.seq() == seq
