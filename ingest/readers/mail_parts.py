"""A mail taken apart: its head, its own text in each form given, and the rest.

The parser is Python's own, with its older policy: the newer one stops at heads that
mail programs do send.
"""

import datetime as dt
import email
import email.errors
import email.policy
import email.utils
import re
from dataclasses import dataclass, field
from email.header import decode_header
from email.message import Message

from ingest.errors import ReadError
from ingest.readers.decoding import decode, repair
from ingest.readers.limits import damaged

MAX_NESTING = 40
_ADDRESS = re.compile(r"(?<!\S)\S+@\S+")
_SAVED_BY = re.compile(r"<?saved by", re.IGNORECASE)
_PGP = re.compile(rb"\s*-----BEGIN PGP MESSAGE-----")
_CIPHERED = frozenset(
    {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}
)


@dataclass(slots=True)
class Body:
    """One piece of a mail's own text, in the forms it was sent in."""

    plain: Message | None = None
    page: Message | None = None


@dataclass(slots=True)
class Letter:
    """A mail: what its head says, its own text and what is attached to it."""

    head: Message
    bodies: list[Body] = field(default_factory=list)
    attached: list[Message] = field(default_factory=list)
    ciphered: bool = False

    def text_of(self, name: str) -> str:
        """Return what the head says by that name, "" if nothing."""
        return header(self.head, name)

    @property
    def day(self) -> dt.date | None:
        """Return the day it was sent, where the sender was."""
        try:
            return email.utils.parsedate_to_datetime(self.text_of("Date")).date()
        except (TypeError, ValueError, IndexError, OverflowError):
            return None

    @property
    def address(self) -> str | None:
        """Return the web address of a page saved as one file (.mht)."""
        own = self.text_of("Snapshot-Content-Location")
        if own or not self.is_page:
            return own or None
        roots = [b.page for b in self.bodies if b.page is not None]
        places = [header(m, "Content-Location") for m in (self.head, *roots)]
        return next((p for p in places if p.startswith("http")), None)

    @property
    def is_page(self) -> bool:
        """Tell whether it is a web page saved as one file and no mail."""
        if self.head["Snapshot-Content-Location"]:
            return True
        return bool(_SAVED_BY.match(self.text_of("From"))) or not (
            self.head["From"] or self.head["To"] or self.head["Received"]
        )


def take_apart(data: bytes) -> Letter:
    """Return the parts of a mail.

    Raises:
        ReadError: it is nested beyond reason.
    """
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        letter = Letter(message)
        _sort(message, letter, 0)
    except (RecursionError, email.errors.MessageError, LookupError) as error:
        raise damaged() from error
    return letter


def _sort(message: Message, letter: Letter, depth: int) -> None:
    if depth > MAX_NESTING:
        raise ReadError(
            "Brevet har delar i delar utan ände.",
            "Öppna det i ett e-postprogram, spara om det och lägg till det igen.",
            stage="gräns",
        )
    kind = message.get_content_type()
    if kind in _CIPHERED and is_ciphered(message):
        letter.ciphered = True
    elif kind == "multipart/alternative":
        _alternatives(message, letter, depth)
    elif kind == "multipart/related":
        _related(message, letter, depth)
    elif message.is_multipart() and kind != "message/rfc822":
        for part in _inner(message):
            _sort(part, letter, depth + 1)
    elif kind in {"text/plain", "text/html"} and not _is_attached(message):
        if _PGP.match(content(message)[:200]):
            letter.ciphered = True
        else:
            letter.bodies.append(_body(message))
    elif depth or file_name(message):
        letter.attached.append(message)


def _body(message: Message) -> Body:
    plain = message.get_content_type() == "text/plain"
    return Body(plain=message) if plain else Body(page=message)


def _alternatives(message: Message, letter: Letter, depth: int) -> None:
    """Take the forms of one text together; each may bring pictures with it."""
    inner = Letter(message)
    for part in _inner(message):
        _sort(part, inner, depth + 1)
    joined = Body()
    for body in inner.bodies:
        joined.plain = joined.plain or body.plain
        joined.page = joined.page or body.page
    if inner.bodies:
        letter.bodies.append(joined)
    letter.attached += inner.attached
    letter.ciphered |= inner.ciphered


def _related(message: Message, letter: Letter, depth: int) -> None:
    """Take the first part as the text; further pages of a frame are no mail text."""
    for number, part in enumerate(_inner(message)):
        if not number or part.is_multipart() or _is_attached(part):
            _sort(part, letter, depth + 1)
        elif part.get_content_maintype() == "image":
            letter.attached.append(part)


def _inner(message: Message) -> list[Message]:
    payload = message.get_payload()
    if not isinstance(payload, list):
        return []
    return [part for part in payload if isinstance(part, Message)]


def _is_attached(message: Message) -> bool:
    said = message.get_content_disposition()
    return said == "attachment" or (said != "inline" and bool(file_name(message)))


def is_ciphered(message: Message) -> bool:
    """Tell whether a sealed part is enciphered, or only signed in a sealed form."""
    if message.get_content_type() == "multipart/encrypted":
        return True
    return str(message.get_param("smime-type", "")).lower() not in {
        "signed-data",
        "certs-only",
    }


def content(message: Message) -> bytes:
    """Return a part's own bytes."""
    try:
        payload = message.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        return b""
    return payload if isinstance(payload, bytes) else b""


def words(message: Message) -> str:
    """Return the text of a part, whatever encoding it says or has."""
    declared = str(message.get_content_charset("") or "")
    text = repair(decode(content(message), declared or None))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    flowed = str(message.get_param("format", "")).lower() == "flowed"
    return _unflowed(text, message) if flowed else text


def _unflowed(text: str, message: Message) -> str:
    """Return flowed text (RFC 3676) with one paragraph a line."""
    joined = str(message.get_param("delsp", "")).lower() == "yes"
    lines: list[str] = []
    open_line = False
    for written in text.split("\n"):
        line = written.removeprefix(" ")
        flows = line.endswith(" ") and line != "-- "
        kept = line[:-1] if flows and joined else line
        if open_line and not kept.startswith(">"):
            lines[-1] += kept
        else:
            lines.append(kept)
        open_line = flows
    return "\n".join(lines)


def file_name(message: Message) -> str:
    """Return the name of an attached file, "" if it has none."""
    heads = Message()
    for name in ("Content-Disposition", "Content-Type"):
        said = _written(message, name)
        if said:
            heads[name] = said
    try:
        found = heads.get_filename("") or ""
    except (ValueError, TypeError, LookupError):
        return ""
    return " ".join(_decoded(found).split())


def header(message: Message, name: str) -> str:
    """Return a line of a head as text, "" if there is none."""
    return " ".join(_decoded(_written(message, name)).split())


def _written(message: Message, name: str) -> str:
    """Return a line of a head as written; bytes beyond ASCII as what they mean."""
    for key, value in message.raw_items():
        if key.lower() == name.lower():
            raw = str(value).encode("utf-8", "surrogateescape")
            return str(value) if raw.isascii() else repair(decode(raw))
    return ""


def _decoded(written: str) -> str:
    """Return a head's text without encoded words (RFC 2047)."""
    try:
        pieces = decode_header(written)
    except (email.errors.HeaderParseError, ValueError):
        return written
    return "".join(_piece(piece, charset) for piece, charset in pieces)


def _piece(piece: bytes | str, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    if charset is None:
        return piece.decode("raw-unicode-escape", "replace")
    return repair(decode(piece, charset))


def people(written: str) -> str:
    """Return who a head names, without addresses where a name is given."""
    pairs = email.utils.getaddresses([written])
    names = [name or address for name, address in pairs]
    return ", ".join(name for name in names if name)


def known_name(written: str) -> str:
    """Return the name of the first one a head names, "" if it is only an address."""
    pairs = email.utils.getaddresses([written])
    name = pairs[0][0] if pairs else ""
    return "" if _ADDRESS.search(name) else name
