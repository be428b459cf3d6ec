"""A collection of every earlier format is brought up whole, once, with a way back."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ingest import durable, ledger_sums, locking, marker, migrating
from ingest.archive import Archive
from ingest.errors import ArchiveError, LockedError
from ingest.ledger import Entry
from ingest.ledger_identity import IdentityEvent
from ingest.ledger_schema import FORMAT, STEPS, UNNUMBERED, form
from ingest.ledger_verdicts import ReachedVerdict

LEDGER = "ledger.sqlite"
# What a program of each form could have written, on top of the form before it.
WRITTEN = {
    1: (
        "INSERT INTO document VALUES('d1', 'a.txt', '/a', '/', '0', '1', 'r', 1, 1)",
        "INSERT INTO version VALUES('d1', 1, '0', '1', 'r', 1)",
        "INSERT INTO change(document, kind) VALUES('d1', 'stored')",
        "INSERT INTO failure VALUES('b', '/b', '/', '', 'r', 'läsning', 'x', 'y')",
    ),
    2: ("INSERT INTO container VALUES('z', '/z', '/', '0', 'r', '', 1, 0)",),
    3: (
        "INSERT INTO change(document, kind) VALUES('', 'identity')",
        "INSERT INTO identity VALUES"
        "(2, 'merge', '[\"a\"]', '[\"b\"]', '[]', NULL, 'Ada', '', '')",
    ),
    4: ("""INSERT INTO review(event) VALUES('{"kind":"note","why":"x"}')""",),
    5: (
        "INSERT INTO verdict(promise, status, explanation, confidence, evidence, "
        "missing, as_of, at, program) "
        "VALUES('p', 'Infriad', 'e', 0.5, '[]', '[]', '', '', '')",
    ),
}


def earlier(folder: Path, number: int) -> Path:
    """Make a collection as a program of that form left it."""
    folder.mkdir()
    with closing(sqlite3.connect(folder / LEDGER)) as db:
        for at, step in enumerate(STEPS[:number], 1):
            for statement in (*step.statements, *WRITTEN.get(at, ())):
                db.execute(statement)
        if number > UNNUMBERED:
            ledger_sums.renew(db)
            db.execute(f"PRAGMA user_version = {number}")
        db.commit()
    marker.write(folder, number)
    return folder


def schema(path: Path) -> set[tuple[str, ...]]:
    with closing(sqlite3.connect(path)) as db:
        tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master")]
        return {
            (table, *map(str, column[1:]))
            for table in tables
            for column in db.execute(f"PRAGMA table_info('{table}')")
        }


@pytest.mark.parametrize("number", range(1, FORMAT))
def test_each_earlier_form_is_brought_up(tmp_path: Path, number: int) -> None:
    Archive.create(tmp_path / "ny").close()
    folder = earlier(tmp_path / "gammal", number)
    archive = Archive(folder)
    ledger = archive.ledger
    assert marker.read(folder) == FORMAT
    assert schema(folder / LEDGER) == schema(tmp_path / "ny" / LEDGER)
    assert [e.name for e in ledger.entries()] == ["a.txt"]
    assert [f.failure.source for f in ledger.failures()] == ["b"]
    assert len(ledger.containers()) == (number >= 2)
    assert len(ledger.identity.standing()) == (number >= 3)
    assert len(ledger.reviews.history()) == (number >= 4)
    assert len(ledger.verdicts.history("p")) == (number >= 5)
    # It is written in as any other.
    ledger.store(Entry("d2", "c.txt", "/c", "/", "0", "1", "r", 0, 0))
    ledger.identity.append(IdentityEvent("split", ("a",), (), ("d1",)))
    ledger.verdicts.append([ReachedVerdict("q", "Infriad", "e", 0.5)])
    archive.close()
    with closing(sqlite3.connect(folder / LEDGER)) as db:
        assert list(ledger_sums.wrong(db)) == []
    copy = migrating.copies(folder)
    assert [one.name for one in copy] == [f"format-{number}"]
    with closing(sqlite3.connect(copy[0] / LEDGER)) as db:
        assert form(db) == number
    assert marker.read(copy[0]) == (1 if number <= UNNUMBERED else number)


def test_it_is_done_once(tmp_path: Path) -> None:
    folder = earlier(tmp_path / "s", 1)
    for _ in range(3):
        Archive(folder).close()
    assert len(migrating.copies(folder)) == 1


def test_interrupted_between_ledger_and_marker_it_is_finished(tmp_path: Path) -> None:
    folder = earlier(tmp_path / "s", 4)
    Archive(folder).close()
    marker.write(folder, 4)
    Archive(folder).close()
    assert marker.read(folder) == FORMAT
    assert [one.name for one in migrating.copies(folder)] == ["format-4"]


def test_a_step_that_fails_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = earlier(tmp_path / "s", 3)

    def broken(_db: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(ledger_sums, "renew", broken)
    with pytest.raises(ArchiveError, match="Disken är full"):
        Archive(folder)
    monkeypatch.undo()
    with closing(sqlite3.connect(folder / LEDGER)) as db:
        assert form(db) == 3
    Archive(folder).close()
    assert marker.read(folder) == FORMAT


def test_the_way_back_loses_nothing(tmp_path: Path) -> None:
    folder = earlier(tmp_path / "s", 5)
    archive = Archive(folder)
    archive.ledger.store(Entry("d2", "c.txt", "/c", "/", "0", "1", "r", 0, 0))
    archive.close()
    migrating.take_down(folder, 5)
    assert json.loads((folder / "sagt.json").read_bytes())["format"] == 1
    with closing(sqlite3.connect(folder / LEDGER)) as db:
        assert form(db) == 5
        assert db.execute("SELECT count(*) FROM document").fetchone()[0] == 2
    again = Archive(folder)
    assert [e.id for e in again.ledger.entries()] == ["d1", "d2"]
    again.close()
    with pytest.raises(ArchiveError, match="går förlorat"):
        migrating.take_down(folder, 4)


def test_a_later_format_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "s"
    Archive.create(folder).close()
    before = (folder / LEDGER).read_bytes()
    durable.write(folder / "sagt.json", b'{"sagt": "samling", "format": 999}')
    with pytest.raises(ArchiveError, match="Uppdatera programmet"):
        Archive(folder)
    assert (folder / LEDGER).read_bytes() == before


def test_a_damaged_ledger_is_not_given_sums(tmp_path: Path) -> None:
    folder = earlier(tmp_path / "s", 5)
    with (folder / LEDGER).open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\xff" * 64)
    with pytest.raises(ArchiveError, match="skadad"):
        Archive(folder)
    assert marker.read(folder) == 1


def test_nothing_is_brought_up_while_another_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = earlier(tmp_path / "s", 2)
    monkeypatch.setattr(migrating, "PATIENCE", 0.05)
    with locking.alone(folder), pytest.raises(LockedError, match="process"):
        Archive(folder)


def test_a_ledger_that_is_gone_is_not_made_anew_empty(tmp_path: Path) -> None:
    folder = tmp_path / "s"
    Archive.create(folder).close()
    (folder / LEDGER).unlink()
    with pytest.raises(ArchiveError, match="säkerhetskopia"):
        Archive(folder)
    assert not (folder / LEDGER).exists()


def test_a_first_run_killed_before_its_marker_is_begun_again(tmp_path: Path) -> None:
    folder = tmp_path / "s"
    Archive.create(folder).close()
    (folder / "sagt.json").unlink()
    Archive.create(folder).close()
    assert marker.is_there(folder)
