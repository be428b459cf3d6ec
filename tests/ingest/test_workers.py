"""A worker that hangs or dies costs one file, never the rest."""

import multiprocessing
import os
import signal
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from PIL import Image

from benchmarks import mutations_hostile
from ingest import codec, workers, workplace
from ingest.model import Failure

pytestmark = [pytest.mark.usefixtures("spawned_workers"), pytest.mark.long]

POSIX = pytest.mark.skipif(os.name == "nt", reason="fake programs are shell scripts")
# Answers what the reader asks at first, then never ends.
HANGING = """#!/bin/sh
case "$1" in
  --version) echo "tesseract 5.0.0" ;;
  --list-langs) printf 'List (2):\\neng\\nswe\\n' ;;
  *) echo $$ > "{note}"; exec sleep 1000 ;;
esac
"""


def tasks(folder: Path, count: int) -> list[workers.Task]:
    made = []
    for number in range(count):
        path = folder / f"{number}.txt"
        path.write_text(f"Handling nummer {number}.", encoding="utf-8")
        made.append(workers.Task(path, path.name))
    return made


def picture(folder: Path) -> workers.Task:
    path = folder / "sida.png"
    Image.new("L", (600, 800), 255).save(path)
    return workers.Task(path, path.name)


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the system's temporary folder, for this test an empty one."""
    folder = tmp_path / "tillfälligt"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def hanging(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a recognition program that hangs first; return where it notes its id."""
    programs, note = tmp_path / "program", tmp_path / "id"
    programs.mkdir()
    program = programs / "tesseract"
    program.write_text(HANGING.format(note=note), encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(programs), prepend=os.pathsep)
    return note


def lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # One that is dead and only waits to be counted does not live.
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"


def gone(pid: int, within: float = 10.0) -> bool:
    end = time.monotonic() + within
    while lives(pid) and time.monotonic() < end:
        time.sleep(0.02)
    return not lives(pid)


def test_results_come_in_the_order_of_the_tasks(tmp_path: Path) -> None:
    results = workers.read_all(tasks(tmp_path, 7), 2)
    read = [codec.decode_artifact(r) for r in results if isinstance(r, bytes)]
    assert [a.document.source for a in read] == [f"{n}.txt" for n in range(7)]


def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    limits = workers.Limits(seconds=0.0)
    results = list(workers.read_all(tasks(tmp_path, 2), 1, limits))
    assert len(results) == 2
    assert any(isinstance(r, Failure) and r.stage == workers.ABORTED for r in results)


def test_signs_of_life_do_not_save_a_file_from_the_limit_in_all(tmp_path: Path) -> None:
    limits = workers.Limits(seconds=1000.0, total=0.0)
    (result,) = workers.read_all(tasks(tmp_path, 1), 1, limits)
    assert isinstance(result, Failure)
    assert result.stage == workers.ABORTED


@POSIX
def test_a_file_that_brings_its_worker_down_is_told_of_as_its_own_fault(
    tmp_path: Path,
) -> None:
    doubling = dict(mutations_hostile.circular_pdf())["formular-sig-sjalvt.pdf"]
    (tmp_path / "a.pdf").write_bytes(doubling)
    given = [workers.Task(tmp_path / "a.pdf", "a.pdf"), *tasks(tmp_path, 1)]
    down, read = workers.read_all(given, 1, workers.Limits(memory=1 << 30))
    assert isinstance(down, Failure)
    # It would go the same way again: it is not tried at every reading.
    assert down.stage == "läsning"
    assert "tar slut på minne" in down.reason
    assert isinstance(read, bytes)


def test_what_is_killed_from_without_is_tried_again(tmp_path: Path) -> None:
    pool = workers.read_all(tasks(tmp_path, 30), 1)
    next(pool)
    for child in multiprocessing.active_children():
        child.kill()
    lost = [result for result in pool if isinstance(result, Failure)]
    assert {failure.stage for failure in lost} <= {workers.ABORTED}
    assert len(lost) == 1


def test_no_tasks_start_no_workers(temporary: Path) -> None:
    assert list(workers.read_all([], 2)) == []
    assert list(temporary.iterdir()) == []


@POSIX
def test_a_hanging_program_dies_with_its_worker(
    tmp_path: Path, temporary: Path, hanging: Path
) -> None:
    given = [picture(tmp_path), *tasks(tmp_path, 1)]
    late, read = workers.read_all(given, 1, workers.Limits(seconds=6.0))
    assert isinstance(late, Failure)
    assert late.source == "sida.png"
    assert late.stage == workers.ABORTED
    assert isinstance(read, bytes)
    assert gone(int(hanging.read_text()))
    assert list(temporary.iterdir()) == []


@POSIX
def test_an_owner_that_is_killed_leaves_no_program_and_no_folder(
    tmp_path: Path, temporary: Path, hanging: Path
) -> None:
    task = picture(tmp_path)
    code = (
        "from pathlib import Path\n"
        "from ingest import workers\n"
        "if __name__ == '__main__':\n"
        f"    task = workers.Task(Path({str(task.path)!r}), 'sida.png')\n"
        "    list(workers.read_all([task], 1))\n"
    )
    script = tmp_path / "äger.py"
    script.write_text(code, encoding="utf-8")
    environment = {**os.environ, "TMPDIR": str(temporary)}
    with subprocess.Popen([sys.executable, script], env=environment) as owner:
        end = time.monotonic() + 60
        while not (hanging.exists() and hanging.read_text().strip()):
            assert time.monotonic() < end
            assert owner.poll() is None
            time.sleep(0.05)
        owner.send_signal(signal.SIGKILL)
        owner.wait()
    assert gone(int(hanging.read_text()))
    assert list(temporary.iterdir()) != []
    workplace.sweep()
    assert list(temporary.iterdir()) == []


def test_a_folder_in_use_is_not_swept(temporary: Path) -> None:
    with workplace.temporary_folder() as folder:
        (folder / "arbete").write_text("x")
        workplace.sweep()
        assert (folder / "arbete").exists()
    assert list(temporary.iterdir()) == []


def test_other_folders_are_not_swept(temporary: Path) -> None:
    (temporary / "någon-annans").mkdir()
    (temporary / f"{workplace.PREFIX}nyss").mkdir()
    workplace.sweep()
    assert len(list(temporary.iterdir())) == 2
