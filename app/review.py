"""People's judgement of promises: acts that are kept by whom, when and why.

Acts are events in the collection's ledger; nothing that was read is changed, and
everything can be undone. What follows from them is worked out when it is shown.
"""

import datetime as dt
import getpass
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from typing import get_args

from app.access import acting
from app.review_book import book, standing
from app.workspace import Workspace
from graph.followup.kept.kept_view import KeptPromise
from graph.followup.reviews.book import quoted
from graph.followup.reviews.reattaching import find, seen
from graph.followup_model import Evidence, PromiseStatus, Stance
from ingest.errors import ArchiveError
from ingest.ledger_reviews import Quoted, ReviewEvent, ReviewKind, SeenEvidence
from ingest.privacy import mask

STATUSES, STANCES = get_args(PromiseStatus), get_args(Stance)
# What a person has found that the program did not.
ADDED = "granskning.tillagd"


class Reviewer:
    """One person's acts on the promises of a collection."""

    def __init__(self, workspace: Workspace, who: str = "") -> None:
        """Act in `workspace` as whoever has signed in, else as `who` is called.

        Without either it is the user of the system.
        """
        self._workspace = workspace
        self._who = acting.person().name or who.strip() or _user()

    def confirm(self, promise: str, evidence: str, why: str = "") -> ReviewEvent:
        """Say that a passage is about the promise and says what the program says.

        Raises:
            ArchiveError: there is no such promise or piece of evidence.
        """
        piece = self._piece(promise, evidence)
        return self._about(piece, "confirm-evidence", piece.stance, why)

    def reject(self, promise: str, evidence: str, why: str = "") -> ReviewEvent:
        """Say that a passage is not about the promise.

        Raises:
            ArchiveError: there is no such promise or piece of evidence.
        """
        return self._about(self._piece(promise, evidence), "reject-evidence", "", why)

    def stance(
        self, promise: str, evidence: str, stance: str, why: str = ""
    ) -> ReviewEvent:
        """Say that a passage is about the promise, but says something else of it.

        Raises:
            ArchiveError: there is no such promise, evidence or stance.
        """
        _known(stance, STANCES, "hållning")
        return self._about(self._piece(promise, evidence), "stance", stance, why)

    def add(
        self, promise: str, document: str, words: str, stance: str, why: str = ""
    ) -> ReviewEvent:
        """Point out a passage that the program has not found, by its words.

        Raises:
            ArchiveError: promise, document, words or stance is unknown.
        """
        _known(stance, STANCES, "hållning")
        about = self._promise(promise)
        artifact = self._workspace.artifact(self._document(document))
        source = artifact.document
        span = find(words, source.text)
        if span is None:
            message = f"Orden står inte i {source.source}."
            raise ArchiveError(message)
        start, end = span
        section = source.paragraf_at(start)
        found = SeenEvidence(
            Quoted("", artifact.id, source.text[start:end], start, end),
            stance,
            1.0,
            section.number if section else None,
            source.date or source.dated_from,
            source.date or source.dated_to,
            ADDED,
        )
        event = ReviewEvent("confirm-evidence", about, found, value=stance, why=why)
        return self._keep(event)

    def confirm_promise(self, promise: str, why: str = "") -> ReviewEvent:
        """Say that what was read really is a promise.

        Raises:
            ArchiveError: there is no such promise.
        """
        about = self._promise(promise)
        return self._keep(ReviewEvent("confirm-promise", about, why=why))

    def reject_promise(self, promise: str, why: str = "") -> ReviewEvent:
        """Say that what was read is no promise.

        Raises:
            ArchiveError: there is no such promise.
        """
        about = self._promise(promise)
        return self._keep(ReviewEvent("reject-promise", about, why=why))

    def status(
        self, promise: str, status: str, as_of: dt.date, why: str = ""
    ) -> ReviewEvent:
        """Set how a promise stands on a day and on.

        Raises:
            ArchiveError: there is no such promise or status.
        """
        return self._of_status("status", promise, status, as_of, why)

    def confirm_status(
        self, promise: str, status: str, as_of: dt.date, why: str = ""
    ) -> ReviewEvent:
        """Say that the program's status on a day is right.

        Raises:
            ArchiveError: there is no such promise or status.
        """
        return self._of_status("confirm-status", promise, status, as_of, why)

    def reject_status(
        self, promise: str, status: str, as_of: dt.date, why: str = ""
    ) -> ReviewEvent:
        """Say that the program's status on a day is wrong, without giving another.

        Raises:
            ArchiveError: there is no such promise or status.
        """
        return self._of_status("reject-status", promise, status, as_of, why)

    def deadline(
        self,
        promise: str,
        earliest: dt.date | None,
        latest: dt.date | None,
        why: str = "",
    ) -> ReviewEvent:
        """Set when a promise is due; without days it has no deadline.

        Raises:
            ArchiveError: there is no such promise, or the days are reversed.
        """
        if earliest and latest and earliest > latest:
            message = "Den första dagen ligger efter den sista."
            raise ArchiveError(message)
        return self._keep(
            ReviewEvent(
                "deadline",
                self._promise(promise),
                None,
                None,
                "",
                earliest,
                latest,
                why=why,
            )
        )

    def promisor(self, promise: str, name: str, why: str = "") -> ReviewEvent:
        """Set who is bound by a promise.

        Raises:
            ArchiveError: there is no such promise, or no name.
        """
        if not name.strip():
            message = "Ange vem som är bunden av löftet."
            raise ArchiveError(message)
        about = self._promise(promise)
        named = " ".join(mask(name).split())
        return self._keep(ReviewEvent("promisor", about, value=named, why=why))

    def same(self, one: str, other: str, why: str = "") -> ReviewEvent:
        """Say that two promises are one.

        Raises:
            ArchiveError: there is no such promise, or the two are the same one.
        """
        return self._pair("same", one, other, why)

    def apart(self, one: str, other: str, why: str = "") -> ReviewEvent:
        """Say that two promises are not one.

        Raises:
            ArchiveError: there is no such promise, or the two are the same one.
        """
        return self._pair("apart", one, other, why)

    def note(self, promise: str, text: str, why: str = "") -> ReviewEvent:
        """Write something down about a promise that changes nothing.

        Raises:
            ArchiveError: there is no such promise, or nothing is written.
        """
        if not text.strip():
            message = "Anteckningen är tom."
            raise ArchiveError(message)
        about = self._promise(promise)
        return self._keep(ReviewEvent("note", about, value=mask(text.strip()), why=why))

    def undo(self, number: int, why: str = "") -> ReviewEvent:
        """Take back the event with that number; an undo can be undone as well.

        Raises:
            ArchiveError: there is no such event.
        """
        log = self._workspace.archive.ledger.reviews
        if number not in {event.seq for event in log.history()}:
            message = f"Det finns ingen granskning med nummer {number}."
            raise ArchiveError(message)
        return self._keep(ReviewEvent("undo", undoes=number, why=why))

    def _about(
        self, piece: Evidence, kind: ReviewKind, value: str, why: str
    ) -> ReviewEvent:
        about = self._promise(piece.commitment_id)
        return self._keep(ReviewEvent(kind, about, seen(piece), value=value, why=why))

    def _of_status(
        self, kind: ReviewKind, promise: str, status: str, as_of: dt.date, why: str
    ) -> ReviewEvent:
        _known(status, STATUSES, "läge")
        about = self._promise(promise)
        spoke = {
            piece.document_id
            for piece in self._evidence(promise)
            if piece.stance != "mentions"
        }
        return self._keep(
            ReviewEvent(
                kind,
                about,
                value=status,
                as_of=as_of,
                spoke=tuple(sorted(spoke)),
                why=why,
            )
        )

    def _pair(self, kind: ReviewKind, one: str, other: str, why: str) -> ReviewEvent:
        if one == other:
            message = "Det är ett och samma löfte."
            raise ArchiveError(message)
        pair = [self._found(one), self._found(other)]
        pair.sort(key=lambda kept: (kept.of.earliest or dt.date.max, kept.of.source))
        earlier, later = (quoted(kept) for kept in pair)
        return self._keep(ReviewEvent(kind, earlier, other=later, why=why))

    def _found(self, promise: str) -> KeptPromise:
        with closing(book(self._workspace)) as shelf:
            found = shelf.promise(promise)
        if found is None:
            message = f"Löftet {promise} finns inte i samlingen."
            raise ArchiveError(message)
        return found

    def _evidence(self, promise: str) -> Sequence[Evidence]:
        with closing(book(self._workspace)) as shelf:
            return shelf.evidence(promise)

    def _promise(self, promise: str) -> Quoted:
        return quoted(self._found(promise))

    def _piece(self, promise: str, evidence: str) -> Evidence:
        """Return a piece by its id, or by enough of the id's beginning."""
        found = self._evidence(self._found(promise).promise.id)
        met = [p for p in (*found, *self._judged(promise)) if p.id.startswith(evidence)]
        if not evidence or len({piece.id for piece in met}) != 1:
            message = f"Löftet har inget belägg {evidence}."
            raise ArchiveError(message)
        return met[0]

    def _judged(self, promise: str) -> list[Evidence]:
        """Return what people have said of the promise's evidence that stands alone."""
        said = standing(self._workspace).of(promise).evidence.values()
        return [one.piece for one in said if one.lost and one.piece]

    def _document(self, key: str) -> str:
        entry = self._workspace.archive.ledger.entry(key)
        if entry is None:
            message = f"Dokumentet {key} finns inte i samlingen."
            raise ArchiveError(message)
        return entry.id

    def _keep(self, event: ReviewEvent) -> ReviewEvent:
        """Add an event, by whom and when, and judge again what it touches.

        Contact details are never kept.
        """
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        why = mask(event.why.strip())
        kept = replace(event, who=mask(self._who), why=why, at=now)
        return self._workspace.keep_review(kept)


def history(workspace: Workspace, promise: str | None = None) -> list[ReviewEvent]:
    """Return every event there has been, of one promise or of all, the latest first.

    What took an event back stands with it.
    """
    events = workspace.archive.ledger.reviews.history()
    if promise is not None:
        about = {event.seq for event in events if promise in _named(event)}
        for event in events:
            if event.kind == "undo" and event.undoes in about:
                about.add(event.seq)
        events = [event for event in events if event.seq in about]
    return events[::-1]


def _named(event: ReviewEvent) -> set[str]:
    return {one.id for one in (event.promise, event.other) if one}


def _known(code: str, codes: tuple[str, ...], kind: str) -> None:
    if code not in codes:
        message = f"Det finns ingen {kind} {code}. Välj bland: {', '.join(codes)}."
        raise ArchiveError(message)


def _user() -> str:
    """Return the name of the user of the system."""
    try:
        return getpass.getuser()
    except OSError:
        return "okänd"
