"""Where nothing may be written the collection can be read; who would write is told."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli import main
from ingest import databases
from ingest.archive import Archive

ROOT = Path(__file__).parents[2]
NOBODY, SETPRIV = 65534, shutil.which("setpriv")
# What a user who may only read does, all in one process.
READER = """
import json, sqlite3, sys
from contextlib import closing
from pathlib import Path
from click.testing import CliRunner
from app.cli import main
from ingest import databases

folder, log = sys.argv[1:]
found = {}
asked = (["search", "kulturhus"], ["promises"], ["actors"], ["rebuild"])
for words in asked:
    done = CliRunner().invoke(main, ["--collection", folder, *words])
    found[words[0]] = [done.exit_code, done.stdout, done.stderr]
with closing(databases.reader(Path(log) / "logg.sqlite")) as db:
    found["log"] = db.execute("SELECT count(*) FROM t").fetchone()[0]
print(json.dumps(found))
"""


@pytest.fixture
def place() -> Iterator[Path]:
    """Return a folder that anyone may go into, and nobody may write in at the end."""
    folder = Path(tempfile.mkdtemp(prefix="sagt-prov-"))
    folder.chmod(0o755)
    yield folder
    for path in (folder, *folder.rglob("*")):
        if path.is_dir():
            path.chmod(0o755)
    shutil.rmtree(folder)


def closed(folder: Path) -> None:
    for path in (*folder.rglob("*"), folder):
        path.chmod(0o555 if path.is_dir() else 0o444)


def with_a_log(place: Path) -> Path:
    """Make a database whose rows are still only in its log."""
    (place / "fört").mkdir()
    (place / "logg").mkdir()
    with closing(databases.writer(place / "fört" / "logg.sqlite")) as db:
        db.execute("CREATE TABLE t(a)")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        db.execute("INSERT INTO t VALUES(1), (2)")
        for end in ("", "-wal"):
            shutil.copy(place / "fört" / f"logg.sqlite{end}", place / "logg")
    return place / "logg"


@pytest.mark.skipif(
    os.name == "nt" or (os.getuid() == 0 and SETPRIV is None),
    reason="nobody can be kept from writing here",
)
def test_a_folder_that_may_not_be_written_is_read(
    followed_folder: Path, place: Path
) -> None:
    folder = place / "samling"
    shutil.copytree(followed_folder, folder)
    log = with_a_log(place)
    closed(folder)
    closed(log)
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(place),
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "SAGT_TODAY": "2023-01-31",
        "SAGT_WORKERS": "1",
    }
    # Whoever owns everything may write everywhere, and so has to be another here.
    other = [str(SETPRIV), f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    done = subprocess.run(
        [
            *(other if os.getuid() == 0 else ()),
            sys.executable,
            "-c",
            READER,
            folder,
            log,
        ],
        env=environment,
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["log"] == 2
    assert found["search"][0] == found["promises"][0] == found["actors"][0] == 0
    assert "kulturhus" in found["search"][1]
    code, _, said = found["rebuild"]
    assert code == 2
    assert "Den kan läsas" in said


def test_a_log_that_cannot_be_read_beside_its_file_is_read_apart(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = with_a_log(place)
    tried = databases._tried

    def refuses(address: str) -> sqlite3.Connection:
        if address.endswith("mode=ro") and str(log) in address:
            raise sqlite3.OperationalError("unable to open database file")
        return tried(address)

    monkeypatch.setattr(databases, "_tried", refuses)
    with closing(databases.reader(log / "logg.sqlite")) as db:
        assert db.execute("SELECT count(*) FROM t").fetchone()[0] == 2


def test_a_second_ingest_waits_as_long_as_it_is_told(tmp_path: Path) -> None:
    folder, source = tmp_path / "s", tmp_path / "a.txt"
    source.write_text("Protokoll\n\nNämnden beslutar att anta planen.\n", "utf-8")
    archive = Archive.create(folder)
    asked = ["--collection", str(folder), "ingest", str(source)]
    environment = {"SAGT_WORKERS": "1"}
    begun, done = threading.Event(), threading.Event()

    def write() -> None:
        with archive.writing():
            begun.set()
            done.wait(60)

    writer = threading.Thread(target=write)
    writer.start()
    begun.wait(60)
    refused = CliRunner().invoke(main, asked, env=environment)
    assert refused.exit_code == 5
    assert f"process {os.getpid()}" in refused.stderr
    threading.Timer(0.3, done.set).start()
    waited = CliRunner().invoke(main, [*asked, "--wait", "60"], env=environment)
    writer.join()
    assert waited.exit_code == 0, waited.output
    assert len(archive.ledger.entries()) == 1
    archive.close()
