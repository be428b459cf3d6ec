"""Laws and ordinances, with chapter and section where they are given."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from ingest import lexicon
from ingest.extract.referens.found import Found
from ingest.extract.referens.naming import before_verb
from ingest.extract.referens.targets import (
    is_eu_name,
    law_name,
    law_number,
    statute_target,
)
from ingest.guided import Guided, text_of
from ingest.needles import fewest

SFS = r"\((?P<sfs>(?:19|20)\d{2}:\d{1,4})\)"
SECTION = (
    r"\d{1,3} ?(?:[a-z] ?)?(?:(?:-|–|och|,) ?\d{1,3} ?(?:[a-z] ?)?){0,4}§§?"
    r"(?: (?:första|andra|tredje|fjärde|femte) stycket(?: \d{1,2} ?p\.?)?)?"
)
SIGNED = r"§§? ?\d{1,3}(?: ?[a-z]\b)?(?: ?[-–] ?\d{1,3})?"
# "5 kap. 11 § ", "11 kap. ", "9 § ": stands before the name.
BEFORE = rf"(?:(?:\d{{1,2}} ?(?:[a-z] )?kap\.?,? ?(?:{SECTION} ?)?|{SECTION} )(?:i )?)?"
# " 7 kap. 18 §", " 7 kap § 18 e", " 5:11", " (Kapitel 2, §§1-2)": stands after it.
AFTER = (
    r"(?: \(?(?:\d{1,2} kap\.?|[Kk]ap(?:itel|\.) ?\d{1,2}),? ?"
    rf"(?:{SIGNED}|{SECTION})?\)?| {SECTION}| {SIGNED}| \d{{1,2}}:\d{{1,2}}(?!\d))?"
)
TAIL = (
    r" (?:om|med) (?:(?!(?:ska|är|har|att|kan|får|inte|gäller|eller|vid|när|där|det"
    r"|den|och (?:lag|förordning)\w*"
    r"|bör|innebär|anger|trädde|träder|under|enligt|samt)\b)"
    r"[a-zåäö-]{2,40}(?:, (?=[a-zåäö-]+ och )| |(?=[.,;:)(\n])|$)){1,9}"
)
NAMED = r"(?:[A-Za-zÅÄÖåäö]{2,30}-(?: och | ))?[A-Za-zÅÄÖåäö]{3,40}"
LAW = Guided(
    rf"(?<![\w/-]){BEFORE}(?P<name>"
    rf"(?:[Ll]ag(?:en)?|[Ff]örordning(?:en)?|[Kk]ungörelse[n]?) {SFS}(?:{TAIL})?"
    rf"|(?:(?<=nligt )|(?<=tifrån )|(?<=stöd av )|(?<=följd av ))lag{TAIL}"
    rf"|(?:[Ll]agen|[Ff]örordningen){TAIL}(?: ?{SFS.replace('sfs', 'sfs2')})?"
    r"(?: ?\([A-ZÅÄÖ][A-Za-z]{1,4}\))?"
    rf"|(?:[Aa]rtikel \d{{1,2}} i )?[Bb]arnkonventionen(?:s artikel \d{{1,2}})?"
    rf"|{NAMED}(?:lag|balk|förordning) {SFS.replace('sfs', 'sfs4')}"
    rf"|[Rr]egeringsformens?|{NAMED}(?:lagen|balken|förordningen|lagstiftningen)s?"
    rf"(?: {SFS.replace('sfs', 'sfs3')})?)(?P<after>{AFTER})",
    *("lagen", "lag om", "lag med", "lag (", "lagstiftning", "förordning", "balk"),
    *("kungörelse", "regeringsformen", "barnkonventionen"),
    cased=True,
)
SERIES = Guided(
    r"\b(?P<series>SFS|SOSFS|HSLF-FS|SKOLFS|NFS|BFS|TSFS|LIVSFS|MSBFS|AFS|SJVFS|ELSÄK-FS"
    r"|KIFS|STAFS|TLVFS|PMFS|RA-FS|CFCS) (?P<number>(?:19|20)\d{2}:\d{1,4})\b",
    "fs ",
    "cfcs ",
    cased=True,
)
CHAPTER = Guided(
    r"(?<!\w)(?:[Kk]apitel \d{1,2}, ?§§? ?\d{1,3}(?:[-–]\d{1,3})?"
    rf"|\d{{1,2}} kap\.? ?{SECTION})",
    "kap",
    cased=True,
)
# Two letters also name organs and parties; those laws need a § beside them.
AMBIGUOUS = frozenset(("FL", "KL", "TF", "RF", "MB", "FB", "JB", "RB", "AML"))


@cache
def _short() -> re.Pattern[str]:
    """Return the pattern of a law's abbreviation with its chapter and section."""
    rows = lexicon.table("lagar")
    names = {name for row in rows for name in row["forkortning"].split()}
    known = "|".join(sorted(map(re.escape, names), key=lambda n: (-len(n), n)))
    return re.compile(
        rf"(?<![\w/-])(?P<before>{BEFORE})(?P<name>{known})\b(?P<after>{AFTER})"
    )


@cache
def _short_names() -> tuple[str, ...]:
    rows = lexicon.table("lagar")
    return fewest(name for row in rows for name in row["forkortning"].lower().split())


def _place(before: str, after: str) -> str:
    """Return chapter and section in one form: "5 kap. 11 §"."""
    words = f"{before} {after}"
    chapter = re.search(r"(\d{1,2}) ?kap|[Kk]ap(?:itel|\.) ?(\d{1,2})", words)
    section = re.search(
        r"(\d{1,3})(?: ?([a-z]) )? ?§|§§? ?(\d{1,3})(?: ?([a-z])\b)?", words
    )
    colon = re.search(r"(?<!\d)(\d{1,2}):(\d{1,2})(?!\d)", after)
    if colon and not chapter:
        return f"{colon[1]} kap. {colon[2]} §"
    parts = []
    if chapter:
        parts.append(f"{chapter[1] or chapter[2]} kap.")
    if section:
        letter = section[2] or section[4]
        parts.append(
            (section[1] or section[3]) + (f" {letter}" if letter else "") + " §"
        )
    return " ".join(parts)


def _is_law(name: str) -> bool:
    first = name.partition(" (")[0].casefold().removesuffix("s")
    if is_eu_name(first):
        return False
    return first not in ("lagen", "förordningen") and not first.endswith(
        tuple(lexicon.words("lagar_ej"))
    )


def find_statutes(text: str, day: dt.date | None = None) -> Iterator[Found]:
    """Yield laws by name, by abbreviation, by series and by chapter alone.

    A law that the text gives its number once has that number wherever it is named.

    Args:
        text: The text to read.
        day: When it was written, for laws that have followed on each other.
    """
    matches = [m for m in LAW.finditer(text) if _is_law(m["name"]) or m["sfs"]]
    said = {law_name(m["name"]): number for m in matches if (number := _number(m))}
    for match in matches:
        name = before_verb(match["name"].strip(), 3, relative=True)
        whole = name == match["name"].strip()
        after = match["after"] if whole else ""
        key = law_name(name)
        before = text[match.start() : match.start("name")]
        number = _number(match) or said.get(key) or law_number(key, day)
        target = statute_target(number, key, _place(before, after))
        end = match.end() if whole else match.start("name") + len(name)
        while text[end - 1].isspace():
            end -= 1
        if text[end - 1] == ")" and "(" not in text[match.start() : end]:
            end -= 1
        yield Found(match.start(), end, "statute", target, "ref.lag", 0.95)
    yield from _find_short(text, day, said)
    for match in SERIES.finditer(text):
        target = f"{match['series']} {match['number']}"
        yield Found(
            match.start(), match.end(), "statute", target, "ref.forfattning", 0.97
        )
    for match in CHAPTER.finditer(text):
        target = statute_target(None, "", _place(match[0], ""))
        yield Found(match.start(), match.end(), "statute", target, "ref.kapitel", 0.7)


def _number(match: re.Match[str]) -> str | None:
    return match["sfs"] or match["sfs2"] or match["sfs3"] or match["sfs4"]


def _find_short(
    text: str, day: dt.date | None, said: dict[str, str]
) -> Iterator[Found]:
    """Yield laws written as abbreviations ("9 kap. 1 § SoL", "LOU")."""
    lines = text_of(text).lines_with(_short_names())
    for match in chain.from_iterable(_short().finditer(text, *at) for at in lines):
        name = match["name"]
        place = _place(match["before"], match["after"])
        if name in AMBIGUOUS and "kap" not in place:
            continue
        number = said.get(law_name(name)) or law_number(name, day)
        target = statute_target(number, name, place)
        yield Found(match.start(), match.end(), "statute", target, "ref.lag-kort", 0.85)
