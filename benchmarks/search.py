"""Time, room and memory of search as collections grow.

    python -m benchmarks.search --size 10000 [--size 100000 …] [--asked N] [--rivals]
                                [--folder FOLDER] [--engine NAME] [--seconds S]

For each number of passages: made-up documents (`benchmarks.search_collection`) are
written down, indexed as the product does it (an artifact is read, its entries made and
analysed, by several processes if there are many, and put in the engine by one), asked
what people type, and a few documents replaced; each in a process of its own. What is
made stays in FOLDER if one is given, and is taken from there next time. With --seconds
it stops indexing each size after so long, asks about what is there, and goes on where
it stopped when it is run again with the same FOLDER. --rivals also indexes and asks
with Whoosh and SQLite FTS5 as they come (`benchmarks.search_rivals`).

Indexing is told in passages a second by the clock, and what it would be on two free
cores by the processor time of its processes, since other work may share the machine.
Memory is that of all its processes: what they have for themselves, and with pages of
files that the system may drop. Every question comes with its first twenty hits,
snippets and facets. It is asked three times: by the clock the first and the best are
told, by the processor the first.
"""

import argparse
import math
import multiprocessing
import os
import resource
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby, islice
from pathlib import Path
from typing import Any

import msgspec

from benchmarks import search_rivals
from benchmarks.search_asked import Question, questions
from benchmarks.search_collection import documents
from ingest.model import Artifact
from search import indexing
from search.engines import DEFAULT, open_engine
from search.entries import entries
from search.model import Entry
from search.service import Search

TURNS, HITS, WARMING = 3, 20, 2
# So many documents are put in the index between two commits.
PART = 2_500
REPLACED = 5
PROCESSES = Path("/proc")


@dataclass(frozen=True, slots=True)
class Made:
    """What was made up: numbers of documents and passages, bytes of the passages."""

    documents: int
    passages: int
    size: int


@dataclass(frozen=True, slots=True)
class Indexed:
    """What indexing took: seconds, CPU seconds, bytes and megabytes.

    `documents` and `passages` are how many there are in the index, `added` how many of
    the passages were put there now.
    """

    documents: int
    passages: int
    added: int
    clock: float
    own: float
    others: float
    size: int
    memory: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Asked:
    """Milliseconds of one question by the clock and the processor, and its hits."""

    kind: str
    first: float
    best: float
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
    return map(decoded, lines(folder))


def lines(folder: Path) -> Iterator[bytes]:
    """Yield the documents that `collect` has written, as they are written."""
    with (folder / "documents.jsonl").open("rb") as file:
        yield from file


def decoded(line: bytes) -> Artifact:
    """Return a document as `collect` has written it."""
    return msgspec.json.decode(line, type=Artifact)


def read(line: bytes) -> list[Entry]:
    """Return the entries of a document as `collect` has written it."""
    return entries(decoded(line))


class Memory:
    """Watches how much memory this process and those it started have."""

    def __init__(self) -> None:
        """Begin to watch."""
        self._peak = (0.0, 0.0)
        self._done = threading.Event()
        self._watching = threading.Thread(target=self._watch, daemon=True)
        self._watching.start()

    def stop(self) -> tuple[float, float]:
        """Return the most that was theirs alone and in all, in megabytes."""
        self._done.set()
        self._watching.join()
        return self._peak

    def _watch(self) -> None:
        while not self._done.wait(0.2):
            alone, whole = self._now()
            self._peak = max(self._peak[0], alone), max(self._peak[1], whole)

    @staticmethod
    def _now() -> tuple[float, float]:
        parents, alone, whole = {}, {}, {}
        for folder in PROCESSES.iterdir():
            if not folder.name.isdigit():
                continue
            with suppress(OSError):
                text = (folder / "status").read_text(encoding="utf-8")
                told = dict(line.split(":", 1) for line in text.splitlines())
                number = int(folder.name)
                parents[number] = int(told["PPid"])
                alone[number] = int(told.get("RssAnon", "0").split()[0]) / 1024
                whole[number] = int(told.get("VmRSS", "0").split()[0]) / 1024
        ours = {os.getpid()}
        while more := {n for n, p in parents.items() if p in ours} - ours:
            ours |= more
        return sum(alone.get(n, 0) for n in ours), sum(whole.get(n, 0) for n in ours)


def index(folder: Path, name: str, seconds: float) -> Indexed:
    """Index what is in `folder` and not yet there, for so many seconds."""
    engine = open_engine(folder / "index", name)
    memory, began = Memory(), time.perf_counter()
    done, before = engine.seq(), engine.count()
    coming = indexing.ready(islice(lines(folder), done, None), read)
    found = groupby(coming, key=lambda each: each.document)
    for number, (_, passages) in enumerate(found, done + 1):
        done = number
        late = time.perf_counter() - began > seconds
        engine.apply([], passages, done, last=late or done % PART == 0)
        if late:
            break
    coming.close()
    engine.apply([], [], done)
    engine.release()
    engine.forget_others()
    clock = time.perf_counter() - began
    mine = resource.getrusage(resource.RUSAGE_SELF)
    theirs = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Indexed(
        documents=done,
        passages=engine.count(),
        added=engine.count() - before,
        clock=clock,
        own=mine.ru_utime + mine.ru_stime,
        others=theirs.ru_utime + theirs.ru_stime,
        size=sum(p.stat().st_size for p in (folder / "index").rglob("*")),
        memory=memory.stop(),
    )


def ask(folder: Path, name: str, number: int, each: int) -> list[Asked]:
    """Ask so many questions of each kind."""
    search = Search(open_engine(folder / "index", name))
    asked = list(questions(number, each + WARMING))
    kinds = len(asked) // (each + WARMING)
    for question in asked[: kinds * WARMING]:
        _answer(search, question)
    return [timed(q, partial(_answer, search, q)) for q in asked[kinds * WARMING :]]


def _answer(search: Search, question: Question) -> int:
    return search.search(question.text, HITS, 0, _filters(question)).total


def _filters(question: Question) -> dict[str, list[str]]:
    return {name: [value] for name, value in question.filters}


def timed(question: Question, answer: Callable[[], int]) -> Asked:
    """Return what a question takes to answer."""
    clocks, cpus, total = [], [], 0
    for _ in range(TURNS):
        marks = time.perf_counter(), time.process_time()
        total = answer()
        clocks.append((time.perf_counter() - marks[0]) * 1000)
        cpus.append((time.process_time() - marks[1]) * 1000)
    return Asked(question.kind, clocks[0], min(clocks), cpus[0], total)


def replacing(folder: Path, name: str) -> list[float]:
    """Replace some documents; return the seconds until each is found by another."""
    writer = open_engine(folder / "index", name)
    reader = Search(open_engine(folder / "index", name))
    taken, seq = [], writer.seq()
    for serial, artifact in zip(range(REPLACED), stored(folder), strict=False):
        sign = f"nymärkt{'abcdefgh'[serial]}zq"
        began = time.perf_counter()
        anew = [replace(e, text=f"{e.text} {sign}") for e in entries(artifact)]
        writer.apply([artifact.id], anew, seq)
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
    text = made.size * done.passages / made.passages
    print(
        f"{done.passages} av {made.passages} avsnitt i {done.documents} dokument, "
        f"{text / 1e6:.0f} MB text"
    )
    if done.added:
        free = max(done.own, done.others, (done.own + done.others) / 2)
        print(
            f"indexera: {done.added / done.clock:.0f} avsnitt/s efter klockan, "
            f"{done.added / free:.0f} på två lediga kärnor ({done.own:.0f} CPU-s i den "
            f"process som skriver, {done.others:.0f} i andra); minne: "
            f"{done.memory[0]:.0f} MB eget, {done.memory[1]:.0f} MB med filer"
        )
    print(
        f"index: {done.size / 1e6:.0f} MB, {done.size / text:.2f} gånger texten",
        flush=True,
    )


def show_asked(asked: Sequence[Asked]) -> None:
    """Print what questions took, by kind: first, best of three and CPU of the first."""
    print(
        f"{'ms: p50 p95':18s}      första    |  bästa av tre |     CPU första | träffar"
    )
    for kind in dict.fromkeys(a.kind for a in asked):
        _show_row(kind, [a for a in asked if a.kind == kind])
    _show_row("alla", asked)


def _show_row(name: str, asked: Sequence[Asked]) -> None:
    columns = [
        [a.first for a in asked],
        [a.best for a in asked],
        [a.cpu for a in asked],
    ]
    told = " | ".join(
        f"{percentile(values, 0.5):6.1f} {percentile(values, 0.95):7.1f}"
        for values in columns
    )
    hits = percentile([a.total for a in asked], 0.5)
    print(f"{name:18s} {told} | {hits:.0f}", flush=True)


def measure(size: int, folder: Path, given: argparse.Namespace) -> None:
    """Make, index, ask and replace; print what it took."""
    made = alone(collect, size, folder)
    done = alone(index, folder, given.engine, given.seconds)
    show_indexed(made, done)
    show_asked(alone(ask, folder, given.engine, done.documents, given.asked))
    taken = alone(replacing, folder, given.engine)
    print(f"ersatt dokument synligt: {max(taken):.2f} s som längst\n", flush=True)
    for rival in search_rivals.RIVALS if given.rivals else ():
        taking, asked = alone(rivalling, rival, folder, made.documents, given.asked)
        print(f"{rival}: {made.passages / taking:.0f} avsnitt per CPU-sekund")
        show_asked(asked)


def rivalling(
    name: str, folder: Path, documents: int, each: int
) -> tuple[float, list[Asked]]:
    """Index with another engine and ask it; return its CPU seconds and answers."""
    with tempfile.TemporaryDirectory(prefix="sok-") as place:
        began = time.process_time()
        rival = search_rivals.RIVALS[name](stored(folder), Path(place))
        taken = time.process_time() - began
        asked = list(questions(documents, each))
        return taken, [timed(q, partial(rival.ask, q, HITS)) for q in asked]


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, action="append", required=True)
    parser.add_argument("--asked", type=int, default=40, help="frågor av varje slag")
    parser.add_argument("--folder", type=Path, help="där det som görs blir kvar")
    parser.add_argument("--engine", default=DEFAULT)
    parser.add_argument("--seconds", type=float, default=math.inf, help="att indexera")
    parser.add_argument("--rivals", action="store_true", help="jämför med andra")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="sok-") as temporary:
        for size in sorted(given.size):
            folder = (given.folder or Path(temporary)) / str(size)
            measure(size, folder, given)
    return 0


if __name__ == "__main__":
    sys.exit(main())
