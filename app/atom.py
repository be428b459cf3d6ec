"""Feeds as Atom (RFC 4287): a head and entries, in the order given."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from app.plain_text import clean
from ingest import ids

ATOM = "http://www.w3.org/2005/Atom"
# Ids are tags of the product (RFC 4151), with the year it began to make them.
TAG = "tag:w3id.org,2024:sagt"
GENERATOR = "Sagt och gjort"
MEDIA_TYPE = "application/atom+xml; charset=utf-8"
_NEVER = "1970-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Head:
    """What a feed says of itself.

    `about` tells what it is about, the same each time. `page` is where the app shows
    promises and `here` where the feed is fetched; "" for a file.
    """

    name: str
    about: str
    page: str = ""
    here: str = ""
    language: str = "sv"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing a feed tells: `key` is its own for ever, `at` when it came (ISO)."""

    key: str
    title: str
    at: str
    summary: str
    address: str = ""


def written(head: Head, entries: Iterable[Entry]) -> bytes:
    """Return a feed, the latest entry first as given."""
    listed = list(entries)
    root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
    root.set("{http://www.w3.org/XML/1998/namespace}lang", head.language)
    _add(root, "id", f"{TAG}:flode:{ids.digest('flode', head.about)}")
    _add(root, "title", head.name)
    _add(root, "updated", max((_when(one) for one in listed), default=_NEVER))
    if head.here:
        _link(root, "self", head.here)
    author = etree.SubElement(root, f"{{{ATOM}}}author")
    _add(author, "name", GENERATOR)
    _add(root, "generator", GENERATOR)
    for one in listed:
        _entry(root, one)
    data: bytes = etree.tostring(
        root, xml_declaration=True, encoding="UTF-8", pretty_print=True
    )
    return data


def moment(at: str) -> dt.datetime:
    """Return a time in UTC; its day where only that is known."""
    when = dt.datetime.fromisoformat(at)
    return when.astimezone(dt.UTC) if when.tzinfo else when.replace(tzinfo=dt.UTC)


def _entry(root: etree._Element, one: Entry) -> None:
    entry = etree.SubElement(root, f"{{{ATOM}}}entry")
    _add(entry, "id", f"{TAG}:{one.key}")
    _add(entry, "title", one.title)
    _add(entry, "updated", _when(one))
    _add(entry, "published", _when(one))
    if one.address:
        _link(entry, "alternate", one.address)
    _add(entry, "summary", one.summary)


def _when(one: Entry) -> str:
    return moment(one.at).strftime("%Y-%m-%dT%H:%M:%SZ")


def _link(parent: etree._Element, kind: str, address: str) -> None:
    link = etree.SubElement(parent, f"{{{ATOM}}}link")
    link.set("rel", kind)
    link.set("href", clean(address))


def _add(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}{name}").text = clean(text)
