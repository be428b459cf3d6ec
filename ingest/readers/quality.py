"""How readable a page's text is: words and letters as Swedish text has them.

Words of a sample are counted as broken (signs inside them, no vowel, two scripts) or
as unfamiliar (letters in an order that no known word has). Broken words are never
right. Unfamiliar ones are right in a foreign language, wrong in a Swedish text.
"""

import re
import unicodedata
from collections.abc import Iterable

from ingest.readers.quality_words import judge

# Below this a page is recognised anew from its picture, or marked as hard to read.
FLOOR = 0.5
# Fewer letters than this say nothing.
LEAST_LETTERS = 40
# This many words say enough of a page.
SAMPLE = 120
# So much Swedish has å, ä or ö in it.
MANY_LETTERS = 250
# What a share of broken and of unfamiliar letters takes from the score.
BROKEN = 4.0
UNFAMILIAR = {True: 2.2, False: 0.8}

_NO_CHARACTER = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff\uffff]")
# What some producers write in the place of a letter that has no name.
_NAMELESS = "(cid:"
_SWEDISH_LETTERS = "åäöÅÄÖ"
_SWEDISH_WORDS = frozenset(
    {"och", "att", "som", "av", "den", "det", "till", "med", "i", "en"}
)


def legibility(text: str) -> float | None:
    """Return 0 (garbage) to 1 (plain text), None for too little text to tell."""
    text = _composed(text)
    tokens = text.split()
    step = max(1, len(tokens) // SAMPLE)
    sample = tokens[::step]
    letters = broken = unfamiliar = 0
    for token in sample:
        wrong, odd, size = judge(token)
        letters += size
        broken += wrong
        unfamiliar += odd
    if letters * step < LEAST_LETTERS:
        return None
    swedish = len([t for t in sample if t in _SWEDISH_WORDS]) > 0.03 * len(sample)
    score = 1 - BROKEN * (broken / letters + _lost_characters(text))
    score -= UNFAMILIAR[swedish] * unfamiliar / letters
    if swedish and letters * step > MANY_LETTERS and not _any(_SWEDISH_LETTERS, text):
        # However å, ä and ö were lost, they are not there.
        score = min(score, FLOOR - 0.1)
    return round(min(1.0, max(0.0, score)), 3)


def _composed(text: str) -> str:
    """Return text with letters and their dots as one, without soft hyphens."""
    if _any("\u0308\u030a", text):
        text = unicodedata.normalize("NFC", text)
    return text.replace("\xad", "")


def _any(signs: Iterable[str], text: str) -> bool:
    return any(sign in text for sign in signs)


def _lost_characters(text: str) -> float:
    """Return the share of characters that are none."""
    return (len(_NO_CHARACTER.findall(text)) + text.count(_NAMELESS)) / len(text)
