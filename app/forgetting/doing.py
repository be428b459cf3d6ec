"""Forgets, from the tombstone that says that it is begun to the proof that it is done.

The tombstone is written first and holds what goes until all of it is gone. Whoever is
interrupted goes on with `finish`: every step can be taken again.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace

import msgspec

from app.access import acting
from app.access.model import Right
from app.forgetting import copies, finding, projections, proof
from app.forgetting.model import Asked, Copy, Outcome, Outside, Work
from app.forgetting.needles import Needle
from app.identity import user
from app.settings import Settings
from app.workspace import Step, quiet
from ingest import codec
from ingest.archive import Archive
from ingest.errors import SagtError
from ingest.forgotten import Forgotten
from ingest.ledger_tombstones import Tombstone

HELD = "{name} läses fortfarande. Stäng appen och kör sagt forget --finish."
UNDONE = "{name}: {reason} Rätta det och kör sagt forget --finish --backup {name}."
BUSY = "Liggaren läses hela tiden och kunde inte tömmas. Kör sagt forget --finish."


@dataclass(frozen=True, slots=True)
class How:
    """How it is to be done: told of each step, and seconds to wait for readers."""

    step: Step = quiet
    wait: float = 30.0


NOWHERE, PLAINLY = Outside(), How()


def begin(settings: Settings, asked: Asked) -> Tombstone:
    """Note that something is to be forgotten; nothing has been removed yet.

    Raises:
        ForbiddenError: whoever acts may not remove documents.
        LockedError: another process is writing.
    """
    acting.require(Right.ADD)
    acting.require(Right.RESTRICT)
    stone = Tombstone(
        0,
        asked.kind,
        _now(),
        acting.person().name or asked.who or user(),
        _plain(asked),
        asked.originals,
        work=codec.encode(asked.work).decode(),
    )
    with closing(Archive(settings.collection)) as archive, archive.writing(60):
        number = archive.ledger.tombstones.begin(stone)
        return next(one for one in archive.ledger.tombstones.all() if one.id == number)


def forget(
    settings: Settings, asked: Asked, outside: Outside = NOWHERE, how: How = PLAINLY
) -> Outcome:
    """Forget what is asked, everywhere, and look that it is gone.

    Raises:
        ForbiddenError: whoever acts may not remove documents.
        LockedError: another process is writing.
    """
    return _done(settings, begin(settings, asked), outside, how)


def finish(
    settings: Settings, outside: Outside = NOWHERE, how: How = PLAINLY
) -> list[Outcome]:
    """Go on with all that was begun and not done.

    Raises:
        LockedError: another process is writing.
    """
    with closing(Archive(settings.collection)) as archive:
        begun = archive.ledger.tombstones.unfinished()
    return [_done(settings, stone, outside, how) for stone in begun]


def tombstones(settings: Settings) -> list[Tombstone]:
    """Return what has been forgotten in a collection, the first first."""
    with closing(Archive(settings.collection)) as archive:
        return archive.ledger.tombstones.all()


def _done(settings: Settings, stone: Tombstone, outside: Outside, how: How) -> Outcome:
    work = msgspec.json.decode(stone.work, type=Work)
    folder = settings.collection
    how.step("Glömmer i arkivet")
    with closing(Archive(folder)) as archive, archive.writing(wait=60):
        copies.forget_in(archive, stone, work, settings.workers or 1)
        archive.ledger.scrubbing.wipe()
    there = projections.before(folder)
    held = projections.make_anew(settings, how.step, how.wait)
    to_do = [HELD.format(name=name) for name in held]
    done: list[Copy] = []
    for copy in _copies(settings, stone, work, outside, how):
        if isinstance(copy, Copy):
            done.append(copy)
        else:
            to_do.append(copy)
    # Looked for only then: until it is finished the tombstone tells it itself.
    with closing(Archive(folder)) as archive, archive.writing(wait=60):
        archive.ledger.tombstones.finish(stone.id, _now())
        is_wiped = archive.ledger.scrubbing.wipe()
    if not is_wiped:
        to_do.append(BUSY)
    needle = proof.needle_of(work)
    scanned = proof.prove(settings, needle, there, stone.originals, how.step)
    return _told(
        settings, stone, Outcome(stone.id, 0, 0, scanned, tuple(done), tuple(to_do))
    )


def _copies(
    settings: Settings, stone: Tombstone, work: Work, outside: Outside, how: How
) -> Iterator[Copy | str]:
    """Yield what was done with each copy, or what is to be done by hand first."""
    for path in outside.backups:
        try:
            yield copies.in_backup(path, settings, stone, work, how.step)
        except (SagtError, OSError) as error:
            yield UNDONE.format(name=path, reason=error)
    for path in outside.exports:
        yield copies.in_export(path, settings, work, how.step)


def _told(settings: Settings, stone: Tombstone, outcome: Outcome) -> Outcome:
    """Return what came of it, with its counts; what is to be done is gone on with.

    What is left elsewhere no repetition takes away: it stands in another document.
    """
    with closing(Archive(settings.collection)) as archive:
        stones = archive.ledger.tombstones
        if outcome.to_do:
            with archive.writing(wait=60):
                stones.reopen(stone.id, stone.work)
        now = next(one for one in stones.all() if one.id == stone.id)
    return replace(outcome, documents=now.documents, versions=now.versions)


def _plain(asked: Asked) -> str:
    """Return why it was done without the very words that go."""
    if asked.kind == "document":
        return asked.why
    known = Forgotten(b"why")
    forms = finding.forms(asked.kind, asked.work.wordings)
    kept = tuple(known.wording(words, surname) for words, surname in forms)
    return replace(known, wordings=kept).hide(asked.why)


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


def planned(settings: Settings, asked: Asked, how: How = PLAINLY) -> Outcome:
    """Return where all that is asked stands now; nothing is changed."""
    scanned = proof.prove(settings, proof.needle_of(asked.work), step=how.step)
    return Outcome(0, len(asked.work.documents), len(asked.work.artifacts), scanned)


def prove(settings: Settings, wordings: tuple[str, ...], how: How = PLAINLY) -> Outcome:
    """Only look for wordings in the collection; nothing is changed."""
    scanned = proof.prove(settings, Needle(wordings), step=how.step)
    return Outcome(0, 0, 0, scanned)
