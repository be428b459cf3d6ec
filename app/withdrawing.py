"""Documents withdrawn from the archive, and files that could not be read forgiven."""

from collections.abc import Iterable

from ingest.archive import Archive
from ingest.errors import ArchiveError

# Seconds to wait for someone else who writes.
WAIT = 60.0


def withdraw(archive: Archive, names: Iterable[str]) -> int:
    """Withdraw documents, by id or name; return how many.

    Raises:
        ArchiveError: one of them is not in the collection; none is withdrawn.
        LockedError: another process was still writing after a minute.
    """
    ledger = archive.ledger
    found, failed = [], []
    # Whoever reviews or reads in meanwhile is soon done.
    with archive.writing(WAIT):
        kept_aside = {f.failure.source for f in ledger.failures()}
        for name in names:
            entry = ledger.entry(name)
            if entry is not None:
                found.append(entry)
            elif name in kept_aside:
                failed.append(name)
            else:
                message = f"Dokumentet {name} finns inte i samlingen."
                raise ArchiveError(message)
        # Together, so that the same words may be said again if the disk was full.
        ledger.remove(*(entry.id for entry in found))
        for name in failed:
            ledger.forgive(name)
    return len(found) + len(failed)
