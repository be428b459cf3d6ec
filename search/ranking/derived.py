"""Words made of the same stem, and words that only begin alike.

Who types "renovera fasaden" wants "renovering av fasaden" too, and "otrygghet" stands
where people are "otrygga". A word that the collection has in no way may still begin as
one it has: "diabetiker" as "diabetesförening".
"""

from collections.abc import Iterator

from search import analysis
from search.model import Engine
from search.ranking.ways import Way
from search.ranking.weights import Weights

# Endings that make nouns of verbs and adjectives, as stems have them ("-ande" has lost
# its vowel); a stem has one of them, another or none ("byggnation" and "bygg").
ENDINGS = ("ning", "ing", "and", "els", "nation", "ation", "het", "ad", "d", "")
SHORTEST = 4
# So many letters and so much of a word must be the same where it only begins alike, and
# so many words that do are tried.
BEGINNING, SHARE, MOST = 4, 0.45, 4


def ways(word: str, weights: Weights) -> Iterator[Way]:
    """Yield words made of the same stem as a typed one, which need not be there."""
    stem = analysis.stem(word)
    if not stem.isalpha():
        return
    roots = dict.fromkeys(
        stem.removesuffix(ending) for ending in ENDINGS if stem.endswith(ending)
    )
    for root in roots:
        for ending in ENDINGS if len(root) >= SHORTEST else ():
            if root + ending != stem:
                yield Way((root + ending,), weights["derived"], "avledning")


def beginnings(word: str, engine: Engine, weights: Weights) -> Iterator[Way]:
    """Yield words of the collection that begin as long as any like a typed one."""
    stem = analysis.stem(word)
    least = max(BEGINNING, round(SHARE * len(stem)))
    if not stem.isalpha() or not weights["beginning"]:
        return
    for length in range(len(stem) - 1, least - 1, -1):
        for name in ("text", "wide"):
            there = engine.beginning(stem[:length], name, MOST)
            for term, _ in there:
                weight = weights["beginning"] * length / len(stem)
                yield Way((term,), weight, "början", wide=name == "wide")
            if there:
                return
