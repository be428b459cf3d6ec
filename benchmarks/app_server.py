"""The app's server as it is run, with the processor time and memory that it takes."""

import datetime as dt
import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from app.lagging import JUDGED
from app.settings import FOLLOWUP
from app.ui.server import ADDRESS, OPTIONS, SERVED
from ingest.archive import Archive

START, END = 120.0, 10.0
# Linux's number of the clock that counts what a process has used (clock_getcpuclockid).
PROCESS_CLOCK = 2


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers, by the id of its process."""

    port: int
    pid: int

    def used(self) -> float:
        """Return the seconds of processor time it has used, in all its threads."""
        return time.clock_gettime((~self.pid << 3) | PROCESS_CLOCK)

    def memory(self) -> float:
        """Return the megabytes it holds in memory."""
        lines = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        (held,) = (line for line in lines.splitlines() if line.startswith("VmRSS"))
        return int(held.split()[1]) / 1024


@contextmanager
def serving(collection: Path, port: int) -> Iterator[Server]:
    """Serve a collection; the collection is shown as it is, and no one else writes.

    What an older program has made is not made anew meanwhile, and today is the day that
    its promises were judged on.
    """
    options = OPTIONS | {"server.address": ADDRESS, "server.port": str(port)}
    flags = [f"--{name}={value}" for name, value in options.items()]
    command = [sys.executable, "-m", "streamlit", "run", str(SERVED), *flags]
    given = os.environ | {
        "SAGT_COLLECTION": str(collection.resolve()),
        "SAGT_TODAY": judged_on(collection).isoformat(),
    }
    archive = Archive(collection)
    with archive.writing():
        child = subprocess.Popen(
            command, env=given, stdout=subprocess.DEVNULL, start_new_session=True
        )
        try:
            wait_for(child, port)
            yield Server(port, child.pid)
        finally:
            child.terminate()
            try:
                child.wait(END)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
            archive.close()


def judged_on(collection: Path) -> dt.date:
    """Return the day that the collection's promises were last judged on."""
    with closing(sqlite3.connect(collection / FOLLOWUP)) as db:
        query = "SELECT data FROM note WHERE name = ?"
        (day,) = db.execute(query, (JUDGED,)).fetchone()
    return dt.date.fromisoformat(json.loads(day))


def wait_for(child: "subprocess.Popen[bytes]", port: int) -> None:
    """Wait until a server answers.

    Raises:
        RuntimeError: it does not start.
    """
    until = time.monotonic() + START
    while child.poll() is None and time.monotonic() < until:
        # It listens before it has read the app; what is asked meanwhile waits.
        with suppress(OSError), urlopen(f"http://{ADDRESS}:{port}/_stcore/health"):
            return
        time.sleep(0.1)
    raise RuntimeError("Servern startar inte.")
