"""Every row of the ledger has a checksum; one changed in any other way is found."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from ingest import ledger_sums
from ingest.ledger import Container, Entry, FailedFile, Ledger
from ingest.ledger_identity import IdentityEvent
from ingest.ledger_reviews import ReviewEvent
from ingest.ledger_sums import WrongRow
from ingest.ledger_verdicts import ReachedVerdict
from ingest.model import Failure


def entry(document: str, name: str = "") -> Entry:
    return Entry(document, name or f"{document}.txt", "/x", "/", "0", "1", "r", 0, 0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a ledger in which something of each kind has been done."""
    place = tmp_path / "ledger.sqlite"
    ledger = Ledger(place)
    for document in ("d1", "d2", "d3"):
        ledger.store(entry(document))
    ledger.store(entry("d2"))
    ledger.move("d1", "/ny/d1.txt", "/ny")
    ledger.remove("d3")
    # The name was another's, which so is gone.
    ledger.store(entry("d4", "d1.txt"))
    for name in ("a", "b"):
        ledger.fail(FailedFile(Failure(name, "läsning", "r", "å"), name, "/", "", "r"))
    ledger.forgive("a")
    ledger.note_container(Container("z.zip", "z", "/", "0", "r", "", 2, 0))
    ledger.note_container(Container("z.zip", "z", "/", "0", "r", "", 3, 0))
    ledger.identity.append(IdentityEvent("merge", ("a",), ("b",), who="Ada"))
    ledger.reviews.append(ReviewEvent("note", why="för övning"))
    ledger.verdicts.append([ReachedVerdict("p1", "Infriad", "e", 0.75)])
    ledger.close()
    return place


def wrong(path: Path) -> list[WrongRow]:
    with closing(sqlite3.connect(path)) as db:
        return list(ledger_sums.wrong(db))


def test_what_the_ledger_itself_does_is_right(path: Path) -> None:
    assert wrong(path) == []
    with closing(sqlite3.connect(path)) as db:
        kept = {row[0] for row in db.execute("SELECT DISTINCT place FROM row_sum")}
        db.execute("VACUUM")
    assert kept == {
        "document",
        "version",
        "failure",
        "container",
        "change",
        "identity",
        "review",
        "verdict",
    }
    assert wrong(path) == []


def damages() -> Iterator[tuple[str, WrongRow]]:
    yield (
        "UPDATE document SET artifact = '2' WHERE id = 'd2'",
        WrongRow("document", "'d2'", "changed"),
    )
    yield (
        "UPDATE verdict SET confidence = 0.76",
        WrongRow("verdict", "1", "changed"),
    )
    yield (
        "DELETE FROM version WHERE document = 'd2' AND number = 1",
        WrongRow("version", "'d2',1", "gone"),
    )
    yield (
        "INSERT INTO review(event) VALUES('{}')",
        WrongRow("review", "2", "strange"),
    )
    yield ("DROP TABLE identity", WrongRow("identity", "7", "gone"))


@pytest.mark.parametrize(("sql", "expected"), list(damages()))
def test_a_row_changed_in_any_other_way_is_found(
    path: Path, sql: str, expected: WrongRow
) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute(sql)
        db.commit()
    assert wrong(path) == [expected]


def test_a_transaction_that_is_taken_back_takes_its_sums_back(path: Path) -> None:
    ledger = Ledger(path)
    with pytest.raises(sqlite3.IntegrityError):
        ledger.store(replace(entry("d9"), path=None))  # type: ignore[arg-type]
    ledger.close()
    assert wrong(path) == []
