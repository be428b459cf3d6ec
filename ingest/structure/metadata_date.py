"""The day that a publisher's metadata or a page's address gives."""

import datetime as dt
import re

from ingest.model import DocumentType

URL_DATE = re.compile(r"/((?:19|20)\d{2})[-/](\d{2})[-/](\d{2})(?:/|\b)")
PUBLISHED_FORMATS = ("html", "xml", "tei", "markdown")


def stated(metadata: dict[str, str], key: str) -> dt.date | None:
    """Return the day that the metadata give under a key, None if they give none."""
    return _iso(metadata.get(key, ""))


def published(
    metadata: dict[str, str], media_type: str, kind: DocumentType
) -> dt.date | None:
    """Return a publisher's date; when a PDF was made says nothing of its text.

    A page that is kept up says what it said when it was last changed.
    """
    if not any(name in media_type for name in PUBLISHED_FORMATS):
        return None
    first, changed = stated(metadata, "published"), stated(metadata, "modified")
    return (changed or first) if kind == "webbsida" else (first or changed)


def from_url(metadata: dict[str, str]) -> dt.date | None:
    """Return the day that stands in the address, "/2024/05/03/"."""
    match = URL_DATE.search(metadata.get("url", ""))
    return _iso("-".join(match.groups())) if match else None


def _iso(value: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value[:10])
    except ValueError:
        return None
