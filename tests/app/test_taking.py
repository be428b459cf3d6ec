"""Files of the whole collection: made beside the app, watched, stopped, and refused."""

import time
import zipfile
from pathlib import Path

import pytest

from app import exports, reading_quality
from app.access import acting
from app.access.model import NOBODY, ForbiddenError
from app.settings import Settings
from app.taking.making import BACKUP, QUALITY
from app.taking.runs import Run, Takings, ending
from app.ui import texts
from app.workspace import open_workspace
from ingest.errors import SagtError


def waited(run: Run) -> Run:
    until = time.monotonic() + 120
    while run.goes_on:
        assert time.monotonic() < until
        time.sleep(0.05)
    return run


def test_a_file_is_made_and_an_older_one_thrown_away(followed_folder: Path) -> None:
    takings = Takings(Settings(followed_folder))
    first = waited(takings.start(BACKUP))
    assert (first.state, first.error) == ("done", "")
    assert first.done == first.total > 0
    assert zipfile.is_zipfile(first.file)
    # Nobody has two to keep in mind, and no disk is filled.
    second = waited(takings.start("csv"))
    assert second.state == "done"
    names = zipfile.ZipFile(second.file).namelist()
    assert any(name.endswith(".csv") for name in names)
    assert not first.file.exists()
    assert not Takings(Settings(followed_folder)).last
    assert not second.file.exists()


def test_what_is_stopped_leaves_no_file(followed_folder: Path) -> None:
    takings = Takings(Settings(followed_folder))
    run = takings.start("allt")
    with pytest.raises(SagtError, match="görs redan"):
        takings.start("nq")
    takings.stop()
    assert run.state == "stopped"
    until = time.monotonic() + 20
    while run.file.parent.exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert not run.file.parent.exists()


def test_what_cannot_be_made_says_why(tmp_path: Path) -> None:
    takings = Takings(Settings(tmp_path))
    run = waited(takings.start("nq"))
    assert run.state == "failed"
    assert "ingen samling" in run.error


def test_nobody_takes_what_they_have_no_right_to(followed_folder: Path) -> None:
    takings = Takings(Settings(followed_folder))
    with acting.acting(NOBODY):
        for form in (BACKUP, "nq"):
            with pytest.raises(ForbiddenError):
                takings.start(form)
    assert takings.last is None


def test_every_form_has_an_ending_and_words() -> None:
    for form in exports.FORMATS:
        assert ending(form)
        assert f"exportform.{form}" in texts.table("sv")


def test_documents_are_counted_once(followed_folder: Path) -> None:
    opened = open_workspace(Settings(followed_folder))
    (followed_folder / reading_quality.KEPT).unlink(missing_ok=True)
    every = len(opened.archive.ledger.entries())
    assert reading_quality.missing(opened) == every
    told: list[int] = []
    reading_quality.count(opened, lambda done, _of, _name: told.append(done))
    assert told[-1] == every
    assert reading_quality.missing(opened) == 0
    assert len(reading_quality.read(opened)) == every
    reading_quality.count(opened, lambda *_: told.append(-1))
    assert -1 not in told
    opened.close()
    assert waited(Takings(Settings(followed_folder)).start(QUALITY)).state == "done"
