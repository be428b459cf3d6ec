"""Temporary folders that are gone afterwards, however the work ended.

The folder of a run holds one for each worker. A lock in it tells that its owner is
alive; a folder whose lock is free was left by one that was killed, and is removed.
"""

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

PREFIX = "sagt-arbete-"
_LOCK = "lås"
# A folder without a lock this long was left before its owner had taken it.
_STILLBORN = 3600


@contextmanager
def temporary_folder(parent: Path | None = None) -> Iterator[Path]:
    """Give a folder that is removed at the end, now or at the next start.

    It lies in `parent`, or where the system keeps what is temporary.
    """
    where = parent or Path(tempfile.gettempdir())
    sweep(where)
    folder, lock = _make(where)
    try:
        yield folder
    finally:
        lock.release()
        remove(folder)


def sweep(parent: Path | None = None) -> None:
    """Remove the folders that killed processes have left in `parent`."""
    where = parent or Path(tempfile.gettempdir())
    for folder in sorted(where.glob(f"{PREFIX}*")):
        # Another user's folder cannot be looked into, and is not ours to remove.
        with suppress(OSError):
            if _is_left(folder):
                remove(folder)


def remove(folder: Path) -> None:
    """Remove a folder with all that is in it."""
    shutil.rmtree(folder, ignore_errors=True)


def empty(folder: Path) -> None:
    """Remove what is in a folder."""
    for left in folder.iterdir():
        if left.is_dir() and not left.is_symlink():
            remove(left)
        else:
            left.unlink(missing_ok=True)


def _make(parent: Path) -> tuple[Path, FileLock]:
    while True:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent))
        lock = FileLock(folder / _LOCK, timeout=0)
        try:
            lock.acquire()
        except Timeout:
            # Another start took the newborn folder for one that was left.
            continue
        return folder, lock


def _is_left(folder: Path) -> bool:
    if not (folder / _LOCK).exists():
        return time.time() - folder.stat().st_mtime > _STILLBORN
    lock = FileLock(folder / _LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        return False
    lock.release()
    return True
