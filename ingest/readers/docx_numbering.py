"""The numbers and bullets that Word shows before list items but does not store."""

from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BULLET = "• "


class Numbering:
    """Counts a document's numbered paragraphs as Word does, level by level."""

    def __init__(self, root: Any, styles: Any) -> None:
        """Read the formats of numbering.xml; `root` is None where there is none.

        Args:
            root: The root element of numbering.xml.
            styles: The root element of styles.xml.
        """
        self._formats: dict[tuple[str, str], str] = {}
        self._of_style: dict[str, Any] = {}
        self._counts: dict[tuple[str, int], int] = {}
        if root is not None:
            self._read(root)
        for style in styles.iterfind(f"{_W}style"):
            number = style.find(f"{_W}pPr/{_W}numPr")
            if number is not None:
                self._of_style[style.get(f"{_W}styleId")] = number

    def _read(self, root: Any) -> None:
        levels: dict[str, dict[str, str]] = {}
        for abstract in root.iterfind(f"{_W}abstractNum"):
            levels[abstract.get(f"{_W}abstractNumId")] = {
                level.get(f"{_W}ilvl"): _value(level, "numFmt")
                for level in abstract.iterfind(f"{_W}lvl")
            }
        for number in root.iterfind(f"{_W}num"):
            identity = number.get(f"{_W}numId")
            for level, form in levels.get(_value(number, "abstractNumId"), {}).items():
                self._formats[identity, level] = form

    def sign(self, paragraph: Any) -> str | None:
        """Return what stands before a paragraph, None where it is no list item."""
        stated = paragraph.find(f"{_W}pPr/{_W}numPr")
        if stated is None:
            style = paragraph.find(f"{_W}pPr/{_W}pStyle")
            name = style.get(f"{_W}val") if style is not None else ""
            stated = self._of_style.get(name)
        if stated is None:
            return None
        identity, level = _value(stated, "numId"), _value(stated, "ilvl") or "0"
        if identity in {"", "0"}:
            return None
        form = self._formats.get((identity, level), "bullet")
        if form in {"bullet", "none"}:
            return _BULLET
        return f"{_as_written(self._next(identity, int(level)), form)}. "

    def _next(self, identity: str, level: int) -> int:
        """Count one up, and begin the levels below anew."""
        for key in [k for k in self._counts if k[0] == identity and k[1] > level]:
            del self._counts[key]
        count = self._counts.get((identity, level), 0) + 1
        self._counts[identity, level] = count
        return count


def _value(element: Any, name: str) -> str:
    """Return the value of a child element, "" where it is missing."""
    child = element.find(f"{_W}{name}")
    return (child.get(f"{_W}val") or "") if child is not None else ""


def _as_written(count: int, form: str) -> str:
    """Return a count as a letter where the list has letters, else as a number."""
    if form in {"lowerLetter", "upperLetter"} and count <= 26:
        letter = chr(ord("a") + count - 1)
        return letter.upper() if form == "upperLetter" else letter
    return str(count)
