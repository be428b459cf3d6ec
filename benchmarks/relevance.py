"""Learn which passages a reader wants among the first, and tell how well that carries.

    python -m benchmarks.relevance --fit      writes graph/followup/relevance.tsv
    python -m benchmarks.relevance --check    leaves out one body at a time

The passages that the corpus's stories name as evidence, whatever they say, are held
against all others that the promise is compared with in any document of the corpus. With
`--check`, what is printed for the order by score and for the learnt one is how many
of the passages named come among the first five, each body's stories by weights that
were fitted on the others; then the same without each group of features.
"""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import evidence
from benchmarks.evidence import CORPUS, FIRST, Read
from benchmarks.relevance_fitting import Case, Fitted, fit
from graph.followup.documents import recording
from graph.followup.documents.records import PassageRecord
from graph.followup.kept.finding import Said, candidates, follows, wanted
from graph.followup.kept.ties_between import Ties
from graph.followup.pairs.pairing import may_speak, weighed
from graph.followup.pairs.relevance import BASE
from graph.followup.pairs.relevance_order import Weighed
from graph.followup.tables import FOLDER

JSON = dict[str, Any]
TABLE = FOLDER / "relevance.tsv"
HEAD = """\
# How much each feature of a passage says that a reader wants it among the first.
# Fitted on the corpus's stories by `benchmarks.relevance --fit`; `grund` is added.
feature	weight
"""
# Which features belong together, by the beginnings of their names.
GROUPS: Mapping[str, tuple[str, ...]] = {
    "likhet": ("likhet", "tyngd", "omsagd", "garning", "skilda"),
    "länkar": ("lank", "annat-uppdrag"),
    "omdöme": ("saker", "hallning", "sager"),
    "stycket": ("langd", "plats", "granne"),
    "handlingen": ("omfang", "okand", "dokumentets", "slag"),
    "tiden": ("tid", "samma-dag", "efter", "nara"),
    "runt om": ("runt",),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A story: its body, what was compared, and which expected passage each is."""

    story: str
    body: str
    passages: list[Weighed]
    names: list[frozenset[int]]
    expected: int

    def case(self, features: Sequence[str]) -> Case:
        """Return its rows."""
        rows = [[one.features[f] for f in features] for one in self.passages]
        return Case(
            np.array(rows, dtype=float).reshape(len(rows), len(features)),
            np.array([bool(n) for n in self.names], dtype=bool),
        )

    def first(self, order: Sequence[int]) -> int:
        """Return how many of the expected come among the first."""
        found: set[int] = set()
        for at in order[:FIRST]:
            found |= self.names[at]
        return len(found)


def read_all(stories: Sequence[JSON]) -> dict[str, Read]:
    """Return the documents of some stories and those of no story, by their paths.

    Those of other stories are held out.
    """
    names = {name for story in stories for name in story["documents"]}
    loose = (path for path in (CORPUS / "documents").iterdir() if path.is_file())
    found = {}
    for name in sorted(names | {f"documents/{path.name}" for path in loose}):
        artifact = evidence.read(CORPUS / name)
        if artifact is not None:
            found[name] = Read(artifact.document.text, recording.of(artifact))
    return found


def tell(story: JSON, read: Mapping[str, Read]) -> Told:
    """Return all that a story's promise is compared with, in the whole corpus."""
    told = Told(story["id"], "", [], [], len(story["evidence"]))
    promise = evidence.promise_of(story, read)
    if promise is None:
        return told
    of, ties = read[story["promise"]["document"]].record, Ties()
    passages: list[Weighed] = []
    names: list[frozenset[int]] = []
    wants = wanted(promise, of, ties)
    for name, other in sorted(read.items()):
        record = other.record
        if not may_speak(promise, of, record, ties) or not follows(of, record):
            continue
        said = Said(record, ties)
        reached = candidates(wants, said)
        for one in weighed(promise, of, reached, said, ties) if reached else ():
            if one.found:
                passages.append(one)
                names.append(_named(story, name, other, one.passage))
    return Told(story["id"], of.body or "", passages, names, told.expected)


def _named(
    story: JSON, name: str, read: Read, passage: PassageRecord
) -> frozenset[int]:
    """Return which of the expected passages of a story one is."""
    return frozenset(
        number
        for number, one in enumerate(story["evidence"])
        if one["document"] == name
        and any(
            passage.start <= start < passage.end
            for start, _ in evidence.places(read.text, one["starts"])
        )
    )


def by_score(told: Told) -> list[int]:
    """Return the order that the scores give: stances first, then the surest."""

    def place(at: int) -> tuple[bool, float, int]:
        pieces = [piece for piece, _ in told.passages[at].found]
        return min((e.stance == "mentions", -e.score, at) for e in pieces)

    return sorted(range(len(told.passages)), key=place)


def learnt(told: Told, fitted: Fitted, features: Sequence[str]) -> list[int]:
    """Return the order that weights give."""
    if not told.passages:
        return []
    return list(np.argsort(-fitted.told(told.case(features).rows), kind="stable"))


def _cases(told: Sequence[Told], features: Sequence[str]) -> list[Case]:
    return [one.case(features) for one in told if any(one.names)]


def left_out(told: Sequence[Told], features: Sequence[str]) -> dict[str, int]:
    """Return for each story how many come first by weights fitted on other bodies."""
    found: dict[str, int] = {}
    for body in sorted({one.body for one in told}):
        fitted = fit(_cases([one for one in told if one.body != body], features))
        for one in told:
            if one.body == body:
                found[one.story] = one.first(learnt(one, fitted, features))
    return found


def features_of(told: Sequence[Told]) -> list[str]:
    """Return the names of the features, in order."""
    return list(next(one.features for story in told for one in story.passages))


def check(told: Sequence[Told], groups: bool) -> None:
    """Print how many of the passages named come among the first."""
    features = features_of(told)
    expected = sum(one.expected for one in told)
    compared = sum(len(frozenset().union(*one.names)) for one in told)
    print(f"{expected} passages named, {compared} of them compared")
    scored = sum(one.first(by_score(one)) for one in told)
    print(f"by score: {scored} ({scored / expected:.3f})")
    everything = sum(left_out(told, features).values())
    print(f"learnt, each body left out: {everything} ({everything / expected:.3f})")
    for group, begins in GROUPS.items() if groups else ():
        kept = [f for f in features if not f.startswith(begins)]
        without = sum(left_out(told, kept).values())
        print(f"  without {group:12} {without:4} {without - everything:+d}")


def write(told: Sequence[Told], path: Path = TABLE) -> None:
    """Fit on all stories and write the weights."""
    features = features_of(told)
    fitted = fit(_cases(told, features))
    rows = [(BASE, fitted.base), *zip(features, fitted.weights, strict=True)]
    lines = [f"{name}\t{weight:.4f}\n" for name, weight in rows]
    path.write_text(HEAD + "".join(lines), encoding="utf-8")


def main() -> None:
    """Fit or check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--groups", action="store_true")
    chosen = parser.parse_args()
    listed = evidence.stories([CORPUS / name for name in evidence.STORIES])
    read = read_all(listed)
    told = [tell(story, read) for story in listed]
    if chosen.check or chosen.groups:
        check(told, chosen.groups)
    if chosen.fit:
        write(told)


if __name__ == "__main__":
    main()
