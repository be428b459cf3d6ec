"""Spans of a text, looked up by what they overlap."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar


class Span(Protocol):
    """Something that stands in a text."""

    @property
    def start(self) -> int:
        """Its first character."""

    @property
    def end(self) -> int:
        """The character after its last."""


T = TypeVar("T", bound=Span)


class Overlaps(Generic[T]):
    """Spans in order of their beginnings; few are looked at for each question."""

    def __init__(self, spans: Sequence[T]) -> None:
        """Take in the spans, in any order."""
        self._spans = sorted(spans, key=lambda one: (one.start, one.end))
        self._starts = [one.start for one in self._spans]
        self._longest = max((one.end - one.start for one in spans), default=0)

    def within(self, start: int, end: int) -> list[T]:
        """Return the spans that overlap a stretch of text, in order."""
        low = bisect_left(self._starts, start - self._longest)
        high = bisect_left(self._starts, end)
        return [one for one in self._spans[low:high] if one.end > start]
