"""The fields that a text file may open with: title, date, number and address."""

import datetime as dt
import re
from collections.abc import Iterator

from ingest import lexicon

_KEYS = {
    "title": "title",
    "titel": "title",
    "rubrik": "title",
    "author": "author",
    "authors": "author",
    "forfattare": "author",
    "författare": "author",
    "date": "published",
    "datum": "published",
    "published": "published",
    "publicerad": "published",
    "pubdate": "published",
    "publishdate": "published",
    "created": "created",
    "skapad": "created",
    "modified": "modified",
    "updated": "modified",
    "lastmod": "modified",
    "uppdaterad": "modified",
    "lang": "language",
    "language": "language",
    "språk": "language",
    "url": "url",
    "source": "url",
    "källa": "url",
    "link": "url",
    "permalink": "url",
    "canonical": "url",
    "dnr": "dnr",
    "diarienr": "dnr",
    "diarienummer": "dnr",
    "site": "site",
    "publisher": "site",
    "utgivare": "site",
}
_DATES = frozenset({"published", "created", "modified"})
_FRONT = re.compile(
    r"\A(---|\+\+\+)[ \t]*\n(.{0,20000}?)\n(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL
)
_FIELD = re.compile(r"[\"']?([\w-]{1,40})[\"']?[ \t]*[:=](?:[ \t]+|$)(.*)")
_BLOCK = re.compile(r"[|>][+-]?")
_SPOKEN = re.compile(
    r"(?:den )?(\d{1,2})(?::[ae])? ([a-zåäö]{3,10})\.? (\d{4})\b.*", re.I
)
_MONTHS = {row["namn"]: int(row["nummer"]) for row in lexicon.table("manader")}


def front_matter(text: str) -> tuple[tuple[tuple[str, str], ...], str]:
    """Return the fields between the opening lines "---", and what follows."""
    found = _FRONT.match(text)
    if found is None:
        return (), text
    fields: dict[str, str] = {}
    for name, stated in _fields(found[2].split("\n")):
        key = _KEYS.get(name.lower(), "")
        value = _day(stated) if key in _DATES else stated
        is_name = key == "url" and not value.startswith(("http://", "https://"))
        if key and value and not is_name:
            fields.setdefault(key, value)
    return tuple(sorted(fields.items())), text[found.end() :]


def _fields(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Yield each field with its value; the items of a list are one value."""
    name, values = "", list[str]()
    for line in [*lines, ":"]:
        field = _FIELD.fullmatch(line) if line != ":" else None
        if field is None and line != ":":
            values.append(line.strip().removeprefix("- "))
            continue
        if name:
            yield name, ", ".join(map(_unquoted, filter(None, values)))
        if field is not None:
            opens_block = _BLOCK.fullmatch(field[2].strip()) is not None
            name, values = field[1], [] if opens_block else [field[2].strip()]


def _unquoted(value: str) -> str:
    value = (
        re.sub(r"(?<=\s)#.*", "", value).strip() if value[:1] not in "\"'" else value
    )
    return value.strip("[]").strip().strip("'\"").strip()


def _day(value: str) -> str:
    """Return a date as ISO, "" where it cannot be told."""
    try:
        return dt.date.fromisoformat(value[:10]).isoformat()
    except ValueError:
        spoken = _SPOKEN.fullmatch(value.strip())
    month = _MONTHS.get(spoken[2].lower()) if spoken else None
    if spoken is None or month is None:
        return ""
    try:
        return dt.date(int(spoken[3]), month, int(spoken[1])).isoformat()
    except ValueError:
        return ""
