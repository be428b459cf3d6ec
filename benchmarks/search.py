"""Time, room and memory of search as collections grow.

    python -m benchmarks.search --size 10000 [--size 100000 …] [--asked N]
                                [--folder FOLDER] [--engine NAME]

For each number of passages: made-up documents (`benchmarks.search_collection`) are
written down, indexed as the product does it (an artifact's entries, their analysis, the
engine), asked what people type, and a few documents replaced; each in a process of its
own. What is made stays in FOLDER if one is given, and is taken from there next time.

Indexing is told in passages a second by the clock, and what it would be on two free
cores by the processor time of its threads, since other work may share the machine.
Memory is what the process has for itself, without pages of files that the system may
drop. Every question comes with its first twenty hits, snippets and facets; it is asked
three times, and by the clock the best counts, by the processor the first.
"""

import argparse
import math
import multiprocessing
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.search_asked import Question, questions
from benchmarks.search_collection import documents
from ingest.model import Artifact
from search.engines import DEFAULT, open_engine
from search.entries import entries
from search.service import Search

TURNS, HITS, WARMING = 3, 20, 2
# So many documents are handed to the engine at a time.
PART = 50
REPLACED = 5
STATUS = Path("/proc/self/status")


@dataclass(frozen=True, slots=True)
class Made:
    """What was made up: numbers of documents and passages, bytes of the passages."""

    documents: int
    passages: int
    size: int


@dataclass(frozen=True, slots=True)
class Indexed:
    """What indexing took: seconds, CPU seconds, bytes and megabytes."""

    clock: float
    own: float
    others: float
    preparing: float
    size: int
    memory: float


@dataclass(frozen=True, slots=True)
class Asked:
    """Milliseconds of one question by the clock and the processor, and its hits."""

    kind: str
    clock: float
    cpu: float
    total: int


def collect(passages: int, folder: Path) -> Made:
    """Write documents of so many passages to `folder`, if they are not there."""
    told = folder / "made.json"
    if told.exists():
        return msgspec.json.decode(told.read_bytes(), type=Made)
    folder.mkdir(parents=True, exist_ok=True)
    number = size = count = 0
    with (folder / "documents.jsonl").open("wb") as file:
        for artifact in documents(passages):
            file.write(msgspec.json.encode(artifact) + b"\n")
            number += 1
            count += len(artifact.passages)
            text = artifact.document.text
            size += sum(len(text[p.start : p.end].encode()) for p in artifact.passages)
    made = Made(number, count, size)
    told.write_bytes(msgspec.json.encode(made))
    return made


def stored(folder: Path) -> Iterator[Artifact]:
    """Yield the documents that `collect` has written."""
    decoder = msgspec.json.Decoder(Artifact)
    with (folder / "documents.jsonl").open("rb") as file:
        yield from map(decoder.decode, file)


class Memory:
    """Watches how much memory the process has for itself."""

    def __init__(self) -> None:
        """Begin to watch."""
        self.peak = 0.0
        self._done = threading.Event()
        self._watching = threading.Thread(target=self._watch, daemon=True)
        self._watching.start()

    def stop(self) -> float:
        """Return the highest that was seen, in megabytes."""
        self._done.set()
        self._watching.join()
        return self.peak

    def _watch(self) -> None:
        while not self._done.wait(0.1):
            self.peak = max(self.peak, self._now())
        self.peak = max(self.peak, self._now())

    @staticmethod
    def _now() -> float:
        lines = STATUS.read_text(encoding="ascii").splitlines()
        found = (line.split() for line in lines if line.startswith("RssAnon:"))
        return sum(int(kilobytes) for _, kilobytes, _ in found) / 1024


class Spent:
    """Adds up what some stretches of work take."""

    def __init__(self) -> None:
        """Begin at nothing."""
        self.clock = self.own = self.whole = 0.0

    def of(self, work: Callable[[], Any]) -> Any:
        """Do some work and count it."""
        marks = time.perf_counter(), time.thread_time(), time.process_time()
        done = work()
        self.clock += time.perf_counter() - marks[0]
        self.own += time.thread_time() - marks[1]
        self.whole += time.process_time() - marks[2]
        return done


def index(folder: Path, name: str) -> Indexed:
    """Index what is in `folder`, and return what it took."""
    memory, spent, preparing = Memory(), Spent(), Spent()
    engine = open_engine(folder / "index", name)
    seq = 0
    for part in _parts(stored(folder)):
        seq += 1
        found = preparing.of(lambda part=part: [e for a in part for e in entries(a)])
        spent.of(lambda found=found, seq=seq: engine.apply([], found, seq, last=False))
    spent.of(lambda: engine.apply([], [], seq + 1))
    spent.of(engine.release)
    engine.forget_others()
    return Indexed(
        clock=spent.clock + preparing.clock,
        own=spent.own + preparing.own,
        others=spent.whole - spent.own,
        preparing=preparing.own,
        size=sum(p.stat().st_size for p in (folder / "index").rglob("*")),
        memory=memory.stop(),
    )


def _parts(artifacts: Iterable[Artifact]) -> Iterator[list[Artifact]]:
    part: list[Artifact] = []
    for artifact in artifacts:
        part.append(artifact)
        if len(part) == PART:
            yield part
            part = []
    yield part


def ask(folder: Path, name: str, number: int, each: int) -> list[Asked]:
    """Ask so many questions of each kind."""
    search = Search(open_engine(folder / "index", name))
    asked = list(questions(number, each + WARMING))
    kinds = len(asked) // (each + WARMING)
    for question in asked[: kinds * WARMING]:
        search.search(question.text, HITS, 0, _filters(question))
    return [
        timed(q, lambda q=q: search.search(q.text, HITS, 0, _filters(q)).total)
        for q in asked[kinds * WARMING :]
    ]


def _filters(question: Question) -> dict[str, list[str]]:
    return {name: [value] for name, value in question.filters}


def timed(question: Question, answer: Callable[[], int]) -> Asked:
    """Return what a question takes to answer."""
    clock, first, total = math.inf, 0.0, 0
    for turn in range(TURNS):
        marks = time.perf_counter(), time.process_time()
        total = answer()
        clock = min(clock, time.perf_counter() - marks[0])
        first = first if turn else time.process_time() - marks[1]
    return Asked(question.kind, clock * 1000, first * 1000, total)


def replacing(folder: Path, name: str) -> list[float]:
    """Replace some documents; return the seconds until each is found by another."""
    writer = open_engine(folder / "index", name)
    reader = Search(open_engine(folder / "index", name))
    taken = []
    for serial, artifact in zip(range(REPLACED), stored(folder), strict=False):
        sign = f"nymärkt{'abcdefgh'[serial]}zq"
        began = time.perf_counter()
        anew = [replace(e, text=f"{e.text} {sign}") for e in entries(artifact)]
        writer.apply([artifact.id], anew, 1_000_000 + serial)
        found = reader.search(sign).hits
        taken.append(time.perf_counter() - began)
        assert found[0].id == artifact.id
    writer.release()
    return taken


def alone(function: Callable[..., Any], *arguments: Any) -> Any:
    """Run a function in a process of its own, so that its memory is its own."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        return pool.submit(function, *arguments).result()


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that a share of all are at most (0 of none)."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)] if ordered else 0.0


def show_indexed(made: Made, done: Indexed) -> None:
    """Print what indexing took."""
    free = max(done.own, done.others, (done.own + done.others) / 2)
    print(
        f"{made.passages} avsnitt i {made.documents} dokument, "
        f"{made.size / 1e6:.0f} MB text"
    )
    print(
        f"indexera: {made.passages / done.clock:.0f} avsnitt/s efter klockan, "
        f"{made.passages / free:.0f} på två lediga kärnor "
        f"({done.own:.0f} CPU-s i egen tråd, varav {done.preparing:.0f} för att göra "
        f"poster; {done.others:.0f} i andra)"
    )
    print(
        f"index: {done.size / 1e6:.0f} MB, {done.size / made.size:.2f} gånger texten; "
        f"minne: {done.memory:.0f} MB",
        flush=True,
    )


def show_asked(asked: Sequence[Asked]) -> None:
    """Print what questions took, by kind."""
    print(f"{'ms':18s}   p50    p95 | CPU p50    p95 | träffar (median)")
    for kind in dict.fromkeys(a.kind for a in asked):
        _show_row(kind, [a for a in asked if a.kind == kind])
    _show_row("alla", asked)


def _show_row(name: str, asked: Sequence[Asked]) -> None:
    clock, cpu = [a.clock for a in asked], [a.cpu for a in asked]
    print(
        f"{name:18s} {percentile(clock, 0.5):5.1f} {percentile(clock, 0.95):6.1f} | "
        f"{percentile(cpu, 0.5):7.1f} {percentile(cpu, 0.95):6.1f} | "
        f"{percentile([a.total for a in asked], 0.5):.0f}",
        flush=True,
    )


def measure(size: int, folder: Path, name: str, each: int) -> None:
    """Make, index, ask and replace; print what it took."""
    made = alone(collect, size, folder)
    show_indexed(made, alone(index, folder, name))
    asked = alone(ask, folder, name, made.documents, each)
    show_asked(asked)
    taken = alone(replacing, folder, name)
    print(f"ersatt dokument synligt: {max(taken):.2f} s som längst\n", flush=True)


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, action="append", required=True)
    parser.add_argument("--asked", type=int, default=40, help="frågor av varje slag")
    parser.add_argument("--folder", type=Path, help="där det som görs blir kvar")
    parser.add_argument("--engine", default=DEFAULT)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="sok-") as temporary:
        for size in sorted(given.size):
            folder = (given.folder or Path(temporary)) / str(size)
            measure(size, folder, given.engine, given.asked)
    return 0


if __name__ == "__main__":
    sys.exit(main())
