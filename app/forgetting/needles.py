"""A wording as it may stand in any file: other case, accents, encodings and escapes.

What a file holds is folded before it is looked through: read as UTF-8, as Latin-1 and
without the zeros of UTF-16, unescaped as addresses, JSON and HTML are escaped, without
case, rings and dots. Words may be parted by whatever is no letter and no figure.
"""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from urllib.parse import unquote_to_bytes

from ingest.forgotten import folded, words_of

# Fewer letters than that stand in any file by chance.
SHORTEST = 4
# So much is looked through at a time, and so much of it again with what comes next.
PART, OVERLAP = 1 << 24, 1 << 12
# Latin-1 without case, rings and dots, letter by letter; other signs part words.
_LATIN = bytes(
    ord(folded(chr(n))) if len(folded(chr(n))) == 1 and folded(chr(n)).isascii() else 32
    for n in range(256)
)
_MARKS = re.compile("[\u0300-\u036f\u00ad]+")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_PERCENT = re.compile(rb"%[cC][2-9a-fA-F]%|%[2-7][0-9a-fA-F]")
_GAP = r"[^a-z0-9]{0,8}"
# "Eks" is of Ek, "Ekman" is somebody else.
_AFTER = r"(?!s[a-z]|[a-rt-z0-9])"
_WITHIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
# Letters that are hardly ever written with a sign above or below: what is left of a
# wording when all else is taken away is quickly found not to be there.
_FIRM = b"bdfghjklmpqrtvwx"
_LOOSE = bytes(n for n in range(256) if bytes([n]).lower() not in _FIRM)
_LOW = bytes(range(256)).lower()
_ENTITY = re.compile(
    rb"&(?:#\w{2,6}|[a-z]{1,2}(?:ring|uml|acute|grave|circ|tilde|cedil|slash|caron"
    rb"|lig)|nbsp|shy);",
    re.IGNORECASE,
)


class Needle:
    """Looks for wordings in bytes, however they are written there."""

    def __init__(self, wordings: Iterable[str]) -> None:
        """Look for the words of each wording, in a row."""
        told = {words_of(one): one for one in wordings}
        long = [words for words in told if len("".join(words)) >= SHORTEST]
        self._texts = [re.compile(_GAP.join(words) + _AFTER) for words in long]
        self._bytes = [re.compile(one.pattern.encode()) for one in self._texts]
        self._firm = [_firm(told[words]) for words in long]

    def __bool__(self) -> bool:
        """Tell whether there is anything to look for."""
        return bool(self._texts)

    def stands_in(self, data: bytes) -> bool:
        """Tell whether any of the wordings stands in some bytes."""
        size = len(data)
        parts = (
            bytes(data[max(0, at - OVERLAP) : at + PART]) for at in range(0, size, PART)
        )
        return any(self._in_part(part) for part in parts)

    def stands_in_text(self, text: str) -> bool:
        """Tell whether any of the wordings stands in a text."""
        return self._in_part(text.encode(errors="surrogateescape"))

    def _in_part(self, data: bytes) -> bool:
        if any(self._is_in_bytes(view) for view in _latin(data)):
            return True
        left = data.translate(_LOW, _LOOSE)
        if not any(one in left for one in self._firm) and not _ENTITY.search(data):
            return False
        return any(self._is_in_text(view) for view in _unicode(data))

    def _is_in_bytes(self, view: bytes) -> bool:
        return any(
            not view[found.start() - 1 : found.start()].isalnum()
            for one in self._bytes
            for found in one.finditer(view)
        )

    def _is_in_text(self, view: str) -> bool:
        return any(
            not found.start() or view[found.start() - 1] not in _WITHIN
            for one in self._texts
            for found in one.finditer(view)
        )


def _latin(data: bytes) -> Iterator[bytes]:
    plain = data.replace(rb"\n", b" ").replace(b"%20", b" ").translate(_LATIN)
    yield plain
    if b"\x00" in data:
        yield data.replace(b"\x00", b"").translate(_LATIN)


def _unicode(data: bytes) -> Iterator[str]:
    if data.isascii() and b"\\u" not in data and b"%" not in data and b"&" not in data:
        # Latin-1 says it all.
        return
    text = data.replace(rb"\n", b" ").decode(errors="ignore")
    yield _plain(text)
    if "\\u" in text:
        yield _plain(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text))
    if _PERCENT.search(data):
        yield _plain(unquote_to_bytes(data).decode(errors="ignore"))
    if _ENTITY.search(data):
        yield _plain(html.unescape(text))


def _firm(wording: str) -> bytes:
    """Return the firm letters of a wording as it is written, in a row."""
    composed = unicodedata.normalize("NFC", wording).casefold()
    return composed.encode().translate(None, _LOOSE)


def _plain(text: str) -> str:
    low = text.casefold()
    return low if low.isascii() else _MARKS.sub("", unicodedata.normalize("NFKD", low))


def rotated(name: str) -> tuple[str, ...]:
    """Return a name as given and with its surname first.

    >>> rotated("Åsa Lind Ek")
    ('åsa lind ek', 'lind ek åsa', 'ek åsa lind')
    """
    words = unicodedata.normalize("NFC", name).casefold().split()
    return tuple(" ".join(words[at:] + words[:at]) for at in range(len(words)))
