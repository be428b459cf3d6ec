"""How a collection stands: what it holds, what lags or is damaged, room, locks.

`of` asks only what is told in a moment, for the health address and the metrics; the
size on disk is asked for by itself.
"""

import datetime as dt
import os
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

from app.operations import mending, notes, remaking
from app.operations.notes import Note
from app.operations.remaking import Far
from app.settings import FOLLOWUP
from app.workspace import Workspace
from graph.followup.kept.kept_view import open_view
from ingest import locking, places
from ingest.errors import SagtError

Problem = Literal["index", "graph", "program", "behind", "disk", "check"]
SAID: Mapping[Problem, str] = {
    "index": "Sökindexet är skadat eller inte gjort. Det görs om när något läses in, "
    "i appen av sig självt, eller med: sagt rebuild",
    "graph": "Grafen är skadad eller inte gjord. Den görs om när något läses in, i "
    "appen av sig självt, eller med: sagt rebuild",
    "program": "Grafen gjordes av en annan version av programmet och görs om när "
    "samlingen öppnas.",
    "behind": "Graf, index eller uppföljning saknar det som lästs in sist. Det rättas "
    "när samlingen öppnas.",
    "disk": "Det är ont om plats på disken.",
    "check": "Den senaste kontrollen fann skador. Se vilka med: sagt check",
}
# Below so much room something is said.
SCARCE = 1 << 30
# A collection should be checked so often.
CHECKED = dt.timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a collection stands.

    Args:
        program: The program's version.
        documents: How many documents, in so many `versions`.
        failures: How many files could not be read.
        set_aside: How many are set aside until somebody decides.
        changes: Number of the last change (`seq`) of the archive.
        graph: The last change that the published graph has, None if it is damaged.
        index: The same of the index.
        followup: The same of what follow-up has kept, judged on the day `judged`.
        free_bytes: Bytes free where it lies.
        writer: Process that holds the lock and since when, None if nobody does.
        making: How far the making of graph and index has come, None if none goes on.
        done: What was last done (`ingest`, `check`, `backup`).
        problems: What is not as it should be.
    """

    program: str
    documents: int
    versions: int
    failures: int
    set_aside: int
    changes: int
    graph: int | None
    index: int | None
    followup: int | None
    judged: dt.date | None
    free_bytes: int
    writer: tuple[int, str] | None
    making: Far | None
    done: Mapping[str, Note]
    problems: tuple[Problem, ...]

    @property
    def graph_lag(self) -> int:
        """Return how many changes the graph lacks."""
        return self.changes - (self.graph or 0)

    @property
    def index_lag(self) -> int:
        """Return how many changes the index lacks."""
        return self.changes - (self.index or 0)

    @property
    def degraded(self) -> bool:
        """Tell whether anything is not as it should be."""
        return bool(self.problems)

    @property
    def check_is_due(self) -> bool:
        """Tell whether it is time to check the collection."""
        last = self.done.get("check")
        return last is None or dt.datetime.now(dt.UTC) - last.at > CHECKED


def program() -> str:
    """Return the program's version."""
    try:
        return version("sagt-och-gjort")
    except PackageNotFoundError:
        return ""


def of(opened: Workspace) -> Standing:
    """Return how an open collection stands.

    Raises:
        SagtError: its ledger cannot be read.
        sqlite3.Error: the same.
    """
    folder, ledger = opened.archive.folder, opened.archive.ledger
    documents, versions = ledger.counts()
    changes, lacking = ledger.seq(), opened.lacking()
    followup, judged = _followed(folder)
    done = notes.read(folder)
    writer = locking.holder(folder) if locking.is_held(folder) else None
    is_worked_on = writer is not None or mending.goes_on(folder)
    free = places.room(folder)
    found: dict[Problem, bool] = {
        "index": "index" in lacking,
        "graph": "graph" in lacking,
        "program": opened.is_foreign() and "graph" not in lacking,
        "behind": not lacking and not is_worked_on and _is_behind(opened),
        "disk": free < SCARCE,
        "check": "check" in done and not done["check"].ok,
    }
    return Standing(
        program=program(),
        documents=documents,
        versions=versions,
        failures=len(opened.archive.failures()),
        set_aside=len(opened.archive.set_aside()),
        changes=changes,
        graph=None if "graph" in lacking else opened.graph.seq(),
        index=None if "index" in lacking else opened.engine.seq(),
        followup=followup,
        judged=judged,
        free_bytes=free,
        writer=writer,
        making=remaking.read(folder),
        done=done,
        problems=tuple(name for name, is_so in found.items() if is_so),
    )


def _is_behind(opened: Workspace) -> bool:
    """Tell whether documents wait; that a new day is to be judged is no fault."""
    last = opened.archive.ledger.seq()
    return (opened.graph.seq(), opened.engine.seq()) != (last, last)


def _followed(folder: Path) -> tuple[int | None, dt.date | None]:
    """Return the last change that follow-up has, and the day it judged on."""
    try:
        view = open_view(folder / FOLLOWUP)
        if view is None:
            return None, None
        try:
            return view.seq(), view.noted("judged", dt.date)
        finally:
            view.close()
    except (SagtError, sqlite3.DatabaseError):
        return None, None


def sizes(folder: Path) -> Mapping[str, int]:
    """Return the bytes of each part of a collection, the largest first.

    What has several names (a published copy, what is public) is counted once.
    """
    seen: set[tuple[int, int]] = set()
    found: dict[str, int] = {}
    for place, _, names in os.walk(folder):
        here = Path(place).relative_to(folder)
        for name in names:
            try:
                file = (Path(place) / name).lstat()
            except FileNotFoundError:
                continue
            if (file.st_dev, file.st_ino) not in seen:
                seen.add((file.st_dev, file.st_ino))
                part = here.parts[0] if here.parts else _family(name)
                found[part] = found.get(part, 0) + file.st_size
    return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))


def _family(name: str) -> str:
    """Return the part that a file beside the folders belongs to."""
    return name.removesuffix("-wal").removesuffix("-shm")
