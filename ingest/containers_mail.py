"""The files attached to a mail, and the mails attached to it."""

import email.errors
import email.generator
import io
import re
from collections.abc import Iterator
from email.message import Message

from ingest import containers
from ingest.containers import Allowance, Found, Part, Refused, Skipped
from ingest.readers import limits
from ingest.readers.mail_parts import (
    content,
    file_name,
    header,
    is_ciphered,
    take_apart,
)

# A picture in the text that is smaller than this is a logo or an icon.
SMALL_PICTURE = 50_000
_SEALED = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
_TNEF = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})
_ENDINGS = {
    "application/pdf": ".pdf",
    "application/rtf": ".rtf",
    "application/zip": ".zip",
    "application/x-zip-compressed": ".zip",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/msword": ".doc",
    "text/html": ".html",
    "text/plain": ".txt",
    "text/rtf": ".rtf",
    "text/markdown": ".md",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/tiff": ".tif",
    "message/rfc822": ".eml",
}
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\s]+')


def parts(data: bytes, allowance: Allowance) -> Iterator[Found]:
    """Yield the documents attached to a mail.

    Raises:
        ReadError: it cannot be taken apart, or holds too much.
    """
    letter = take_apart(data)
    for message in letter.attached:
        yield _part(message, allowance)


def _part(message: Message, allowance: Allowance) -> Found:
    kind = message.get_content_type()
    written = _name(message, kind)
    name = containers.clean_name(written)
    if name is None:
        return containers.outside(written)
    if kind in _TNEF or name.lower() == "winmail.dat":
        return _packed_by_outlook(name)
    if kind in _SEALED:
        return containers.locked(name) if is_ciphered(message) else _sealed(name)
    data = _mail(message) if kind == "message/rfc822" else content(message)
    if _is_decoration(message, kind, len(data)) or not containers.is_wanted(name):
        return Skipped(name)
    if len(data) > limits.MAX_BYTES:
        return containers.refused(name, limits.too_large())
    allowance.take(len(data))
    return Part(name, data)


def _name(message: Message, kind: str) -> str:
    """Return the name of an attached file; one that leads nowhere is made plain."""
    name = file_name(message)
    ending = _ENDINGS.get(kind, "")
    if not name and kind == "message/rfc822":
        subject = header(_inner(message), "Subject") if _inner(message) else ""
        name = _NOT_IN_NAMES.sub(" ", subject).strip()[:100]
    if not name:
        name = "bilaga"
    # Some programs send a file without the ending that tells what it is.
    missing = ending and "." not in name.rsplit("/", 1)[-1]
    forwarded = kind == "message/rfc822" and not name.lower().endswith(".eml")
    return name + ending if missing or forwarded else name


def _inner(message: Message) -> Message:
    payload = message.get_payload()
    if isinstance(payload, list) and payload and isinstance(payload[0], Message):
        return payload[0]
    return Message()


def _mail(message: Message) -> bytes:
    """Return the bytes of a mail within a mail."""
    sent = content(message)
    if sent:
        return sent
    written = io.BytesIO()
    try:
        email.generator.BytesGenerator(written, mangle_from_=False).flatten(
            _inner(message)
        )
    except (
        *(ValueError, LookupError, TypeError, AttributeError, RecursionError),
        email.errors.MessageError,
    ):
        return b""
    return written.getvalue()


def _is_decoration(message: Message, kind: str, size: int) -> bool:
    """Tell whether a picture belongs to the letter's looks."""
    if not kind.startswith("image/"):
        return False
    shown = message.get_content_disposition() == "inline" or message["Content-ID"]
    return bool(shown) and size < SMALL_PICTURE


def _packed_by_outlook(name: str) -> Refused:
    return Refused(
        name,
        "läsning",
        "Bilagorna är packade i Outlooks eget format (winmail.dat).",
        "Öppna brevet i Outlook, spara bilagorna för sig och lägg till dem.",
    )


def _sealed(name: str) -> Refused:
    return Refused(
        name,
        "läsning",
        "Brevet är signerat i ett format som inte läses.",
        "Öppna det i e-postprogrammet, spara det som PDF och lägg till det.",
    )
