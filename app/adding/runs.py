"""Reading that goes on while the app is used: watched, and stopped when wanted."""

import subprocess
from collections.abc import Iterable
from dataclasses import dataclass, field
from threading import Lock, Thread
from typing import Literal

from app import errand
from app.access import acting
from app.access.model import Right
from app.adding import inbox
from app.adding.inbox import Handed, Waiting
from app.settings import Settings
from ingest.errors import SagtError
from ingest.model import Failure

State = Literal["reading", "done", "stopped", "failed"]
BUSY = "En inläsning pågår redan. Vänta tills den är klar, eller avbryt den."
ENDED = "Inläsningen avslutades oväntat. Det som hann läsas finns kvar i samlingen."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a reading; every file is counted once."""

    read: int = 0
    replaced: int = 0
    unchanged: int = 0
    removed: int = 0
    skipped: int = 0
    failures: tuple[Failure, ...] = ()
    aside: tuple[Failure, ...] = ()
    forgotten: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class _Said:
    """A line that the reading process writes."""

    done: int = 0
    total: int = 0
    name: str = ""
    step: str = ""
    error: str = ""
    report: Outcome | None = None


@dataclass(slots=True)
class Run:
    """A reading as it stands: how far it has come, and in the end what came of it."""

    waiting: Waiting
    state: State = "reading"
    done: int = 0
    total: int = 0
    name: str = ""
    step: str = ""
    error: str = ""
    outcome: Outcome | None = None
    process: "subprocess.Popen[bytes] | None" = field(default=None, repr=False)

    @property
    def goes_on(self) -> bool:
        """Tell whether it is still reading."""
        return self.state == "reading"


class Runs:
    """The readings of one server, one at a time; the last one can be looked at."""

    def __init__(self, settings: Settings) -> None:
        """Read into the collection of the settings."""
        self._settings = settings
        self._lock = Lock()
        self.last: Run | None = None

    def start(self, files: Iterable[Handed]) -> Run:
        """Begin to read files; those refused are told of in the run.

        Raises:
            ForbiddenError: whoever acts may not add documents.
            SagtError: a reading goes on already, or there are too many files.
            OSError: they cannot be kept.
        """
        acting.require(Right.ADD)
        with self._lock:
            if self.last is not None and self.last.goes_on:
                raise SagtError(BUSY)
            waiting = inbox.keep(self._settings.collection, files)
            run = Run(waiting, total=len(waiting.names))
            self.last = run
            if not waiting.names:
                run.state = "done"
                return run
            paths = [str(waiting.folder / name) for name in waiting.names]
            run.process = errand.begin("app.adding.reading", paths, self._settings)
        Thread(target=_follow, args=(run, run.process), daemon=True).start()
        return run

    def stop(self) -> None:
        """Stop what is being read; what has been read is kept.

        Raises:
            ForbiddenError: whoever acts may not add documents.
        """
        acting.require(Right.ADD)
        run = self.last
        if run is None or not run.goes_on or run.process is None:
            return
        run.state = "stopped"
        errand.end(run.process)


def _follow(run: Run, process: "subprocess.Popen[bytes]") -> None:
    """Take down what the process tells until it ends, and clean up after it."""
    for said in errand.lines(process, _Said):
        _take(run, said)
    if run.state == "reading":
        run.state = "done" if run.outcome is not None else "failed"
        run.error = run.error or ("" if run.outcome else ENDED)
    inbox.forget(run.waiting)


def _take(run: Run, said: _Said) -> None:
    if said.total:
        run.done, run.total, run.name = said.done, said.total, said.name
    run.step = said.step or run.step
    run.error = said.error or run.error
    run.outcome = said.report or run.outcome
