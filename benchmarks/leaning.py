"""Learn what the traits of a sentence weigh towards each stance, and how well.

    python -m benchmarks.leaning [--write] [--from first|second ..]

Fits a multinomial logistic regression on the labelled pairs of corpus/stances, on the
passages that the stories name and on labelled sentences without a promise; each author
is tested with what was learnt without that author. `--write` keeps the weights in
graph/followup/telling_weights.tsv, learnt from all or from some of the authors. Near
misses are left out: whether a sentence speaks of the promise is for the pair to say.
"""

import argparse
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import numpy as np
from numpy.typing import NDArray

from benchmarks import evidence, stances
from graph.followup.documents.records import (
    FollowRecord,
    PromiseRecord,
    StatementRecord,
    Terms,
)
from graph.followup.documents.sentences import sentences
from graph.followup.documents.telling_traits import traits
from graph.followup.pairs import towards_learnt
from graph.followup.pairs.heard import MENTION
from graph.followup.pairs.towards_learnt import ALWAYS, STANCES, of_pair

ROOT = Path(__file__).parent.parent
WEIGHTS = ROOT / "graph" / "followup" / "telling_weights.tsv"
SENTENCES = ROOT / "corpus" / "stances" / "sentences.tsv"
TOLD = ROOT / "tests" / "followup" / "telling.tsv"
# How strongly weights are held small, the least sentences that hold a trait, and steps.
HELD, SEEN, STEPS, RATE = 2.0, 4, 400, 0.5
# The trait of a sentence of which it is not told what was promised.
NO_PROMISE = "utan-löfte"
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with its traits and its stance."""

    traits: frozenset[str]
    stance: str
    text: str


def labelled(author: str) -> Iterator[Example]:
    """Yield the sentences of an author that speak of their promise."""
    for one in stances.read(author):
        source = stances.promising(one)
        promise = stances.promise_in(source)
        for number, said in enumerate(one["sentences"]):
            if promise is None or not said["about"]:
                continue
            made = stances.saying(one, said, number)
            text = said["sentence"].replace(" | ", "\t")
            read = stances.statements_in(made, said["sentence"])
            at = made.text.find(said["sentence"].split(" | ")[0][:30])
            times = _times(made.record, at, len(made.text))
            yield _example(promise, read, text, said["stance"], times)


def _example(
    promise: PromiseRecord,
    read: Sequence[StatementRecord],
    text: str,
    stance: str,
    times: Terms,
) -> Example:
    first = min(read, key=lambda s: (s.weak, s.start), default=None)
    plain = StatementRecord(
        0, len(text), text, "mentions", MENTION, (), (), times=times
    )
    said = first or plain
    held = frozenset(of_pair(promise, said, text))
    return Example(held, stance, text)


def _times(record: FollowRecord, start: int, end: int) -> Terms:
    """Return on which sides of its day the times lie that a stretch of it names."""
    spoken = (one for passage in record.passages for one in passage.sentences)
    within = (one.times for one in spoken if start < one.end and one.start < end)
    return tuple(dict.fromkeys(side for times in within for side in times))


def told_in_stories() -> Iterator[tuple[str, Example]]:
    """Yield the sentences that the stories name with a stance, with their body."""
    listed = evidence.stories([evidence.CORPUS / n for n in evidence.STORIES])
    read = evidence.documents(listed, evidence.CORPUS)
    for story in listed:
        promise = evidence.promise_of(story, read)
        for one in story["evidence"] if promise else ():
            stance = one.get("stance")
            source = read.get(one["document"])
            spots = evidence.places(source.text, one["starts"]) if source else []
            if not stance or source is None or not spots or promise is None:
                continue
            at = spots[0][0]
            sentence = _sentence(source.text, at)
            end = at + len(sentence)
            stated = {
                s: None
                for p in source.record.passages
                for s in p.statements
                if s.start < end and s.end > at
            }
            times = _times(source.record, at, end)
            body = story["promise"]["document"].split("/")[-1].split("-")[0]
            yield body, _example(promise, list(stated), sentence, stance, times)


def without_promise() -> Iterator[Example]:
    """Yield labelled sentences of which it is not told what was promised.

    What rules say of them is left out: those of the tests were made for the rules.
    """
    for path, column in ((SENTENCES, "stance"), (TOLD, "lage")):
        lines = path.read_text(encoding="utf-8").splitlines()
        rows = [line.split("\t") for line in lines if line and line[0] != "#"]
        header = rows[0]
        for row in rows[1:]:
            one = dict(zip(header, row, strict=False))
            text = one["mening"].replace("\\t", "\t").replace(" | ", "\t")
            stance = "mentions" if one[column] == "none" else one[column]
            by_rules = "" if path == SENTENCES else "r:"
            held = {t for t in traits(text) if not by_rules or t[:2] != by_rules}
            yield Example(frozenset((*held, ALWAYS, NO_PROMISE)), stance, text)


def _sentence(text: str, at: int) -> str:
    rest = text[at : at + 900]
    first = next(sentences(rest), (0, len(rest)))
    return rest[first[0] : first[1]]


def fit(examples: Sequence[Example], held: float = HELD) -> dict[str, list[float]]:
    """Return the weights of the traits that enough examples hold."""
    seen = Counter(trait for one in examples for trait in one.traits)
    names = sorted(trait for trait, count in seen.items() if count >= SEEN)
    table = matrix(examples, names)
    wanted = np.zeros((len(examples), len(STANCES)))
    for row, one in enumerate(examples):
        wanted[row, STANCES.index(one.stance)] = 1.0
    weights = np.zeros((len(names), len(STANCES)))
    moved = np.zeros_like(weights)
    for _ in range(STEPS):
        ahead = weights + 0.9 * moved
        off = shares(table @ ahead) - wanted
        slope = (table.T @ off + held * ahead) / len(examples)
        moved = 0.9 * moved - RATE * slope
        weights = weights + moved
    return {name: list(map(float, weights[n])) for n, name in enumerate(names)}


def matrix(examples: Sequence[Example], names: Sequence[str]) -> Floats:
    """Return which example holds which trait."""
    places = {name: n for n, name in enumerate(names)}
    table = np.zeros((len(examples), len(names)))
    for row, one in enumerate(examples):
        for trait in one.traits:
            if trait in places:
                table[row, places[trait]] = 1.0
    return table


def shares(sums: Floats) -> Floats:
    """Return the share of each stance."""
    raised = np.exp(sums - sums.max(axis=1, keepdims=True))
    found: Floats = raised / raised.sum(axis=1, keepdims=True)
    return found


def predicted(
    weights: dict[str, list[float]], examples: Sequence[Example]
) -> list[tuple[str, float]]:
    """Return the stance of each example, and how sure it is."""
    names = list(weights)
    table = matrix(examples, names)
    found = shares(table @ np.array([weights[name] for name in names]))
    best = found.argmax(axis=1)
    return [
        (str(STANCES[b]), float(row[b])) for b, row in zip(best, found, strict=True)
    ]


def tested(fitted: Sequence[Example], others: Sequence[Example], held: float) -> None:
    """Print how well what was learnt from some holds for others."""
    weights = fit(fitted, held)
    found = predicted(weights, others)
    right = sum(s == e.stance for (s, _), e in zip(found, others, strict=True))
    print(f"  {len(weights)} traits; all: {right} of {len(others)}")
    for least in (0.5, 0.6, 0.7, 0.8, 0.9):
        given = [
            (s, e)
            for (s, p), e in zip(found, others, strict=True)
            if p >= least and s != "mentions"
        ]
        good = sum(s == e.stance for s, e in given)
        due = sum(e.stance != "mentions" for e in others)
        by = Counter(s for s, e in given)
        hit = Counter(s for s, e in given if s == e.stance)
        told_ = " ".join(f"{s[:5]} {hit[s]}/{by[s]}" for s in STANCES[:-1])
        print(
            f"  >= {least}: {good}/{len(given)} = {good / max(1, len(given)):.2f},"
            f" recall {good / due:.2f}; {told_}"
        )


class Lessons:
    """All that is labelled, to be learnt from without what some bodies' stories say."""

    def __init__(self) -> None:
        """Read what is labelled."""
        authors = (one for author in stances.AUTHORS for one in labelled(author))
        self._always = [*authors, *without_promise()]
        self._told = list(told_in_stories())

    def without(self, bodies: Container[str]) -> dict[str, list[float]]:
        """Return the weights that all others teach."""
        told = (one for body, one in self._told if body not in bodies)
        return fit([*self._always, *told])


@contextmanager
def weighing_by(weights: Mapping[str, Sequence[float]]) -> Iterator[None]:
    """Let sentences be weighed by other weights than those that are kept."""
    kept = {name: tuple(row) for name, row in weights.items() if name != NO_PROMISE}
    with mock.patch.object(towards_learnt, "_weights", return_value=kept):
        towards_learnt._leaning.cache_clear()
        yield
    towards_learnt._leaning.cache_clear()


def write(weights: dict[str, list[float]]) -> None:
    """Keep the weights."""
    lines = [
        "# What each trait of a sentence weighs towards each stance; learnt by",
        "# `python -m benchmarks.leaning --write`, not to be edited by hand.",
        "\t".join(("drag", *STANCES)),
    ]
    for name, row in sorted(weights.items()):
        if name == NO_PROMISE:
            continue
        lines.append("\t".join((name, *(f"{one:.3f}" for one in row))))
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Learn, test and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--held", type=float, default=HELD)
    parser.add_argument(
        "--from",
        dest="from_",
        nargs="*",
        choices=stances.AUTHORS,
        default=stances.AUTHORS,
    )
    chosen = parser.parse_args()
    first, second = (list(labelled(author)) for author in stances.AUTHORS)
    others = [*(one for _, one in told_in_stories()), *without_promise()]
    print("first and others, tested on second")
    tested([*first, *others], second, chosen.held)
    print("second and others, tested on first")
    tested([*second, *others], first, chosen.held)
    if chosen.write:
        taken = {"first": first, "second": second}
        fitted = [one for name in chosen.from_ for one in taken[name]]
        write(fit([*fitted, *others], chosen.held))


if __name__ == "__main__":
    main()
