"""Read files in worker processes that can be killed without losing the others.

Results come in the order of the tasks, so that the collection's change numbers do
not depend on which worker was quicker. At most a small window of results waits.
"""

import multiprocessing
import os
import signal
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from ingest import durable, workplace
from ingest.forgotten import NOTHING, Forgotten
from ingest.model import Failure, Origin
from ingest.worker import ABORTED, Place, serve

__all__ = ["ABORTED", "Limits", "Task", "read_all"]

# Spawned, not forked: the app runs threads, and a fork would copy their locks.
CONTEXT = multiprocessing.get_context("spawn")
WINDOW = 8
# A worker that has not started after so many seconds never will.
STARTING = 300.0
# How a process ends that the file itself brings down, memory that cannot be had among
# it. What is killed from without, by a machine short of memory as well, is not.
CRASHES = frozenset(
    -getattr(signal, name)
    for name in ("SIGABRT", "SIGBUS", "SIGFPE", "SIGILL", "SIGSEGV", "SIGTRAP")
    if hasattr(signal, name)
)
# How long a process may take to end once its pipe is closed, in seconds.
ENDING = 10.0


@dataclass(frozen=True, slots=True)
class Task:
    """One file to read: where its bytes lie, the document's name and its origin."""

    path: Path
    name: str
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take.

    `seconds` of wall clock without a sign of life (text recognition gives one for
    each page), `total` in all, and bytes of `memory`.
    """

    seconds: float = 300.0
    memory: int = 4 << 30
    total: float = 7200.0


def read_all(
    tasks: Sequence[Task],
    workers: int,
    limits: Limits | None = None,
    kept: Path | None = None,
    hidden: Forgotten = NOTHING,
) -> Iterator[bytes | Failure]:
    """Yield an encoded artifact or a Failure for each task, in the tasks' order.

    `kept` is a folder for what text recognition has read, so that a page is not
    recognised again when its file is; `hidden` what is not to be read.
    """
    if not tasks:
        return
    if kept is not None:
        durable.sweep(kept)
    crew = max(1, min(workers, len(tasks)))
    with workplace.temporary_folder() as folder:
        most = limits or Limits()
        place = Place(most.memory, folder, kept, hidden)
        pool = _Pool(tasks, crew, most, place)
        try:
            yield from pool.results()
        finally:
            pool.stop()


class _Worker:
    def __init__(self, limits: Limits, place: Place) -> None:
        self.limits = limits
        self.folder = place.folder
        self.folder.mkdir()
        self.pipe, theirs = CONTEXT.Pipe()
        self.process: BaseProcess = CONTEXT.Process(
            target=serve,
            args=(theirs, place),
            daemon=True,
        )
        self.process.start()
        theirs.close()
        self.task: tuple[int, Task] | None = None
        self.ready = False
        self.started = self.heard = time.monotonic()

    def give(self, number: int, task: Task) -> None:
        self.task = (number, task)
        self.started = self.heard = time.monotonic()
        self.pipe.send(task)

    def left(self) -> float:
        """Return how many seconds the file at hand may still take."""
        end = min(self.heard + self.limits.seconds, self.started + self.limits.total)
        if not self.ready:
            # A slow start is the machine's, not the file's.
            end = self.started + STARTING
        return max(0.0, end - time.monotonic())

    def hear(self) -> None:
        """Note a sign of life; the first one says that the worker has started."""
        self.heard = time.monotonic()
        if not self.ready:
            self.ready, self.started = True, self.heard

    def crashed(self) -> bool:
        """Tell whether it has ended because of what it read."""
        self.process.join(ENDING)
        return self.process.exitcode in CRASHES

    def stop(self) -> None:
        self.pipe.close()
        self._kill_group()
        self.process.kill()
        self.process.join()
        workplace.remove(self.folder)

    def _kill_group(self) -> None:
        """Kill what the worker has started, which a killed worker cannot."""
        pid = self.process.pid
        if pid is None:
            return
        if os.name == "nt":
            # /T takes the processes that it started too.
            command = ("taskkill", "/T", "/F", "/PID", str(pid))
            subprocess.run(command, check=False, capture_output=True)  # noqa: S603
            return
        # Its group is gone, or it had not come as far as to head one.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGKILL)


def _lost(task: Task, late: bool, crashed: bool) -> Failure:
    if crashed:
        return Failure(
            task.name,
            "läsning",
            "Filen är skadad, eller gjord så att läsningen av den tar slut på minne.",
            "Öppna den i det program den kommer från, spara om den och lägg till den "
            "igen.",
        )
    if late:
        return Failure(
            task.name,
            ABORTED,
            "Filen tog för lång tid att läsa.",
            "Lägg till den igen; sidor som redan har textigenkänts går då fort. "
            "Hjälper inte det: dela upp filen.",
        )
    return Failure(
        task.name,
        ABORTED,
        "Läsningen av filen avbröts.",
        "Försök igen. Går det inte: öppna filen, spara om den och lägg till den igen.",
    )


class _Pool:
    def __init__(
        self,
        tasks: Sequence[Task],
        workers: int,
        limits: Limits,
        place: Place,
    ) -> None:
        self.tasks = tasks
        self.limits = limits
        self.place = place
        self.next_task = 0
        self.hired = 0
        self.done: dict[int, bytes | Failure] = {}
        self.crew: list[_Worker] = []
        for _ in range(workers):
            self.crew.append(self._hire())

    def _hire(self) -> _Worker:
        self.hired += 1
        folder = self.place.folder / str(self.hired)
        return _Worker(self.limits, replace(self.place, folder=folder))

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
                self._hear(worker, worker.pipe.recv())
            except (EOFError, OSError):
                self._replace(worker, late=False)
        for worker in busy.values():
            if worker.task and not worker.left():
                self._replace(worker, late=True)

    def _hear(self, worker: _Worker, message: bytes | Failure | None) -> None:
        """Take what a worker sent: a result, or None as a sign of life."""
        if message is None:
            worker.hear()
            return
        if worker.task:
            self.done[worker.task[0]] = message
        worker.task = None

    def _replace(self, worker: _Worker, late: bool) -> None:
        if worker.task:
            number, task = worker.task
            crashed = not late and worker.crashed()
            self.done[number] = _lost(task, late, crashed)
        worker.stop()
        self.crew[self.crew.index(worker)] = self._hire()
