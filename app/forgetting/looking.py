"""Looks for what is forgotten in every file of a folder, whatever holds it."""

import gzip
import io
import sqlite3
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from app.forgetting.model import Scanned
from app.forgetting.needles import OVERLAP, PART, Needle

SQLITE = b"SQLite format 3\x00"
# So deep are archives within archives opened, and so large a member.
DEPTH, LARGEST = 4, 1 << 30
# So many places of one kind are named.
NAMED = 20
# What stands in the collection's folder, as it is called in reports.
PLACES = {
    "sagt.json": "märket",
    "originals": "originalen",
    "artifacts": "det som lästs ut",
    "ocr": "textigenkänningen",
    "ledger.sqlite": "liggaren",
    "graph": "grafen och det som hålls vid den",
    "index": "sökindexet",
    "ej-publikt.json": "besluten om vad som är offentligt",
    "offentligt": "den offentliga samlingen",
    "bevakningar.sqlite": "bevakningarna",
    "inkommet": "filer som väntar på att läsas",
    "utlamnat": "filer som gjorts för att hämtas",
}
OTHER = "övriga filer"


@dataclass(frozen=True, slots=True)
class Found:
    """Where something stands: the file, and what in it."""

    file: str
    within: str = ""

    def __str__(self) -> str:
        """Return it for people."""
        return f"{self.file} ({self.within})" if self.within else self.file


def folder(place: Path, needle: Needle, but: Iterable[Path] = ()) -> list[Scanned]:
    """Look through every file below a folder; return what was seen by place.

    Args:
        place: The folder.
        needle: What is looked for.
        but: Folders and files that are left out.
    """
    left_out = {path.resolve() for path in but}
    seen: dict[str, list[Path]] = {}
    for path in sorted(place.rglob("*")):
        inside = {path.resolve(), *path.resolve().parents}
        if path.is_symlink() or not path.is_file() or inside & left_out:
            continue
        seen.setdefault(_place(path.relative_to(place)), []).append(path)
    return [_scanned(name, files, place, needle) for name, files in seen.items()]


def file(path: Path, needle: Needle) -> list[Found]:
    """Return where in a file the needle stands: its bytes, rows or members."""
    if needle.stands_in_text(path.name):
        return [Found(path.name, "filens namn")]
    found = _in_bytes(path, needle)
    found += _in_rows(path, needle)
    if zipfile.is_zipfile(path):
        found += _members(path, path.name, needle, DEPTH)
    return list(dict.fromkeys(found))


def text(pieces: Iterable[str], needle: Needle, what: str) -> Iterator[Found]:
    """Yield where the needle stands in texts, each called `what` and its number."""
    for number, piece in enumerate(pieces, 1):
        if needle.stands_in_text(piece):
            yield Found(what, str(number))


def _place(inside: Path) -> str:
    first = inside.parts[0]
    for name, told in PLACES.items():
        if first == name or first.startswith(f"{name}-"):
            return told
    return OTHER


def _scanned(name: str, files: list[Path], root: Path, needle: Needle) -> Scanned:
    left: list[str] = []
    size = 0
    for path in files:
        try:
            size += path.stat().st_size
            found = file(path, needle)
        except FileNotFoundError:
            # Of a moment: a log that was merged, a copy that was replaced.
            continue
        where = path.relative_to(root).as_posix()
        left += [str(Found(where, one.within)) for one in found]
    return Scanned(name, len(files), size, tuple(left[:NAMED]), len(left))


def _in_bytes(path: Path, needle: Needle) -> list[Found]:
    with path.open("rb") as data:
        before = b""
        while part := data.read(PART):
            if needle.stands_in(before + part):
                return [Found(path.name)]
            before = part[-OVERLAP:]
    return []


def _in_rows(path: Path, needle: Needle) -> list[Found]:
    """Look through the values of a database: a long one is cut in pages."""
    with path.open("rb") as data:
        if data.read(len(SQLITE)) != SQLITE:
            return []
    found = []
    address = f"{path.resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, timeout=30)) as db:
        db.text_factory = bytes
        tables = db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        for (table,) in tables.fetchall():
            name = table.decode()
            for row in db.execute(f'SELECT * FROM "{name}"'):  # noqa: S608
                values = (one for one in row if isinstance(one, bytes))
                if any(needle.stands_in(value) for value in values):
                    found.append(Found(path.name, f"tabellen {name}"))
                    break
    return found


def _members(
    source: Path | IO[bytes], name: str, needle: Needle, depth: int
) -> list[Found]:
    """Look through what is packed in an archive, and in archives in it."""
    found = []
    try:
        with zipfile.ZipFile(source) as packed:
            for member in packed.infolist():
                if needle.stands_in_text(member.filename):
                    found.append(Found(name, member.filename))
                if member.is_dir() or member.file_size > LARGEST:
                    continue
                data = packed.read(member)
                found += _in_data(data, Found(name, member.filename), needle, depth)
    except (
        zipfile.BadZipFile,
        zlib.error,
        RuntimeError,
        NotImplementedError,
        EOFError,
    ):
        # Damaged or locked: its bytes have been looked through.
        return found
    return found


def _in_data(data: bytes, where: Found, needle: Needle, depth: int) -> list[Found]:
    if needle.stands_in(data):
        return [where]
    if depth and data[:2] == b"PK":
        return [where] if _members(io.BytesIO(data), "", needle, depth - 1) else []
    if depth and data[:2] == b"\x1f\x8b":
        try:
            return [where] if needle.stands_in(gzip.decompress(data)) else []
        except (OSError, EOFError, zlib.error):
            return []
    return []
