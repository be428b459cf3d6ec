"""The document's own date, where it comes from, and bounds for one without.

The order is the field's: signature, meeting, what the page says of itself, heading,
the publisher's metadata, the url, and last the stamp of the day it was received,
which is another day than the one it was written. A protocol's signatures are about
its approval, so there the meeting comes first. Nothing found is None, never a guess.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from ingest.model import DocumentType
from ingest.structure.brevhuvud import page_heads
from ingest.structure.dnr import find_numbers
from ingest.structure.layout import Layout
from ingest.structure.textlines import TextLine, split_text
from ingest.structure.told_year import bounds_of
from ingest.structure.written_dates import HINT, written_dates

HEAD_LINES = 25
# After "Uppdaterad 3 maj 2024" a page says at most by whom.
PAGE_TAIL = 60
# So many lines from around the text are looked at, and so much of each.
FURNISHED, PAGE_LINE = 40, 120
# So many years are looked at to see which time a text tells of.
YEARS = 400
# So much of a sentence is looked at.
SENTENCE = 600
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
# "Kommunstyrelsen  2023-11-08": whose meeting, and when, in the running head.
BODY_HEAD = re.compile(
    r"^(?:protokoll |sammanträdesprotokoll )?[\wåäöÅÄÖ, -]{0,60}"
    r"(?:nämnd|nämnden|styrelsen?s?|fullmäktiges?|utskott(?:et)?|direktionen|rådet"
    r"|beredningen|kommuns?)"
    r"(?: (?:sammanträdes)?protokoll)?[\s,:]{1,12}$",
    re.IGNORECASE,
)
TOP = 8
# "Fullmäktige den 3 maj 2024 i Folkets hus, Lidhult": where it met.
HELD_AT = re.compile(r",? (?:i|på) [\wåäöÅÄÖ, -]{3,60}")
# "Regionstyrelsen den 3 maj 2024, § 17", under the title of what was decided.
AT_PARAGRAF = re.compile(r",? ?§§? ?\d{1,4}(?:/\d{2,4})?\.?")
MEETING_LABEL = re.compile(
    r"(?i)^(?:sammanträdes?(?:datum|dag)?|mötes?datum|möte(?:sdag)?|sammanträde"
    r"|datum för sammanträde[t]?|plats och tid|tid och plats|tid|protokoll"
    r"|datum och (?:tid|plats)|tid och datum|dag och tid|dag och plats"
    r"|sammanträdesprotokoll|protokolls?utdrag|utdrag ur protokoll|kallelse"
    r"|sammanträdestid|(?:minnes|mötes|dialog)anteckningar)\b"
)
# So far from a label the day it gives may stand.
LABEL_REACH = 120
# "Justerat", alone or before a date: when the minutes were approved, no meeting.
ADJUSTED = re.compile(
    r"(?i)\b(?:juster(?:at|ad|ats|ades|ing|ingsdatum|ingsdag|as)|anslag(?:et|its|sdatum)?"
    r"|anslås|bestyrk(?:s|t|es))\b[^.\n]{0,40}$"
)
# "Nämnden sammanträdde torsdagen den 3 april 2025", in a digest of its decisions.
MET = re.compile(
    r"(?i)\b(?:sammanträdde|(?:höll|hade) (?:sitt )?(?:sammanträde|möte))"
    r"(?: (?:i|på) [\w-]{2,25})?,? (?:(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?,? )?"
    r"(?:den )?$"
)
WEEKDAY = re.compile(r"(?i)^\W*(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?,? *")
CLOCK = re.compile(
    r"(?i),? ?(?:kl(?:ockan)?\.? ?)?\d{1,2}[.:]\d\d"
    r"(?: ?[-–] ?(?:kl\.? ?)?\d{1,2}[.:]\d\d)?$"
)
DATE_LABEL = re.compile(
    r"(?i)\b(?:datum(?: för beslut| för fastställande)?|upprättad(?: den)?|dagens datum"
    r"|beslutsdatum|daterad|fastställ(?:d|t|da|es)(?: den| av [\w ]{3,40})?"
    r"|antag(?:en|et|na)(?: den|:?(?: av)? [\wåäö -]{3,40})?"
    r"|besluta(?:d|t|de)(?: den| av [\w ]{3,40})?"
    r"|utfärda[dt]|skicka[dt]|sänt|inlämnad)"
    r"[ :.,]{0,3}$"
)
# The day a document came in, as a stamp or a clerk's note says it.
RECEIVED = re.compile(
    r"(?i)\b(?:(?:in|an)kom(?:men|met|mer|na)?(?:st(?:datum|dag))?"
    r"|(?:in|an)komststämpel|mottag(?:en|et|ningsdatum)|registrerad|diarieförd"
    r"|diariedatum)\b[^\d\n]{0,30}$"
)
# "Nämndens sammanträde torsdagen den 3 februari 2022, kl. 9" in a line of the head.
AT_MEETING = re.compile(
    r"(?i)(?:sammanträde|möte)(?:t|s)?,? (?:(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?"
    r",? )?(?:den )?$"
)
NUMBERED_PAGE = re.compile(
    r"(?i)(?:sida|sid\.?|s\.)? ?\d{1,3} ?(?:\(\d{1,4}\)|av \d{1,4})"
)
# "Sida 1", without how many there are.
NAMED_PAGE = re.compile(r"(?i)\b(?:sida|sid\.?|s\.) ?\d{1,3}\b")
# "17 april 2024, matsalen": when and where people met, on a line of its own.
PLACED = re.compile(r",(?: kl\.? ?\d[\d.:–-]*,?)? (?:[\wåäöÅÄÖ-]+ ?){1,3}")
# What makes a date a limit or a reference: "från och med den", "senast".
BOUNDING = re.compile(
    r"(?i)\b(?:senast|före|efter|till|t\.?o\.?m\.?|från|fr\.?o\.?m\.?|sedan|per|beslut"
    r"|gäller)[ :]*(?:och med )?(?:den )?$"
)
LIMIT = re.compile(r"(?i)\b(?:senast|före)\b")
# "2024-11-19 Dnr RS 2024/118": the number on the same line of the letterhead.
BESIDE = re.compile(
    r"(?i)^[ ,;|\t]*(?:d\.?nr|diarienr|diarienummer|ärendenr|ärendenummer)\b.{0,40}$"
)
PAGE_LABEL = re.compile(
    r"(?i)^(?:sidan )?(?:är )?(?:(?:senast )?(?:uppdaterad|ändrad|granskad|publicerad"
    r"|publicerat|uppdaterat|redigerad|faktagranskad)(?: senast)?|publiceringsdatum"
    r"|senaste uppdatering|publicerades|uppdaterades|granskades"
    r"|(?:last )?(?:published|updated))\b"
    r"[ :.]{0,3}(?:den )?$"
)
REVIEWED = re.compile(r"(?i)granska")
# When a browser printed a page, or a form was made, in the head of each sheet.
PRINTED = re.compile(
    r"[\d/.-]{6,10},? \d{1,2}[.:]\d\d\b|(?i:mall|version|utskri|senast sparad)"
)
DEBATE = re.compile(r"(?i)\b(?:debatt|sammanträde|möte|fullmäktige)\b.{0,30}$")
DATUM = re.compile(r"\bDatum\b")
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
        and not any(p.search(d.before) for p in (RECEIVED, BOUNDING, LIMIT))
        and not PAGE_LABEL.match(d.before)
        and not DEBATE.search(d.before)
        and not PAPER.search(d.before)
        and (d.index * 3 > count or count < 12)
    ]
    return late[-1].date if late else None


def _meeting(dates: list[Lined], lines: tuple[TextLine, ...]) -> dt.date | None:
    """Return the date after a meeting label, or alone on a line of the head."""
    for found in dates:
        after = CLOCK.sub("", found.after)
        for page in (NUMBERED_PAGE, NAMED_PAGE):
            after = page.sub("", after)
        after = after.strip(" .()/\t–-0123456789")
        held = not after or HELD_AT.fullmatch(found.after)
        if found.index < TOP and BODY_HEAD.match(found.before) and held:
            return found.date
    for found in dates:
        above = lines[found.index - 1].text if found.index else ""
        labelled = MEETING_LABEL.match(found.before) or (
            not found.before.strip() and MEETING_LABEL.match(above) and len(above) < 60
        )
        near = len(found.before) < LABEL_REACH and not ADJUSTED.search(found.before)
        if found.index < 80 and labelled and near:
            return found.date
    for found in dates:
        short = found.index < HEAD_LINES and len(found.line.text) < 140
        if short and AT_MEETING.search(found.before):
            return found.date
    for found in dates:
        around = CLOCK.sub("", WEEKDAY.sub("", found.before) + found.after)
        above = lines[found.index - 1].text if found.index else ""
        lone = found.index < HEAD_LINES and not around.strip(" .,")
        if lone and not ADJUSTED.search(above):
            return found.date
    return None


def _met(dates: list[Lined]) -> dt.date | None:
    """Return the day on which the first lines tell that the organ met."""
    for found in dates:
        if found.index < HEAD_LINES and MET.search(found.before):
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
    if not own and not _iso(layout.metadata.get("published", "")):
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


def _iso(value: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value[:10])
    except ValueError:
        return None


def _published(
    metadata: dict[str, str], media_type: str, kind: DocumentType
) -> dt.date | None:
    """Return a publisher's date; when a PDF was made says nothing of its text.

    A page that is kept up says what it said when it was last changed.
    """
    if not any(name in media_type for name in PUBLISHED_FORMATS):
        return None
    if kind == "webbsida" and (changed := _iso(metadata.get("modified", ""))):
        return changed
    return _iso(metadata.get("published", "")) or _iso(metadata.get("modified", ""))


def _from_url(metadata: dict[str, str]) -> dt.date | None:
    match = URL_DATE.search(metadata.get("url", ""))
    return _iso("-".join(match.groups())) if match else None


def _bounds(
    text: str, dnr: tuple[str, ...], metadata: dict[str, str]
) -> tuple[dt.date | None, dt.date | None]:
    """Bound an undated text: after what it tells as past, before its file was saved.

    A stamp from before the years that the text tells of is no stamp of this text.
    """
    told = list(_told(text))
    latest = _iso(metadata.get("modified", "")) or _iso(metadata.get("published", ""))
    if latest is not None and latest.year < _usual_year(text):
        latest = None
    for number in dnr:
        years = re.findall(r"(?<!\d)(?:19|20)\d{2}(?!\d)", number)
        if len(years) == 1:
            told.append(dt.date(int(years[0]), 1, 1))
    if latest is not None:
        told = [date for date in told if date <= latest]
    return (max(told) if told else None), latest


def _usual_year(text: str) -> int:
    """Return the middle one of the years a text names, 0 where it names none."""
    years = sorted(int(y[0]) for y in islice(HINT.finditer(text), YEARS) if _alone(y))
    return years[len(years) // 2] if years else 0


def _alone(match: re.Match[str]) -> bool:
    """Tell whether four digits are no part of a longer number."""
    around = match.string[max(0, match.start() - 1) : match.end() + 1]
    return sum(c.isdigit() for c in around) == len(match[0])


def _headed(layout: Layout, dating: Dating) -> Dating:
    """Narrow bounds by the year or month that the head of a paper gives."""
    lines = (line.text for line in layout.lines)
    found = bounds_of((*page_heads(layout), *islice(lines, HEAD_LINES)))
    if found is None:
        return dating
    first, last = found
    if dating.latest is not None and first <= dating.latest:
        last = min(last, dating.latest)
    if dating.earliest is not None and dating.earliest <= last:
        first = max(first, dating.earliest)
    return Dating(earliest=first, latest=last)


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


def _beside(layout: Layout, kind: DocumentType) -> list[tuple[str, dt.date | None]]:
    """Return the dates that only the head of the first page gives."""
    cells = (cell for cell in page_heads(layout) if not PRINTED.match(cell))
    lines = split_text("\n".join(cells))
    dates = _lined(lines)
    meeting = ("sammanträde", _meeting(dates, lines))
    others = [("datumfält", _labelled(dates, lines)), ("rubrik", _in_head(dates))]
    return [meeting, *others] if kind in PROTOCOLS else [*others, meeting]


def find_date(layout: Layout, kind: DocumentType) -> Dating:
    """Return the document's date with its source, or bounds where it has none."""
    lines, known = layout.lines, layout.metadata
    dates = _lined(lines)
    signature = ("underskrift", _signature(dates, len(lines)))
    meeting = ("sammanträde", _meeting(dates, lines))
    labelled = ("datumfält", _labelled(dates, lines))
    page = ("sidans uppgift", _page(dates, layout))
    head = ("rubrik", _in_head(dates))
    if kind in PROTOCOLS:
        met = ("sammanträde", _met(dates))
        order = [meeting, met, labelled, head, page, signature]
    elif kind == "webbsida":
        order = [page, labelled, signature, head]
    else:
        order = [signature, labelled, head, page, meeting]
    order += _beside(layout, kind)
    order += [
        ("debatt", _debate(dates)),
        ("metadata", _published(known, layout.media_type, kind)),
        ("url", _from_url(known)),
        ("ankomststämpel", _received(dates, layout)),
    ]
    for source, date in order:
        if date is not None:
            return Dating(date, source)
    numbers = find_numbers(layout.text[:3000])
    own = tuple(n.text for n in numbers if n.cued)
    earliest, latest = _bounds(layout.text, own, known)
    return _headed(layout, Dating(earliest=earliest, latest=latest))
