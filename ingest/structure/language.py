"""Swedish, English or something else, told by the small words of the text."""

import re
from collections import Counter

from ingest import lexicon

SWEDISH = frozenset(lexicon.words("smaord_sv"))
ENGLISH = frozenset(lexicon.words("smaord_en"))
WORD = re.compile(r"[^\W\d_]+")
READ = 20_000
LEAST = 0.04


def language_of(text: str) -> str:
    """Return "sv", "en" or "other"; a text of few words counts as Swedish."""
    words = Counter(WORD.findall(text[:READ].lower()))
    total = sum(words.values())
    if total < 20:
        return "sv"
    swedish = sum(words[w] for w in SWEDISH)
    english = sum(words[w] for w in ENGLISH)
    if max(swedish, english) < LEAST * total:
        # Tables and lists have few small words; Swedish letters decide for them.
        return "sv" if re.search("[åäöÅÄÖ]", text[:READ]) else "other"
    return "sv" if swedish >= english else "en"
