"""The lines of a matter, and which of them are items of a list."""

import re
from dataclasses import dataclass

from ingest.language.verbs import reading

NUMBER = re.compile(r"\(?(?P<number>\d{1,3})[.)](?:\s+|(?=[A-ZÅÄÖ]))")
ITEM = re.compile(r"\s*(?:\(?\d{1,3}[.)]\s|[•·▪●○*–—-]\s?|att\b|Att\b|[a-zåäö][.)]\s)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text, without surrounding white space."""

    start: int
    end: int
    text: str


def lines_between(text: str, start: int, end: int) -> tuple[Line, ...]:
    """Return the non-empty lines of `text[start:end]`."""
    found = []
    position = start
    while position < end:
        stop = text.find("\n", position, end)
        stop = end if stop < 0 else stop
        raw = text[position:stop]
        trimmed = raw.strip()
        if trimmed:
            first = position + raw.index(trimmed)
            found.append(Line(first, first + len(trimmed), trimmed))
        position = stop + 1
    return tuple(found)


def item_number(text: str) -> int | None:
    """Return the number that a line opens with as a list item."""
    match = NUMBER.match(text)
    return int(match["number"]) if match else None


def opens_infinitive(text: str) -> bool:
    """Tell whether a line is an att-clause without "att": "inrätta ett råd"."""
    first = text.split(maxsplit=1)[0]
    return first.islower() and reading(first, "inf") is not None
