"""What the disk refuses an engine, told as the system itself tells it."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager

from ingest.errors import ArchiveError

# The number in what Tantivy says when a file could not be written, one way or another.
OS_ERROR = re.compile(r"(?:os error|Os \{ code:) (\d+)")


@contextmanager
def told() -> Iterator[None]:
    """Turn Tantivy's error while writing into the system's, or at least into ours.

    Raises:
        OSError: the disk is full, or gives an error.
        ArchiveError: the index cannot be written, and the engine does not tell why.
    """
    try:
        yield
    except ValueError as error:
        if said := OS_ERROR.search(str(error)):
            number = int(said[1])
            raise OSError(number, os.strerror(number)) from error
        message = "Sökindexet kunde inte skrivas. Är disken hel, och har den plats?"
        raise ArchiveError(message) from error
