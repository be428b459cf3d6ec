"""A collection in one file, and a collection made of it again.

The file is a ZIP with everything that cannot be made anew: the ledger, what people
have decided of what is public, watches (those in the public collection too), originals,
artifacts and what text recognition has read. Graph and index are left out: they are
made anew when the collection is opened. A list of all files with their checksums lies
last in it.

Readers and a writer may work meanwhile. The ledger is copied first, at one moment, and
what it names is never changed or thrown away; what comes later is only not named by it.
"""

import hashlib
import os
import sqlite3
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

import msgspec

from app import backup_view
from app.checking.ledger import truth_of
from app.settings import Settings
from ingest import codec, durable, places, workplace
from ingest.archive import Archive
from ingest.errors import ArchiveError

FORMAT, LIST = 1, "sagt-kopia.json"
LEDGER = "ledger.sqlite"
# Folders whose files never change; in the first two they are named by their checksum.
BY_HASH, FOLDERS = ("originals", "artifacts"), ("originals", "artifacts", "ocr")
# Held by whoever writes, and of a moment only.
MOMENTARY = (
    "lock",
    "lock.json",
    "drift.json",
    "pagar.json",
    "-wal",
    "-shm",
    "-journal",
)
# The same files give the same bytes.
MADE = (1980, 1, 1, 0, 0, 0)
# So large a list no collection has; it is read whole.
LONGEST = 1 << 30
DAMAGED = "{name} i säkerhetskopian är skadad. Använd en annan kopia."
NO_BACKUP = "{name} är ingen säkerhetskopia av en samling."

# Told how many files are done, of how many, and which was the last.
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Kept:
    """A file in the backup: its path in the collection, its size and checksum."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Listed:
    """What a backup holds.

    `seq` is the collection's last change that it has, `documents` how many there are;
    `damaged` are files that were not what their names say when the copy was made.
    """

    format: int
    collection: str
    day: str
    seq: int
    documents: int
    damaged: tuple[str, ...]
    files: tuple[Kept, ...]


def make(settings: Settings, target: Path, progress: Progress) -> Listed:
    """Write the collection to a file, and read it back to see that it is whole.

    Raises:
        NoCollectionError: there is no collection to copy.
        ArchiveError: the ledger is damaged, or what was written cannot be read.
        OSError: the file cannot be written.
    """
    collection = settings.collection.resolve()
    Archive(collection).close()
    target.parent.mkdir(parents=True, exist_ok=True)
    with workplace.temporary_folder(target.parent) as place:
        unfinished = place / "kopia.zip"
        found = _write(collection, place, unfinished, settings, progress)
        if read(unfinished) != found:
            raise ArchiveError(DAMAGED.format(name=target.name))
        with unfinished.open("rb+") as written:
            os.fsync(written.fileno())
        unfinished.replace(target)
    durable.sync_folder(target.parent)
    return found


def read(path: Path, progress: Progress = lambda *_: None) -> Listed:
    """Return what a backup holds, when all of it has been read and is whole.

    Raises:
        ArchiveError: it is no backup, or something in it is damaged.
    """
    with _opened(path) as file:
        found = _listed(file, path.name)
        for done, kept in enumerate(found.files, 1):
            _copy(file, kept, None)
            progress(done, len(found.files), kept.path)
    return found


def restore(path: Path, folder: Path, progress: Progress) -> Listed:
    """Make a collection of a backup, in a folder that is not there or is empty.

    Raises:
        ArchiveError: it is no backup or is damaged, or the folder holds something.
        OSError: the files cannot be written.
    """
    folder = folder.resolve()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ArchiveError(f"{folder} är inte tom. Ange en ny eller tom mapp.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with (
        _opened(path) as file,
        workplace.temporary_folder(folder.parent) as place,
    ):
        found = _listed(file, path.name)
        made = place / "samling"
        places.require_room(place, sum(kept.size for kept in found.files))
        for done, kept in enumerate(found.files, 1):
            target = made / kept.path
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as out:
                _copy(file, kept, out)
                out.flush()
                os.fsync(out.fileno())
            progress(done, len(found.files), kept.path)
        backup_view.settle(made, folder.name)
        with closing(Archive(made)) as archive:
            archive.ledger.entries()
        for one in (made, *(path for path in made.rglob("*") if path.is_dir())):
            durable.sync_folder(one)
        if folder.exists():
            folder.rmdir()
        made.rename(folder)
    durable.sync_folder(folder.parent)
    return found


def _write(
    collection: Path, place: Path, target: Path, settings: Settings, progress: Progress
) -> Listed:
    kept: list[Kept] = []
    damaged: list[str] = []
    with zipfile.ZipFile(target, "x", allowZip64=True) as file:
        snapshot = place / LEDGER
        _snapshot(collection / LEDGER, snapshot)
        seq, documents = _counts(snapshot)
        sources = [
            (LEDGER, snapshot),
            *backup_view.sources(collection, place, _snapshot),
            *_others(collection, place),
        ]
        _require_room(target.parent, sources)
        for done, (name, source) in enumerate(sources, 1):
            one = _add(file, name, source)
            kept.append(one)
            parts = PurePosixPath(name)
            if parts.parts[0] in BY_HASH and parts.name != one.sha256:
                damaged.append(name)
            progress(done, len(sources), name)
        damaged += _lacking(snapshot, kept)
        found = Listed(
            format=FORMAT,
            collection=collection.name,
            day=settings.today.isoformat(),
            seq=seq,
            documents=documents,
            damaged=tuple(damaged),
            files=tuple(kept),
        )
        file.writestr(_entry(LIST, packed=True), msgspec.json.encode(found))
    return found


def _others(collection: Path, place: Path) -> Sequence[tuple[str, Path]]:
    """Return name and source of all but the ledger; databases as of one moment."""
    found = []
    for path in sorted(collection.iterdir()):
        name = path.name
        if not path.is_file() or name == LEDGER or name.endswith(MOMENTARY):
            continue
        if name.startswith("."):
            continue
        source = path
        if path.suffix == ".sqlite":
            source = place / name
            _snapshot(path, source)
        found.append((name, source))
    found += [
        (path.relative_to(collection).as_posix(), path)
        for folder in FOLDERS
        for path in sorted((collection / folder).rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    ]
    return found


def _snapshot(source: Path, target: Path) -> None:
    """Copy a database as it is at one moment, whoever writes in it.

    Raises:
        ArchiveError: it is damaged.
    """
    try:
        with (
            closing(sqlite3.connect(source, timeout=30)) as db,
            closing(sqlite3.connect(target)) as copy,
        ):
            db.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
            said = copy.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise ArchiveError(f"{source.name} går inte att kopiera: {error}") from error
    if said != "ok":
        raise ArchiveError(f"{source.name} är skadad: {said}")


def _require_room(folder: Path, sources: Sequence[tuple[str, Path]]) -> None:
    places.require_room(folder, sum(source.stat().st_size for _, source in sources))


def _lacking(snapshot: Path, kept: Sequence[Kept]) -> list[str]:
    """Return the originals and artifacts that the ledger names and nobody found."""
    with closing(sqlite3.connect(snapshot)) as db:
        named = truth_of(db)
    originals = set(named.originals) - named.gone
    there = {PurePosixPath(one.path).name for one in kept}
    pairs = zip(BY_HASH, (originals, named.artifacts), strict=True)
    return [
        f"{folder}/{sha256[:2]}/{sha256}"
        for folder, hashes in pairs
        for sha256 in sorted(set(hashes) - there)
    ]


def _counts(ledger: Path) -> tuple[int, int]:
    with closing(sqlite3.connect(ledger)) as db:
        seq = db.execute("SELECT coalesce(max(seq), 0) FROM change").fetchone()[0]
        return seq, db.execute("SELECT count(*) FROM document").fetchone()[0]


def _add(file: zipfile.ZipFile, name: str, source: Path) -> Kept:
    total, size = hashlib.sha256(), 0
    # Originals are most often packed already.
    packed = not name.startswith(f"{BY_HASH[0]}/")
    with source.open("rb") as data, file.open(_entry(name, packed), "w") as out:
        for chunk in _chunks(data):
            total.update(chunk)
            size += len(chunk)
            out.write(chunk)
    return Kept(name, size, total.hexdigest())


def _entry(name: str, packed: bool) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, MADE)
    entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    entry.external_attr = 0o600 << 16
    return entry


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError) as error:
        raise ArchiveError(NO_BACKUP.format(name=path.name)) from error


def _listed(file: zipfile.ZipFile, name: str) -> Listed:
    """Return the list of what is in a backup; all that is in it stands there."""
    try:
        if file.getinfo(LIST).file_size > LONGEST:
            raise ArchiveError(NO_BACKUP.format(name=name))
        found = msgspec.json.decode(file.read(LIST), type=Listed)
    except (
        *(KeyError, *codec.UNREADABLE, zipfile.BadZipFile, zlib.error),
        # Locked, or nested beyond sense.
        *(RuntimeError, EOFError),
    ) as error:
        raise ArchiveError(NO_BACKUP.format(name=name)) from error
    if found.format != FORMAT:
        message = f"{name} har format {found.format}; den här versionen läser {FORMAT}."
        raise ArchiveError(message)
    held = [one for one in file.namelist() if one != LIST]
    if sorted(held) != sorted(one.path for one in found.files):
        raise ArchiveError(DAMAGED.format(name=name))
    if not all(_is_inside(one.path) for one in found.files):
        raise ArchiveError(NO_BACKUP.format(name=name))
    return found


def _is_inside(written: str) -> bool:
    """Tell whether a path stays in the folder it is unpacked in.

    >>> _is_inside("originals/ab/ab12"), _is_inside("../ab"), _is_inside("/etc/x")
    (True, False, False)
    """
    path = PurePosixPath(written)
    plain = path.as_posix() == written and "\\" not in written and ":" not in written
    return plain and not path.is_absolute() and ".." not in path.parts


def _copy(file: zipfile.ZipFile, kept: Kept, out: IO[bytes] | None) -> None:
    """Read a file of a backup, write it where wanted, and see that it is whole."""
    total, size = hashlib.sha256(), 0
    try:
        with file.open(kept.path) as data:
            for chunk in _chunks(data):
                total.update(chunk)
                size += len(chunk)
                if size > kept.size:
                    break
                if out is not None:
                    out.write(chunk)
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise ArchiveError(DAMAGED.format(name=kept.path)) from error
    if (size, total.hexdigest()) != (kept.size, kept.sha256):
        raise ArchiveError(DAMAGED.format(name=kept.path))


def _chunks(data: IO[bytes]) -> Iterator[bytes]:
    while chunk := data.read(durable.CHUNK):
        yield chunk
