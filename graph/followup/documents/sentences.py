"""Sentences of running text, by points and line ends."""

import re
from collections.abc import Iterator

_END = re.compile(r"[.!?…][\"”’»)]{0,2}\s+(?=[A-ZÅÄÖ0-9\"”–•])|\n+")
# What ends with a point without ending a sentence.
_SHORT = re.compile(
    r"(?:\b(?:kl|nr|dnr|st|kap|ca|jfr|resp|inkl|exkl|ex|bl\.a|dvs|tel|sid|art|ev|tjg"
    r"|[A-ZÅÄÖ]))\.\s*$"
)

# The number of a point in a list.
_NUMBER = re.compile(r"\d{1,2}\.")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of a text begins and ends, in order.

    >>> [t[a:b] for t in ["Ett. Två kl. 13. Tre."] for a, b in sentences(t)]
    ['Ett.', 'Två kl. 13.', 'Tre.']
    """
    start = 0
    for found in _END.finditer(text):
        is_line = "\n" in found.group()
        said = text[start : found.end()].strip()
        if not is_line and (_SHORT.search(said) or _NUMBER.fullmatch(said)):
            continue
        yield from _trimmed(text, start, found.end())
        start = found.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    inside = text[start:end]
    if inside.strip():
        first = start + len(inside) - len(inside.lstrip())
        yield first, first + len(inside.strip())


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of the sentence that holds `text[start:end]`.

    >>> sentence("Ett. Två ord. Tre.", 5, 8)
    (5, 13)
    """
    line = text.rfind("\n", 0, start) + 1
    begins = text.rfind(". ", line, start)
    first = begins + 2 if begins >= 0 else line
    stop = text.find("\n", end)
    stop = len(text) if stop < 0 else stop
    point = text.find(". ", max(end - 1, first), stop)
    return first, point + 1 if point >= 0 else stop
