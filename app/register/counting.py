"""The real counts for the register: how much there is, since when, what is hidden."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from app.access import marks
from app.settings import Settings
from app.watches import shelf
from app.workspace import Workspace
from graph import queries
from ingest.archive import Archive
from ingest.sources import MARKER
from ingest.structure.forgetting import HIDDEN


@dataclass(frozen=True, slots=True)
class Counts:
    """How much personal data a collection holds.

    Args:
        documents: Documents, `versions` of them and `originals` kept as files.
        first: The day of the oldest dated document, `last` of the newest.
        made: The day the folder was made as a collection.
        persons: Persons named, as the graph tells them apart.
        masked: What is masked in the texts, by kind (`ingest.model.HiddenKind`).
        aside: Files set aside for their personal identity numbers, undecided.
        reviews: What people have said of promises and of who is who.
        reviewers: How many different names stand beside it.
        watches: Watches, `addresses` how many of them send mail.
        forgotten: Tombstones, `unfinished` of them not done.
        hidden: Documents in which forgotten words are hidden.
        restricted: Whether something is not public.
    """

    documents: int
    versions: int
    originals: int
    first: dt.date | None
    last: dt.date | None
    made: dt.date
    persons: int
    masked: tuple[tuple[str, int], ...]
    aside: int
    reviews: int
    reviewers: int
    watches: int
    addresses: int
    forgotten: int
    unfinished: int
    hidden: int
    restricted: bool


def counts(workspace: Workspace) -> Counts:
    """Count what a collection holds; every text is read once."""
    archive = workspace.archive
    masked: Counter[str] = Counter()
    days: list[dt.date] = []
    hidden = 0
    for artifact in archive.artifacts():
        document = artifact.document
        masked.update(one.kind for one in document.hidden)
        hidden += HIDDEN in document.warnings
        days += [document.date] if document.date else []
    said = [event.who for event in archive.ledger.reviews.history()]
    said += [event.who for event in archive.ledger.identity.history()]
    stones = archive.ledger.tombstones.all()
    entries = archive.ledger.entries()
    watches, addresses = _watches(archive)
    return Counts(
        documents=len(entries),
        versions=sum(len(archive.ledger.versions(one.id)) for one in entries),
        originals=sum(path.is_file() for path in archive.originals.rglob("*")),
        first=min(days, default=None),
        last=max(days, default=None),
        made=_made(workspace.settings),
        persons=queries.counts(workspace.graph).persons,
        masked=tuple(sorted(masked.items())),
        aside=len(archive.ledger.aside.all()),
        reviews=len(said),
        reviewers=len({who for who in said if who}),
        watches=watches,
        addresses=addresses,
        forgotten=len(stones),
        unfinished=sum(not stone.finished for stone in stones),
        hidden=hidden,
        restricted=marks.read(archive.folder).hide_any,
    )


def _watches(archive: Archive) -> tuple[int, int]:
    with shelf.opened(archive.folder) as db:
        rows = db.execute("SELECT email FROM watch WHERE removed IS NULL").fetchall()
    return len(rows), sum(bool(email) for (email,) in rows)


def _made(settings: Settings) -> dt.date:
    written = (settings.collection / MARKER).stat().st_mtime
    return dt.datetime.fromtimestamp(written).astimezone().date()
