"""Pages of what is found: the first looked at twice, the rest as the engine has it.

The first passages are ordered anew and those that say the same folded; what comes after
them keeps the engine's order. So the place of a hit does not depend on the page it is
asked for on, and every passage is on one page only.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from search.folding import Folded, Twins, fold
from search.model import Engine, Found, Node
from search.ranking.answering import WINDOW, Asked

Order = Literal["", "newest", "oldest"]


@dataclass(frozen=True, slots=True)
class Page:
    """Some hits; `total` counts all passages, `folded` those that are no hits."""

    hits: tuple[Folded, ...]
    total: int
    folded: int


@dataclass(frozen=True, slots=True)
class Pages:
    """Turns pages of what was asked for; `tree` holds the chosen filters too."""

    engine: Engine
    asked: Asked
    tree: Node
    order: Order = ""
    folds: bool = False
    twins: Twins | None = None

    def page(self, limit: int, offset: int) -> Page:
        """Return at most `limit` hits after the first `offset`."""
        first, total = self._first()
        window = fold(first, self.twins) if self.folds else [*map(Folded, first)]
        folded = len(first) - len(window)
        hits = window[offset : offset + limit]
        lacking = limit - len(hits)
        if lacking > 0 and total > len(first):
            start = max(offset, len(window)) + folded
            hits += map(Folded, self._find(lacking, start)[0])
        return Page(tuple(hits), total, folded)

    def _first(self) -> tuple[Sequence[Found], int]:
        """Return the first passages, after the second look if best come first."""
        if self.asked.first and not self.order:
            return self.asked.first, self.asked.total
        return self._find(WINDOW, 0)

    def _find(self, limit: int, offset: int) -> tuple[list[Found], int]:
        return self.engine.find(self.tree, limit, offset, self.order)
