"""Server time and memory of the app's pages, at several sizes of collection.

    python -m benchmarks.app --documents 100 10000 [--sessions 25] [--turns 10]
                             [--folder F] [--sample COLLECTION] [--port 8644]

A collection of each size is made of the corpus varied (`app_collection`; one that is
already in the folder is taken as it is), and the app is served as `sagt serve` does. A
reader without a browser (`app_session`) then visits every page and does what is done
there (`app_walk`), turn after turn, each turn asking for something else.

*Processor time* is what the server's process uses from the question until the page is
whole, in all its threads: what other work on the machine does not blur. `first` is the
first visit of all, when what the collection answers is not yet at hand; `p50` and `p95`
are of the turns after it. *Wall* is what the reader waits, and is only worth reading on
a quiet machine. *Cold* is the very first page after the server has begun to answer.

Memory is what the process grows by for each session with a window still open, when one
has walked everywhere before. At last all sessions read at once: each opens a page,
reads it for a while (`--pause` seconds on average) and goes on to another; and all of
them ask at the very same moment.
"""

import argparse
import random
import shutil
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from app.settings import DEFAULT_BASE
from benchmarks.app_collection import build, corpus
from benchmarks.app_server import Server, serving
from benchmarks.app_session import Session
from benchmarks.app_walk import Step, steps, things
from benchmarks.graph import alone

PORT = 8644
# What a session does before its memory is counted.
LOOKED = ("översikt", "löften", "löfte", "sök, ord", "aktörer", "nätverk", "handling")


@dataclass(slots=True)
class Took:
    """Milliseconds of a step, turn by turn, and its kilobytes to the browser."""

    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)
    sent: int = 0

    def row(self, name: str) -> str:
        """Return a line of the table."""
        later, walls = self.cpu[1:] or self.cpu, self.wall[1:] or self.wall
        return (
            f"{name:<22} | {self.cpu[0]:>7.0f} {statistics.median(later):>7.0f} "
            f"{_most(later):>7.0f} | {self.wall[0]:>7.0f} "
            f"{statistics.median(walls):>7.0f} {_most(walls):>7.0f} | {self.sent:>6}"
        )


def _most(values: Sequence[float]) -> float:
    return sorted(values)[max(0, round(0.95 * len(values)) - 1)]


def cold(server: Server) -> str:
    """Open the first page there is, and tell what it took."""
    used, began = server.used(), time.perf_counter()
    with Session(server.port) as session:
        session.open(("", {}))
    wall, cpu = time.perf_counter() - began, server.used() - used
    return (
        f"kall första sida: {cpu:.2f} CPU-s, {wall:.2f} s "
        f"(start av servern dessförinnan: {used:.2f} CPU-s)"
    )


def walk(server: Server, of: list[Step], turns: int) -> dict[str, Took]:
    """Visit everything, turn after turn, and return what each step took."""
    found = {step.name: Took() for step in of}
    with Session(server.port) as session:
        for turn in range(turns):
            for step in of:
                took, before = found[step.name], session.received
                used, began = server.used(), time.perf_counter()
                session.open(step.address(turn))
                took.wall.append((time.perf_counter() - began) * 1000)
                took.cpu.append((server.used() - used) * 1000)
                took.sent = (session.received - before) // 1000
    return found


def memory(server: Server, of: list[Step], sessions: int) -> float:
    """Return how many megabytes each more session takes while its window is open."""
    looked = [step for step in of if step.name in LOOKED]
    with ExitStack() as opened:
        for number in range(sessions + 1):
            session = opened.enter_context(Session(server.port))
            for step in looked:
                session.open(step.address(number % 3))
            if not number:
                before = server.memory()
        return (server.memory() - before) / sessions


def together(
    server: Server, of: list[Step], sessions: int, pause: float, turns: int
) -> list[float]:
    """Return how many milliseconds readers wait, each with a while between pages."""

    def read(number: int) -> list[float]:
        chance = random.Random(number)  # noqa: S311 - the same each time
        waits = []
        with Session(server.port) as session:
            session.open(("", {}))
            for turn in range(turns):
                time.sleep(chance.uniform(0, 2 * pause))
                began = time.perf_counter()
                session.open(chance.choice(of).address(number + turn))
                waits.append((time.perf_counter() - began) * 1000)
        return waits

    with ThreadPoolExecutor(sessions) as pool:
        return [wait for waits in pool.map(read, range(sessions)) for wait in waits]


def measure(collection: Path, given: argparse.Namespace) -> None:
    """Serve a collection and print what its pages take."""
    of = steps(alone(things, collection, DEFAULT_BASE))
    with serving(collection, given.port) as server:
        print(cold(server), flush=True)
        found = walk(server, of, given.turns)
        print(f"{'':<22} | {'processortid, ms':^23} | {'väntan, ms':^23} | {'':>6}")
        rest = "första     p50     p95"
        print(f"{'sida':<22} |  {rest} |  {rest} | kB")
        for name, took in found.items():
            print(took.row(name))
        later = [value for took in found.values() for value in took.cpu[1:]]
        waits = [value for took in found.values() for value in took.wall[1:]]
        print(f"alla: p95 {_most(later):.0f} ms, väntan {_most(waits):.0f} ms")
        print(f"minne: {server.memory():.0f} MB när allt är besökt", flush=True)
        if given.sessions:
            each = memory(server, of, given.sessions)
            print(f"per läsare: {each:.1f} MB av {given.sessions}; ", end="")
            print(f"{server.memory():.0f} MB efteråt", flush=True)
            for pause in (given.pause, 0.0):
                waits = together(server, of, given.sessions, pause, given.clicks)
                print(
                    f"{given.sessions} läsare, {pause:.0f} s mellan sidor: väntan p50 "
                    f"{statistics.median(waits):.0f} ms, p95 {_most(waits):.0f} ms",
                    flush=True,
                )


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", nargs="+", type=int, default=[100, 10_000])
    parser.add_argument("--sessions", type=int, default=25, help="0 leaves them out")
    parser.add_argument("--turns", type=int, default=10)
    parser.add_argument("--clicks", type=int, default=8, help="pages of each session")
    parser.add_argument("--pause", type=float, default=5.0)
    parser.add_argument("--folder", type=Path, help="where collections are kept")
    parser.add_argument("--sample", type=Path, help="a collection; the corpus if none")
    parser.add_argument("--port", type=int, default=PORT)
    given = parser.parse_args()
    # Whoever ends this ends the server too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    folder = given.folder or Path(tempfile.mkdtemp(prefix="app-"))
    folder.mkdir(parents=True, exist_ok=True)
    try:
        for documents in given.documents:
            collection = folder / str(documents)
            if not collection.exists():
                sample = given.sample or folder / "prov"
                if not sample.exists():
                    alone(corpus, sample)
                alone(build, sample, collection, documents)
            print(f"\n{documents} dokument", flush=True)
            measure(collection, given)
    finally:
        if given.folder is None:
            shutil.rmtree(folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
