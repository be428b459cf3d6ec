"""Where in a text a costly pattern can match at all: near a digit, by a given word.

Looking for plain words first costs a hundredth of running a long pattern over it all.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

_DIGITS = re.compile(r"\d+")


def near_digits(text: str, reach: int, start: int, end: int) -> list[tuple[int, int]]:
    """Return the stretches between `start` and `end` within `reach` of a digit."""
    found: list[tuple[int, int]] = []
    for digits in _DIGITS.finditer(text, start, end):
        low, high = max(start, digits.start() - reach), min(end, digits.end() + reach)
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], high)
        else:
            found.append((low, high))
    return found


def around(text: str, sign: str, before: int, after: int) -> list[tuple[int, int]]:
    """Return the stretches that reach so far before and after each `sign`."""
    found: list[tuple[int, int]] = []
    at = text.find(sign)
    while at >= 0:
        low, high = max(0, at - before), min(len(text), at + after)
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], high)
        else:
            found.append((low, high))
        at = text.find(sign, at + 1)
    return found


def places(text: str, word: str) -> Iterator[int]:
    """Yield where each occurrence of `word` begins."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def lines_with(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Return start and end of each line that holds one of `words`, in order.

    Case counts; the end includes the line feed, so that a pattern may look at it.
    """
    found: set[tuple[int, int]] = set()
    for word in words:
        at = text.find(word)
        while at >= 0:
            end = text.find("\n", at) + 1 or len(text)
            found.add((text.rfind("\n", 0, at) + 1, end))
            at = text.find(word, end)
    return sorted(found)


class Stretches:
    """Stretches of a text, asked many times whether a place stands in one."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        """Join stretches that overlap, so that a place is looked up at one look."""
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            elif start < end:
                self._starts.append(start)
                self._ends.append(end)

    def __contains__(self, offset: int) -> bool:
        """Tell whether a place stands in a stretch; its end is outside."""
        index = bisect_right(self._starts, offset) - 1
        return index >= 0 and offset < self._ends[index]
