"""Which files are not even tried, and why."""

import errno
from pathlib import Path

from ingest.model import Failure
from ingest.readers import limits
from ingest.sources import UNREAD, SourceFile


def unopened(name: str, error: OSError) -> Failure:
    """Return why a file could not be opened."""
    return Failure(
        name,
        "läsning",
        f"Filen går inte att öppna: {error.strerror}.",
        "Kontrollera att filen finns kvar och att du får läsa den.",
    )


def regular_size(path: Path) -> int:
    """Return a file's size in bytes; a pipe or device is no document.

    Raises:
        OSError: there is no such file, or it is not a regular one.
    """
    if not path.is_file():
        raise OSError(errno.EINVAL, "det är ingen vanlig fil", str(path))
    return path.stat().st_size


def refuse(source: SourceFile, name: str, size: int) -> Failure | None:
    """Return why a file is not even tried, or None."""
    if size > limits.MAX_BYTES:
        refusal = limits.too_large()
        return Failure(name, refusal.stage, refusal.reason, refusal.advice)
    advice = UNREAD.get(source.suffix)
    if advice:
        reason = f"Formatet {source.suffix} läses inte."
        return Failure(name, "läsning", reason, advice)
    return None
