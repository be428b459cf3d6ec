"""What learning the words near others costs, and whether widening by them would help.

    python -m benchmarks.related [--real FOLDER] [--words WORD …]

Indexes the passages of the corpus, and those of FOLDER, in a temporary folder, learns
the words near others and prints how many words have some, the processor time and the
peak memory. Then asks the tuning queries of `benchmarks.relevance_search` as they are,
and with every word also met by the three words nearest it, at rising weights. --words
prints what is near some words.
"""

import argparse
import resource
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import ClassVar
from unittest import mock

from benchmarks.evidence import CORPUS
from benchmarks.relevance_search import (
    HEAD,
    Collection,
    collection,
    documents,
    ours,
    scores,
    summary,
)
from benchmarks.search_queries import queries
from search import analysis
from search.engines.tantivy import TantivyEngine
from search.ranking.ways import Wanted, Way
from search.ranking.widening import Widening
from search.topics import related

# So many near words may stand for a word, at each of these weights.
NEAREST, WEIGHTS = 3, (0.1, 0.3, 0.8)


class Widened(Widening):
    """Lets each telling word also be met by the words nearest it."""

    weight: ClassVar[float]
    near: ClassVar[related.Near]

    def wanted(self, typed: Sequence[str]) -> list[Wanted]:
        """Return what is wanted, each with its near words."""
        return [self._with_near(each) for each in super().wanted(typed)]

    def _with_near(self, each: Wanted) -> Wanted:
        words = self.near.get(analysis.stem(each.shown), ()) if each.telling else ()
        ways = (
            Way((analysis.stem(word),), self.weight, "led") for word in words[:NEAREST]
        )
        kept = sorted((*each.ways, *ways), key=lambda way: -way.weight)
        return replace(each, ways=tuple(kept))


def _engine(found: Collection, folder: Path) -> TantivyEngine:
    engine = TantivyEngine(folder)
    engine.apply([], found.entries, 1)
    engine.release()
    return engine


def _learn(name: str, engine: TantivyEngine) -> related.Near:
    before, start = _peak(), time.process_time()
    near = related.learned(related.sample(engine))
    took = time.process_time() - start
    print(
        f"{name}: {engine.count()} passages, {len(near)} words with near ones, "
        f"{took:.1f} s of processor, peak {_peak()} MB (before: {before})"
    )
    return near


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _compare(
    found: Sequence[Collection],
    engines: dict[str, TantivyEngine],
    learned: dict[str, related.Near],
) -> None:
    asked = queries("tuning", {one.name: one.texts for one in found})
    print(HEAD)
    for weight in (0.0, *WEIGHTS):
        made = []
        for one in found:
            near = learned[one.name] if weight else {}
            widened = type("Widened", (Widened,), {"near": near, "weight": weight})
            with mock.patch("search.ranking.answering.Widening", widened):
                made += scores(one, asked, ours(engines[one.name]))
        print(f"{f'near words at {weight}':34s} {summary(made)}")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--real", type=Path)
    parser.add_argument("--words", nargs="*", default=())
    options = parser.parse_args()
    folders = {"corpus": CORPUS}
    if options.real:
        folders["real"] = options.real
    found = [collection(n, documents(n, folder)) for n, folder in folders.items()]
    with tempfile.TemporaryDirectory() as place:
        engines = {o.name: _engine(o, Path(place) / o.name) for o in found}
        learned = {name: _learn(name, engine) for name, engine in engines.items()}
        for word in options.words:
            for name, near in learned.items():
                print(f"{name}: {word}: {', '.join(near.get(analysis.stem(word), ()))}")
        _compare(found, engines, learned)


if __name__ == "__main__":
    main()
