"""Files that readers hand over: kept safely, read beside the app, and thrown away."""

import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.adding import inbox
from app.adding.runs import BUSY, Run, Runs
from app.settings import Settings
from app.workspace import create_workspace
from ingest.archive import Archive
from ingest.errors import SagtError
from ingest.readers.limits import MAX_BYTES

TEXT = "Påhittad handling\n\nKommunstyrelsen i Vedby kommun\n\nVägen ska byggas.\n"
LATEST = 150.0


@dataclass
class File:
    name: str
    data: bytes = TEXT.encode()
    size: int = 0

    def getvalue(self) -> bytes:
        return self.data


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    create_workspace(Settings(tmp_path / "s", workers=1)).close()
    return tmp_path / "s"


def ended(run: Run) -> Run:
    until = time.monotonic() + LATEST
    while run.goes_on or list(run.waiting.folder.glob("*")):
        assert time.monotonic() < until
        time.sleep(0.05)
    return run


@given(st.text(max_size=300))
def test_any_name_is_kept_inside_the_folder(written: str) -> None:
    name = inbox.safe_name(written)
    assert name not in {"", ".", ".."}
    assert Path(name).name == name
    assert name.isprintable()
    assert len(name.encode()) <= inbox.LONGEST
    assert not name.startswith(".")
    assert inbox.safe_name(name) == name


def test_files_of_one_name_are_kept_apart(collection: Path) -> None:
    files = [File("a/Plan.txt"), File("b/plan.txt", b"annan"), File("plan.txt", b"c")]
    waiting = inbox.keep(collection, files)
    assert waiting.names == ("Plan.txt", "plan-2.txt", "plan-3.txt")
    assert (waiting.folder / "plan-2.txt").read_bytes() == b"annan"
    inbox.forget(waiting)
    assert list(waiting.folder.iterdir()) == []


def test_what_is_too_much_is_refused(collection: Path) -> None:
    waiting = inbox.keep(collection, [File("stor.pdf", size=MAX_BYTES + 1), File("b")])
    assert waiting.names == ("b",)
    assert "stor.pdf är större än" in waiting.refused[0]
    with pytest.raises(SagtError, match="högst"):
        inbox.keep(collection, [File("x.txt")] * (inbox.MOST + 1))


def test_files_are_read_and_a_newer_one_replaces_the_older(collection: Path) -> None:
    runs = Runs(Settings(collection))
    damaged = File("trasig.pdf", b"%PDF-1.7\nskrot")
    run = ended(runs.start([File("plan.txt"), damaged]))
    assert run.state == "done"
    assert run.outcome is not None
    assert (run.outcome.read, len(run.outcome.failures)) == (1, 1)
    assert run.outcome.failures[0].advice
    newer = File("plan.txt", TEXT.replace("byggas", "rustas").encode())
    again = ended(runs.start([newer]))
    assert again.outcome is not None
    assert (again.outcome.read, again.outcome.replaced) == (0, 1)
    archive = Archive(collection)
    assert [entry.name for entry in archive.ledger.entries()] == ["plan.txt"]
    archive.close()


def test_one_reading_at_a_time_and_it_can_be_stopped(collection: Path) -> None:
    runs = Runs(Settings(collection))
    run = runs.start([File("plan.txt")])
    with pytest.raises(SagtError, match=BUSY):
        runs.start([File("annan.txt")])
    runs.stop()
    assert ended(run).state == "stopped"
    # What was stopped can be begun again.
    assert ended(runs.start([File("plan.txt")])).state == "done"


def test_a_reading_that_fails_says_why(tmp_path: Path) -> None:
    place = tmp_path / "upptagen"
    place.mkdir()
    (place / "annat.txt").write_text("inte en samling", encoding="utf-8")
    run = ended(Runs(Settings(place)).start([File("plan.txt")]))
    assert run.state == "failed"
    assert run.error
