"""A few rounds of what the benchmarks of durability do by the hundred."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import faults, reading_through, soak

linux = pytest.mark.skipif(sys.platform != "linux", reason="/proc och fork behövs")


@linux
def test_killed_and_failing_commands_lose_nothing(tmp_path: Path) -> None:
    shim = faults.shim(tmp_path)
    if shim is None:
        pytest.skip("Det finns ingen C-kompilator")
    done = subprocess.run(
        [sys.executable, "-m", "tests.durability.short", str(tmp_path)],
        env=os.environ | {"LD_PRELOAD": str(shim)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 ronder, 2 punkter" in done.stdout


@linux
def test_what_is_done_over_and_over_agrees_with_what_is_held(tmp_path: Path) -> None:
    found = soak.Soak(tmp_path, random.Random(3))  # noqa: S311
    found.run(12)
    found.workspace.close()
    assert found.done.total() == 12
    assert {one.operation for one in found.samples} == set(range(1, 13))


@linux
def test_readers_see_whole_states_beside_a_writer(tmp_path: Path) -> None:
    found = reading_through.read_through(tmp_path, 4, sessions=0, seed=1)
    assert found.wrong == []
    assert found.commits == 4
    assert all(found.looks[name] > 0 for name in reading_through.READERS)
