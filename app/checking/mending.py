"""Mends what can be mended without anything being lost.

Originals are fetched again from where they were read, if they still are the same there;
facts are read again from whole originals; graph, index and the public collection are
made anew. Nothing that a person has decided, and no file that is the only one of its
kind, is ever changed or thrown away.
"""

from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from pathlib import Path

from app import workspace
from app.checking.model import Checked, Damage
from app.settings import Settings
from ingest import (
    databases,
    durable,
    ledger_schema,
    locking,
    marker,
    origins,
    workers,
)
from ingest.archive import Archive
from ingest.ledger import Entry
from ingest.migrating import LEDGER
from ingest.model import Failure
from ingest.version import rules_fingerprint

# Says which step has begun, in the user's words.
Step = Callable[[str], None]


def mend(settings: Settings, checked: Checked, step: Step) -> None:
    """Mend what a check has found; check again to see what is left.

    Raises:
        LockedError: another process is writing.
        ArchiveError: the ledger cannot be opened, or nothing can be written.
    """
    folder = settings.collection
    by_mend: dict[str, list[Damage]] = {}
    for one in checked.damages:
        by_mend.setdefault(one.kind.mend, []).append(one)
    if "marker" in by_mend:
        step("Skriver märkesfilen")
        _mark(folder)
    if any(one.code in UNTRUSTED for one in checked.damages):
        # What is read out of such a ledger is not to be built on.
        return
    with closing(Archive(folder)) as archive, archive.writing():
        if "sweep" in by_mend:
            archive.sweep()
            durable.sweep(archive.recognised)
            durable.sweep_here(folder)
        for one in by_mend.get("remove", ()):
            (folder / one.place).unlink(missing_ok=True)
        if "original" in by_mend:
            step("Hämtar original där de lästes")
            _fetch(archive, by_mend["original"])
        if "artifact" in by_mend:
            step("Läser om det som är skadat")
            _read_again(archive, by_mend["artifact"])
    if "rebuild" in by_mend:
        workspace.rebuild(settings, step).close()
    else:
        workspace.open_workspace(settings, step).close()


# With these nothing more is mended than the marker.
UNTRUSTED = frozenset(
    {
        *("ledger-missing", "ledger-unreadable"),
        *("ledger-changed", "ledger-gone", "ledger-strange"),
    }
)


def _mark(folder: Path) -> None:
    """Write the marker anew, by the form that the ledger has."""
    with (
        locking.alone(folder),
        closing(databases.reader(folder / LEDGER)) as db,
    ):
        marker.write(folder, ledger_schema.form(db))


def _fetch(archive: Archive, damages: Iterable[Damage]) -> None:
    """Copy originals again from where they were read, where they are the same."""
    wanted = {Path(one.place).name for one in damages}
    named = [(one.sha256, one.path) for one in archive.ledger.entries()]
    named += [(one.sha256, one.path) for one in archive.ledger.aside.all()]
    for sha256, path in named:
        # A file that cannot be opened, or is another now, is not what was lost.
        with suppress(OSError):
            source = Path(path)
            found = sha256 in wanted and source.is_file()
            if found and durable.hash_file(source) == sha256:
                archive.keep_original(source)


def _read_again(archive: Archive, damages: Iterable[Damage]) -> None:
    """Read the originals of damaged facts again."""
    names = {one.document for one in damages}
    hurt = [entry for entry in archive.ledger.entries() if entry.name in names]
    whole = [entry for entry in hurt if _has_original(archive, entry)]
    tasks = [
        workers.Task(
            archive.original(entry.sha256), entry.name, origins.of_key(entry.origin)
        )
        for entry in whole
    ]
    hidden = archive.ledger.tombstones.forgotten()
    results = workers.read_all(tasks, 1, kept=archive.recognised, hidden=hidden)
    for entry, result in zip(whole, results, strict=True):
        if not isinstance(result, Failure):
            archive.put_back(result, entry, rules_fingerprint())


def _has_original(archive: Archive, entry: Entry) -> bool:
    path = archive.original(entry.sha256)
    return path.is_file() and durable.hash_file(path) == entry.sha256
