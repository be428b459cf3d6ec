"""Laws and ordinances, with chapter and section where they are given."""

import re
from collections.abc import Iterator
from functools import cache

from ingest import lexicon
from ingest.extract.referens.found import Found
from ingest.extract.referens.targets import statute_target

SFS = r"\((?P<sfs>(?:19|20)\d{2}:\d{1,4})\)"
SECTION = r"\d{1,3} ?(?:[a-z] )?(?:(?:-|–|och|,) ?\d{1,3} ?(?:[a-z] )?)?§§?"
SIGNED = r"§§? ?\d{1,3}(?: ?[a-z]\b)?(?: ?[-–] ?\d{1,3})?"
# "5 kap. 11 § ", "11 kap. ", "9 § ": stands before the name.
BEFORE = rf"(?:(?:\d{{1,2}} ?(?:[a-z] )?kap\.?,? ?(?:{SECTION} ?)?|{SECTION} )(?:i )?)?"
# " 7 kap. 18 §", " 7 kap § 18 e", " 5:11", " (Kapitel 2, §§1-2)": stands after it.
AFTER = (
    r"(?: \(?(?:\d{1,2} kap\.?|[Kk]ap(?:itel|\.) ?\d{1,2}),? ?"
    rf"(?:{SIGNED}|{SECTION})?\)?| {SECTION}| {SIGNED}| \d{{1,2}}:\d{{1,2}}(?!\d))?"
)
TAIL = (
    r" (?:om|med) (?:(?!(?:som|ska|är|har|att|kan|får|inte|gäller|eller|vid|när|där|det"
    r"|den|och (?:lag|förordning)\w*"
    r"|bör|innebär|anger|trädde|träder|under|enligt|samt)\b)"
    r"[a-zåäö-]{2,40}(?:, (?=[a-zåäö-]+ och )| |(?=[.,;:)(\n])|$)){1,7}"
)
NAMED = r"(?:[A-Za-zÅÄÖåäö]{2,30}-(?: och | ))?[A-Za-zÅÄÖåäö]{3,40}"
LAW = re.compile(
    rf"(?<![\w/-]){BEFORE}(?P<name>"
    rf"(?:[Ll]ag(?:en)?|[Ff]örordning(?:en)?|[Kk]ungörelse[n]?) {SFS}(?:{TAIL})?"
    rf"|(?:[Ll]agen|[Ff]örordningen){TAIL}(?: ?{SFS.replace('sfs', 'sfs2')})?"
    r"(?: ?\([A-ZÅÄÖ][A-Za-z]{1,4}\))?"
    rf"|[Rr]egeringsformen|{NAMED}(?:lagen|balken|förordningen|lagstiftningen)"
    rf"(?: {SFS.replace('sfs', 'sfs3')})?)(?P<after>{AFTER})"
)
SHORT = re.compile(
    rf"(?<![\w/-])(?P<before>{BEFORE})(?P<name>[A-ZÅÄÖ][A-Za-zÅÄÖ]{{1,3}})\b(?P<after>{AFTER})"
)
SERIES = re.compile(
    r"\b(?P<series>SFS|SOSFS|HSLF-FS|SKOLFS|NFS|BFS|TSFS|LIVSFS|MSBFS|AFS|SJVFS|ELSÄK-FS"
    r"|KIFS|STAFS|TLVFS|PMFS|RA-FS|CFCS) (?P<number>(?:19|20)\d{2}:\d{1,4})\b"
)
CHAPTER = re.compile(
    r"(?<!\w)(?:[Kk]apitel \d{1,2}, ?§§? ?\d{1,3}(?:[-–]\d{1,3})?"
    rf"|\d{{1,2}} kap\.? ?{SECTION})"
)
# Two letters also name organs and parties; those laws need a § beside them.
AMBIGUOUS = frozenset(("FL", "KL", "TF", "RF", "MB", "FB", "JB", "RB", "AML"))


@cache
def _known() -> dict[str, str]:
    known = {}
    for row in lexicon.table("lagar"):
        known[row["namn"]] = row["sfs"]
        if row["forkortning"]:
            known[row["forkortning"]] = row["sfs"]
    return known


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
    first = name.partition(" (")[0].casefold()
    return first not in ("lagen", "förordningen") and not first.endswith(
        tuple(lexicon.words("lagar_ej"))
    )


def find_statutes(text: str) -> Iterator[Found]:
    """Yield laws by name, by abbreviation, by series and by chapter alone."""
    for match in LAW.finditer(text):
        name = match["name"].strip()
        if not (_is_law(name) or match["sfs"]):
            continue
        sfs = match["sfs"] or match["sfs2"] or match["sfs3"]
        bare = re.sub(r" \(.*?\)", "", name).casefold()
        before = text[match.start() : match.start("name")]
        target = statute_target(
            sfs or _known().get(bare), bare, _place(before, match["after"])
        )
        end = match.end()
        while text[end - 1].isspace():
            end -= 1
        yield Found(match.start(), end, "statute", target, "ref.lag", 0.95)
    yield from _find_short(text)
    for match in SERIES.finditer(text):
        target = f"{match['series']} {match['number']}"
        yield Found(
            match.start(), match.end(), "statute", target, "ref.forfattning", 0.97
        )
    for match in CHAPTER.finditer(text):
        target = statute_target(None, "", _place(match[0], ""))
        yield Found(match.start(), match.end(), "statute", target, "ref.kapitel", 0.7)


def _find_short(text: str) -> Iterator[Found]:
    """Yield laws written as abbreviations ("9 kap. 1 § SoL", "LOU")."""
    for match in SHORT.finditer(text):
        name = match["name"]
        place = _place(match["before"], match["after"])
        if name not in _known() or (name in AMBIGUOUS and "kap" not in place):
            continue
        target = statute_target(_known()[name], name, place)
        yield Found(match.start(), match.end(), "statute", target, "ref.lag-kort", 0.85)
