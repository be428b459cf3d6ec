"""The lock that one writer at a time holds on a collection, and who holds it."""

import datetime as dt
import errno
import json
import os
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import filelock

from ingest import places
from ingest.errors import ArchiveError, LockedError, NotWritableError

# The lock, and a note beside it of who holds it.
NAME, HOLDER = "lock", "lock.json"
_REFUSED = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


@contextmanager
def alone(folder: Path, wait: float = 0) -> Iterator[None]:
    """Hold a collection's write lock; wait at most `wait` seconds for it.

    Raises:
        LockedError: another process holds it; who is said.
        NotWritableError: the folder is read-only, or lies on a network disk.
        ArchiveError: the disk refuses meanwhile, with its reason.
    """
    places.refuse_network(folder)
    lock = filelock.FileLock(folder / NAME, timeout=wait)
    try:
        lock.acquire()
    except filelock.Timeout as error:
        message = (
            f"En annan körning skriver i samlingen just nu{_holder(folder)}. "
            "Försök igen strax."
        )
        raise LockedError(message) from error
    except OSError as error:
        raise _refused(folder, error) from error
    try:
        _note(folder)
        yield
    except (OSError, sqlite3.OperationalError) as error:
        raise _refused(folder, error) from error
    finally:
        with suppress(OSError):
            (folder / HOLDER).unlink()
        lock.release()


def holder(folder: Path) -> tuple[int, str] | None:
    """Return process and moment (ISO) noted by whoever took the lock last.

    It is only to be told where the lock is held: a killed process leaves its note.
    """
    try:
        found = json.loads((folder / HOLDER).read_text(encoding="utf-8"))
        return int(found["process"]), str(found["since"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def is_held(folder: Path) -> bool:
    """Tell whether someone writes in a collection right now."""
    if not (folder / NAME).exists():
        return False
    try:
        with filelock.FileLock(folder / NAME, timeout=0):
            return False
    except filelock.Timeout:
        return True
    except OSError:
        return False


def _note(folder: Path) -> None:
    """Note who holds the lock: for people to read, so a full disk is no matter."""
    now = dt.datetime.now().astimezone().isoformat(sep=" ", timespec="seconds")
    said = {"process": os.getpid(), "machine": socket.gethostname(), "since": now}
    with suppress(OSError):
        (folder / HOLDER).write_text(json.dumps(said), encoding="utf-8")


def _holder(folder: Path) -> str:
    found = holder(folder)
    return f" (process {found[0]}, sedan {found[1][:19]})" if found else ""


def _refused(folder: Path, error: Exception) -> ArchiveError:
    """Return what a disk's refusal means."""
    code = error.errno if isinstance(error, OSError) else None
    if code in _FULL or "disk is full" in str(error):
        return ArchiveError(places.full(folder))
    if code in _REFUSED or "readonly" in str(error):
        why = getattr(error, "strerror", None) or "skrivskyddad"
        message = (
            f"Samlingen går inte att skriva i: {why}. Den kan läsas, men inget kan "
            f"läggas till eller ändras förrän {folder} går att skriva i."
        )
        return NotWritableError(message)
    return ArchiveError(f"Samlingen går inte att skriva i: {error}.")
