"""A damaged index or graph mends itself while the rest of the app is used."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.operations import mending, remaking
from app.operations.remaking import Far, RemakeError
from app.promises import promises
from app.settings import FOLLOWUP, RECORDS, Settings
from app.ui import server
from app.workspace import Workspace, open_workspace
from graph import export
from graph.version import program_fingerprint
from ingest.archive import Archive

MAIN = Path(server.__file__).parent / "main.py"
WORD = "Kulturhuset"


@pytest.fixture
def copy(followed_folder: Path, tmp_path: Path) -> Path:
    return shutil.copytree(followed_folder, tmp_path / "samling")


def spoil_index(folder: Path) -> None:
    for meta in (folder / "index").glob("*/meta.json"):
        meta.write_text("skrot", encoding="utf-8")


def spoil_graph(folder: Path) -> None:
    for one in (folder / "graph").rglob("CURRENT"):
        # The copies that are read share the file with the writer's own.
        one.unlink()
        one.write_text("skrot", encoding="utf-8")


def unopened(folder: Path) -> Workspace:
    return Workspace(Archive(folder), Settings(folder, workers=1))


@pytest.fixture
def no_process(monkeypatch: pytest.MonkeyPatch) -> list[Settings]:
    started: list[Settings] = []
    monkeypatch.setattr(mending, "start", started.append)
    return started


def show(app: AppTest, page: str) -> str:
    app.switch_page(f"views/{page}.py")
    app.run()
    assert not app.exception, [one.value for one in app.exception]
    html = [block.proto.body for block in app.get("html")]
    said = [one.value for one in (*app.error, *app.warning, *app.info)]
    return "\n".join((*html, *said))


@pytest.fixture
def app(copy: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    monkeypatch.setenv("SAGT_COLLECTION", str(copy))
    monkeypatch.setenv("SAGT_TODAY", "2023-01-31")
    yield AppTest.from_file(str(MAIN), default_timeout=60)
    for _, process in mending._PROCESSES.values():
        process.kill()
        process.wait()
    mending._PROCESSES.clear()


def test_a_damaged_index_is_made_anew_behind_a_page_that_works(
    app: AppTest, copy: Path
) -> None:
    spoil_index(copy)
    app.query_params["q"] = WORD
    app.run()
    searched = show(app, "sok")
    assert "Sökindexet görs om" in searched
    assert "Strandby" in show(app, "loften")
    ((_, process),) = mending._PROCESSES.values()
    assert process.wait(120) == 0
    found = show(app, "sok")
    assert "görs om" not in found
    assert "<mark>" in found


def test_a_damaged_graph_leaves_search_to_be_used(
    app: AppTest, copy: Path, no_process: list[Settings]
) -> None:
    spoil_graph(copy)
    app.query_params["q"] = WORD
    app.run()
    found = show(app, "sok")
    assert "Grafen görs om" in found
    assert "<mark>" in found
    assert "Grafen görs om" in show(app, "loften")
    assert {one.collection for one in no_process} == {copy}
    unopened(copy).catch_up()
    shown = show(app, "loften")
    assert "görs om" not in shown
    assert "Strandby" in shown


def test_after_an_update_the_old_is_shown_until_the_new_is_made(
    app: AppTest, no_process: list[Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.workspace.program_fingerprint", lambda: "annat")
    monkeypatch.setattr(mending, "goes_on", lambda _: True)
    app.run()
    shown = show(app, "loften")
    assert "Programmet har uppdaterats och samlingen görs om" in shown
    assert "Strandby" in shown
    assert no_process


@pytest.mark.parametrize(
    "spoil",
    [
        spoil_index,
        spoil_graph,
        lambda folder: (folder / RECORDS).write_bytes(b"skrot" * 999),
        lambda folder: (folder / FOLLOWUP).write_bytes(b"skrot" * 999),
    ],
    ids=["index", "graph", "records", "followup"],
)
def test_what_was_damaged_is_as_it_was(
    followed: Workspace, copy: Path, spoil: Callable[[Path], None]
) -> None:
    for left in (copy / "graph").glob("*.sqlite-*"):
        left.unlink()
    spoil(copy)
    opened = open_workspace(Settings(copy, workers=1, day=followed.settings.today))
    assert opened.lacking() == frozenset()
    assert not opened.behind()
    assert export.write(opened.graph, "nq") == export.write(followed.graph, "nq")
    day = followed.settings.today
    assert promises(opened, day) == promises(followed, day)
    assert opened.search.search(WORD, 5) == followed.search.search(WORD, 5)
    opened.close()


def test_what_is_damaged_is_said_and_the_rest_is_read(copy: Path) -> None:
    spoil_index(copy)
    opened = unopened(copy)
    assert opened.lacking() == {"index"}
    assert opened.graph.seq()
    with pytest.raises(RemakeError, match=r"^Sökindexet görs om\. "):
        _ = opened.search
    opened.close()


def test_how_far_it_has_come_is_said_while_it_goes_on(copy: Path) -> None:
    making = remaking.told(copy, "index", ["a", "a", "b", "b"], 2, str)
    next(making)
    assert remaking.read(copy) == Far(os.getpid(), "index", 0, 2)
    *_, last = making
    assert last == "b"
    error = RemakeError(copy, "index")
    assert str(error).startswith("Sökindexet görs om (100 %). ")
    remaking.end(copy)
    assert remaking.read(copy) is None


def test_the_note_of_a_process_that_is_gone_is_not_believed(copy: Path) -> None:
    (copy / remaking.NAME).write_bytes(
        b'{"process":4194305,"part":"graph","done":1,"total":2}'
    )
    assert remaking.read(copy) is None
    (copy / remaking.NAME).write_bytes(b"{")
    assert remaking.read(copy) is None


def test_little_is_applied_at_once_and_much_in_the_background(
    copy: Path, no_process: list[Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = unopened(copy)
    assert opened.behind()
    mending.bring_in_step(opened)
    assert not opened.behind()
    assert no_process == []
    monkeypatch.setattr("app.workspace.program_fingerprint", lambda: "annat")
    assert program_fingerprint() != "annat"
    mending.bring_in_step(opened)
    assert [one.collection for one in no_process] == [copy]
    # The old graph is read meanwhile.
    assert opened.graph.seq()
    opened.close()
