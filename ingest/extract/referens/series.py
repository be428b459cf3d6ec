"""Inquiries, bills and EU acts: printed series with numbers of their own."""

import re
from collections.abc import Iterator

from ingest.extract.referens.found import Found
from ingest.extract.referens.fragments import YEAR
from ingest.extract.referens.targets import eu_target, series_target
from ingest.model import ReferenceKind

NUMBERED: tuple[tuple[re.Pattern[str], str, ReferenceKind], ...] = (
    (re.compile(rf"\bSOU {YEAR}: ?(\d{{1,3}})\b"), "SOU", "sou"),
    (re.compile(rf"\bDs {YEAR}: ?(\d{{1,3}})\b"), "Ds", "sou"),
    (re.compile(rf"\b[Dd]ir\. ?{YEAR}: ?(\d{{1,3}})\b"), "dir.", "sou"),
    (
        re.compile(
            rf"\b(?:[Pp]rop\.|[Pp]roposition(?:en)?) ?{YEAR}/\d{{2,4}}: ?(\d+)\b"
        ),
        "prop.",
        "prop",
    ),
    (
        re.compile(rf"\b[Bb]et\. ?{YEAR}/\d{{2,4}}: ?([A-Za-zÅÄÖ]*\d+)\b"),
        "bet.",
        "prop",
    ),
    (re.compile(rf"\b[Rr]skr\. ?{YEAR}/\d{{2,4}}: ?(\d+)\b"), "rskr.", "prop"),
    (re.compile(rf"\b[Ss]kr\. ?{YEAR}/\d{{2,4}}: ?(\d+)\b"), "skr.", "prop"),
    (re.compile(rf"\b[Mm]ot\. ?{YEAR}/\d{{2,4}}: ?(\d+)\b"), "mot.", "prop"),
)
EU = re.compile(
    r"\b(?:[Dd]irektiv(?:et)?|[Ff]örordning(?:en)?|[Bb]eslut) "
    r"(?:\((?:EU|EG|EEG)\) )?(?:nr )?\d{2,4}/\d{1,4}(?:/(?:EU|EG|EEG))?\b"
    r"|\((?:EU|EG|EEG)\) (?:nr )?\d{2,4}/\d{1,4}\b"
    r"|\b\d{2,4}/\d{1,4}/(?:EU|EG|EEG)\b"
    r"|\b[Dd]ataskyddsförordningen\b|\bGDPR\b|\bAI-förordningen\b"
    r"|\bEU:s \w{3,40}(?:direktiv|förordning|strategi|program|regler)(?:et|en)?\b"
    r"|\bEU-rätt(?:en)?\b|\bEU-(?:direktiv|förordning)(?:et|en)?\b"
    r"|\b\w{3,30}direktivet\b"
)
NUMBER = re.compile(rf"{YEAR}(?:/\d{{2,4}})?: ?[A-Za-zÅÄÖ]*\d+")


def find_series(text: str) -> Iterator[Found]:
    """Yield SOU, Ds, dir., prop., bet., rskr., skr., mot. and EU acts."""
    for pattern, series, kind in NUMBERED:
        for match in pattern.finditer(text):
            number = NUMBER.search(match[0])
            target = series_target(series, number[0].replace(" ", "") if number else "")
            rule = f"ref.{series.rstrip('.').lower()}"
            yield Found(match.start(), match.end(), kind, target, rule, 0.98)
    for match in EU.finditer(text):
        target = eu_target(match[0])
        yield Found(match.start(), match.end(), "eu", target, "ref.eu", 0.85)
