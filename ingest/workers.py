"""Read files in worker processes that can be killed without losing the others.

Results come in the order of the tasks, so that the collection's change numbers do
not depend on which worker was quicker. At most a small window of results waits.
"""

import multiprocessing
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from ingest import codec, pipeline
from ingest.errors import ReadError
from ingest.model import Failure

# Spawned, not forked: the app runs threads, and a fork would copy their locks.
CONTEXT = multiprocessing.get_context("spawn")
WINDOW = 8
# The stage of a failure that may be the machine's and not the file's.
ABORTED = "avbruten"


@dataclass(frozen=True, slots=True)
class Task:
    """One file to read: where its bytes lie and the document's name."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take: seconds of wall clock and bytes of memory."""

    seconds: float = 300.0
    memory: int = 4 << 30


def _limit_memory(limits: Limits) -> None:
    if os.name == "nt":
        return
    import resource  # noqa: PLC0415 - not there on Windows

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = limits.memory if hard == resource.RLIM_INFINITY else hard
    # Some systems know no such limit; the files are then read without it.
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (min(limits.memory, most), hard))


def _read(task: Task) -> bytes | Failure:
    try:
        return codec.encode(pipeline.build_artifact(task.path.read_bytes(), task.name))
    except ReadError as error:
        return Failure(task.name, error.stage, error.reason, error.advice)
    except MemoryError:
        return Failure(
            task.name,
            ABORTED,
            "Filen kräver mer minne än en fil får ta.",
            "Dela upp filen i mindre delar och lägg till dem var för sig.",
        )
    except Exception as error:  # noqa: BLE001 - whatever it is, it is ours
        # A fault of ours must not cost the user the rest of the folder.
        return Failure(
            task.name,
            "extraktion",
            f"Programmet kunde inte tolka filen ({type(error).__name__}).",
            "Felet är vårt. Anmäl det gärna; övriga filer är lästa.",
        )


def _serve(pipe: Connection, limits: Limits) -> None:
    _limit_memory(limits)
    while True:
        try:
            task = pipe.recv()
        except (EOFError, KeyboardInterrupt):
            return
        pipe.send(_read(task))


class _Worker:
    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.pipe, theirs = CONTEXT.Pipe()
        self.process: BaseProcess = CONTEXT.Process(
            target=_serve, args=(theirs, limits), daemon=True
        )
        self.process.start()
        theirs.close()
        self.task: tuple[int, Task] | None = None
        self.started = time.monotonic()

    def give(self, number: int, task: Task) -> None:
        self.task, self.started = (number, task), time.monotonic()
        self.pipe.send(task)

    def left(self) -> float:
        """Return how many seconds the file at hand may still take."""
        return max(0.0, self.started + self.limits.seconds - time.monotonic())

    def stop(self) -> None:
        self.pipe.close()
        self.process.kill()
        self.process.join()


def _lost(task: Task, late: bool) -> Failure:
    if late:
        return Failure(
            task.name,
            ABORTED,
            "Filen tog för lång tid att läsa.",
            "Dela upp filen eller spara om den och lägg till den igen.",
        )
    return Failure(
        task.name,
        ABORTED,
        "Läsningen av filen avbröts.",
        "Försök igen. Går det inte: öppna filen, spara om den och lägg till den igen.",
    )


def read_all(
    tasks: Sequence[Task], workers: int, limits: Limits | None = None
) -> Iterator[bytes | Failure]:
    """Yield an encoded artifact or a Failure for each task, in the tasks' order."""
    pool = _Pool(tasks, max(1, min(workers, len(tasks))), limits or Limits())
    try:
        yield from pool.results()
    finally:
        pool.stop()


class _Pool:
    def __init__(self, tasks: Sequence[Task], workers: int, limits: Limits) -> None:
        self.tasks = tasks
        self.limits = limits
        self.next_task = 0
        self.done: dict[int, bytes | Failure] = {}
        self.crew = [_Worker(limits) for _ in range(workers)] if tasks else []

    def stop(self) -> None:
        for worker in self.crew:
            worker.stop()

    def results(self) -> Iterator[bytes | Failure]:
        for number in range(len(self.tasks)):
            while number not in self.done:
                self._hand_out(number)
                self._collect()
            yield self.done.pop(number)

    def _hand_out(self, emitting: int) -> None:
        for worker in self.crew:
            open_window = self.next_task < emitting + WINDOW * len(self.crew)
            if worker.task is None and self.next_task < len(self.tasks) and open_window:
                number, self.next_task = self.next_task, self.next_task + 1
                try:
                    worker.give(number, self.tasks[number])
                except OSError:
                    # It died before its first file.
                    self._replace(worker, late=False)

    def _collect(self) -> None:
        busy: dict[Any, _Worker] = {w.pipe: w for w in self.crew if w.task}
        first = min((w.left() for w in busy.values()), default=0.0)
        for pipe in wait(list(busy), timeout=first):
            worker = busy[pipe]
            try:
                self._finish(worker, worker.pipe.recv())
            except (EOFError, OSError):
                self._replace(worker, late=False)
        for worker in busy.values():
            if worker.task and not worker.left():
                self._replace(worker, late=True)

    def _finish(self, worker: _Worker, result: bytes | Failure) -> None:
        if worker.task:
            self.done[worker.task[0]] = result
        worker.task = None

    def _replace(self, worker: _Worker, late: bool) -> None:
        if worker.task:
            number, task = worker.task
            self.done[number] = _lost(task, late)
        worker.stop()
        self.crew[self.crew.index(worker)] = _Worker(self.limits)
