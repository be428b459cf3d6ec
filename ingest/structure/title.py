"""The title a person would choose for the document."""

import datetime as dt
import re

from ingest.model import DocumentType
from ingest.structure.headings import SENTENCE_END, role_of
from ingest.structure.layout import Layout
from ingest.structure.textlines import TextLine
from ingest.structure.written_dates import written_dates

LONGEST = 300
SEARCHED = 25
JUNK = re.compile(
    r"(?i)^(?:microsoft word|untitled|namnlös|tagged pdf|dokument\d*|presentation\d*"
    r"|mall\b|slide|pdf|layout|skannat|scan\w*)|\.(?:docx?|pdf|indd|pptx?|xlsx?)$|_"
)
# Lines of a letterhead: labels, forms of document, addresses of sites.
LABEL = re.compile(
    r"(?i)^(?:datum|handläggare|diarienr|diarienummer|dnr|sida|till|från|vår beteckning"
    r"|er beteckning|typ av styrdokument|handling \d|beslutande|protokoll\b.{0,20}$"
    r"|tjänsteskrivelse$|tjänsteutlåtande$|sammanträdes\w*|plats och tid|tid och plats"
    r"|utdrag\w*|kallelse$|interpellation$|interpellationssvar$|motion$|§ ?\d+"
    r"|ärendenummer|yttrande$|beslut$|mötesdatum|\d+ ?\(\d+\)$)\b"
)
SITE = re.compile(r"(?i)^(?:www\.)?[\wåäö.-]+\.(?:se|nu|eu|com|org)$")
TAIL = re.compile(
    r"[\s|–-]+(?:[A-ZÅÄÖ][\wåäö]+(?:s)? (?:kommun|stad)|Region [A-ZÅÄÖ]\w+)$"
)
# A line of these and nothing more is the letterhead's sender.
SENDER = re.compile(
    r"(?:[A-ZÅÄÖ][\wé-]{1,30} (?:[Kk]ommun|KOMMUN|[Ss]tad|STAD)|Region [A-ZÅÄÖ]\w{1,30}"
    r"|REGION [A-ZÅÄÖ]{2,30}|(?:[A-ZÅÄÖ][\wåäö]{1,25}- och )?[A-ZÅÄÖa-zåäö]{3,40}"
    r"(?i:förvaltningen|kontoret|avdelningen|nämnden|styrelsen|fullmäktige|förvaltning"
    r"|enheten|sektionen))"
)


def _clean(text: str) -> str:
    return " ".join(text.split()).strip("#*•· ").rstrip(":")


def _is_sender(line: str) -> bool:
    """Tell whether a line is the name of a body, its office or both.

    >>> _is_sender("Ekby stad Miljöförvaltningen")
    True
    """
    return not SENDER.sub("", line).strip(" ,|\t–-/")


def _is_dateline(line: str) -> bool:
    """Tell whether a line is a date and hardly anything else."""
    dates = written_dates(line)
    return bool(dates) and len(line) - (dates[0].end - dates[0].start) < 15


def _can_be_title(line: str, organ: str | None) -> bool:
    return (
        3 < len(line) <= LONGEST
        and any(c.isalpha() for c in line)
        and not LABEL.match(line)
        and not SITE.match(line)
        and not (organ and line.casefold() == organ.casefold())
        and (len(line) > 30 or role_of(line) is None)
        and not _is_dateline(line)
        and not _is_sender(line)
    )


def _from_marks(layout: Layout, organ: str | None) -> str | None:
    """Return the file's own first heading that can be a title."""
    headings = [m for m in layout.marks if m.kind == "heading" and m.start < 3000]
    top = min((m.level for m in headings), default=0)
    for mark in headings[:4]:
        block = layout.text[mark.start : mark.end]
        line = _clean(block.partition("\n\n")[0])
        if mark.level <= top + 1 and _can_be_title(line, organ):
            return line
    return None


def _from_lines(lines: tuple[TextLine, ...], organ: str | None) -> str | None:
    """Return the first line that is no letterhead, joined with what it breaks into."""
    for index, line in enumerate(lines[:SEARCHED]):
        text = _clean(line.text)
        if not _can_be_title(text, organ) or text.endswith(SENTENCE_END):
            continue
        for following in lines[index + 1 : index + 4]:
            more = _clean(following.text)
            broken = not following.gap and len(text) + len(more) < 200
            small = more[:1].islower() or len(line.text) > 45
            stops = role_of(more) or LABEL.match(more) or more.endswith(SENTENCE_END)
            if (
                not broken
                or stops
                or not (small or text.rpartition(" ")[2][:1].islower())
            ):
                break
            text = f"{text} {more}"
        return text
    return None


def find_title(
    layout: Layout, kind: DocumentType, organ: str | None, date: dt.date | None
) -> str:
    """Return the document's title; "" where it has none."""
    if kind in ("protokoll", "kallelse") and organ:
        day = f" {date.isoformat()}" if date else ""
        return f"{organ}, {kind}{day}"
    if kind == "protokollsutdrag":
        for section in layout.sections:
            if section.kind == "paragraf" and section.heading:
                return section.heading
    stated = TAIL.sub("", _clean(layout.metadata.get("title", "")))
    found = _from_marks(layout, organ) or _from_lines(layout.lines, organ)
    if stated and not JUNK.search(stated) and _can_be_title(stated, organ):
        # A web page's own heading beats the browser tab's, if they agree.
        return found if found and found.casefold() in stated.casefold() else stated
    if found:
        return found
    return _clean(layout.lines[0].text)[:LONGEST] if layout.lines else ""
