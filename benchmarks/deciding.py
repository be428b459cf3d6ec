"""Learn how surely a piece says what became of a promise that no link names.

    python -m benchmarks.deciding --check     leaves out one body at a time
    python -m benchmarks.deciding --fit       writes graph/followup/deciding.tsv

Every statement of every later document of the corpus that takes a stance towards the
promise of a story is an example: right if the story names it with that stance, else
wrong. Stories that name no stances teach by what they name alone. A logistic
regression, held down; `--check` prints how many of those surest by weights learnt on
other bodies were right.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks import evidence, leaning
from benchmarks.evidence import CORPUS, Read
from graph import matters
from graph.followup.documents import recording
from graph.followup.kept.finding import Said, candidates, follows, wanted
from graph.followup.kept.ties_between import Ties
from graph.followup.pairs import deciding, towards
from graph.followup.pairs.deciding_traits import traits
from graph.followup.pairs.pairing import judged_in, may_speak, weighed
from graph.followup.tables import FOLDER
from graph.identity import resolve
from graph.identity.records import of as actors_of
from ingest.model import Artifact

JSON = dict[str, Any]
Floats = NDArray[np.float64]
TABLE = FOLDER / "deciding.tsv"
HEAD = """\
# How much each trait of a piece says that its stance towards the promise is right.
# Fitted on the corpus's stories by `benchmarks.deciding --fit`; `grund` is added.
drag	vikt
"""
# What a status says of the passages of a story that names no stances.
SHOWN = {
    "infriad": "fulfils",
    "infriad-sent": "fulfils",
    "struken": "dropped",
    "delvis": "partly",
    "pagar": "under-way",
    "omplanerad": "new-date",
    "motsags": "contradicts",
}
# What paths are told from; nothing that is kept holds it.
BASE = "https://berattelser.example/"
# Into so many parts the bodies are divided, each read by what the others taught.
FOLDS = 4
# How strongly weights are held down (of standardised traits), and the least examples.
HELD, SEEN, STEPS = 30.0, 12, 9


@dataclass(frozen=True, slots=True)
class Example:
    """A statement with a stance: its traits, and whether the story says the same."""

    story: str
    body: str
    text: str
    stance: str
    traits: Mapping[str, float]
    is_right: bool


@dataclass(frozen=True, slots=True)
class Corpus:
    """The documents of some stories' bodies by their paths, and what ties them."""

    read: Mapping[str, Read]
    ties: Ties


def read_all(listed: Sequence[JSON]) -> Corpus:
    """Return the documents of the bodies that the stories are of."""
    named = {
        one["document"].split("/")[-1].split("-")[0]
        for story in listed
        for one in (story["promise"], *story["evidence"])
    }
    found, artifacts = {}, []
    for folder in ("documents", "story_documents"):
        for path in sorted((CORPUS / folder).iterdir()):
            if not path.is_file() or path.name.split("-")[0] not in named:
                continue
            artifact = evidence.read(path)
            if artifact is not None:
                name = f"{folder}/{path.name}"
                found[name] = Read(artifact.document.text, recording.of(artifact))
                artifacts.append(artifact)
    return Corpus(found, _ties(artifacts))


def _ties(artifacts: Sequence[Artifact]) -> Ties:
    """Return what documents together say of names and matters."""
    resolution = resolve(map(actors_of, artifacts))
    identity = resolution.identity(BASE)
    return Ties(
        resolution.aliases, matters.derive(map(matters.of, artifacts), identity).of
    )


def body_of(story: JSON) -> str:
    """Return the body whose promise a story is of, by its documents' names."""
    return str(story["promise"]["document"].split("/")[-1].split("-")[0])


def all_examples(stories: Sequence[JSON], corpus: Corpus) -> list[Example]:
    """Return the examples of all stories, stances read as those of an unknown body.

    How a sentence leans was learnt from the stories too. What it weighs here is told
    rightly only if each body's sentences are read by what others taught.
    """
    bodies = sorted({body_of(story) for story in stories})
    taught = leaning.Lessons()
    found = []
    for fold in range(FOLDS):
        held = frozenset(bodies[fold::FOLDS])
        with leaning.weighing_by(taught.without(held)):
            for story in stories:
                if body_of(story) in held:
                    found += examples(story, corpus)
    return found


def examples(story: JSON, corpus: Corpus) -> Iterator[Example]:
    """Yield what documents say with a stance towards a story's promise."""
    promise = evidence.promise_of(story, corpus.read)
    if promise is None:
        return
    of, ties = corpus.read[story["promise"]["document"]].record, corpus.ties
    wants = wanted(promise, of, ties)
    for name, other in sorted(corpus.read.items()):
        record = other.record
        if not may_speak(promise, of, record, ties) or not follows(of, record):
            continue
        said = Said(record, ties)
        named = _Named(story, name, other.text)
        reached = candidates(wants, said)
        around = {
            (one.passage.start, one.passage.end): one.own
            for one in weighed(promise, of, reached, said, ties)
        }
        for judged, passage in judged_in(promise, of, reached, said, ties):
            if not deciding.is_weighed(judged):
                continue
            stance = towards.stance(
                promise, of, judged.case.said, passage, loosely=True
            )
            piece = judged.piece
            right = named.stances(piece.start, piece.end, piece.text)
            if stance == "mentions" or (named.is_unsaid and not right):
                continue
            known = around.get((passage.start, passage.end), deciding.NOTHING)
            found = traits(judged, passage, stance, of, record, known)
            yield Example(
                story["id"], of.body or "", piece.text, stance, found, stance in right
            )


class _Named:
    """The passages that a story names in one document, with their stances."""

    def __init__(self, story: JSON, name: str, text: str) -> None:
        self.is_unsaid = any(not one.get("stance") for one in story["evidence"])
        told = SHOWN.get(story["expected_status"], "mentions")
        self._text = text
        self._spots = [
            (start, start + len(one["starts"]), one.get("stance") or told)
            for one in story["evidence"]
            if one["document"] == name
            for start, _ in evidence.places(text, one["starts"])
        ]

    def stances(self, start: int, end: int, words: str) -> set[str]:
        """Return the stances named of a statement, or of its paragraph."""
        at = {stance for a, b, stance in self._spots if start <= b and a < end}
        if at or "\t" in words:
            return at
        first = self._text.rfind("\n", 0, start) + 1
        last = self._text.find("\n", end)
        last = len(self._text) if last < 0 else last
        return {stance for a, _, stance in self._spots if first <= a < last}


@dataclass(frozen=True, slots=True)
class Learnt:
    """Weights of traits, and what is added."""

    weights: dict[str, float]
    base: float

    def sums(self, listed: Sequence[Example]) -> Floats:
        """Return the weighed sum of each example."""
        return np.array(
            [
                self.base
                + sum(self.weights.get(c, 0.0) * w for c, w in e.traits.items())
                for e in listed
            ]
        )


def fit(listed: Sequence[Example]) -> Learnt:
    """Return the weights that tell right from wrong, by Newton's method."""
    seen: dict[str, int] = {}
    for one in listed:
        for code, worth in one.traits.items():
            seen[code] = seen.get(code, 0) + bool(worth)
    codes = sorted(code for code, count in seen.items() if count >= SEEN)
    table = np.array([[e.traits.get(c, 0.0) for c in codes] for e in listed])
    mean, spread = table.mean(axis=0), table.std(axis=0) + 1e-9
    spread[spread < 1e-6] = np.inf
    rows = np.c_[(table - mean) / spread, np.ones(len(listed))]
    right = np.array([float(e.is_right) for e in listed])
    held = np.r_[np.full(len(codes), HELD), 1e-6]
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        chance = 1.0 / (1.0 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (right - chance) - held * weights
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.diag(held)
        weights = weights + np.linalg.solve(bend, slope)
    plain = weights[:-1] / spread
    base = float(weights[-1] - plain @ mean)
    return Learnt(dict(zip(codes, map(float, plain), strict=True)), base)


def left_out(listed: Sequence[Example]) -> Floats:
    """Return how sure each is by weights learnt on the other bodies."""
    bodies = np.array([one.body for one in listed])
    found = np.zeros(len(listed))
    for body in sorted(set(bodies)):
        learnt = fit([one for one in listed if one.body != body])
        mine = np.flatnonzero(bodies == body)
        found[mine] = learnt.sums([listed[int(n)] for n in mine])
    return 1.0 / (1.0 + np.exp(-found))


def check(listed: Sequence[Example]) -> None:
    """Print how many of those at least so sure were right."""
    chance, right = left_out(listed), np.array([e.is_right for e in listed])
    print(f"{len(listed)} pieces with a stance, {right.sum()} right")
    for least in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        given = chance >= least
        print(f"  >= {least}: {right[given].sum()} of {given.sum()} right")


def write(learnt: Learnt) -> None:
    """Keep the weights."""
    rows = [("grund", learnt.base), *learnt.weights.items()]
    lines = [f"{code}\t{weight:.4f}\n" for code, weight in rows]
    TABLE.write_text(HEAD + "".join(lines), encoding="utf-8")


def main() -> None:
    """Fit or check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--check", action="store_true")
    chosen = parser.parse_args()
    stories = evidence.stories([CORPUS / name for name in evidence.STORIES])
    listed = all_examples(stories, read_all(stories))
    if chosen.check:
        check(listed)
    if chosen.fit:
        write(fit(listed))


if __name__ == "__main__":
    main()
