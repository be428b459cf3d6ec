"""Are the files of the collection there, and as they were; does anybody name them."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from app.access import marks, public
from app.checking.ledger import Named, Truth
from app.checking.model import Damage
from app.watches import shelf
from ingest import databases, durable, locking, migrating
from ingest.errors import SagtError
from ingest.migrating import LEDGER
from ingest.readers import ocr_kept
from ingest.sources import MARKER

# Told how many files have been read, and which was the last.
Progress = Callable[[int, str], None]
ORIGINALS, ARTIFACTS, RECOGNISED = "originals", "artifacts", "ocr"
# What lies in a collection's folder beside the folders that are gone through here.
KNOWN = frozenset(
    {
        *(MARKER, LEDGER, locking.NAME, locking.HOLDER, marks.NAME, shelf.NAME),
        *(ORIGINALS, ARTIFACTS, RECOGNISED, migrating.KEPT, public.FOLDER),
        *("graph", "index", "inkommet", "utlamnat", "utloggade.json"),
        *("bevakningar.lock", "bevakningar-post.lock", "drift.json", "pagar.json"),
        "personuppgifter.toml",
    }
)
_MOMENTARY = ("-wal", "-shm", "-journal", ".lock")


@dataclass(slots=True)
class Read:
    """How much has been read through."""

    progress: Progress
    files: int = 0
    bytes: int = 0
    seen: set[str] = field(default_factory=set)

    def hash(self, path: Path) -> str:
        """Return the SHA-256 of a file."""
        self.bytes += path.stat().st_size
        self.files += 1
        self.progress(self.files, path.name)
        return durable.hash_file(path)


def kept(folder: Path, truth: Truth, read: Read, *, busy: bool) -> Iterator[Damage]:
    """Yield what is wrong with originals and artifacts.

    What nobody names is not judged while someone is writing: it may be named soon.
    """
    originals = {s: n for s, n in truth.originals.items() if s not in truth.gone}
    for name, named in ((ORIGINALS, originals), (ARTIFACTS, truth.artifacts)):
        yield from _named(folder, name, named, read)
    if busy or not truth.is_readable:
        return
    known = {*truth.originals, *truth.artifacts, *truth.others}
    for name in (ORIGINALS, ARTIFACTS):
        for path in _files(folder / name):
            place = path.relative_to(folder).as_posix()
            if path.name.startswith(durable.UNFINISHED):
                yield Damage("unfinished", place)
            elif (
                path.name not in known
                or durable.by_hash(folder / name, path.name) != path
            ):
                yield Damage("orphan", place)


def _named(
    folder: Path, kind: str, named: Mapping[str, Named], read: Read
) -> Iterator[Damage]:
    single = kind.removesuffix("s")
    for sha256, one in sorted(named.items()):
        path = durable.by_hash(folder / kind, sha256)
        try:
            state = "" if read.hash(path) == sha256 else "damaged"
            detail = ""
        except FileNotFoundError:
            state, detail = "missing", ""
        except OSError as error:
            state, detail = "damaged", error.strerror or ""
        if state:
            code = f"{single}-{state}" if one.is_current else f"old-{single}-{state}"
            if one.is_aside:
                code = "aside-damaged"
            place = path.relative_to(folder).as_posix()
            yield Damage(code, place, one.document, detail)


def recognised(folder: Path, read: Read) -> Iterator[Damage]:
    """Yield the kept pages of text recognition that are damaged."""
    for path in _files(folder / RECOGNISED):
        place = path.relative_to(folder).as_posix()
        if path.name.startswith(durable.UNFINISHED):
            yield Damage("unfinished", place)
            continue
        read.hash(path)
        if not ocr_kept.is_whole(path):
            yield Damage("ocr-damaged", place)


def beside(folder: Path) -> Iterator[Damage]:
    """Yield what is wrong with all else people have decided, and what is strange."""
    try:
        marks.read(folder)
    except (SagtError, OSError, ValueError) as error:
        yield Damage("marks-damaged", marks.NAME, detail=str(error))
    if (folder / shelf.NAME).exists():
        for said in database(folder / shelf.NAME):
            yield Damage("watches-damaged", shelf.NAME, detail=said)
    aside = set(shelf.set_aside(folder))
    for copy in migrating.copies(folder):
        if said := next(database(copy / LEDGER), ""):
            place = copy.relative_to(folder).as_posix()
            yield Damage("copy-damaged", place, detail=said)
    for path in sorted(folder.iterdir()):
        if path.name in aside:
            yield Damage("watches-aside", path.name)
        elif path.name.startswith(durable.UNFINISHED):
            yield Damage("unfinished", path.name)
        elif not (path.name in KNOWN or path.name.endswith(_MOMENTARY)):
            yield Damage("strange", path.name)


def database(path: Path) -> Iterator[str]:
    """Yield what SQLite says is wrong with a file, at most a few things."""
    try:
        with closing(databases.reader(path)) as db:
            for (said,) in db.execute("PRAGMA integrity_check(5)"):
                if said != "ok":
                    yield str(said)
    except sqlite3.DatabaseError as error:
        yield str(error)


def _files(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from (path for path in sorted(folder.rglob("*")) if path.is_file())
