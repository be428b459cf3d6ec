"""By which words promises are found, all of them at once."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import accumulate

from app.promise_filters import Wording
from ingest.language.terms import terms, words


class WordsIndex:
    """The words of many promises: as written in one row of bytes, and by their stems.

    To ask each of several hundred thousand promises takes half a second; a search
    through one long row of bytes a tenth of that.
    """

    def __init__(self, of: Mapping[str, Wording]) -> None:
        """Take the words of promises by their ids."""
        self._ids = list(of)
        # No word that is asked for holds a line break.
        written = [f"{one.text}\n".encode() for one in of.values()]
        self._text = b"".join(written)
        self._starts = [0, *accumulate(map(len, written))]
        self._of_stem: defaultdict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(of.values()):
            for stem in one.terms:
                self._of_stem[stem].append(place)

    def about(self, topic: str) -> frozenset[str]:
        """Return the ids of the promises that every word of `topic` is read in.

        A word is there as it is written, also within another, or by its stem.
        """
        found: set[int] | None = None
        for word in topic.split():
            places = {*self._written(word.casefold())}
            for stem in {*words(word), *terms(word)}:
                places.update(self._of_stem.get(stem, ()))
            found = places if found is None else found & places
        if found is None:
            return frozenset(self._ids)
        return frozenset(self._ids[place] for place in found)

    def _written(self, word: str) -> Iterator[int]:
        """Yield the places of the promises whose text holds some letters."""
        sought = word.encode()
        at = self._text.find(sought)
        while at >= 0:
            place = bisect_right(self._starts, at) - 1
            yield place
            at = self._text.find(sought, self._starts[place + 1])
