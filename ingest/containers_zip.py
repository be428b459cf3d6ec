"""A ZIP archive is read as the folder it once was."""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from ingest import containers
from ingest.containers import Allowance, Found, Part, Refused, Skipped
from ingest.errors import ReadError
from ingest.readers import limits
from ingest.sources import beside_page

MAX_ENTRIES = 20_000
_CHUNK = 1 << 20
_UTF8_NAME, _ENCRYPTED = 0x800, 0x1
_SWEDISH = frozenset("åäöÅÄÖéÉüÜ")
_UNICODE_PATH = 0x7075
# Entries that only an office document has: such an archive is one document.
_OFFICE = ("[Content_Types].xml", "META-INF/manifest.xml")


def parts(data: bytes, allowance: Allowance) -> Iterator[Found]:
    """Yield the files of a ZIP archive.

    Raises:
        ReadError: it cannot be opened, or holds too much.
        NotAContainerError: it is an office document.
    """
    archive = _open(data)
    # A name may be missing, which is no folder either.
    entries = [e for e in archive.infolist() if not e.filename.endswith("/")]
    attached = _attached(entries)
    wanted = 0
    for entry in entries:
        written = _name(entry)
        name = containers.clean_name(written)
        if name is None:
            wanted += 1
            yield containers.outside(written)
        elif _is_aside(entry, name, attached):
            yield Skipped(name)
        else:
            wanted += 1
            yield _take(archive, entry, name, allowance)
    if not wanted:
        raise ReadError(
            "Arkivet innehåller inget dokument som läses.",
            "Kontrollera att det är rätt arkiv.",
        )


def _open(data: bytes) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        raise limits.damaged() from error
    if len(archive.infolist()) > MAX_ENTRIES:
        raise ReadError(
            f"Arkivet innehåller fler än {MAX_ENTRIES} filer.",
            "Packa upp det och lägg till mappen i stället.",
            stage="gräns",
        )
    names = set(archive.namelist())
    if any(name in names for name in _OFFICE):
        raise containers.NotAContainerError
    return archive


def _attached(entries: list[zipfile.ZipInfo]) -> set[str]:
    """Return the folders that hold the pictures of a saved web page beside them."""
    files: dict[PurePosixPath, list[str]] = {}
    for entry in entries:
        path = PurePosixPath(containers.clean_name(_name(entry)) or "")
        for parent in path.parents:
            files.setdefault(parent, [])
        files.setdefault(path.parent, []).append(path.name)
    return {
        str(folder)
        for folder in files
        if beside_page(folder.name, files.get(folder.parent, []))
    }


def _is_aside(entry: zipfile.ZipInfo, name: str, attached: set[str]) -> bool:
    # Unix's kind of file: none where it is not told; never a link, a queue or a device.
    kind = stat.S_IFMT(entry.external_attr >> 16)
    beside = any(str(parent) in attached for parent in PurePosixPath(name).parents)
    special = kind not in {0, stat.S_IFREG}
    return special or beside or not containers.is_wanted(name)


def _take(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, allowance: Allowance
) -> Part | Refused:
    """Return one file's bytes, or why they cannot be had."""
    if entry.flag_bits & _ENCRYPTED:
        return containers.locked(name)
    try:
        content = _bytes(archive, entry)
    except ReadError as error:
        return containers.refused(name, error)
    except (
        *(zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError),
        *(NotImplementedError, RuntimeError, struct.error, OverflowError),
    ):
        return containers.broken(name)
    allowance.take(len(content))
    return Part(name, content)


def _bytes(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Return the bytes of an entry; what its header says of its size is not trusted."""
    if entry.file_size > limits.MAX_BYTES:
        raise limits.too_large()
    most = max(limits.SMALL_UNPACKED, limits.MAX_RATIO * entry.compress_size)
    pieces, size = [], 0
    with archive.open(entry) as source:
        while piece := source.read(_CHUNK):
            size += len(piece)
            if size > limits.MAX_BYTES:
                raise limits.too_large()
            if size > most:
                raise containers.too_much()
            pieces.append(piece)
    return b"".join(pieces)


def _name(entry: zipfile.ZipInfo) -> str:
    """Return an entry's name in the encoding that it most likely was written in.

    Windows writes the DOS code page (in which the Swedish letters are where cp437,
    the standard's, has them) or its own; a Mac writes UTF-8 and does not say so.
    """
    if entry.flag_bits & _UTF8_NAME:
        return entry.filename
    stated = _unicode_path(entry.extra)
    if stated is not None:
        return stated
    try:
        raw = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    readings = [raw.decode(e, "replace") for e in ("cp850", "cp1252")]
    return max(readings, key=lambda name: sum(char in _SWEDISH for char in name))


def _unicode_path(extra: bytes) -> str | None:
    """Return the name that an archive may carry in UTF-8 beside the other."""
    while len(extra) >= 4:
        kind, size = struct.unpack("<HH", extra[:4])
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_PATH and len(field) > 5:
            return field[5:].decode("utf-8", "replace")
    return None
