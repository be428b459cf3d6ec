"""Dates as web pages write them: for machines, and in words."""

import datetime as dt
import re
from collections.abc import Iterator

from ingest import lexicon

_ISO = re.compile(
    r"(?<!\d)((?:19|20)\d\d)([-./]?)(\d\d)\2(\d\d)"
    r"(?:[T ](\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?\s?(Z|\+00:?00)?)?(?!\d)"
)
_WRITTEN = re.compile(
    r"(?<!\d)(\d{1,2})(?::?e|:a)?\s+([a-zåäö]{3,9})\.?,?\s+((?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    r"\b([a-z]{3})[a-z]{0,6}\.?\s+(\d{1,2}),?\s+(?:\d\d:\d\d:\d\d\s+)?((?:19|20)\d\d)",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})[/.](\d{1,2})[ /.-]+((?:19|20)\d\d)(?!\d)")
_ENGLISH_MONTHS = {
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "may": 5,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
_LABEL = (
    r"publicera(?:des|ts|d|t)?|publiceringsdatum|publicerings?dag|skapa(?:d|t|des)"
    r"|uppdatera(?:des|ts|d|t)?|uppdateringsdatum|ändra(?:des|ts|d|t)?|reviderad"
    r"|granska(?:des|ts|d|t)?|faktagranskad|inlagd|upplagd"
)
# A label with its date, alone on its line or beside others of the kind.
_SAID = re.compile(
    r"(?:^|(?<=[|•·;,–—()])\s*|(?<=\d)\s+|(?<=\d\s)|(?<=\.\s)|(?<=[.])\s+)"
    r"(?:(?:den\s+här\s+)?(?:sidan|artikeln|nyheten|texten|informationen|innehållet|dokumentet)"
    r"\s+(?:är\s+|har\s+)?)?(?:senast\s+|nyhet\s+)?"
    rf"(?P<label>{_LABEL})\b(?P<between>[^\d\n]{{0,60}}?)"
    rf"(?P<date>\d(?:(?!senast|sidan|artikeln|nyheten|{_LABEL})[^\n|•·;()]){{3,40}})",
    re.IGNORECASE,
)
_LONGEST = 200
_DIGIT = re.compile(r"\d")
_REST = re.compile(
    r"(?:kl(?:ockan)?\.?|den|av|senast|på|i|[a-zåäö]+dag(?:en)?|sidan|artikeln|nyheten|"
    r"datum|är|har|[\d:./TZ+,|•·;()\s–—-])*",
    re.IGNORECASE,
)
_NAME = re.compile(r"\s{0,9}(?:av|by)\s{0,9}:?\s{0,9}[^\d|•·;]{2,50}", re.IGNORECASE)
_MONTHS = {
    name.lower().rstrip("."): int(row["nummer"])
    for row in lexicon.table("manader")
    for name in (row["namn"], *re.split(r"[\s,;|]+", row["forkortningar"]))
    if name
}
_FIRST = ("publi", "skapa", "inlagd", "upplagd")


def iso(text: str) -> str:
    """Return the first date in a text as ISO in Swedish time, or nothing."""
    for read in (_from_iso, _from_words, _from_slashes, _from_english):
        try:
            found = read(text)
        except (ValueError, OverflowError):
            continue
        if found is not None:
            return found.isoformat()
    return ""


def said(text: str) -> Iterator[tuple[str, str]]:
    """Yield what a short line says of its page: published, modified or reviewed.

    "Senast uppdaterad 4 mars 2021 kl. 13.04" is modified; "för 3 år sedan" is nothing.
    """
    if len(text) > _LONGEST or not _DIGIT.search(text):
        return
    for match in _SAID.finditer(text):
        date = iso(match["date"])
        if date and _is_about(match["between"]):
            label = match["label"].lower()
            first = label.startswith(_FIRST)
            kind = "reviewed" if "granska" in label else "modified"
            yield "published" if first else kind, date


def _is_about(between: str) -> bool:
    """Tell whether the words between a label and its date may stand there."""
    return bool(_REST.fullmatch(_NAME.sub(" ", between).replace(":", " ")))


def _from_iso(text: str) -> dt.date | None:
    found = _ISO.search(text)
    if not found:
        return None
    date = dt.date(int(found[1]), int(found[3]), int(found[4]))
    if not found[7]:
        return date
    moment = dt.datetime(
        date.year, date.month, date.day, min(int(found[5]), 23), min(int(found[6]), 59)
    )
    return (moment + dt.timedelta(hours=2 if _is_summer(moment) else 1)).date()


def _is_summer(moment: dt.datetime) -> bool:
    """Tell whether Swedish clocks show summer time at a moment of UTC."""
    starts, ends = (_last_sunday(moment.year, month) for month in (3, 10))
    return starts <= moment < ends


def _last_sunday(year: int, month: int) -> dt.datetime:
    last = dt.datetime(year, month, 31, 1)
    return last - dt.timedelta(days=(last.weekday() + 1) % 7)


def _from_words(text: str) -> dt.date | None:
    found = _WRITTEN.search(text)
    month = _MONTHS.get(found[2].lower()) if found else None
    return dt.date(int(found[3]), month, int(found[1])) if found and month else None


def _from_english(text: str) -> dt.date | None:
    """Read "Thu Mar 04 2021" and "March 4, 2021", as browsers and caches write."""
    for found in _ENGLISH.finditer(text):
        name = found[1].lower()
        if name in _ENGLISH_MONTHS:
            return dt.date(int(found[3]), _ENGLISH_MONTHS[name], int(found[2]))
    return None


def _from_slashes(text: str) -> dt.date | None:
    found = _SLASHED.search(text)
    return dt.date(int(found[3]), int(found[2]), int(found[1])) if found else None
