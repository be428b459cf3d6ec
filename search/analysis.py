"""Swedish words as every engine indexes and every query asks for them.

One analysis for index and query: words are runs of letters and digits, lower-cased
and stemmed by the Snowball stemmer for Swedish (PyStemmer). Numbers, dnr and § are
left as written, so that "KS 2024/118" is the phrase "ks 2024 118".
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

import Stemmer

from ingest import lexicon

WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text: `text[start:end]` as written and its stem."""

    start: int
    end: int
    stem: str


@cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("swedish")


@lru_cache(200_000)
def stem(word: str) -> str:
    """Return the stem of one word; words with digits are only lower-cased.

    The stemmer is asked until nothing changes, since it takes one ending at a time:
    "platser" gives "plats", and "plats" gives "plat".
    """
    stemmed = word.lower()
    if not stemmed.isalpha():
        return stemmed
    while (shorter := str(_stemmer().stemWord(stemmed))) != stemmed:
        stemmed = shorter
    return stemmed


def tokens(text: str) -> list[Token]:
    """Return the words of `text` with their places and stems."""
    return [Token(m.start(), m.end(), stem(m.group())) for m in WORD.finditer(text)]


def stems(text: str) -> list[str]:
    """Return the stems of the words of `text`, in order."""
    return [stem(word) for word in WORD.findall(text)]


def words(text: str) -> list[str]:
    """Return the words of `text` lower-cased, unstemmed (names)."""
    return [word.lower() for word in WORD.findall(text)]


def content(stemmed: list[str]) -> list[str]:
    """Return the stems without stop words; all of them if nothing else is left."""
    kept = [s for s in stemmed if s not in _stop_stems()]
    return kept or stemmed


@cache
def _stop_stems() -> frozenset[str]:
    return frozenset(stem(word) for word in lexicon.words("stoppord"))


def compact(identifier: str) -> str:
    """Fold a dnr to what does not change with its writing ("KS 2024/118")."""
    return "".join(WORD.findall(identifier)).lower()
