"""Which rows of a table can fit a sentence: by a word of it, before any pattern."""

from collections.abc import Iterable, Sequence

# Words seen are remembered; far more than the documents of one collection use often.
REMEMBERED = 100_000


class Needles:
    """Rows by what must stand in a sentence for them: words or beginnings of them.

    A needle of several words (written with spaces) is looked up by its first word and
    then in the whole sentence. A row without needles may always fit.
    """

    def __init__(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Take in the needles of each row."""
        self._always = tuple(n for n, needles in enumerate(rows) if not needles)
        self._single: list[tuple[str, int]] = []
        self._phrases: list[tuple[str, str, int]] = []
        for number, needles in enumerate(rows):
            for needle in needles:
                first = needle.split()[0] if " " in needle.strip() else None
                if first is None:
                    self._single.append((needle.strip(), number))
                else:
                    self._phrases.append((first, needle, number))
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
        entry = (
            tuple(sorted({n for needle, n in self._single if needle in word})),
            tuple((p, n) for first, p, n in self._phrases if word.endswith(first)),
        )
        self._known[word] = entry
        return entry
