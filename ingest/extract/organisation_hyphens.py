"""Words that an old line break left a hyphen in: "Läns-styrelsen"."""

import re
from functools import cache, lru_cache

from ingest import lexicon

BROKEN = re.compile(r"(?<![\w-])[^\W\d_]+(?:-[a-zåäö]{3,})+(?![\w-])")
NEEDLE = re.compile(r"[a-zåäö]-[a-zåäö]{3}")
FILLER = "\u00a0"
MIN_WORD = 8


def mend(text: str) -> str:
    """Return the text with such words whole; no-break spaces keep every place.

    A hyphen goes only where the joined word is one that a known name holds, or
    that this text also writes without it.
    """
    if NEEDLE.search(text) is None:
        return text
    return BROKEN.sub(lambda match: _mended(match.group(), text), text)


def _mended(word: str, text: str) -> str:
    for joined in _joinings(word):
        if _is_known(joined) or (len(joined) >= MIN_WORD and joined in text):
            filler = FILLER * (len(word) - len(joined))
            return filler + joined if word[0].isupper() else joined + filler
    return word


@lru_cache(maxsize=1 << 12)
def _joinings(word: str) -> tuple[str, ...]:
    """Return "E-hälsomyndigheten" and other ways to leave hyphens out."""
    parts = word.split("-")
    whole = "".join(parts)
    last = "-".join(parts[:-2]) + "-" + "".join(parts[-2:]) if len(parts) > 2 else ""
    return (whole, last) if last else (whole,)


def _is_known(word: str) -> bool:
    lowered = word.lower()
    return lowered in _known() or lowered.removesuffix("s") in _known()


@cache
def _known() -> frozenset[str]:
    """Return the long words that names in the lexicon hold."""
    return frozenset(
        word.lower()
        for table in ("myndigheter", "organisationer", "organ")
        for row in lexicon.table(table)
        for word in row["name"].split()
        if len(word) >= MIN_WORD
    )


def start_in(text: str, mended: str, start: int) -> int:
    """Return where a hit that starts at `start` in the mended text starts."""
    while start and mended[start - 1] == FILLER and text[start - 1] not in " \u00a0":
        start -= 1
    return start


def end_in(text: str, mended: str, end: int) -> int:
    """Return where a hit that ends at `end` in the mended text ends in the text."""
    while end < len(text) and mended[end] == FILLER and text[end] not in " \u00a0":
        end += 1
    return end
