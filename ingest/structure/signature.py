"""What near-duplicates are told by: a sketch of the text's runs of words.

Each run of three words gets a number; the lowest ones are kept. Two texts share as
large a part of their lowest numbers as of all their runs (Broder 1997), so that a
short sketch says how alike they are and whether one holds the other. Letter case,
punctuation, accents, line breaks and repeated runs make no difference.
"""

import re
import zlib
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from operator import xor

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
    words = WORD.findall(text)
    first = {word: _number(word) for word in set(words)}
    # A word's bits are moved by its place, so that the order of the words counts.
    second = {word: (n << 5 ^ n >> 7) & MASK for word, n in first.items()}
    third = {word: n << 11 & MASK for word, n in first.items()}
    pairs = map(xor, _numbers(first, words, 0), _numbers(second, words, 1))
    return set(map(xor, pairs, _numbers(third, words, 2)))


def _numbers(of: dict[str, int], words: list[str], first: int) -> Iterator[int]:
    return map(of.__getitem__, islice(words, first, None))


def _lowest(runs: set[int], size: int) -> list[int]:
    """Return the lowest numbers in order; evenly spread, few others are as low."""
    limit = MASK * size // len(runs) * 5 // 4
    low = sorted([number for number in runs if number <= limit])
    return low[:size] if len(low) >= size else sorted(runs)[:size]


def signature_of(text: str) -> str:
    """Return the sketch of a text as hexadecimal digits; "" of one too short."""
    runs = _runs(text)
    if len(runs) < FEWEST:
        return ""
    size = min(MOST, max(LEAST, len(runs) // SHARE))
    return "".join([f"{number:08x}" for number in _lowest(runs, size)])


def numbers_of(signature: str) -> tuple[int, ...]:
    """Return the numbers of a sketch, lowest first."""
    return tuple(
        int(signature[place : place + DIGITS], 16)
        for place in range(0, len(signature), DIGITS)
    )
