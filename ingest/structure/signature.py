"""What near-duplicates are told by: a sketch of the text's runs of words.

Each run of three words gets a number; the lowest ones are kept. Two texts share as
large a part of their lowest numbers as of all their runs (Broder 1997), so that a
short sketch says how alike they are and whether one holds the other. Letter case,
punctuation, accents, line breaks and repeated runs make no difference.
"""

import re
import zlib
from functools import lru_cache
from heapq import nsmallest
from itertools import islice

# One in so many numbers is kept, but never fewer than the least or more than the most.
SHARE, LEAST, MOST = 8, 192, 4096
# A text of fewer runs says too little of itself to be told from others.
FEWEST = 12
DIGITS = 8
MASK = 0xFFFFFFFF
WORD = re.compile(r"[^\W_]+")
# Marks that text recognition often loses.
PLAIN = str.maketrans("åäáàâãöøóòôõéèêëüúùûíìîïñç", "aaaaaaooooooeeeeuuuuiiiinc")


@lru_cache(maxsize=1 << 15)
def _number(word: str) -> int:
    plain = word.lower()
    if not plain.isascii():
        plain = plain.translate(PLAIN)
    return zlib.crc32(plain.encode())


def _runs(text: str) -> set[int]:
    """Return the numbers, of 32 bits, of all runs of three words."""
    words = list(map(_number, WORD.findall(text)))
    runs = zip(words, islice(words, 1, None), islice(words, 2, None), strict=False)
    # A word's bits are moved by its place, so that the order of the words counts.
    return {(a ^ b << 5 ^ c << 11 ^ b >> 7) & MASK for a, b, c in runs}


def signature_of(text: str) -> str:
    """Return the sketch of a text as hexadecimal digits; "" of one too short."""
    runs = _runs(text)
    if len(runs) < FEWEST:
        return ""
    size = min(MOST, max(LEAST, len(runs) // SHARE))
    kept = sorted(runs) if len(runs) <= size else nsmallest(size, runs)
    return "".join([f"{number:08x}" for number in kept])


def numbers_of(signature: str) -> tuple[int, ...]:
    """Return the numbers of a sketch, lowest first."""
    return tuple(
        int(signature[place : place + DIGITS], 16)
        for place in range(0, len(signature), DIGITS)
    )
