"""One person spelled in several ways: "Elisabeth Larsson" and "Elisabet Larson"."""

import re
from functools import lru_cache

from ingest.extract.person_names import is_first_name

Form = tuple[str, ...]

# What is heard alike is written alike, in this order.
SOUNDS = (
    *(("ph", "f"), ("th", "t"), ("ck", "k"), ("ie", "i"), ("c", "k"), ("q", "k")),
    *(("w", "v"), ("z", "s"), ("y", "i"), ("é", "e"), ("è", "e"), ("h", "")),
)
DOUBLED = re.compile(r"(.)\1+")
# Shorter names that differ in a letter are as often two people's.
MIN_WORD = 5


@lru_cache(maxsize=1 << 12)
def sound(word: str) -> str:
    """Return a name's word as it is heard."""
    lowered = word[0].lower() + word[1:].lower()
    for written, heard in SOUNDS:
        lowered = lowered[0] + lowered[1:].replace(written, heard)
    return DOUBLED.sub(r"\1", lowered)


def same_sound(one: Form, other: Form) -> bool:
    """Tell whether two names sound the same."""
    return len(one) == len(other) and all(
        sound(a) == sound(b) for a, b in zip(one, other, strict=True)
    )


def one_letter_apart(one: Form, other: Form) -> bool:
    """Tell whether one long word of two names differs, and in one letter only.

    Two common first names are two people's, however alike.
    """
    if len(one) != len(other):
        return False
    odd = [
        (a, b)
        for a, b in zip(one, other, strict=True)
        if a != b and sound(a) != sound(b)
    ]
    if len(odd) != 1 or min(map(len, odd[0])) < MIN_WORD:
        return False
    a, b = odd[0]
    if is_first_name(a.capitalize()) and is_first_name(b.capitalize()):
        return False
    return _distance_is_one(sound(a), sound(b))


def _distance_is_one(one: str, other: str) -> bool:
    """Tell whether one letter added, left out or changed makes them the same."""
    if abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    first = next((i for i, c in enumerate(short) if c != long[i]), len(short))
    rest = short[first + 1 :] if len(short) == len(long) else short[first:]
    return long[first + 1 :] == rest
