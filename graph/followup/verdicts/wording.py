"""Days, names and quotes as they stand in a plain Swedish sentence."""

import datetime as dt
import re
from collections.abc import Sequence

MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
# So much of a passage is quoted in an explanation.
QUOTED = 110


def day(when: dt.date) -> str:
    """Return a day as it is written in running text.

    >>> day(dt.date(2022, 5, 3))
    'den 3 maj 2022'
    """
    return f"den {when.day} {MONTHS[when.month - 1]} {when.year}"


def days(first: dt.date | None, last: dt.date | None) -> str:
    """Return when something was said, with bounds where the day is unknown."""
    if first and first == last:
        return day(first)
    if first and last:
        return f"någon gång mellan {day(first)} och {day(last)}"
    if last:
        return f"senast {day(last)}"
    return f"tidigast {day(first)}" if first else "utan datum"


def listed(parts: Sequence[str]) -> str:
    """Return the parts as a list in words.

    >>> listed(["ett", "två", "tre"])
    'ett, två och tre'
    """
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} och {parts[-1]}"


def quote(text: str, cue: tuple[int, int] | None = None) -> str:
    """Return a passage in few words, those of `cue` (offsets in it) among them."""
    if len(text) <= QUOTED:
        return _plain(text)
    middle = (cue[0] + cue[1]) // 2 if cue else 0
    first = min(max(middle - QUOTED // 2, 0), len(text) - QUOTED)
    last = first + QUOTED
    if first:
        first = _space(text, first, +1)
    if last < len(text):
        last = _space(text, last, -1)
    before, after = ("… " if first else ""), (" …" if last < len(text) else "")
    return f"{before}{_plain(text[first:last])}{after}"


def _space(text: str, place: int, step: int) -> int:
    """Return the nearest place between words from `place` on."""
    for offset in range(QUOTED // 4):
        here = place + step * offset
        if 0 <= here < len(text) and text[here].isspace():
            return here
    return place


def _plain(text: str) -> str:
    one_line = re.sub(r"\s+", " ", text).strip()
    return re.sub(r"[”“\"]", "'", one_line).rstrip(".;,: ")
