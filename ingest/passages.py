"""Split a document into the passages that search finds and facts point into.

A passage is one line of the cleaned text (paragraph, list item, table row);
short neighbours of one section are joined so that a hit can be read alone.
"""

from ingest import ids
from ingest.model import Document, Passage, Section

SHORT = 200
LONG = 1500


def _lines(text: str) -> list[tuple[int, int]]:
    found, start = [], 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            first = start + line.index(stripped)
            found.append((first, first + len(stripped)))
        start += len(line) + 1
    return found


def _starts(sections: tuple[Section, ...]) -> frozenset[int]:
    return frozenset(s.start for s in sections)


def split_passages(document: Document, identity: str) -> tuple[Passage, ...]:
    """Return the passages of `document` in order; together they hold all text."""
    boundaries = _starts(document.sections)
    groups: list[tuple[int, int]] = []
    for start, end in _lines(document.text):
        if groups and start not in boundaries:
            first, last = groups[-1]
            short = last - first < SHORT or end - start < SHORT // 4
            if short and end - first <= LONG:
                groups[-1] = (first, end)
                continue
        groups.append((start, end))
    passages = []
    for number, (start, end) in enumerate(groups):
        section = document.section_at(start)
        paragraf = document.paragraf_at(start)
        passages.append(
            Passage(
                id=f"{identity}-s{number}",
                section=paragraf.number if paragraf else None,
                heading=section.heading if section else None,
                start=start,
                end=end,
                page=document.page_of(start),
            )
        )
    return tuple(passages)
