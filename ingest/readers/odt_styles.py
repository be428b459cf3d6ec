"""OpenDocument's styles: what a paragraph, a list or a stretch of text is by them."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from ingest.readers.numerals import as_written
from ingest.readers.stylenames import heading_level
from ingest.readers.xmltree import attribute, local

_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter"} | {
    "i": "lowerRoman",
    "I": "upperRoman",
}
_LARGEST_START = 100_000


class ListLevel(NamedTuple):
    """How one level of a list is numbered; no form is a bullet."""

    form: str | None
    before: str = ""
    after: str = ""
    shown: int = 1
    start: int = 1


class Styles:
    """The styles of both parts that state them, by family and name."""

    def __init__(self, roots: list[Any]) -> None:
        """Read the styles of content.xml and styles.xml."""
        self._styles: dict[tuple[str, str], Any] = {}
        self._lists: dict[str, dict[int, ListLevel]] = {}
        self.outline: dict[int, ListLevel] = {}
        for root in roots:
            for element in root.iter("{*}style", "{*}list-style", "{*}outline-style"):
                self._take(element)

    def _take(self, element: Any) -> None:
        name = attribute(element, "name") or ""
        if local(element) == "list-style":
            self._lists.setdefault(name, _levels(element))
        elif local(element) == "outline-style":
            self.outline = self.outline or _levels(element)
        else:
            family = attribute(element, "family") or ""
            self._styles.setdefault((family, name), element)

    def _chain(self, family: str, name: str | None) -> Iterator[Any]:
        """Yield a style and those it takes after; a circle ends where it began."""
        seen: set[str] = set()
        while name and name not in seen and (family, name) in self._styles:
            seen.add(name)
            style = self._styles[family, name]
            yield style
            name = attribute(style, "parent-style-name")

    def _property(self, family: str, name: str | None, key: str) -> str | None:
        for style in self._chain(family, name):
            for properties in style:
                value = attribute(properties, key)
                if value is not None:
                    return value
        return None

    def heading(self, name: str | None) -> int:
        """Return the heading level of a paragraph style, 0 for any other."""
        for style in self._chain("paragraph", name):
            outline = attribute(style, "default-outline-level") or ""
            if outline.isdecimal() and int(outline) > 0:
                return min(int(outline), 9)
            shown = attribute(style, "display-name") or attribute(style, "name") or ""
            if level := heading_level(shown.replace("_20_", " ")):
                return level
        return 0

    def is_hidden(self, family: str, name: str | None) -> bool:
        """Tell whether text of a style is not shown."""
        return self._property(family, name, "display") == "none"

    def is_bold(self, family: str, name: str | None) -> bool | None:
        """Tell whether text of a style is bold; None where it does not say."""
        weight = self._property(family, name, "font-weight")
        return (
            None if weight is None else weight in {"bold", "600", "700", "800", "900"}
        )

    def opens_page(self, name: str | None) -> bool:
        """Tell whether a paragraph of a style begins a page."""
        if self._property("paragraph", name, "break-before") == "page":
            return True
        own = self._styles.get(("paragraph", name or ""))
        return own is not None and bool(attribute(own, "master-page-name"))

    def list_levels(self, name: str | None) -> dict[int, ListLevel]:
        """Return the levels of a list style; none where it is not known."""
        return self._lists.get(name or "", {})


class Counter:
    """Counts the items of lists, level by level."""

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self._counts: dict[int, int] = {}

    def sign(
        self, levels: dict[int, ListLevel], level: int, start: int | None = None
    ) -> str:
        """Count one up on a level (from 1) and return what stands before the item."""
        style = levels.get(level)
        if style is None or style.form is None:
            return "• "
        before = self._counts.get(level)
        count = style.start if before is None else before + 1
        self._counts[level] = count if start is None else start
        for below in [one for one in self._counts if one > level]:
            del self._counts[below]
        parts = []
        for above in range(max(1, level - style.shown + 1), level + 1):
            form = (levels.get(above) or style).form or ""
            if form:
                count = self._counts.get(above, (levels.get(above) or style).start)
                parts.append(as_written(count, _FORMS.get(form, "decimal")))
        text = ".".join(parts)
        return f"{style.before}{text}{style.after}".strip() + " " if text else ""


def _levels(element: Any) -> dict[int, ListLevel]:
    """Return the levels of a list style, from 1."""
    levels = {}
    for child in element:
        at = attribute(child, "level") or ""
        if not at.isdecimal() or not 0 < int(at) <= 10:
            continue
        if local(child) == "list-level-style-bullet":
            levels[int(at)] = ListLevel(None)
            continue
        shown = attribute(child, "display-levels") or "1"
        start = attribute(child, "start-value") or "1"
        levels[int(at)] = ListLevel(
            form=attribute(child, "num-format") or "",
            before=attribute(child, "num-prefix") or "",
            after=attribute(child, "num-suffix") or "",
            shown=int(shown) if shown.isdecimal() and len(shown) < 3 else 1,
            start=number(start, 1),
        )
    return levels


def number(text: str | None, default: int) -> int:
    """Return a number as written in a file, the default where it is none."""
    digits = text or ""
    if not digits.isdecimal() or len(digits) > 6:
        return default
    return min(int(digits), _LARGEST_START)
