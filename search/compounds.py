"""The parts of a compound, for search: also of words that are listed whole.

Follow-up compares whole words where it can ("kommunfullmäktige" is one thing); who
searches for "fullmäktige" wants the compound too. So a listed word is cut here where
both halves are listed words themselves, and parts are cut on.
"""

from functools import lru_cache

from ingest.language import compounds, nouns

SHORTEST, LONGEST, SHORTEST_PART = 7, 40, 3
# A part this short is too often a chance ("ort" in "transport").
SAFE_LAST = 4
# After something unknown, what ends a word must be longer still.
SAFE_TAIL = 5
CACHED = 30_000
# What a first part may have added or lost where it meets the next.
LINKS = (("", ""), ("s", ""), ("", "a"), ("", "e"), ("s", "e"), ("o", "a"), ("u", "a"))


@lru_cache(CACHED)
def parts(word: str) -> tuple[str, ...]:
    """Return the base forms of a compound's parts at every level, () of no compound.

    >>> parts("kommunfullmäktige")
    ('kommun', 'fullmäktige')
    """
    if not SHORTEST <= len(word) <= LONGEST or not word.isalpha():
        return ()
    cut = compounds.cut(word)
    if cut is not None:
        found = [*cut.first, compounds.base_of(cut.last)]
    else:
        found = list(_halves(word) or _tail(word))
    inner = (each for part in found for each in parts(part))
    return tuple(dict.fromkeys((*found, *inner)))


@lru_cache(CACHED)
def is_listed(word: str) -> bool:
    """Tell whether the lexicons know a word, or it is a compound of words they know."""
    return compounds.known(word) or compounds.cut(word) is not None


def _halves(word: str) -> tuple[str, ...]:
    """Return the nouns that a listed word is made of, the first as long as can be."""
    if not compounds.known(word):
        return ()
    for at in range(len(word) - SAFE_LAST, SHORTEST_PART - 1, -1):
        last = word[at:]
        first = _first(word[:at]) if nouns.readings(last) else ""
        if first:
            return first, compounds.base_of(last)
    return ()


def _tail(word: str) -> tuple[str, ...]:
    """Return an unknown first part ("Lillåbadet") and the listed noun it ends with."""
    if compounds.known(word):
        return ()
    for at in range(SHORTEST_PART, len(word) - SAFE_TAIL + 1):
        last = word[at:]
        base = compounds.base_of(last)
        safe = len(base) >= SAFE_TAIL and compounds.ONSET.match(last)
        if safe and nouns.readings(last):
            return word[:at].removesuffix("s"), base
    return ()


def _first(text: str) -> str:
    """Return the listed noun that stands first in a compound, "" if it is none."""
    for link, ending in LINKS:
        base = text.removesuffix(link) + ending
        if text.endswith(link) and len(base) >= SHORTEST_PART and nouns.readings(base):
            return base
    return ""
