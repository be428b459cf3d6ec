"""The collection on disk: originals, artifacts and ledger; the truth's only writer.

samling/
  sagt.json            what kind of folder this is, and its format version
  originals/ab/ab12…   the files as they came and what they held, by SHA-256
  artifacts/ab/ab34…   the typed facts of each text version, by SHA-256
  ledger.sqlite        documents, versions, failures, changes
  ocr/                 what text recognition has read, so that it need not again
  lock, lock.json      held by the one process that writes, and which that is
  tidigare/            ledger and marker as they were before their format was changed
  graph/ index/        projections, made anew by `sagt rebuild`
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from ingest import codec, durable, locking, marker, migrating, places
from ingest.errors import ArchiveError
from ingest.ledger import Entry, FailedFile, Ledger
from ingest.ledger_aside import ASIDE, STAGES
from ingest.ledger_schema import FORMAT
from ingest.migrating import LEDGER
from ingest.model import Artifact


class Archive:
    """One collection folder, open for reading; writing takes the lock."""

    def __init__(self, folder: Path) -> None:
        """Open an existing collection.

        Raises:
            NoCollectionError: there is none in `folder`.
            ArchiveError: it was made by a later version or is damaged.
        """
        self.folder = folder
        found = marker.read(folder)
        ledger = folder / LEDGER
        if not ledger.is_file():
            message = (
                f"Liggaren saknas i {folder}. Återställ samlingen ur en "
                "säkerhetskopia med: sagt restore"
            )
            raise ArchiveError(message)
        if found < FORMAT:
            migrating.bring_up(folder)
        self.ledger = Ledger(ledger)

    @classmethod
    def create(cls, folder: Path) -> "Archive":
        """Open the collection in `folder`, making it first if it is not there.

        Raises:
            ArchiveError: the folder holds other things or cannot be written.
        """
        if not marker.is_there(folder):
            try:
                _make(folder)
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
            NotWritableError: nothing may be written where the collection lies.
            ArchiveError: the disk refuses, with its reason.
        """
        with locking.alone(self.folder, wait):
            yield

    def keep_original(self, path: Path) -> str:
        """Copy a file into the collection; return its SHA-256.

        Raises:
            ArchiveError: there is no room for it.
        """
        places.require_room(self.folder, path.stat().st_size)
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
        return self.ledger.store(replace(entry, artifact=self.keep_artifact(artifact)))

    def keep_artifact(self, artifact: bytes) -> str:
        """Keep an artifact; return its SHA-256."""
        sha256 = hashlib.sha256(artifact).hexdigest()
        if not self.is_whole(sha256):
            durable.write(durable.by_hash(self.folder / "artifacts", sha256), artifact)
        return sha256

    def put_back(self, artifact: bytes, entry: Entry, rules: str) -> None:
        """Keep what was read again of a document whose artifact was damaged or gone.

        What is not the same as before, since it was read by other `rules`, is a new
        version.
        """
        sha256 = hashlib.sha256(artifact).hexdigest()
        if sha256 == entry.artifact:
            durable.write(durable.by_hash(self.folder / "artifacts", sha256), artifact)
        else:
            self.store(artifact, replace(entry, rules=rules))

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
        """Return the files that could not be read."""
        return [f for f in self.ledger.failures() if f.failure.stage not in STAGES]

    def set_aside(self) -> list[FailedFile]:
        """Return the files that are set aside until somebody decides."""
        return [f for f in self.ledger.failures() if f.failure.stage == ASIDE]

    def sweep(self) -> None:
        """Remove what a killed writer left half-written (the lock must be held)."""
        for name in ("originals", "artifacts"):
            folder = self.folder / name
            if folder.is_dir():
                durable.sweep(folder)


def _make(folder: Path) -> None:
    """Make an empty collection; its marker comes last."""
    if folder.is_dir():
        # A killed first run may have left its unfinished beginnings.
        durable.sweep(folder)
        begun = {locking.NAME, locking.HOLDER}
        for path in folder.iterdir():
            if path.name not in begun and not path.name.startswith(LEDGER):
                message = f"{folder} är inte tom och är ingen samling."
                raise ArchiveError(message)
    durable.make_folder(folder)
    with locking.alone(folder, migrating.PATIENCE):
        if not marker.is_there(folder):
            Ledger(folder / LEDGER).close()
            durable.sync_folder(folder)
            marker.write(folder)


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
