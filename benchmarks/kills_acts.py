"""What is done when the process is killed, and the collections it is done to."""

import shutil
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from app import answers, identity, promises
from app.backup import read
from app.settings import Settings
from app.workspace import Workspace, create_workspace
from benchmarks import small_documents as small
from ingest import codec
from ingest.archive import Archive
from ingest.model import Facts

HELD = 3
# Two who are in most of the documents, to be decided as one.
MERGED = ("Olof Brandin", "Siv Hallander")
Command = Sequence[str]


@dataclass(frozen=True, slots=True)
class Act:
    """One command of `sagt`, killed at some moment.

    `prepare` makes the collection in `place / "samling"` and returns the command's
    arguments; `again` tells whether it is to be given again to a collection in which
    it did not report that it was done.
    """

    name: str
    prepare: Callable[[Path], Command]
    again: Callable[[Path], bool] = lambda _: True
    # What is asked of it when it is not given again: it opens the collection.
    otherwise: Callable[[Path], Command] = lambda _: ("promises",)


def settings(place: Path) -> Settings:
    """Return the settings of a collection that lies in `place`."""
    return Settings(place / "samling", workers=1, day=small.DAY)


def made(place: Path) -> Workspace:
    """Return a collection of a few documents, on which people have had their say."""
    for number in range(HELD):
        small.write(place / "handlingar", number)
    workspace = create_workspace(settings(place))
    workspace.ingest([place / "handlingar"], False, lambda *_: None)
    _reviewed(workspace, 0)
    pair = identity.review_queue(workspace)[0]
    identity.reject(workspace, pair.left, pair.right, "prov", "granskaren")
    return workspace


def _reviewed(workspace: Workspace, number: int) -> None:
    from app.review import Reviewer  # noqa: PLC0415

    promise = promises.promises(workspace, small.DAY)[number].id
    Reviewer(workspace, "granskaren").confirm_promise(promise, "prov")


def _ingest(place: Path) -> Command:
    """New, changed and withdrawn documents in one folder."""
    made(place).close()
    folder = place / "handlingar"
    small.write(folder, 1, 1)
    small.write(folder, 2, 2)
    small.write(folder, HELD - 1).unlink()
    for number in range(HELD, HELD + 2):
        small.write(folder, number)
    return ("ingest", "--sync", str(folder))


def _first(place: Path) -> Command:
    """The first documents of a collection that is not there yet."""
    for number in range(3):
        small.write(place / "handlingar", number)
    return ("ingest", str(place / "handlingar"))


def _reread(place: Path) -> Command:
    """Documents that earlier rules have read, and read less in."""
    made(place).close()
    with closing(Archive(place / "samling")) as archive, archive.writing():
        for entry in archive.ledger.entries():
            poorer = replace(archive.artifact(entry), facts=Facts())
            archive.store(codec.encode(poorer), replace(entry, rules="tidigare"))
    create_workspace(settings(place)).catch_up()
    return ("ingest", str(place / "handlingar"))


def _review(place: Path) -> Command:
    with closing(made(place)) as workspace:
        promise = promises.promises(workspace, small.DAY)[-1].id
    return ("review", "reject", promise, "--why", "prov", "--who", "granskaren")


def _merge(place: Path) -> Command:
    with closing(made(place)) as workspace:
        named = answers.actors(workspace).persons
    names = [one.id for one in named if one.name.startswith(MERGED)]
    return ("identity", "merge", *names, "--why", "prov", "--who", "granskaren")


def _rebuild(place: Path) -> Command:
    made(place).close()
    return ("rebuild",)


def _backup(place: Path) -> Command:
    made(place).close()
    return ("backup", str(place / "kopior" / "kopia.zip"))


def _remove(place: Path) -> Command:
    with closing(made(place)) as workspace:
        names = [entry.name for entry in workspace.archive.ledger.entries()]
    return ("remove", *names[:2])


def _fewer(place: Path) -> bool:
    return len(_rows(place, "document")) == HELD


def _rows(place: Path, table: str) -> list[tuple[object, ...]]:
    ledger = place / "samling" / "ledger.sqlite"
    if not ledger.is_file():
        return []
    with closing(sqlite3.connect(ledger)) as db:
        return db.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608


def _no_backup(place: Path) -> bool:
    """A backup that is there is whole, and no other may be made over it."""
    target = place / "kopior" / "kopia.zip"
    if target.exists():
        read(target)
    return not target.exists()


def _other_backup(place: Path) -> Command:
    return ("backup", str(place / "kopior" / "en till.zip"))


ACTS = (
    Act("läsa in", _ingest),
    Act("läsa in första gången", _first),
    Act("läsa om efter nya regler", _reread),
    Act("granska", _review, lambda place: len(_rows(place, "review")) == 1),
    Act("slå ihop", _merge, lambda place: len(_rows(place, "identity")) == 1),
    Act("dra tillbaka", _remove, _fewer),
    Act("göra om", _rebuild),
    Act("säkerhetskopiera", _backup, _no_backup, _other_backup),
)


def copy(template: Path, place: Path) -> None:
    """Put a prepared collection where the next round is to be."""
    if place.exists():
        shutil.rmtree(place)
    shutil.copytree(template, place)
