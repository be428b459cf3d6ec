"""How many documents there are of each body and year, so that gaps are seen."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.queries import Document

# What stands for a year that is not known, and for a body or organ not known.
UNDATED, NAMELESS = 0, ""


@dataclass(frozen=True, slots=True)
class Row:
    """A body or an organ: its name, and how many documents there are by year."""

    name: str
    years: Mapping[int, int]

    @property
    def total(self) -> int:
        """Return how many documents there are in all."""
        return sum(self.years.values())


@dataclass(frozen=True, slots=True)
class Coverage:
    """Rows, those with most documents first, over years without gaps.

    `years` are in order of time; `undated` tells whether some documents have no day.
    """

    rows: tuple[Row, ...]
    years: tuple[int, ...]
    undated: bool

    @property
    def most(self) -> int:
        """Return the largest number of documents of one body and year."""
        return max((n for row in self.rows for n in row.years.values()), default=0)


def bodies(documents: Iterable[Document]) -> tuple[str, ...]:
    """Return the regions and municipalities that documents are of, by name."""
    found = {one.body for one in documents if one.body}
    return tuple(sorted(found, key=lambda name: (name.casefold(), name)))


def covered(documents: Iterable[Document], within: str | None = None) -> Coverage:
    """Return how many documents there are of each body, or of the organs of one.

    Args:
        documents: The documents to count.
        within: The name of a body whose organs are counted apart; all bodies if None.
    """
    counted: dict[str, Counter[int]] = {}
    for one in documents:
        if within is not None and one.body != within:
            continue
        name = (one.body if within is None else one.organ) or NAMELESS
        year = one.date.year if one.date else UNDATED
        counted.setdefault(name, Counter())[year] += 1
    rows = [Row(name, dict(years)) for name, years in counted.items()]
    rows.sort(key=lambda row: (-row.total, row.name.casefold()))
    dated = [year for row in rows for year in row.years if year != UNDATED]
    return Coverage(
        rows=tuple(rows),
        years=tuple(range(min(dated), max(dated) + 1)) if dated else (),
        undated=any(UNDATED in row.years for row in rows),
    )
