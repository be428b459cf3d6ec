"""Are the files of an index as the engine wrote them.

Tantivy ends each file of a segment with its own checksum, which it does not look at
when it opens the file: a short text in JSON with the CRC-32 of all before it, the
length of that text, and a number by which such an ending is known.
"""

import json
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from ingest.durable import CHUNK

_END = struct.Struct("<II")
_KNOWN = 1337


def damaged(place: Path) -> Iterator[str]:
    """Yield the names of the files of the index at `place` that are damaged.

    Files that the engine writes without a checksum, which it reads whole, are left out.

    Raises:
        OSError: a file cannot be read.
    """
    for path in sorted(place.glob("*.*")):
        if path.name.startswith(".") or path.suffix == ".json":
            continue
        try:
            with path.open("rb") as file:
                whole = _is_whole(file, path.stat().st_size)
        except FileNotFoundError:
            # The engine has just done away with it.
            continue
        if not whole:
            yield path.name


def _is_whole(file: BinaryIO, size: int) -> bool:
    if size < _END.size:
        return False
    file.seek(size - _END.size)
    length, known = _END.unpack(file.read())
    start = size - _END.size - length
    if known != _KNOWN or start < 0:
        return False
    file.seek(start)
    try:
        said = json.loads(file.read(length))["crc"]
    except (ValueError, KeyError, TypeError):
        return False
    file.seek(0)
    total = 0
    while start and (data := file.read(min(CHUNK, start))):
        total, start = zlib.crc32(data, total), start - len(data)
    return bool(total == said)
