"""The numbers and bullets that Word shows before list items but does not store."""

import re
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from ingest.readers.docx_package import W, switched, value, whole
from ingest.readers.docx_styles import Styles
from ingest.readers.numerals import as_written

_BULLET = "• "
_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9


class Label(NamedTuple):
    """What stands before a paragraph, and how deep its list is."""

    sign: str
    level: int


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is numbered."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class _List:
    """A list in the text: the kind of list it is one of, and what it changes."""

    kind: str
    starts: dict[int, int]
    levels: dict[int, _Level]


class Numbering:
    """Counts a document's numbered paragraphs as Word does, level by level."""

    def __init__(self, root: Any, styles: Styles) -> None:
        """Read the formats of numbering.xml; `root` is None where there is none."""
        self._styles = styles
        self._kinds: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        if root is not None:
            self._read(root)

    def _read(self, root: Any) -> None:
        named: dict[str, str] = {}
        linked: dict[str, str] = {}
        for kind in root.iterfind(f"{W}abstractNum"):
            identity = kind.get(f"{W}abstractNumId") or ""
            self._kinds[identity] = dict(map(_level, kind.iterfind(f"{W}lvl")))
            named.setdefault(value(kind, "styleLink"), identity)
            linked[identity] = value(kind, "numStyleLink")
        for identity, style in linked.items():
            if style and style in named:
                self._kinds[identity] = self._kinds[named[style]]
        for number in root.iterfind(f"{W}num"):
            starts, levels = {}, {}
            for override in number.iterfind(f"{W}lvlOverride"):
                at = min(whole(override.get(f"{W}ilvl"), 0), _LEVELS - 1)
                start = value(override, "startOverride")
                if start:
                    starts[at] = whole(start, 1)
                own = override.find(f"{W}lvl")
                if own is not None:
                    levels[at] = _level(own)[1]
            kind_id = value(number, "abstractNumId")
            self._lists[number.get(f"{W}numId") or ""] = _List(kind_id, starts, levels)

    def label(self, paragraph: Any) -> Label | None:
        """Return what stands before a paragraph, None where it is in no list."""
        stated = paragraph.find(f"{W}pPr/{W}numPr")
        identity, depth = value(stated, "numId"), value(stated, "ilvl")
        if not identity:
            identity, inherited = self._styles.numbering(paragraph)
            if identity not in {"", "0"}:
                depth = depth or inherited or self._level_of_style(identity, paragraph)
        if identity in {"", "0"}:
            return None
        level = min(whole(depth, 0), _LEVELS - 1)
        number = self._lists.get(identity)
        form = self._form(number, level) if number else None
        if number is None or form is None or form.form == "bullet":
            return Label(_BULLET, level)
        count = self._count(identity, number, level)
        if form.form == "none" and not form.text:
            return None
        sign = _PLACE.sub(
            lambda found: self._written(number, int(found[1]) - 1, count, form.legal),
            form.text,
        ).strip()
        return Label(f"{sign} " if sign else "", level)

    def _level_of_style(self, identity: str, paragraph: Any) -> str:
        """Return the level that is tied to a paragraph's style ("Rubrik 2")."""
        number = self._lists.get(identity)
        names = {
            style.get(f"{W}styleId")
            for style in self._styles.chain(self._styles.of(paragraph))
        }
        for at, level in self._kinds.get(number.kind, {}).items() if number else ():
            if level.style and level.style in names:
                return str(at)
        return ""

    def _form(self, number: _List, level: int) -> _Level | None:
        return number.levels.get(level) or self._kinds.get(number.kind, {}).get(level)

    def _count(self, identity: str, number: _List, level: int) -> list[int | None]:
        """Count one up on a level, and begin the levels below anew."""
        counts = self._counts.setdefault(number.kind, [None] * _LEVELS)
        if identity not in self._begun:
            self._begun.add(identity)
            for at, start in number.starts.items():
                counts[at] = start - 1
        now = counts[level]
        form = self._form(number, level) or _Level()
        counts[level] = form.start if now is None else now + 1
        for below in range(level + 1, _LEVELS):
            restart = (self._form(number, below) or form).restart
            if restart is None or level < restart:
                counts[below] = None
        return counts

    def _written(
        self, number: _List, level: int, counts: list[int | None], legal: bool
    ) -> str:
        form = self._form(number, level) or _Level()
        count = counts[level]
        if count is None:
            count = counts[level] = form.start
        return as_written(count, "decimal" if legal else form.form)


def _level(element: Any) -> tuple[int, _Level]:
    """Return one level of a kind of list with its place."""
    restart = value(element, "lvlRestart")
    level = _Level(
        form=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText"),
        start=whole(value(element, "start"), 1),
        restart=whole(restart, 0) if restart else None,
        legal=switched(element, "isLgl") or False,
        style=value(element, "pStyle"),
    )
    at = min(whole(element.get(f"{W}ilvl"), 0), _LEVELS - 1)
    return at, replace(level, text=level.text[:80])
