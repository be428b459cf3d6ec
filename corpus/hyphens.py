"""Soft hyphens for long Swedish words, so that PDF lines break inside words."""

import re

LONG_WORD = re.compile(r"[A-Za-zÅÄÖåäöé]{9,}")
SYLLABLE = re.compile(
    r"(?<=[aeiouyåäö])([bcdfghjklmnpqrstvxz]*?)(?=[bcdfghjklmnpqrstvxz][aeiouyåäö])"
)
SOFT_HYPHEN = "\u00ad"
SHORTEST_PART = 3


def hyphenate(text: str) -> str:
    """Put a soft hyphen before each consonant that opens a syllable."""
    return LONG_WORD.sub(lambda match: _word(match.group()), text)


def _word(word: str) -> str:
    places = [m.end() for m in SYLLABLE.finditer(word.lower())]
    places = [p for p in places if SHORTEST_PART <= p <= len(word) - SHORTEST_PART]
    parts, last = [], 0
    for place in places:
        parts.append(word[last:place])
        last = place
    return SOFT_HYPHEN.join([*parts, word[last:]])
