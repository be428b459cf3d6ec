"""Are the files of a published copy as they were when it was published.

The engine sees a damaged block when it reads it, and a query may not get there for
long. So each copy has a list of its files' checksums. The files never change and are
shared with the copy before, so only what is new has to be read.
"""

import zlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from ingest import codec, durable

NAME = "summor.json"
# The files that hold the statements; the others the engine looks through when it opens.
KIND = "*.sst"


class Sum(msgspec.Struct, frozen=True):
    """A file's checksum, and what tells that it is the same file on the disk."""

    crc: int
    size: int
    inode: int


def note(copy: Path, before: Path | None) -> None:
    """Note the checksums of a new copy; those it shares with the one before are known.

    Raises:
        OSError: a file cannot be read, or the list not be written.
    """
    known = _read(before) if before else {}
    found = {}
    for path in sorted(copy.glob(KIND)):
        there, had = path.stat(), known.get(path.name)
        same = had and (had.size, had.inode) == (there.st_size, there.st_ino)
        crc = had.crc if had and same else _crc(path)
        found[path.name] = Sum(crc, there.st_size, there.st_ino)
    durable.write(copy / NAME, msgspec.json.encode(found))


def damaged(copy: Path) -> Iterator[str]:
    """Yield the names of the files of a copy that are damaged or gone, the list too.

    Raises:
        OSError: a file cannot be read.
    """
    if not _read(copy):
        yield NAME
    for name, noted in sorted(_read(copy).items()):
        path = copy / name
        if not path.is_file() or _crc(path) != noted.crc:
            yield name


def _read(copy: Path) -> dict[str, Sum]:
    """Return what is noted of a copy; nothing where that is damaged or not there."""
    try:
        return msgspec.json.decode((copy / NAME).read_bytes(), type=dict[str, Sum])
    except (OSError, *codec.UNREADABLE):
        return {}


def _crc(path: Path) -> int:
    total = 0
    with path.open("rb") as file:
        while data := file.read(durable.CHUNK):
            total = zlib.crc32(data, total)
    return total
