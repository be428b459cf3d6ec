"""Run broken and hostile files through the real path and see that nothing gives way.

    python -m benchmarks.mutations [--count 5000] [--seed 1] [--ocr]

Every file is read by `workers.read_all`, with limits that kill; containers, names and
sizes also go through `intake.ingest` into a collection. Each must give a document or a
Failure with stage, reason and advice. Counted and listed apart: a worker that died, a
file that took too long, a fault of our own. At the end no temporary file and no process
may be left. Text recognition is off (an empty PATH hides the engine) unless `--ocr`.
"""

import argparse
import os
import shutil
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import mutations_hostile, mutations_random
from ingest import intake, workers
from ingest.archive import Archive
from ingest.model import Failure

LIMITS = workers.Limits(seconds=120.0, memory=2 << 30)
ZEROS = 500_000_000
# An environment variable marks all that this run starts, down to the last child.
MARK = "SAGT_MUTATIONS"
Result = bytes | Failure


@dataclass(frozen=True, slots=True)
class Broken:
    """One file of the run."""

    kind: str
    path: Path


@dataclass(slots=True)
class Row:
    """What became of the files of one kind."""

    files: int = 0
    documents: int = 0
    stages: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    slowest_name: str = ""


@dataclass(slots=True)
class Outcome:
    """What became of all files; `wrong` is what must not happen."""

    rows: dict[str, Row] = field(default_factory=lambda: defaultdict(Row))
    wrong: list[str] = field(default_factory=list)

    def note(self, file: Broken, result: Result, took: float) -> None:
        """Count one result."""
        row = self.rows[file.kind]
        row.files += 1
        if took > row.slowest:
            row.slowest, row.slowest_name = took, file.path.name
        if isinstance(result, bytes):
            row.documents += 1
        else:
            row.stages[result.stage] += 1
        if fault := fault_of(result):
            self.wrong.append(f"{file.path.name}: {fault}")


def fault_of(result: Result) -> str | None:
    """Return what is wrong with a result, None for a document or a good Failure."""
    if isinstance(result, bytes):
        return None if result else "en tom artefakt"
    if not (result.stage and result.reason and result.advice):
        return "ett misslyckande utan skede, skäl eller råd"
    # A worker that died, was killed or ran out, or a fault of our own.
    ours = "Programmet kunde inte" in result.reason
    return result.reason if ours or result.stage == workers.ABORTED else None


def write_made(folder: Path) -> Iterator[Broken]:
    """Write the files that are made to make a reader fail, and yield them."""
    made = 0
    for kind, make in mutations_hostile.GROUPS.items():
        for name, data in make():
            made += 1
            path = folder / f"e{made:03d}-{name}"
            path.write_bytes(data)
            yield Broken(kind, path)
    for ending in ("pdf", "txt", "zip", "docx"):
        made += 1
        path = folder / f"e{made:03d}-500-megabyte-nollor.{ending}"
        with path.open("wb") as out:
            out.truncate(ZEROS)
        yield Broken("500 MB nollor", path)


def write_mutated(folder: Path, count: int, seed: int) -> Iterator[Broken]:
    """Write sound files that have been broken, and yield them."""
    for kind, name, data in mutations_random.mutated(count, seed):
        path = folder / name
        path.write_bytes(data)
        yield Broken(kind, path)


def read(files: Sequence[Broken], crew: int, limits: workers.Limits) -> Outcome:
    """Read the files in lanes of one worker each, so that each can be timed."""
    outcome, lock = Outcome(), threading.Lock()

    def lane(mine: Sequence[Broken]) -> None:
        # Read first, so that the start of the worker is no file's time.
        tasks = [workers.Task(Path(__file__), "uppvarmning.txt")]
        tasks += [workers.Task(file.path, file.path.name) for file in mine]
        results = workers.read_all(tasks, 1, limits)
        next(results)
        started = time.monotonic()
        for file, result in zip(mine, results, strict=True):
            now = time.monotonic()
            with lock:
                outcome.note(file, result, now - started)
            started = time.monotonic()

    lanes = [threading.Thread(target=lane, args=(files[n::crew],)) for n in range(crew)]
    for thread in lanes:
        thread.start()
    for thread in lanes:
        thread.join()
    counted = sum(row.files for row in outcome.rows.values())
    if counted != len(files):
        outcome.wrong.append(f"{len(files) - counted} filer gav inget svar")
    return outcome


def take_in(folder: Path, target: Path, crew: int) -> tuple[str, list[str]]:
    """Ingest a folder into a collection; return a line on it and what was wrong."""
    archive = Archive.create(target)
    started = time.monotonic()
    try:
        report = intake.ingest(archive, [folder], crew=crew)
    except Exception as error:  # noqa: BLE001 - one file must not stop the others
        return "in i en samling: avbrutet", [f"intaget föll: {error!r}"]
    took = time.monotonic() - started
    wrong = [f"{f.source}: {fault}" for f in report.failures if (fault := fault_of(f))]
    again = intake.ingest(archive, [folder], crew=crew)
    if (again.read, again.replaced) != (0, 0):
        wrong.append(
            f"andra körningen läste {again.read + again.replaced} filer på nytt"
        )
    archive.close()
    return (
        f"in i en samling: {report.read} lästa, {report.failed} misslyckanden, "
        f"{report.skipped} vid sidan om på {took:.0f} s",
        wrong,
    )


def left_behind(folder: Path, mark: str) -> list[str]:
    """Return the temporary files and processes that are still there."""
    found = [f"temporär fil kvar: {path.name}" for path in folder.rglob("*")]
    sign = f"{MARK}={mark}".encode()
    for process in Path("/proc").glob("[0-9]*"):
        try:
            marked = sign in (process / "environ").read_bytes()
            command = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
        # The tracker is Python's own and lives as long as this program.
        own = int(process.name) == os.getpid() or "resource_tracker" in command
        if marked and not own:
            found.append(f"process kvar: {command[:100]}")
    return found


def show(outcome: Outcome) -> None:
    """Print the table by kind."""
    print(f"{'':24}{'filer':>7}{'dokument':>10}{'misslyckade':>13}{'längst s':>10}")
    for kind, row in outcome.rows.items():
        failed = sum(row.stages.values())
        stages = ", ".join(f"{s} {n}" for s, n in sorted(row.stages.items()))
        print(
            f"{kind:24}{row.files:7}{row.documents:10}{failed:13}{row.slowest:10.1f}"
            f"  {stages}"
        )
    slow = max(outcome.rows.values(), key=lambda row: row.slowest)
    print(f"längst tid tog {slow.slowest_name}: {slow.slowest:.1f} s")


def chosen_for_collection(files: Iterable[Broken]) -> list[Broken]:
    """Return the files that a collection must withstand: all made, some mutated."""
    return [
        f for n, f in enumerate(files) if f.path.name.startswith("e") or n % 10 == 0
    ]


def run(args: argparse.Namespace) -> list[str]:
    """Do the whole run and print what came of it; return what was wrong."""
    with tempfile.TemporaryDirectory(prefix="mutationer-") as place:
        root = Path(place)
        watched = root / "tmp"
        watched.mkdir()
        os.environ[MARK] = str(os.getpid())
        os.environ["TMPDIR"] = str(watched)
        tempfile.tempdir = str(watched)
        folder = root / "filer"
        folder.mkdir()
        files = [] if args.mutated_only else list(write_made(folder))
        files += write_mutated(folder, max(0, args.count - len(files)), args.seed)
        started = time.monotonic()
        outcome = read(files, args.workers, LIMITS)
        show(outcome)
        print(
            f"{len(files)} filer på {time.monotonic() - started:.0f} s",
            *outcome.wrong,
            sep="\n  ",
            flush=True,
        )
        taken = root / "handlingar"
        taken.mkdir()
        for file in chosen_for_collection(files):
            file.path.rename(taken / file.path.name)
        line, wrong = take_in(taken, root / "samling", args.workers)
        print(line)
        wrong = outcome.wrong + wrong + left_behind(watched, os.environ[MARK])
        if args.keep:
            _keep(root, wrong, args.keep)
        tempfile.tempdir = None
        del os.environ["TMPDIR"]
    return wrong


def _keep(root: Path, wrong: Sequence[str], keep: Path) -> None:
    """Copy the files that something was wrong with."""
    keep.mkdir(parents=True, exist_ok=True)
    names = {line.partition(": ")[0].rpartition("/")[2] for line in wrong}
    for path in sorted((*(root / "filer").iterdir(), *(root / "handlingar").iterdir())):
        if path.name in names and path.stat().st_size < ZEROS:
            shutil.copy(path, keep)


def main() -> int:
    """Run from the command line; 1 if anything gave way."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument(
        "--mutated-only", action="store_true", help="not the files made to fail"
    )
    parser.add_argument("--ocr", action="store_true", help="with text recognition")
    parser.add_argument("--keep", type=Path, help="where files that gave way are put")
    args = parser.parse_args()
    if not args.ocr:
        os.environ["PATH"] = ""
    wrong = run(args)
    print(f"fel: {len(wrong)}", *wrong, sep="\n  ")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
