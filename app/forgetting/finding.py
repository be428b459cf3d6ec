"""What has to go when a document, a person or a wording is forgotten."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace

from app import identity
from app.forgetting.model import Asked, Work
from app.forgetting.needles import rotated
from app.settings import FOLLOWUP
from app.workspace import Workspace
from graph.followup.kept.kept_view import open_view
from ingest import codec, durable, ids
from ingest.archive import Archive
from ingest.errors import ArchiveError, QueryError
from ingest.forgotten import MOST, words_of
from ingest.ledger import Entry, FailedFile
from ingest.model import Artifact, Person

# So many lines of a document are looked for afterwards, and so many words of each.
LINES, WORDS = 12, 10
# A longer wording is a text: forget the document instead.
TOO_LONG = "Ordalydelsen är för lång. Ange högst {most} ord, eller glöm handlingen."
NO_WORDS = "Ange minst ett ord med fyra bokstäver eller mer."


def documents(workspace: Workspace, written: Iterable[str]) -> Asked:
    """Return what goes with documents, given by id or name, and with what is in them.

    Raises:
        ArchiveError: there is no such document.
    """
    archive = workspace.archive
    found: dict[str, Entry] = {}
    failed: list[FailedFile] = []
    removed: set[str] = set()
    warnings: list[str] = []
    for one in written:
        entries = _meant(archive, one)
        unread = [f for f in archive.failures() if f.failure.source == one]
        earlier = set() if entries else _removed(archive, one)
        if not (entries or unread or earlier):
            raise ArchiveError(f"Dokumentet {one} finns inte i samlingen.")
        failed += unread
        removed |= earlier
        found |= {entry.id: entry for entry in entries}
        if len(entries) > 1:
            warnings.append(
                f"{one} håller {len(entries)} handlingar; alla glöms: "
                + ", ".join(entry.name for entry in entries)
            )
    entries = list(found.values())
    work = _and_failed(archive, _work(archive, entries, removed), failed)
    shared = {e.sha256 for e in entries} - set(work.hashes)
    warnings += [
        f"{e.name}: samma fil finns också under ett annat namn och ligger kvar."
        for e in entries
        if e.sha256 in shared
    ]
    with_evidence = _with_evidence(workspace, work)
    return Asked("document", with_evidence, warnings=tuple(warnings))


def person(workspace: Workspace, written: str) -> Asked:
    """Return what goes with a person, given by id, address or name.

    Raises:
        ArchiveError: the collection names nobody so, or several.
        QueryError: it is no person.
    """
    found = identity.show(workspace, written)
    if found.kind != "person":
        raise QueryError(f"{written} är ingen person. Ordalydelser glöms med --text.")
    names = tuple(dict.fromkeys(_plain(name) for name in found.names))
    whole = tuple(name for name in names if len(words_of(name)) > 1)
    if not whole:
        message = f"Inget helt namn är känt på {written}. Ange det med --text."
        raise QueryError(message)
    work = Work(wordings=whole, actors=(found.id, *found.replaces))
    return Asked("person", work, warnings=tuple(_warnings(workspace, whole, found)))


def text(written: str) -> Asked:
    """Return what goes with an exact wording.

    Raises:
        QueryError: it is too short or too long to be looked for.
    """
    words = words_of(written)
    if len(words) > MOST:
        raise QueryError(TOO_LONG.format(most=MOST))
    if len("".join(words)) < 4:
        raise QueryError(NO_WORDS)
    return Asked("text", Work(wordings=(written,)))


def forms(kind: str, wordings: Iterable[str]) -> list[tuple[tuple[str, ...], int]]:
    """Return the folded words of wordings, and which of them is a surname (-1: none).

    A name is known with its surname first too.
    """
    found: dict[tuple[str, ...], int] = {}
    for one in wordings:
        if kind != "person":
            found[words_of(one)] = -1
            continue
        last = words_of(one)[-1]
        for form in rotated(one):
            words = words_of(form)
            found[words] = words.index(last)
    return list(found.items())


def _meant(archive: Archive, written: str) -> list[Entry]:
    entry = archive.ledger.entry(written)
    below = archive.ledger.below(entry.name if entry else written)
    return [*([entry] if entry else []), *below]


def _and_failed(archive: Archive, work: Work, failed: list[FailedFile]) -> Work:
    """Add files that could not be read or are set aside, and what was read of them."""
    aside = {one.name: one for one in archive.ledger.aside.all()}
    names = {one.failure.source for one in failed}
    read = [aside[name] for name in sorted(names & aside.keys())]
    known = {one.sha256 for one in archive.ledger.entries()}
    hashes = {one.sha256 for one in failed if one.sha256} - known
    artifacts = {one.artifact for one in read if one.artifact}
    return replace(
        work,
        names=tuple(sorted({*work.names, *names})),
        hashes=tuple(sorted({*work.hashes, *hashes})),
        artifacts=tuple(sorted({*work.artifacts, *artifacts})),
    )


def _removed(archive: Archive, written: str) -> set[str]:
    """Return the id of a document that was withdrawn, given by it or by its name."""
    known = {written, ids.document_id(written)}
    return {one for one in known if archive.ledger.versions(one)}


def _work(archive: Archive, entries: list[Entry], removed: set[str]) -> Work:
    wanted = {entry.id for entry in entries} | removed
    ledger = archive.ledger
    others = {
        sha256
        for entry in ledger.entries()
        if entry.id not in wanted
        for _, sha256, _ in ledger.versions(entry.id)
    }
    hashes = {sha256 for one in wanted for _, sha256, _ in ledger.versions(one)}
    artifacts = {a for one in wanted for a in ledger.artifacts(one, ledger.seq())}
    read = list(_artifacts(archive, artifacts))
    names = {entry.name for entry in entries} | {a.document.source for a in read}
    return Work(
        documents=tuple(sorted(wanted)),
        names=tuple(sorted(names)),
        hashes=tuple(sorted(hashes - others)),
        artifacts=tuple(sorted(artifacts)),
        promises=tuple(sorted({c.id for a in read for c in a.facts.commitments})),
        wordings=tuple(_telling(archive, read, wanted)),
    )


def _artifacts(archive: Archive, hashes: Iterable[str]) -> Iterator[Artifact]:
    for one in sorted(hashes):
        path = durable.by_hash(archive.folder / "artifacts", one)
        with suppress(OSError, ArchiveError):
            yield codec.decode_artifact(path.read_bytes())


def _telling(
    archive: Archive, read: Iterable[Artifact], wanted: set[str]
) -> Iterator[str]:
    """Yield beginnings of lines that no other document has, the longest first."""
    lines = {
        " ".join(line.split()[:WORDS])
        for artifact in read
        for line in artifact.document.text.splitlines()
        if len(line.split()) >= WORDS
    }
    told = {" ".join(words_of(line)): line for line in lines}
    for entry in archive.ledger.entries():
        if told and entry.id not in wanted:
            said = " ".join(words_of(archive.artifact(entry).document.text))
            told = {words: line for words, line in told.items() if words not in said}
    yield from sorted(told.values(), key=lambda line: (-len(line), line))[:LINES]


def _with_evidence(workspace: Workspace, work: Work) -> Work:
    """Add the ids of what the documents told of promises, as it was last found."""
    view = open_view(workspace.archive.folder / FOLLOWUP)
    if view is None:
        return work
    try:
        found = {e.id for one in work.documents for e in view.evidence_in(one)}
    finally:
        view.close()
    return replace(work, evidence=tuple(sorted(found)))


def _plain(name: str) -> str:
    """Return a name without its party.

    >>> _plain("Åsa Ek (S)")
    'Åsa Ek'
    """
    return name.partition("(")[0].strip()


def _warnings(
    workspace: Workspace, names: tuple[str, ...], found: identity.ActorIdentity
) -> Iterator[str]:
    told = {words_of(name) for name in names}
    duties: Counter[str] = Counter()
    for seen in found.documents:
        for one in workspace.artifact(seen.id).facts.persons:
            if words_of(_plain(one.name)) in told:
                duties.update(_duties(one))
    if duties:
        said = ", ".join(duty for duty, _ in duties.most_common(3))
        yield (
            f"{names[0]} har uppdrag i handlingarna ({said}). Det en förtroendevald "
            "beslutar är offentligt och ska i regel inte glömmas."
        )
    same = [
        path
        for name in names
        for path in identity.called(workspace, name)
        if path not in (found.id, *found.replaces)
    ]
    if same:
        yield (
            f"Fler heter så ({', '.join(dict.fromkeys(same))}). Namnet döljs också "
            "där de nämns."
        )


def _duties(one: Person) -> Iterator[str]:
    if one.party:
        yield one.party
    yield from (role.title for role in one.roles if role.title)
