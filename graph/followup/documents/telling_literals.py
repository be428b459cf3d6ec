"""What letters must stand in a text for a pattern to fit it, read off the pattern.

A pattern is tried only on texts that hold one of them; most texts hold none.
"""

import re
from collections.abc import Iterable, Sequence
from re import _constants, _parser  # type: ignore[attr-defined] # how re reads them
from typing import Any

from graph.followup.documents.telling_needles import BEGINS

_LETTERS = re.compile(r"[^\W\d_]+")
# A pattern that may open with so many different words is simply tried.
MOST = 400


def literals(pattern: str) -> tuple[str, ...]:
    """Return runs of letters one of which every match holds; () if none is sure.

    After "^" the run begins a word.

    >>> literals(r"\\b(?:alla|varje \\w+) dag(?:ar)?\\b")
    ('^alla', '^varje')
    """
    return tuple(sorted(_of(_parser.parse(pattern), opens=False) or ()))


def _of(parsed: Iterable[tuple[Any, Any]], opens: bool) -> frozenset[str] | None:
    """Return the best of what a sequence surely holds, None if nothing.

    Args:
        parsed: The sequence.
        opens: Whether a word begins where it does.
    """
    found: list[frozenset[str]] = []
    run, run_opens = "", False
    for code, value in parsed:
        if code is _constants.LITERAL:
            run_opens = opens if not run else run_opens
            run, opens = run + chr(value), False
            continue
        found += _words(run, run_opens)
        inner, run = _within(code, value, opens), ""
        opens = code is _constants.AT and value is _constants.AT_BOUNDARY
        if inner is not None:
            found.append(inner)
    found += _words(run, run_opens)
    # The fewer and the longer, the seldomer they stand in a text.
    return min(found, key=_commonness, default=None)


def _commonness(words: frozenset[str]) -> tuple[float, list[str]]:
    return sum(1 / 4 ** min(len(word), 6) for word in words), sorted(words)


def _words(run: str, opens: bool) -> list[frozenset[str]]:
    return [
        frozenset((f"{BEGINS if opens and not word.start() else ''}{word[0]}",))
        for word in _LETTERS.finditer(run)
    ]


def _within(code: Any, value: Any, opens: bool) -> frozenset[str] | None:
    """Return what a part of a pattern surely holds, None if nothing."""
    if code is _constants.SUBPATTERN:
        return _of(value[-1], opens)
    if code in (_constants.MAX_REPEAT, _constants.MIN_REPEAT):
        return _of(value[2], opens) if value[0] else None
    if code is _constants.BRANCH:
        return _joined([_of(branch, opens) for branch in value[1]])
    return None


def _joined(branches: Sequence[frozenset[str] | None]) -> frozenset[str] | None:
    """Return what one of several ways surely holds."""
    if any(branch is None for branch in branches):
        return None
    found = frozenset[str]().union(*(one for one in branches if one is not None))
    return found if len(found) <= MOST else None
