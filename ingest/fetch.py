"""Fetch one page or file from the web, within limits.

No cookies, no passwords, no proxy, no scripts: what the server gives anyone is kept
byte by byte as the original. The connection goes to the address that was checked,
while certificate and server name are those of the host asked for.
"""

import datetime as dt
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.message import Message
from pathlib import Path
from urllib.parse import urljoin

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from ingest import durable, fetch_address
from ingest.errors import ReadError
from ingest.fetch_address import LATER, Address, refuse
from ingest.fetch_answer import Limits, body, too_slow
from ingest.privacy import mask_address
from ingest.readers.decoding import decode
from ingest.readers.mail_parts import file_name
from ingest.sources import READ, UNREAD, name_of, suffix_of
from ingest.version import VERSION

MAX_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_AGENT = f"sagt-och-gjort/{VERSION} (laser enstaka handlingar)"
# What a page is called where its address has no ending that tells.
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/rtf": ".rtf",
    "application/rtf": ".rtf",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/zip": ".zip",
    "message/rfc822": ".eml",
    "multipart/related": ".mht",
    "application/msword": ".doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
}
# Encodings that a reader finds by itself; a page in another is rewritten in UTF-8.
_FOUND = frozenset(
    {"utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "latin1", "windows-1252"}
)


@dataclass(frozen=True, slots=True)
class WebPage:
    """An address as the user wrote it, the day it is fetched and with what limits."""

    address: str
    today: dt.date | None = None
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page or file that was fetched and kept: its address and what it is called."""

    url: str
    name: str
    sha256: str


def listed_name(written: str) -> str:
    """Return what an address that was not fetched is listed as, without passwords."""
    try:
        return mask_address(fetch_address.parse(written).url)
    except ReadError:
        scheme, mark, rest = written.partition("://")
        host, slash, path = rest.partition("/")
        told = scheme + mark + host.rpartition("@")[2] + slash + path
        return mask_address(name_of(told)[:300])


def fetch(written: str, folder: Path, limits: Limits) -> Fetched:
    """Fetch what lies at an address and keep it in `folder` by its hash.

    Raises:
        ReadError: it cannot be had, or not within the limits (stage "hämtning").
    """
    asked = fetch_address.parse(written)
    ends = time.monotonic() + limits.total
    address = asked
    for _ in range(MAX_REDIRECTS + 1):
        with _answer(address, limits, ends) as answer:
            if answer.status not in _REDIRECTS:
                data = body(answer, limits, ends)
                return _kept(asked, answer, data, folder)
            address = _next(address, answer)
    raise refuse(
        f"Adressen skickar vidare fler än {MAX_REDIRECTS} gånger.",
        "Öppna den i webbläsaren och använd adressen du hamnar på.",
    )


def _next(address: Address, answer: BaseHTTPResponse) -> Address:
    """Return where an answer sends on to; never from a closed line to an open one."""
    place = answer.headers.get("Location") or ""
    following = fetch_address.parse(urljoin(address.url, place))
    if address.scheme == "https" and following.scheme == "http":
        raise refuse(
            "Adressen skickar vidare från en säker till en osäker anslutning.",
            "Öppna den i webbläsaren, spara sidan och lägg till den.",
        )
    return following


@contextmanager
def _answer(
    address: Address, limits: Limits, ends: float
) -> Iterator[BaseHTTPResponse]:
    """Ask for an address; the line is cut when the time is out, whatever comes."""
    machines = fetch_address.resolve(address, limits.private)
    connection = _connected(address, machines, limits)
    # The connection lets go of its line before the answer has come whole.
    left = max(0.0, ends - time.monotonic())
    watch = threading.Timer(left, _cut, [connection.sock])
    watch.daemon = True
    watch.start()
    answer = None
    try:
        answer = _ask(connection, address)
        yield answer
    except (HTTPError, OSError, ValueError) as error:
        late = time.monotonic() >= ends
        raise (too_slow() if late else _broken(address)) from error
    finally:
        watch.cancel()
        if answer is not None:
            answer.close()
        connection.close()


def _connected(address: Address, machines: list[str], limits: Limits) -> HTTPConnection:
    """Return a line to the first machine that answers."""
    failed: Exception | None = None
    for machine in machines:
        connection = _line(address, machine, limits)
        try:
            connection.connect()
        except (HTTPError, OSError) as error:
            connection.close()
            failed = error
            continue
        connection.timeout = limits.read
        if connection.sock is not None:
            connection.sock.settimeout(limits.read)
        return connection
    if _is_certificate(failed):
        raise refuse(
            f"Servern {address.host} kan inte visa att den är den den säger sig vara.",
            "Kontrollera adressen. Öppna sidan i webbläsaren och spara den därifrån "
            "om du litar på den.",
        ) from failed
    raise refuse(f"Servern {address.host} svarar inte.", LATER) from failed


def _line(address: Address, machine: str, limits: Limits) -> HTTPConnection:
    if address.scheme == "http":
        return HTTPConnection(machine, address.port, timeout=limits.connect)
    return HTTPSConnection(
        machine,
        address.port,
        timeout=limits.connect,
        ssl_context=ssl.create_default_context(),
        server_hostname=address.host,
    )


def _is_certificate(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, (ssl.SSLError, ssl.CertificateError)):
            return True
        error = error.__cause__ or error.__context__
    return False


def _cut(line: socket.socket | None) -> None:
    # Closing alone would not wake a reader that waits; nor may TLS be asked politely.
    if line is not None:
        with suppress(OSError):
            socket.socket.shutdown(line, socket.SHUT_RDWR)


def _ask(connection: HTTPConnection, address: Address) -> BaseHTTPResponse:
    headers = {
        "Host": address.authority,
        "User-Agent": _AGENT,
        "Accept": "text/html, application/pdf, */*;q=0.5",
        "Accept-Language": "sv, en;q=0.5",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }
    connection.request(
        "GET",
        address.target,
        headers=headers,
        preload_content=False,
        decode_content=False,
    )
    return connection.getresponse()


def _kept(
    asked: Address, answer: BaseHTTPResponse, data: bytes, folder: Path
) -> Fetched:
    said = Message()
    for head in ("Content-Type", "Content-Disposition"):
        if answer.headers.get(head):
            said[head] = answer.headers[head]
    charset = str(said.get_content_charset("") or "").lower()
    text = said.get_content_maintype() == "text"
    if text and charset and charset not in _FOUND:
        data = _in_utf8(data, charset)
    sha256 = durable.write_by_hash(data, folder)
    return Fetched(asked.url, _name(asked, said), sha256)


def _in_utf8(data: bytes, charset: str) -> bytes:
    """Return a page whose encoding only the server told, so that a reader finds it."""
    try:
        return b"\xef\xbb\xbf" + data.decode(charset).encode("utf-8")
    except (LookupError, UnicodeError):
        return data if charset.startswith("utf") else decode(data).encode("utf-8")


def _name(asked: Address, said: Message) -> str:
    """Return host and path, with an ending that tells what it is if there is one."""
    name = asked.name
    if "?" not in name and _has_ending(asked.target):
        return name_of(name)
    given = file_name(said).replace("\\", "/").rsplit("/", 1)[-1]
    if given and given not in name and _has_ending(given):
        return name_of(name, given)
    ending = _ENDINGS.get(said.get_content_type(), "") if "Content-Type" in said else ""
    if asked.target == "/":
        return name_of(name, "index" + (ending or ".html"))
    return name_of(name if name.endswith(ending) else name + ending)


def _has_ending(name: str) -> bool:
    suffix = suffix_of(name)
    return bool(suffix) and (suffix in READ or suffix in UNREAD)


def _broken(address: Address) -> ReadError:
    return refuse(f"Anslutningen till {address.host} bröts.", LATER)
