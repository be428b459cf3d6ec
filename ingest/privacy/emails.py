"""E-mail addresses: plain, spelt out against robots, and broken over lines."""

import re
from collections.abc import Iterable, Iterator

from ingest.privacy.names import is_first_name
from ingest.stretches import around, places

Span = tuple[int, int]

_LOCAL = r"(?<![\w.+-])[\w.+'-]{1,64}"
_LABEL = r"[\w-]{1,63}"
_TOP = r"(?:se|nu|com|org|net|eu|info|gov|edu|example|fi|no|dk|de|uk|test|invalid)"
_SPACE = r"[ ]?\n{0,2}[ ]?"
_HEAD = re.compile(rf"{_LOCAL}{_SPACE}@{_SPACE}")
_IS_WHOLE = re.compile(rf"\.{_TOP}\Z", re.IGNORECASE)
# "@almby.\nexample.se", "@almby.exam\nple.se": the rest stands after a line end.
_BROKEN = re.compile(
    rf"{_LABEL}(?:\.{_LABEL}){{0,4}}\.?(?:[ ]\n?|\n{{1,2}})"
    rf"\.?(?:{_LABEL}\.){{0,3}}{_TOP}(?![\w-]|\.\w)"
)
_DOT = r"(?:\.|[ ]?[(\[{](?:dot|punkt)[)\]}][ ]?|[ ](?:dot|punkt)[ ])"
_DOMAIN = re.compile(rf"{_LABEL}(?:{_DOT}{_LABEL}){{1,5}}")
_AT = r"(?:[(\[{<](?:at|a|snabel-?a)[)\]}>]|snabel-?a|%40|&\#64;)"
# What text recognition makes of the sign, between a name with a dot and a domain.
_MISREAD = re.compile(
    rf"(?<![\w.])[^\W\d]{{2,20}}\.[^\W\d]{{2,30}}?(?:[©®€]|Ö&|\(?[QO]\)?&?n?)"
    rf"(?:{_LABEL}\.){{1,3}}{_TOP}\b",
    re.IGNORECASE,
)
_MISREAD_SIGNS = ("©", "®", "€", "Q", "&")
_SIGNS = ("(at", "[at", "{at", "<at", "(a)", "[a]", "snabel", "%40", "&#64;", " at ")
_SPELT = re.compile(
    rf"{_LOCAL}(?:[ ]?{_AT}[ ]?{_LABEL}(?:{_DOT}{_LABEL}){{1,5}}"
    rf"|(?<=[a-zåäö])[ ]at[ ][a-zåäö][\w-]{{1,62}}"
    rf"(?:{_DOT}{_LABEL}){{0,3}}{_DOT}{_TOP}\b)",
    re.IGNORECASE,
)
_REACH = 70, 400
# "anna.\nek@almby.example.se": a first name, its dot, and the rest of the address.
_FIRST_PART = re.compile(r"(?<![\w.])([a-zåäöéü]{2,20})[._-][ ]?\n?[ ]?\Z")
_FIRST_REACH = 26


def find_emails(text: str, small: str) -> Iterator[Span]:
    """Yield where e-mail addresses stand in a folded text and in its small letters."""
    for low, high in around(text, "@", *_REACH):
        for head in _HEAD.finditer(text, low, high):
            end = _end_of_domain(text, head.end())
            if end is not None:
                yield _start(text, head.start()), end
    yield from _near(
        text, sorted({at for s in _SIGNS for at in places(small, s)}), _SPELT
    )
    misread = sorted({at for s in _MISREAD_SIGNS for at in places(text, s)})
    yield from _near(text, misread, _MISREAD)


def _near(text: str, signs: Iterable[int], pattern: re.Pattern[str]) -> Iterator[Span]:
    """Yield what a pattern finds by signs, in order, each once."""
    read = 0
    for at in signs:
        low, high = max(read, at - _REACH[0]), at + _REACH[1]
        found = pattern.search(text, low, high)
        if found is not None:
            read = found.end()
            yield _start(text, found.start()), found.end()


def _end_of_domain(text: str, at: int) -> int | None:
    found = _DOMAIN.match(text, at)
    if found and _IS_WHOLE.search(found[0]):
        return found.end()
    broken = _BROKEN.match(text, at)
    if broken:
        return broken.end()
    return found.end() if found else None


def _start(text: str, start: int) -> int:
    """Return where an address begins, with a first name that a line end parted."""
    before = _FIRST_PART.search(text, max(0, start - _FIRST_REACH), start)
    return before.start() if before and is_first_name(before[1]) else start
