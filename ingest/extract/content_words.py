"""Content words of a text as stems, and how much two texts share of them."""

import re
from functools import cache
from itertools import takewhile

from ingest import lexicon

WORD = re.compile(r"[A-Za-zÅÄÖåäöéü]{3,}")
ENDINGS = tuple(lexicon.words("andelser"))
SHORTEST = 4
SHARED_PREFIX = 6


@cache
def _stop() -> frozenset[str]:
    return frozenset(lexicon.words("svarsstopp"))


def stem(word: str) -> str:
    """Cut a Swedish word's ending, so that its forms meet.

    >>> stem("åtgärderna") == stem("åtgärder")
    True
    """
    low = word.casefold()
    for ending in ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= SHORTEST:
            return low.removesuffix(ending)
    return low


def content_words(text: str) -> tuple[str, ...]:
    """Return the stems of a text's content words, each once, in order."""
    found = {
        stem(word): None
        for word in WORD.findall(text)
        if len(word) > 3 and word.casefold() not in _stop()
    }
    return tuple(found)


def related(one: str, other: str) -> bool:
    """Tell whether two stems are the same word or share a compound part."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    # "kart" of "karta" and "karta" of "kartan": one ending was taken for two.
    if len(short) >= 4 and long == short + "a":
        return True
    if len(short) >= 5 and (long.startswith(short) or long.endswith(short)):
        return True
    return len(short) > SHARED_PREFIX and short[:SHARED_PREFIX] == long[:SHARED_PREFIX]


def akin(one: str, other: str) -> bool:
    """Tell whether two stems may be forms of one word, where context bears it out.

    >>> akin(stem("karta"), stem("kartan"))
    True
    >>> akin(stem("salta"), stem("sopsaltas"))
    True
    """
    short, long = sorted((one, other), key=len)
    if related(one, other) or (len(short) >= 4 and short in long):
        return True
    pairs = zip(one, other, strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return shared >= 4 and shared >= 0.7 * len(short)


def alike(one: str, other: str) -> float:
    """Return the share of content words that two texts have in common (Jaccard)."""
    first, second = set(content_words(one)), set(content_words(other))
    union = first | second
    return len(first & second) / len(union) if union else 0.0
