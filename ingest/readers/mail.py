"""Mail (.eml) and web pages saved as one file (.mht): the text of the letter itself.

What is attached is not part of the text; `ingest.containers` makes documents of it.
"""

import re
from dataclasses import replace
from pathlib import PurePath

from ingest.errors import ReadError
from ingest.model import RawDocument
from ingest.readers import html, text
from ingest.readers.mail_parts import (
    Body,
    Letter,
    content,
    known_name,
    people,
    take_apart,
    words,
)

_ENDINGS = frozenset({".eml", ".mht", ".mhtml"})
_LINE = rb"[!-9;-~]{1,76}:[^\n]*\n(?:[ \t][^\n]*\n)*"
_HEAD = re.compile(rb"(?:From [^\n]*\n)?" + _LINE)
_SURE = re.compile(
    rb"^(?:Received|Message-ID|MIME-Version|Return-Path):", re.MULTILINE | re.IGNORECASE
)
# A page form of the text is taken unless it has lost much of what the plain one says.
_KEPT = 0.8
_PASSED_ON = re.compile(r"(?:(?:sv|re|vs|vb|fw|fwd)\s?:\s*)+", re.IGNORECASE)
_BOM = b"\xef\xbb\xbf"


def is_mail(data: bytes, name: str) -> bool:
    """Tell whether a file is a mail: by its name, or by a head only a mail has."""
    start = data[:8192].removeprefix(_BOM).lstrip(b"\r\n").replace(b"\r\n", b"\n")
    if not _HEAD.match(start):
        return False
    if PurePath(name).suffix.lower() in _ENDINGS:
        return True
    return len(_SURE.findall(start.partition(b"\n\n")[0])) >= 2


def read(data: bytes) -> RawDocument:
    """Read a mail's own text under its head's lines; the head becomes metadata.

    Raises:
        ReadError: it is enciphered, or cannot be taken apart.
    """
    letter = take_apart(data)
    if letter.ciphered and not letter.bodies:
        raise ReadError(
            "Brevet är krypterat.",
            "Öppna det i e-postprogrammet, spara texten som PDF och lägg till den.",
        )
    raws = [raw for raw in map(_better, letter.bodies) if raw.text.strip()]
    if letter.is_page and raws:
        return replace(raws[0], metadata=_page_metadata(raws[0], letter))
    joined = RawDocument("message/rfc822", "", metadata=_metadata(letter))
    for raw in [_top(letter), *raws]:
        joined = _after(joined, raw)
    return joined


def _better(body: Body) -> RawDocument:
    """Return the page form of a text, the plain one if that says more."""
    plain = page = RawDocument("message/rfc822", "")
    if body.plain is not None:
        plain = text.read_plain(_BOM + words(body.plain).encode("utf-8", "replace"))
    if body.page is not None:
        source = words(body.page) if _is_declared(body) else content(body.page)
        page = html.read(source if isinstance(source, bytes) else _utf8(source))
    return page if _weight(page) >= _KEPT * _weight(plain) else plain


def _is_declared(body: Body) -> bool:
    return body.page is not None and bool(body.page.get_content_charset())


def _utf8(page: str) -> bytes:
    return _BOM + page.encode("utf-8", "replace")


def _weight(raw: RawDocument) -> int:
    return len("".join(raw.text.split()))


def _top(letter: Letter) -> RawDocument:
    """Return the lines that a mail program prints above a letter."""
    day = letter.day
    said = (
        ("Från", people(letter.text_of("From"))),
        ("Till", people(letter.text_of("To"))),
        ("Kopia", people(letter.text_of("Cc"))),
        ("Skickat", day.isoformat() if day else ""),
        ("Ämne", letter.text_of("Subject")),
    )
    lines = [f"{name}: {value}" for name, value in said if value]
    return RawDocument("message/rfc822", "\n\n".join(lines))


def _metadata(letter: Letter) -> tuple[tuple[str, str], ...]:
    day = letter.day
    subject = letter.text_of("Subject")
    answered = _PASSED_ON.match(subject)
    said = (
        ("title", subject[answered.end() :] if answered else subject),
        ("author", known_name(letter.text_of("From"))),
        ("published", day.isoformat() if day else ""),
    )
    return tuple((key, value) for key, value in said if value)


def _page_metadata(page: RawDocument, letter: Letter) -> tuple[tuple[str, str], ...]:
    if not letter.address:
        return page.metadata
    others = tuple(pair for pair in page.metadata if pair[0] != "url")
    return (*others, ("url", letter.address))


def _after(first: RawDocument, then: RawDocument) -> RawDocument:
    """Return two texts as one; the second's places follow the first's."""
    if not then.text.strip():
        return first
    gap = "\n\n" if first.text else ""
    by = len(first.text) + len(gap)
    marks = (replace(m, start=m.start + by, end=m.end + by) for m in then.marks)
    pieces = (replace(f, at=f.at + by) for f in then.furniture)
    return replace(
        first,
        text=first.text + gap + then.text,
        marks=(*first.marks, *marks),
        furniture=(*first.furniture, *pieces),
        warnings=(*first.warnings, *then.warnings),
        wrapped=first.wrapped or then.wrapped,
    )
