"""What a text must hold for a pattern to match in it: fixed parts of the pattern.

Finding a fixed part costs a hundredth of running the pattern, and most patterns of a
table match nowhere in a given text.
"""

import re
from collections import Counter
from collections.abc import Iterable

# A part shorter than this stands in almost any text.
LEAST = 3
# Words that share so many first letters mostly stand in the same texts.
_OPENING = 5
_OPTIONAL = ("?", "*", "{0")
_REPEATED = ("+", "{")
# An escape of one of these is no sign of its own.
_CLASSES = frozenset("bBdDsSwWAZ")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")
# A group whose text is part of the match; others look around, or point back.
_GROUP = re.compile(r"\((?:\?(?:[:>]|P<\w+>)|(?!\?))")


def needles_of(pattern: str) -> tuple[str, ...]:
    """Return fixed parts of which every match holds at least one; () if unknown.

    >>> needles_of(r"\\bprotokoll(?:et)?\\b|^(?:när|från)varande\\b")
    ('protokoll', 'varande')
    """
    found, _ = _of_alternatives(pattern, 0)
    openings = Counter(needle[:_OPENING] for needle in dict.fromkeys(found))
    # Words that open alike are looked for by their opening, at one look.
    every = dict.fromkeys(
        opening if openings[opening := needle[:_OPENING]] > 1 else needle
        for needle in found
    )
    return fewest(every)


def fewest(words: Iterable[str]) -> tuple[str, ...]:
    """Return words without those that hold another: they need no look of their own.

    >>> fewest(("planen", "plan", "avtal"))
    ('plan', 'avtal')
    """
    every = dict.fromkeys(words)
    return tuple(n for n in every if not any(o in n for o in every if o != n))


def _of_alternatives(pattern: str, at: int) -> tuple[list[str], int]:
    """Return the needles of what stands from `at` to the group's end, and that end."""
    needles: list[str] = []
    known = True
    while True:
        found, at = _of_sequence(pattern, at)
        known = known and bool(found)
        needles += found
        if at >= len(pattern) or pattern[at] == ")":
            return (needles if known else []), at
        at += 1


def _of_sequence(pattern: str, at: int) -> tuple[list[str], int]:
    """Return the needles of one alternative and where it ends."""
    parts: list[list[str]] = []
    run = ""
    while at < len(pattern) and pattern[at] not in "|)":
        plain, needles, after = _item(pattern, at)
        optional = pattern.startswith(_OPTIONAL, after)
        repeated = pattern.startswith(_REPEATED, after)
        if plain and not optional:
            run += plain
        if needles and not optional:
            parts.append(needles)
        if not plain or optional or repeated:
            parts.append([run])
            run = ""
        at = _past_quantifier(pattern, after)
    parts.append([run])
    best = max(parts, key=lambda part: (min(map(len, part)), -len(part)))
    return (best if min(map(len, best)) >= LEAST else []), at


def _item(pattern: str, at: int) -> tuple[str, list[str], int]:
    """Return the sign or the group's needles that stand at `at`, and what is after."""
    sign = pattern[at]
    if sign == "\\":
        escaped = pattern[at + 1]
        return ("" if escaped in _CLASSES else escaped), [], at + 2
    if sign == "[":
        return "", [], _CLASS.match(pattern, at).end()  # type: ignore[union-attr]
    if sign == "(":
        opened = _GROUP.match(pattern, at)
        begins = opened.end() if opened else at + 2
        needles, end = _of_alternatives(pattern, begins)
        return "", (needles if opened else []), end + 1
    return ("" if sign in ".^$" else sign), [], at + 1


def _past_quantifier(pattern: str, at: int) -> int:
    """Return the place after a quantifier that stands at `at`, if one does."""
    if at < len(pattern) and pattern[at] == "{":
        at = pattern.index("}", at) + 1
    elif at < len(pattern) and pattern[at] in "?*+":
        at += 1
    return at + pattern.startswith(("?", "+"), at)
