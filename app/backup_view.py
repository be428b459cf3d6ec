"""What a backup has of the public collection, which is otherwise made of the whole.

Its ledger numbers what people who may see no more have watched and been told of, and
has the verdicts that were shown to them. Originals and artifacts are the whole's own
and are linked to anew; graph and index are made anew.
"""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path, PurePosixPath

from app.access import public
from app.watches import shelf
from ingest import durable
from ingest.archive import Archive
from ingest.migrating import LEDGER
from ingest.sources import MARKER

# What the collection within a view is called in a backup, whatever the whole is called.
WITHIN = "samling"
# The view can be made anew, and the old one thrown away, while it is copied.
TRIES = 5

# Copies a database as it is at one moment.
Snapshot = Callable[[Path, Path], None]


def sources(
    collection: Path, place: Path, snapshot: Snapshot
) -> list[tuple[str, Path]]:
    """Return name in the backup and source of each file of the public collection.

    Args:
        collection: The folder of the whole.
        place: A folder where copies of databases can lie.
        snapshot: Makes those copies.
    """
    for attempt in range(TRIES):
        view = public.current(collection)
        if view is None or not view.is_dir():
            return []
        try:
            return _sources(view, place / f"offentligt-{attempt}", snapshot)
        except FileNotFoundError:
            continue
    return []


def _sources(view: Path, place: Path, snapshot: Snapshot) -> list[tuple[str, Path]]:
    place.mkdir()
    outer = PurePosixPath(public.FOLDER) / view.parent.name
    pointer = place / public.POINTER
    pointer.write_text(view.parent.name, encoding="ascii")
    found = [(f"{public.FOLDER}/{public.POINTER}", pointer)]
    for name in (LEDGER, shelf.NAME):
        if (view / name).exists():
            snapshot(view / name, place / name)
            found.append((f"{outer}/{WITHIN}/{name}", place / name))
    for name, path in (
        (f"{outer}/{WITHIN}/{MARKER}", view / MARKER),
        (f"{outer}/{public.STATE}", view.parent / public.STATE),
    ):
        if path.exists():
            kept = place / path.name
            kept.write_bytes(path.read_bytes())
            found.append((name, kept))
    return found


def settle(folder: Path, called: str) -> None:
    """Put a restored public collection in order, before its whole is opened.

    Args:
        folder: The folder of the whole, as it has been unpacked.
        called: What that folder is to be called.

    Raises:
        ArchiveError: its ledger is damaged.
    """
    pointer = folder / public.FOLDER / public.POINTER
    if not pointer.is_file():
        return
    outer = folder / public.FOLDER / pointer.read_text(encoding="ascii").strip()
    within = outer / called
    if called != WITHIN:
        (outer / WITHIN).rename(within)
    with closing(Archive(folder)) as whole, closing(Archive(within)) as view:
        for entry in view.ledger.entries():
            public.lend(whole, view, entry)
    durable.sync_folder(outer)
