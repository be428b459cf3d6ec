"""What a file is: by its first bytes, then by its content, last by its name."""

import re
from pathlib import PurePath
from typing import Literal

from ingest.readers.limits import damaged
from ingest.readers.mail import is_mail
from ingest.readers.sniffing_zip import in_zip
from ingest.readers.unread import in_ole, unknown, unread

Format = Literal[
    "pdf",
    "docx",
    "odt",
    "rtf",
    "html",
    "tei",
    "riksdag",
    "mail",
    "image",
    "markdown",
    "text",
]

_HEAD = 4096
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_OLE = b"\xd0\xcf\x11\xe0"
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06")
_MARKDOWN_ENDINGS = frozenset({".md", ".markdown", ".mdown"})
_HTML_ENDINGS = frozenset({".html", ".htm", ".xhtml"})
_BINARY_ENDINGS = frozenset({".pdf", ".docx", ".docm", ".odt"})
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
# A page cut out of its frame, as content systems export it.
_HTML_PIECE = re.compile(
    rb"<(?:div|p|h[1-6]|table|ul|ol|article|main|section|style|title|span)(?:\s[^<>]"
    rb"{0,500})?>",
    re.IGNORECASE,
)
_PROLOG = re.compile(rb"\s*<[?!][^<>]{0,1000}>")
_ROOT = re.compile(rb"\s*<(?:[\w.-]{1,40}:)?([\w.-]{1,60})[\s/>]")
_ROOTS: dict[bytes, Format] = {
    b"TEI": "tei",
    b"TEI.2": "tei",
    b"teiCorpus": "tei",
    b"TEICorpus": "tei",
    b"dokumentstatus": "riksdag",
    b"dokumentlista": "riksdag",
    b"anforandelista": "riksdag",
    b"anforande": "riksdag",
}
_TEI = re.compile(rb"<(?:\w+:)?TEI(?:Corpus)?(?:\.2)?[\s>]")
_FLAT_ODT = b"application/vnd.oasis.opendocument.text"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def sniff(data: bytes, name: str) -> Format:
    """Return the format of a file.

    Raises:
        ReadError: the file is of a kind that is not read.
    """
    start = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n\x00")
    if _is_pdf(data):
        return "pdf"
    if start.startswith(_ZIPS):
        return in_zip(data)
    if start.startswith(_PICTURES):
        return "image"
    if start.startswith(b"{\\rtf"):
        return "rtf"
    if start.startswith(_OLE):
        raise in_ole(data)
    refused = unread(start)
    if refused is not None and not _mostly_letters(data):
        raise refused
    if is_mail(data, name):
        return "mail"
    return _by_text(data, name)


def _is_pdf(data: bytes) -> bool:
    """Tell whether a PDF begins here; a page that speaks of "%PDF-" is none."""
    at = data.find(b"%PDF-", 0, 1024)
    return at >= 0 and not _HTML.search(data[:at])


def _by_text(data: bytes, name: str) -> Format:
    """Return the format of a file that none of the binary signatures fit."""
    ending = PurePath(name).suffix.lower()
    readable = _unzeroed(data[:_HEAD])
    if found := _by_root(readable):
        return found
    if _HTML.search(readable):
        return "html"
    if _is_binary(data):
        raise damaged() if ending in _BINARY_ENDINGS else unknown("")
    if readable.lstrip().startswith(b"<?xml"):
        raise unknown("XML av ett slag som inte läses")
    if ending in _MARKDOWN_ENDINGS:
        return "markdown"
    piece = _HTML_PIECE.match(readable.lstrip(b"\xef\xbb\xbf \t\r\n"))
    return "html" if ending in _HTML_ENDINGS or piece else "text"


def _by_root(head: bytes) -> Format | None:
    """Return the format that an XML file's outermost element belongs to."""
    position = 3 if head.startswith(b"\xef\xbb\xbf") else 0
    while prolog := _PROLOG.match(head, position):
        position = prolog.end()
    root = _ROOT.match(head, position)
    name = root[1] if root else b""
    if name == b"document" and _FLAT_ODT in head:
        return "odt"
    if name == b"wordDocument" or (name == b"package" and b"xmlPackage" in head):
        raise unknown("ett Word-dokument sparat som XML")
    if name in _ROOTS:
        return _ROOTS[name]
    return "tei" if _TEI.search(head) else None


def _unzeroed(head: bytes) -> bytes:
    """Return the head of a file as ASCII-compatible bytes, UTF-16 included."""
    return head[2:].replace(b"\x00", b"") if head[:2] in _UTF16 else head


def _mostly_letters(data: bytes) -> bool:
    """Tell whether a file that begins like something else is text all the same."""
    head = data[:_HEAD]
    if head.startswith(_UTF16):
        return False
    return all(byte in b"\t\n\r\x0c" or byte >= 32 for byte in head)


def _is_binary(data: bytes) -> bool:
    """Tell whether the bytes cannot be text in any encoding we know."""
    if data[:2] in _UTF16:
        return False
    head = data[:_HEAD]
    zeros = head.count(0)
    if zeros and _looks_utf16(head):
        return False
    controls = sum(byte < 32 and byte not in b"\t\n\r\x0c\x0b\x1b" for byte in head)
    return zeros > 0 or controls > 0.02 * len(head)


def _looks_utf16(head: bytes) -> bool:
    """Tell whether every other byte is zero, as in UTF-16 without a mark."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) / 2
    return max(even, odd) > 0.8 * half and min(even, odd) < 0.05 * half
