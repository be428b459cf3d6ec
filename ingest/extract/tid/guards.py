"""What looks like a time and is not: numbers of things, sums, lines and roads."""

import re

from ingest import lexicon
from ingest.extract.tid.core import Core

_ROWS = lexicon.table("tid_sparrar")


def _words(side: str) -> str:
    found = [row["ord"] for row in _ROWS if row["sida"] == side]
    return "|".join(re.escape(word) for word in sorted(found, key=len, reverse=True))


_BEFORE = re.compile(
    rf"(?:^|[\s(\"”])(?:{_words('fore')})[:.]?[ \u00a0]?\Z", re.IGNORECASE
)
# "förordning (EU) 2017/625 av den 15 mars 2017": the date is part of the act's name.
_OF_ACT = re.compile(
    r"(?:\((?:EU|EG|EEG|Euratom)\)|/(?:EU|EG|EEG))[^.\n]{0,40}[ \u00a0]av[ \u00a0]"
    r"(?:den[ \u00a0]\d{1,2}[ \u00a0](?:[a-zåäö]{3,9}[ \u00a0])?)?\Z",
    re.IGNORECASE,
)
# "1/1" alone on its line is a page.
_PAGE = re.compile(r"\n[ \u00a0]*\Z")
_AFTER = re.compile(rf"[ \u00a0-]?(?:{_words('efter')})(?![\wåäö])", re.IGNORECASE)
# "2 024", "08-174 2019", "1 000–2 000": a group of digits before.
_DIGITS_BEFORE = re.compile(r"\d[ \u00a0+-]$")
_NUMERIC = frozenset({"tid.ar", "tid.snedstreck", "tid.siffror", "tid.ar-till-ar"})
_WRITTEN_OUT = frozenset({"tid.datum", "tid.manad", "tid.ar"})
_NAMES = re.compile(
    r"(?:agenda|vision|(?:plan|strategi|program|policy)(?:e?n|met)?),?"
    r"(?:[ \u00a0]för)?[ \u00a0]$",
    re.IGNORECASE,
)


def is_time(text: str, core: Core) -> bool:
    """Tell whether the words around `core` let it be a time."""
    return barrier(text, core) is None


def barrier(text: str, core: Core) -> str | None:
    """Return what around a number says that it is no time, None if nothing does."""
    if core.rule in _WRITTEN_OUT and core.year is not None and _of_act(text, core):
        return "tal.rattsakt"
    if core.rule not in _NUMERIC:
        return None
    left = text[max(0, core.start - 24) : core.start]
    if _BEFORE.search(left) or _is_page(text, core):
        return "tal.nummer"
    if core.rule in ("tid.ar", "tid.ar-till-ar"):
        if _DIGITS_BEFORE.search(left) and core.end - core.start == 4:
            return "tal.siffror"
        if _AFTER.match(text, core.end):
            return "tal.mangd"
    return None


def _of_act(text: str, core: Core) -> bool:
    """Tell whether a date belongs to the name of an act of the EU."""
    near = text[max(0, core.start - 70) : core.start]
    return " av " in near[-22:] and _OF_ACT.search(near) is not None


def _is_page(text: str, core: Core) -> bool:
    """Tell whether "1/2" stands alone on its line, as the number of a page does."""
    if core.rule != "tid.snedstreck" or core.end - core.start > 3:
        return False
    alone = text[core.end : core.end + 1] in ("", "\n") and (
        not core.start or _PAGE.search(text[max(0, core.start - 24) : core.start])
    )
    day, _, month = text[core.start : core.end].partition("/")
    return bool(alone) and day <= month


def in_name(text: str, core: Core) -> bool:
    """Tell whether the years belong to a plan's name ("nämndens plan 2021–2023")."""
    if core.rule not in ("tid.ar", "tid.ar-till-ar"):
        return False
    return bool(_NAMES.search(text[max(0, core.start - 40) : core.start]))
