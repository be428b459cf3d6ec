"""One spelling of the signs that identifiers are written with, and the way back.

A number may have wide digits, thin spaces, soft hyphens and dashes of every kind. The
patterns meet digits 0 to 9, a space and a hyphen, and what they find is told in
places of the text as it was.
"""

import re
from typing import NamedTuple

_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_SPACES = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u3000"
)
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\ufe63\uff0d\ufffe"
_WIDE = {"＠": "@", "﹫": "@", "．": ".", "＋": "+", "（": "(", "）": ")"}
# Where the digits of each script begin: Arabic, Indic, Thai, wide, mathematical …
_ZEROS = (
    *(0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6),
    *(0xD66, 0xDE6, 0xE50, 0xED0, 0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946),
    *(0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0),
    *(0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10, 0x1D7CE, 0x1D7D8, 0x1D7E2),
    *(0x1D7EC, 0x1D7F6, 0x1FBF0),
)
_DIGITS = {chr(zero + n): str(n) for zero in _ZEROS for n in range(10)}
_SAME = {
    **_DIGITS,
    **_WIDE,
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_DASHES, "-"),
}
_GONE = re.compile(f"[{_INVISIBLE}]+")
# All odd signs are here, with others that are let be.
_ODD = re.compile("[\u00a0\u0660-\U0010ffff]")


class Folded(NamedTuple):
    """A text in one spelling, and the same in small letters.

    `places` are None where nothing has moved.
    """

    text: str
    low: str
    places: list[int] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch stood in the text as it was."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end - 1] + 1


def fold(text: str) -> Folded:
    """Return a text with one spelling of digits, spaces, dashes and signs."""
    if text.isascii():
        return Folded(text, text.lower(), None)
    places = None
    if _GONE.search(text):
        text, places = _without_invisible(text)
    text = _ODD.sub(lambda odd: _SAME.get(odd[0], odd[0]), text)
    low = text.lower()
    if len(low) != len(text):
        # A rare letter is longer in lower case: then places in it say nothing.
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return Folded(text, low, places)


def _without_invisible(text: str) -> tuple[str, list[int]]:
    kept: list[str] = []
    places: list[int] = []
    read = 0
    for gone in _GONE.finditer(text):
        kept.append(text[read : gone.start()])
        places += range(read, gone.start())
        read = gone.end()
    kept.append(text[read:])
    places += range(read, len(text))
    return "".join(kept), places
