"""What each thing counts in ranking: a small table, chosen by measurement.

`benchmarks/relevance_search.py` measures what each component earns.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

TABLE = Path(__file__).with_name("weights.tsv")


def _rows() -> list[dict[str, str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    header, *rows = (line.split("\t") for line in lines if line and line[0] != "#")
    return [dict(zip(header, row, strict=True)) for row in rows]


COMPONENTS = tuple(dict.fromkeys(row["component"] for row in _rows()))


@dataclass(frozen=True, slots=True)
class Weights:
    """The table: the name of a thing → what it counts."""

    values: Mapping[str, float]

    def __getitem__(self, name: str) -> float:
        """Return what a thing counts."""
        return self.values[name]

    def without(self, component: str) -> "Weights":
        """Return the table with everything of a component at 0."""
        gone = {row["name"] for row in _rows() if row["component"] == component}
        kept = {name: 0.0 if name in gone else w for name, w in self.values.items()}
        return Weights(MappingProxyType(kept))


@cache
def read() -> Weights:
    """Return the table as it is kept beside this file."""
    values = {row["name"]: float(row["weight"]) for row in _rows()}
    return Weights(MappingProxyType(values))
