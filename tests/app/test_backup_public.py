"""A backup has what was decided in the public collection, and tells what it lacks."""

import datetime as dt
import hashlib
import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from app import backup
from app.access import public
from app.checking import whole
from app.cli import main
from app.settings import Settings
from ingest import durable, ledger_sums, marker, places
from ingest.archive import Archive
from ingest.errors import ArchiveError
from ingest.ledger_schema import FORMAT

DAY = dt.date(2023, 1, 31)


def quiet(_done: int, _total: int, _name: str) -> None:
    return None


def run(folder: Path, *words: str) -> str:
    done = CliRunner().invoke(
        main,
        ["--collection", str(folder), *words],
        env={"SAGT_TODAY": "2023-01-31", "SAGT_WORKERS": "1"},
    )
    assert done.exit_code == 0, done.output
    return done.stdout


def test_what_is_watched_in_public_and_its_log_come_back(
    settings: Settings, tmp_path: Path
) -> None:
    folder, target = settings.collection, tmp_path / "annan" / "ny"
    run(folder, "restrict", "handlingar/elak.txt")
    run(folder, "--public", "watch", "add", "--search", "Östmåla", "--who", "Bo")
    view = public.current(folder)
    assert view
    with closing(Archive(view)) as archive:
        verdicts = archive.ledger.verdicts.after(0)
    found = backup.make(settings, tmp_path / "k.zip", quiet)
    assert found.damaged == ()
    # Its documents are in it once.
    names = [one.path for one in found.files if one.path.startswith("offentligt/")]
    assert {name.rpartition("/")[2] for name in names} == {
        *("aktuell", "tillstand.json"),
        *("sagt.json", "ledger.sqlite", "bevakningar.sqlite"),
    }
    backup.restore(tmp_path / "k.zip", target, quiet)
    run(target, "promises")
    watched = ("--public", "watch", "list", "--json")
    assert json.loads(run(target, *watched)) == json.loads(run(folder, *watched))
    again = public.current(target)
    assert again
    with closing(Archive(again)) as archive:
        assert archive.ledger.verdicts.after(0) == verdicts
        assert len(archive.ledger.entries()) == 3
    restored = Settings(target, workers=1, day=DAY)
    assert whole.check(restored, lambda *_: None, deep=True).damages == ()


def test_what_the_ledger_names_and_nobody_finds_is_told(
    settings: Settings, tmp_path: Path
) -> None:
    original = next((settings.collection / "originals").glob("*/*"))
    original.unlink()
    found = backup.make(settings, tmp_path / "k.zip", quiet)
    assert found.damaged == (original.relative_to(settings.collection).as_posix(),)


def test_a_backup_of_an_earlier_format_is_brought_up(
    settings: Settings, tmp_path: Path
) -> None:
    # Written by hand, as the earlier version did: this one would bring it up.
    backup.make(settings, tmp_path / "nu.zip", quiet)
    run(settings.collection, "migrate", "--back", "5")
    with zipfile.ZipFile(tmp_path / "nu.zip") as file:
        held = {name: file.read(name) for name in file.namelist()}
    listed = json.loads(held.pop(backup.LIST))
    for name in ("ledger.sqlite", "sagt.json"):
        held[name] = (settings.collection / name).read_bytes()
    for one in listed["files"]:
        data = held[one["path"]]
        one.update(size=len(data), sha256=hashlib.sha256(data).hexdigest())
    with zipfile.ZipFile(tmp_path / "k.zip", "w") as file:
        for name, data in held.items():
            file.writestr(name, data)
        file.writestr(backup.LIST, json.dumps(listed))
    target = tmp_path / "ny"
    backup.restore(tmp_path / "k.zip", target, quiet)
    assert marker.read(target) == FORMAT
    with closing(sqlite3.connect(target / "ledger.sqlite")) as db:
        assert list(ledger_sums.wrong(db)) == []
        assert db.execute("SELECT count(*) FROM document").fetchone()[0] == 4


def test_too_little_room_is_said_before_anything_is_written(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup.make(settings, tmp_path / "k.zip", quiet)
    monkeypatch.setattr(places, "room", lambda _: 0)
    for tried in (
        lambda: backup.make(settings, tmp_path / "till.zip", quiet),
        lambda: backup.restore(tmp_path / "k.zip", tmp_path / "ny", quiet),
    ):
        with pytest.raises(ArchiveError, match="Frigör minst"):
            tried()
    assert not (tmp_path / "till.zip").exists()
    assert not (tmp_path / "ny").exists()


def test_every_file_is_on_the_disk_before_the_folder_has_its_name(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = backup.make(settings, tmp_path / "k.zip", quiet)
    done: list[Path] = []
    written: list[int] = []
    monkeypatch.setattr(durable, "sync_folder", done.append)
    monkeypatch.setattr(backup.os, "fsync", written.append)
    target = tmp_path / "ny"
    backup.restore(tmp_path / "k.zip", target, quiet)
    assert len(written) >= len(found.files)
    assert done[-1] == tmp_path
    folders = {path.parent for path in target.rglob("*") if path.is_file()}
    assert {one.name for one in folders} - {"ny"} <= {one.name for one in done}
