"""Compounds taken apart: "tillgänglighetsplanen" is tillgänglighet and plan.

A word is cut where what stands before is a known first part, with its linking letter,
and what stands after is a known word. A word that is known whole is never cut.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from ingest import lexicon
from ingest.language import adjectives, nouns, verbs

SHORTEST_FIRST, SHORTEST_LAST = 3, 3
# So many words are at hand; what is rarer is worked out anew.
CACHED = 20_000
SHORTEST_ADJECTIVE = 4
# Words shorter than that which do stand last.
SHORT = frozenset(("kö", "kön", "by", "byn"))
LONGEST = 60
# Endings of abstract nouns, which take -s first in a compound.
ABSTRACT = ("het", "ning", "ing", "tion", "sion", "itet", "else")
# How a Swedish word can begin.
ONSET = re.compile(
    r"(?:[bcfgkp]?[lr]|s[klmnptv]?|st?r|sp[lr]|sk[rv]|[bdghjkmntvf]|[dt]r|kv|kn|tv|fj|bj)?"
    r"[aeiouyåäö]"
)


class Cut(NamedTuple):
    """A compound: the base forms of its first parts, and its last part as written."""

    first: tuple[str, ...]
    last: str


def _links(word: str) -> Iterator[str]:
    """Yield how a noun looks as the first part of a compound."""
    yield word
    if word.endswith("a"):
        yield from (word[:-1], word[:-1] + "o", word[:-1] + "u", word[:-1] + "e")
    elif word.endswith("e"):
        yield from (word[:-1], word + "s", word[:-1] + "s", word[:-1] + "a")
    elif word.endswith("um"):
        yield from (word[:-2] + "e", word[:-2], word + "s")
    elif word.endswith("an"):
        yield from (word + "s", word[:-2] + "nings")
    else:
        yield from (word + "s", word + "e", word + "a")


@cache
def _firsts() -> dict[str, str]:
    """Return what can stand first in a compound, with its base form."""
    found: dict[str, str] = {}
    bases = dict.fromkeys(n.lemma for each in nouns.table().values() for n in each)
    whole = [word for word in bases if word not in _never()]
    for row in lexicon.table("sprak_forleder"):
        found[row["led"]] = row["grund"]
    for adjective in dict.fromkeys(adjectives.table().values()):
        if len(adjective) >= SHORTEST_ADJECTIVE:
            found.setdefault(adjective, adjective)
    for word in whole:
        found.setdefault(word, word)
    for word in whole:
        for form in _links(word):
            if len(form) >= SHORTEST_FIRST:
                found.setdefault(form, word)
    return found


def _first(text: str, listed: bool) -> str | None:
    """Return the base form of a first part, or None if it is not known."""
    known = _firsts().get(text)
    if known is not None:
        return known
    bare = text.removesuffix("s")
    made = nouns.readings(bare)
    if made and made[0].lemma == bare:
        return bare
    if listed:
        return None
    made_so = len(bare) > 6 and bare.endswith(ABSTRACT)
    return bare if made_so and text.endswith("s") else None


def known(word: str) -> bool:
    """Tell whether a word is in the lexicons, in some form."""
    if nouns.readings(word) or verbs.readings(word):
        return True
    return word in adjectives.table()


@cache
def _never() -> frozenset[str]:
    return frozenset(lexicon.words("sprak_ej_led"))


def _is_last(text: str, listed: bool) -> bool:
    """Tell whether a text can be the last part of a compound, a listed word or not."""
    if len(text) < SHORTEST_LAST:
        return text in SHORT
    if not listed:
        opens = ONSET.match(text) is not None and len(text) > 7
        return opens and nouns.productive(text) is not None
    readings = nouns.readings(text)
    if readings:
        return readings[0].lemma not in _never()
    return len(text) >= SHORTEST_ADJECTIVE + 1 and text in adjectives.table()


@lru_cache(CACHED)
def cut(word: str) -> Cut | None:
    """Return where a compound is cut, or None if it is none that can be read."""
    lower = word.lower()
    if not 6 <= len(lower) <= LONGEST or not lower.isalpha() or known(lower):
        return None
    return (
        _cut(lower, 3, (True, True))
        or _cut(lower, 2, (False, True))
        or _cut(lower, 1, (False, False))
    )


def _cut(lower: str, deep: int, listed: tuple[bool, bool]) -> Cut | None:
    """Return the cut with the fewest parts, the longest first part foremost."""
    found: Cut | None = None
    for at in range(len(lower) - 2, SHORTEST_FIRST - 2, -1):
        first = _first(lower[:at], listed[0])
        if first is None:
            continue
        rest = lower[at:]
        if _is_last(rest, listed[1]):
            return Cut((first,), rest)
        # "remissvar": three of the same letter are written as two.
        if lower[at - 1] == lower[at - 2] and _is_last(lower[at - 1 :], listed[1]):
            return Cut((first,), lower[at - 1 :])
        if deep > 1 and found is None:
            inner = _cut(rest, deep - 1, listed)
            if inner is not None:
                found = Cut((first, *inner.first), inner.last)
    return found


def parts(word: str) -> tuple[str, ...]:
    """Return the base forms of a compound's parts, or the word's own if it is whole.

    >>> parts("tillgänglighetsplanen")
    ('tillgänglighet', 'plan')
    """
    found = cut(word)
    if found is None:
        return (base_of(word.lower()),)
    return (*found.first, base_of(found.last))


def base_of(lower: str) -> str:
    """Return the base form of a known noun or adjective, or the word itself."""
    readings = nouns.readings(lower)
    if readings:
        return readings[0].lemma
    return nouns.productive(lower) or adjectives.base_of(lower) or lower
