"""Words of a document that are kin to a word: its parts, its family, its compounds.

"Utrymningsövningen" is kin to utrymning, "larmet" to trygghetslarm, "kränkande" to
kränkning, though no lexicon has cut or made them. What is kin says less than the word
itself: it orders what is shown and decides nothing.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from graph.followup.pairs.synonyms import synonyms

# What a word is worth where another stands for it: a word for the same, a compound
# that begins or ends with it, a part of it, one of its family.
SAME, BEGINS, ENDS, PART, FAMILY = 0.8, 0.6, 0.7, 0.5, 0.6
# How many letters a part has, and how many those of a family share, of the shorter.
SHORTEST, SHARED, OF_SHORTER = 4, 5, 0.6


class Vocabulary:
    """The words of a document, to be asked for those kin to a word."""

    def __init__(self, terms: frozenset[str]) -> None:
        """Take in the words."""
        self._terms = terms
        self._onward = sorted(t for t in terms if len(t) >= SHORTEST)
        self._backward = sorted(t[::-1] for t in self._onward)
        self._found: dict[str, Mapping[str, float]] = {}

    def kindred(self, term: str) -> Mapping[str, float]:
        """Return the words of the document that are kin to one, with how close."""
        if term not in self._found:
            self._found[term] = self._kindred(term)
        return self._found[term]

    def _kindred(self, term: str) -> Mapping[str, float]:
        found: dict[str, float] = {}
        if len(term) >= SHORTEST:
            for other in _beginning(self._onward, term[:SHORTEST]):
                found[other] = max(found.get(other, 0.0), _by_beginning(term, other))
            for turned in _beginning(self._backward, term[::-1][:SHORTEST]):
                other = turned[::-1]
                found[other] = max(found.get(other, 0.0), _by_end(term, other))
        found |= dict.fromkeys(synonyms(term), SAME)
        found[term] = 1.0
        return {o: worth for o, worth in found.items() if worth and o in self._terms}


def _beginning(listed: Sequence[str], first: str) -> Sequence[str]:
    """Return those of a sorted list that begin so."""
    low = bisect_left(listed, first)
    return listed[low : bisect_left(listed, first + "\uffff", low)]


def _by_beginning(term: str, other: str) -> float:
    """Return how close two words are that begin alike."""
    if other.startswith(term):
        return BEGINS
    if term.startswith(other):
        return PART
    shared = next(
        (n for n, (a, b) in enumerate(zip(term, other, strict=False)) if a != b), 0
    )
    shorter = min(len(term), len(other))
    return FAMILY if shared >= max(SHARED, OF_SHORTER * shorter) else 0.0


def _by_end(term: str, other: str) -> float:
    """Return how close two words are that end alike."""
    if other.endswith(term):
        return ENDS
    return PART if term.endswith(other) else 0.0
