"""How the items of a list are numbered on the page."""

import re

from ingest.readers.html_tree import Element

_STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]{0,40}?([a-z]+-?[a-z]+)", re.I)
_TYPES = {
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
}
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_BULLET = "• "
_OWN_BULLET = re.compile(r"[•·▪‣●○■◦–—*-]\s")
_OWN_NUMBER = re.compile(
    r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,5})[.)]\s?\S"
)


class Numbering:
    """The signs of one list, item by item."""

    def __init__(self, element: Element) -> None:
        """Read how the list counts."""
        self._ordered = element.tag == "ol"
        style = _STYLE.search(element.get("style")[:300])
        stated = style[1].lower() if style else ""
        self._type = _TYPES.get(stated, element.get("type")[:1])
        self._none = stated == "none" or element.get("role") == "presentation"
        self._step = -1 if "reversed" in element.attributes else 1
        items = sum(isinstance(c, Element) and c.tag == "li" for c in element.children)
        first = items if self._step < 0 else 1
        self._next = _number(element.get("start"), first)

    def sign(self, item: Element) -> str:
        """Return what stands before the next item."""
        if not self._ordered:
            return _BULLET
        number = _number(item.get("value"), self._next)
        self._next = number + self._step
        return "" if self._none else f"{_shown(number, self._type)}. "


def signed(sign: str, text: str) -> str:
    """Return an item with its sign, unless its text has one of its own."""
    own = _OWN_BULLET if sign == _BULLET else _OWN_NUMBER
    if sign == _BULLET and own.match(text):
        return _BULLET + text[1:].lstrip()
    return text if sign and own.match(text) else sign + text


def _number(text: str, otherwise: int) -> int:
    text = text.strip()
    digits = text.removeprefix("-")
    return (
        int(text)
        if digits.isdigit() and digits.isascii() and len(digits) < 6
        else otherwise
    )


def _shown(number: int, style: str) -> str:
    """Return a number as digits, letters or Roman numerals."""
    if style in {"a", "A"} and 0 < number < 27:
        return chr(ord(style) + number - 1)
    if style in {"i", "I"} and 0 < number < 400:
        roman = ""
        for value, sign in _ROMAN:
            roman += sign * (number // value)
            number %= value
        return roman if style == "i" else roman.upper()
    return str(number)
