"""How well actors are told: precision of merges, recall with the review queue.

    python -m benchmarks.identity [persons.tsv organisations.tsv]

Without files the made-up pairs of the tests are judged.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks import identity_organisations, identity_persons

DATA = Path(__file__).parent.parent / "tests" / "graph" / "data"
HEAD = "slag              par  samma  ihop fråga  fel  precision  täckning"
# (kind, whether the two are one, what became of them, the pair as written)
Judged = tuple[str, bool, str, str]


def persons(path: Path) -> list[Judged]:
    """Return every pair of a file of persons with what became of it."""
    pairs = identity_persons.read(path)
    return [(p.group, p.same, identity_persons.became(p), p.line) for p in pairs]


def organisations(path: Path) -> list[Judged]:
    """Return every pair of a file of organisations with what became of it."""
    pairs = identity_organisations.read(path)
    return [(p.group, p.same, identity_organisations.became(p), p.line) for p in pairs]


def precision(judged: Iterable[Judged]) -> float:
    """Return the share of merged pairs that are one; 1 where nothing is merged."""
    merged = [same for _, same, became, _ in judged if became == "same"]
    return sum(merged) / len(merged) if merged else 1.0


def recall(judged: Iterable[Judged]) -> float:
    """Return the share of the pairs that are one which are merged or asked about."""
    found = [became != "apart" for _, same, became, _ in judged if same]
    return sum(found) / len(found) if found else 1.0


def report(judged: list[Judged]) -> Iterator[str]:
    """Yield the figures per kind, the whole, and every pair that went wrong."""
    yield HEAD
    for group in (*dict.fromkeys(j[0] for j in judged), "alla"):
        some = [j for j in judged if group in (j[0], "alla")]
        count = Counter(j[2] for j in some)
        wrong = sum(j[2] == "same" and not j[1] for j in some)
        asked = count["review"]
        yield (
            f"{group:16}{len(some):5}{sum(j[1] for j in some):7}{count['same']:6}"
            f"{asked:7}{wrong:5}{precision(some):11.3f}{recall(some):10.3f}"
        )
    for _, same, became, line in judged:
        if became == "same" and not same:
            yield f"FEL IHOP  {line}"
        if became == "apart" and same:
            yield f"MISSAT    {line}"


def main() -> None:
    """Print the figures of persons, of organisations and of all."""
    parser = argparse.ArgumentParser(description=__doc__)
    for kind in ("person", "organisation"):
        made_up = DATA / f"{kind}_pairs.tsv"
        parser.add_argument(f"{kind}s", type=Path, nargs="?", default=made_up)
    asked = parser.parse_args()
    judged = persons(asked.persons) + organisations(asked.organisations)
    print("\n".join(report(judged)))


if __name__ == "__main__":
    main()
