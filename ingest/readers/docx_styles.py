"""Word's styles: what a paragraph is by its style and the styles that is based on."""

from collections.abc import Iterator
from typing import Any

from ingest.readers.docx_package import W, switched, value, whole
from ingest.readers.stylenames import heading_level, is_list

_BODY_LEVEL = 9


class Styles:
    """The styles of a document, each followed to what it is based on."""

    def __init__(self, root: Any) -> None:
        """Read styles.xml; `root` is None where there is none."""
        self._styles: dict[str, Any] = {}
        self._default = ""
        self._levels: dict[str, int] = {}
        self._switches: dict[tuple[str, str], bool | None] = {}
        for style in root.iterfind(f"{W}style") if root is not None else ():
            identity = style.get(f"{W}styleId") or ""
            self._styles.setdefault(identity, style)
            default = style.get(f"{W}default") in {"1", "true", "on"}
            if default and style.get(f"{W}type") == "paragraph":
                self._default = identity

    def of(self, paragraph: Any) -> str:
        """Return the id of a paragraph's style."""
        # The properties stand first; looking for them further on would take as long
        # as the paragraph has runs, once for every run.
        first = next(iter(paragraph), None)
        stated = first is not None and first.tag == f"{W}pPr"
        return (value(first, "pStyle") if stated else "") or self._default

    def chain(self, identity: str) -> Iterator[Any]:
        """Yield a style and those it is based on; a circle ends where it began."""
        seen: set[str] = set()
        while identity in self._styles and identity not in seen:
            seen.add(identity)
            style = self._styles[identity]
            yield style
            identity = value(style, "basedOn")

    def heading(self, paragraph: Any) -> int:
        """Return a paragraph's heading level, 0 where it is no heading."""
        own = value(paragraph, "pPr/outlineLvl")
        if own:
            return _level(own)
        identity = self.of(paragraph)
        if identity not in self._levels:
            self._levels[identity] = self._heading(identity)
        return self._levels[identity]

    def _heading(self, identity: str) -> int:
        for style in self.chain(identity):
            name = value(style, "name") or style.get(f"{W}styleId") or ""
            if level := heading_level(name):
                return level
            outline = value(style, "pPr/outlineLvl")
            if outline:
                return _level(outline)
        return 0

    def is_list(self, paragraph: Any) -> bool:
        """Tell whether a paragraph's own style is named as a list's."""
        style = self._styles.get(self.of(paragraph))
        return style is not None and is_list(value(style, "name"))

    def numbering(self, paragraph: Any) -> tuple[str, str]:
        """Return the list and level a paragraph's styles put it in, "" for none."""
        identity, level = "", ""
        for style in self.chain(self.of(paragraph)):
            number = style.find(f"{W}pPr/{W}numPr")
            if number is not None:
                identity = identity or value(number, "numId")
                level = level or value(number, "ilvl")
        return identity, level

    def switched(self, run: Any, paragraph: Any, name: str) -> bool:
        """Tell whether a run has a property, of its own or by its styles."""
        properties = run.find(f"{W}rPr")
        own = switched(properties, name)
        if own is not None:
            return own
        for identity in (value(properties, "rStyle"), self.of(paragraph)):
            stated = self._switched(identity, name) if identity else None
            if stated is not None:
                return stated
        return False

    def _switched(self, identity: str, name: str) -> bool | None:
        """Return what a style and those it is based on say of a property."""
        key = identity, name
        if key not in self._switches:
            said = (switched(s.find(f"{W}rPr"), name) for s in self.chain(identity))
            self._switches[key] = next((one for one in said if one is not None), None)
        return self._switches[key]


def _level(outline: str) -> int:
    """Return the heading level of an outline level, which counts from 0."""
    level = whole(outline, _BODY_LEVEL)
    return level + 1 if level < _BODY_LEVEL else 0
