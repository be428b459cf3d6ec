"""Files with personal identity numbers: set aside until somebody decides.

Nothing of such a file is in graph, index or lists, but what was read of it is kept, so
that it is there at once when it is admitted. A decision is about its bytes.
"""

import datetime as dt
import glob
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import translate

import msgspec

from ingest import durable
from ingest.archive import Archive
from ingest.errors import ArchiveError
from ingest.ledger import Entry, FailedFile
from ingest.ledger_aside import ASIDE, REFUSED, STAGES, Aside, Decision, Kind
from ingest.model import Failure

_ADVICE = {
    ASIDE: "Bestäm om den på sidan Samlingen, eller med sagt aside.",
    REFUSED: "Ska den vara med ändå: sagt aside admit.",
}
# Where a found number stood tells whoever decides what kind of document it is.
_AROUND = 70


class _Hidden(msgspec.Struct):
    hidden: list[list[object]] = []


class _Read(msgspec.Struct):
    document: _Hidden


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that is set aside, as whoever decides sees it.

    Args:
        name: What it is called in the collection.
        sha256: Its bytes.
        numbers: How many personal identity numbers it holds.
        refused: Whether it was decided that it is not to be in the collection.
        title: Its title.
        around: What stands around the first number, the number itself hidden.
        original: Where the original lies; "" if it was thrown away.
    """

    name: str
    sha256: str
    numbers: int
    refused: bool
    title: str
    around: str
    original: str


@dataclass(frozen=True, slots=True)
class Ruling:
    """What somebody decides of files set aside.

    Args:
        kind: Whether they become documents, or are not to be in the collection.
        who: Who decides, `why` for what reason.
        discard: Throw away the originals of what is refused.
    """

    kind: Kind
    who: str = ""
    why: str = ""
    discard: bool = False


class AsideFiles:
    """What one run must know of what is set aside."""

    def __init__(self, archive: Archive, is_on: bool = True) -> None:
        """Use the archive's ledger; nothing more is set aside if not `is_on`."""
        self._archive = archive
        self._log = archive.ledger.aside
        self._is_on = is_on
        self._discarded: set[str] = set()

    def is_settled(self, failed: FailedFile) -> bool:
        """Tell whether a file set aside may be read after all."""
        if failed.failure.stage not in STAGES:
            return False
        decided = self._log.decided(failed.sha256)
        if decided is None:
            return not self._is_on
        return decided.kind == "admit"

    def refuses(self, name: str, sha256: str) -> Failure | None:
        """Return how a file is listed that was refused; None if it was not."""
        decided = self._log.decided(sha256) if sha256 else None
        if decided is None or decided.kind != "refuse":
            return None
        if decided.discarded:
            self._discarded.add(sha256)
        return Failure(name, REFUSED, *_told(REFUSED, 0))

    def holds(
        self, entry: Entry, artifact: bytes, known: Entry | None, named: bool
    ) -> Failure | None:
        """Set a file aside if it holds a personal identity number; return that it was.

        Args:
            entry: The document that it would be.
            artifact: What was read of it.
            known: The document of that name as it is.
            named: Whether its name held one.
        """
        numbers = _count(artifact) + named
        if not numbers or not self._is_on or self._log.decided(entry.sha256):
            return None
        told = _told(ASIDE, numbers)
        kept = _aside(entry, self._archive.keep_artifact(artifact), numbers)
        same = known is not None and known.sha256 == entry.sha256
        self._log.put(kept, ASIDE, told, known.id if known and same else "")
        return Failure(entry.name, ASIDE, *told)

    def settle(self) -> None:
        """Throw away originals that came again and had been thrown away."""
        for sha256 in self._discarded:
            _discard(self._archive, sha256)


def waiting(archive: Archive) -> list[Waiting]:
    """Return what is set aside, the refused too, in order of name."""
    stages = {f.failure.source: f.failure.stage for f in archive.ledger.failures()}
    found = []
    for one in archive.ledger.aside.all():
        original = archive.original(one.sha256)
        title, around = _seen(archive, one)
        found.append(
            Waiting(
                one.name,
                one.sha256,
                one.numbers,
                stages[one.name] == REFUSED,
                title,
                around,
                str(original) if original.exists() else "",
            )
        )
    return found


def decide(archive: Archive, written: Iterable[str], ruling: Ruling) -> list[str]:
    """Decide of files set aside; return the names of those it is about.

    Args:
        archive: The collection; its lock must be held.
        written: Names, or patterns of names with `*` and `?`. What is a document
            since it was admitted can be refused too.
        ruling: What is decided.

    Raises:
        ArchiveError: something written is not set aside; nothing is decided.
    """
    found = _matching(archive, ruling.kind, list(written))
    at = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    said = ruling.discard, ruling.who, ruling.why.strip(), at
    for one in found:
        archive.ledger.aside.decide(Decision(one.sha256, ruling.kind, one.name, *said))
    for one in found:
        if ruling.kind == "admit":
            _admit(archive, one)
        else:
            _refuse(archive, one)
            if ruling.discard:
                _discard(archive, one.sha256)
    return [one.name for one in found]


def _matching(archive: Archive, kind: Kind, written: list[str]) -> list[Aside]:
    """Return the files that are written, and those with the same bytes.

    Raises:
        ArchiveError: one of them is none that can be decided of.
    """
    log = archive.ledger.aside
    known = {one.name: one for one in log.all()}
    if kind == "refuse":
        admitted = {one.sha256 for one in log.history()}
        for entry in archive.ledger.entries():
            if entry.sha256 in admitted:
                known.setdefault(entry.name, _aside(entry, entry.artifact, 0))
    chosen: set[str] = set()
    for one in written:
        names = _like(one, known)
        if not names:
            message = f"Ingen fil som är ställd åt sidan heter {one}."
            raise ArchiveError(message)
        chosen |= {known[name].sha256 for name in names}
    return [one for _, one in sorted(known.items()) if one.sha256 in chosen]


def _like(written: str, known: Iterable[str]) -> list[str]:
    wanted = unicodedata.normalize("NFC", written)
    if wanted in known or not glob.has_magic(wanted):
        return [name for name in known if name == wanted]
    pattern = re.compile(translate(wanted))
    return [name for name in known if pattern.match(name)]


def _admit(archive: Archive, one: Aside) -> None:
    """Make a document of what was read; what is not there is read the next time."""
    if not archive.is_whole(one.artifact):
        return
    archive.ledger.store(_entry(one))


def _refuse(archive: Archive, one: Aside) -> None:
    """List a file as refused; a document made of these bytes is withdrawn."""
    known = archive.ledger.entry(one.id)
    gone = one.id if known and known.sha256 == one.sha256 else ""
    archive.ledger.aside.put(one, REFUSED, _told(REFUSED, one.numbers), gone)


def _discard(archive: Archive, sha256: str) -> None:
    """Throw away an original, and what was read of it, unless a version has it."""
    ledger = archive.ledger
    if ledger.has_version(sha256):
        return
    archive.original(sha256).unlink(missing_ok=True)
    for one in ledger.aside.all():
        if one.sha256 == sha256:
            place = durable.by_hash(archive.folder / "artifacts", one.artifact)
            place.unlink(missing_ok=True)


def _aside(entry: Entry, artifact: str, numbers: int) -> Aside:
    return Aside(
        *(entry.name, entry.id, entry.path, entry.root, entry.sha256),
        *(artifact, entry.rules, entry.origin, numbers),
    )


def _told(stage: str, numbers: int) -> tuple[str, str]:
    """Return the reason and the advice that are shown."""
    if stage == REFUSED:
        return "Handlingen har avvisats och är inte med i samlingen.", _ADVICE[stage]
    many = "ett personnummer" if numbers == 1 else f"{numbers} personnummer"
    reason = f"Handlingen innehåller {many} och är ställd åt sidan."
    return reason, _ADVICE[stage]


def _count(artifact: bytes) -> int:
    """Return how many personal identity numbers were hidden in what was read."""
    read = msgspec.json.decode(artifact, type=_Read)
    return sum(one[0] == "person" for one in read.document.hidden)


def _seen(archive: Archive, one: Aside) -> tuple[str, str]:
    """Return the title of a file, and what stands around its first number."""
    try:
        document = archive.artifact(_entry(one)).document
    except ArchiveError:
        return "", ""
    persons = [h for h in document.hidden if h.kind == "person" and h.end]
    if not persons:
        return document.title, ""
    start, end = max(0, persons[0].start - _AROUND), persons[0].end + _AROUND
    return document.title, " ".join(document.text[start:end].split())


def _entry(one: Aside) -> Entry:
    return Entry(
        *(one.id, one.name, one.path, one.root, one.sha256, one.artifact),
        rules=one.rules,
        version=0,
        seq=0,
        origin=one.origin,
    )
