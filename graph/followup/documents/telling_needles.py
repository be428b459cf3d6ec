"""Which rows of a table can fit a sentence: by a word of it, before any pattern."""

from collections.abc import Iterable, Sequence

# Words seen are remembered; far more than the documents of one collection use often.
REMEMBERED = 100_000
# Set before what begins a word.
BEGINS = "^"
# Needles are looked up by so many of their first letters.
OPENING = 2


class Needles:
    """Rows by what must stand in a sentence for them: letters within one of its words.

    A needle after "^" begins a word. A needle of several words (written with spaces)
    is looked up by its first word and then in the whole sentence. A row without
    needles may always fit.
    """

    def __init__(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Take in the needles of each row."""
        self._always = tuple(n for n, needles in enumerate(rows) if not needles)
        self._single: dict[str, list[tuple[str, int]]] = {}
        self._phrases: dict[str, list[tuple[str, int]]] = {}
        self._begins: dict[str, list[int]] = {}
        for number, needles in enumerate(rows):
            for needle in needles:
                if needle.startswith(BEGINS):
                    bare = needle.removeprefix(BEGINS)
                    self._begins.setdefault(bare, []).append(number)
                elif " " in needle.strip():
                    first = needle.split()[0]
                    self._phrases.setdefault(first, []).append((needle, number))
                else:
                    bare = needle.strip()
                    self._single.setdefault(bare[:OPENING], []).append((bare, number))
        self._widths = sorted({len(opening) for opening in self._single})
        self._openings = sorted({len(opening) for opening in self._begins})
        self._lengths = sorted({len(first) for first in self._phrases})
        self._known: dict[str, tuple[tuple[int, ...], tuple[tuple[str, int], ...]]] = {}

    def rows(self, words: Iterable[str], lower: str) -> list[int]:
        """Return the numbers of the rows that may fit a sentence, in order."""
        found = set(self._always)
        known = self._known
        for word in words:
            entry = known.get(word)
            if entry is None:
                entry = self._look_up(word)
            numbers, phrases = entry
            if numbers:
                found.update(numbers)
            for needle, number in phrases:
                if number not in found and needle in lower:
                    found.add(number)
        return sorted(found)

    def _look_up(
        self, word: str
    ) -> tuple[tuple[int, ...], tuple[tuple[str, int], ...]]:
        if len(self._known) >= REMEMBERED:
            self._known.clear()
        entry = (tuple(sorted(self._within(word))), tuple(self._ending(word)))
        self._known[word] = entry
        return entry

    def _within(self, word: str) -> set[int]:
        """Return the rows of which a needle of one word stands in a word."""
        found: set[int] = set()
        for length in self._openings:
            found.update(self._begins.get(word[:length], ()))
        for width in self._widths:
            for at in range(len(word) - width + 1):
                listed = self._single.get(word[at : at + width])
                if listed is not None:
                    found.update(
                        n for needle, n in listed if word.startswith(needle, at)
                    )
        return found

    def _ending(self, word: str) -> Iterable[tuple[str, int]]:
        """Yield the phrases that may begin with a word, or with the end of it."""
        for length in self._lengths:
            if length <= len(word):
                yield from self._phrases.get(word[len(word) - length :], ())
