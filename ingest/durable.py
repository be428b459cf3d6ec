"""Files that are either whole on disk or not there at all, also after a power cut."""

import hashlib
import os
import tempfile
from pathlib import Path

CHUNK = 1 << 20
# What a file is called until it is whole.
UNFINISHED = ".ny-"


def sync_folder(folder: Path) -> None:
    """Flush a folder's own entries to disk (a no-op where that is not possible)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Flush what a file holds to disk."""
    with path.open("rb+") as written:
        os.fsync(written.fileno())


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, so that their entries survive a power cut."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)


def write(path: Path, data: bytes) -> None:
    """Write `data` to `path` in one step that survives kill and power cut."""
    make_folder(path.parent)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=UNFINISHED)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def copy_by_hash(source: Path, folder: Path) -> str:
    """Copy `source` into `folder` under its SHA-256; return the hash (hex).

    The hash is taken from the very bytes that are kept, so that a file that
    changes meanwhile cannot be stored under another's name.
    """
    make_folder(folder)
    total = hashlib.sha256()
    handle, name = tempfile.mkstemp(dir=folder, prefix=UNFINISHED)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as out, source.open("rb") as data:
            while chunk := data.read(CHUNK):
                total.update(chunk)
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
        sha256 = total.hexdigest()
        target = by_hash(folder, sha256)
        make_folder(target.parent)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)
    return sha256


def write_by_hash(data: bytes, folder: Path) -> str:
    """Keep `data` in `folder` under its SHA-256; return the hash (hex)."""
    sha256 = hashlib.sha256(data).hexdigest()
    target = by_hash(folder, sha256)
    if not (target.is_file() and hash_file(target) == sha256):
        write(target, data)
    return sha256


def by_hash(folder: Path, sha256: str) -> Path:
    """Return where `folder` keeps the file with that hash."""
    return folder / sha256[:2] / sha256


def hash_file(path: Path) -> str:
    """Return the SHA-256 (hex) of a file, read in pieces."""
    with path.open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()


def sweep(folder: Path) -> None:
    """Remove temporary files that a killed writer left in or below `folder`."""
    for left in folder.rglob(f"{UNFINISHED}*"):
        left.unlink(missing_ok=True)


def sweep_here(folder: Path) -> None:
    """Remove temporary files that a killed writer left in `folder` itself."""
    for left in folder.glob(f"{UNFINISHED}*"):
        if left.is_file():
            left.unlink(missing_ok=True)
