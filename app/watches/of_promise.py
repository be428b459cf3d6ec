"""What is new of a promise: another status, and evidence that says how it went."""

import datetime as dt
from collections.abc import Iterator

from app import promises
from app.promise_changes import is_change, since
from app.promise_views import EvidenceView, PromiseView
from app.watches.changes import Changes, key
from app.watches.model import Fresh, Sought, Watch
from ingest.ledger_verdicts import ReachedVerdict

GONE = "Löftet finns inte längre i samlingen, eller läses inte längre så."
MENTIONS = "mentions"
# What people say that changes how the promise stands.
DECIDING = frozenset({"status", "deadline", "reject-promise"})


def sought(changes: Changes, watch: Watch, seen: frozenset[str]) -> Sought:
    """Return what has come of the promise that has not been seen."""
    opened = changes.workspace
    found = promises.promise(opened, watch.what, opened.settings.today)
    if found is None:
        return Sought(trouble=GONE)
    listed = [
        *_statuses(changes, watch, found.view),
        *_said(found.view),
        *_evidence(found.view, watch.mentions),
    ]
    keys = frozenset(one.key for one in listed)
    return Sought(tuple(one for one in listed if one.key not in seen), keys)


def _statuses(changes: Changes, watch: Watch, view: PromiseView) -> Iterator[Fresh]:
    """Yield the statuses reached since the last look."""
    begun = since(changes.workspace)
    log = changes.workspace.archive.ledger.verdicts.history(view.id)
    before: ReachedVerdict | None = None
    for reached in log:
        changed = before is not None and is_change(before, reached, begun)
        if reached.seq > watch.verdicts and changed:
            yield Fresh(
                what="lage",
                key=key("lage", view.id, str(reached.seq)),
                title=view.title,
                passage=reached.explanation,
                date=dt.date.fromisoformat(reached.as_of),
                code=reached.status,
                promise=view.id,
            )
        before = reached


def _said(view: PromiseView) -> Iterator[Fresh]:
    for said in view.said:
        if said.kind in DECIDING:
            yield Fresh(
                what="granskning",
                key=key("granskning", view.id, f"{said.number} {said.at}"),
                title=view.title,
                passage=" · ".join(filter(None, (said.who, said.why))),
                code=said.value or said.kind,
                promise=view.id,
            )


def _evidence(view: PromiseView, mentions: bool) -> Iterator[Fresh]:
    for piece in view.evidence:
        if piece.rejected or (piece.stance == MENTIONS and not mentions):
            continue
        yield _piece(view, piece)


def _piece(view: PromiseView, piece: EvidenceView) -> Fresh:
    # The words, not the stance: what is judged otherwise is no new evidence.
    words = key("belagg", piece.document_id, piece.text)
    return Fresh(
        what="belagg",
        key=words,
        title=piece.title,
        passage=piece.text,
        date=piece.date,
        document=piece.document_id,
        start=piece.start,
        end=piece.end,
        section=piece.section or "",
        code=piece.stance,
        promise=view.id,
    )
