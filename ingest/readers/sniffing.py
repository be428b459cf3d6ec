"""What a file is: by its first bytes, then by its content, last by its name."""

import re
from pathlib import PurePath
from typing import Literal

from ingest.errors import ReadError
from ingest.readers.limits import damaged, open_zip

Format = Literal["pdf", "docx", "odt", "html", "tei", "markdown", "text"]

_HEAD = 4096
_OTHER_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "en bild"),
    (b"\xff\xd8\xff", "en bild"),
    (b"GIF8", "en bild"),
    (b"II*\x00", "en bild"),
    (b"MM\x00*", "en bild"),
    (b"{\\rtf", "ett RTF-dokument"),
    (b"\xd0\xcf\x11\xe0", "ett dokument i äldre Office-format (till exempel .doc)"),
    (b"\x1f\x8b", "en komprimerad fil"),
    (b"7z\xbc\xaf\x27\x1c", "en komprimerad fil"),
    (b"Rar!", "en komprimerad fil"),
    (b"MZ", "ett program"),
    (b"\x7fELF", "ett program"),
    (b"SQLite format 3", "en databas"),
)
_MARKDOWN_ENDINGS = frozenset({".md", ".markdown", ".mdown"})
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_TEI = re.compile(rb"<(?:\w+:)?TEI(?:Corpus)?(?:\.2)?[\s>]")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def sniff(data: bytes, name: str) -> Format:
    """Return the format of a file.

    Raises:
        ReadError: the file is of a kind that is not read.
    """
    start = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n\x00")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if start.startswith(b"PK\x03\x04"):
        return _in_zip(data)
    for magic, kind in _OTHER_KINDS:
        if start.startswith(magic) and not _mostly_letters(data):
            raise _unknown(kind)
    ending = PurePath(name).suffix.lower()
    readable = _unzeroed(data[:_HEAD])
    if _TEI.search(readable):
        return "tei"
    if _HTML.search(readable):
        return "html"
    if _is_binary(data):
        raise damaged() if ending in {".pdf", ".docx", ".odt"} else _unknown("okänt")
    if readable.lstrip().startswith(b"<?xml"):
        raise _unknown("XML av ett slag som inte läses")
    if ending in _MARKDOWN_ENDINGS:
        return "markdown"
    return "html" if ending in {".html", ".htm", ".xhtml"} else "text"


def _in_zip(data: bytes) -> Format:
    names = set(open_zip(data).namelist())
    if "word/document.xml" in names:
        return "docx"
    if "content.xml" in names and "mimetype" in names:
        return "odt"
    if "EncryptedPackage" in names:
        raise _unknown("ett krypterat dokument")
    raise _unknown("ett zip-arkiv utan textdokument")


def _unzeroed(head: bytes) -> bytes:
    """Return the head of a file as ASCII-compatible bytes, UTF-16 included."""
    return head.replace(b"\x00", b"") if head[:2] in _UTF16 else head


def _mostly_letters(data: bytes) -> bool:
    """Tell whether a file that begins like something else is text all the same."""
    head = data[:_HEAD]
    if head.startswith(b"{\\rtf") or head.startswith(_UTF16):
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


def _unknown(kind: str) -> ReadError:
    reason = (
        "Filens format känns inte igen."
        if kind == "okänt"
        else f"Filen är {kind} och kan inte läsas."
    )
    return ReadError(
        reason,
        "Spara dokumentet som PDF, Word (.docx), HTML eller text och lägg till "
        "det igen.",
    )
