"""How well acts come together as matters: `python -m benchmarks.matters SAMLING`.

Prints how many § references are linked to the item they name (and how many name an
item outside the collection), the sizes of the matters and what joins them, and, for a
collection read from `corpus/`, whether each of its stories is one matter.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from graph.identity import Identity
from graph.matters import MatterRecord, Matters, derive, of
from graph.matters.keys import document_path
from ingest.archive import Archive

STORIES = Path(__file__).parents[1] / "corpus" / "stories.json"


def main() -> None:
    """Derive the matters of a collection and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("collection", type=Path)
    archive = Archive(parser.parse_args().collection)
    try:
        records = [of(artifact) for artifact in archive.artifacts()]
    finally:
        archive.close()
    start = process_time()
    matters = derive(records, Identity())
    spent = process_time() - start
    print(f"{len(records)} documents, {len(matters.acts)} acts, {spent:.2f} s CPU")
    _references(matters)
    _sizes(matters)
    _stories(records, matters)


def _references(matters: Matters) -> None:
    named = [c for c in matters.citations if c.target.startswith("sammantrade/")]
    acts = matters.acts
    own = [c for c in named if c.held and c.document in acts[c.target].documents]
    other = [
        c for c in named if not (c.held and c.document in acts[c.target].documents)
    ]
    held = sum(c.held for c in other)
    print(
        f"§ references: {len(own)} to the document's own items, {held} to others that "
        f"are held, {len(other) - held} to items outside the collection"
    )


def _sizes(matters: Matters) -> None:
    sizes = Counter(len(m.members) for m in matters.matters)
    print(f"{len(matters.matters)} matters of two acts or more:", end=" ")
    print(", ".join(f"{count} of {size}" for size, count in sorted(sizes.items())))
    codes = Counter(join.code for join in matters.joins)
    print("joins:", ", ".join(f"{n} {code}" for code, n in codes.most_common()))
    print("left as candidates:", len(matters.candidates))


@dataclass(frozen=True, slots=True)
class Told:
    """A story, the matter that holds most of its documents, and those outside it."""

    story: str
    documents: int
    matter: str
    outside: tuple[str, ...]


def stories(records: Sequence[MatterRecord], matters: Matters) -> Iterator[Told]:
    """Yield the stories that are one matter and in the collection, each with it."""
    names = {record.source.rsplit("/", 1)[-1]: record for record in records}
    for story in json.loads(STORIES.read_text(encoding="utf-8"))["stories"]:
        paths = [name.rsplit("/", 1)[-1] for name in story["documents"]]
        apart = {name.rsplit("/", 1)[-1] for name in story.get("other_matters", ())}
        wanted = [p for p in paths if p in names and p not in apart]
        if not wanted or not story.get("one_matter"):
            continue
        found = {path: _matters_of(names[path], matters) for path in wanted}
        counts = Counter(m for one in found.values() for m in one)
        best = max(counts.items(), key=lambda c: (c[1], c[0]), default=("", 0))[0]
        outside = tuple(path for path in wanted if best not in found[path])
        yield Told(story["id"], len(wanted), best, outside)


def _stories(records: Sequence[MatterRecord], matters: Matters) -> None:
    told = list(stories(records, matters))
    for one in told:
        held = one.documents - len(one.outside)
        rest = f" – outside: {', '.join(one.outside)}" if one.outside else ""
        print(f"{one.story}: {held}/{one.documents} {one.matter}{rest}")
    if told:
        whole = sum(not one.outside for one in told)
        print(f"stories in one matter: {whole} of {len(told)}")


def _matters_of(record: MatterRecord, matters: Matters) -> frozenset[str]:
    """Return the matters that a document or one of its items belongs to."""
    return frozenset(
        matters.of[key]
        for key, act in matters.acts.items()
        if key in matters.of
        and (record.id in act.documents or key == document_path(record.id))
    )


if __name__ == "__main__":
    main()
