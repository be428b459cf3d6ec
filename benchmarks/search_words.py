"""Swedish words by rank, and as many as a document needs of them.

Words are drawn as often as words of their rank stand in real minutes and answers, so
the vocabulary grows as theirs does: some 9,500 word forms in 80,000 words, 136,500 in
9.7 million. The commonest are small words, then come the lexicon's nouns, verbs and
adjectives; the further down, the more are compounds of the lexicon's nouns, names that
no lexicon has and numbers. The same rank is the same word.
"""

import random
from functools import cache

import numpy as np

from ingest import lexicon
from ingest.language import nouns

# How often a word of rank r stands: 1 / ((r + FLAT)(1 + r / BEND)^FALL), fitted to real
# documents. Far more ranks than any size reaches.
RANKS, FLAT, BEND, FALL = 4_000_000, 2, 3_000, 0.876
# So many of the listed words lie among so many of the commonest.
LISTED, UNTIL = 0.7, 20_000
# So many are drawn at a time.
DRAWN = 1_940
SYLLABLES = (
    "ba",
    "fjä",
    "gra",
    "hjo",
    "kva",
    "lö",
    "mi",
    "nå",
    "ru",
    "ska",
    "sti",
    "ter",
    "val",
    "vi",
    "yd",
    "ör",
)
ENDINGS = ("", "", "", "s", "en", "et", "er", "erna", "ens", "arna")


@cache
def _summed() -> np.ndarray:
    ranks = np.arange(1, RANKS + 1, dtype=float)
    often = 1 / ((ranks + FLAT) * (1 + ranks / BEND) ** FALL)
    return np.cumsum(often) / often.sum()


@cache
def _listed() -> list[str]:
    """Return the words of the lexicons, those that bind the others first."""
    small = list(dict.fromkeys(w for w in lexicon.words("stoppord") if w.isalpha()))
    found = sorted(nouns.table())
    for row in lexicon.table("sprak_verb"):
        for verb in row["infinitiver"].split():
            found += [verb, f"{verb}r"]
    for row in lexicon.table("sprak_adjektiv"):
        for word in row["ord"].replace("!", "").split():
            found += [word, f"{word}a"]
    others = sorted({w for w in found if w.isalpha()} - set(small))
    random.Random("ord").shuffle(others)  # noqa: S311 - the same each time
    return [*small, *others]


@cache
def lemmas() -> list[str]:
    """Return the lexicon's nouns of four letters or more."""
    found = {n.lemma for each in nouns.table().values() for n in each}
    return sorted(w for w in found if len(w) > 3)


@cache
def _common() -> list[str]:
    """Return the commonest words by rank; most of them are listed."""
    listed = iter(_listed())
    found = []
    for rank in range(UNTIL):
        chance = random.Random(rank)  # noqa: S311 - the same each time
        small = rank < 150 or chance.random() < LISTED
        found.append((small and next(listed, "")) or _made(rank))
    return found


@cache
def word(rank: int) -> str:
    """Return the word form of a rank, 0 the commonest."""
    return _common()[rank] if rank < UNTIL else _made(rank)


def _made(rank: int) -> str:
    chance = random.Random(-rank - 1)  # noqa: S311 - the same each time
    kind = chance.random()
    if kind < 0.12:
        return str(chance.randrange(10, 40 * (10 + rank)))
    if kind < 0.35:
        name = "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 4)))
        return f"{name}{chance.choice(ENDINGS)}"
    parts = [chance.choice(lemmas()) for _ in range(2 + (chance.random() < 0.1))]
    link = "" if parts[0][-1] in "aeiouyåäös" else chance.choice(("s", ""))
    return f"{parts[0]}{link}{''.join(parts[1:])}{chance.choice(ENDINGS)}"


class Words:
    """The words of one document, in the order they are drawn."""

    def __init__(self, serial: int) -> None:
        self._drawn = np.random.Generator(np.random.PCG64(serial))
        self._ranks: list[int] = []

    def next(self) -> str:
        """Return the next word."""
        if not self._ranks:
            places = self._drawn.random(DRAWN)
            self._ranks = np.searchsorted(_summed(), places).tolist()
        return word(min(self._ranks.pop(), RANKS - 1))
