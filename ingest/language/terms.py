"""Terms: the stems by which texts that speak of one thing are brought together."""

import re
from functools import cache, lru_cache

from ingest import lexicon
from ingest.extract.content_words import stem
from ingest.language import compounds, nouns

# A number says as much as a word ("34 minuter"), but not a year.
WORD = re.compile(r"[^\W\d_]{2,}|\b(?!(?:19|20)\d\d\b)\d{2,}\b")
# Shorter words are articles, pronouns and initials, but for a few nouns ("kö").
SHORTEST = 3
# No compound is shorter; and the vowels that a base form ends with.
SHORTEST_COMPOUND, LOST = 6, "ea"
# Far more words than one collection uses often; what is rare is worked out anew.
CACHED = 20_000


@cache
def _stop() -> frozenset[str]:
    return frozenset((*lexicon.words("stoppord"), *lexicon.words("svarsstopp")))


def _is_content(lower: str) -> bool:
    if lower in _stop():
        return False
    return len(lower) >= SHORTEST or lower.isdigit() or lower in nouns.table()


@lru_cache(CACHED)
def parts_of(word: str) -> tuple[str, ...]:
    """Return the stems of a compound's parts; nothing if the stem `word` is whole.

    >>> parts_of("tillgänglighetsplan")
    ('tillgänglighet', 'plan')
    """
    if len(word) < SHORTEST_COMPOUND:
        return ()
    # A stem has lost its last vowel: "grundskol" is grundskola, not grund and kol.
    bases = [word, *(word + vowel for vowel in LOST if stem(word + vowel) == word)]
    if any(compounds.known(base) for base in bases):
        return ()
    found = next(filter(None, map(compounds.cut, bases)), None)
    if found is None:
        return ()
    parts = (*found.first, compounds.base_of(found.last))
    return tuple(dict.fromkeys(stem(part) for part in parts))


@lru_cache(CACHED)
def of_word(word: str) -> tuple[str, ...]:
    """Return the stem of a word followed by those of its parts; () of a stop word.

    >>> of_word("Tillgänglighetsplanen"), of_word("ska")
    (('tillgänglighetsplan', 'tillgänglighet', 'plan'), ())
    """
    lower = word.casefold()
    if not _is_content(lower):
        return ()
    whole = stem(lower)
    return (whole, *(part for part in parts_of(whole) if part != whole))


def words(text: str) -> tuple[str, ...]:
    """Return the stems of a text's content words, each once, in order.

    >>> words("Tillgänglighetsplanen ska antas.")
    ('tillgänglighetsplan', 'ant')
    """
    found = (of_word(word)[:1] for word in WORD.findall(text))
    return tuple(dict.fromkeys(one for each in found for one in each))


def terms(text: str) -> tuple[str, ...]:
    """Return the stems of content words, after each those of its parts, in order.

    >>> terms("Tillgänglighetsplanen ska antas.")
    ('tillgänglighetsplan', 'tillgänglighet', 'plan', 'ant')
    """
    found: dict[str, None] = {}
    for word in WORD.findall(text):
        for term in of_word(word):
            found[term] = None
    return tuple(found)
