"""An index that may only be read, seen through a folder that may be written.

The engine takes a lock file beside an index even to read it. Where none can be made its
files are linked to from a folder of this process's own.
"""

import os
from pathlib import Path
from tempfile import TemporaryDirectory


class Linked:
    """Links to the files of an index, for as long as it is open."""

    def __init__(self, place: Path) -> None:
        """Link to the files that are there now; `renew` adds what has come since."""
        self._place = place
        self._folder = TemporaryDirectory(prefix="sagt-index-")
        self.path = Path(self._folder.name)
        self.renew()

    def renew(self) -> None:
        """Link to files that were not there before."""
        for file in self._place.iterdir():
            link = self.path / file.name
            if file.suffix != ".lock" and not link.is_symlink():
                link.symlink_to(file.resolve())


def seen_through(place: Path) -> Linked | None:
    """Return links to an index where nothing may be written beside it, else None."""
    return None if os.access(place, os.W_OK) else Linked(place)
