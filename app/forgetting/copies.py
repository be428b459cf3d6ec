"""Forgets in copies outside the collection: backups, and folders that it wrote."""

import datetime as dt
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from app import backup, exports
from app.access import public
from app.forgetting import beside, proof, truth
from app.forgetting.model import Copy, Work
from app.settings import Settings
from app.workspace import Step, open_workspace
from ingest import durable, workplace
from ingest.archive import Archive
from ingest.ledger_tombstones import Tombstone


def in_backup(
    path: Path, settings: Settings, stone: Tombstone, work: Work, step: Step
) -> Copy:
    """Write a backup anew without what is forgotten; the old one is replaced last.

    Raises:
        ArchiveError: it is no backup, or is damaged.
        OSError: it cannot be written.
    """
    step(f"Glömmer i säkerhetskopian {path.name}")
    with workplace.temporary_folder(path.parent) as place:
        found = backup.read(path)
        folder = place / "kopia" / (found.collection or "samling")
        backup.restore(path, folder, lambda *_: None)
        view = public.current(folder)
        for one in (folder, *((view,) if view else ())):
            with closing(Archive(one)) as archive, archive.writing():
                forget_in(archive, stone, work, settings.workers or 1)
                _finish(archive)
                archive.ledger.scrubbing.wipe()
        fresh = place / "kopia.zip"
        day = dt.date.fromisoformat(found.day)
        made = replace(settings, collection=folder, day=day)
        backup.make(made, fresh, lambda *_: None)
        left = proof.outside(fresh, proof.needle_of(work))
        if stone.originals == "keep":
            left = tuple(one for one in left if "originals/" not in one)
        fresh.replace(path)
    durable.sync_folder(path.parent)
    return Copy(str(path), "skriven på nytt och kontrollerad", left)


def forget_in(archive: Archive, stone: Tombstone, work: Work, crew: int) -> None:
    """Forget in an archive and what lies beside it; its lock must be held.

    The archive may be another than the tombstone's, such as that of a backup: then it
    gets a tombstone of its own, with a secret of its own where it has none.
    """
    if stone.id not in {one.id for one in archive.ledger.tombstones.all()}:
        stone = replace(stone, id=archive.ledger.tombstones.begin(stone))
    if stone.kind == "document":
        truth.forget_documents(archive, stone, work)
    else:
        truth.forget_wordings(archive, stone, work, crew)
    known = archive.ledger.tombstones.forgotten()
    beside.forget(archive, work, truth.hiding(known, work))


def _finish(archive: Archive) -> None:
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    for stone in archive.ledger.tombstones.unfinished():
        archive.ledger.tombstones.finish(stone.id, now)


def in_export(folder: Path, settings: Settings, work: Work, step: Step) -> Copy:
    """Write anew what `sagt export` has written to a folder, if it is told there.

    Files of other kinds are named, for people to make anew or throw away.
    """
    step(f"Glömmer i exporten {folder}")
    needle = proof.needle_of(work)
    if not proof.outside(folder, needle):
        return Copy(str(folder), "inget fanns där")
    done = "måste göras om"
    if (folder / "fakta.nq").is_file():
        opened = open_workspace(settings)
        with closing(opened):
            exports.publish(opened, folder)
        done = "skriven på nytt"
    return Copy(str(folder), done, proof.outside(folder, needle))
