"""How often the subjects of passages are right, against a reader's judgement.

    python -m benchmarks.topics [--half tuning|held_out] [--wrong]

Reads the documents of the corpus that `queries/topics.tsv` names, tells the subjects of
the judged passages and prints precision (of the subjects told, the share that the
reader expects or allows), recall (of those expected, the share told), the share of
passages without a subject that got none, and what telling the subjects costs for each
passage. --wrong prints the passages that came out otherwise.
"""

import argparse
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.evidence import CORPUS, read
from ingest.model import Artifact, Passage
from search.topics.assigning import Subjects

JUDGED = Path(__file__).parent / "queries" / "topics.tsv"
HALVES = ("tuning", "held_out")
ROUNDS = 20


@dataclass(frozen=True, slots=True)
class Judged:
    """A passage, by words that it holds, and what it is about."""

    half: str
    document: str
    holds: str
    subjects: frozenset[str]
    also: frozenset[str]

    @property
    def allowed(self) -> frozenset[str]:
        """Return what may be told: a wider subject is less exact, but not wrong."""
        wider = {code.partition("/")[0] for code in self.subjects}
        return self.subjects | self.also | wider


def judged(path: Path = JUDGED) -> list[Judged]:
    """Return the judged passages."""
    lines = path.read_text(encoding="utf-8").splitlines()
    _, *rows = (line.split("\t") for line in lines if line[0] != "#")
    return [
        Judged(half, document, holds, frozenset(told.split()), frozenset(also.split()))
        for half, document, holds, told, also in rows
    ]


@cache
def _artifact(document: str) -> Artifact:
    artifact = read(CORPUS / "story_documents" / document)
    assert artifact is not None, f"{document} cannot be read"
    return artifact


def _passage(artifact: Artifact, holds: str) -> Passage:
    text = artifact.document.text
    return next(p for p in artifact.passages if holds in text[p.start : p.end])


def told(one: Judged) -> frozenset[str]:
    """Return the codes of the subjects that are told of a judged passage."""
    artifact = _artifact(one.document)
    return frozenset(Subjects(artifact).of(_passage(artifact, one.holds)))


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f} ({part}/{whole})" if whole else "–"


def _print(half: str, passages: Sequence[Judged], wrong: bool) -> None:
    said = right = expected = found = none = empty = 0
    for one in passages:
        given = told(one)
        said += len(given)
        right += len(given & one.allowed)
        expected += len(one.subjects)
        found += len(given & one.subjects)
        none += not one.subjects
        empty += not one.subjects and not given
        if wrong and (one.subjects - given or given - one.allowed):
            print(f"  {one.document} ”{one.holds}”", *sorted(given), sep="\t")
            print("\tnot", *sorted(one.subjects), sep="\t")
    print(
        f"{half}: {len(passages)} passages, precision {_share(right, said)}, "
        f"recall {_share(found, expected)}, none where none {_share(empty, none)}"
    )


def _cost(artifacts: Sequence[Artifact]) -> float:
    """Return microseconds for each passage, with the words at hand."""
    count, start = 0, 0.0
    for turn in range(ROUNDS + 1):
        if turn == 1:
            count, start = 0, time.perf_counter()
        for artifact in artifacts:
            subjects = Subjects(artifact)
            for passage in artifact.passages:
                subjects.of(passage)
                count += 1
    return (time.perf_counter() - start) / count * 1e6


def main() -> None:
    """Print the figures of one half or both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--wrong", action="store_true")
    asked = parser.parse_args()
    passages = judged()
    for half in HALVES:
        if asked.half in (None, half):
            _print(half, [p for p in passages if p.half == half], asked.wrong)
    names = dict.fromkeys(p.document for p in passages)
    print(f"{_cost([_artifact(name) for name in names]):.0f} µs for each passage")


if __name__ == "__main__":
    main()
