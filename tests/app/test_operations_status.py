"""`sagt status` says how a collection stands, changes nothing, and is honest."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from app import cli
from app.operations import metrics, notes, standing
from app.settings import Settings
from app.workspace import Workspace
from ingest.archive import Archive


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAGT_TODAY", "2023-01-31")


@pytest.fixture
def copy(followed_folder: Path, tmp_path: Path) -> Path:
    return shutil.copytree(followed_folder, tmp_path / "samling")


def status(folder: Path, *words: str) -> tuple[int, str]:
    ran = CliRunner().invoke(cli.main, ["status", "--collection", str(folder), *words])
    assert ran.stderr == ""
    return ran.exit_code, ran.stdout


def told(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(status(folder, "--json")[1])
    return found


def test_a_collection_in_step_is_as_it_should_be(copy: Path) -> None:
    code, said = status(copy)
    assert code == 0
    assert "Läge                som det ska" in said
    found = told(copy)
    assert (found["state"], found["problems"]) == ("ok", [])
    assert (found["documents"], found["versions"], found["set_aside"]) == (4, 4, 0)
    seqs = {one["seq"] for one in found["projections"].values()}
    assert seqs == {found["seq"]}
    assert found["done"]["ingest"]["ok"]
    assert found["done"]["ingest"]["counts"]["read"] == 4
    assert found["lock"] is None
    assert found["making"] is None
    assert found["check_is_due"]


def test_the_size_of_each_part_adds_up(copy: Path) -> None:
    (copy / "originals" / "ett-namn-till").hardlink_to(next(copy.glob("originals/*/*")))
    found = told(copy)["sizes"]
    files = {file.stat() for file in copy.rglob("*") if file.is_file()}
    unique = {(one.st_dev, one.st_ino): one.st_size for one in files}
    # The ledger's own log of changes is gone when nobody has it open.
    assert abs(sum(found.values()) - sum(unique.values())) < 200_000
    assert {"originals", "artifacts", "graph", "index"} <= found.keys()


def test_damage_is_told_and_nothing_is_mended(copy: Path) -> None:
    (meta,) = (copy / "index").glob("*/meta.json")
    meta.write_text("skrot")
    code, said = status(copy)
    assert code == 1
    assert "Sökindexet är skadat" in said
    found = told(copy)
    assert [one["code"] for one in found["problems"]] == ["index"]
    assert found["projections"]["index"]["seq"] is None
    assert found["passages"] is None
    assert found["commitments"]
    assert meta.read_text() == "skrot"


def test_a_damaged_graph_leaves_the_rest_to_be_told(copy: Path) -> None:
    for one in (copy / "graph").rglob("CURRENT"):
        one.unlink()
        one.write_text("skrot")
    found = told(copy)
    assert [one["code"] for one in found["problems"]] == ["graph"]
    assert (found["commitments"], found["documents"]) == (None, 4)


def test_a_change_that_nobody_applies_is_told(copy: Path) -> None:
    archive = Archive(copy)
    entry = archive.ledger.entries()[0]
    with archive.writing():
        archive.ledger.remove(entry.id)
        found = told(copy)
        assert found["lock"]["process"] == os.getpid()
        # Whoever writes will do it.
        assert found["problems"] == []
    archive.close()
    found = told(copy)
    assert [one["code"] for one in found["problems"]] == ["behind"]
    assert found["projections"]["index"]["lag"] == 1


def test_a_check_that_found_damage_is_remembered(copy: Path) -> None:
    notes.note(copy, "check", ok=True)
    assert not told(copy)["check_is_due"]
    notes.note(copy, "check", ok=False, lost=1)
    code, said = status(copy)
    assert code == 1
    assert "inte utan fel" in said
    (copy / notes.NAME).write_text("{")
    assert status(copy)[0] == 0


def test_a_disk_with_little_room_is_told(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standing.places, "room", lambda _: 5_000_000)
    assert [one["code"] for one in told(copy)["problems"]] == ["disk"]


def test_the_figures_say_the_same(copy: Path) -> None:
    opened = Workspace(Archive(copy), Settings(copy))
    figures = metrics.written(standing.of(opened)).decode().splitlines()
    opened.close()
    for line in (
        "sagt_documents 4.0",
        "sagt_graph_lag 0.0",
        'sagt_last_files{how="read",what="ingest"} 4.0',
    ):
        assert line in figures
    assert any(one.startswith("sagt_last_done_timestamp_seconds{") for one in figures)


def test_another_version_of_the_program_is_told(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.workspace.program_fingerprint", lambda: "annat")
    opened = Workspace(Archive(copy), Settings(copy))
    assert standing.of(opened).problems == ("program",)
    opened.close()
