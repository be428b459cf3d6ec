"""Minutes without §§: the numbered headings that part their matters.

"1. Mötet öppnas", "2 Val av justerare", "HSN 2025:31 Budget": numbers that rise by
one through the whole document, each on a line of its own with no full stop.
"""

import re
from typing import NamedTuple

from ingest.extract.decision_lines import Line

__all__ = ("Line", "agenda_heads")
HEAD = re.compile(
    r"(?P<prefix>(?:[A-ZÅÄÖ]{1,6}|Ärende|ÄRENDE|Punkt|PUNKT|Nr)? ?(?:(?:19|"
    r"20)\d\d[:/-])?)"
    r"(?P<number>\d{1,3})(?:/\d{2,4})?[.):]?"
    r"(?:\s+(?=[A-ZÅÄÖ])[^\n]{3,100}(?<![.:;,])|(?<=[a-zÄDE]\s\d)|(?<=[a-zÄDE]\s\d\d))$"
)
# A point of a decision rather than a heading: it says what is done, and to what.
POINT = re.compile(
    r"\b(?:får i uppdrag|ges i uppdrag|beslutar|godkänns|godkänner|antas|antar|avslås|"
    r"fastställs|fastställer|noteras|beviljas|utses|väljs|ska|skall|uppdras|bifalls)\b"
)
FEWEST = 3
# How many lines are tried as the first heading: the list of contents, the matters.
MOST_TRIED = 12


class _Head(NamedTuple):
    at: int
    prefix: str
    number: int


def agenda_heads(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines that head the matters of minutes, or none.

    A list of contents holds the same lines, one right upon another; the matters
    themselves have text between them.
    """
    heads = [head for at, line in enumerate(lines) if (head := _head(at, line))]
    best: list[int] = []
    tried = 0
    for first, head in enumerate(heads):
        # Numbers that say whose they are need not begin at one.
        if tried == MOST_TRIED or (head.number != 1 and not head.prefix.strip()):
            continue
        tried += 1
        found = _run(heads, first)
        fewest = FEWEST - 1 if head.prefix.strip() else FEWEST
        if len(found) >= max(fewest, len(best) + 1) and _has_text(lines, found):
            best = found
    return tuple(lines[at] for at in best)


def _head(at: int, line: Line) -> _Head | None:
    match = HEAD.match(line.text)
    if match is None or POINT.search(line.text):
        return None
    return _Head(at, match["prefix"], int(match["number"]))


def _run(heads: list[_Head], first: int) -> list[int]:
    """Return the places of the headings that follow in number from `first` on."""
    last = heads[first]
    found = [last.at]
    for head in heads[first + 1 :]:
        if head.number == last.number + 1 and head.prefix == last.prefix:
            last = head
            found.append(head.at)
    return found


def _has_text(lines: tuple[Line, ...], found: list[int]) -> bool:
    """Tell whether most headings have text under them."""
    nexts = [*found[1:], len(lines)]
    filled = sum(after - at > 1 for at, after in zip(found, nexts, strict=True))
    return filled * 2 >= len(found)
