"""Sign-ins that have ended: by their age, or because somebody was told to end them.

The cookie of a sign-in cannot be taken back from a browser, so what is ended is
remembered until the cookie would have been too old anyway. The file keeps no names.
"""

import time
from collections.abc import Mapping
from pathlib import Path
from threading import Lock

import msgspec

from ingest import durable

NAME = "utloggade.json"


class Sessions:
    """The sign-ins of one collection's app."""

    def __init__(self, folder: Path, hours: float) -> None:
        """Remember in `folder` what has ended; a sign-in holds for some hours."""
        self._path = folder / NAME
        self._seconds = hours * 3600
        self._lock = Lock()
        self._ended: dict[str, float] = {}
        self._read_at: tuple[int, int] | None = None

    def holds(self, session: str, claims: Mapping[str, object]) -> bool:
        """Tell whether a sign-in still counts."""
        begun = claims.get("iat")
        if not isinstance(begun, int | float) or isinstance(begun, bool):
            return False
        if time.time() > begun + self._seconds:
            return False
        with self._lock:
            self._read()
            return session not in self._ended

    def end(self, session: str) -> None:
        """Let a sign-in count no more, in any window."""
        now = time.time()
        with self._lock:
            self._read()
            standing = {s: at for s, at in self._ended.items() if at > now}
            self._ended = {**standing, session: now + self._seconds}
            durable.write(self._path, msgspec.json.encode(self._ended))

    def _read(self) -> None:
        """Take in what has been written since, here or by another process."""
        try:
            found = self._path.stat()
        except FileNotFoundError:
            return
        mark = (found.st_mtime_ns, found.st_size)
        if mark != self._read_at:
            # A damaged file must not let anybody in again; the error is shown.
            self._ended = msgspec.json.decode(
                self._path.read_bytes(), type=dict[str, float]
            )
            self._read_at = mark
