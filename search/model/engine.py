"""What the rest of the room asks of an engine."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from search.model.entry import Entry, Prepared
from search.model.tree import Node

FACETS = ("typ", "body", "organ", "person", "parti", "ar", "amne", "status")


@dataclass(frozen=True, slots=True)
class Found:
    """An indexed passage and its score."""

    entry: Entry
    score: float


class Engine(Protocol):
    """Stores passages and answers query trees."""

    def seq(self) -> int:
        """Return the last change that was applied."""

    def apply(
        self,
        gone: list[str],
        entries: Iterable[Entry | Prepared],
        seq: int,
        last: bool = True,
    ) -> None:
        """Take out the documents `gone`, put in `entries`; commit with `seq`."""

    def release(self) -> None:
        """Let another process write."""

    def forget_others(self) -> None:
        """Remove what other programs have left beside this program's index."""

    def count(self) -> int:
        """Return how many passages there are."""

    def find(
        self, tree: Node, limit: int, offset: int = 0, order: str = ""
    ) -> tuple[list[Found], int]:
        """Return the best passages and how many there are in all.

        With `order` "newest" or "oldest" they are by date, the undated last. Those that
        are equal have one order of their own, the same whichever part is asked for.
        """

    def documents(self, tree: Node) -> set[str]:
        """Return the ids of all documents with a passage for which the tree holds."""

    def facets(
        self, tree: Node, names: Sequence[str] = FACETS
    ) -> dict[str, dict[str, int]]:
        """Return the counts of each facet's values among the passages found."""

    def frequency(self, term: str, field: str) -> int:
        """Return how many passages hold a term in a field with words."""

    def rarity(self, holding: int) -> float:
        """Return the inverse document frequency of what so many passages hold."""

    def beginning(
        self, text: str, field: str, limit: int | None
    ) -> list[tuple[str, int]]:
        """Return the most frequent terms that begin with `text`, with their counts."""

    def values(self, field: str) -> list[tuple[str, int]]:
        """Return all values of a field with their counts, most frequent first."""

    def clear(self) -> None:
        """Forget everything."""
