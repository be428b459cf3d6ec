"""What a web page's head says of it: title, dates, language and address."""

import datetime as dt
import json
import re
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser

_META = {
    "article:published_time": "published",
    "datepublished": "published",
    "dc.date.issued": "published",
    "dcterms.issued": "published",
    "dcterms.created": "published",
    "dc.date": "published",
    "publishdate": "published",
    "publication_date": "published",
    "date": "published",
    "article:modified_time": "modified",
    "og:updated_time": "modified",
    "datemodified": "modified",
    "dc.date.modified": "modified",
    "dcterms.modified": "modified",
    "last-modified": "modified",
    "revised": "modified",
    "author": "author",
    "dc.creator": "author",
    "dcterms.creator": "author",
    "og:title": "title",
    "dc.title": "title",
    "og:url": "url",
    "og:site_name": "site",
    "application-name": "site",
}
_JSON = {
    "datePublished": "published",
    "dateCreated": "published",
    "dateModified": "modified",
    "headline": "title",
}
_ISO = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("januari", "jan"),
            ("februari", "feb"),
            ("mars", "mar"),
            ("april", "apr"),
            ("maj",),
            ("juni", "jun"),
            ("juli", "jul"),
            ("augusti", "aug"),
            ("september", "sep", "sept"),
            ("oktober", "okt"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_WRITTEN = re.compile(r"(\d{1,2})\s+([a-z]{3,9})\.?\s+((?:19|20)\d\d)", re.IGNORECASE)
_SAID = re.compile(
    r"(?:sidan\s+|senast\s+|artikeln\s+)*"
    r"(publicera[dt]?s?|publiceringsdatum|skapad|uppdatera[dt]?s?|ändra[dt]?|ändrades"
    r"|granska[dt]?|uppdateringsdatum)(?:\s+(?:den|senast|av))?\s*:?\s*"
    r"([^\n]{6,30})",
    re.IGNORECASE,
)
_LONGEST_SAID = 80
# Who a page is from, as its frame says it; no more of the frame is kept.
_SENDER = re.compile(
    r"\b(?:[A-ZÅÄÖ][a-zåäöé-]{2,25}(?: [A-ZÅÄÖ][a-zåäöé-]{2,25})? (?:kommun|[Ss]tad)"
    r"|Region [A-ZÅÄÖ][a-zåäö]{2,25})\b"
)


def metadata(tree: LexborHTMLParser) -> tuple[tuple[str, str], ...]:
    """Return what the page states, what is meant for machines before what is shown."""
    found: dict[str, str] = {}
    stated = (*_from_meta(tree), *_from_json(tree), *_from_time(tree), *_said(tree))
    for key, value in stated:
        text = " ".join(value.split())
        if key in {"published", "modified"}:
            text = _iso(text)
        if text:
            found.setdefault(key, text)
    for key, value in _from_page(tree):
        if value:
            found.setdefault(key, value)
    return tuple(sorted(found.items()))


def _iso(text: str) -> str:
    """Return the first date in a text as ISO, or nothing."""
    if iso := _ISO.search(text):
        year, month, day = (int(part) for part in iso.groups())
    elif (written := _WRITTEN.search(text)) and written[2].lower() in _MONTHS:
        day, year = int(written[1]), int(written[3])
        month = _MONTHS[written[2].lower()]
    else:
        return ""
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return ""


def _from_meta(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for element in tree.css("meta"):
        attributes = element.attributes
        name = attributes.get("property") or attributes.get("name")
        name = name or attributes.get("itemprop") or attributes.get("http-equiv")
        key = _META.get((name or "").lower())
        if key:
            yield key, attributes.get("content") or ""


def _from_json(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """Yield the fields of JSON-LD; broken JSON says nothing."""
    for element in tree.css('script[type="application/ld+json"]'):
        try:
            stated = json.loads(element.text() or "")
        except (json.JSONDecodeError, RecursionError):
            continue
        for thing in _things(stated):
            for name, key in _JSON.items():
                if isinstance(thing.get(name), str):
                    yield key, thing[name]


def _things(stated: object) -> Iterator[dict[str, Any]]:
    """Yield the things described, one level of lists and graphs deep."""
    listed = stated if isinstance(stated, list) else [stated]
    for thing in listed:
        if isinstance(thing, dict):
            yield thing
            graph = thing.get("@graph")
            inner = graph if isinstance(graph, list) else []
            yield from (node for node in inner if isinstance(node, dict))


def _from_time(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """Yield the page's time elements where words or a name say what they date."""
    for element in tree.css("time"):
        parent = element.parent
        around = (parent.text() or "")[:_LONGEST_SAID].lower() if parent else ""
        name = f"{element.attributes.get('itemprop')} {around}".lower()
        value = element.attributes.get("datetime") or element.text() or ""
        if re.search(r"uppdater|ändra|modified|granska", name):
            yield "modified", value
        elif re.search(r"publi|skapad", name):
            yield "published", value


def _said(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """Yield dates of short lines such as "Senast uppdaterad: 3 maj 2024"."""
    text = tree.body.text(separator="\n") if tree.body else ""
    for line in (text or "").split("\n"):
        if len(line) > _LONGEST_SAID:
            continue
        said = _SAID.match(line.strip())
        if said:
            first = said[1].lower().startswith(("publi", "skapad"))
            yield "published" if first else "modified", said[2]


def _sender(tree: LexborHTMLParser) -> str:
    """Return the municipality or region that the page's frame names."""
    for selector in ("header", "[class*=logo]", "footer", "title"):
        for element in tree.css(selector):
            named = _SENDER.search(" ".join((element.text() or "").split()))
            if named:
                return named[0]
    return ""


def _from_page(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    heading = tree.css_first("h1")
    title = tree.css_first("title")
    for node in (heading, title):
        yield "title", " ".join((node.text() or "").split()) if node else ""
    root = tree.css_first("html")
    yield "language", (root.attributes.get("lang") or "")[:2].lower() if root else ""
    canonical = tree.css_first("link[rel=canonical]")
    yield "url", (canonical.attributes.get("href") or "") if canonical else ""
    yield "site", _sender(tree)
