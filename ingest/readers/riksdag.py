"""The parliament's open data (data.riksdagen.se): documents, lists and speeches.

The text is a web page kept within a field, so the reader of web pages reads it; what
stands around it in fields of its own becomes metadata and, where the page does not
say it, rows after the text.
"""

import html as entities
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lxml import etree

from ingest.model import RawDocument
from ingest.readers import html
from ingest.readers.builder import TextBuilder
from ingest.readers.embedded import give
from ingest.readers.properties import stated
from ingest.readers.xmltree import local, parse_xml, too_deep

# What kind of document a type code stands for, where we have a name for it.
_GENRES = {
    "ip": "interpellation",
    "mot": "motion",
    "prot": "protokoll",
    "anf": "protokoll",
}
_TEXTS = ("html", "text", "summary", "notis")
_SITE = "Sveriges riksdag"
# How far into the page its title may stand for us not to repeat it.
_OPENING = 1500
_MOST_AUTHORS = 8


@dataclass(slots=True)
class _Reading:
    """What has been read so far."""

    builder: TextBuilder
    fields: dict[str, str | None]


def read(data: bytes) -> RawDocument:
    """Read a document, a list of documents, or speeches."""
    root = parse_xml(data)
    reading = _Reading(TextBuilder(), {"site": _SITE, "language": "sv"})
    try:
        _READERS.get(local(root), _documents)(root, reading)
    except RecursionError as error:
        raise too_deep() from error
    return RawDocument(
        "application/xml",
        reading.builder.text,
        marks=tuple(reading.builder.marks),
        metadata=stated(reading.fields),
    )


def _document(root: Any, reading: _Reading) -> None:
    """Read one document with its parties and what has happened to it."""
    document = root.find("{*}dokument")
    if document is None:
        return
    people = [_person(one) for one in root.iterfind("{*}dokintressent/{*}intressent")]
    reading.fields |= _fields(document)
    authors = [name for _, name in people if name][:_MOST_AUTHORS]
    reading.fields["author"] = ", ".join(dict.fromkeys(authors))
    _body(document, reading.builder)
    if not reading.builder.text:
        for proposal in root.iterfind("{*}dokforslag/{*}forslag"):
            words = _page(_field(proposal, "lydelse"))
            reading.builder.add(
                f"{_field(proposal, 'nummer')}. {' '.join(words.text.split())}",
                "list_item",
            )
    _rows(root, people, reading.builder)


def _rows(root: Any, people: list[tuple[str, str]], builder: TextBuilder) -> None:
    """Add who the parties are where the text does not, and what has happened."""
    text = builder.text
    builder.part()
    for role, name in people:
        if name and name.partition(" (")[0] not in text:
            builder.add(f"{role.capitalize()}\t{name}", "table_row")
    for event in root.iterfind("{*}dokaktivitet/{*}aktivitet"):
        name, day = _field(event, "namn"), _field(event, "datum")[:10]
        if name and day:
            builder.add(f"{name}\t{day}", "table_row")


def _documents(root: Any, reading: _Reading) -> None:
    """Read a list of documents, each under its title."""
    for document in root.iterfind("{*}dokument"):
        reading.builder.part()
        _body(document, reading.builder)
    reading.fields["title"] = root.get("q") or ""


def _speeches(root: Any, reading: _Reading) -> None:
    """Read speeches in order, each under its speaker."""
    speeches = [root] if local(root) == "anforande" else root.iterfind("{*}anforande")
    heading = ""
    for speech in speeches:
        if not reading.builder.text:
            reading.fields |= {
                "title": _field(speech, "dok_titel"),
                "published": _field(speech, "dok_datum")[:10],
                "genre": _GENRES["anf"],
            }
        above = _field(speech, "avsnittsrubrik")
        if above and above != heading:
            reading.builder.add(above, "heading", 1)
            heading = above
        party = _field(speech, "parti")
        speaker = _named(_field(speech, "talare"), party)
        number = _field(speech, "anforande_nummer")
        label = f"Anf. {number} {speaker}" if number else speaker
        reading.builder.add(label, "heading", 2)
        give(reading.builder, _page(_field(speech, "anforandetext")))


_READERS: dict[str, Callable[[Any, _Reading], None]] = {
    "dokumentstatus": _document,
    "dokumentlista": _documents,
    "anforandelista": _speeches,
    "anforande": _speeches,
}


def _body(document: Any, builder: TextBuilder) -> None:
    """Add a document's text under its title, unless the text opens with that."""
    sources = (_markup(document, name) for name in _TEXTS)
    page = next((page for page in map(_page, sources) if page.text.strip()), None)
    title = _field(document, "titel")
    opening = " ".join(page.text[:_OPENING].split()) if page else ""
    if title and " ".join(title.split()) not in opening:
        builder.add(title, "heading", 1)
        builder.add(_designation(document))
    if page is not None:
        give(builder, page)


def _fields(document: Any) -> dict[str, str | None]:
    """Return a document's own fields as metadata."""
    address = _field(document, "dokument_url_html")
    if address.startswith("//"):
        address = f"https:{address}"
    day = _field(document, "datum") or _field(document, "publicerad")
    return {
        "title": _field(document, "titel"),
        "published": day[:10],
        "modified": _field(document, "systemdatum")[:10],
        "url": address if address.startswith("http") else "",
        "genre": _GENRES.get(_field(document, "typ").lower()),
        "dnr": _designation(document),
    }


def _designation(document: Any) -> str:
    """Return what a document is cited by, "2023/24:FiU1"."""
    year, name = _field(document, "rm"), _field(document, "beteckning")
    return f"{year}:{name}" if year and name else ""


def _person(party_to: Any) -> tuple[str, str]:
    """Return the role and name of a party to a document."""
    name = _named(_field(party_to, "namn"), _field(party_to, "partibet"))
    return _field(party_to, "roll"), name


def _named(name: str, party: str) -> str:
    return f"{name} ({party})" if name and party and "(" not in name else name


def _field(element: Any, name: str) -> str:
    """Return a field's text, "" where it is missing."""
    return " ".join((element.findtext(f"{{*}}{name}") or "").split())


def _markup(document: Any, name: str) -> str:
    """Return a field that holds a page, as text or as elements of its own."""
    field = document.find(f"{{*}}{name}")
    if field is None:
        return ""
    inner = "".join(
        etree.tostring(child, encoding="unicode", method="html") for child in field
    )
    return f"{field.text or ''}{inner}"


def _page(markup: str) -> RawDocument:
    """Return a page that is kept within a field; plain text is a page too."""
    if not markup.strip():
        return RawDocument("text/html", "")
    if "<" not in markup and "&lt;" in markup:
        markup = entities.unescape(markup)
    if "<body" not in markup.lower():
        if "<" not in markup:
            markup = markup.replace("\n\n", "<p>")
        markup = f"<body><main>{markup}</main></body>"
    page = f'<html><head><meta charset="utf-8"></head>{markup}</html>'
    return html.read(page.encode("utf-8", "replace"))
