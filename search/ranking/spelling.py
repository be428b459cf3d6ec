"""Words of the collection that a typed word may be a slip for."""

from collections.abc import Iterator

from rapidfuzz.distance import OSA

from search import analysis
from search.model import Engine
from search.ranking import sounds
from search.ranking.ways import Way
from search.ranking.weights import Weights

# Words that begin alike are compared; so many letters of a word must be right.
BEGINNING = 2
MOST, KEPT = 20_000, 4
# What sounds the same is that near.
HEARD = 0.5
# From so many letters on, so many may be wrong.
ALLOWED = ((4, 1), (6, 2), (11, 3))


def allowed(word: str) -> int:
    """Return how many letters of a word may be wrong."""
    return max((slips for least, slips in ALLOWED if len(word) >= least), default=0)


def near(word: str, engine: Engine) -> list[tuple[str, float]]:
    """Return stems of the collection near a word, with their likeness, best first.

    A slip can change what is taken for the ending, so the word as typed counts too:
    "samvrekan" is nearer "samverkan" than its stem is.
    """
    typed = analysis.folded(analysis.stem(word))
    slips = allowed(typed)
    if not slips or not typed.isalpha():
        return []
    written = {typed, analysis.folded(word.lower())}
    heard = sounds.sound(typed)
    found = []
    for term, count in _candidates(typed, engine):
        plain = analysis.folded(term)
        distance: float = min(
            OSA.distance(one, plain, score_cutoff=slips + 1) for one in written
        )
        # What sounds the same may have one letter more that is wrong.
        if HEARD < distance <= slips + 1 and sounds.sound(plain) == heard:
            distance = HEARD
        if distance <= slips:
            found.append((distance, -count, term))
    best = min(found, default=(0.0, 0, ""))[0]
    near_enough = [f for f in sorted(found) if f[0] <= best + 1]
    return [(term, 1 - d / len(typed)) for d, _, term in near_enough[:KEPT]]


def _candidates(typed: str, engine: Engine) -> Iterator[tuple[str, int]]:
    for beginning in _beginnings(typed[:BEGINNING]):
        yield from engine.beginning(beginning, "text", MOST)


def _beginnings(plain: str) -> list[str]:
    """Return how a beginning without dots and rings may be written."""
    found = [""]
    for letter in plain:
        found = [f + each for f in found for each in (letter, *DOTTED.get(letter, ""))]
    other = sounds.BEGINNINGS.get(plain[:1])
    return [*found, *(other + each[1:] for each in found if other)]


DOTTED = {"a": "åä", "o": "ö", "e": "é", "u": "ü"}


def ways(word: str, engine: Engine, weights: Weights) -> Iterator[Way]:
    """Yield how a word that the collection lacks may be met."""
    if not weights["spelling"]:
        return
    for stem, likeness in near(word, engine):
        yield Way((stem,), weights["spelling"] * likeness, "stavning")
