"""Brings a collection in step in a process of its own, while the app is used.

    python -m app.operations.mending

What takes long (an index or a graph that is damaged, or that another version of the
program made) is made anew there. Readers meanwhile have what is whole.
"""

import logging
import os
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from threading import Lock

from app import errand, settings
from app.operations import logs, stopping
from app.settings import Settings
from app.workspace import Workspace, in_step
from ingest.archive import Archive
from ingest.errors import SagtError

LOGGER = logging.getLogger(__name__)
# So many changed documents take a while to apply, and to so many any change does.
MANY, LARGE = 50, 1_000
# Seconds between two tries, and to wait for whoever is writing.
PAUSE, PATIENCE = 60.0, 600.0
# It gives way to those who read.
NICE = 5

_LOCK = Lock()
_PROCESSES: dict[Path, tuple[float, "subprocess.Popen[bytes]"]] = {}


def takes_long(of: Workspace) -> bool:
    """Tell whether bringing a collection in step would keep readers waiting."""
    if of.lacking() or of.is_foreign():
        return True
    if of.archive.ledger.count() >= LARGE:
        return of.behind()
    done = min(of.engine.seq(), of.graph.seq())
    return len(of.archive.ledger.changes_after(done)) > MANY


def bring_in_step(opened: Workspace) -> None:
    """Apply what an open collection lacks: at once, or in the background."""
    if takes_long(opened):
        start(opened.settings)
    else:
        in_step(opened)


def start(found: Settings) -> None:
    """Let a process bring a collection in step, unless one does or has just tried."""
    folder = found.collection.resolve()
    with _LOCK:
        begun, process = _PROCESSES.get(folder, (0.0, None))
        goes_on = process is not None and process.poll() is None
        if goes_on or (process and time.monotonic() < begun + PAUSE):
            return
        LOGGER.warning("graph or index is made anew in the background")
        started = subprocess.Popen(
            [sys.executable, "-m", "app.operations.mending"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env=os.environ | _environment(found),
        )
        _PROCESSES[folder] = time.monotonic(), started


def goes_on(folder: Path) -> bool:
    """Tell whether this server's process still works on a collection."""
    with _LOCK:
        found = _PROCESSES.get(folder.resolve())
    return found is not None and found[1].poll() is None


def _environment(found: Settings) -> dict[str, str]:
    told = errand.environment(found)
    return told if found.server else told | {"SAGT_SPARQL": ""}


def main() -> int:
    """Bring the collection of the settings in step; return the exit code."""
    found = settings.load()
    logs.begin(found)
    if hasattr(os, "nice"):
        os.nice(NICE)
    try:
        with (
            stopping.stoppable(),
            closing(Workspace(Archive(found.collection), found)) as opened,
        ):
            opened.catch_up(wait=PATIENCE)
    except stopping.Stopped:
        return stopping.CODE
    except (SagtError, OSError):
        LOGGER.exception("graph or index could not be made anew")
        return 1
    LOGGER.info("graph and index are whole")
    return 0


if __name__ == "__main__":
    sys.exit(main())
