"""Mentions of §§ in protocols: "KF 2024-11-06, § 149", "§ 12 den 3 maj 2024"."""

import datetime as dt
import re
from collections.abc import Iterator
from itertools import chain

from ingest import lexicon
from ingest.extract.referens.found import Found
from ingest.extract.referens.fragments import DAY, ISO_DATE, MONTH, YEAR
from ingest.extract.referens.targets import paragraph_target
from ingest.guided import Guided, text_of
from ingest.model import Document
from ingest.structure.written_dates import written_dates

ORGAN = (
    r"(?:[A-ZÅÄÖ]{2,6}(?: AU)?"
    r"|(?:[A-ZÅÄÖa-zåäö]\w{1,30}- och )?[A-ZÅÄÖa-zåäö][\w-]{2,40}"
    r"(?:nämnden|styrelsen|fullmäktige|utskottet)(?:s [a-zåäö]{3,20}utskott)?"
    r"|[\w-]{2,30}(?:nämndens|styrelsens) [a-zåäö]{3,20}utskott)"
)
DATE = rf"(?:{ISO_DATE}|{DAY}(?: {YEAR})?)"
NUMBER = r"\d{1,4}(?:/\d{2,4})?(?: ?[a-z](?!\w))?"
JOINT = r"(?: ?[-–] ?|, | och | samt )"
MANY = rf"{NUMBER}(?:{JOINT}{NUMBER}(?!\d|-\d| {MONTH})){{0,12}}"
SIGN = r"(?:§§? ?|[Pp]araf?gra(?:f|fen|ferna|fer) )"
BEFORE = re.compile(
    rf"(?<![\w-])(?:(?P<organ>{ORGAN})s?,? (?:\(?(?:beslut|uppdrag) )?)?"
    rf"(?:(?P<date>{DATE})(?:,\n|,? ?))?"
    rf"{SIGN}(?P<number>{MANY})"
    r"(?:,? (?P<organ2>[A-ZÅÄÖ]{2,6}(?![\w-])))?"
    rf"(?:(?:,? | [-–] )(?!{DATE},? ?§)(?P<date2>{DATE}))?"
)
# "2024-11-06, KF 149": after a date the organ's short name stands for the sign.
CODES = "|".join(sorted({row["abbr"] for row in lexicon.table("organ")}))
UNSIGNED = Guided(
    rf"(?<![\w-])(?P<date>{DATE}),? (?P<organ>{CODES})(?: nr)? "
    r"(?P<number>\d{1,3})(?![\w/:§-]|[.,]\d| §)",
    cased=True,
)
# Of which every mention with a sign holds one.
SIGNS = ("§", "aragraf", "arafgraf")
NEAR = 300
# "Bordlagt den 3 maj, § 4": what the organ itself did at an earlier meeting.
EARLIER = re.compile(
    r"(?i)\b(?:bordlagt|bordlades|återremitterat|återremitterades|uppskjutet)\b"
    r"(?![^\n]*(?:fullmäktige|styrelsen|nämnden|utskott))"
)
SWEDISH = Guided(rf"(?<![\w:/-])(?P<number>{NUMBER}) ?§§?(?![\w§])", "§", cased=True)
# Parts whose number is a § of the document itself: of minutes, of an agreement.
OWN = frozenset({"paragraf", "klausul"})
FIELD = re.compile(r"(?i)\bparagrafer:?[ \t]*$")


def _date(document: Document, words: str | None) -> dt.date | None:
    """Return a written date; without a year it is the last such day till then."""
    if not words:
        return None
    whole = written_dates(words)
    if whole or document.date is None:
        return whole[0].date if whole else None
    for year in (document.date.year, document.date.year - 1):
        dated = written_dates(f"{words} {year}")
        if dated and dated[0].date <= document.date:
            return dated[0].date
    return None


def _is_own(document: Document, own: frozenset[int], start: int, sign: int) -> bool:
    """Tell whether a match is a § heading, a contents line or the Paragrafer field."""
    text = document.text
    line_start = text.rfind("\n", 0, sign) + 1
    if line_start in own or start in own:
        return True
    opens = not text[line_start:start].strip()
    first = document.sections[0] if document.sections else None
    if opens and first and first.kind == "forsattsblad" and line_start < first.end:
        return True
    return FIELD.search(text[max(0, start - 20) : start]) is not None


def _target(document: Document, match: re.Match[str]) -> str:
    """Return the target: organ and date as written, else the document's own."""
    date = _date(document, match["date"] or match["date2"])
    organ = match["organ"] or match["organ2"]
    near = document.text[max(0, match.start() - NEAR) : match.start()]
    if organ is None and date is None:
        organ, date = document.organ, document.date
    elif organ is None and EARLIER.search(near.rpartition("\n")[2]):
        organ = document.organ
    first = re.match(NUMBER, match["number"])
    return paragraph_target(organ, date, first[0] if first else match["number"])


def _signed(text: str) -> list[tuple[int, int]]:
    """Return the stretches that hold a sign, with the line before that ends in ","."""
    found: list[tuple[int, int]] = []
    for start, end in text_of(text).lines_with(SIGNS):
        broken = text.endswith(",\n", 0, start)
        low = text.rfind("\n", 0, start - 1) + 1 if broken else start
        if found and low <= found[-1][1]:
            low = found.pop()[0]
        found.append((low, end))
    return found


def find_paragraphs(document: Document) -> Iterator[Found]:
    """Yield mentions of §§; the §§' own headings and contents lists are none."""
    text = document.text
    own = frozenset(s.start for s in document.sections if s.kind in OWN)
    stretches = _signed(text)
    for match in chain.from_iterable(BEFORE.finditer(text, *at) for at in stretches):
        start, end = match.span()
        if not _is_own(document, own, start, match.start("number")):
            target = _target(document, match)
            yield Found(start, end, "paragraph", target, "ref.paragraf", 0.9)
    for match in UNSIGNED.finditer(text):
        date = _date(document, match["date"])
        target = paragraph_target(match["organ"], date, match["number"])
        yield Found(*match.span(), "paragraph", target, "ref.paragraf-nummer", 0.8)
    for match in SWEDISH.finditer(text):
        start, end = match.span()
        if text.rfind("\n", 0, start) + 1 != start:
            target = paragraph_target(None, None, match["number"])
            yield Found(start, end, "paragraph", target, "ref.paragraf-sist", 0.6)
