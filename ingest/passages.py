"""Split a document into the passages that search finds and facts point into.

A passage is a paragraph, list item or table row of the cleaned text; short
neighbours of one section are joined so that a hit can be read alone, and very long
lines are parted between sentences. No passage crosses the start of a section.
"""

import re
from collections.abc import Iterator

from ingest.model import Document, Passage, Section

# Below SHORT a passage takes in the next line; above LONG a line is parted.
SHORT = 200
TINY = 50
LONG = 1500
PART = 1000
NUMBERED = frozenset({"paragraf", "klausul"})
SENTENCE = re.compile(r"[.!?…][\"”’»)]{0,2}\s+(?=[A-ZÅÄÖ0-9\"”–])")


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part a long line at sentence ends, else between words."""
    while end - start > LONG:
        low, high = start + PART, start + LONG
        match = SENTENCE.search(text, low, high)
        cut = match.end() if match else text.rfind(" ", low, high) + 1 or high
        yield start, start + len(text[start:cut].rstrip())
        start = cut
    yield start, end


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield what each line holds, without white space around it."""
    start = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            first = start + len(line) - len(line.lstrip())
            yield from _parts(text, first, first + len(stripped))
        start += len(line) + 1


def _groups(document: Document) -> Iterator[tuple[int, int]]:
    """Join short lines with the next as long as no section begins there."""
    borders = {section.start for section in document.sections}
    first = last = -1
    for start, end in _lines(document.text):
        short = last - first < SHORT or end - start < TINY
        if first >= 0 and (start in borders or not short or end - first > LONG):
            yield first, last
            first = -1
        first = start if first < 0 else first
        last = end
    if first >= 0:
        yield first, last


def _around(
    document: Document, starts: list[int]
) -> Iterator[tuple[Section | None, Section | None]]:
    """Yield for each offset, ascending, the narrowest titled section and the §.

    A numbered clause of an agreement counts as its §.
    """
    waiting = sorted(document.sections, key=lambda s: (s.start, -s.end))[::-1]
    opened: list[Section] = []
    for start in starts:
        while waiting and waiting[-1].start <= start:
            opened.append(waiting.pop())
        opened = [section for section in opened if section.end > start]
        titled = [s for s in opened if s.heading]
        paragrafer = [s for s in opened if s.kind in NUMBERED]
        yield (
            titled[-1] if titled else None,
            paragrafer[-1] if paragrafer else None,
        )


def split_passages(document: Document, identity: str) -> tuple[Passage, ...]:
    """Return the passages of `document` in order; together they hold all text."""
    spans = list(_groups(document))
    around = _around(document, [start for start, _ in spans])
    return tuple(
        Passage(
            id=f"{identity}-s{number}",
            section=paragraf.number if paragraf else None,
            heading=section.heading if section else None,
            start=start,
            end=end,
            page=document.page_of(start),
        )
        for number, ((start, end), (section, paragraf)) in enumerate(
            zip(spans, around, strict=True)
        )
    )
