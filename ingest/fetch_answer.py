"""What a server's answer may be: its status, its size packed and unpacked, its time."""

import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from urllib3.response import BaseHTTPResponse

from ingest.errors import ReadError
from ingest.fetch_address import LATER, refuse
from ingest.readers import limits as reading

_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Limits:
    """What one address may take; `private` lets closed networks be fetched from."""

    connect: float = 10.0
    read: float = 20.0
    total: float = 120.0
    size: int = reading.MAX_BYTES
    private: bool = False


def body(answer: BaseHTTPResponse, limits: Limits, ends: float) -> bytes:
    """Return what an answer brings, unpacked, or why it is not taken."""
    _check_status(answer.status)
    said = answer.headers.get("Content-Length") or ""
    if said.isdecimal() and int(said) > limits.size:
        raise _too_large(limits)
    pieces, size = [], 0
    for piece in _unpacked(answer, limits):
        size += len(piece)
        if size > limits.size:
            raise _too_large(limits)
        if time.monotonic() >= ends:
            raise too_slow()
        pieces.append(piece)
    if time.monotonic() >= ends:
        raise too_slow()
    return b"".join(pieces)


def _check_status(status: int) -> None:
    if status == 200:
        return
    if status in {401, 403, 407}:
        raise refuse(
            f"Servern kräver inloggning eller släpper inte in oss (svar {status}).",
            "Öppna sidan i webbläsaren, spara den och lägg till den.",
        )
    if status in {404, 410}:
        raise refuse(
            f"Sidan finns inte (svar {status}).",
            "Kontrollera adressen; sidan kan ha flyttats.",
        )
    raise refuse(f"Servern svarade med felet {status}.", LATER)


def _unpacked(answer: BaseHTTPResponse, limits: Limits) -> Iterator[bytes]:
    """Yield the body in pieces, none of them larger than what is asked for."""
    coding = (answer.headers.get("Content-Encoding") or "identity").strip().lower()
    if coding == "identity":
        yield from answer.stream(_CHUNK, decode_content=False)
        return
    if coding not in {"gzip", "x-gzip"}:
        raise refuse(f"Servern packar sidan på ett okänt sätt ({coding[:20]}).", LATER)
    packed, most = 0, limits.size
    unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
    for piece in answer.stream(_CHUNK, decode_content=False):
        packed += len(piece)
        rest = piece
        while rest and not unpacker.eof:
            unpacked = unpacker.decompress(rest, _CHUNK * 16)
            rest = unpacker.unconsumed_tail
            most -= len(unpacked)
            bomb = limits.size - most > max(
                reading.SMALL_UNPACKED, reading.MAX_RATIO * packed
            )
            if most < 0 or bomb:
                raise _too_large(limits)
            yield unpacked
    if not unpacker.eof:
        raise refuse("Sidan kom inte fram hel.", LATER)


def _too_large(limits: Limits) -> ReadError:
    return refuse(
        f"Filen är större än {max(1, limits.size // 1_000_000)} megabyte.",
        "Hämta den i webbläsaren, dela upp den och lägg till delarna.",
    )


def too_slow() -> ReadError:
    """Return the failure of what did not come in time."""
    return refuse("Hämtningen tog för lång tid.", LATER)
