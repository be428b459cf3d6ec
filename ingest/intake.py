"""Take files, folders and pages into a collection: new, changed, the same or gone."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from ingest import admission, containers, durable, fetch, ids, origins, sidecar, workers
from ingest.archive import Archive
from ingest.aside import AsideFiles
from ingest.containers import Allowance, Kind, Refused
from ingest.errors import ReadError
from ingest.fetch import WebPage
from ingest.forgotten_files import ForgottenFiles
from ingest.ledger import Entry, FailedFile
from ingest.model import Failure, Origin
from ingest.naming import Names
from ingest.opening import ATTACHMENTS, Containers, Taken
from ingest.privacy import mask_name, mask_path
from ingest.readers import limits
from ingest.reported import Report
from ingest.sources import SourceFile, expand, readable
from ingest.version import rules_fingerprint
from ingest.worker import ABORTED

__all__ = ["Progress", "Report", "ingest"]

# done, total, the name of the document just dealt with
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class _Job:
    """A file whose bytes have been kept and that is to be read."""

    source: SourceFile
    name: str
    sha256: str
    known: Entry | None


def _silent(_done: int, _total: int, _name: str) -> None:
    return None


def ingest(  # noqa: PLR0913 - what a run may be told
    archive: Archive,
    given: Iterable[Path | WebPage],
    sync: bool = False,
    crew: int | None = None,
    progress: Progress = _silent,
    *,
    remember: bool = False,
    aside: bool = True,
    wait: float = 0,
) -> Report:
    """Read files, folders and pages of the web into the collection.

    Args:
        archive: The collection; its write lock is taken for the whole run.
        given: Files, folders and pages of the web. A folder's documents are named
            after it.
        sync: Withdraw documents of the folders given whose files are gone.
        crew: How many worker processes; one per core if left out.
        progress: Called after each document.
        remember: Read also what has been forgotten.
        aside: Set aside what holds personal identity numbers until it is decided of.
        wait: For how many seconds someone else who writes is waited for.

    Raises:
        LockedError: another process was still writing then.
    """
    with archive.writing(wait):
        archive.sweep()
        intake = _Intake(archive, progress, remember, aside)
        try:
            for one in given:
                if isinstance(one, WebPage):
                    intake.fetch(one)
                else:
                    intake.prepare(one)
        finally:
            intake.containers.close()
        intake.run(crew or os.cpu_count() or 1)
        intake.report.removed += intake.containers.settle()
        intake.report.forgotten = intake.gone.refused
        intake.gone.settle()
        intake.aside.settle()
        if sync:
            intake.withdraw_gone()
    return intake.report


class _Intake:
    def __init__(
        self,
        archive: Archive,
        progress: Progress,
        remember: bool = False,
        aside: bool = True,
    ) -> None:
        self.archive = archive
        self.ledger = archive.ledger
        self.progress = progress
        self.rules = rules_fingerprint()
        self.report = Report()
        self.jobs: list[_Job] = []
        self.gone = ForgottenFiles(archive, remember)
        self.aside = AsideFiles(archive, aside)
        self.names = Names(self.ledger)
        self.containers = Containers(archive, self.names, self.rules)
        self.roots: list[Path] = []
        self.closed: list[Path] = []
        self.failed_before = {f.path: f for f in self.ledger.failures()}

    def prepare(self, path: Path) -> None:
        """Sort the files of one path into jobs, unchanged ones and failures."""
        expanded = expand(path)
        documents = [source.path for source in expanded.files]
        self.report.skipped += len(sidecar.without(expanded.aside, documents))
        if path.is_dir():
            self.roots.append(self._place(path.resolve()))
        for folder in expanded.closed:
            self._note_closed(folder, path)
        for source in expanded.files:
            self._take(source)

    def _note_closed(self, folder: Path, given: Path) -> None:
        """Say that a folder could not be looked into; its documents stay."""
        self.closed.append(self._place(folder))
        source = SourceFile(folder, readable(folder.name), readable(str(given)))
        failure = Failure(
            mask_name(readable(str(folder.relative_to(given.resolve().parent)))),
            "läsning",
            "Mappen går inte att öppna.",
            "Kontrollera att du får läsa den. Det som lästs förut ur den är kvar.",
        )
        self._fail(source, failure, "")

    def _place(self, folder: Path) -> Path:
        """Return a folder's path as the ledger writes those of its files."""
        return Path(self.gone.wordings.hide(mask_path(str(folder))))

    def fetch(self, given: WebPage) -> None:
        """Fetch one page or file; what comes is sorted like any other file."""
        try:
            page = fetch.fetch(given.address, self.archive.originals, given.limits)
        except ReadError as error:
            name = fetch.listed_name(given.address)
            source = SourceFile(Path(), name, name, place=name)
            self.names.note(name, name)
            failure = Failure(name, error.stage, error.reason, error.advice)
            self._fail(source, failure, "")
            return
        listed = fetch.listed_name(page.url)
        if listed in self.failed_before:
            self.ledger.forgive(listed)
        source = SourceFile(
            self.archive.original(page.sha256),
            page.name,
            page.url,
            place=page.url,
            sha256=page.sha256,
            origin=Origin(url=page.url, fetched=given.today),
        )
        self._take(source)

    def _take(self, given: SourceFile, within: Allowance | None = None) -> None:
        """Deal with one file: its name, its origin, what it holds, what it is.

        Args:
            given: The file.
            within: What is left of what the file it lies in may turn into.
        """
        given = self.gone.veiled(origins.without_identifiers(given))
        name = self.names.claim(given)
        if name is None:
            return
        try:
            size = admission.regular_size(given.path)
            sha256 = given.sha256
            if not sha256 and size <= limits.MAX_BYTES:
                sha256 = durable.hash_file(given.path)
            if self.gone.refuses(given, name, sha256):
                return
            source, kind = self._with_origin(given), None
            if size <= limits.MAX_BYTES:
                kind = containers.kind_of(source)
        except OSError as error:
            self._fail(given, admission.unopened(name, error), "")
            return
        allowance = within or containers.allowance_of(size)
        if kind and not self._open(source, name, kind, sha256, allowance):
            return
        if not kind and self.containers.is_known(name):
            self.containers.emptied(source, name, sha256)
        self._sort(source, name, sha256, size)

    def _with_origin(self, given: SourceFile) -> SourceFile:
        """Return a file with its origin; a sidecar that is no good is listed."""
        source, problem = origins.of_file(given)
        source = self.gone.veiled(origins.without_identifiers(source))
        if problem:
            problem = replace(problem, source=mask_name(problem.source))
        for place in origins.sidecar_places(given.path):
            known = self.failed_before.get(place)
            if known and not given.place:
                self.ledger.forgive(known.failure.source)
        if problem and not self.names.has(problem.source):
            place = readable(str(sidecar.beside(given.path)))
            self.names.note(problem.source, place)
            side = SourceFile(given.path, problem.source, given.root, place=place)
            self._fail(side, problem, "")
        return source

    def _open(
        self,
        source: SourceFile,
        name: str,
        kind: Kind,
        sha256: str,
        allowance: Allowance,
    ) -> bool:
        """Deal with what a container holds; return whether it is a document too."""
        document = containers.is_document(kind)
        before = self.failed_before.get(source.key)
        unchanged = self.containers.unchanged(source, name, sha256)
        again = not document and before and self._fails_again(before, sha256)
        if unchanged or again:
            self._keep_below(name)
            if again and before:
                self.report.tell(before.failure)
            return document
        kept = source.sha256 or self.archive.keep_original(source.path)
        taken = self.containers.open(source, name, kind, kept, allowance)
        if not taken.is_container:
            return True
        if before and not document:
            self.ledger.forgive(before.failure.source)
        self._take_parts(taken, allowance)
        if taken.refusal is not None:
            self._refuse_parts(source, name, kept, taken.refusal, document)
        return document

    def _take_parts(self, taken: Taken, allowance: Allowance) -> None:
        self.report.skipped += taken.skipped
        for part, given in taken.failures:
            failure = replace(given, source=mask_name(given.source))
            self.names.note(failure.source, part.key)
            self._fail(part, failure, "")
        for part in taken.files:
            self._take(part, allowance)

    def _refuse_parts(
        self,
        source: SourceFile,
        name: str,
        sha256: str,
        error: Refused,
        document: bool,
    ) -> None:
        """List a container that could not be opened; what it gave before stays."""
        listed = f"{name}/{ATTACHMENTS}" if document else name
        place = f"{source.key}/{ATTACHMENTS}" if document else source.key
        self.names.note(listed, place)
        self._keep_below(name)
        side = SourceFile(source.path, listed, source.root, place=place)
        self._fail(
            side, Failure(listed, error.stage, error.reason, error.advice), sha256
        )

    def _keep_below(self, name: str) -> None:
        """Count as unchanged what is known of a container that is not opened."""
        below = self.containers.below(name)
        self.report.skipped += below.skipped
        for entry in below.documents:
            if not self.names.has(entry.name):
                self.names.note(entry.name, entry.path)
                self.report.unchanged += 1
        for failed in below.failures:
            if not self.names.has(failed.failure.source):
                self.names.note(failed.failure.source, failed.path)
                self.report.tell(failed.failure)

    def _sort(self, source: SourceFile, name: str, sha256: str, size: int) -> None:
        known = self.ledger.entry(name)
        if known and self._is_current(source, sha256, known):
            self._unchanged(source, known)
            return
        before = self.failed_before.get(source.key)
        if refusal := self.aside.refuses(name, sha256):
            self._fail(source, refusal, sha256)
        elif before and self._fails_again(before, sha256):
            self.report.tell(before.failure)
        elif refused := admission.refuse(source, name, size):
            self._fail(source, refused, sha256)
        else:
            kept = source.sha256 or self.archive.keep_original(source.path)
            self.jobs.append(_Job(source, name, kept, known))

    def _is_current(self, source: SourceFile, sha256: str, known: Entry) -> bool:
        same = (known.sha256, known.rules) == (sha256, self.rules)
        same = same and origins.is_same(source, known.origin)
        return same and self.archive.is_whole(known.artifact)

    def _fails_again(self, before: FailedFile, sha256: str) -> bool:
        """Tell whether a file would fail as it did: by its bytes, not by chance."""
        same = before.sha256 == sha256 and before.rules == self.rules
        chance = before.failure.stage == ABORTED or self.aside.is_settled(before)
        return same and not chance

    def _unchanged(self, source: SourceFile, known: Entry) -> None:
        self.report.unchanged += 1
        self.gone.unchanged(known.name, known.sha256)
        if (known.path, known.root) != (source.key, source.root):
            self.ledger.move(known.id, source.key, source.root)
        if source.key in self.failed_before:
            self.ledger.forgive(known.name)

    def run(self, crew: int) -> None:
        """Read all jobs and store what came out, in order."""
        tasks = [
            workers.Task(self.archive.original(j.sha256), j.name, j.source.origin)
            for j in self.jobs
        ]
        results = workers.read_all(
            tasks, crew, kept=self.archive.recognised, hidden=self.gone.wordings
        )
        for number, (job, result) in enumerate(
            zip(self.jobs, results, strict=True), start=1
        ):
            if isinstance(result, Failure):
                self._fail(job.source, result, job.sha256)
            else:
                self._store(job, result)
            self.progress(number, len(self.jobs), job.name)

    def _store(self, job: _Job, artifact: bytes) -> None:
        entry = Entry(
            id=ids.document_id(job.name),
            name=job.name,
            path=job.source.key,
            root=job.source.root,
            sha256=job.sha256,
            artifact="",
            rules=self.rules,
            version=0,
            seq=0,
            origin=origins.key(job.source.origin),
        )
        self.gone.stored(job.name, job.sha256, artifact)
        held = self.aside.holds(entry, artifact, job.known, job.source.numbered)
        if held is not None:
            self.report.tell(held)
            return
        self.archive.store(artifact, entry)
        if job.known is None:
            self.report.read += 1
        else:
            self.report.replaced += 1

    def _fail(self, source: SourceFile, failure: Failure, sha256: str) -> None:
        self.ledger.fail(
            FailedFile(failure, source.key, source.root, sha256, self.rules)
        )
        self.report.tell(failure)

    def withdraw_gone(self) -> None:
        """Withdraw documents of the folders given whose files are no longer there."""
        here = self.names.places
        for entry in self.ledger.entries():
            if entry.path not in here and self._below(entry.path):
                self.ledger.remove(entry.id)
                self.report.removed += 1
        for failed in self.ledger.failures():
            if failed.path not in here and self._below(failed.path):
                self.ledger.forgive(failed.failure.source)
        for known in self.ledger.containers():
            if known.path not in here and self._below(known.path):
                self.ledger.forget_container(known.name)

    def _below(self, path: str) -> bool:
        place = Path(path)
        if any(place.is_relative_to(folder) for folder in self.closed):
            return False
        return any(place.is_relative_to(root) for root in self.roots)
