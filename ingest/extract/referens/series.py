"""Inquiries, bills and EU acts: printed series with numbers of their own."""

import re
from collections.abc import Iterator

from ingest import lexicon
from ingest.extract.referens.found import Found
from ingest.extract.referens.fragments import YEAR
from ingest.extract.referens.targets import eu_target, series_target
from ingest.guided import Guided
from ingest.model import ReferenceKind


def _named_acts() -> str:
    rows = (row["namn"] for row in lexicon.table("lagar_eu"))
    names = (f"[{name[0].upper()}{name[0]}]{re.escape(name[1:])}" for name in rows)
    return "|".join(sorted(names, key=len, reverse=True))


def _printed(pattern: str, *needles: str) -> Guided:
    return Guided(pattern, *needles, cased=True)


NUMBERED: tuple[tuple[Guided, str, ReferenceKind], ...] = (
    (_printed(rf"\bSOU {YEAR}: ?(\d{{1,3}})\b", "sou "), "SOU", "sou"),
    (_printed(rf"\bDs {YEAR}: ?(\d{{1,3}})\b", "ds 19", "ds 20"), "Ds", "sou"),
    (_printed(rf"\b[Dd]ir\. ?{YEAR}: ?(\d{{1,3}})\b", "ir."), "dir.", "sou"),
    (
        _printed(
            rf"\b(?:[Pp]rop\.|[Pp]roposition(?:en)?) ?{YEAR}/\d{{2,4}}: ?(\d+)\b",
            "rop.",
            "roposition",
        ),
        "prop.",
        "prop",
    ),
    (
        _printed(rf"\b[Bb]et\. ?{YEAR}/\d{{2,4}}: ?([A-Za-zÅÄÖ]*\d+)\b", "et."),
        "bet.",
        "prop",
    ),
    (_printed(rf"\b[Rr]skr\. ?{YEAR}/\d{{2,4}}: ?(\d+)\b", "kr."), "rskr.", "prop"),
    (_printed(rf"\b[Ss]kr\. ?{YEAR}/\d{{2,4}}: ?(\d+)\b", "kr."), "skr.", "prop"),
    (_printed(rf"\b[Mm]ot\. ?{YEAR}/\d{{2,4}}: ?(\d+)\b", "ot."), "mot.", "prop"),
)
# Reports and rulings with a number of their own, in no series of the parliament's.
RULINGS = Guided(
    r"\bJO \d{4}/\d{2} s\. ?\d{1,4}\b"
    r"|\bJO:s beslut (?:\d{4}-\d{2}-\d{2}, )?dnr \d{1,5}-\d{4}"
    r"|\b(?:HFD|NJA|RÅ|AD|MÖD|RH|PMÖD) \d{4}(?::\d{1,3}| (?:ref|not|s|nr)\.? ?\d{1,4})"
    rf"|\b[Pp]rot\. ?{YEAR}/\d{{2,4}}: ?\d{{1,4}}\b|\bRiR {YEAR}: ?\d{{1,3}}\b"
    r"|\b(?:[A-ZÅÄÖ][A-Za-zÅÄÖ]{1,9}-)?(?:[Rr]evisions|[Ll]äges|[Dd]el)?[Rr]apport"
    rf"(?:en)? (?:nr )?(?:{YEAR}:\d{{1,3}}|\d{{1,2}}/{YEAR})(?![\d/-])",
    *(f"{court} {age}" for court in ("jo", "rå", "ad", "rh") for age in (19, 20)),
    "jo:s ",
    "hfd ",
    "nja ",
    "möd ",
    "rot.",
    "rir ",
    "rapport",
    cased=True,
)
EU = Guided(
    r"\b(?:[Dd]irektiv(?:et)?|[Ff]örordning(?:en)?|[Bb]eslut) "
    r"(?:\((?:EU|EG|EEG)\) )?(?:nr )?\d{2,4}/\d{1,4}(?:/(?:EU|EG|EEG))?\b"
    r"|\((?:EU|EG|EEG)\) (?:nr )?\d{2,4}/\d{1,4}\b"
    r"|\b\d{2,4}/\d{1,4}/(?:EU|EG|EEG)\b"
    rf"|\b(?:{_named_acts()})\b|\bGDPR\b"
    r"|\bEU:s \w{3,40}(?:direktiv|förordning|strategi|program|regler)(?:et|en)?\b"
    r"|\bEU-rätt(?:en)?\b|\bEU-(?:direktiv|förordning)(?:et|en)?\b"
    r"|\b\w{3,30}direktivet\b"
    r"|\bSA\.\d{4,6}(?: \(\d{4}/[A-Z]{1,2}\))?|\b(?:COM|KOM|C|SWD)\(\d{4}\) ?\d{1,5}\b",
    "/",
    "sa.",
    "c(",
    "om(",
    "swd(",
    "direktivet",
    "eu-",
    "eu:s ",
    "gdpr",
    "förordningen",
    cased=True,
)
NUMBER = re.compile(rf"{YEAR}(?:/\d{{2,4}})?: ?[A-Za-zÅÄÖ]*\d+")


def find_series(text: str) -> Iterator[Found]:
    """Yield SOU, Ds, dir., prop., bet., rskr., skr., mot., rulings and EU acts."""
    for pattern, series, kind in NUMBERED:
        for match in pattern.finditer(text):
            number = NUMBER.search(match[0])
            target = series_target(series, number[0].replace(" ", "") if number else "")
            rule = f"ref.{series.rstrip('.').lower()}"
            yield Found(match.start(), match.end(), kind, target, rule, 0.98)
    for match in RULINGS.finditer(text):
        target = series_target("", " ".join(match[0].split()).casefold()).strip()
        yield Found(match.start(), match.end(), "document", target, "ref.rapport", 0.85)
    for match in EU.finditer(text):
        target = eu_target(match[0])
        yield Found(match.start(), match.end(), "eu", target, "ref.eu", 0.85)
