"""What people have judged, as gold: one JSON a document, and every review as a line.

The documents have the form of `corpus/gold`. They hold only what somebody has judged,
which `extent` says: they measure what was reviewed, never what was left out.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from app.review_book import book
from app.workspace import Workspace
from graph.followup.kept.kept_view import KeptPromise
from graph.followup.reviews.book import CollectionBook
from graph.followup.reviews.reviewing import Decision, PromiseReview, Reviews, reviews
from ingest.errors import ArchiveError
from ingest.ledger_reviews import ReviewEvent
from ingest.model import Document

# What a stance towards a promise says of it in the terms of a follow-up statement.
STATUS = {
    "fulfils": "done",
    "partly": "partly_done",
    "under-way": "ongoing",
    "new-date": "delayed",
    "dropped": "cancelled",
    "contradicts": "not_done",
}
FIRST, LAST = 6, 4


@dataclass(slots=True)
class _Page:
    """What is judged in one document."""

    commitments: list[dict[str, Any]] = field(default_factory=list)
    followups: list[dict[str, Any]] = field(default_factory=list)
    negatives: list[str] = field(default_factory=list)


def export(workspace: Workspace, folder: Path) -> list[Path]:
    """Write the gold and `reviews.jsonl` to a folder; return the files written.

    Raises:
        ArchiveError: nothing has been reviewed.
    """
    events = workspace.archive.ledger.reviews.standing()
    if not events:
        message = "Ingenting är granskat än."
        raise ArchiveError(message)
    with closing(book(workspace)) as shelf:
        said = reviews(events, shelf)
        pages = _pages(said, shelf)
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for document, page in sorted(pages.items()):
        source = workspace.artifact(document).document
        name = source.source.replace("/", "-").rpartition(".")[0] or source.source
        files.append(_write(folder / f"{name}.json", _gold(source, page)))
    lines = b"".join(msgspec.json.encode(line) + b"\n" for line in _lines(said))
    files.append(folder / "reviews.jsonl")
    files[-1].write_bytes(lines)
    return files


def _write(file: Path, gold: dict[str, Any]) -> Path:
    text = msgspec.json.format(msgspec.json.encode(gold), indent=1)
    file.write_bytes(text + b"\n")
    return file


def _pages(said: Reviews, shelf: CollectionBook) -> dict[str, _Page]:
    pages: defaultdict[str, _Page] = defaultdict(_Page)
    for promise, review in sorted(said.promises.items()):
        kept = shelf.promise(promise)
        if kept is None:
            continue
        page = pages[kept.of.id]
        if review.rejected:
            page.negatives.append(_first(kept.promise.text))
        else:
            page.commitments.append(_commitment(kept, review))
        for decision in review.evidence.values():
            followup = _followup(decision)
            if followup is not None and decision.piece is not None:
                pages[decision.piece.document_id].followups.append(followup)
    for page in pages.values():
        page.commitments.sort(key=lambda item: str(item["starts"]))
        page.followups = _once(page.followups)
    return dict(pages)


def _commitment(kept: KeptPromise, review: PromiseReview) -> dict[str, Any]:
    read = kept.promise
    days = (read.earliest, read.latest, read.deadline_text)
    if review.deadline is not None:
        event = review.deadline.event
        days = (event.earliest, event.latest, None)
    promisor = review.promisor.event.value if review.promisor else read.promisor
    item: dict[str, Any] = {
        "promisor": promisor,
        "starts": _first(read.text),
        "ends": " ".join(read.text.split()[-LAST:]),
        "strength": read.strength,
        "deadline_earliest": _day(days[0]),
        "deadline_latest": _day(days[1]),
        "deadline_text": days[2],
        "recurrence": read.recurrence,
        "condition": read.condition,
    }
    judged = (review.promise, review.deadline, review.promisor, review.status)
    # Who judged only a passage has not said that the promise is rightly read.
    return item if any(judged) else {**item, "optional": True}


def _followup(decision: Decision) -> dict[str, Any] | None:
    status = STATUS.get(decision.event.value)
    if decision.event.kind == "reject-evidence" or status is None:
        return None
    assert decision.piece is not None
    return {"starts": _first(decision.piece.text), "status": status}


def _once(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return statements once each: one passage can speak of several promises."""
    found = {(item["starts"], item["status"]): item for item in items}
    return [found[key] for key in sorted(found)]


def _gold(source: Document, page: _Page) -> dict[str, Any]:
    return {
        "source": source.source,
        "extent": "reviewed",
        "extent_until": None,
        "doc_type": source.type,
        "title": source.title,
        "body": source.body,
        "organ": source.organ,
        "date": _day(source.date),
        "reference_date": _day(source.reference_date),
        "dnr": list(source.dnr),
        "persons": [],
        "organisations": [],
        "decisions": [],
        "commitments": page.commitments,
        "times": [],
        "references": [],
        "questions": [],
        "followups": page.followups,
        "negatives": sorted(page.negatives),
    }


def _lines(said: Reviews) -> Iterator[dict[str, Any]]:
    """Yield every review that holds, with the names things have now, by number."""
    placed = [
        (decision.event, promise, decision)
        for promise, review in said.promises.items()
        for decision in _decisions(review)
    ]
    pairs = [
        (decision.event, earlier, decision)
        for noted in (said.same, said.apart)
        for (earlier, _), decision in noted.items()
    ]
    rows = [*placed, *pairs, *((event, None, None) for event in said.homeless)]
    for event, promise, decision in sorted(rows, key=lambda row: row[0].seq):
        yield _line(event, promise, decision)


def _line(
    event: ReviewEvent, promise: str | None, decision: Decision | None
) -> dict[str, Any]:
    piece = decision.piece if decision else None
    return {
        **msgspec.to_builtins(event),
        "now": {"promise": promise, "evidence": piece.id if piece else None},
        "homeless": decision is None,
    }


def _decisions(review: PromiseReview) -> Iterator[Decision]:
    single = (review.promise, review.status, review.deadline, review.promisor)
    yield from (decision for decision in single if decision is not None)
    yield from review.evidence.values()
    yield from review.notes


def _first(text: str) -> str:
    return " ".join(text.split()[:FIRST])


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
