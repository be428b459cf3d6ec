"""How well search answers what people type, against other ways over the same passages.

    python -m benchmarks.relevance_search [--half tuning|held_out] [--real FOLDER]
                                          [--earns] [--queries]

Reads the documents of the corpus and, with --real, those of a folder that holds
`realdocs/` and `seeds/`; indexes their passages in a temporary folder and asks every
query of a half (`benchmarks/queries/`). Prints nDCG@10, success@3 (something of
grade 2 or better among the first three) and the mean reciprocal rank of the first such,
in all and by kind of query, and of queries without an answer the share that came out
empty or with a warning. --earns leaves out one component of ours at a time, --queries
prints each query.
"""

import argparse
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.evidence import CORPUS, read
from benchmarks.search_others import OTHERS
from benchmarks.search_queries import (
    DEPTH,
    HALVES,
    NO_ANSWER,
    Place,
    Query,
    Score,
    mean,
    queries,
    score,
)
from ingest.model import Artifact
from search.engines.tantivy import TantivyEngine
from search.entries import entries
from search.model import Entry
from search.ranking import weights
from search.service import Search

FOLDERS = {"corpus": ("documents", "story_documents"), "real": ("realdocs", "seeds")}
# Written after the queries, so that their answers are not among the graded.
LATER = (
    "furulida",
    "klintmark",
    "hagestrand",
    "nasdal",
    "silverfors",
    "ashav",
    "bjorkvall",
    "sonderslatt",
    "ekenhult",
    "sjorike",
    "vallberg",
    "lidatrask",
    "hallsjo",
    "mellanmark",
    "granvik",
    "norraadalen",
    "alvnas",
    "kustlandet",
    "aspkulla",
    "brunnsvik",
    "morkedal",
    "osterskog",
)
# What is known of the documents, kept beside them: facts, nothing anybody searches.
NO_DOCUMENTS = (".jsonl",)

# From a query to its passages, the best first, and whether it came with a warning.
Answers = Callable[[str], tuple[list[Place], bool]]


@dataclass(frozen=True, slots=True)
class Collection:
    """The passages of some documents and the documents' texts."""

    name: str
    entries: tuple[Entry, ...]
    texts: Mapping[str, str]

    def places(self, query: Query) -> list[Place]:
        """Return the passages of the documents that hold a query's answers."""
        wanted = {answer.place.document for answer in query.answers}
        found = (place(entry) for entry in self.entries)
        return [place for place in found if place.document in wanted]


def place(entry: Entry) -> Place:
    """Return where an entry stands."""
    return Place(entry.document, entry.start, entry.end)


def collection(name: str, artifacts: Iterable[tuple[str, Artifact]]) -> Collection:
    """Return the passages of documents, given with their names in the queries.

    Each has its name as its id: files of one name in different folders are different
    documents, as they are in a collection.
    """
    found: list[Entry] = []
    texts = {}
    for document, artifact in artifacts:
        texts[document] = artifact.document.text
        found.extend(
            replace(entry, document=document, passage=f"{document}#{number}")
            for number, entry in enumerate(entries(artifact))
        )
    return Collection(name, tuple(found), texts)


def documents(name: str, folder: Path) -> Iterable[tuple[str, Artifact]]:
    """Yield the documents of a collection with their names, in order."""
    for part in FOLDERS[name]:
        for path in sorted((folder / part).rglob("*")):
            if path.name.startswith(LATER) or path.suffix in NO_DOCUMENTS:
                continue
            if not path.is_file():
                continue
            artifact = read(path)
            if artifact is not None:
                yield path.relative_to(folder).as_posix(), artifact


def ours(engine: TantivyEngine, without: str = "") -> Answers:
    """Return the product's search, with one component left out."""
    table = weights.read()
    search = Search(engine, table.without(without) if without else table)

    def answer(query: str) -> tuple[list[Place], bool]:
        results = search.search(query, DEPTH)
        places = [Place(h.id, h.start, h.end) for h in results.hits]
        return places, results.unsure

    return answer


def another(found: Collection, find: Callable[[str, int], list[int]]) -> Answers:
    """Return another way to search, which never warns."""

    def answer(query: str) -> tuple[list[Place], bool]:
        numbers = find(query, DEPTH)
        return [place(found.entries[n]) for n in numbers], False

    return answer


def scores(found: Collection, asked: Sequence[Query], answers: Answers) -> list[Score]:
    """Return how a way to search does on the queries of a collection."""
    made = []
    for query in asked:
        if query.collection == found.name:
            places, unsure = answers(query.text)
            made.append(score(query, places, unsure, found.places(query)))
    return made


def summary(made: Sequence[Score]) -> str:
    """Return the figures of some queries on one line."""
    answered = [s for s in made if s.query.answers]
    none = [s for s in made if not s.query.answers]
    told = f"{mean([s.unsure for s in none]):.2f}" if none else "  – "
    return (
        f"{len(made):4d}  {mean([s.ndcg for s in answered]):.3f}  "
        f"{mean([s.success for s in answered]):.3f}  "
        f"{mean([s.reciprocal for s in answered]):.3f}  {told}  "
        f"{mean([s.unsure for s in answered]):.3f}"
    )


HEAD = f"{'':34s}   n  nDCG@{DEPTH} succ@3 MRR    none  unsure"


def by_kind(made: Sequence[Score]) -> Iterable[str]:
    """Yield a line for each collection and each kind of query."""
    for name in dict.fromkeys(s.query.collection for s in made):
        chosen = [s for s in made if s.query.collection == name]
        yield f"  {name:32s} {summary(chosen)}"
    for kind in sorted({s.query.kind for s in made} - {NO_ANSWER}):
        chosen = [s for s in made if s.query.kind == kind]
        yield f"  {kind:32s} {summary(chosen)}"


def print_ours(made: Sequence[Score], each: bool) -> None:
    """Print what ours comes to, by kind and if wanted by query."""
    print(f"{'ours':34s} {summary(made)}")
    for line in by_kind(made):
        print(line)
    if each:
        for one in sorted(made, key=lambda s: (s.query.kind, s.query.id)):
            mark = "?" if one.unsure else " "
            print(f"    {one.query.id} {one.ndcg:.2f} {one.success:.0f}{mark} ", end="")
            print(f"{one.query.kind}: {one.query.text}")


def main(given: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--half", choices=sorted(HALVES), default="tuning")
    parser.add_argument("--real", type=Path)
    parser.add_argument("--earns", action="store_true")
    parser.add_argument("--queries", action="store_true")
    options = parser.parse_args(given)
    folders = {"corpus": CORPUS}
    if options.real:
        folders["real"] = options.real
    found = [collection(n, documents(n, folder)) for n, folder in folders.items()]
    compare(found, options.half, earns=options.earns, each=options.queries)


def compare(
    found: Sequence[Collection], half: str, *, earns: bool = False, each: bool = False
) -> None:
    """Print how ours and the others do on a half of the queries."""
    asked = queries(half, {one.name: one.texts for one in found})
    for one in found:
        print(f"{one.name}: {len(one.texts)} documents, {len(one.entries)} passages")
    print(HEAD)
    with tempfile.TemporaryDirectory() as name:
        engines = {one.name: _indexed(one, Path(name) / one.name) for one in found}

        def total(without: str = "") -> list[Score]:
            ways = ((o, ours(engines[o.name], without)) for o in found)
            return [s for o, way in ways for s in scores(o, asked, way)]

        print_ours(total(), each)
        for other in OTHERS:
            made = []
            for one in found:
                way = other(one.entries, Path(name) / f"{other.__name__}-{one.name}")
                made.extend(scores(one, asked, another(one, way.find)))
            print(f"{other.name:34s} {summary(made)}")
        for component in weights.COMPONENTS if earns else ():
            print(f"{'ours without ' + component:34s} {summary(total(component))}")


def _indexed(found: Collection, folder: Path) -> TantivyEngine:
    engine = TantivyEngine(folder)
    engine.apply([], found.entries, 1)
    engine.release()
    return engine


if __name__ == "__main__":
    main()
