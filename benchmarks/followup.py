"""Time and memory of follow-up as promises and documents grow.

    python -m benchmarks.followup [--promises 10000] [--documents 250 1000]
                                  [--new 40] [--present 150] [--bodies 311]

A made-up collection (`followup_collection`): real Swedish nouns with a few very common
and very many rare ones, matters of each body, and 311 bodies of which a few have most
documents. For each number of open promises, new minutes of ten §§ and some sixty
passages come in one by one: finding, comparing, writing and judging what they touch,
beside the search index that answers for their own promises (median and 95th percentile
of CPU time, since other work on the machine would blur it). `--bodies 1` is the hardest
case: all promises are of the body whose minutes come.

How many promises a document touches decides what it costs, and they are of its own
body. In 379 real documents, of ten bodies but nearly all of four (with 33 to 846
promises), one touches 309 of a thousand earlier promises of its own body, of which it
had 10 to 250. By chance, where promises and document are of two bodies, it is 92, and
145 for documents of 67 passages, with 3.7 pieces of evidence each. A body with many
promises lies between, since most of them are old. `per tusen` is the same for what is
made up.

For each number of documents everything is worked out anew: time a document, the peak of
memory and how much is kept. The more documents a body has, the more of its promises
each document meets; so the time is fitted too, as so much for each document and so much
for each piece of evidence, and it is told how far the worst row is from that line. The
same is done for new documents and the promises that they touch.

Making up documents is not counted, nor is what is done when a real one is read, in the
same process just before: each sentence is looked through for what it tells. As given it
takes some minutes; 100 000 promises or 4 000 documents take longer.

The named alternative, what the product did before: everything is recomputed whenever a
document comes, asking the search engine for related passages of every promise; run at
the size of `--present` documents.
"""

import argparse
import datetime as dt
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import numpy as np

from app.judging import Judging, holdings_of
from app.retrieval import Retrieval
from benchmarks.followup_collection import BODIES, Collection
from benchmarks.graph import alone
from graph.followup.documents import telling
from graph.followup.documents.records import FollowRecord
from graph.followup.kept.keeping import Kept
from graph.followup.kept.kept_view import Asked
from graph.followup.kept.ties_between import Ties
from graph.followup.kept.updating import Touched, Updating
from graph.followup.pairs.comparison import COMPARISON
from graph.followup.reviews.reviewing import Reviews
from graph.long_lived import lasting
from search.engines.tantivy import TantivyEngine
from search.model import Entry, Sought
from search.service import Search

TODAY = dt.date(2024, 12, 31)
# A made-up document has half as many promises as §§.
PER_DOCUMENT = 5
# So many documents are indexed beside the promises; more would only take longer.
INDEXED = 500
# So many of the new documents come first and are not counted.
WARM = 8


@dataclass(slots=True)
class Made:
    """Documents made up as they are asked for, and the seconds that took."""

    of: Collection
    spoken: Callable[[int], bool] = lambda _serial: True
    seconds: float = 0.0
    _load: Callable[[int], FollowRecord] = field(init=False)

    def __post_init__(self) -> None:
        """Keep a few at hand."""
        self._load = lru_cache(16)(self._made)

    def __call__(self, name: str) -> FollowRecord:
        """Return a document by its id."""
        started = time.process_time()
        found = self._load(int(name[1:], 16))
        self.seconds += time.process_time() - started
        return found

    def _made(self, serial: int) -> FollowRecord:
        record = self.of.document(serial, self.spoken(serial))
        for passage in record.passages:
            telling.told(passage.text)
        return record


def names(first: int, last: int) -> list[str]:
    """Return the ids of made-up documents."""
    return [f"d{serial:020x}" for serial in range(first, last)]


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Milliseconds of each new document, and how many promises each touched.

    `own` are how many promises its body had.
    """

    promises: int
    found: list[float]
    judged: list[float]
    touched: list[int]
    own: list[int]
    evidence: float
    peak: float

    def row(self) -> str:
        """Return a line of the table."""
        whole = [a + b for a, b in zip(self.found, self.judged, strict=True)]
        return (
            f"{self.promises:>8} | {_half(whole):>6.1f} {_most(whole):>6.1f} | "
            f"{_half(self.found):>6.1f} {_most(self.found):>6.1f} | "
            f"{_half(self.judged):>6.1f} {_most(self.judged):>6.1f} | "
            f"{statistics.mean(self.touched):>6.1f} | {self.evidence:>6.1f} | "
            f"{statistics.mean(self.own):>8.0f} | {self.density:>9.0f} | "
            f"{self.peak:>8.0f}"
        )

    @property
    def line(self) -> str:
        """Return what a document costs, and each promise that it touches."""
        whole = [a + b for a, b in zip(self.found, self.judged, strict=True)]
        return fitted(whole, self.touched, "berört löfte")

    @property
    def density(self) -> float:
        """Return how many of a thousand promises of its body a document touches."""
        return 1000 * sum(self.touched) / max(sum(self.own), 1)


def fitted(spent: Sequence[float], found: Sequence[float], named: str) -> str:
    """Return in words what a document costs, and each thing found, in milliseconds.

    Args:
        spent: Milliseconds a document.
        found: How many things were found in each.
        named: What they are.
    """
    table = np.array([(1.0, one) for one in found])
    each, more = np.linalg.lstsq(table, np.array(spent), rcond=None)[0]
    told = table @ (each, more)
    away = max(abs(a - b) / a for a, b in zip(spent, told, strict=True) if a > 0)
    cost = f"{each:.0f} ms per handling och {more:.2f} ms per {named}"
    return f"{cost}; längst ifrån {100 * away:.0f} %"


def _half(values: Sequence[float]) -> float:
    return statistics.median(values)


def _most(values: Sequence[float]) -> float:
    return sorted(values)[max(0, round(0.95 * len(values)) - 1)]


def arrivals(promises: int, new: int, bodies: int = BODIES) -> Arrivals:
    """Let documents come to a collection with many open promises."""
    documents = promises // PER_DOCUMENT
    # Of the documents before only the promises matter; they come without passages.
    made = Made(Collection(documents + new + WARM, bodies), lambda n: n >= documents)
    with tempfile.TemporaryDirectory() as folder:
        kept = Kept(Path(folder) / "followup.sqlite", "prov")
        engine = TantivyEngine(Path(folder) / "index")
        spoken = Made(made.of)
        some = names(max(0, documents - INDEXED), documents)
        engine.apply([], _entries(map(spoken, some)), 1)
        engine.release()
        by = Updating(kept, made, Retrieval(engine), Ties(), COMPARISON)
        by.update(names(0, documents), [])
        found, judged, touched, own, evidence = [], [], [], [], []
        for name in names(documents, documents + new + WARM):
            record = made(name)
            engine.apply([], _entries([record]), 2)
            engine.release()
            started = time.process_time()
            told = by.update([name], [])
            between = time.process_time()
            _judge(kept, told)
            ended = time.process_time()
            found.append((between - started) * 1000)
            judged.append((ended - between) * 1000)
            touched.append(len(set(told.promises)) - len(record.promises))
            own.append(kept.count(Asked(body=record.body)) - len(record.promises))
            evidence.append(len(kept.evidence_in(name)))
        count = kept.count(Asked())
        kept.close()
    mean = statistics.mean(evidence[WARM:])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Arrivals(
        promises=count,
        found=found[WARM:],
        judged=judged[WARM:],
        touched=touched[WARM:],
        own=own[WARM:],
        evidence=mean,
        peak=peak,
    )


def _judge(kept: Kept, told: Touched) -> None:
    with kept.writing(), lasting():
        judging = Judging(kept, holdings_of(kept, told.judged), Reviews())
        there = kept.some(told.judged)
        for promise in filter(there.__contains__, told.judged):
            standing = judging.case(there[promise]).standing(TODAY)
            judged = standing.settled.judged
            status = judged.verdict.status
            kept.judged(promise, status, standing.limit, judged.overdue)


def _entries(records: Iterable[FollowRecord]) -> Iterator[Entry]:
    for record in records:
        for number, passage in enumerate(record.passages):
            yield Entry(
                passage=f"{record.id}-{number}",
                document=record.id,
                source=record.source,
                title=record.title,
                type=record.type,
                organ=record.organ_name,
                body=record.body_name,
                date=record.date,
                latest=record.latest,
                dnr=(),
                persons=(),
                parties=(),
                status=(),
                section=passage.section,
                heading=None,
                page=1,
                start=passage.start,
                end=passage.end,
                text=passage.text,
                terms=passage.terms,
            )


@dataclass(frozen=True, slots=True)
class Whole:
    """What working out everything took: seconds, megabytes and bytes kept."""

    documents: int
    promises: int
    evidence: int
    seconds: float
    peak: float
    size: int

    def row(self) -> str:
        """Return a line of the table."""
        return (
            f"{self.documents:>8} | {self.promises:>8} | {self.evidence:>8} | "
            f"{self.seconds:>7.1f} | {self.seconds / self.documents * 1000:>6.1f} | "
            f"{self.peak:>7.0f} | {self.size / self.documents / 1000:>6.1f}"
        )


class Nobody:
    """Is never asked: with everything new, all is found from the documents' side."""

    def holding(
        self,
        ways: Sequence[Sequence[str]],
        after: dt.date,
        bodies: Sequence[str] | None,
    ) -> Iterable[str]:
        """Return nothing."""
        raise AssertionError((ways, after, bodies))


def whole(documents: int, bodies: int = BODIES) -> Whole:
    """Work everything out for a collection of some size."""
    made = Made(Collection(documents, bodies))
    made(names(0, 1)[0])
    made.seconds = 0.0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "followup.sqlite"
        kept = Kept(path, "prov")
        started = time.process_time()
        Updating(kept, made, Nobody(), Ties(), COMPARISON).update(
            names(0, documents), []
        )
        seconds = time.process_time() - started - made.seconds
        promises, evidence = kept.count(Asked()), sum(1 for _ in kept.evidence())
        kept.close()
        size = sum(one.stat().st_size for one in Path(folder).iterdir())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Whole(documents, promises, evidence, seconds, peak, size)


def present(documents: int) -> tuple[int, float, float]:
    """Return promises, and seconds of the former way and of ours, for one arrival.

    The former way asks for the related passages of every promise each time; reading
    the passages found and judging them came on top of that and is left out.
    """
    made = Made(Collection(documents + 1))
    with tempfile.TemporaryDirectory() as folder:
        engine = TantivyEngine(Path(folder) / "index")
        engine.apply([], _entries(map(made, names(0, documents + 1))), 1)
        engine.release()
        search = Search(engine)
        made.seconds, promises = 0.0, 0
        started = time.process_time()
        for record in map(made, names(0, documents + 1)):
            for promise in record.promises:
                promises += 1
                wanted = (*promise.own, *promise.topic, *promise.telling)
                search.related(Sought(wanted, (), record.date, record.id), 40)
        former = time.process_time() - started - made.seconds
        kept = Kept(Path(folder) / "followup.sqlite", "prov")
        by = Updating(kept, made, Retrieval(engine), Ties(), COMPARISON)
        by.update(names(0, documents), [])
        started = time.process_time()
        by.update(names(documents, documents + 1), [])
        ours = time.process_time() - started
        kept.close()
    return promises, former, ours


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--promises", nargs="*", type=int, default=[10_000])
    parser.add_argument("--documents", nargs="*", type=int, default=[250, 1000])
    parser.add_argument("--new", type=int, default=40, help="so many new documents")
    parser.add_argument("--present", type=int, default=150)
    parser.add_argument("--bodies", type=int, default=BODIES)
    given = parser.parse_args()
    if given.promises:
        print("ett nytt dokument (ms: hälften inom, 95 av 100 inom)")
        print(
            "  löften |    i allt     |     hitta     |    bedöma     | berörs | belägg"
            " | organets | per tusen | minne MB"
        )
        for promises in given.promises:
            came = alone(arrivals, promises, given.new, given.bodies)
            print(f"{came.row()}\n{' ' * 11}{came.line}", flush=True)
    if given.documents:
        print("\nallt från början")
        print("dokument |   löften |   belägg | sekunder | ms/dok | minne MB | kB/dok")
        rows = []
        for documents in given.documents:
            rows.append(alone(whole, documents, given.bodies))
            print(rows[-1].row(), flush=True)
        first, last = rows[0], rows[-1]
        grown = (last.seconds / last.documents) / (first.seconds / first.documents)
        print(f"största/minsta, tid per dokument: {grown:.2f}")
        each = [1000 * row.seconds / row.documents for row in rows]
        meant = [row.evidence / row.documents for row in rows]
        print(fitted(each, meant, "belägg"))
    if given.present:
        promises, former, ours = alone(present, given.present)
        print(f"\nett nytt dokument vid {given.present} dokument, {promises} löften:")
        print(f"förr (allt frågas om): {former:.2f} s; nu: {ours * 1000:.1f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
