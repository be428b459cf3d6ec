"""Words a second of fact extraction, beside spaCy's blank Swedish tokenizer.

    python -m benchmarks.extraction [FOLDER] [--rounds N] [--profile]

Both run on one core in the same run, over the same texts, the best of some rounds;
reading and structure are not counted. Then some documents are made 1, 4 and 16 times
as long: the words a second must stay the same. Exit code 1 if the cost is more than
`GOAL` tokenizers or falls by more than `SLACK` with length.
"""

import argparse
import cProfile
import pstats
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import spacy

from ingest import pipeline
from ingest.errors import ReadError
from ingest.model import Document, Section
from ingest.sources import expand

GOAL, SLACK = 20.0, 0.2
TIMES = (1, 4, 16)
# Documents long enough to be timed and short enough to be made 16 times as long.
WORDS = (300, 4_000)
GROWN = 5


def read(folder: Path) -> list[Document]:
    """Return the documents of a folder that can be read."""
    found = []
    for source in expand(folder).files:
        try:
            data = source.path.read_bytes()
            found.append(pipeline.read_document(data, source.path.name))
        except ReadError:
            continue
    return found


def words(documents: Sequence[Document]) -> int:
    """Return how many words documents have."""
    return sum(len(document.text.split()) for document in documents)


def seconds(
    work: Callable[[Document], object], documents: Sequence[Document], rounds: int
) -> float:
    """Return the least CPU time that some work takes over documents."""
    best = float("inf")
    for _ in range(rounds):
        begun = time.process_time()
        for document in documents:
            work(document)
        best = min(best, time.process_time() - begun)
    return best


def _moved(section: Section, by: int, number: int) -> Section:
    places = {key: getattr(section, key) + by for key in ("start", "body_start", "end")}
    return replace(section, id=f"{section.id}-{number}", **places)


def repeated(document: Document, times: int) -> Document:
    """Return a document with its text and sections so many times over."""
    whole = document.text.rstrip("\n") + "\n\n"
    sections = [
        _moved(section, len(whole) * number, number)
        for number in range(times)
        for section in document.sections
    ]
    return replace(
        document, text=whole * times, sections=tuple(sections), tables=(), lines=()
    )


def growth(documents: Sequence[Document], rounds: int) -> list[tuple[str, list[float]]]:
    """Return words a second of some documents at each length."""
    fitting = [d for d in documents if WORDS[0] < words([d]) < WORDS[1]]
    step = max(1, len(fitting) // GROWN)
    found = []
    for document in fitting[::step][:GROWN]:
        rates = []
        for times in TIMES:
            longer = repeated(document, times)
            took = seconds(pipeline.extract_facts, [longer], rounds if times < 9 else 2)
            rates.append(words([longer]) / took)
        found.append((document.source, rates))
    return found


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "folder", nargs="?", type=Path, default=Path("corpus/documents")
    )
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--profile", action="store_true", help="where the time goes")
    args = parser.parse_args()
    documents = read(args.folder)
    if not documents:
        print(f"Inga läsbara handlingar i {args.folder}.", file=sys.stderr)
        return 1
    pipeline.extract_facts(documents[0])
    tokenizer = spacy.blank("sv").tokenizer
    bare = seconds(lambda d: tokenizer(d.text), documents, args.rounds)
    ours = seconds(pipeline.extract_facts, documents, args.rounds)
    every = words(documents)
    print(f"{len(documents)} handlingar, {every} ord, en kärna")
    print(f"spaCys tomma svenska tokeniserare {every / bare:10.0f} ord/s")
    print(f"faktautläsning                    {every / ours:10.0f} ord/s")
    print(f"kostnad {ours / bare:.1f} gånger tokeniseraren (mål: högst {GOAL:.0f})")
    rows = growth(documents, args.rounds)
    print(f"\nord/s när texten blir {', '.join(map(str, TIMES))} gånger så lång")
    flat = True
    for name, rates in rows:
        kept = min(rates) / rates[0]
        flat = flat and kept >= 1 - SLACK
        print(*(f"{rate:8.0f}" for rate in rates), f"{kept:6.0%}  {name}")
    if args.profile:
        _profile(documents)
    return 0 if flat and ours / bare <= GOAL else 1


def _profile(documents: Sequence[Document]) -> None:
    profile = cProfile.Profile()
    profile.enable()
    for document in documents:
        pipeline.extract_facts(document)
    profile.disable()
    pstats.Stats(profile).sort_stats("tottime").print_stats(30)


if __name__ == "__main__":
    sys.exit(main())
