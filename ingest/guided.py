"""Patterns that are run only on the lines that hold a word they need.

Looking for plain words costs a hundredth of running a pattern over a whole text, and
most patterns of a family match nowhere in a given text.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from ingest.needles import needles_of

# The few letters whose small form is another length, or that a pattern takes for
# another letter where case does not count.
_ODD = (("İ", "i"), ("ſ", "s"), ("ı", "i"))


def small(text: str) -> str:
    """Return a text in small letters, with every letter where it was."""
    for odd, plain in _ODD:
        text = text.replace(odd, plain)
    return text.lower()


class Text:
    """A text to search for words, in small letters; each word is looked for once."""

    def __init__(self, text: str) -> None:
        """Put the text in small letters."""
        self.small = small(text)
        self._lines: dict[str, list[tuple[int, int]]] = {}
        self._joined: dict[tuple[str, ...], list[tuple[int, int]]] = {}

    def lines_with(self, words: tuple[str, ...]) -> list[tuple[int, int]]:
        """Return start and end of each line that holds one of some words, in order.

        The end includes the line feed, so that a pattern may look at it.
        """
        joined = self._joined.get(words)
        if joined is None:
            every: set[tuple[int, int]] = set()
            for word in words:
                # Most words stand nowhere in a text: that must cost next to nothing.
                if lines := self._lines_of(word):
                    every.update(lines)
            joined = self._joined[words] = sorted(every)
        return joined

    def _lines_of(self, word: str) -> list[tuple[int, int]]:
        lines = self._lines.get(word)
        if lines is None:
            at = self.small.find(word)
            lines = self._lines[word] = [] if at < 0 else _lines(self.small, word, at)
        return lines


def _lines(text: str, word: str, at: int) -> list[tuple[int, int]]:
    """Return start and end of each line that holds a word, found first at a place."""
    found = []
    while at >= 0:
        end = text.find("\n", at) + 1 or len(text)
        found.append((text.rfind("\n", 0, at) + 1, end))
        at = text.find(word, end)
    return found


@lru_cache(maxsize=2)
def text_of(text: str) -> Text:
    """Return a text made ready for searching, kept while its patterns are run."""
    return Text(text)


class Guided:
    """A pattern and words, in small letters, of which its every match holds one.

    No match reaches over the end of a line.
    """

    def __init__(self, pattern: str, *needles: str, cased: bool = False) -> None:
        """Compile a pattern.

        Args:
            pattern: What to find, in small letters unless it is cased.
            needles: Words to look for first; read off the pattern if none are given.
            cased: Tell capitals from small letters.
        """
        self.pattern = re.compile(pattern)
        self.cased = cased
        self.needles = needles or tuple(n.lower() for n in needles_of(pattern))

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return what the pattern matches of a text, in small letters if uncased."""
        ready = text_of(text)
        read = text if self.cased else ready.small
        find = self.pattern.finditer
        if not self.needles:
            return find(read)
        lines = ready.lines_with(self.needles)
        return chain.from_iterable(find(read, *line) for line in lines)
