"""The search room as follow-up sees it: related passages, stems and their rarity."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from search import analysis
from search.engines.tantivy import TantivyEngine
from search.model import Sought
from search.service import Search

# The same statement is held against many promises.
CACHED = 20_000


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A passage that shares words with a promise."""

    document: str
    start: int
    end: int


class Retrieval:
    """Hands the search room to the graph room, which must not import it."""

    def __init__(self, engine: TantivyEngine) -> None:
        """Search in `engine`; rarities are remembered while this object lives."""
        self._engine = engine
        self._search = Search(engine)
        self._rarity: dict[str, float] = {}
        self.content = lru_cache(CACHED)(self._content)

    @staticmethod
    def _content(text: str) -> list[str]:
        """Return the stems of a text without stop words."""
        return analysis.content(analysis.stems(text))

    def rarity(self, stem: str) -> float:
        """Return the inverse document frequency of a stem."""
        if stem not in self._rarity:
            self._rarity[stem] = self._engine.rarity(stem)
        return self._rarity[stem]

    def related(
        self,
        words: Sequence[str],
        limit: int,
        after: dt.date,
        apart_from: str,
        dnr: Sequence[str],
    ) -> list[FoundPlace]:
        """Return passages that share words, possibly from `after` or later."""
        sought = Sought(tuple(words), tuple(dnr), after, apart_from)
        found = self._search.related(sought, limit)
        return [FoundPlace(f.entry.document, f.entry.start, f.entry.end) for f in found]

    def holding(
        self,
        ways: Sequence[Sequence[str]],
        after: dt.date,
        bodies: Sequence[str] | None,
    ) -> set[str]:
        """Return ids of documents with a passage that holds all terms of one way."""
        return self._search.holding(ways, after, bodies)
