"""Files that are being made while the app is used: watched, and stopped when wanted."""

import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, Thread
from typing import Literal

from app import errand
from app.access import acting
from app.access.model import Right
from app.operations import audit
from app.settings import Settings
from app.taking.making import BACKUP, FOLDERS, QUALITY
from ingest.errors import SagtError

State = Literal["making", "done", "stopped", "failed"]
# Where files lie until they have been fetched: in the collection's folder.
FOLDER = "utlamnat"
BUSY = "En fil görs redan. Vänta tills den är klar, eller avbryt den."
ENDED = "Filen kunde inte göras: arbetet avslutades oväntat."


@dataclass(frozen=True, slots=True)
class _Said:
    """A line that the process writes."""

    done: int = 0
    total: int = 0
    made: bool = False
    error: str = ""


@dataclass(slots=True)
class Run:
    """A file as it is being made; `total` is 0 where nobody knows how much is left."""

    form: str
    file: Path
    state: State = "making"
    done: int = 0
    total: int = 0
    error: str = ""
    process: "subprocess.Popen[bytes] | None" = field(default=None, repr=False)

    @property
    def goes_on(self) -> bool:
        """Tell whether it is still being made."""
        return self.state == "making"

    @property
    def right(self) -> Right:
        """Return what one must have a right to, to make it and to fetch it."""
        return right_to(self.form)


def right_to(form: str) -> Right:
    """Return what one must have a right to, to take the collection in a form."""
    if form == QUALITY:
        return Right.READ
    return Right.BACKUP if form == BACKUP else Right.EXPORT


def ending(form: str) -> str:
    """Return how the name of a file in a form ends."""
    if form == BACKUP or form in FOLDERS:
        return "zip"
    return "json" if form == "popolo" else form


class Takings:
    """The files of one collection that are made for those who use it, one at a time."""

    def __init__(self, settings: Settings) -> None:
        """Make files of the collection of the settings; older ones are thrown away."""
        self._settings = settings
        self._folder = settings.collection.resolve() / FOLDER
        self._lock = Lock()
        self.last: Run | None = None
        shutil.rmtree(self._folder, ignore_errors=True)

    def start(self, form: str) -> Run:
        """Begin to make a file.

        Raises:
            ForbiddenError: whoever asks has no right to it.
            SagtError: one is being made already.
            OSError: it cannot be begun.
        """
        acting.require(right_to(form))
        with self._lock:
            if self.last is not None and self.last.goes_on:
                raise SagtError(BUSY)
            self._clear()
            self._folder.mkdir(exist_ok=True)
            run = Run(form, self._folder / f"{form}.{ending(form)}")
            told = [form, str(run.file)]
            run.process = errand.begin("app.taking.making", told, self._settings)
            self.last = run
        audit.note("taken", form=form)
        Thread(target=self._follow, args=(run, run.process), daemon=True).start()
        return run

    def stop(self) -> None:
        """Stop making the file; what there was of it is thrown away."""
        run = self.last
        if run is None or not run.goes_on or run.process is None:
            return
        acting.require(run.right)
        run.state = "stopped"
        errand.end(run.process)

    def _clear(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    def _follow(self, run: Run, process: "subprocess.Popen[bytes]") -> None:
        """Take down what the process tells until it ends, and clean up after it."""
        made = False
        for said in errand.lines(process, _Said):
            if said.total:
                run.done, run.total = said.done, said.total
            run.error, made = said.error or run.error, made or said.made
        if run.state == "making":
            run.state = "done" if made else "failed"
            run.error = "" if made else run.error or ENDED
        if run.state != "done":
            self._clear()
