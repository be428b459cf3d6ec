"""Print precision, recall and F1 per kind of fact, beside a naive reading's F1.

    python -m benchmarks.quality [FOLDER ..] [--root FOLDER] [--types] [--misses]
        [--cases FILE] [--against FILE] [--raise]

FOLDER holds gold, one JSON a document; `--root` what its `source` is relative to
(else the gold folder's parent). Gold with a floor in `floors.toml` must reach it.
`--cases` writes a line per document and kind; `--against` an older such file shows
what has moved. `--raise` lifts the floors to what is reached; they are never lowered
while the gold is the same.
"""

import argparse
import datetime as dt
import hashlib
import json
import sys
import tomllib
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks import baseline, tables
from benchmarks.scoring import Tallies, Tally, Verdict, compare
from ingest import codec, contract, pipeline
from ingest.model import Artifact

HEAD = (
    f"{'':18}{'precision':>10}{'recall':>9}{'F1':>8}{'naiv':>8}{'gold':>7}{'found':>7}"
)
CORPUS = Path("corpus/gold")
FLOORS = Path(__file__).with_name("floors.toml")
Read = Callable[[bytes, str, dt.date | None], Artifact]


@dataclass(slots=True)
class Case:
    """One document with gold: what was read of it, well and naively."""

    name: str
    type: str
    ours: Tallies = field(default_factory=lambda: defaultdict(Tally))
    naive: Tallies = field(default_factory=lambda: defaultdict(Tally))
    verdicts: list[Verdict] = field(default_factory=list)


def measure(
    gold_folder: Path, root: Path, read: Read = pipeline.build_artifact
) -> list[Case]:
    """Return what each document with gold gives, in order of name."""
    cases = []
    for file in sorted(gold_folder.glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        path = root / gold["source"]
        day = gold.get("reference_date")
        reference = dt.date.fromisoformat(day) if day else None
        artifact = read(path.read_bytes(), path.name, reference)
        out = json.loads(codec.encode(contract.as_contract(artifact)))
        case = Case(file.stem, gold["doc_type"])
        case.verdicts = compare(case.ours, file.stem, gold, out)
        compare(case.naive, file.stem, gold, baseline.naive(artifact.document))
        cases.append(case)
    return cases


def total(tallies: list[Tallies]) -> Tallies:
    """Return the sum of several documents' tallies."""
    found: Tallies = defaultdict(Tally)
    for one in tallies:
        for kind, tally in one.items():
            found[kind].add(tally.hit, tally.gold, tally.found)
            found[kind].missed += tally.missed
            found[kind].extra += tally.extra
    return found


def show(cases: list[Case]) -> None:
    """Print one table."""
    ours, naive = total([c.ours for c in cases]), total([c.naive for c in cases])
    print(HEAD)
    for kind, t in ours.items():
        other = f"{naive[kind].f1:8.3f}" if naive[kind].gold else f"{'–':>8}"
        figures = f"{t.precision:10.3f}{t.recall:9.3f}{t.f1:8.3f}{other}"
        print(f"{kind:18}{figures}{t.gold:7}{t.found:7}")


def case_lines(cases: list[Case]) -> list[str]:
    """Return a line per document and kind: hits, gold, findings and what was wrong."""
    return [
        "\t".join(
            (
                *(case.name, kind, str(tally.hit), str(tally.gold), str(tally.found)),
                " | ".join(sorted(_bare(tally.missed, case))),
                " | ".join(sorted(_bare(tally.extra, case))),
            )
        )
        for case in cases
        for kind, tally in sorted(case.ours.items())
    ]


def _bare(rows: list[str], case: Case) -> list[str]:
    """Return rows without the document's name and without breaks of a line's form."""
    return [" ".join(row.removeprefix(f"{case.name}: ").split()) for row in rows]


def moved(before: list[str], now: list[str]) -> list[str]:
    """Return what differs between two case files, the older line first."""
    old, new = ({tuple(r.split("\t")[:2]): r for r in rows} for rows in (before, now))
    found = []
    for key in sorted(old.keys() | new.keys()):
        if old.get(key) != new.get(key):
            found += [f"- {old[key]}"] if key in old else []
            found += [f"+ {new[key]}"] if key in new else []
    return found


def fingerprint(gold_folder: Path, root: Path) -> str:
    """Return 12 digits that change with any gold file or any document it is of."""
    whole = hashlib.sha256()
    for file in sorted(gold_folder.glob("*.json")):
        data = file.read_bytes()
        whole.update(file.name.encode() + data)
        whole.update((root / json.loads(data)["source"]).read_bytes())
    return whole.hexdigest()[:12]


def floors(path: Path = FLOORS) -> dict[str, Any]:
    """Return the floors of each gold folder that has any, by its path."""
    if not path.is_file():
        return {}
    return tomllib.loads(path.read_text(encoding="utf-8"))


def reached(cases: list[Case]) -> dict[str, float]:
    """Return the F1 of each kind, rounded down as floors are written."""
    summed = total([case.ours for case in cases])
    return {kind: int(tally.f1 * 1000) / 1000 for kind, tally in summed.items()}


def below(floor: dict[str, Any], got: dict[str, float]) -> list[str]:
    """Return each kind that has fallen below its floor."""
    return [
        f"{kind}: {got.get(kind, 0.0):.3f}, golvet är {least:.3f}"
        for kind, least in floor["f1"].items()
        if got.get(kind, 0.0) < least
    ]


def lift(path: Path, name: str, mark: str, got: dict[str, float]) -> None:
    """Write new floors for a gold folder: never lower ones for the same gold."""
    every = floors(path)
    old = every.get(name, {})
    same = old.get("fingerprint") == mark
    kept = old.get("f1", {}) if same else {}
    risen = {kind: max(value, kept.get(kind, 0.0)) for kind, value in got.items()}
    every[name] = {"fingerprint": mark, "f1": risen}
    lines = ["# F1 som inte får underskridas. Skrivs av: benchmarks.quality --raise"]
    for folder, floor in sorted(every.items()):
        lines += ["", f'["{folder}"]', f'fingerprint = "{floor["fingerprint"]}"']
        lines += ["", f'["{folder}".f1]']
        lines += [f'"{kind}" = {value:.3f}' for kind, value in floor["f1"].items()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _check(folder: Path, mark: str, cases: list[Case]) -> bool:
    """Print how the figures stand against the floors; tell whether they hold."""
    floor = floors().get(folder.as_posix())
    if floor is None:
        return True
    if floor["fingerprint"] != mark:
        print(f"\nGolven gäller ett annat facit ({floor['fingerprint']}, nu {mark}).")
        print("Höj dem med --raise när det nya facit är granskat.")
        return False
    fallen = below(floor, reached(cases))
    print(f"\nUnder golvet (facit {mark}): {len(fallen)}", *fallen, sep="\n  ")
    return not fallen


def _misses(cases: list[Case]) -> None:
    for kind, tally in total([case.ours for case in cases]).items():
        for label, rows in (("missed", tally.missed), ("beside", tally.extra)):
            if rows:
                print(f"\n{kind}, {label} ({len(rows)}):", *rows, sep="\n  ")


def _compared(args: argparse.Namespace, rows: list[str]) -> None:
    if args.against is not None:
        older = args.against.read_text(encoding="utf-8").splitlines()
        changes = moved(older, rows)
        print(f"\nFlyttat sedan {args.against}: {len(changes)}", *changes, sep="\n")
    if args.cases is not None:
        args.cases.write_text("\n".join(rows) + "\n", encoding="utf-8")


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="*", type=Path, default=[CORPUS])
    parser.add_argument("--root", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--types", action="store_true", help="a table per type")
    parser.add_argument("--cases", type=Path)
    parser.add_argument("--against", type=Path)
    parser.add_argument("--raise", dest="lift", action="store_true")
    args = parser.parse_args()
    holds, rows = True, []
    for folder in args.gold:
        root = args.root or folder.parent
        cases = measure(folder, root)
        if not cases:
            print(f"Inget facit i {folder}.", file=sys.stderr)
            return 1
        mark = fingerprint(folder, root)
        print(f"{folder}: {len(cases)} handlingar, facit {mark}")
        show(cases)
        for group in sorted({case.type for case in cases}) if args.types else ():
            same = [case for case in cases if case.type == group]
            print(f"\n{group} ({len(same)})")
            show(same)
        if args.misses:
            _misses(cases)
        if args.lift:
            lift(FLOORS, folder.as_posix(), mark, reached(cases))
        holds = _check(folder, mark, cases) and holds
        rows += case_lines(cases)
    _compared(args, rows)
    if CORPUS in args.gold:
        print()
        holds = tables.show() and holds
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
