"""Readers beside a writer that makes a thousand commits: errors, torn states, waits.

    python -m benchmarks.reading_through [--commits 1000] [--sessions 2] [--seed 1]
                                       [--seconds N]

A collection of small documents in pairs is written to: a pair is replaced, withdrawn or
put back in one reading, always both of it and always in the same version, and promises
are reviewed by another process that waits for its turn. Meanwhile the app's server is
run as it is, with so many sessions going from page to page; two readers open the
published graph over and over and ask it in SPARQL; and one asks the index. Each notes
for every number (`seq`) it has been given what it saw; at the end that is compared with
what the writer had written by then. Of a pair no reader may ever see one without the
other. Told is also how long a page took at most, and a writer, waiting for its turn
included.

What is tried is the commits: the writer reads the documents itself, each version once.
A server that says nothing for a long while is made to say where its threads stand.
"""

import argparse
import math
import multiprocessing
import os
import random
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any

from app import promises
from app.review import Reviewer
from app.settings import Settings
from app.ui.pages import ADDRESSES
from app.ui.server import ADDRESS, OPTIONS, SERVED
from app.workspace import Workspace, create_workspace, open_workspace
from benchmarks import small_documents as small
from benchmarks.app_server import wait_for
from benchmarks.app_session import Session
from graph.publish import open_current
from search.engines import open_engine
from search.model import Everything

PAIRS, VERSIONS, MOST = 4, 5, 10_000
# Forked from a process that has loaded what they need (`small.fork_workers_apart`).
CONTEXT = multiprocessing.get_context("forkserver")
VERSION = re.compile(r"version (\d+)", re.IGNORECASE)
# Between two looks: the readers share the machine with the writer.
PAUSE = 0.2
# A server that has said nothing for so many seconds stands still.
STILL = 120.0
# What a reader sees: the version of each document, by its name.
State = Mapping[str, int]


@dataclass(slots=True)
class Found:
    """What came of it: looks by kind of reader, errors, and seconds waited."""

    commits: int = 0
    looks: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    longest: float = 0.0
    longest_review: float = 0.0
    longest_page: float = 0.0
    reviews: int = 0


def _settings(folder: Path) -> Settings:
    return Settings(folder / "samling", workers=1, day=small.DAY)


def _of_graph(folder: Path) -> Callable[[], tuple[int, State]]:
    """Return what looks in the graph that was published last."""

    def look() -> tuple[int, State]:
        store = open_current(folder / "samling" / "graph" / "published")
        assert store is not None
        found: dict[str, int] = {}
        for graph in store.graphs():
            if "/graf/handling/" not in graph.value:
                continue
            said = " ".join(str(quad.object) for quad in store.quads(graph))
            if numbers := VERSION.findall(said):
                found[graph.value.rsplit("/", 1)[-1]] = int(numbers[0])
        return store.seq(), found

    return look


def _of_index(folder: Path) -> Callable[[], tuple[int, State]]:
    """Return what looks in the index, at what was committed last."""
    engine = open_engine(folder / "samling" / "index", "tantivy")

    def look() -> tuple[int, State]:
        while True:
            seq = engine.seq()
            entries = [f.entry for f in engine.find(Everything(), MOST)[0]]
            # Each question is answered from one commit; two may be from two.
            if engine.seq() == seq:
                break
        found = {}
        for entry in entries:
            if numbers := VERSION.findall(entry.text):
                found[entry.document] = int(numbers[0])
        return seq, found

    return look


READERS = {"graf 1": _of_graph, "graf 2": _of_graph, "index": _of_index}


def _read(name: str, folder: Path, done: Event, told: Any) -> None:
    """Look over and over; tell what was seen for each number, and what went wrong."""
    seen: dict[int, State] = {}
    looks, wrong = 0, []
    try:
        look = READERS[name](folder)
        # Whoever was late to begin looks once all the same.
        while not (looks and done.wait(PAUSE)):
            seq, state = look()
            looks += 1
            if seen.setdefault(seq, state) != state:
                wrong.append(f"{name}: två svar vid {seq}")
    except Exception as error:  # noqa: BLE001 - whatever it is, a reader met it
        wrong.append(f"{name}: {type(error).__name__}: {error}")
    told.put((name, looks, seen, wrong))


def _visit(name: str, served: tuple[int, int], done: Event, told: Any) -> None:
    """Go from page to page in the app; tell how many were shown and what failed."""
    port, server = served
    looks, wrong, longest = 0, [], 0.0
    try:
        with Session(port, STILL) as session:
            while not done.is_set():
                page = ADDRESSES[looks % len(ADDRESSES)]
                asked = {"q": small.THINGS[looks % 3]} if page == "sok" else {}
                began = time.monotonic()
                session.open((page, asked))
                longest, looks = max(longest, time.monotonic() - began), looks + 1
                time.sleep(PAUSE)
    except Exception as error:  # noqa: BLE001 - whatever it is, a reader met it
        wrong.append(f"{name}: {type(error).__name__}: {error}")
        if isinstance(error, TimeoutError):
            # Its own last word: where every thread of it stands (PYTHONFAULTHANDLER).
            os.kill(server, signal.SIGABRT)
    told.put((name, looks, {-1: {"": int(longest * 1000)}}, wrong))


def _review(name: str, folder: Path, done: Event, told: Any) -> None:
    """Review promises now and then; tell how many, and the longest wait."""
    wrong, reviews, longest = [], 0, 0.0
    workspace = open_workspace(_settings(folder))
    while not done.is_set():
        try:
            found = promises.promises(workspace, small.DAY)
            if found:
                began = time.monotonic()
                Reviewer(workspace, "granskaren").note(found[0].id, "sett")
                longest, reviews = max(longest, time.monotonic() - began), reviews + 1
        except Exception as error:  # noqa: BLE001 - whatever it is, a writer met it
            # What was shown may have been withdrawn meanwhile, and is then said to be.
            if "finns inte" not in str(error):
                wrong.append(f"{name}: {type(error).__name__}: {error}")
        done.wait(5 * PAUSE)
    told.put((name, reviews, {-1: {"": int(longest * 1000)}}, wrong))


@contextmanager
def _served(folder: Path) -> Any:
    """Run the app's server as it is, beside whoever writes."""
    with socket.socket() as probe:
        probe.bind((ADDRESS, 0))
        port = probe.getsockname()[1]
    options = OPTIONS | {"server.address": ADDRESS, "server.port": str(port)}
    flags = [f"--{name}={value}" for name, value in options.items()]
    given = os.environ | {
        "SAGT_COLLECTION": str(folder / "samling"),
        "SAGT_TODAY": small.DAY.isoformat(),
        "PYTHONFAULTHANDLER": "1",
    }
    command = [sys.executable, "-m", "streamlit", "run", str(SERVED), *flags]
    child = subprocess.Popen(command, env=given, stdout=subprocess.DEVNULL)
    try:
        wait_for(child, port)
        yield port, child.pid
    finally:
        child.kill()
        child.wait()


class _Writer:
    """Changes pairs of documents, and notes what each number stands for."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.folder = folder / "handlingar"
        self.chance = chance
        self.held: dict[int, int] = {}
        self.written: dict[int, State] = {}
        self.workspace: Workspace = create_workspace(_settings(folder))
        for pair in range(PAIRS):
            self._write(pair, 0)
        self._read(self.folder)

    def change(self) -> None:
        """Make one commit of a pair."""
        pair = self.chance.randrange(PAIRS)
        if pair in self.held and self.chance.random() < 0.1:
            del self.held[pair]
            names = [f"handling-{one:03}.txt" for one in (2 * pair, 2 * pair + 1)]
            known = self.workspace.archive.ledger.entries()
            self.workspace.remove(
                [e.id for e in known if e.name.endswith(tuple(names))]
            )
            self._note()
            return
        version = self.held.get(pair, 0) + 1 + self.chance.randrange(VERSIONS - 1)
        self._write(pair, version % VERSIONS)
        self._read(self.folder)

    def _write(self, pair: int, version: int) -> None:
        self.held[pair] = version
        for number in (2 * pair, 2 * pair + 1):
            small.write(self.folder, number, version)
        for path in self.folder.iterdir():
            if _pair(path.name) not in self.held:
                path.unlink()

    def _read(self, path: Path) -> None:
        report = self.workspace.ingest([path], False, lambda *_: None, wait=60)
        assert not report.failures, report.failures
        self._note()

    def _note(self) -> None:
        ledger = self.workspace.archive.ledger
        state = {}
        for entry in ledger.entries():
            state[entry.id] = self.held[_pair(entry.name)]
        self.written[ledger.seq()] = state


def read_through(
    folder: Path, commits: int, sessions: int, seed: int, seconds: float = math.inf
) -> Found:
    """Let readers read through so many commits; return what they met.

    No more commits are begun after so many seconds.
    """
    until = time.monotonic() + seconds
    small.fork_workers_apart("app.review", "app.ui.pages", "benchmarks.app_session")
    found = Found()
    done, told = CONTEXT.Event(), CONTEXT.Queue()
    with ExitStack() as stack:
        stack.enter_context(small.read_here())
        writer = _Writer(folder, random.Random(seed))  # noqa: S311
        processes = [
            CONTEXT.Process(target=_read, args=(name, folder, done, told))
            for name in READERS
        ]
        args = ("granskare", folder, done, told)
        processes.append(CONTEXT.Process(target=_review, args=args))
        if sessions:
            served = stack.enter_context(_served(folder))
            processes += [
                CONTEXT.Process(target=_visit, args=(f"flik {n}", served, done, told))
                for n in range(1, sessions + 1)
            ]
        for process in processes:
            process.start()
        for number in range(1, commits + 1):
            began = time.monotonic()
            try:
                writer.change()
            except Exception as error:  # noqa: BLE001 - the writer met it
                found.wrong.append(f"skrivaren: {type(error).__name__}: {error}")
            found.longest = max(found.longest, time.monotonic() - began)
            found.commits += 1
            if time.monotonic() > until:
                break
            if number % 100 == 0:
                print(f"{number} ändringar, längst {found.longest:.1f} s", flush=True)
        done.set()
        heard = [told.get(timeout=300) for _ in processes]
        for process in processes:
            process.join()
    writer.workspace.close()
    for one in heard:
        _take(one, found, writer.written)
    return found


def _take(
    heard: tuple[str, int, Mapping[int, State], list[str]],
    found: Found,
    written: Mapping[int, State],
) -> None:
    """Add to what was found what one process has told."""
    name, looks, seen, wrong = heard
    found.wrong += wrong
    if name == "granskare":
        found.reviews, found.longest_review = looks, seen[-1][""] / 1000
        return
    found.looks[name] = looks
    if name.startswith("flik"):
        found.longest_page = max(found.longest_page, seen[-1][""] / 1000)
        return
    found.states[name] = len(seen)
    found.wrong += _torn(name, seen, written)


def _pair(name: str) -> int:
    """Return which pair a document is of, by its name."""
    return int(Path(name).stem[-3:]) // 2


def _torn(
    name: str, seen: Mapping[int, State], written: Mapping[int, State]
) -> list[str]:
    """Return the states that the writer never made whole."""
    return [
        f"{name}: vid {seq} sågs {state}, skrivet var {written.get(seq)}"
        for seq, state in sorted(seen.items())
        if written.get(seq) != state
    ]


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--commits", type=int, default=1000)
    parser.add_argument("--sessions", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=math.inf)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        asked = (given.commits, given.sessions, given.seed, given.seconds)
        found = read_through(Path(temporary), *asked)
    for name, looks in sorted(found.looks.items()):
        states = f", {found.states[name]:>5} olika lägen" if name in READERS else ""
        print(f"{name:10} {looks:>6} gånger{states}")
    print(f"sidor: som längst {found.longest_page:.1f} s")
    print(f"{found.reviews} granskningar, som längst {found.longest_review:.1f} s")
    print(f"{found.commits} ändringar, som längst {found.longest:.1f} s")
    print(f"{len(found.wrong)} fel", *found.wrong[:20], sep="\n  ")
    return int(bool(found.wrong))


if __name__ == "__main__":
    sys.exit(main())
