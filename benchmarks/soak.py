"""A day and night of use in one process, compressed: does anything grow?

    python -m benchmarks.soak [--operations 20000] [--seed 1] [--folder FOLDER]

A collection of at most twelve small documents is added to, changed, withdrawn from,
searched, asked and reviewed in a mixed order that the seed decides, by one open
workspace, as the app has it; now and then it is closed and opened again. The documents
have a few versions each that come back, so what the collection has to hold stops
growing early: from the middle on, memory, open files and the folder are to stay as they
are. The ledger alone grows, by the lines that it never forgets, and is counted apart.

Memory is what the process holds (VmRSS), in MB; the growth of each measure is the slope
of the straight line through the second half's samples, per 1 000 operations. Everything
that is found is compared on the way with what has been put in. Linux only.
"""

import argparse
import gc
import os
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import linear_regression, mean

from app import identity, promises, searching
from app.review import Reviewer
from app.settings import Settings
from app.workspace import Workspace, create_workspace, open_workspace
from benchmarks import small_documents as small
from graph.kept import document_graph
from graph.project import graph_of
from search.model import Everything

DOCUMENTS, VERSIONS, SAMPLES = 12, 4, 100
# How often each is done.
MIX = {
    "search": 42,
    "query": 22,
    "promises": 19,
    "replace": 6,
    "ingest": 3,
    "remove": 2,
    "review": 4,
    "identity": 1,
    "reopen": 1,
}
# What may come and go between two samples: files of the index and of the graph.
GROWTH = {"memory": 1.0, "files": 0.05, "folder": 0.1}
COUNT = "SELECT (COUNT(DISTINCT ?g) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"


@dataclass(frozen=True, slots=True)
class Sample:
    """What the process and the folder hold after so many operations.

    `memory`, `folder` (the ledger apart) and `ledger` are megabytes, `files` open files
    and `entries` the files that lie in the folder.
    """

    operation: int
    memory: float
    files: int
    folder: float
    ledger: float
    entries: int


@dataclass(slots=True)
class Soak:
    """The collection, what it should hold, and what has been seen of it."""

    folder: Path
    chance: random.Random
    held: dict[int, int] = field(default_factory=dict)
    done: Counter[str] = field(default_factory=Counter)
    samples: list[Sample] = field(default_factory=list)
    workspace: Workspace = field(init=False)

    def __post_init__(self) -> None:
        """Make the collection."""
        self.workspace = create_workspace(self._settings)
        for number in range(DOCUMENTS // 2):
            self._put(number, 0)
        self._read(self._documents)

    @property
    def _settings(self) -> Settings:
        return Settings(self.folder / "samling", workers=1, day=small.DAY)

    @property
    def _documents(self) -> Path:
        return self.folder / "handlingar"

    def run(self, operations: int) -> None:
        """Do so many operations, looking at what is held now and then."""
        every = max(1, operations // SAMPLES)
        names, weights = list(MIX), list(MIX.values())
        for number in range(1, operations + 1):
            (name,) = self.chance.choices(names, weights)
            act: Callable[[], None] = getattr(self, f"_{name}")
            act()
            self.done[name] += 1
            if number % every == 0:
                self._check()
                self.samples.append(self._sample(number))
                print(_line(self.samples[-1]), flush=True)

    def _put(self, number: int, version: int) -> Path:
        self.held[number] = version
        return small.write(self._documents, number, version)

    def _read(self, path: Path) -> None:
        report = self.workspace.ingest([path], False, lambda *_: None)
        assert not report.failures, report.failures

    def _ingest(self) -> None:
        absent = sorted(set(range(DOCUMENTS)) - set(self.held))
        if absent:
            number = self.chance.choice(absent)
            self._put(number, self.chance.randrange(VERSIONS))
            self._read(self._documents)

    def _replace(self) -> None:
        number = self.chance.choice(sorted(self.held))
        self._put(number, (self.held[number] + 1) % VERSIONS)
        self._read(self._documents)

    def _remove(self) -> None:
        if len(self.held) > DOCUMENTS // 4:
            number = self.chance.choice(sorted(self.held))
            path = small.write(self._documents, number, self.held.pop(number))
            path.unlink()
            self.workspace.remove([f"{path.parent.name}/{path.name}"])

    def _search(self) -> None:
        thing = self.chance.choice(small.THINGS)
        place = self.chance.choice(small.PLACES)
        searching.results(self.workspace, f"{thing} {place}")

    def _query(self) -> None:
        # One in ten is asked as a person's own, which has a process to itself.
        if self.chance.random() < 0.1:
            self.workspace.ask(COUNT)
        else:
            self.workspace.graph.select(COUNT)

    def _promises(self) -> None:
        promises.promises(self.workspace, small.DAY)

    def _review(self) -> None:
        log = self.workspace.archive.ledger.reviews
        reviewer = Reviewer(self.workspace, "granskaren")
        standing = log.standing()
        found = promises.promises(self.workspace, small.DAY)
        # As many are taken back as are made, so that what stands does not grow.
        if len(standing) > DOCUMENTS // 4:
            reviewer.undo(self.chance.choice(standing).seq)
        elif found:
            reviewer.confirm_promise(self.chance.choice(found).id)

    def _identity(self) -> None:
        standing = self.workspace.archive.ledger.identity.standing()
        pairs = identity.review_queue(self.workspace)
        if standing:
            identity.undo(self.workspace, standing[-1].seq)
        elif pairs:
            pair = self.chance.choice(pairs)
            identity.merge(self.workspace, pair.left, pair.right)

    def _reopen(self) -> None:
        self.workspace.close()
        self.workspace = open_workspace(self._settings)

    def _check(self) -> None:
        """See that ledger, graph and index hold what has been put in, and no more."""
        archive = self.workspace.archive
        entries = archive.ledger.entries()
        assert len(entries) == len(self.held), (len(entries), len(self.held))
        for entry, number in zip(entries, sorted(self.held), strict=True):
            text = archive.artifact(entry).document.text
            assert text.strip() == small.text(number, self.held[number]).strip()
        ids = {entry.id for entry in entries}
        assert self.workspace.engine.documents(Everything()) == ids
        base = self.workspace.settings.base
        graphs = {name.value for name in self.workspace.graph.graphs()}
        whole = {graph_of(one, base).value for one in ids}
        counted = {document_graph(one, base).value for one in ids}
        assert whole | counted <= graphs
        assert self.workspace.graph.seq() == self.workspace.engine.seq()
        assert self.workspace.engine.seq() == archive.ledger.seq()

    def _sample(self, operation: int) -> Sample:
        # What Python has not yet got round to forget is no leak.
        gc.collect()
        status = Path("/proc/self/status").read_text(encoding="ascii")
        (memory,) = (line for line in status.splitlines() if line.startswith("VmRSS"))
        sizes = _sizes(self.folder / "samling")
        ledger = sum(
            size for name, size in sizes.items() if name.startswith("ledger.sqlite")
        )
        return Sample(
            operation,
            int(memory.split()[1]) / 1024,
            len(os.listdir("/proc/self/fd")),  # noqa: PTH208 - entries vanish meanwhile
            (sum(sizes.values()) - ledger) / 1e6,
            ledger / 1e6,
            len(sizes),
        )


def _sizes(folder: Path) -> dict[str, int]:
    """Return the size of each file below a folder; a file linked twice counts once."""
    found: dict[str, int] = {}
    seen: set[int] = set()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            said = path.stat()
            found[path.relative_to(folder).as_posix()] = (
                0 if said.st_ino in seen else said.st_size
            )
            seen.add(said.st_ino)
    return found


def growth(samples: list[Sample], measure: str) -> float:
    """Return how much a measure grows per 1 000 operations in the second half."""
    half = samples[len(samples) // 2 :]
    points = [(one.operation / 1000, float(getattr(one, measure))) for one in half]
    return linear_regression(*zip(*points, strict=True)).slope


def _line(one: Sample) -> str:
    return (
        f"{one.operation:>7} | {one.memory:>7.1f} | {one.files:>4} | "
        f"{one.folder:>7.2f} | {one.ledger:>6.2f} | {one.entries:>5}"
    )


def soak(folder: Path, operations: int, seed: int) -> Soak:
    """Do so many operations on a new collection in `folder`; return what was seen."""
    small.fork_workers_apart("app.promises", "app.review", "app.searching")
    found = Soak(folder, random.Random(seed))  # noqa: S311
    try:
        found.run(operations)
    finally:
        found.workspace.close()
    return found


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--operations", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where the collection is left")
    given = parser.parse_args()
    print("operationer | minne MB | öppna filer | mapp MB | liggare MB | filer")
    with tempfile.TemporaryDirectory() as temporary:
        found = soak(given.folder or Path(temporary), given.operations, given.seed)
    print(", ".join(f"{name} {times}" for name, times in sorted(found.done.items())))
    half = found.samples[len(found.samples) // 2 :]
    for measure in ("memory", "files", "folder", "entries", "ledger"):
        level = mean(float(getattr(one, measure)) for one in half)
        slope = growth(found.samples, measure)
        print(f"{measure:8} {level:9.2f}, {slope:+.4f} per 1 000 operationer")
    return int(any(growth(found.samples, one) > most for one, most in GROWTH.items()))


if __name__ == "__main__":
    sys.exit(main())
