"""What came out of the files that hold files, from one run to the next.

A container is noted in the ledger when all that came out of it has been dealt with.
While its bytes, its origin and the rules are the same, it need not be opened again.
"""

from dataclasses import dataclass, replace

from ingest import origins
from ingest.archive import Archive
from ingest.containers import MAX_DEPTH, Allowance, Kind, Refused
from ingest.ledger import Container, Entry, FailedFile
from ingest.model import Failure
from ingest.naming import Names
from ingest.sources import SourceFile, name_of
from ingest.unpacking import ABORTED, KeptPart, Opened, Unpacker

# What a failure to take out attachments is listed as, beside the document itself.
ATTACHMENTS = "(bilagor)"


@dataclass(frozen=True, slots=True)
class Below:
    """What the collection has from one container."""

    documents: tuple[Entry, ...]
    failures: tuple[FailedFile, ...]
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Taken:
    """What came out of a container now."""

    files: tuple[SourceFile, ...] = ()
    failures: tuple[tuple[SourceFile, Failure], ...] = ()
    skipped: int = 0
    refusal: Refused | None = None
    is_container: bool = True


@dataclass(frozen=True, slots=True)
class _Opened:
    source: SourceFile
    name: str
    sha256: str
    skipped: int
    whole: bool


class Containers:
    """The containers of one run."""

    def __init__(self, archive: Archive, names: Names, rules: str) -> None:
        """Keep what comes out among the archive's originals."""
        self._archive = archive
        self._ledger = archive.ledger
        self._names = names
        self._rules = rules
        self._unpacker = Unpacker(archive.originals)
        self._known = {c.name: c for c in self._ledger.containers()}
        self._failed = self._ledger.failures()
        self._opened: list[_Opened] = []

    def close(self) -> None:
        """End the helping process."""
        self._unpacker.close()

    def is_known(self, name: str) -> bool:
        """Tell whether the file of that name held files when it was last read."""
        return name in self._known

    def below(self, name: str) -> Below:
        """Return what the collection has from the container called `name`."""
        failed = (f for f in self._failed if f.failure.source.startswith(name + "/"))
        known = self._known.get(name)
        return Below(
            tuple(self._ledger.below(name)),
            tuple(failed),
            known.skipped if known else 0,
        )

    def unchanged(self, source: SourceFile, name: str, sha256: str) -> Below | None:
        """Return what came out of a container before, if it need not be opened."""
        known = self._known.get(name)
        if known is None or not self._is_same(source, sha256, known):
            return None
        below = self.below(name)
        if len(below.documents) + len(below.failures) != known.parts:
            return None
        chance = any(f.failure.stage == ABORTED for f in below.failures)
        rules = {e.rules for e in below.documents} | {f.rules for f in below.failures}
        whole = all(self._archive.is_whole(e.artifact) for e in below.documents)
        return below if whole and not chance and rules <= {self._rules} else None

    def _is_same(self, source: SourceFile, sha256: str, known: Container) -> bool:
        now = (source.key, sha256, self._rules)
        before = (known.path, known.sha256, known.rules)
        return now == before and origins.is_same(source, known.origin)

    def open(
        self,
        source: SourceFile,
        name: str,
        kind: Kind,
        sha256: str,
        allowance: Allowance,
    ) -> Taken:
        """Take a container apart; its parts are files of their own."""
        if source.depth >= MAX_DEPTH:
            taken = Taken(refusal=_too_deep())
        else:
            path = self._archive.original(sha256)
            taken = self._taken(
                source, name, self._unpacker.open(path, kind, allowance)
            )
        if taken.is_container:
            whole = taken.refusal is None
            self._opened.append(_Opened(source, name, sha256, taken.skipped, whole))
        return taken

    def _taken(self, source: SourceFile, name: str, opened: Opened) -> Taken:
        files: list[SourceFile] = []
        failures: list[tuple[SourceFile, Failure]] = []
        for part in opened.parts:
            file = _part(source, name, part.name)
            if isinstance(part, KeptPart):
                path = self._archive.original(part.sha256)
                files.append(replace(file, path=path, sha256=part.sha256))
            else:
                failure = Failure(file.name, part.stage, part.reason, part.advice)
                failures.append((file, failure))
        return Taken(
            tuple(files),
            tuple(failures),
            opened.skipped,
            opened.refusal,
            opened.is_container,
        )

    def emptied(self, source: SourceFile, name: str, sha256: str) -> None:
        """Note that a file that held files does so no longer."""
        self._opened.append(_Opened(source, name, sha256, 0, whole=True))

    def settle(self) -> int:
        """Withdraw what is in its container no longer, and note what was opened.

        What is gone from a container that could not be opened whole is not known.
        """
        self._failed = self._ledger.failures()
        closed = tuple(o.name + "/" for o in self._opened if not o.whole)
        removed = 0
        for opened in self._opened:
            below = self.below(opened.name)
            for failed in below.failures:
                if self._is_gone(failed.failure.source, closed):
                    self._ledger.forgive(failed.failure.source)
            for entry in below.documents:
                if self._is_gone(entry.name, closed):
                    self._ledger.remove(entry.id)
                    removed += 1
        self._failed = self._ledger.failures()
        for opened in self._opened:
            self._note(opened)
        return removed

    def _is_gone(self, name: str, closed: tuple[str, ...]) -> bool:
        return not self._names.has(name) and not name.startswith(closed)

    def _note(self, opened: _Opened) -> None:
        below = self.below(opened.name)
        parts = len(below.documents) + len(below.failures)
        if not opened.whole or not (parts or opened.skipped):
            self._ledger.forget_container(opened.name)
            return
        source = opened.source
        self._ledger.note_container(
            Container(
                opened.name,
                source.key,
                source.root,
                opened.sha256,
                self._rules,
                origins.key(source.origin),
                parts,
                opened.skipped,
            )
        )


def _part(container: SourceFile, name: str, part: str) -> SourceFile:
    """Return a part as a file of its own; `name` is what its container is called."""
    return SourceFile(
        container.path,
        name_of(name, part),
        container.root,
        place=f"{container.key}/{part}",
        origin=origins.of_part(container, name),
        depth=container.depth + 1,
    )


def _too_deep() -> Refused:
    return Refused(
        "",
        "gräns",
        f"Filen ligger i fler än {MAX_DEPTH} filer i varandra och öppnas inte.",
        "Packa upp den och lägg till mappen i stället.",
    )
