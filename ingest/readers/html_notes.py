"""Footnotes of a page: which elements are notes, and which links only lead back."""

import re

from ingest.readers.html_source import tags
from ingest.readers.html_tree import Element

_CALL = re.compile(
    r"#(_?(?:ftn|edn|fn|fot|footnote|fotnot|not|note|cite_note)(?!\w*ref)[\w:.-]{0,40})$",
    re.IGNORECASE,
)
_BACK = re.compile(r"#.{0,40}ref", re.IGNORECASE)
_ARROWS = tags("↩ ↩︎ ↵ ^ ↑ ⇑ tillbaka")
_HOLDERS = tags("li p div dd td aside section")
_SHORT = 12


class Notes:
    """The notes of one page by their elements."""

    def __init__(self, calls: dict[int, str]) -> None:
        """Keep which elements are notes, with the number of their call."""
        self._calls = calls

    @classmethod
    def none(cls) -> "Notes":
        """Return the notes of what has none."""
        return cls({})

    @classmethod
    def of(cls, top: Element) -> "Notes":
        """Find the elements that short links call: "<sup><a href=#fn1>1</a></sup>"."""
        called: dict[str, str] = {}
        named: dict[str, Element] = {}
        for element in top.elements():
            for name in {element.get("id"), element.get("name")} - {""}:
                named.setdefault(name, element)
            found = _CALL.search(element.get("href")) if element.tag == "a" else None
            if found and element.letters <= _SHORT:
                called.setdefault(found[1], element.text(_SHORT))
        notes: dict[int, str] = {}
        for name, number in called.items():
            if name in named:
                notes.setdefault(id(_holder(named[name])), number)
        return cls(notes)

    def number_of(self, element: Element) -> str | None:
        """Return what calls an element if it is a note."""
        return self._calls.get(id(element))

    def is_way_back(self, element: Element) -> bool:
        """Tell whether a link only leads from a note back to its call."""
        if element.tag != "a" or element.letters > _SHORT or not self._calls:
            return False
        back = _BACK.search(element.get("href")[:100])
        return bool(back) and element.text(_SHORT).casefold() in _ARROWS


def _holder(element: Element) -> Element:
    """Return the block that holds a note, from where its name stands."""
    return next((e for e in (element, *element.above()) if e.tag in _HOLDERS), element)
