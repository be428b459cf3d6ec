"""What of a collection its public view holds: documents, failures, and people's words.

What people have said is carried where all that it is about is public. A status that
was set while documents that are not public spoke of the promise rests on them too,
and a decision on who is who keeps only those that public documents name.
"""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Literal

import msgspec

from app.access.marks import Marks
from app.settings import RECORDS
from graph.identity import ActorRecord, split_path
from graph.records import Records
from graph.version import program_fingerprint
from ingest.archive import Archive
from ingest.ledger import Entry, FailedFile
from ingest.ledger_identity import IdentityEvent
from ingest.ledger_reviews import ReviewEvent

Log = Literal["review", "identity"]
LOGS: tuple[Log, ...] = ("review", "identity")


@dataclass(frozen=True, slots=True)
class Carried:
    """An event that the public view has: its number in the whole and in the view.

    `what` tells it from the same event when more or less of it is public.
    """

    log: Log
    whole: int
    here: int
    what: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the public view is to hold; events in the order they were made."""

    documents: Mapping[str, Entry]
    failures: Mapping[str, FailedFile]
    reviews: tuple[ReviewEvent, ...]
    identities: tuple[IdentityEvent, ...]

    def events(self) -> Iterator[tuple[Log, ReviewEvent | IdentityEvent]]:
        """Yield the events with the log that each belongs to."""
        yield from (("review", event) for event in self.reviews)
        yield from (("identity", event) for event in self.identities)


def what(event: ReviewEvent | IdentityEvent) -> str:
    """Return what tells the content of an event from all others."""
    return hashlib.sha256(msgspec.json.encode(event, order="sorted")).hexdigest()


def wanted(whole: Archive, marks: Marks) -> Wanted:
    """Return what of a collection is public."""
    ledger = whole.ledger
    documents = {e.id: e for e in ledger.entries() if marks.is_public(e)}
    failures = {
        f.failure.source: f for f in whole.failures() if marks.is_public_file(f)
    }
    identities = ledger.identity.history()
    known = _known(whole, documents) if identities else frozenset()
    return Wanted(
        documents,
        failures,
        tuple(_reviews(ledger.reviews.history(), documents)),
        tuple(_identities(identities, documents, known)),
    )


def _known(whole: Archive, documents: Mapping[str, Entry]) -> frozenset[str]:
    """Return the paths of all whom the public documents name."""
    with closing(Records(whole.folder / RECORDS, program_fingerprint())) as records:
        found = records.some(ActorRecord, documents)
    seen = set()
    for record in found.values():
        seen |= {one.path for one in record.persons}
        seen |= {one.path for one in record.organisations}
        seen |= {path for path in (record.body, record.organ) if path}
    return frozenset(seen)


def _reviews(
    history: list[ReviewEvent], documents: Mapping[str, Entry]
) -> Iterator[ReviewEvent]:
    carried = set()
    for event in history:
        evidence = event.evidence.words if event.evidence else None
        about = {one.document for one in (event.promise, evidence, event.other) if one}
        if event.kind == "undo":
            is_public = event.undoes in carried
        else:
            is_public = documents.keys() >= about | set(event.spoke)
        if is_public:
            carried.add(event.seq)
            yield event


def _identities(
    history: list[IdentityEvent],
    documents: Mapping[str, Entry],
    known: frozenset[str],
) -> Iterator[IdentityEvent]:
    """Yield decisions with those whom public documents name.

    A split makes an actor whose path comes of the documents it is about.
    """
    carried, made = set(), {path: path for path in known}
    for event in history:
        kept = replace(
            event,
            left=tuple(made[path] for path in event.left if path in made),
            right=tuple(made[path] for path in event.right if path in made),
            documents=tuple(one for one in event.documents if one in documents),
        )
        if event.kind == "undo":
            is_public = event.undoes in carried
        else:
            other = kept.documents if event.kind == "split" else kept.right
            is_public = bool(kept.left and other)
        if not is_public:
            continue
        carried.add(event.seq)
        if event.kind == "split":
            made[split_path(event)] = split_path(kept)
        yield kept
