"""Content words of a text as lemmas, and how much two texts share of them."""

import re
from functools import cache, lru_cache
from itertools import takewhile

from ingest import lexicon
from ingest.language.compounds import parts
from ingest.language.lemmas import lemma

# A number says as much as a word ("34 minuter"), but not a year.
WORD = re.compile(r"[A-Za-zÅÄÖåäöéü]{3,}|\b(?!(?:19|20)\d\d\b)\d{2,}\b")
SHARED_PREFIX = 6
# What is left of a base form when its last vowel goes: "flytta" and "flytt".
VOWELS = "aeou"
SHORTEST_BASE, SHORTEST_PART = 3, 3
# So many words are remembered; a collection holds ever more of them.
REMEMBERED = 20_000


@cache
def _stop() -> frozenset[str]:
    return frozenset(lexicon.words("svarsstopp"))


@lru_cache(REMEMBERED)
def stem(word: str) -> str:
    """Return what the forms of a Swedish word have in common.

    >>> stem("åtgärderna") == stem("åtgärder")
    True
    >>> stem("flytten") == stem("flyttas")
    True
    """
    base = lemma(word)
    if base.isdigit():
        return base
    return base[:-1] if base[-1] in VOWELS and len(base) > SHORTEST_BASE else base


def content_words(text: str) -> tuple[str, ...]:
    """Return the stems of a text's content words, each once, in order."""
    found = {
        stem(word): None
        for word in WORD.findall(text)
        if word.casefold() not in _stop()
    }
    return tuple(found)


@lru_cache(REMEMBERED)
def _parts(stemmed: str) -> frozenset[str]:
    """Return the stems of a compound's parts; a simple word is its own."""
    return frozenset(
        stem(part) for part in parts(stemmed) if len(part) >= SHORTEST_PART
    )


def related(one: str, other: str) -> bool:
    """Tell whether two stems are the same word or share a compound part."""
    if one == other or (_parts(one) & _parts(other)) - _general():
        return True
    short, long = sorted((one, other), key=len)
    # "kart" of "karta" and "karta" of "kartan": one ending was taken for two.
    if len(short) >= 4 and long == short + "a":
        return True
    if len(short) >= 5 and (long.startswith(short) or long.endswith(short)):
        return True
    # "brott" in "misshandelsbrott", "tjej" in "tjejgruppen".
    if len(short) == 4 and len(long) >= 7 and long.endswith(short):
        return True
    if len(short) == 4 and len(long) >= 7 and long.startswith(short):
        return True
    return len(short) > SHARED_PREFIX and short[:SHARED_PREFIX] == long[:SHARED_PREFIX]


def forms_part(one: str, other: str) -> bool:
    """Tell whether two stems are one word, or one is the other's first or last part.

    Stricter than `related`: "handläggningstid" and "handläggare" only begin alike.
    """
    short, long = sorted((one, other), key=len)
    return one == other or (
        len(short) >= 4 and (long.startswith(short) or long.endswith(short))
    )


def is_general(stemmed: str) -> bool:
    """Tell whether a stem says little of what a text is about ("plan", "arbete")."""
    return stemmed in _general()


@cache
def _general() -> frozenset[str]:
    return frozenset(stem(word) for word in lexicon.words("uppfoljning_allmanna"))


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
