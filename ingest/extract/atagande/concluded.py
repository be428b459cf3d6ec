"""Stretches that tell of tasks already done: "Nedanstående uppdrag anses slutförda"."""

import re
from bisect import bisect_right

from ingest.extract.context import Context

NEEDLES = ("fullgjor", "slutför", "förklaras avslutad")
CONCLUDED = re.compile(
    r"\b(?:förklara[sr]|anses?|betraktas) (?:som |vara )?"
    r"(?:fullgjor\w+|slutför(?:t|da|d)|avsluta(?:t|de|d)|verkställ(?:t|da|d))\b"
)
# The list of tasks stands below the line that says they are done.
LISTED = re.compile(r"\b(?:nedanstående|följande|nedan)\b", re.IGNORECASE)
NEXT = re.compile(r"^(?:\d{1,2}\.\s|§ ?\d|\d+ ?§)", re.MULTILINE)
LONGEST = 20_000


class Concluded:
    """Where a document lists tasks that are done, looked up by place."""

    def __init__(self, context: Context) -> None:
        """Find the lines that say so, and the lists below them."""
        self._starts: list[int] = []
        self._ends: list[int] = []
        text = context.text
        if not any(needle in text for needle in NEEDLES):
            return
        for found in CONCLUDED.finditer(text):
            start, end = context.line_at(found.start())
            if self._ends and start < self._ends[-1]:
                continue
            if LISTED.search(text, start, end):
                end = _list_end(context, end)
            self._starts.append(start)
            self._ends.append(end)

    def holds(self, offset: int) -> bool:
        """Tell whether an offset stands in such a stretch."""
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._ends[at]


def _list_end(context: Context, start: int) -> int:
    """Return where the list below a line ends: at the next point or paragraph."""
    paragraf = context.outline.paragraf_at(start)
    last = min(paragraf.end if paragraf else len(context.text), start + LONGEST)
    found = NEXT.search(context.text, start, last)
    return found.start() if found is not None else last
