"""Long work that is stopped leaves nothing half, no process and no lock."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from app import cli
from app.operations import stopping
from ingest import locking
from ingest.archive import Archive

TEXT = """Påhittad handling

Region Norrlid, regionstyrelsen
Protokoll
Sammanträdesdatum: 2022-06-{day:02}

§ 1 Vägen till Östmåla

Regionstyrelsens beslut

Regionstyrelsen beslutar att godkänna planen för vägen till Östmåla.

"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    source = tmp_path / "handlingar"
    source.mkdir()
    for number in range(1, 15):
        (source / f"{number:02}.txt").write_text(TEXT.format(day=number) * 20)
    return source


def children(process: int) -> set[int]:
    found = subprocess.run(
        ["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True
    )
    rows = [line.split() for line in found.stdout.splitlines()]
    return {int(pid) for pid, parent in rows if int(parent) == process}


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_a_stopped_ingest_leaves_nothing_half(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "samling"
    words = ["ingest", str(folder), "--collection", str(target)]
    running = subprocess.Popen(
        [sys.executable, "-m", "app", *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=os.environ | {"SAGT_WORKERS": "1"},
        start_new_session=True,
    )
    artifacts = target / "artifacts"
    until = time.monotonic() + 120
    while time.monotonic() < until and running.poll() is None:
        if len(list(artifacts.glob("*/*"))) >= 2:
            break
        time.sleep(0.01)
    started = children(running.pid)
    running.send_signal(signal.SIGTERM)
    _, told = running.communicate(timeout=60)
    assert running.returncode == stopping.CODE
    assert stopping.STOPPED in told.decode()
    assert "Traceback" not in told.decode()
    assert started
    # What looks after shared memory ends when it notices that nobody is left.
    until = time.monotonic() + 30
    while any(map(alive, started)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(alive, started))
    assert not locking.is_held(target)
    archive = Archive(target)
    entries = archive.ledger.entries()
    assert 0 < len(entries) < 14
    assert all(archive.is_whole(entry.artifact) for entry in entries)
    archive.close()
    assert not list(artifacts.rglob(".ny-*"))
    ran = CliRunner().invoke(cli.main, words)
    assert (ran.exit_code, f"Lästa {14 - len(entries)}," in ran.stdout) == (0, True)


def test_a_second_signal_does_not_break_off_the_clearing_up() -> None:
    cleared = []

    def work() -> None:
        with stopping.stoppable():
            try:
                signal.raise_signal(signal.SIGINT)
            finally:
                signal.raise_signal(signal.SIGTERM)
                cleared.append(True)

    with pytest.raises(stopping.Stopped):
        work()
    assert cleared
    assert signal.getsignal(signal.SIGTERM) is not signal.SIG_IGN
