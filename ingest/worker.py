"""What runs in a worker process: one file after the other, until the pipe closes.

A worker is the head of a process group of its own, so that the programs it starts die
with it. It has a temporary folder of its own, which its owner removes.
"""

import multiprocessing
import os
import signal
import tempfile
import threading
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Protocol

from ingest import codec, confined, forgotten, pipeline, workplace
from ingest.errors import ReadError
from ingest.forgotten import NOTHING, Forgotten
from ingest.model import Failure, Origin
from ingest.readers import ocr_kept, progress

# The stage of a failure that may be the machine's and not the file's.
ABORTED = "avbruten"
# Where programs look for the temporary folder, on one system or another.
_FOLDER_NAMES = ("TMPDIR", "TEMP", "TMP")


class Job(Protocol):
    """One file to read: where its bytes lie, the document's name and its origin."""

    @property
    def path(self) -> Path:
        """Where the bytes lie."""

    @property
    def name(self) -> str:
        """The document's name."""

    @property
    def origin(self) -> Origin | None:
        """Where the file came from, if that is known."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a worker has: bytes of memory, a temporary folder, kept recognitions.

    `hidden` is what the collection has forgotten.
    """

    memory: int
    folder: Path
    kept: Path | None
    hidden: Forgotten = NOTHING


def serve(pipe: Connection, place: Place) -> None:
    """Read the files that come through the pipe; send None as a sign of life."""
    _head_a_group()
    threading.Thread(target=_die_with_owner, daemon=True).start()
    confined.forget_secrets()
    confined.limit_memory(place.memory)
    _work_in(place.folder)
    ocr_kept.use(place.kept)
    forgotten.use(place.hidden)
    progress.listen(lambda: pipe.send(None))
    progress.step()
    while True:
        try:
            job = pipe.recv()
        except (EOFError, OSError, KeyboardInterrupt):
            return
        result = read(job)
        with suppress(OSError):
            workplace.empty(place.folder)
        pipe.send(result)


def read(job: Job) -> bytes | Failure:
    """Return the encoded artifact of a file, or why there is none."""
    try:
        data = job.path.read_bytes()
        return codec.encode(pipeline.build_artifact(data, job.name, origin=job.origin))
    except ReadError as error:
        return Failure(job.name, error.stage, error.reason, error.advice)
    except MemoryError:
        return Failure(
            job.name,
            ABORTED,
            "Filen kräver mer minne än en fil får ta.",
            "Dela upp filen i mindre delar och lägg till dem var för sig.",
        )
    except Exception as error:  # noqa: BLE001 - whatever it is, it is ours
        # A fault of ours must not cost the user the rest of the folder.
        return Failure(
            job.name,
            "extraktion",
            f"Programmet kunde inte tolka filen ({type(error).__name__}).",
            "Felet är vårt. Anmäl det gärna; övriga filer är lästa.",
        )


def _head_a_group() -> None:
    if os.name != "nt":
        os.setpgid(0, 0)


def _die_with_owner() -> None:
    """End the worker and what it has started when its owner is gone."""
    owner = multiprocessing.parent_process()
    if owner is None:
        return
    wait([owner.sentinel])
    if os.name == "nt":
        os._exit(1)
    os.killpg(0, signal.SIGKILL)


def _work_in(folder: Path) -> None:
    """Let this process and those it starts put temporary files in `folder`."""
    tempfile.tempdir = str(folder)
    for name in _FOLDER_NAMES:
        os.environ[name] = str(folder)
