"""What looks like a time and is not: numbers of things, sums, lines and roads."""

import re

from ingest import lexicon
from ingest.extract.tid.core import Core

_ROWS = lexicon.table("tid_sparrar")


def _words(side: str) -> str:
    found = [row["ord"] for row in _ROWS if row["sida"] == side]
    return "|".join(re.escape(word) for word in sorted(found, key=len, reverse=True))


_BEFORE = re.compile(
    rf"(?:^|[\s(\"”])(?:{_words('fore')})[:.]?[ \u00a0]?$", re.IGNORECASE
)
_AFTER = re.compile(rf"[ \u00a0-]?(?:{_words('efter')})(?![\wåäö])", re.IGNORECASE)
# "2 024", "08-174 2019", "1 000–2 000": a group of digits before.
_DIGITS_BEFORE = re.compile(r"\d[ \u00a0+-]$")
_NUMERIC = frozenset({"tid.ar", "tid.snedstreck", "tid.siffror", "tid.ar-till-ar"})
_NAMES = re.compile(
    r"(?:agenda|vision|[a-zåäö]*(?:plan|strategi|program|policy)(?:e?n|met)?),?"
    r"(?:[ \u00a0]för)?[ \u00a0]$",
    re.IGNORECASE,
)


def is_time(text: str, core: Core) -> bool:
    """Tell whether the words around `core` let it be a time."""
    return barrier(text, core) is None


def barrier(text: str, core: Core) -> str | None:
    """Return what around a number says that it is no time, None if nothing does."""
    if core.rule not in _NUMERIC:
        return None
    left = text[max(0, core.start - 24) : core.start]
    if _BEFORE.search(left):
        return "tal.nummer"
    if core.rule in ("tid.ar", "tid.ar-till-ar"):
        if _DIGITS_BEFORE.search(left) and core.end - core.start == 4:
            return "tal.siffror"
        if _AFTER.match(text, core.end):
            return "tal.mangd"
    return None


def in_name(text: str, core: Core) -> bool:
    """Tell whether the years belong to a plan's name ("nämndens plan 2021–2023")."""
    if core.rule not in ("tid.ar", "tid.ar-till-ar"):
        return False
    return bool(_NAMES.search(text[max(0, core.start - 40) : core.start]))
