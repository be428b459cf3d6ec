"""Write the figures that the app shows of its own quality, as measuring gives them.

    python -m benchmarks.figures [NAME ..] [--given NAME=FILE ..]

Runs the commands below (those named; all of them if none is) and writes what they say
to `app/figures.toml`, each figure with its command. `--given` takes what a command has
written before instead of running it. Figures of other commands stay as they were.
"""

import argparse
import re
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

# A folder that does not come with the product: what is said of it can only be given.
GIVEN = "MAPP"
FIGURES = Path(__file__).parents[1] / "app" / "figures.toml"
HEAD = "# Skrivs av benchmarks.figures; ändra inte för hand.\n"
NUMBER = r"([\d.]+)"
ROW = rf"^{{name}}\s+{NUMBER}\s+{NUMBER}\s+{NUMBER}\s+\S+\s+(\d+)"
SHARE = rf"^{{name}}\s+\d+ av\s+(\d+)\s+{NUMBER}"
SEARCH = rf"^ours\s+(\d+)\s+{NUMBER}\s+{NUMBER}"


@dataclass(frozen=True, slots=True)
class Measure:
    """A command, and how its figures are read.

    Args:
        command: What is run, after `python -m`.
        figures: Key → pattern, the group of the value, and that of the count.
    """

    command: tuple[str, ...]
    figures: Mapping[str, tuple[str, int, int]]


def _row(name: str) -> Mapping[str, tuple[str, int, int]]:
    """Return the precision and recall of a kind of fact."""
    pattern = ROW.format(name=name)
    return {f"{name}_precision": (pattern, 1, 4), f"{name}_recall": (pattern, 2, 4)}


def _stories(half: str) -> Measure:
    key = half.replace("-", "_")
    return Measure(
        ("benchmarks.stories", "--half", half, "--quiet"),
        {
            f"given_{key}": (SHARE.format(name="givna omdömen rätt"), 2, 1),
            f"abstained_{key}": (SHARE.format(name="avstår"), 2, 1),
            f"evidence_{key}": (SHARE.format(name="belägg bland de 5 första"), 2, 1),
        },
    )


MEASURES: Mapping[str, Measure] = {
    "reading": Measure(
        ("benchmarks.quality",),
        {
            key: one
            for name in ("decisions", "commitments", "persons", "times")
            for key, one in _row(name).items()
        },
    ),
    "stories": _stories("tuning"),
    "stories-held-out": _stories("held-out"),
    "search": Measure(
        ("benchmarks.relevance_search", "--half", "held_out", "--real", GIVEN),
        {"search_ndcg": (SEARCH, 2, 1), "search_success": (SEARCH, 3, 1)},
    ),
}


def read(measure: Measure, said: str) -> dict[str, dict[str, str | float | int]]:
    """Return key → figure of what a command has written.

    Raises:
        ValueError: it does not say one of them.
    """
    command = f"python -m {' '.join(measure.command)}"
    found: dict[str, dict[str, str | float | int]] = {}
    for key, (pattern, value, count) in measure.figures.items():
        line = re.search(pattern, said, re.MULTILINE)
        if line is None:
            raise ValueError(f"{command}: {key}")
        found[key] = {
            "value": float(line.group(value)),
            "count": int(line.group(count)),
            "command": command,
        }
    return found


def written(figures: Mapping[str, Mapping[str, str | float | int]]) -> str:
    """Return the figures as TOML."""
    parts = [
        f"[{key}]\n"
        f"value = {one['value']}\n"
        f"count = {one['count']}\n"
        f'command = "{one["command"]}"\n'
        for key, one in figures.items()
    ]
    return "\n".join((HEAD, *parts))


def _said(measure: Measure) -> str:
    run = subprocess.run(
        [sys.executable, "-m", *measure.command], stdout=subprocess.PIPE, check=False
    )
    return run.stdout.decode()


def main() -> None:
    """Measure, and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--given", action="append", default=[], metavar="NAME=FILE")
    asked = parser.parse_args()
    given = dict(one.split("=", 1) for one in asked.given)
    names = asked.names or ([] if given else list(MEASURES))
    kept = tomllib.loads(FIGURES.read_text("utf-8")) if FIGURES.is_file() else {}
    for name, measure in MEASURES.items():
        if name in given:
            kept |= read(measure, Path(given[name]).read_text(encoding="utf-8"))
        elif name in names and GIVEN not in measure.command:
            kept |= read(measure, _said(measure))
    order = [key for measure in MEASURES.values() for key in measure.figures]
    ordered = {key: kept[key] for key in order if key in kept}
    FIGURES.write_text(written(ordered), encoding="utf-8")
    sys.stdout.write(f"{len(ordered)} figures in {FIGURES}\n")


if __name__ == "__main__":
    main()
