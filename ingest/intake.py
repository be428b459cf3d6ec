"""Take files and folders into a collection: what is new, changed, the same or gone."""

import errno
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from ingest import durable, ids, workers
from ingest.archive import Archive
from ingest.ledger import Entry, FailedFile
from ingest.model import Failure
from ingest.readers import limits
from ingest.sources import UNREAD, SourceFile, expand, readable
from ingest.version import rules_fingerprint

# done, total, the name of the document just dealt with
Progress = Callable[[int, int, str], None]


@dataclass(slots=True)
class Report:
    """What one ingest did; every file given is counted once."""

    read: int = 0
    replaced: int = 0
    unchanged: int = 0
    removed: int = 0
    skipped: int = 0
    failures: list[Failure] = field(default_factory=list)

    @property
    def failed(self) -> int:
        """Return how many files could not be read."""
        return len(self.failures)


@dataclass(frozen=True, slots=True)
class _Job:
    """A file whose bytes have been kept and that is to be read."""

    source: SourceFile
    name: str
    sha256: str
    known: Entry | None


def _silent(_done: int, _total: int, _name: str) -> None:
    return None


def ingest(
    archive: Archive,
    paths: Iterable[Path],
    sync: bool = False,
    crew: int | None = None,
    progress: Progress = _silent,
) -> Report:
    """Read files and folders into the collection.

    Args:
        archive: The collection; its write lock is taken for the whole run.
        paths: Files and folders. A folder's documents are named after it.
        sync: Withdraw documents of the folders given whose files are gone.
        crew: How many worker processes; one per core if left out.
        progress: Called after each document.

    Raises:
        LockedError: another process is writing.
    """
    with archive.writing():
        archive.sweep()
        intake = _Intake(archive, progress)
        for path in paths:
            intake.prepare(path)
        intake.run(crew or os.cpu_count() or 1)
        if sync:
            intake.withdraw_gone()
    return intake.report


class _Intake:
    def __init__(self, archive: Archive, progress: Progress) -> None:
        self.archive = archive
        self.ledger = archive.ledger
        self.progress = progress
        self.rules = rules_fingerprint()
        self.report = Report()
        self.jobs: list[_Job] = []
        self.claimed: dict[str, str] = {}
        self.roots: list[Path] = []
        self.closed: list[Path] = []
        self.failed_before = {f.path: f for f in self.ledger.failures()}
        self.names_failed = {f.failure.source: f for f in self.ledger.failures()}

    def prepare(self, path: Path) -> None:
        """Sort the files of one path into jobs, unchanged ones and failures."""
        expanded = expand(path)
        self.report.skipped += len(expanded.aside)
        if path.is_dir():
            self.roots.append(path.resolve())
        for folder in expanded.closed:
            self._note_closed(folder, path)
        for source in expanded.files:
            name = self._claim(source)
            if name is not None:
                self._sort(source, name)

    def _note_closed(self, folder: Path, given: Path) -> None:
        """Say that a folder could not be looked into; its documents stay."""
        self.closed.append(folder)
        source = SourceFile(folder, readable(folder.name), given.resolve())
        failure = Failure(
            readable(str(folder.relative_to(given.resolve().parent))),
            "läsning",
            "Mappen går inte att öppna.",
            "Kontrollera att du får läsa den. Det som lästs förut ur den är kvar.",
        )
        self._fail(source, failure, "")

    def _claim(self, source: SourceFile) -> str | None:
        """Return the document's name; None if this run has the file already."""
        path = source.key
        if path in self.claimed.values():
            return None
        known = self.ledger.at_path(path)
        failed = self.failed_before.get(path)
        if known is not None:
            name = known.name
        elif failed is not None:
            name = failed.failure.source
        else:
            name = self._free_name(source)
        self.claimed[name] = path
        return name

    def _free_name(self, source: SourceFile) -> str:
        """Return the source's name, numbered if another folder's file has it."""
        first, _, rest = source.name.partition("/")
        name, number = source.name, 1
        while self._taken(name, source):
            number += 1
            name = f"{first}~{number}/{rest}" if rest else f"{first}~{number}"
        return name

    def _taken(self, name: str, source: SourceFile) -> bool:
        owner: Entry | FailedFile | None = self.ledger.entry(name)
        owner = owner or self.names_failed.get(name)
        if name in self.claimed:
            return self.claimed[name] != source.key
        if owner is None:
            return False
        # A folder may have been moved: its old place is then gone, and the file is
        # the same. Another folder of that name may also only be out of reach.
        return Path(owner.root).exists() or not self._has_hash(source, owner.sha256)

    @staticmethod
    def _has_hash(source: SourceFile, sha256: str) -> bool:
        try:
            return durable.hash_file(source.path) == sha256
        except OSError:
            return False

    def _sort(self, source: SourceFile, name: str) -> None:
        path = source.key
        try:
            size = _regular_size(source.path)
            sha256 = "" if size > limits.MAX_BYTES else durable.hash_file(source.path)
        except OSError as error:
            self._fail(
                source,
                Failure(
                    name,
                    "läsning",
                    f"Filen går inte att öppna: {error.strerror}.",
                    "Kontrollera att filen finns kvar och att du får läsa den.",
                ),
                "",
            )
            return
        known = self.ledger.entry(name)
        same = known is not None and known.sha256 == sha256
        current = known is not None and same and known.rules == self.rules
        if known and current and self.archive.is_whole(known.artifact):
            self._unchanged(source, known)
            return
        before = self.failed_before.get(path)
        if before and self._fails_again(before, sha256):
            self.report.failures.append(before.failure)
        elif refused := _refuse(source, name, size):
            self._fail(source, refused, sha256)
        else:
            kept = self.archive.keep_original(source.path)
            self.jobs.append(_Job(source, name, kept, known))

    def _fails_again(self, before: FailedFile, sha256: str) -> bool:
        """Tell whether a file would fail as it did: by its bytes, not by chance."""
        same = before.sha256 == sha256 and before.rules == self.rules
        return same and before.failure.stage != workers.ABORTED

    def _unchanged(self, source: SourceFile, known: Entry) -> None:
        path, root = source.key, readable(str(source.root))
        self.report.unchanged += 1
        if (known.path, known.root) != (path, root):
            self.ledger.move(known.id, path, root)
        if path in self.failed_before:
            self.ledger.forgive(known.name)

    def run(self, crew: int) -> None:
        """Read all jobs and store what came out, in order."""
        tasks = [
            workers.Task(self.archive.original(j.sha256), j.name) for j in self.jobs
        ]
        results = workers.read_all(tasks, crew)
        for number, (job, result) in enumerate(
            zip(self.jobs, results, strict=True), start=1
        ):
            if isinstance(result, Failure):
                self._fail(job.source, result, job.sha256)
            else:
                self._store(job, result)
            self.progress(number, len(self.jobs), job.name)

    def _store(self, job: _Job, artifact: bytes) -> None:
        self.archive.store(
            artifact,
            Entry(
                id=ids.document_id(job.name),
                name=job.name,
                path=job.source.key,
                root=readable(str(job.source.root)),
                sha256=job.sha256,
                artifact="",
                rules=self.rules,
                version=0,
                seq=0,
            ),
        )
        if job.known is None:
            self.report.read += 1
        else:
            self.report.replaced += 1

    def _fail(self, source: SourceFile, failure: Failure, sha256: str) -> None:
        self.ledger.fail(
            FailedFile(
                failure, source.key, readable(str(source.root)), sha256, self.rules
            )
        )
        self.report.failures.append(failure)

    def withdraw_gone(self) -> None:
        """Withdraw documents of the folders given whose files are no longer there."""
        here = set(self.claimed.values())
        for entry in self.ledger.entries():
            if entry.path not in here and self._below(entry.path):
                self.ledger.remove(entry.id)
                self.report.removed += 1
        for failed in self.ledger.failures():
            if failed.path not in here and self._below(failed.path):
                self.ledger.forgive(failed.failure.source)

    def _below(self, path: str) -> bool:
        place = Path(path)
        if any(place.is_relative_to(folder) for folder in self.closed):
            return False
        return any(place.is_relative_to(root) for root in self.roots)


def _regular_size(path: Path) -> int:
    """Return a file's size in bytes; a pipe or device is no document.

    Raises:
        OSError: there is no such file, or it is not a regular one.
    """
    if not path.is_file():
        raise OSError(errno.EINVAL, "det är ingen vanlig fil", str(path))
    return path.stat().st_size


def _refuse(source: SourceFile, name: str, size: int) -> Failure | None:
    """Return why a file is not even tried, or None."""
    if size > limits.MAX_BYTES:
        refusal = limits.too_large()
        return Failure(name, refusal.stage, refusal.reason, refusal.advice)
    suffix = source.path.suffix.lower()
    if suffix in UNREAD:
        return Failure(
            name,
            "läsning",
            f"Formatet {suffix} läses inte ännu.",
            "Spara dokumentet som PDF, DOCX, HTML eller text och lägg till det igen.",
        )
    return None
