"""Work cut off at a bad moment, and what is left when it is done again and again."""

import gc
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import wait as looked_at
from pathlib import Path

import pytest

from app import backup, projection, promises
from app.followed import Followed
from app.review import Reviewer
from app.settings import Settings
from app.workspace import Workspace, create_workspace, open_workspace
from benchmarks import small_documents as small
from graph.store import open_writer
from ingest import workplace
from ingest.errors import ArchiveError
from search.engines import refusing


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "samling", workers=1, day=small.DAY)


@pytest.fixture
def workspace(settings: Settings, tmp_path: Path) -> Workspace:
    for number in range(2):
        small.write(tmp_path / "handlingar", number)
    opened = create_workspace(settings)
    opened.ingest([tmp_path / "handlingar"], False, lambda *_: None)
    return opened


class CutError(BaseException):
    """As if the process had ended here."""


def test_a_review_that_was_never_published_is_when_the_collection_is_opened(
    workspace: Workspace, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    (promise,) = promises.promises(workspace, small.DAY)

    def cut(*_: object) -> None:
        raise CutError

    with monkeypatch.context() as patch:
        patch.setattr(projection, "publish_store", cut)
        with pytest.raises(CutError):
            Reviewer(workspace, "granskaren").reject_promise(promise.id)
    workspace.close()
    again = open_workspace(settings)
    said = [quad for quad in again.graph.quads() if "granskning" in str(quad.subject)]
    again.close()
    assert any(promise.id in str(quad.object) for quad in said)


def test_what_a_killed_backup_left_is_cleared_by_the_next(
    workspace: Workspace, settings: Settings, tmp_path: Path
) -> None:
    workspace.close()
    left = tmp_path / "kopior" / f"{workplace.PREFIX}kvar"
    left.mkdir(parents=True)
    (left / "ledger.sqlite").write_bytes(b"halv")
    (left / "lås").touch()
    backup.make(settings, tmp_path / "kopior" / "kopia.zip", lambda *_: None)
    assert [path.name for path in (tmp_path / "kopior").iterdir()] == ["kopia.zip"]


def test_a_store_that_is_opened_often_keeps_no_log_of_each_time(tmp_path: Path) -> None:
    for _ in range(4):
        store = open_writer(tmp_path)
        assert store.seq() == 0
        del store
    assert not list(tmp_path.glob("LOG.old.*"))


def test_what_the_disk_refuses_the_index_is_told_as_the_system_tells_it() -> None:
    def fail(said: str) -> None:
        with refusing.told():
            raise ValueError(said)

    for said in (
        "Internal error: 'No space left on device (os error 28)'",
        "'IoError { io_error: Os { code: 28, kind: StorageFull, … }'",
    ):
        with pytest.raises(OSError, match="No space left") as full:
            fail(said)
        assert full.value.errno == 28
    with pytest.raises(ArchiveError, match="kunde inte skrivas"):
        fail("An error occurred in a thread")
    with pytest.raises(sqlite3.OperationalError), refusing.told():
        raise sqlite3.OperationalError


def test_what_was_put_together_of_promises_before_a_change_is_forgotten(
    workspace: Workspace,
) -> None:
    (promise,) = promises.promises(workspace, small.DAY)
    for number in range(6):
        Reviewer(workspace, "granskaren").note(promise.id, f"nummer {number}")
        promises.promises(workspace, small.DAY)
    gc.collect()
    held = [one for one in gc.get_objects() if type(one) is Followed]
    mine = [one for one in held if one._path.is_relative_to(workspace.archive.folder)]
    workspace.close()
    assert len(mine) <= 2


def test_who_withdraws_a_document_waits_for_who_is_writing(
    workspace: Workspace,
) -> None:
    archive = workspace.archive
    document = archive.ledger.entries()[0].id
    with ThreadPoolExecutor(1) as other:
        with archive.writing():
            asked = other.submit(workspace.remove, [document])
            looked_at([asked], timeout=0.2)
        assert asked.result() == 1
    assert archive.ledger.entry(document) is None
    workspace.close()
