"""Copies outside the collection: what can be made anew is, all else is told."""

import datetime as dt
from pathlib import Path

import pytest

from app import exports
from app.forgetting import copies, finding
from app.settings import Settings
from app.workspace import Workspace

DAY = dt.date(2023, 1, 31)


def test_an_export_is_made_anew_and_other_files_are_named(
    followed_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(followed_folder, workers=1, day=DAY)
    work = finding.text("kulturhuset i Strandby").work
    folder = tmp_path / "export"
    folder.mkdir()

    def told() -> copies.Copy:
        return copies.in_export(folder, settings, work, lambda _: None)

    def anew(_: Workspace, place: Path) -> None:
        (place / "fakta.nq").write_text("utan")

    monkeypatch.setattr(exports, "publish", anew)
    assert told().done == "inget fanns där"
    report = folder / "rapport.html"
    report.write_text("om Kulturhuset i Strandby", encoding="utf-8")
    assert (told().done, told().left) == ("måste göras om", ("rapport.html",))
    (folder / "fakta.nq").write_text("kulturhuset i Strandby")
    assert (told().done, told().left) == ("skriven på nytt", ("rapport.html",))
    report.unlink()
    assert not told().left
