"""Counts on gold how often each rule is right, and writes `lexicon/tillit.tsv`.

    python -m benchmarks.calibration [--write] [--check FOLDER ..]

A share is drawn towards the wider one (statement to rule, rule to kind) as if that
had been seen `WEIGHT` times more, so that three hits of three do not make certainty.
The curve is read with each document left out of the counts that it is judged by.
`--check` prints the curve of other gold, judged by the counts of the corpus alone.
"""

import argparse
import datetime as dt
import sys
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from benchmarks.quality import CORPUS, measure
from benchmarks.scoring import Verdict
from ingest import lexicon, pipeline
from ingest.model import Artifact
from ingest.version import rules_fingerprint

WEIGHT = 8.0
# On so small a gold nothing is shown to be surer than this.
SUREST = 0.99
TABLE = lexicon.FOLDER / "tillit.tsv"
EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
Key = tuple[str, str, str]
Shares = dict[Key, float]
HEAD = """\
# Hur ofta en läsning har varit rätt på facit i corpus/gold: per slag av faktum, per
# regel, och per regel och den säkerhet den själv uppger.
# Skrivs av benchmarks.calibration.
slag\tregel\tuppgift\trätt\tantal\ttillit
"""


def as_stated(data: bytes, source: str, reference: dt.date | None) -> Artifact:
    """Read a document with each confidence as its rule states it."""
    document = pipeline.read_document(data, source, reference)
    facts = pipeline.extract_facts(document)
    return Artifact("", document, facts, (), rules_fingerprint())


def counts(verdicts: Iterable[Verdict]) -> tuple[Counter[Key], Counter[Key]]:
    """Return how many are right and how many there are, at each level."""
    right: Counter[Key] = Counter()
    every: Counter[Key] = Counter()
    for v in verdicts:
        stated = f"{v.confidence:g}"
        for key in ((v.kind, "", ""), (v.kind, v.rule, ""), (v.kind, v.rule, stated)):
            every[key] += 1
            right[key] += v.right
    return right, every


def shares(right: Counter[Key], every: Counter[Key]) -> Shares:
    """Return each share, drawn towards that of the wider level."""
    found: Shares = {}
    # The wider levels sort first: an empty rule or statement before any other.
    for key in sorted(every):
        kind, rule, stated = key
        if not rule:
            found[key] = min((right[key] + 1) / (every[key] + 2), SUREST)
            continue
        wider = found[(kind, rule, "") if stated else (kind, "", "")]
        drawn = (right[key] + WEIGHT * wider) / (every[key] + WEIGHT)
        found[key] = min(drawn, SUREST)
    return found


def share_of(table: Shares, verdict: Verdict) -> float:
    """Return the confidence that a table gives a reading."""
    kind, rule, stated = verdict.kind, verdict.rule, f"{verdict.confidence:g}"
    for key in ((kind, rule, stated), (kind, rule, ""), (kind, "", "")):
        if key in table:
            return table[key]
    return verdict.confidence


def left_out(documents: list[list[Verdict]]) -> list[tuple[float, bool]]:
    """Return confidence and outcome of each reading, its own document not counted."""
    found = []
    for own in documents:
        others = [v for one in documents if one is not own for v in one]
        table = shares(*counts(others))
        found += [(share_of(table, v), v.right) for v in own]
    return found


def curve(judged: list[tuple[float, bool]]) -> list[str]:
    """Return a line per step of confidence: how many, how sure and how many right."""
    lines = [f"{'tillit':12}{'antal':>7}{'medel':>8}{'rätt':>8}"]
    for low, high in pairwise(EDGES):
        inside = [
            (sure, right)
            for sure, right in judged
            if low <= sure < high or (sure == high == EDGES[-1])
        ]
        if inside:
            mean = sum(sure for sure, _ in inside) / len(inside)
            hit = sum(right for _, right in inside) / len(inside)
            step = f"{low:.2f}–{high:.2f}"
            lines.append(f"{step:12}{len(inside):7}{mean:8.3f}{hit:8.3f}")
    error = sum((sure - right) ** 2 for sure, right in judged) / len(judged)
    lines.append(f"medelkvadratfel {error:.4f}, {len(judged)} läsningar")
    return lines


def by_kind(judged: dict[str, list[tuple[float, bool]]]) -> list[str]:
    """Return a line per kind: how many, mean confidence and share right."""
    lines = [f"{'slag':16}{'antal':>7}{'medel':>8}{'rätt':>8}"]
    for kind, rows in sorted(judged.items()):
        mean = sum(sure for sure, _ in rows) / len(rows)
        hit = sum(right for _, right in rows) / len(rows)
        lines.append(f"{kind:16}{len(rows):7}{mean:8.3f}{hit:8.3f}")
    return lines


def table_lines(documents: list[list[Verdict]]) -> str:
    """Return the table as it is written; a lone statement needs no row of its own."""
    right, every = counts(v for one in documents for v in one)
    found = shares(right, every)
    stated = Counter((kind, rule) for kind, rule, said in every if said)
    rows = [
        "\t".join((*key, str(right[key]), str(every[key]), f"{found[key]:.3f}"))
        for key in sorted(every)
        if not key[2] or stated[key[:2]] > 1
    ]
    return HEAD + "\n".join(rows) + "\n"


def verdicts_of(gold: Path) -> list[list[Verdict]]:
    """Return the verdicts of each document with gold, as the rules state them."""
    return [case.verdicts for case in measure(gold, gold.parent, as_stated)]


def _check(folder: Path, table: Shares) -> None:
    found = [v for one in verdicts_of(folder) for v in one]
    stated = [(v.confidence, v.right) for v in found]
    print(f"\n{folder}, som reglerna uppger:", *curve(stated), sep="\n")
    kinds: dict[str, list[tuple[float, bool]]] = {}
    for v in found:
        kinds.setdefault(v.kind, []).append((share_of(table, v), v.right))
    judged = [row for rows in kinds.values() for row in rows]
    print(f"\n{folder}, efter övningssamlingens räkning:", *curve(judged), sep="\n")
    print(*by_kind(kinds), sep="\n")


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the table")
    parser.add_argument("--check", nargs="*", type=Path, default=[])
    args = parser.parse_args()
    documents = verdicts_of(CORPUS)
    stated = [(v.confidence, v.right) for one in documents for v in one]
    print("Som reglerna uppger:", *curve(stated), sep="\n")
    print("\nMed varje handling utelämnad ur sin egen räkning:")
    print(*curve(left_out(documents)), sep="\n")
    text = table_lines(documents)
    if args.write:
        TABLE.write_text(text, encoding="utf-8")
    elif not TABLE.is_file() or TABLE.read_text(encoding="utf-8") != text:
        print("\nTabellen är inte den som facit nu ger; skriv den med --write.")
    table = shares(*counts(v for one in documents for v in one))
    for folder in args.check:
        _check(folder, table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
