"""The document's own date, where it comes from, and bounds for one without.

The order is the field's: signature, meeting, what the page says of itself, heading,
the publisher's metadata, the url. A protocol's signatures are about its approval,
so there the meeting comes first. Nothing found is None, never a guess.
"""

import datetime as dt
import re
from dataclasses import dataclass

from ingest.model import DocumentType
from ingest.structure.dnr import find_numbers
from ingest.structure.layout import Layout
from ingest.structure.textlines import TextLine
from ingest.structure.written_dates import WrittenDate, written_dates

HEAD_LINES = 25
# After "Uppdaterad 3 maj 2024" a page says at most by whom.
PAGE_TAIL = 60
# A place, perhaps of two words, and "den": "Nya Lidhult den ", "Ekträsk ".
SIGNATURE = re.compile(
    r"^[A-ZÅÄÖ][a-zåäöé-]{1,20}(?: [A-ZÅÄÖa-zåäö][a-zåäö-]{1,20})?,? (?:den )?$"
)
MEETING_LABEL = re.compile(
    r"(?i)^(?:sammanträdes?(?:datum|dag)?|mötes?datum|möte(?:sdag)?|sammanträde"
    r"|datum för sammanträde[t]?|plats och tid|tid och plats|tid|protokoll"
    r"|sammanträdesprotokoll|kallelse|sammanträdestid)\b"
)
WEEKDAY = re.compile(r"(?i)^\W*(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?,? *")
CLOCK = re.compile(
    r"(?i),? ?(?:kl(?:ockan)?\.? ?)?\d{1,2}[.:]\d\d"
    r"(?: ?[-–] ?(?:kl\.? ?)?\d{1,2}[.:]\d\d)?$"
)
DATE_LABEL = re.compile(
    r"(?i)\b(?:datum(?: för beslut| för fastställande)?|upprättad(?: den)?|dagens datum"
    r"|beslutsdatum|daterad|fastställd(?: den| av [\w ]{3,40})?"
    r"|antagen(?: den| av [\w ]{3,40})?|beslutad(?: den| av [\w ]{3,40})?"
    r"|utfärda[dt]|skicka[dt]|sänt|inlämnad|inkom(?:men|met)?(?: den)?"
    r"|ankom(?:stdatum)?)"
    r"[ :.,]{0,3}$"
)
PAGE_LABEL = re.compile(
    r"(?i)^(?:sidan )?(?:är )?(?:(?:senast )?(?:uppdaterad|ändrad|granskad|publicerad"
    r"|publicerat|uppdaterat|redigerad|faktagranskad)(?: senast)?|publiceringsdatum"
    r"|senaste uppdatering|publicerades|uppdaterades)\b[ :.]{0,3}(?:den )?$"
)
DEBATE = re.compile(r"(?i)\b(?:debatt|sammanträde|möte|fullmäktige)\b.{0,30}$")
URL_DATE = re.compile(r"/((?:19|20)\d{2})[-/](\d{2})[-/](\d{2})(?:/|\b)")
PROTOCOLS = frozenset(("protokoll", "protokollsutdrag", "kallelse", "beslut-i-korthet"))
PUBLISHED_FORMATS = ("html", "xml", "tei", "markdown")
PAST = re.compile(
    r"(?i)\b(?:har|hade|beslutade|beslöt|antog|antogs|hölls|genomfördes|fick|gav|gick"
    r"|togs|tog|fattade|\w{3,}(?:ades|ade|erades|erade))\b"
)
FUTURE = re.compile(r"(?i)\b(?:ska|skall|kommer att|senast|planeras|beräknas)\b")


@dataclass(frozen=True, slots=True)
class Dating:
    """A document's date and its source, or bounds where it has none."""

    date: dt.date | None = None
    source: str | None = None
    earliest: dt.date | None = None
    latest: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Lined:
    """A written date with its line, what stands before and after it there."""

    date: dt.date
    line: TextLine
    index: int
    before: str
    after: str


def _lined(lines: tuple[TextLine, ...]) -> list[Lined]:
    found = []
    for index, line in enumerate(lines):
        if len(line.text) > 400:
            continue
        for written in written_dates(line.text):
            before = line.text[: written.start].replace("\t", " ")
            after = line.text[written.end :]
            found.append(Lined(written.date, line, index, before, after))
    return found


def _signature(dates: list[Lined], count: int) -> dt.date | None:
    """Return the date of "Ort den D månad ÅÅÅÅ", alone on a line, late in the text."""
    late = [
        d
        for d in dates
        if SIGNATURE.match(d.before)
        and not d.after.strip(" .")
        and not MEETING_LABEL.match(d.before)
        and not DATE_LABEL.search(d.before)
        and not PAGE_LABEL.match(d.before)
        and not DEBATE.search(d.before)
        and (d.index * 3 > count or count < 12)
    ]
    return late[-1].date if late else None


def _meeting(dates: list[Lined], lines: tuple[TextLine, ...]) -> dt.date | None:
    """Return the date after a meeting label, or alone on a line of the head."""
    for found in dates:
        above = lines[found.index - 1].text if found.index else ""
        labelled = MEETING_LABEL.match(found.before) or (
            not found.before.strip() and MEETING_LABEL.match(above) and len(above) < 60
        )
        if found.index < 80 and labelled:
            return found.date
    for found in dates:
        around = CLOCK.sub("", WEEKDAY.sub("", found.before) + found.after)
        if found.index < HEAD_LINES and not around.strip(" .,"):
            return found.date
    return None


def _labelled(dates: list[Lined], lines: tuple[TextLine, ...]) -> dt.date | None:
    """Return the date after "Datum:" or under a table head that holds "Datum"."""
    for found in dates:
        if found.index > 40:
            break
        if DATE_LABEL.search(found.before):
            return found.date
        above = lines[found.index - 1].text if found.index else ""
        if re.search(r"\bDatum\b", above) and len(above) < 80:
            return found.date
    return None


def _page(dates: list[Lined]) -> dt.date | None:
    """Return the latest date a web page gives for its own text."""
    own = [
        d.date for d in dates if PAGE_LABEL.match(d.before) and len(d.after) < PAGE_TAIL
    ]
    return max(own) if own else None


def _in_head(dates: list[Lined]) -> dt.date | None:
    """Return a date in the first lines that ends a short, heading-like line."""
    for found in dates:
        if found.index >= HEAD_LINES // 2:
            break
        if len(found.line.text) < 120 and not found.after.strip(" .)"):
            words = found.before.split()
            if not any(w in ("senast", "före", "till", "från", "sedan") for w in words):
                return found.date
    return None


def _debate(dates: list[Lined]) -> dt.date | None:
    """Return the date in a heading of a debate or meeting further down."""
    for found in dates:
        short = len(found.line.text) < 60 and not found.after.strip()
        if short and DEBATE.search(found.before):
            return found.date
    return None


def _iso(value: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value[:10])
    except ValueError:
        return None


def _published(metadata: dict[str, str], media_type: str) -> dt.date | None:
    """Return a publisher's date; when a PDF was made says nothing of its text."""
    if not any(name in media_type for name in PUBLISHED_FORMATS):
        return None
    return _iso(metadata.get("published", "")) or _iso(metadata.get("modified", ""))


def _from_url(metadata: dict[str, str]) -> dt.date | None:
    match = URL_DATE.search(metadata.get("url", ""))
    return _iso("-".join(match.groups())) if match else None


def _bounds(
    text: str, dnr: tuple[str, ...], metadata: dict[str, str]
) -> tuple[dt.date | None, dt.date | None]:
    """Bound an undated text: after what it tells as past, before its file was saved."""
    told = [w.date for w in written_dates(text) if _is_past(text, w)]
    latest = _iso(metadata.get("modified", "")) or _iso(metadata.get("published", ""))
    for number in dnr:
        years = re.findall(r"(?<!\d)(?:19|20)\d{2}(?!\d)", number)
        if len(years) == 1:
            told.append(dt.date(int(years[0]), 1, 1))
    if latest is not None:
        told = [date for date in told if date <= latest]
    return (max(told) if told else None), latest


def _is_past(text: str, written: WrittenDate) -> bool:
    start = max(text.rfind(mark, 0, written.start) for mark in (". ", "\n", "? "))
    stop = text.find("\n", written.end)
    sentence = text[max(0, start) : stop if stop >= 0 else len(text)][:600]
    return PAST.search(sentence) is not None and FUTURE.search(sentence) is None


def find_date(layout: Layout, kind: DocumentType) -> Dating:
    """Return the document's date with its source, or bounds where it has none."""
    lines, known = layout.lines, layout.metadata
    dates = _lined(lines)
    signature = ("underskrift", _signature(dates, len(lines)))
    meeting = ("sammanträde", _meeting(dates, lines))
    labelled = ("datumfält", _labelled(dates, lines))
    page = ("sidans uppgift", _page(dates))
    head = ("rubrik", _in_head(dates))
    if kind in PROTOCOLS:
        order = [meeting, labelled, head, page, signature]
    elif kind == "webbsida":
        order = [page, labelled, signature, head]
    else:
        order = [signature, labelled, head, page, meeting]
    order += [
        ("debatt", _debate(dates)),
        ("metadata", _published(known, layout.media_type)),
        ("url", _from_url(known)),
    ]
    for source, date in order:
        if date is not None:
            return Dating(date, source)
    numbers = find_numbers(layout.text[:3000])
    own = tuple(n.text for n in numbers if n.cued)
    earliest, latest = _bounds(layout.text, own, known)
    return Dating(earliest=earliest, latest=latest)
