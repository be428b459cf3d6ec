"""What an office file states of itself: title, author and dates, if they say something.

A file made from a template keeps the template's title; that names no document.
"""

import datetime as dt
import re

_TEMPLATE = re.compile(
    r"\b(?:mall(?:en)?|template|untitled|namnlös|klicka|ange|skriv|infoga|document)\b"
    r"|mall\b|^(?:dokument|microsoft word|normal|title|titel|rubrik|blank|presentation"
    r"|tjänsteskrivelse|tjänsteutlåtande|protokoll|protokollsutdrag|pm|brev|missiv"
    r"|kallelse|rapport|beslut|interpellation|motion|yttrande|skrivelse|avtal"
    r"|sammanträdesprotokoll)\b[\s\d_-]*$|^[\[<«{]",
    re.IGNORECASE,
)
_PROGRAM = re.compile(r"^Microsoft (?:Office )?Word ?- ?", re.IGNORECASE)
_FILE = re.compile(r"\.(?:docx?|dotx?|rtf|odt|pdf|txt)$", re.IGNORECASE)
_NUMBER = re.compile(r"(?=.{0,60}\d)[^\n]{3,60}")


def stated(
    found: dict[str, str | None],
) -> tuple[tuple[str, str], ...]:
    """Return the properties that say something, in order of key."""
    kept = {}
    for key, value in found.items():
        clean = " ".join((value or "").replace("\x00", "").split())
        if key == "title":
            clean = _title(clean)
        elif key in {"created", "modified", "published"}:
            clean = _day(clean)
        elif key == "dnr":
            clean = clean if _NUMBER.fullmatch(clean) else ""
        if clean:
            kept[key] = clean
    return tuple(sorted(kept.items()))


def _title(title: str) -> str:
    """Return a title unless it is the template's or a file's name."""
    title = _PROGRAM.sub("", title)
    if len(title) < 3 or _TEMPLATE.search(title) or _FILE.search(title):
        return ""
    return title


def _day(value: str) -> str:
    """Return the day of a date and time, "" where it is none."""
    try:
        return dt.date.fromisoformat(value[:10]).isoformat()
    except ValueError:
        return ""
