"""The collection on disk: originals, artifacts and ledger; the truth's only writer.

samling/
  sagt.json            what kind of folder this is, and its format version
  originals/ab/ab12…   the files as they came and what they held, by SHA-256
  artifacts/ab/ab34…   the typed facts of each text version, by SHA-256
  ledger.sqlite        documents, versions, failures, changes
  ocr/                 what text recognition has read, so that it need not again
  lock                 held by the one process that writes
  graph/ index/        projections, made anew by `sagt rebuild`
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import filelock

from ingest import codec, durable
from ingest.errors import ArchiveError, LockedError, NoCollectionError
from ingest.ledger import Entry, FailedFile, Ledger
from ingest.model import Artifact
from ingest.sources import MARKER

FORMAT = 1


class Archive:
    """One collection folder, open for reading; writing takes the lock."""

    def __init__(self, folder: Path) -> None:
        """Open an existing collection.

        Raises:
            NoCollectionError: there is none in `folder`.
            ArchiveError: it was made by a later version or is damaged.
        """
        self.folder = folder
        marker = folder / MARKER
        if not marker.is_file():
            message = f"Det finns ingen samling i {folder}. Skapa en med: sagt ingest"
            raise NoCollectionError(message)
        try:
            found = json.loads(marker.read_text(encoding="utf-8"))["format"]
        except (ValueError, KeyError, TypeError) as error:
            message = f"{marker} är skadad."
            raise ArchiveError(message) from error
        if found != FORMAT:
            message = f"Samlingen har format {found}; den här versionen läser {FORMAT}."
            raise ArchiveError(message)
        self.ledger = Ledger(folder / "ledger.sqlite")

    @classmethod
    def create(cls, folder: Path) -> "Archive":
        """Open the collection in `folder`, making it first if it is not there.

        Raises:
            ArchiveError: the folder holds other things or cannot be written.
        """
        marker = folder / MARKER
        if not marker.is_file():
            try:
                if folder.is_dir():
                    # A killed first run may have left its unfinished marker.
                    durable.sweep(folder)
                if folder.is_dir() and any(folder.iterdir()):
                    message = f"{folder} är inte tom och är ingen samling."
                    raise ArchiveError(message)
                content = json.dumps({"sagt": "samling", "format": FORMAT})
                durable.write(marker, content.encode())
            except OSError as error:
                message = f"Samlingen kan inte skapas i {folder}: {error.strerror}."
                raise ArchiveError(message) from error
        return cls(folder)

    def close(self) -> None:
        """Close the ledger."""
        self.ledger.close()

    @contextmanager
    def writing(self, wait: float = 0) -> Iterator[None]:
        """Hold the collection's write lock; wait at most `wait` seconds for it.

        Raises:
            LockedError: another process holds it.
            ArchiveError: the disk refuses, with its reason.
        """
        lock = filelock.FileLock(self.folder / "lock", timeout=wait)
        try:
            lock.acquire()
        except filelock.Timeout as error:
            message = "En annan körning skriver i samlingen just nu. Försök igen strax."
            raise LockedError(message) from error
        except OSError as error:
            message = f"Samlingen går inte att skriva i: {error.strerror}."
            raise ArchiveError(message) from error
        try:
            yield
        except (OSError, sqlite3.OperationalError) as error:
            message = f"Samlingen går inte att skriva i: {error}."
            raise ArchiveError(message) from error
        finally:
            lock.release()

    def keep_original(self, path: Path) -> str:
        """Copy a file into the collection; return its SHA-256."""
        return durable.copy_by_hash(path, self.originals)

    @property
    def originals(self) -> Path:
        """Return the folder of the originals."""
        return self.folder / "originals"

    @property
    def recognised(self) -> Path:
        """Return the folder of what text recognition has read."""
        return self.folder / "ocr"

    def original(self, sha256: str) -> Path:
        """Return where the original with that hash lies."""
        return durable.by_hash(self.originals, sha256)

    def store(self, artifact: bytes, entry: Entry) -> Entry:
        """Keep an artifact and make it the document's current version."""
        sha256 = hashlib.sha256(artifact).hexdigest()
        path = durable.by_hash(self.folder / "artifacts", sha256)
        if not self.is_whole(sha256):
            durable.write(path, artifact)
        return self.ledger.store(replace(entry, artifact=sha256))

    def is_whole(self, sha256: str) -> bool:
        """Tell whether the artifact with that hash is there and undamaged."""
        path = durable.by_hash(self.folder / "artifacts", sha256)
        return path.is_file() and durable.hash_file(path) == sha256

    def artifact(self, entry: Entry) -> Artifact:
        """Return the facts of a document, checked against their checksum.

        Raises:
            ArchiveError: the artifact is missing or damaged.
        """
        return read_artifact(self.folder, entry)

    def artifacts(self) -> Iterator[Artifact]:
        """Yield the facts of all documents in order of name, one at a time."""
        for entry in self.ledger.entries():
            yield self.artifact(entry)

    def failures(self) -> list[FailedFile]:
        """Return the files kept aside."""
        return self.ledger.failures()

    def sweep(self) -> None:
        """Remove what a killed writer left half-written (the lock must be held)."""
        for name in ("originals", "artifacts"):
            folder = self.folder / name
            if folder.is_dir():
                durable.sweep(folder)


def read_artifact(folder: Path, entry: Entry) -> Artifact:
    """Return the facts of a document of the collection in `folder`.

    It needs no open archive, so that other processes can read too.

    Raises:
        ArchiveError: the artifact is missing or damaged.
    """
    path = durable.by_hash(folder / "artifacts", entry.artifact)
    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"Fakta om {entry.name} saknas i samlingen. Läs in filen igen."
        raise ArchiveError(message) from error
    if hashlib.sha256(data).hexdigest() != entry.artifact:
        message = f"Fakta om {entry.name} är skadade. Läs in filen igen."
        raise ArchiveError(message)
    return codec.decode_artifact(data)
