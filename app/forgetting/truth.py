"""Takes out of the archive what is forgotten: the truth, of which all else is made.

Every step can be taken again, so that whoever was interrupted begins from the
beginning; what is gone already is passed over. The archive's lock must be held.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import msgspec

from app.forgetting import finding, looking
from app.forgetting.model import Work
from app.forgetting.needles import Needle
from ingest import codec, durable, ids, pipeline, workers
from ingest.archive import Archive
from ingest.errors import ArchiveError
from ingest.forgotten import MASK, Forgotten, mapped, words_of
from ingest.ledger import Entry
from ingest.ledger_tombstones import Tombstone
from ingest.model import Artifact, Document, Failure, Origin
from ingest.passages import split_passages
from ingest.readers.ocr_types import Recognised
from ingest.structure.forgetting import HIDDEN

# So many words in a row tell that a text quotes a document.
RUN = 6
# Of a page that was recognised: so much of it stands in the document it is of.
SHARE = 0.2
_CHECK = hashlib.sha256().digest_size
_Plain = msgspec.json.Decoder()


def forget_documents(archive: Archive, stone: Tombstone, work: Work) -> None:
    """Remove documents, every version of them and all that is said of them."""
    ledger = archive.ledger
    stones = ledger.tombstones
    stones.counted(stone.id, len(work.documents), len(work.artifacts))
    stones.mark(stone.id, work.names, work.hashes)
    runs = _runs_of(archive, work)
    told = {*work.names, *work.hashes, *work.artifacts, *work.promises}
    ledger.scrubbing.documents(
        work.documents,
        {*told, *work.evidence},
        lambda text: not runs.isdisjoint(_runs(text)),
    )
    _forget_pages(archive, lambda words: _is_of(words, runs))
    for sha256 in work.hashes:
        archive.original(sha256).unlink(missing_ok=True)
    for sha256 in work.artifacts:
        _artifact(archive, sha256).unlink(missing_ok=True)
    _let_containers_go(archive, stone.id, work.names)


def forget_wordings(archive: Archive, stone: Tombstone, work: Work, crew: int) -> None:
    """Hide wordings in every document, version, name, event and log."""
    ledger = archive.ledger
    ledger.tombstones.hide(stone.id, finding.forms(stone.kind, work.wordings))
    known = ledger.tombstones.forgotten()
    changed = [one for one in ledger.entries() if _holds(archive, one, known)]
    ledger.tombstones.counted(stone.id, len(changed), 0)
    if stone.originals == "remove":
        # Noted first: once they are read again nothing tells which they were.
        ledger.tombstones.note_removed(stone.id, _originals_of(archive, changed))
    renamed = [_renamed(archive, one, known) for one in changed]
    for entry, artifact in _read_again(archive, renamed, known, crew):
        archive.store(artifact, entry)
    ledger.scrubbing.texts(hiding(known, work))
    ledger.tombstones.counted(stone.id, 0, _forget_versions(archive, known))
    _forget_pages(archive, lambda words: known.hides(" ".join(words)))
    if stone.originals == "remove":
        _let_originals_go(archive, stone.id, Needle(work.wordings))


def hiding(known: Forgotten, work: Work) -> Callable[[str], str]:
    """Return what hides forgotten wordings, and the paths of forgotten persons."""

    def hide(text: str) -> str:
        return MASK * len(text) if text in work.actors else known.hide(text)

    return hide


def _holds(archive: Archive, entry: Entry, known: Forgotten) -> bool:
    told = (entry.name, entry.path, entry.root, entry.origin)
    if any(map(known.hides, told)):
        return True
    path = _artifact(archive, entry.artifact)
    if not path.is_file():
        return archive.original(entry.sha256).is_file()
    return _is_told(path.read_bytes(), known)


def _is_told(data: bytes, known: Forgotten) -> bool:
    read = _Plain.decode(data)
    return bool(mapped(read, known.hide) != read)


def _renamed(archive: Archive, entry: Entry, known: Forgotten) -> Entry:
    """Return a document with a name that tells nothing, by which all then know it."""
    name = known.hide(entry.name)
    hidden = replace(
        entry,
        name=name,
        path=known.hide(entry.path),
        root=known.hide(entry.root),
        origin=known.hide(entry.origin),
    )
    if name == entry.name:
        return hidden
    identity = ids.document_id(name)
    archive.ledger.scrubbing.rename(entry.id, identity)
    return replace(hidden, id=identity)


def _read_again(
    archive: Archive, entries: Iterable[Entry], known: Forgotten, crew: int
) -> Iterator[tuple[Entry, bytes]]:
    """Yield documents with what is read of them when the wordings are hidden.

    Where there is no original any more, what was read before is gone through.
    """
    listed = list(entries)
    there = [one for one in listed if archive.original(one.sha256).is_file()]
    tasks = [
        workers.Task(archive.original(one.sha256), one.name, origin)
        for one in there
        for origin in (_origin(archive, one, known),)
    ]
    read = workers.read_all(tasks, crew, kept=archive.recognised, hidden=known)
    found = dict(zip((one.id for one in there), read, strict=True))
    for entry in listed:
        artifact = found.get(entry.id)
        if artifact is None or isinstance(artifact, Failure):
            artifact = codec.encode(_hidden(archive.artifact(entry), entry, known))
        yield entry, artifact


def _origin(archive: Archive, entry: Entry, known: Forgotten) -> Origin | None:
    """Return where a document came from, as its present version has it."""
    try:
        origin = archive.artifact(entry).document.origin
    except ArchiveError:
        return None
    plain = mapped(codec.builtins(origin), known.hide)
    return msgspec.convert(plain, Origin | None, strict=False)


def _hidden(artifact: Artifact, entry: Entry, known: Forgotten) -> Artifact:
    """Return an artifact whose document is hidden, with the facts read in it anew."""
    surnames = known.surnames(artifact.document.text)
    plain = mapped(
        codec.builtins(artifact.document), lambda text: known.hide(text, surnames)
    )
    document = msgspec.convert(plain, Document, strict=False)
    document = replace(
        document,
        source=entry.name,
        warnings=tuple(dict.fromkeys((*document.warnings, HIDDEN))),
    )
    facts = ids.with_ids(pipeline.extract_facts(document), entry.id, document.text)
    return replace(
        artifact,
        id=entry.id,
        document=document,
        facts=facts,
        passages=split_passages(document, entry.id),
    )


def _forget_versions(archive: Archive, known: Forgotten) -> int:
    """Throw away every text that tells something and that no document has now."""
    current = {entry.artifact for entry in archive.ledger.entries()}
    gone = [
        path
        for path in (archive.folder / "artifacts").rglob("*")
        if path.is_file() and path.name not in current and _tells(path, known)
    ]
    for path in gone:
        path.unlink()
    return archive.ledger.scrubbing.versions([path.name for path in gone])


def _tells(path: Path, known: Forgotten) -> bool:
    try:
        return _is_told(path.read_bytes(), known)
    except codec.UNREADABLE:
        # Damaged, so that nobody knows what it tells.
        return True


def _originals_of(archive: Archive, entries: Iterable[Entry]) -> set[str]:
    """Return the originals of documents, and of the files that they came in."""
    listed = list(entries)
    found = {one.sha256 for one in listed}
    for container in archive.ledger.containers():
        if any(one.name.startswith(f"{container.name}/") for one in listed):
            found.add(container.sha256)
    return found


def _let_originals_go(archive: Archive, number: int, needle: Needle) -> None:
    """Throw away the originals that were noted, and all in which the needle stands."""
    stones = archive.ledger.tombstones
    files = [path for path in archive.originals.rglob("*") if path.is_file()]
    stones.note_removed(
        number, [path.name for path in files if looking.file(path, needle)]
    )
    gone = stones.removed_originals(number)
    for sha256 in gone:
        archive.original(sha256).unlink(missing_ok=True)
    for container in archive.ledger.containers():
        if container.sha256 in gone:
            # It is opened again when it is met again.
            archive.ledger.forget_container(container.name)


def _let_containers_go(archive: Archive, number: int, names: Iterable[str]) -> None:
    """Throw away the files that held documents: their other parts are kept apart."""
    listed = list(names)
    for container in archive.ledger.containers():
        if any(name.startswith(f"{container.name}/") for name in listed):
            archive.original(container.sha256).unlink(missing_ok=True)
            archive.ledger.tombstones.note_removed(number, (container.sha256,))
            # It is opened again when it is met again.
            archive.ledger.forget_container(container.name)


def _forget_pages(archive: Archive, tells: Callable[[list[str]], bool]) -> None:
    """Throw away recognised pages that tell something; they can be made again."""
    for path in archive.recognised.rglob("*"):
        if not path.is_file():
            continue
        try:
            page = msgspec.json.decode(path.read_bytes()[_CHECK:], type=Recognised)
        except codec.UNREADABLE:
            path.unlink()
            continue
        if tells([word.text for word in page.words]):
            path.unlink()


def _runs_of(archive: Archive, work: Work) -> frozenset[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for sha256 in work.artifacts:
        path = _artifact(archive, sha256)
        if path.is_file():
            text = codec.decode_artifact(path.read_bytes()).document.text
            found.update(_runs(text))
    return frozenset(found)


def _runs(text: str, size: int = RUN) -> Iterator[tuple[str, ...]]:
    words = words_of(text)
    return (words[at : at + size] for at in range(len(words) - size + 1))


def _is_of(words: list[str], runs: frozenset[tuple[str, ...]]) -> bool:
    read = list(_runs(" ".join(words)))
    return bool(read) and sum(run in runs for run in read) >= SHARE * len(read)


def _artifact(archive: Archive, sha256: str) -> Path:
    return durable.by_hash(archive.folder / "artifacts", sha256)
