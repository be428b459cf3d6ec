"""What a web page says of itself: title, dates, sender, language and address."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.readers.html_dates import iso, said
from ingest.readers.html_jsonld import from_json
from ingest.readers.html_names import SENDER
from ingest.readers.html_tree import Element

_META = {
    "article:published_time": "published",
    "article:published": "published",
    "og:article:published_time": "published",
    "datepublished": "published",
    "dc.date.issued": "published",
    "dc.date.created": "published",
    "dcterms.issued": "published",
    "dcterms.available": "published",
    "dcterms.created": "published",
    "dc.date": "published",
    "dcterms.date": "published",
    "publishdate": "published",
    "pubdate": "published",
    "publication_date": "published",
    "publish-date": "published",
    "date": "published",
    "article:modified_time": "modified",
    "og:article:modified_time": "modified",
    "og:updated_time": "modified",
    "datemodified": "modified",
    "dc.date.modified": "modified",
    "dcterms.modified": "modified",
    "last-modified": "modified",
    "last-updated": "modified",
    "revised": "modified",
    "author": "author",
    "article:author": "author",
    "dc.creator": "author",
    "dcterms.creator": "author",
    "publisher": "publisher",
    "dc.publisher": "publisher",
    "dcterms.publisher": "publisher",
    "article:publisher": "publisher",
    "og:title": "title",
    "dc.title": "title",
    "dcterms.title": "title",
    "og:url": "url",
    "og:site_name": "site",
    "application-name": "site",
    "og:locale": "language",
    "content-language": "language",
    "dc.language": "language",
    "dcterms.language": "language",
}
_DATED = (
    ("published", ("data-published", "data-publish-date", "data-publishdate",
                   "data-published-date", "data-date-published", "data-created")),
    ("modified", ("data-modified", "data-last-modified", "data-updated",
                  "data-last-updated", "data-modified-date", "data-date-modified")),
)  # fmt: skip
_LONGEST_SAID = 200
_SAVED = re.compile(
    r"<!--[^<>]{0,60}?(?:saved from url=\(\d+\)|url:\s*)(https?://[^\s<>\"']{3,500})",
    re.IGNORECASE,
)
_SAVED_REACH = 4000
_JOINTS = re.compile(r"\s{1,9}(?:[|–—»·•-]|::)\s++|\s{0,9}\|\s*+")
_MODIFIED = re.compile(r"uppdater|ändra|modif|updated|revider")
_REVIEWED = re.compile(r"granska")
_PUBLISHED = re.compile(r"publi|skapad|pubdate|created")


def metadata(
    tree: LexborHTMLParser, source: str, top: Element, heading: Element | None
) -> tuple[tuple[str, str], ...]:
    """Return what the page states, what is meant for machines before what is shown.

    Args:
        tree: The page with its head.
        source: The page as it was written, for what a browser notes on top.
        top: The page's body.
        heading: The page's own heading.
    """
    found: dict[str, str] = {}
    if heading is not None and (title := heading.text(400)):
        found["title"] = title
    stated = (
        *_from_address(tree, source),
        *_from_json(tree),
        *_from_meta(tree),
        *_from_items(tree),
        *_from_time(tree),
        *_said(top),
        *_from_page(tree),
    )
    for key, value in stated:
        text = " ".join(value.split())
        if key in {"published", "modified", "reviewed"}:
            text = iso(text)
        elif key == "language":
            text = text[:2].lower() if text[:2].isalpha() else ""
        elif key == "author" and text.startswith(("http:", "https:", "@")):
            text = ""
        if text:
            found.setdefault(key, text)
    # Who only looked the page over changed nothing in it.
    reviewed = found.pop("reviewed", "")
    if reviewed and "published" not in found:
        found.setdefault("modified", reviewed)
    if "title" in found and heading is None:
        found["title"] = _without_site(found["title"], found.get("site", ""))
    return tuple(sorted(found.items()))


def _from_json(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for element in tree.css('script[type*="ld+json"]'):
        yield from from_json(element.text() or "")


def _from_address(tree: LexborHTMLParser, source: str) -> Iterator[tuple[str, str]]:
    """Yield the page's address: its own, or what a browser or cache noted of it."""
    canonical = tree.css_first("link[rel=canonical]")
    if canonical is not None:
        yield "url", canonical.attributes.get("href") or ""
    if saved := _SAVED.search(source, 0, _SAVED_REACH):
        yield "url", saved[1]
    base = tree.css_first("base[href^=http]")
    if base is not None and "cache" in source[:_SAVED_REACH].lower():
        yield "url", base.attributes.get("href") or ""


def _from_meta(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for element in tree.css("meta"):
        attributes = element.attributes
        content = attributes.get("content") or ""
        for kind in ("property", "name", "itemprop", "http-equiv"):
            name = (attributes.get(kind) or "").lower()
            for one in name.split() if content else ():
                if key := _META.get(one):
                    yield key, content


def _from_items(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """Yield dates in microdata and in attributes made for scripts."""
    for key, name in (("published", "datePublished"), ("modified", "dateModified")):
        for element in tree.css(f"[itemprop~={name}]"):
            yield key, _value(element)
    for key, names in _DATED:
        for name in names:
            for element in tree.css(f"[{name}]"):
                yield key, element.attributes.get(name) or ""


def _value(element: LexborNode) -> str:
    attributes = element.attributes
    stated = attributes.get("content") or attributes.get("datetime")
    return stated or (element.text() or "")[:_LONGEST_SAID]


def _from_time(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """Yield the page's time elements where words or a name say what they date."""
    for element in tree.css("time")[:200]:
        attributes = element.attributes
        before = _said_before(element)
        name = " ".join(
            attributes.get(kind) or "" for kind in ("itemprop", "class", "pubdate")
        )
        if "pubdate" in attributes:
            name += " pubdate"
        for words in (before[-40:].lower(), name.lower()):
            if _MODIFIED.search(words) and not _PUBLISHED.search(words):
                yield "modified", _value(element)
                break
            if _PUBLISHED.search(words):
                yield "published", _value(element)
                break
            if _REVIEWED.search(words):
                yield "reviewed", _value(element)
                break


def _said_before(element: LexborNode) -> str:
    """Return the words right before a time, within its line."""
    words: list[str] = []
    node: LexborNode | None = element
    for _ in range(3):
        while node is not None and (earlier := node.prev) is not None:
            node = earlier
            if node.tag in {"time", "br", "p", "div"} and node.tag != "div":
                return " ".join(reversed(words))
            words.append((node.text() or "")[-60:])
            if len(words) > 4:
                return " ".join(reversed(words))
        node = node.parent if node is not None else None
        if node is None or node.tag in {"p", "li", "div", "body", "article", "main"}:
            break
    return " ".join(reversed(words))


def _said(top: Element) -> Iterator[tuple[str, str]]:
    """Yield dates of short lines such as "Senast uppdaterad: 3 maj 2024"."""
    for element in top.elements():
        if element.kind == "dold" or not len(element.children) > 0:
            continue
        if element.tag not in {
            "p",
            "div",
            "span",
            "small",
            "li",
            "td",
            "dl",
            "footer",
            "address",
            "em",
            "i",
            "font",
            "section",
            "header",
            "b",
        }:
            continue
        if not _is_short(element):
            continue
        for line in _lines(element):
            yield from said(line)


def _is_short(element: Element) -> bool:
    """Tell whether an element holds little, without reading all of it."""
    left = _LONGEST_SAID
    for count, inner in enumerate(element.elements()):
        left -= sum(len(c.strip()) for c in inner.children if isinstance(c, str))
        if left < 0 or count > 30:
            return False
    return True


def _lines(element: Element) -> Iterator[str]:
    pieces: list[str] = []
    for child in element.children:
        if isinstance(child, str):
            pieces.append(child)
        elif child.tag == "br":
            yield " ".join("".join(pieces).split())
            pieces.clear()
        elif child.kind != "dold":
            pieces += [" ", child.text(_LONGEST_SAID) if not child.kind else "", " "]
    yield " ".join("".join(pieces).split()).replace(" :", ":")


def _without_site(title: str, site: str) -> str:
    """Return a title without the site's name before or after it."""
    parts = [part for part in _JOINTS.split(title) if part]
    if len(parts) < 2:
        return title
    for place, rest in ((-1, parts[:-1]), (0, parts[1:])):
        if parts[place] == site or SENDER.fullmatch(parts[place]):
            cut = parts[place]
            return (
                title.removesuffix(cut).removeprefix(cut).strip(" |–—»·•:-") or rest[0]
            )
    return title


def _sender(tree: LexborHTMLParser) -> str:
    """Return the municipality or region that the page's frame names."""
    for selector in (
        "header",
        "[id*=banner]",
        "[class*=logo]",
        "[id*=logo]",
        "footer",
        "[id*=foot]",
        "title",
    ):
        for element in tree.css(selector)[:10]:
            named = SENDER.search(" ".join((element.text() or "").split()))
            if named:
                return named[0]
    return ""


def _from_page(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for node in tree.css("title")[:1]:
        yield "title", node.text() or ""
    for root in tree.css("html, body")[:2]:
        attributes = root.attributes
        yield "language", attributes.get("lang") or attributes.get("xml:lang") or ""
    yield "site", _sender(tree)
