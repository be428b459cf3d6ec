"""The document's own date and where it comes from, or bounds for one without.

The order is the field's: signature, meeting, what the page says of itself, heading,
the publisher's metadata, the url, and last the stamp of the day it was received,
which is another day than the one it was written. A protocol's signatures are about
its approval, so there the meeting comes first. Nothing found is None, never a guess.
"""

import datetime as dt
import re
from dataclasses import dataclass
from itertools import islice

from ingest.model import DocumentType
from ingest.structure import meeting_date
from ingest.structure.brevhuvud import page_heads
from ingest.structure.date_labels import (
    BODY_HEAD,
    BOUNDING,
    DATE_LABEL,
    DEBATE,
    HEAD_LINES,
    LIMIT,
    MEETING_LABEL,
    NUMBERED_PAGE,
    PAGE_LABEL,
    RECEIVED,
    TOP,
    Lined,
    lined,
)
from ingest.structure.layout import Layout
from ingest.structure.metadata_date import from_url, published, stated
from ingest.structure.textlines import TextLine, split_text
from ingest.structure.undated import bounds
from ingest.structure.written_dates import written_dates

# After "Uppdaterad 3 maj 2024" a page says at most by whom.
PAGE_TAIL = 60
# So many lines from around the text are looked at, and so much of each.
FURNISHED, PAGE_LINE = 40, 120
# A place, perhaps of two words, and "den": "Nya Lidhult den ", "Ekträsk "; two places
# where two parties sign: "Ekträsk och Nya Lidhult den ".
SIGNATURE = re.compile(
    r"^[A-ZÅÄÖ][a-zåäöé-]{1,20}(?: [A-ZÅÄÖa-zåäö][a-zåäö-]{1,20})?"
    r"(?: och [A-ZÅÄÖ][a-zåäöé-]{1,20}(?: [A-ZÅÄÖ][a-zåäö-]{1,20})?)?,? (?:den )?$"
)
# "Medborgarförslag 2022-10-04" is a paper with its date, in a list of enclosures.
PAPER = re.compile(
    r"(?i)(?:förslag|protokoll|yttrande|skrivelse|beslut|bilaga|rapport|plan|avtal"
    r"|remiss|remissvar|motion|interpellation|svar|utlåtande|ansökan|underlag"
    r"|utdrag),? $"
)
# "Regionstyrelsen den 3 maj 2024, § 17", under the title of what was decided.
AT_PARAGRAF = re.compile(r",? ?§§? ?\d{1,4}(?:/\d{2,4})?\.?")
# "17 april 2024, matsalen": when and where people met, on a line of its own.
PLACED = re.compile(r",(?: kl\.? ?\d[\d.:–-]*,?)? (?:[\wåäöÅÄÖ-]+ ?){1,3}")
# "2024-11-19 Dnr RS 2024/118": the number on the same line of the letterhead.
BESIDE = re.compile(
    r"(?i)^[ ,;|\t]*(?:d\.?nr|diarienr|diarienummer|ärendenr|ärendenummer)\b.{0,40}$"
)
REVIEWED = re.compile(r"(?i)granska")
# When a browser printed a page, or a form was made, in the head of each sheet.
PRINTED = re.compile(
    r"[\d/.-]{6,10},? \d{1,2}[.:]\d\d\b|(?i:mall|version|utskri|senast sparad)"
)
DATUM = re.compile(r"\bDatum\b")
PROTOCOLS = frozenset(("protokoll", "protokollsutdrag", "kallelse", "beslut-i-korthet"))


@dataclass(frozen=True, slots=True)
class Dating:
    """A document's date and its source, or bounds where it has none."""

    date: dt.date | None = None
    source: str | None = None
    earliest: dt.date | None = None
    latest: dt.date | None = None


def _signature(dates: list[Lined], count: int) -> dt.date | None:
    """Return the date of "Ort den D månad ÅÅÅÅ", alone on a line, late in the text."""
    late = [
        d
        for d in dates
        if SIGNATURE.match(d.before)
        and not d.after.strip(" .")
        and not MEETING_LABEL.match(d.before)
        and not DATE_LABEL.search(d.before)
        and not any(p.search(d.before) for p in (RECEIVED, BOUNDING, LIMIT))
        and not PAGE_LABEL.match(d.before)
        and not DEBATE.search(d.before)
        and not PAPER.search(d.before)
        and (d.index * 3 > count or count < 12)
    ]
    return late[-1].date if late else None


def _labelled(dates: list[Lined], lines: tuple[TextLine, ...]) -> dt.date | None:
    """Return the date after "Datum:" or under a table head that holds "Datum"."""
    for found in dates:
        if found.index > 40:
            break
        if DATE_LABEL.search(found.before):
            return found.date
        above = lines[found.index - 1].text if found.index else ""
        labelled = DATUM.search(above) is not None and len(above) < 80
        if labelled and not RECEIVED.search(found.before):
            return found.date
    return None


def _page(dates: list[Lined], layout: Layout) -> dt.date | None:
    """Return the latest date a web page gives for its own text, or beside it.

    Whoever only looked a page over changed nothing: that day is the last resort.
    """
    said = [
        (d.before, d.date)
        for d in dates
        if PAGE_LABEL.match(d.before) and len(d.after) < PAGE_TAIL
    ]
    beside = (line for f in layout.furniture for line in f.text.split("\n"))
    for line in islice(dict.fromkeys(beside), FURNISHED):
        for written in written_dates(line[:PAGE_LINE]):
            if PAGE_LABEL.match(line[: written.start]):
                said.append((line[: written.start], written.date))
    own = [date for label, date in said if not REVIEWED.search(label)]
    if not own and not stated(layout.metadata, "published"):
        own = [date for _, date in said]
    return max(own, default=None)


def _in_head(dates: list[Lined]) -> dt.date | None:
    """Return a date in the first lines that has a cell or ends a short line there."""
    for found in dates:
        if found.index >= HEAD_LINES // 2:
            break
        before = found.before
        if any(p.search(before) for p in (RECEIVED, BOUNDING, LIMIT)):
            continue
        if PAGE_LABEL.match(before):
            continue
        after = NUMBERED_PAGE.sub("", BESIDE.sub("", found.after)).strip(" .)\t")
        if BODY_HEAD.match(before) and AT_PARAGRAF.fullmatch(found.after):
            return found.date
        if not before and found.index < TOP and PLACED.fullmatch(found.after):
            return found.date
        if len(found.line.text) < 120 and not after:
            return found.date
        if _is_cell(found):
            return found.date
    return None


def _is_cell(found: Lined) -> bool:
    """Tell whether a date has a cell of a row to itself."""
    row = found.line.text
    before, after = row[: len(found.before)], found.after
    return "\t" in row and before[-1:] in ("", "\t") and after[:1] in ("", "\t")


def _received(dates: list[Lined], layout: Layout) -> dt.date | None:
    """Return the day that a stamp or a note in the head says it was received."""
    for found in dates:
        if found.index < HEAD_LINES and RECEIVED.search(found.before):
            return found.date
    for item in layout.furniture:
        if item.kind == "stampel":
            for written in written_dates(item.text):
                return written.date
    return None


def _debate(dates: list[Lined]) -> dt.date | None:
    """Return the date in a heading of a debate or meeting further down."""
    for found in dates:
        short = len(found.line.text) < 60 and not found.after.strip()
        if short and DEBATE.search(found.before):
            return found.date
    return None


def _beside(layout: Layout, kind: DocumentType) -> list[tuple[str, dt.date | None]]:
    """Return the dates that only the head of the first page gives."""
    cells = (cell for cell in page_heads(layout) if not PRINTED.match(cell))
    lines = split_text("\n".join(cells))
    dates = lined(lines)
    meeting = ("sammanträde", meeting_date.meeting(dates, lines))
    others = [("datumfält", _labelled(dates, lines)), ("rubrik", _in_head(dates))]
    return [meeting, *others] if kind in PROTOCOLS else [*others, meeting]


def find_date(layout: Layout, kind: DocumentType) -> Dating:
    """Return the document's date with its source, or bounds where it has none."""
    lines, known = layout.lines, layout.metadata
    dates = lined(lines)
    signature = ("underskrift", _signature(dates, len(lines)))
    meeting = ("sammanträde", meeting_date.meeting(dates, lines))
    labelled = ("datumfält", _labelled(dates, lines))
    page = ("sidans uppgift", _page(dates, layout))
    head = ("rubrik", _in_head(dates))
    if kind in PROTOCOLS:
        met = ("sammanträde", meeting_date.met(dates))
        order = [meeting, met, labelled, head, page, signature]
    elif kind == "webbsida":
        order = [page, labelled, signature, head]
    else:
        order = [signature, labelled, head, page, meeting]
    order += _beside(layout, kind)
    order += [
        ("debatt", _debate(dates)),
        ("metadata", published(known, layout.media_type, kind)),
        ("url", from_url(known)),
        ("ankomststämpel", _received(dates, layout)),
    ]
    for source, date in order:
        if date is not None:
            return Dating(date, source)
    earliest, latest = bounds(layout)
    return Dating(earliest=earliest, latest=latest)
