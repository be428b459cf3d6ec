"""Which published copies are being read: a lock on the folder that readers share.

A lock belongs to an open file, so that a reader that dies gives it up. Where there are
no such locks (Windows) a folder with open files cannot be renamed, which does as well.
"""

import os
import sys
from pathlib import Path

from ingest.errors import GraphError

if sys.platform != "win32":
    import fcntl


class GoneError(GraphError):
    """The copy has been removed."""

    def __init__(self) -> None:
        """Say so in the user's words."""
        super().__init__("Grafen har bytts ut. Försök igen.")


class Hold:
    """A lock on a copy, given up when it is forgotten."""

    def __init__(self, copy: Path) -> None:
        """Open the folder of a copy; it is not locked yet."""
        self._folder: int | None = None
        if not copy.is_dir():
            raise GoneError
        if sys.platform != "win32":
            try:
                self._folder = os.open(copy, os.O_RDONLY)
            except FileNotFoundError as error:
                raise GoneError from error

    def lock(self, alone: bool) -> bool:
        """Lock with others, waiting; or alone, if no one else has a lock now."""
        if sys.platform == "win32" or self._folder is None:
            return True
        how = fcntl.LOCK_EX | fcntl.LOCK_NB if alone else fcntl.LOCK_SH
        try:
            fcntl.flock(self._folder, how)
        except BlockingIOError:
            return False
        return True

    def __del__(self) -> None:
        """Close the folder, and give up the lock with it."""
        if self._folder is not None:
            os.close(self._folder)


def hold(copy: Path) -> Hold:
    """Keep a copy from being removed until what is returned is forgotten.

    Raises:
        GoneError: there is no such copy any more.
    """
    reading = Hold(copy)
    reading.lock(alone=False)
    # It may have been removed while we waited.
    if not copy.is_dir():
        raise GoneError
    return reading


def claim(copy: Path) -> Hold | None:
    """Return a hold that lets no one begin to read, or None where someone does."""
    taken = Hold(copy)
    return taken if taken.lock(alone=True) else None
