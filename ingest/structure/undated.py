"""Bounds for a document that does not say what day it is from."""

import datetime as dt
import re
from collections.abc import Iterator
from itertools import islice

from ingest.structure.brevhuvud import page_heads
from ingest.structure.date_labels import HEAD_LINES
from ingest.structure.dnr import find_numbers
from ingest.structure.layout import Layout
from ingest.structure.metadata_date import stated
from ingest.structure.told_year import bounds_of
from ingest.structure.written_dates import HINT, written_dates

Bounds = tuple[dt.date | None, dt.date | None]
# The document's own number stands among so many of its first characters.
OPENING = 3000
# So many years are looked at to see which time a text tells of.
YEARS = 400
# So much of a sentence is looked at.
SENTENCE = 600
PAST = re.compile(
    r"(?i)\b(?:har|hade|beslutade|beslöt|antog|antogs|hölls|genomfördes|fick|gav|gick"
    r"|togs|tog|fattade|\w{3,}(?:ades|ade|erades|erade))\b"
)
FUTURE = re.compile(r"(?i)\b(?:ska|skall|kommer att|senast|planeras|beräknas)\b")


def bounds(layout: Layout) -> Bounds:
    """Return the first and the last day an undated text can be from, None if open."""
    numbers = find_numbers(layout.text[:OPENING])
    own = tuple(n.text for n in numbers if n.cued)
    return _headed(layout, *_told_bounds(layout.text, own, layout.metadata))


def _told_bounds(text: str, dnr: tuple[str, ...], metadata: dict[str, str]) -> Bounds:
    """Bound an undated text: after what it tells as past, before its file was saved.

    A stamp from before the years that the text tells of is no stamp of this text.
    """
    told = list(_told(text))
    latest = stated(metadata, "modified") or stated(metadata, "published")
    if latest is not None and latest.year < _usual_year(text):
        latest = None
    for number in dnr:
        years = re.findall(r"(?<!\d)(?:19|20)\d{2}(?!\d)", number)
        if len(years) == 1:
            told.append(dt.date(int(years[0]), 1, 1))
    if latest is not None:
        told = [date for date in told if date <= latest]
    return (max(told) if told else None), latest


def _headed(layout: Layout, earliest: dt.date | None, latest: dt.date | None) -> Bounds:
    """Narrow bounds by the year or month that the head of a paper gives."""
    lines = (line.text for line in layout.lines)
    found = bounds_of((*page_heads(layout), *islice(lines, HEAD_LINES)))
    if found is None:
        return earliest, latest
    first, last = found
    if latest is not None and first <= latest:
        last = min(last, latest)
    if earliest is not None and earliest <= last:
        first = max(first, earliest)
    return first, last


def _told(text: str) -> Iterator[dt.date]:
    """Yield the dates in sentences that tell of what has been."""
    start = read = 0
    for written in written_dates(text):
        # No sentence begins before the one that the date before stands in.
        ends = (text.rfind(mark, read, written.start) for mark in (". ", "\n", "? "))
        start, read = max(start, *ends), max(read, written.start - 1)
        stop = text.find("\n", written.end, max(written.end, start + SENTENCE))
        sentence = text[start : start + SENTENCE if stop < 0 else stop][:SENTENCE]
        if PAST.search(sentence) and FUTURE.search(sentence) is None:
            yield written.date


def _usual_year(text: str) -> int:
    """Return the middle one of the years a text names, 0 where it names none."""
    years = sorted(int(y[0]) for y in islice(HINT.finditer(text), YEARS) if _alone(y))
    return years[len(years) // 2] if years else 0


def _alone(match: re.Match[str]) -> bool:
    """Tell whether four digits are no part of a longer number."""
    around = match.string[max(0, match.start() - 1) : match.end() + 1]
    return sum(c.isdigit() for c in around) == len(match[0])
