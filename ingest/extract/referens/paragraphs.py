"""Mentions of §§ in protocols: "KF 2024-11-06, § 149", "§ 12 den 3 maj 2024"."""

import datetime as dt
import re
from collections.abc import Iterator

from ingest.extract.referens.found import Found
from ingest.extract.referens.fragments import DAY, ISO_DATE, MONTH, YEAR
from ingest.extract.referens.targets import paragraph_target
from ingest.model import Document
from ingest.structure.written_dates import written_dates

ORGAN = (
    r"(?:[A-ZÅÄÖ]{2,6}(?: AU)?|[A-ZÅÄÖa-zåäö][\w-]{2,40}"
    r"(?:nämnden|styrelsen|fullmäktige|utskottet)(?:s [a-zåäö]{3,20}utskott)?|[\w-]{2,30}(?:nämndens|styrelsens)"
    r" [a-zåäö]{3,20}utskott)"
)
DATE = rf"(?:{ISO_DATE}|{DAY}(?: {YEAR})?)"
NUMBER = r"\d{1,4}(?:/\d{2,4})?(?: ?[a-z](?!\w))?"
JOINT = r"(?: ?[-–] ?|, | och | samt )"
MANY = rf"{NUMBER}(?:{JOINT}{NUMBER}(?!\d| {MONTH})){{0,12}}"
SIGN = r"(?:§§? ?|[Pp]araf?gra(?:f|fen|ferna|fer) )"
BEFORE = re.compile(
    rf"(?<![\w-])(?:(?P<organ>{ORGAN}),? (?:\(?beslut )?)?(?:(?P<date>{DATE})[,]? ?)?"
    rf"{SIGN}(?P<number>{MANY})"
    r"(?:,? (?P<organ2>[A-ZÅÄÖ]{2,6}(?![\w-])))?"
    rf"(?:,? (?!{DATE},? ?§)(?P<date2>{DATE}))?"
)
SWEDISH = re.compile(rf"(?<![\w:/-])(?P<number>{NUMBER}) ?§§?(?![\w§])")
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


def find_paragraphs(document: Document) -> Iterator[Found]:
    """Yield mentions of §§; the §§' own headings and contents lists are none."""
    text = document.text
    front = [s for s in document.sections if s.kind == "forsattsblad"]
    own = {s.start for s in document.sections if s.kind == "paragraf"}
    for match in BEFORE.finditer(text):
        sign = match.start("number")
        line_start = text.rfind("\n", 0, sign) + 1
        if line_start in own or match.start() in own:
            continue
        opens = not text[line_start : match.start()].strip()
        if opens and front and line_start < front[0].end:
            continue
        if FIELD.search(text[max(0, match.start() - 20) : match.start()]):
            continue
        date = _date(document, match["date"] or match["date2"])
        organ = match["organ"] or match["organ2"]
        if organ is None and date is None:
            organ, date = document.organ, document.date
        first = re.match(NUMBER, match["number"])
        target = paragraph_target(organ, date, first[0] if first else match["number"])
        yield Found(
            match.start(), match.end(), "paragraph", target, "ref.paragraf", 0.9
        )
    for match in SWEDISH.finditer(text):
        if text.rfind("\n", 0, match.start()) + 1 != match.start():
            target = paragraph_target(None, None, match["number"])
            yield Found(
                match.start(),
                match.end(),
                "paragraph",
                target,
                "ref.paragraf-sist",
                0.6,
            )
