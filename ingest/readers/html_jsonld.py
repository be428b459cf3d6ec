"""The description for machines (JSON-LD) that pages carry."""

import json
import re
from collections.abc import Iterator
from typing import Any

_FIELDS = {
    "datePublished": "published",
    "dateCreated": "published",
    "dateModified": "modified",
    "headline": "title",
    "name": "title",
    "inLanguage": "language",
    "url": "url",
}
_WITH_NAMES = {"author": "author", "publisher": "publisher"}
# Other things on a page (events, videos, persons) have dates and names of their own.
_TEXTS = re.compile(r"article|posting|webpage|page$|report|document|creativework", re.I)
_NOT_TEXTS = re.compile(r"job", re.IGNORECASE)
_COMMENT = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$"
)
_MOST_THINGS = 200


def from_json(text: str) -> Iterator[tuple[str, str]]:
    """Yield what is said of the page; broken JSON says nothing."""
    bare = _COMMENT.sub("", text).strip().rstrip(";")
    try:
        stated = json.loads(bare, strict=False)
    except (ValueError, RecursionError):
        return
    things = sorted(_things(stated), key=_rank)
    for thing in things:
        if _rank(thing) > 2:
            continue
        for name, key in _FIELDS.items():
            if isinstance(thing.get(name), str):
                yield key, thing[name]
        for name, key in _WITH_NAMES.items():
            yield key, _name(thing.get(name))


def _things(stated: object) -> list[dict[str, Any]]:
    """Return the things described: of lists, graphs and what is the main entity."""
    found: list[dict[str, Any]] = []
    todo: list[object] = [stated]
    while todo and len(found) < _MOST_THINGS:
        thing = todo.pop(0)
        if isinstance(thing, list):
            todo.extend(thing[:_MOST_THINGS])
        elif isinstance(thing, dict):
            found.append(thing)
            todo += [thing.get("@graph"), thing.get("mainEntity")]
    return found


def _rank(thing: dict[str, Any]) -> int:
    """Return articles before pages before what has no type; the rest last."""
    stated = thing.get("@type")
    listed = stated if isinstance(stated, list) else [stated]
    kinds = " ".join(kind for kind in listed if isinstance(kind, str))
    if not kinds:
        return 2
    if not _TEXTS.search(kinds) or _NOT_TEXTS.search(kinds):
        return 3
    return 1 if "page" in kinds.lower() else 0


def _name(stated: object) -> str:
    """Return the name of a person or organisation, of the first if there are more."""
    first = stated[0] if isinstance(stated, list) and stated else stated
    if isinstance(first, dict):
        first = first.get("name")
    return first if isinstance(first, str) else ""
