"""Time, room and memory of the graph as collections grow.

    python -m benchmarks.graph 1000 10000 [--collection FOLDER] [--keep FOLDER]
                               [--without-rdflib] [--seconds N]

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
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
import pyoxigraph as ox

from app.settings import Settings
from app.workspace import Workspace, create_workspace, open_workspace
from benchmarks.graph_collection import Pattern, pattern, record_pattern
from benchmarks.graph_questions import Given, Timing, ask, questions, timing
from benchmarks.graph_rdflib import RdflibStore
from graph import kept, vocabulary
from graph.facts_index import FactsIndex
from graph.store import open_writer
from graph.terms import BASE, NamedNode, Quad

DOCUMENTS = Path("corpus/documents")
RDFLIB_SECONDS = 60.0
# What rdflib is asked of: more would take a day.
RDFLIB_TURNS = 1
# So many variations are written to one file and loaded together.
PART = 25
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
    """The lines of a collection of some size, made up a part at a time."""

    of: Pattern
    recorded: Pattern
    variations: int
    folder: Path
    seconds: float = math.inf
    made: int = 0
    quads: int = 0

    def parts(self) -> Iterator[Path]:
        """Yield files of N-Quads, each gone when the next is made."""
        part = self.folder / "lines.nq"
        until = time.monotonic() + self.seconds
        with (self.folder / "records").open("w", encoding="utf-8") as records:
            for first in range(0, self.variations, PART):
                with part.open("w", encoding="utf-8") as lines:
                    for serial in range(first, min(first + PART, self.variations)):
                        lines.write(self.of.variation(serial))
                        records.write(self.recorded.variation(serial))
                        self.quads += self.of.quads
                        self.made += 1
                yield part
                if time.monotonic() > until:
                    break
        part.unlink()

    def whole(self) -> list[Quad]:
        """Return what is counted over all documents, and the code lists."""
        return [*vocabulary.quads(), *kept.collection_quads(self._kept)]

    def _kept(self) -> Iterator[kept.OverviewRecord]:
        decoder = msgspec.json.Decoder(kept.OverviewRecord)
        with (self.folder / "records").open("rb") as file:
            yield from map(decoder.decode, file)


def sample(collection: Path | None) -> tuple[Pattern, Pattern]:
    """Return the patterns of a collection's graph and records; the corpus's if None."""
    if collection is not None:
        return _patterns(open_workspace(Settings(collection)))
    with tempfile.TemporaryDirectory() as folder:
        workspace = create_workspace(Settings(Path(folder) / "samling"))
        workspace.ingest([DOCUMENTS], True, lambda *_: None)
        return _patterns(workspace)


def _patterns(workspace: Workspace) -> tuple[Pattern, Pattern]:
    quads = workspace.graph.quads()
    workspace.close()
    found = pattern(quads)
    graphs: dict[str, list[Quad]] = {}
    for quad in quads:
        graphs.setdefault(_graph(quad), []).append(quad)
    records = [
        kept.of_facts(name.removeprefix(_GRAPH), FactsIndex(of))
        for name, of in sorted(graphs.items())
        if name.startswith(_GRAPH)
    ]
    lines = "".join(f"{msgspec.json.encode(one).decode()}\n" for one in records)
    return found, record_pattern(lines, found)


def _graph(quad: Quad) -> str:
    graph = quad.graph_name
    return graph.value if isinstance(graph, NamedNode) else ""


def measure(
    of: Pattern, recorded: Pattern, documents: int, folder: Path, seconds: float
) -> Result:
    """Build the store of one size, ask it, and return what it took."""
    folder.mkdir(parents=True, exist_ok=True)
    variations = max(1, round(documents / of.documents))
    stream = Stream(of, recorded, variations, folder, seconds)
    store = open_writer(folder / "store")
    load = 0.0
    for part in stream.parts():
        load += _spent(
            lambda lines=part: store.inner.bulk_load(
                path=str(lines), format=ox.RdfFormat.N_QUADS, lenient=True
            )
        )
        print(f"  {stream.quads} påståenden, {load:.0f} CPU-s", flush=True)
    whole = stream.whole()
    load += _spent(lambda: store.inner.bulk_extend(whole))
    load += _spent(store.inner.optimize)
    store.inner.flush()
    # Files that compaction has replaced are gone once the store is opened again.
    del store
    store = open_writer(folder / "store")
    size = sum(path.stat().st_size for path in (folder / "store").rglob("*"))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    made = stream.made * of.documents
    result = Result(made, stream.quads + len(whole), load, size, peak)
    asked = questions(store)
    with (folder / "questions").open("wb") as file:
        pickle.dump(asked, file)
    result.timings = [timing(store, name, given) for name, given in asked.items()]
    return result


def _spent(work: Callable[[], object]) -> float:
    """Return the CPU seconds, of all threads, that some work takes."""
    started = time.process_time()
    work()
    return time.process_time() - started


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
    parser.add_argument(
        "--seconds", type=float, default=math.inf, help="build at most so long"
    )
    given = parser.parse_args()
    folder = given.keep or Path(tempfile.mkdtemp(prefix="graf-"))
    try:
        of, recorded = sample(given.collection)
        print(f"mönster: {of.documents} dokument, {of.quads} påståenden", flush=True)
        sizes = sorted(given.sizes)
        places = [folder / str(size) for size in sizes]
        results = [
            alone(measure, of, recorded, size, place, given.seconds)
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
