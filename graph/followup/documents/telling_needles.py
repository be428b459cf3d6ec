"""Which rows of a table can fit a sentence: by a word of it, before any pattern."""

from collections.abc import Iterable, Sequence

import ahocorasick

# Words seen are remembered; far more than the documents of one collection use often.
REMEMBERED = 100_000
# Set before what begins a word.
BEGINS = "^"
# And after its end, for the first word of a phrase.
ENDS = "$"

# The rows of which a needle stands in a word, and the phrases that the word begins.
_Entry = tuple[tuple[int, ...], tuple[tuple[str, int], ...]]


class Needles:
    """Rows by what must stand in a sentence for them: letters within one of its words.

    A needle after "^" begins a word. A needle of several words (written with spaces)
    is looked up by its first word and then in the whole sentence. A row without
    needles may always fit.
    """

    def __init__(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Take in the needles of each row."""
        self._always = frozenset(n for n, needles in enumerate(rows) if not needles)
        found: dict[str, list[tuple[str | None, int]]] = {}
        for number, needles in enumerate(rows):
            for needle in needles:
                is_phrase = " " in needle.strip()
                key = needle.split()[0] + ENDS if is_phrase else needle.strip()
                phrase = needle if is_phrase else None
                found.setdefault(key, []).append((phrase, number))
        self._automaton = ahocorasick.Automaton()
        for key, needled in found.items():
            self._automaton.add_word(key, needled)
        self._automaton.make_automaton()
        self._known: dict[str, _Entry] = {}

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

    def _look_up(self, word: str) -> _Entry:
        """Return the rows with a needle in a word, and the phrases it may begin."""
        if len(self._known) >= REMEMBERED:
            self._known.clear()
        told: set[int] = set()
        phrases: list[tuple[str, int]] = []
        for _, needled in self._automaton.iter(f"{BEGINS}{word}{ENDS}"):
            for phrase, number in needled:
                if phrase is None:
                    told.add(number)
                else:
                    phrases.append((phrase, number))
        self._known[word] = entry = (tuple(told), tuple(phrases))
        return entry
