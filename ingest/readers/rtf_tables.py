"""RTF's tables of fonts and styles, read before the text that uses them."""

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from ingest.readers.stylenames import heading_level

_EDGE = re.compile(rb"\\bin(\d{1,9}) ?|\\.|[{}]", re.DOTALL)
_CHARSETS = {
    **{0: "cp1252", 1: "cp1252", 2: "cp1252", 77: "mac_roman", 128: "cp932"},
    **{129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254"},
    **{163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251"},
    **{222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850"},
}
_FONT = re.compile(rb"(?=\\f\d)")
_FONT_NUMBER = re.compile(rb"\\f(\d{1,6})")
_CHARSET = re.compile(rb"\\fcharset(\d{1,3})")
_CODEPAGE = re.compile(rb"\\cpg(\d{1,5})")
_WORD = re.compile(rb"\\(?:'([0-9a-fA-F]{2})|([a-z]{1,32})(-?\d{1,9})? ?|.)", re.DOTALL)
_STYLE = re.compile(rb"\\s(\d{1,6})(?!\d)")
_BASED = re.compile(rb"\\sbasedon(\d{1,6})")
_OUTLINE = re.compile(rb"\\outlinelevel(\d)")
# Styles based on styles go no deeper in any document.
_LONGEST_CHAIN = 50
_LISTED = re.compile(rb"\\ls(\d{1,6})")


class Style(NamedTuple):
    """What a paragraph style says: heading level, and whether it is of a list."""

    level: int
    listed: bool


def end_of_group(data: bytes, start: int) -> int:
    """Return where the group ends that is open at `start`; its "}" is not passed."""
    depth = 0
    position = start
    while found := _EDGE.search(data, position):
        position = found.end()
        token = found[0]
        if token == b"{":
            depth += 1
        elif token == b"}":
            if depth == 0:
                return found.start()
            depth -= 1
        elif found[1] is not None:
            position += int(found[1])
    return len(data)


def codec(number: int) -> str:
    """Return Python's name of a code page, cp1252 for one it does not know."""
    name = {10000: "mac_roman", 65001: "utf-8"}.get(number, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return name


def fonts(group: bytes, default: str) -> dict[int, str]:
    """Return the encoding of each font in a font table."""
    found = {}
    for piece in _FONT.split(group):
        number = _FONT_NUMBER.match(piece)
        if number is None:
            continue
        page, charset = _CODEPAGE.search(piece), _CHARSET.search(piece)
        if page:
            found[int(number[1])] = codec(int(page[1]))
        elif charset and int(charset[1]) > 1:
            found[int(number[1])] = _CHARSETS.get(int(charset[1]), default)
    return found


def styles(group: bytes, encoding: str) -> dict[int, Style]:
    """Return the paragraph styles of a style sheet, by number."""
    entries: dict[int, tuple[int, bool, int]] = {}
    for entry in _entries(group):
        head = entry[:4000]
        if head.startswith((b"\\*\\cs", b"\\*\\ts", b"\\cs", b"\\ts", b"\\ds")):
            continue
        number, based = _STYLE.search(head), _BASED.search(head)
        outline = _OUTLINE.search(head)
        level = heading_level(_name(head, encoding))
        if not level and outline and int(outline[1]) < 9:
            level = int(outline[1]) + 1
        listed = _LISTED.search(head)
        entries[int(number[1]) if number else 0] = (
            level,
            bool(listed and int(listed[1])),
            int(based[1]) if based else -1,
        )
    return {number: _resolved(number, entries) for number in entries}


def _resolved(number: int, entries: dict[int, tuple[int, bool, int]]) -> Style:
    """Return a style with what it takes over from those it is based on."""
    level, listed = 0, False
    seen: set[int] = set()
    while number in entries and number not in seen and len(seen) < _LONGEST_CHAIN:
        seen.add(number)
        own, own_list, number = entries[number]
        level, listed = level or own, listed or own_list
    return Style(level, listed)


def _entries(group: bytes) -> Iterator[bytes]:
    """Yield the groups directly within a group."""
    position = group.find(b"{")
    while position >= 0:
        end = end_of_group(group, position + 1)
        yield group[position + 1 : end]
        position = group.find(b"{", end)


def _name(entry: bytes, encoding: str) -> str:
    """Return the name a style ends with, before its semicolon."""
    plain = _WORD.sub(
        lambda found: bytes([int(found[1], 16)]) if found[1] else b" ", entry
    )
    plain = plain.rpartition(b"}")[2] or plain
    return " ".join(plain.decode(encoding, "replace").split()).strip("; ")
