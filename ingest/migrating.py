"""Collections of earlier formats are brought up to this one, and back again."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import mkdtemp

from ingest import (
    databases,
    durable,
    ledger_schema,
    ledger_sums,
    locking,
    marker,
    places,
)
from ingest.errors import ArchiveError
from ingest.ledger_schema import FORMAT, UNNUMBERED
from ingest.sources import MARKER

LEDGER, RECOGNISED = "ledger.sqlite", "ocr"
# Where the ledger and the marker lie as they were before they were brought up.
KEPT = "tidigare"
# Seconds to wait for someone who writes.
PATIENCE = 60.0


def bring_up(folder: Path) -> None:
    """Bring a collection up to this version's format, keeping a copy of what was.

    Raises:
        LockedError: another process is writing.
        NotWritableError: it cannot be written, and so not be brought up.
        ArchiveError: its ledger is damaged, or the disk refuses.
    """
    with locking.alone(folder, PATIENCE):
        if marker.read(folder) == FORMAT:
            # Someone else was first.
            return
        try:
            with closing(databases.writer(folder / LEDGER)) as db:
                before = ledger_schema.form(db)
                if before < FORMAT:
                    _require_whole(db, before)
                    _keep(folder, db, before)
                    if before < ledger_schema.HIDING:
                        # Kept pages had what identifies somebody; they are read anew.
                        shutil.rmtree(folder / RECOGNISED, ignore_errors=True)
                    ledger_schema.bring_up(db)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError as error:
            message = f"Samlingens liggare går inte att öppna: {error}"
            raise ArchiveError(message) from error
        marker.write(folder)


def take_down(folder: Path, target: int) -> None:
    """Give a collection an earlier format, so that an earlier version can read it.

    Raises:
        ArchiveError: something would be lost, or nothing can be written.
    """
    with locking.alone(folder, PATIENCE):
        with closing(databases.writer(folder / LEDGER)) as db:
            here = ledger_schema.form(db)
            fits = UNNUMBERED <= target < here
            if not (fits and ledger_schema.take_down(db, target)):
                message = (
                    f"Samlingen har format {here} och kan inte ges format {target} "
                    "utan att något går förlorat. Kopior från tidigare ligger i "
                    f"{KEPT}/."
                )
                raise ArchiveError(message)
        marker.write(folder, target)


def copies(folder: Path) -> list[Path]:
    """Return the copies of ledger and marker, in order of name."""
    place = folder / KEPT
    if not place.is_dir():
        return []
    return sorted(one for one in place.iterdir() if not one.name.startswith("."))


def _require_whole(db: sqlite3.Connection, form: int) -> None:
    """See that nothing damaged is given sums that say that it is right."""
    said = str(db.execute("PRAGMA integrity_check(1)").fetchone()[0])
    has_sums = form > UNNUMBERED
    if said == "ok" and not (has_sums and any(ledger_sums.wrong(db))):
        return
    message = (
        "Samlingens liggare är skadad och uppdateras inte. Se vad som är fel med: "
        "sagt check"
    )
    raise ArchiveError(message)


def _keep(folder: Path, db: sqlite3.Connection, form: int) -> None:
    """Keep a copy of ledger and marker, whole or not at all."""
    places.require_room(folder, (folder / LEDGER).stat().st_size)
    parent = folder / KEPT
    durable.make_folder(parent)
    unfinished = Path(mkdtemp(dir=parent, prefix=".ny-"))
    try:
        with closing(sqlite3.connect(unfinished / LEDGER)) as copy:
            db.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
        shutil.copyfile(folder / MARKER, unfinished / MARKER)
        for name in (LEDGER, MARKER):
            durable.sync_file(unfinished / name)
        durable.sync_folder(unfinished)
        unfinished.rename(_fresh(parent, form))
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    durable.sync_folder(parent)


def _fresh(parent: Path, form: int) -> Path:
    number, place = 1, parent / f"format-{form}"
    while place.exists():
        number += 1
        place = parent / f"format-{form}-{number}"
    return place
