"""A PDF whose index is lost (cut off in transfer), put together from its loose objects.

Every object still says its own number, and every page that it is one: a new page tree
and catalogue after them is all that is needed for PDFium to find its way.
"""

import re
import zlib
from collections.abc import Iterator

# Objects beyond these limits are not looked at.
MOST_OBJECTS, MOST_UNPACKED = 200_000, 300_000_000
# The new tree's number, beyond all that the file's own references may mean.
_TREE = 4_000_000
# How much of an object is searched for what it is.
_HEAD = 4_000
_OBJECT = re.compile(rb"(?<!\d)(\d{1,8})\s{1,4}\d{1,5}\s{1,4}obj\b")
_PAGE = re.compile(rb"/Type\s{0,4}/Page(?![A-Za-z])")
_PACKED = re.compile(rb"/Type\s{0,4}/ObjStm\b")
_STREAM = re.compile(rb"stream\r?\n")
_COUNT, _FIRST = (
    re.compile(rb"/N\s{1,4}(\d{1,6})"),
    re.compile(rb"/First\s{1,4}(\d{1,8})"),
)


def rebuilt(data: bytes) -> tuple[bytes, int] | None:
    """Return the file with a new page tree and how many pages it has, None if none."""
    found: dict[int, bytes] = {}
    added: list[bytes] = []
    left = MOST_UNPACKED
    for number, head, start in _objects(data):
        found[number] = head
        if _PACKED.search(head):
            for inner, content in _unpacked(data, head, start, left):
                left -= len(content)
                found[inner] = content[:_HEAD]
                added.append(b"%d 0 obj\n%s\nendobj\n" % (inner, content))
    pages = [number for number, head in found.items() if _PAGE.search(head)]
    if not pages:
        return None
    kids = b" ".join(b"%d 0 R" % number for number in pages)
    added += [
        b"%d 0 obj\n<</Type/Pages/Count %d/Kids[%s]>>\nendobj\n"
        % (_TREE, len(pages), kids),
        b"%d 0 obj\n<</Type/Catalog/Pages %d 0 R>>\nendobj\n" % (_TREE + 1, _TREE),
        b"trailer\n<</Root %d 0 R/Size %d>>\nstartxref\n0\n%%%%EOF\n"
        % (_TREE + 1, _TREE + 2),
    ]
    return data + b"\nendstream\nendobj\n" + b"".join(added), len(pages)


def _objects(data: bytes) -> Iterator[tuple[int, bytes, int]]:
    """Yield number, beginning and offset of the objects that end within the file."""
    matches = list(_OBJECT.finditer(data))[:MOST_OBJECTS]
    for place, match in enumerate(matches):
        last = place + 1 == len(matches)
        end = len(data) if last else matches[place + 1].start()
        head = data[match.end() : min(end, match.end() + _HEAD)]
        stream = _STREAM.search(head)
        if last and b"endobj" not in data[match.end() :]:
            return
        if stream:
            head = head[: stream.start()]
        yield int(match[1]), head, match.end() + (stream.end() if stream else 0)


def _unpacked(
    data: bytes, head: bytes, start: int, limit: int
) -> Iterator[tuple[int, bytes]]:
    """Yield number and content of the objects that one packed stream holds."""
    count, first = _COUNT.search(head), _FIRST.search(head)
    if not (count and first):
        return
    end = data.find(b"endstream", start)
    packed = data[start : end if end >= 0 else len(data)]
    content = packed
    if b"FlateDecode" in head:
        try:
            content = zlib.decompressobj().decompress(packed, max(limit, 1))
        except zlib.error:
            return
    body = int(first[1])
    numbers = [int(word) for word in content[:body].split() if word.isdigit()]
    pairs = list(zip(numbers[::2], numbers[1::2], strict=False))[: int(count[1])]
    for place, (number, offset) in enumerate(pairs):
        after = pairs[place + 1][1] if place + 1 < len(pairs) else len(content)
        yield number, content[body + offset : body + after]
