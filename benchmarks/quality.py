"""Print precision, recall and F1 per kind of fact, and per document type.

python -m benchmarks.quality [--gold corpus/gold] [--root corpus] [--misses]
"""

import argparse
import datetime as dt
import json
import sys
from collections import defaultdict
from pathlib import Path

from benchmarks.scoring import Tallies, Tally, compare
from ingest import codec, contract, pipeline

HEAD = f"{'':18}{'precision':>10}{'recall':>9}{'F1':>8}{'gold':>7}{'found':>7}"


def measure(gold_folder: Path, root: Path) -> dict[str, Tallies]:
    """Return the tallies per document type, and of all under ""."""
    found: dict[str, Tallies] = defaultdict(lambda: defaultdict(Tally))
    for file in sorted(gold_folder.glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        path = root / gold["source"]
        day = gold.get("reference_date")
        reference = dt.date.fromisoformat(day) if day else None
        artifact = pipeline.build_artifact(path.read_bytes(), path.name, reference)
        out = json.loads(codec.encode(contract.as_contract(artifact)))
        for group in ("", gold["doc_type"]):
            compare(found[group], file.stem, gold, out)
    return found


def show(tallies: Tallies) -> None:
    """Print one table."""
    print(HEAD)
    for kind, t in tallies.items():
        figures = f"{t.precision:10.3f}{t.recall:9.3f}{t.f1:8.3f}"
        print(f"{kind:18}{figures}{t.gold:7}{t.found:7}")


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("corpus/gold"))
    parser.add_argument("--root", type=Path, default=Path("corpus"))
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--types", action="store_true", help="a table per type")
    args = parser.parse_args()
    found = measure(args.gold, args.root)
    if not found:
        print(f"Inget facit i {args.gold}.", file=sys.stderr)
        return 1
    show(found[""])
    for group in sorted(found) if args.types else ():
        if group:
            print(f"\n{group}")
            show(found[group])
    if args.misses:
        for kind, tally in found[""].items():
            for label, rows in (("missed", tally.missed), ("beside", tally.extra)):
                if rows:
                    print(f"\n{kind}, {label} ({len(rows)}):", *rows, sep="\n  ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
