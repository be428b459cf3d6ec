"""How far a term is among the words of some text: whole, by its parts, by another."""

from functools import lru_cache

from graph.followup.pairs.synonyms import synonyms
from graph.followup.pairs.weights import total, weight
from ingest.language.terms import parts_of

# So many terms' other forms are at hand.
CACHED = 100_000
# A compound of which only parts are there, and another word for the thing.
IN_PARTS, SYNONYM = 0.7, 0.8


def found(term: str, there: frozenset[str]) -> float:
    """Return how far a term is among others: whole 1, by parts of it less.

    >>> found("cykelplan", frozenset({"cykelplan"})), found("bil", frozenset({"båt"}))
    (1.0, 0.0)
    """
    if term in there:
        return 1.0
    if forms(term).isdisjoint(there):
        return 0.0
    if any(other in there for other in synonyms(term)):
        return SYNONYM
    parts = parts_of(term)
    if not parts:
        return 0.0
    return IN_PARTS * sum(weight(p) * found(p, there) for p in parts) / total(parts)


@lru_cache(CACHED)
def forms(term: str) -> frozenset[str]:
    """Return the terms of which one must be there for a term to be found at all."""
    inner = (form for part in parts_of(term) for form in forms(part))
    return frozenset((term, *synonyms(term), *inner))


class Told(dict[str, float]):
    """How far terms are among some words, each worked out when first asked for."""

    __slots__ = ("_words",)

    def __init__(self, words: frozenset[str]) -> None:
        """Begin with none."""
        super().__init__()
        self._words = words

    def __missing__(self, term: str) -> float:
        """Work out how far a term is there."""
        how = self[term] = found(term, self._words)
        return how


class There:
    """The words of a stretch of text, and how far terms that were asked for are there.

    Many promises ask for the same terms of the same stretch.
    """

    __slots__ = ("told", "words")

    def __init__(self, words: frozenset[str]) -> None:
        """Take in the words."""
        self.words = words
        self.told = Told(words)

    def with_these(self, more: frozenset[str]) -> "There":
        """Return what has these words too: itself if it has them."""
        return self if more <= self.words else There(self.words | more)
