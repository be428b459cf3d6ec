"""How often the phrases told of a matter are right, against a reader's judgement.

    python -m benchmarks.keyphrases [--real FOLDER --judged FILE] [--matters]

Reads the documents of the corpus (or those below FOLDER), indexes their passages in a
temporary folder, tells the phrases of the matters in `queries/keyphrases.tsv` (or FILE)
and prints precision among the first five, how many are told on average, and what
telling them costs. A phrase that the reader has not judged counts as wrong; --matters
prints the phrases of each matter with "+" or "–", or "?" for those.
"""

import argparse
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.evidence import CORPUS
from benchmarks.relevance_search import documents
from search import analysis
from search.engines.tantivy import TantivyEngine
from search.entries import entries
from search.model import Entry
from search.topics.keyphrases import keyphrases

JUDGED = Path(__file__).parent / "queries" / "keyphrases.tsv"
FIRST = 5

Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """A matter by its places (a document and a §, "" of the whole), and its phrases."""

    matter: str
    places: frozenset[Place]
    right: frozenset[tuple[str, ...]]
    wrong: frozenset[tuple[str, ...]]

    def mark(self, phrase: str) -> str:
        """Return "+" for a right phrase, "–" for a wrong one, "?" if not judged."""
        stems = tuple(analysis.stems(phrase))
        return "+" if stems in self.right else "–" if stems in self.wrong else "?"


def judged(path: Path) -> list[Judged]:
    """Return the judged matters."""
    lines = path.read_text(encoding="utf-8").splitlines()
    _, *rows = (line.split("\t") for line in lines if line[0] != "#")
    return [
        Judged(matter, frozenset(_places(places)), _phrases(right), _phrases(wrong))
        for matter, places, right, wrong in rows
    ]


def _places(written: str) -> Iterable[Place]:
    for place in written.split("|"):
        document, _, section = place.partition("#")
        yield document, section


def _phrases(written: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(analysis.stems(p)) for p in written.split("|") if p)


def _of(one: Judged, held: dict[str, list[Entry]]) -> list[Entry]:
    return [
        entry
        for document, section in sorted(one.places)
        for entry in held[document]
        if section in ("", entry.section)
    ]


def _print(given: Sequence[Judged], held: dict[str, list[Entry]], each: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        engine = TantivyEngine(Path(name))
        engine.apply([], (e for found in held.values() for e in found), 1)
        engine.release()
        start = time.process_time()
        told = [keyphrases(_of(one, held), engine, FIRST) for one in given]
        cost = time.process_time() - start
    marks = [[one.mark(p) for p in told[n]] for n, one in enumerate(given)]
    right, said = (sum(m.count("+") for m in marks), sum(map(len, marks)))
    for one, phrases in zip(given, told, strict=True) if each else ():
        print(f"{one.matter}: {', '.join(f'{one.mark(p)}{p}' for p in phrases)}")
    print(
        f"{len(given)} matters, {len(held)} documents: precision@{FIRST} "
        f"{right / max(said, 1):.2f} ({right}/{said}), not judged "
        f"{sum(m.count('?') for m in marks)}, told {said / len(given):.1f} a matter, "
        f"none of {sum(not m for m in marks)}; "
        f"{cost / len(given) * 1000:.1f} ms of processor a matter"
    )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--judged", type=Path, default=JUDGED)
    parser.add_argument("--real", type=Path)
    parser.add_argument("--matters", action="store_true")
    asked = parser.parse_args()
    name, folder = ("real", asked.real) if asked.real else ("corpus", CORPUS)
    held = {source: entries(artifact) for source, artifact in documents(name, folder)}
    _print(judged(asked.judged), held, asked.matters)


if __name__ == "__main__":
    main()
