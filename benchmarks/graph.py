"""Time, room and memory of the graph as collections grow.

    python -m benchmarks.graph 1000 10000 [--collection FOLDER] [--keep FOLDER]
                               [--without-rdflib]

The corpus is read as the product does it (or a collection given is taken), and its
graph varied into as many documents as asked for. For each size: building the store
(time and bytes a document), the ten named queries over thirty things each (the ten
met most often among them), and the peak of memory. Building is counted in CPU seconds,
since other work on the machine would blur it; asking is the best of a few tries.
rdflib's own store in memory is loaded with the smallest size and asked the same, each
query for a minute at most.

A document takes about half a megabyte of disk, twice that while the store is built.
"""

import argparse
import math
import multiprocessing
import pickle
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from app.settings import Settings
from app.workspace import create_workspace, open_workspace
from benchmarks.graph_collection import Pattern, pattern
from benchmarks.graph_questions import Given, Timing, ask, questions, timing
from benchmarks.graph_rdflib import RdflibStore
from graph import kept, vocabulary
from graph.store import open_writer
from graph.terms import BASE, NamedNode, Quad

DOCUMENTS = Path("corpus/documents")
RDFLIB_SECONDS = 60.0
# What rdflib is asked of: more would take a day.
RDFLIB_TURNS = 1
_GRAPH = f"{BASE}graf/handling/"


@dataclass(slots=True)
class Result:
    """What was measured of one size: CPU seconds, bytes and megabytes."""

    documents: int
    quads: int
    load: float
    size: int
    peak: float
    timings: list[Timing] = field(default_factory=list)


@dataclass(slots=True)
class Stream:
    """The quads of a collection of some size, and the time it took to make them up."""

    of: Pattern
    variations: int
    records: Path
    seconds: float = 0.0
    quads: int = 0

    def __iter__(self) -> Iterator[Quad]:
        yield from vocabulary.quads()
        with self.records.open("wb") as file:
            for serial in range(self.variations):
                started = time.process_time()
                found = self._variation(serial, file)
                self.seconds += time.process_time() - started
                self.quads += len(found)
                yield from found
        started = time.process_time()
        whole = kept.collection_quads(self._kept)
        self.seconds += time.process_time() - started
        yield from whole

    def _variation(self, serial: int, file: Any) -> list[Quad]:
        """Make up a variation, and keep what is counted over all of them."""
        text = self.of.variation(serial).encode()
        found = [*ox.parse(text, format=ox.RdfFormat.N_QUADS, lenient=True)]
        found.sort(key=_graph)
        for graph, quads in groupby(found, key=_graph):
            if graph.startswith(_GRAPH):
                record = kept.of_quads(graph.removeprefix(_GRAPH), list(quads))
                pickle.dump(record, file)
        return found

    def _kept(self) -> Iterator[kept.OverviewRecord]:
        with self.records.open("rb") as file:
            while True:
                try:
                    yield pickle.load(file)  # noqa: S301 - written above
                except EOFError:
                    return


def _graph(quad: Quad) -> str:
    graph = quad.graph_name
    return graph.value if isinstance(graph, NamedNode) else ""


def sample(collection: Path | None) -> Pattern:
    """Return the pattern of a collection, of the corpus if none is given."""
    if collection is not None:
        workspace = open_workspace(Settings(collection))
        found = pattern(workspace.graph.quads())
        workspace.close()
        return found
    with tempfile.TemporaryDirectory() as folder:
        workspace = create_workspace(Settings(Path(folder) / "samling"))
        workspace.ingest([DOCUMENTS], True, lambda *_: None)
        found = pattern(workspace.graph.quads())
        workspace.close()
        return found


def measure(of: Pattern, documents: int, folder: Path) -> Result:
    """Build the store of one size, ask it, and return what it took."""
    folder.mkdir(parents=True, exist_ok=True)
    stream = Stream(of, max(1, round(documents / of.documents)), folder / "records")
    store = open_writer(folder / "store")
    started = time.process_time()
    store.rebuild(stream, 1)
    load = time.process_time() - started - stream.seconds
    size = sum(path.stat().st_size for path in (folder / "store").rglob("*"))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    made = stream.variations * of.documents
    result = Result(made, stream.quads, load, size, peak)
    asked = questions(store)
    with (folder / "questions").open("wb") as file:
        pickle.dump(asked, file)
    result.timings = [timing(store, name, given) for name, given in asked.items()]
    return result


def against(folder: Path) -> tuple[float, dict[str, float | None]]:
    """Return rdflib's seconds of loading the store in `folder`, and of each query."""
    lines = folder / "lines.nq"
    ox.Store.read_only(str(folder / "store")).dump(
        output=str(lines), format=ox.RdfFormat.N_QUADS
    )
    with (folder / "questions").open("rb") as file:
        asked = pickle.load(file)  # noqa: S301 - written by `measure`
    store = RdflibStore()
    started = time.process_time()
    store.load(lines)
    load = time.process_time() - started
    return load, {name: _in_time(store, name, given) for name, given in asked.items()}


def _in_time(
    store: RdflibStore, name: str, asked: list[dict[str, Given]]
) -> float | None:
    """Return milliseconds of one query; None if it took more than its time.

    NaN says that rdflib could not answer it at all.
    """
    context = multiprocessing.get_context("fork")
    answer, said = context.Pipe(duplex=False)

    def work() -> None:
        said.send(max(ask(store, name, given)[0] for given in asked[:RDFLIB_TURNS]))

    process = context.Process(target=work)
    process.start()
    said.close()
    try:
        return float(answer.recv()) if answer.poll(RDFLIB_SECONDS) else None
    except EOFError:
        return math.nan
    finally:
        process.kill()
        process.join()


def alone(function: Any, *arguments: Any) -> Any:
    """Run a function in a process of its own, so that its memory is its own."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        return pool.submit(function, *arguments).result()


def show(results: list[Result]) -> None:
    """Print one table of building and one of asking."""
    print("dokument | påståenden | bygga CPU-s | ms/dok | kB/dok | minne MB")
    for one in results:
        print(
            f"{one.documents:>8} | {one.quads:>10} | {one.load:>7.1f} | "
            f"{one.load / one.documents * 1000:>6.1f} | "
            f"{one.size / one.documents / 1000:>6.0f} | {one.peak:>8.0f}"
        )
    first, last = results[0], results[-1]
    load = (last.load / last.documents) / (first.load / first.documents)
    size = (last.size / last.documents) / (first.size / first.documents)
    print(f"största/minsta per dokument: tid {load:.2f}, rum {size:.2f}\n")
    print("fråga (ms: hälften inom, 95 av 100 inom, längsta; rader) vid", end=" ")
    print(", ".join(str(one.documents) for one in results))
    for row in zip(*(one.timings for one in results), strict=True):
        told = " | ".join(
            f"{t.half:7.1f} {t.most:7.1f} {t.slowest:7.1f} {t.rows:4}" for t in row
        )
        print(f"{row[0].name:<24} {told}")


def show_against(result: Result, load: float, found: dict[str, float | None]) -> None:
    """Print what rdflib took, beside the half of ours."""
    print(f"\nrdflib i minnet vid {result.documents}: läsa in {load:.0f} CPU-s", end="")
    print(f" ({load / result.load:.1f} gånger)")
    for one in result.timings:
        print(f"{one.name:<24} {_compared(found[one.name], one.half)}")


def _compared(took: float | None, ours: float) -> str:
    if took is None:
        times = RDFLIB_SECONDS * 1000 / ours
        return f"mer än {RDFLIB_SECONDS:.0f} s (mer än {times:.0f} gånger)"
    if math.isnan(took):
        return "kan inte svara"
    return f"{took:.0f} ms ({took / ours:.0f} gånger)"


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="+", type=int)
    parser.add_argument("--collection", type=Path)
    parser.add_argument("--keep", type=Path, help="where the stores are left")
    parser.add_argument("--without-rdflib", action="store_true")
    given = parser.parse_args()
    folder = given.keep or Path(tempfile.mkdtemp(prefix="graf-"))
    try:
        of = sample(given.collection)
        print(f"mönster: {of.documents} dokument, {of.quads} påståenden", flush=True)
        sizes = sorted(given.sizes)
        places = [folder / str(size) for size in sizes]
        results = [
            alone(measure, of, size, place)
            for size, place in zip(sizes, places, strict=True)
        ]
        show(results)
        if not given.without_rdflib:
            show_against(results[0], *alone(against, places[0]))
    finally:
        if given.keep is None:
            shutil.rmtree(folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
