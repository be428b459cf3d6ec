"""The public view: a collection of its own that never held what is not public.

It lies in the whole collection's folder, in a folder of its own for each time it was
made anew, and a pointer says which one counts:

    samling/offentligt/aktuell                  the name of the one that counts
    samling/offentligt/9f3c…/tillstand.json     what of the whole it holds
    samling/offentligt/9f3c…/samling/           a collection like any other

More that becomes public is added to it. When something in it is public no longer it
is made anew in a new folder: what was taken out of an index, a log or a database
leaves traces in it. Until then nobody is let into the old one.
"""

import hashlib
import os
import secrets
import shutil
import sqlite3
from bisect import bisect_right
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import msgspec

from app.access import carrying, marks
from app.access.carrying import LOGS, Carried, Log, Wanted
from app.watches import moving
from ingest import codec, durable
from ingest.archive import Archive
from ingest.errors import SagtError
from ingest.ledger import Entry
from ingest.ledger_identity import IdentityEvent
from ingest.ledger_reviews import ReviewEvent

FOLDER, POINTER, STATE = "offentligt", "aktuell", "tillstand.json"
MAKING = "Den offentliga delen av samlingen görs i ordning. Försök snart igen."

# Brings graph and index of the collection in a folder in step.
Project = Callable[[Path], None]
Step = Callable[[str], None]


class NotReadyError(SagtError):
    """The public view is being made, or holds what is public no longer."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(MAKING)


@dataclass(frozen=True, slots=True)
class State:
    """What of the whole a view holds.

    Args:
        marks: The decisions on what is public that it was made by.
        seq: The last change of the whole that it has.
        reviews: The last review of the whole that it has.
        failures: What tells the whole's failures then from others.
        carried: The events it has, in the order it has them.
    """

    marks: str = ""
    seq: int = 0
    reviews: int = 0
    failures: str = ""
    carried: tuple[Carried, ...] = ()

    def of_whole(self, log: Log, here: int) -> int | None:
        """Return the number in the whole of an event of the view, or None."""
        found = (c.whole for c in self.carried if (c.log, c.here) == (log, here))
        return next(found, None)

    def here(self, log: Log, whole: int) -> int:
        """Return the number in the view of an event of the whole, 0 where it is not."""
        found = (c.here for c in self.carried if (c.log, c.whole) == (log, whole))
        return next(found, 0)


def is_wanted(folder: Path) -> bool:
    """Tell whether the collection in `folder` needs a public view of its own."""
    return marks.read(folder).hide_any


def current(folder: Path) -> Path | None:
    """Return the folder of the public view as a collection, None where there is none.

    It is called as the whole is, so that whatever shows a collection's name shows that.
    """
    try:
        name = (folder / FOLDER / POINTER).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None
    return _place(folder, name)


def state(view: Path) -> State:
    """Return what of the whole the view in `view` holds."""
    try:
        return msgspec.json.decode((view.parent / STATE).read_bytes(), type=State)
    except (FileNotFoundError, *codec.UNREADABLE):
        return State()


def leaks(whole: Archive, view: Archive) -> bool:
    """Tell whether the view holds a document that is public no longer."""
    found = marks.read(whole.folder)
    for entry in view.ledger.entries():
        # Of a document that the whole has lost, only what it was called is known.
        now = whole.ledger.entry(entry.id) or replace(entry, seq=0)
        if not found.is_public(now):
            return True
    return any(not found.is_public_file(one) for one in view.failures())


def is_behind(whole: Archive) -> bool:
    """Tell whether the public view lacks something, or is there for nothing."""
    if not is_wanted(whole.folder):
        return (whole.folder / FOLDER).exists()
    view = current(whole.folder)
    if view is None:
        return True
    return replace(state(view), carried=()) != _now(whole)


def sync(whole: Archive, project: Project, step: Step, *, anew: bool = False) -> None:
    """Bring the public view in step; the whole's lock must be held.

    Args:
        whole: The whole collection, with its graph in step.
        project: Brings the view's own graph and index in step.
        step: Says which step has begun.
        anew: Make the view anew in any case.
    """
    if not is_wanted(whole.folder):
        _given_up(whole)
        return
    step("Gör i ordning det offentliga")
    wanted = carrying.wanted(whole, marks.read(whole.folder))
    before = current(whole.folder)
    if before is None or anew or not _can_grow(whole, before, wanted):
        _made_anew(whole, before, wanted, project)
    else:
        _grown(whole, before, wanted, project)


def _given_up(whole: Archive) -> None:
    """Throw away a view that nobody needs; what people watch in it goes on."""
    place = current(whole.folder)
    if place is not None:
        everything = {entry.id for entry in whole.ledger.entries()}
        last = whole.ledger.seq()
        moving.copy(place, whole.folder, everything, lambda _: last)
    shutil.rmtree(whole.folder / FOLDER, ignore_errors=True)


def _now(whole: Archive) -> State:
    """Return what a view that has all of the whole holds, but for the events."""
    return State(
        marks.digest(whole.folder),
        whole.ledger.seq(),
        whole.ledger.reviews.latest(),
        hashlib.sha256(codec.encode(whole.failures())).hexdigest(),
    )


def _place(folder: Path, name: str) -> Path:
    return folder / FOLDER / name / folder.resolve().name


def _can_grow(whole: Archive, place: Path, wanted: Wanted) -> bool:
    """Tell whether all that a view lacks can be added at its ends."""
    try:
        with closing(Archive(place)) as view:
            if leaks(whole, view):
                return False
            carried = state(place).carried
            reviews = len(view.ledger.reviews.history())
            identities = len(view.ledger.identity.history())
    except (SagtError, sqlite3.Error):
        return False
    if len(carried) != reviews + identities:
        # Somebody was interrupted.
        return False
    had = [(c.log, c.whole, c.what) for c in carried]
    now = [(log, e.seq, carrying.what(e)) for log, e in wanted.events()]
    return all(_begins(now, had, log) for log in LOGS)


def _begins(
    now: list[tuple[Log, int, str]], had: list[tuple[Log, int, str]], log: Log
) -> bool:
    """Tell whether all that there was of a log comes first in what there is now."""
    before = [one for one in had if one[0] == log]
    return [one for one in now if one[0] == log][: len(before)] == before


def _made_anew(
    whole: Archive, before: Path | None, wanted: Wanted, project: Project
) -> None:
    """Make the view in a new folder, point at it, and forget the old ones."""
    folder = whole.folder / FOLDER
    # Never a name that was used before: somebody may have that one open.
    name = secrets.token_hex(8)
    place = _place(whole.folder, name)
    source = before or whole.folder
    had = _had(source, wanted)
    with closing(Archive.create(place)) as view:
        for document, _ in had:
            _store(whole, view, wanted.documents[document])
    _grown(whole, place, wanted, project)
    # What there was comes first in the new view, in the order it had.
    numbers = [number for _, number in had]
    moving.copy(source, place, wanted.documents, partial(bisect_right, numbers))
    durable.write(folder / POINTER, name.encode())
    if before is None:
        # Whoever gets letters of the whole may not be one who may see all of it.
        moving.mute(whole.folder)
    for old in folder.iterdir():
        if old.is_dir() and old.name != name:
            shutil.rmtree(old, ignore_errors=True)


def _had(before: Path, wanted: Wanted) -> list[tuple[str, int]]:
    """Return what a view keeps of what was before it, and when each was read there."""
    try:
        with closing(Archive(before)) as found:
            entries = sorted(found.ledger.entries(), key=lambda entry: entry.seq)
    except (SagtError, sqlite3.Error):
        return []
    return [(e.id, e.seq) for e in entries if e.id in wanted.documents]


def _in_order(wanted: Wanted) -> list[Entry]:
    return sorted(wanted.documents.values(), key=lambda entry: entry.seq)


def _grown(whole: Archive, place: Path, wanted: Wanted, project: Project) -> None:
    """Let a view have all that is wanted, and nothing else."""
    with closing(Archive(place)) as view, view.writing(wait=60):
        gone = _documents(whole, view, wanted)
        _failures(view, wanted)
        carried = _events(view, state(place).carried, wanted)
    project(place)
    with closing(Archive(place)) as view:
        _forget(view, gone)
    now = replace(_now(whole), carried=carried)
    durable.write(place.parent / STATE, codec.encode(now))


def _documents(whole: Archive, view: Archive, wanted: Wanted) -> list[str]:
    """Store what is new or has changed; return the ids of what is withdrawn."""
    there = {entry.id: entry for entry in view.ledger.entries()}
    for entry in _in_order(wanted):
        before = there.get(entry.id)
        if before is None or not _is_same(before, entry):
            _store(whole, view, entry)
        elif (before.path, before.root) != (entry.path, entry.root):
            view.ledger.move(entry.id, entry.path, entry.root)
    gone = sorted(there.keys() - wanted.documents.keys())
    for one in gone:
        view.ledger.remove(one)
    return gone


def _is_same(one: Entry, other: Entry) -> bool:
    place = {"path": "", "root": "", "version": 0, "seq": 0}
    return replace(one, **place) == replace(other, **place)  # type: ignore[arg-type]


def _store(whole: Archive, view: Archive, entry: Entry) -> None:
    lend(whole, view, entry)
    view.ledger.store(entry)


def lend(whole: Archive, view: Archive, entry: Entry) -> None:
    """Let the view have the original and the artifact of a document of the whole."""
    _link(whole.original(entry.sha256), view.original(entry.sha256))
    _link(_artifact(whole, entry.artifact), _artifact(view, entry.artifact))


def _artifact(archive: Archive, sha256: str) -> Path:
    return durable.by_hash(archive.folder / "artifacts", sha256)


def _link(source: Path, target: Path) -> None:
    """Let a file, which never changes, be in two places; copy it if that cannot be."""
    if target.exists() or not source.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except OSError:
        durable.write(target, source.read_bytes())


def _failures(view: Archive, wanted: Wanted) -> None:
    there = {one.failure.source: one for one in view.failures()}
    for name in there.keys() - wanted.failures.keys():
        view.ledger.forgive(name)
    for name, failed in wanted.failures.items():
        if there.get(name) != failed:
            view.ledger.fail(failed)


def _events(
    view: Archive, carried: tuple[Carried, ...], wanted: Wanted
) -> tuple[Carried, ...]:
    """Add the events that are lacking; return all that the view then has."""
    found = list(carried)
    had = {(one.log, one.whole) for one in carried}
    for log, event in wanted.events():
        if (log, event.seq) in had:
            continue
        here = {(c.log, c.whole): c.here for c in found}
        undoes = here.get((log, event.undoes or 0)) if event.undoes else None
        added = _appended(view, replace(event, undoes=undoes))
        found.append(Carried(log, event.seq, added, carrying.what(event)))
    return tuple(found)


def _appended(view: Archive, event: ReviewEvent | IdentityEvent) -> int:
    if isinstance(event, ReviewEvent):
        return view.ledger.reviews.append(event).seq
    return view.ledger.identity.append(event).seq


def _forget(view: Archive, gone: list[str]) -> None:
    """Throw away the files of what was withdrawn, unless another document has them."""
    entries = view.ledger.entries()
    used = {e.sha256 for e in entries} | {e.artifact for e in entries}
    last = view.ledger.seq()
    for document in gone:
        originals = {sha256 for _, sha256, _ in view.ledger.versions(document)}
        for sha256 in originals - used:
            view.original(sha256).unlink(missing_ok=True)
        for sha256 in set(view.ledger.artifacts(document, last)) - used:
            _artifact(view, sha256).unlink(missing_ok=True)
