"""A backup is whole or refused, taken while others work, and gives the same back."""

import datetime as dt
import json
import sqlite3
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from app import backup
from app.cli import main
from app.settings import Settings
from app.workspace import open_workspace
from ingest.archive import Archive
from ingest.errors import ArchiveError

DAY = dt.date(2023, 1, 31)


def quiet(_done: int, _total: int, _name: str) -> None:
    return None


def facts(folder: Path) -> list[str]:
    archive = Archive(folder)
    found = [entry.artifact for entry in archive.ledger.entries()]
    assert [archive.artifact(entry) for entry in archive.ledger.entries()]
    archive.close()
    return found


@pytest.fixture
def copy(followed_folder: Path, tmp_path: Path) -> Path:
    target = tmp_path / "kopia.zip"
    backup.make(Settings(followed_folder, day=DAY), target, quiet)
    return target


def test_what_is_restored_is_what_was_there(
    followed_folder: Path, copy: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "ny"
    told: list[tuple[int, int]] = []
    found = backup.restore(copy, folder, lambda n, of, _: told.append((n, of)))
    assert facts(folder) == facts(followed_folder)
    assert found.documents == len(facts(folder))
    assert found.day == "2023-01-31"
    assert told[-1] == (len(found.files), len(found.files))
    for one in found.files:
        if one.path.startswith("originals/"):
            there = (followed_folder / one.path).read_bytes()
            assert (folder / one.path).read_bytes() == there
    # Graph and index are made anew.
    assert not (folder / "graph").exists()
    opened = open_workspace(Settings(folder, workers=1, day=DAY))
    assert opened.search.search("kulturhus", 5).hits
    opened.close()


def test_the_same_collection_gives_the_same_list(
    followed_folder: Path, copy: Path, tmp_path: Path
) -> None:
    again = tmp_path / "igen.zip"
    found = backup.make(Settings(followed_folder, day=DAY), again, quiet)
    assert found == backup.read(copy)
    assert [p for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_it_is_taken_while_someone_writes(tmp_path: Path) -> None:
    folder = tmp_path / "samling"
    archive = Archive.create(folder)
    (folder / "bevakningar.sqlite").touch()
    with (
        archive.writing(),
        sqlite3.connect(folder / "ledger.sqlite", isolation_level=None) as writer,
    ):
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("INSERT INTO change(document, kind) VALUES ('d', 'stored')")
        found = backup.make(Settings(folder, day=DAY), tmp_path / "k.zip", quiet)
        writer.execute("ROLLBACK")
    writer.close()
    archive.close()
    # What was not yet decided is not in it; locks and logs of the moment never are.
    assert found.seq == 0
    names = {one.path for one in found.files}
    assert names == {"ledger.sqlite", "bevakningar.sqlite", "sagt.json"}


def test_a_damaged_backup_is_refused_and_leaves_nothing(
    copy: Path, tmp_path: Path
) -> None:
    with zipfile.ZipFile(copy) as file:
        held = {name: file.read(name) for name in file.namelist()}
    name = next(one for one in held if one.startswith("artifacts/"))
    for damage in ({**held, name: held[name] + b" "}, {**held, "till.txt": b"x"}):
        broken = tmp_path / "trasig.zip"
        with zipfile.ZipFile(broken, "w") as file:
            for one, data in damage.items():
                file.writestr(one, data)
        with pytest.raises(ArchiveError, match="skadad"):
            backup.restore(broken, tmp_path / "ny", quiet)
        assert not (tmp_path / "ny").exists()
    cut = tmp_path / "kapad.zip"
    cut.write_bytes(copy.read_bytes()[:-40])
    with pytest.raises(ArchiveError, match="ingen säkerhetskopia"):
        backup.read(cut)


@pytest.mark.parametrize("path", ["../ut.txt", "/ut.txt", "a/../../ut.txt"])
def test_nothing_is_written_outside_the_folder(path: str, tmp_path: Path) -> None:
    listed = {
        "format": 1,
        "collection": "x",
        "day": "2023-01-31",
        "seq": 0,
        "documents": 0,
        "damaged": [],
        "files": [{"path": path, "size": 1, "sha256": "0"}],
    }
    hostile = tmp_path / "elak.zip"
    with zipfile.ZipFile(hostile, "w") as file:
        file.writestr(path, b"x")
        file.writestr(backup.LIST, json.dumps(listed))
    with pytest.raises(ArchiveError, match="ingen säkerhetskopia"):
        backup.restore(hostile, tmp_path / "inne" / "ny", quiet)
    assert not list(tmp_path.rglob("ut.txt"))


def test_files_damaged_already_are_told_of(
    followed_folder: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "samling"
    copy = tmp_path / "k.zip"
    backup.make(Settings(followed_folder, day=DAY), copy, quiet)
    backup.restore(copy, folder, quiet)
    original = next(p for p in (folder / "originals").rglob("*") if p.is_file())
    original.write_bytes(b"annat")
    found = backup.make(Settings(folder, day=DAY), tmp_path / "igen.zip", quiet)
    assert found.damaged == (original.relative_to(folder).as_posix(),)


def test_the_commands(followed_folder: Path, tmp_path: Path) -> None:
    file, folder = str(tmp_path / "k.zip"), str(tmp_path / "ny")
    run = CliRunner()
    environment = {"SAGT_TODAY": "2023-01-31", "SAGT_WORKERS": "1"}
    asked = ["--collection", str(followed_folder), "backup", file, "--json"]
    made = run.invoke(main, asked, env=environment)
    assert made.exit_code == 0, made.output
    assert json.loads(made.stdout)["documents"] == 4
    assert run.invoke(main, asked, env=environment).exit_code == 2
    back = run.invoke(main, ["restore", file, folder], env=environment)
    assert back.exit_code == 0, back.output
    assert "4 handlingar" in back.stdout
    again = run.invoke(main, ["restore", file, folder], env=environment)
    assert again.exit_code == 2
    assert "inte tom" in again.stderr
