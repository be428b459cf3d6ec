"""Keeps follow-up in step: finds evidence, judges what it touches, states the graphs.

What is found is kept first, together with what then remains to be judged and stated,
so that whoever is interrupted goes on where it stopped.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from app.judging import Judging, Standing, holdings_of
from app.lagging import JUDGED, REVIEWED, SINCE
from app.settings import FOLLOWUP
from graph import derived
from graph.followup.documents.records import FollowRecord
from graph.followup.kept.finding import Retriever
from graph.followup.kept.keeping import Kept
from graph.followup.kept.ties_between import Ties
from graph.followup.kept.updating import Updating
from graph.followup.pairs.comparison import COMPARISON
from graph.followup.reviews import reviewing_graph
from graph.followup.reviews.book import CollectionBook
from graph.followup.reviews.reviewing import Reviews, reviews, touched
from graph.followup_model import Evidence, PromiseStatus, Verdict
from graph.long_lived import lasting
from graph.matters import MatterRecord
from graph.records import Records
from graph.store import Store
from graph.version import program_fingerprint
from ingest.archive import Archive
from ingest.errors import ArchiveError
from ingest.ledger_verdicts import ReachedVerdict

# So many documents' records are at hand at a time.
CACHED = 256
# What is noted between one time and the next.
UNJUDGED, UNSTATED = "unjudged", "unstated"
# So many graphs are stated before it is noted that they are.
PART = 200
# Verdicts that rest on silence or on the calendar, and on no evidence.
SILENT = frozenset({"ej-forfallen", "okant", "frist-passerad-utan-belagg"})


@dataclass(frozen=True, slots=True)
class Following:
    """The writer's work on follow-up; the archive's lock must be held.

    `today` is the day that promises are judged on, `step` says which step has begun,
    `anew` that the graph holds nothing of follow-up yet, or may have lost some of it.
    """

    archive: Archive
    records: Records
    store: Store
    base: str
    today: dt.date
    step: Callable[[str], None]
    anew: bool = False

    def catch_up(self, ties: Ties | None, retriever: Retriever) -> None:
        """Bring what is kept, logged and stated up to the collection's last change.

        Args:
            ties: What the documents together say of bodies and matters; None if no
                document has changed since the last time.
            retriever: Finds passages of documents as they are now.
        """
        kept = Kept(self.archive.folder / FOLLOWUP, program_fingerprint())
        try:
            if ties is not None:
                self._find(kept, ties, retriever)
            if self.anew:
                _note(kept, UNSTATED, kept.documents())
            said = self._reviews(kept)
            self._judge(kept, said)
            self._state(kept, said)
        finally:
            kept.close()

    def published(self) -> None:
        """Note that readers see what has been judged."""
        kept = Kept(self.archive.folder / FOLLOWUP, program_fingerprint())
        kept.published()
        kept.close()

    def _find(self, kept: Kept, ties: Ties, retriever: Retriever) -> None:
        """Compare what has changed with what there is."""
        self.step("Följer upp löften")
        ledger = self.archive.ledger
        last = ledger.seq()
        changes = {document for _, document in ledger.changes_after(kept.seq())}
        changes.discard("")
        present = {one for one in changes if ledger.entry(one) is not None}
        stale = set(kept.stale(ties)) - changes
        load = lru_cache(CACHED)(self._record)
        updating = Updating(kept, load, retriever, ties, COMPARISON)
        with kept.writing():
            found = updating.update(present | stale, changes - present)
            kept.reached(last)
            _note(kept, UNJUDGED, found.judged)
            _note(kept, UNSTATED, found.documents)
            kept.move(found.promises)

    def _record(self, document: str) -> FollowRecord:
        return self.records.some(FollowRecord, [document])[document]

    def _judge(self, kept: Kept, said: Reviews) -> None:
        """Judge what has been touched by documents, by people or by another day."""
        asked = sorted({*_noted(kept, UNJUDGED), *self._by_day(kept)})
        with lasting():
            judging = Judging(kept, holdings_of(kept, asked), said)
            there = kept.some(asked)
            found = [
                judging.case(there[one]).standing(self.today)
                for one in asked
                if one in there
            ]
        reached = [self._reached(standing) for standing in found]
        self.archive.ledger.verdicts.append(reached)
        with kept.writing():
            for one in found:
                judged = one.settled.judged
                kept.judged(
                    one.case.kept.promise.id,
                    judged.verdict.status,
                    one.limit,
                    judged.overdue,
                )
            _note(kept, UNSTATED, {one.case.kept.of.id for one in found})
            kept.move(asked)
            kept.note(UNJUDGED, [])
            kept.note(JUDGED, self.today)
            if kept.noted(SINCE, int) is None:
                kept.note(SINCE, self.archive.ledger.verdicts.last())

    def _by_day(self, kept: Kept) -> Iterable[str]:
        """Yield the promises that another day may have changed."""
        before = kept.noted(JUDGED, dt.date)
        if before is None or before == self.today:
            return
        first, last = sorted((before, self.today))
        yield from kept.changing(first, last)
        # What is dated ahead counts from its day on.
        for held in kept.holdings():
            if held.latest is not None and first < held.latest <= last:
                yield from (one.promise.id for one in kept.promises_of(held.document))
                yield from (e.commitment_id for e in kept.evidence_in(held.document))

    def _reviews(self, kept: Kept) -> Reviews:
        """Return what people have said; note what it touches, and state it if new."""
        log = self.archive.ledger.reviews
        history = log.history()
        book = CollectionBook(self._text, kept)
        said = reviews(log.standing(), book)
        before = kept.noted(REVIEWED, int) or 0
        if history and (history[-1].seq > before or said.promises or said.same):
            texts = self._texts(_documents(said))
            rows = reviewing_graph.quads(said, texts, self.base)
            name = reviewing_graph.graph_name(self.base)
            self.store.replace(name, rows, self.store.seq())
        with kept.writing():
            _note(kept, UNJUDGED, touched(history, before, book))
            kept.note(REVIEWED, log.latest())
        return said

    @staticmethod
    def _reached(standing: Standing) -> ReachedVerdict:
        """Return what the program says of a promise, as it is logged."""
        case, verdict = standing.case, standing.settled.machine.verdict
        rests = (case.weighed[number].evidence.id for number in verdict.evidence)
        return ReachedVerdict(
            promise=case.kept.promise.id,
            status=verdict.status,
            explanation=verdict.explanation,
            confidence=verdict.confidence,
            evidence=tuple(rests),
            coverage=verdict.coverage,
            missing=verdict.missing,
            as_of=verdict.as_of.isoformat(),
            at=dt.datetime.now().astimezone().isoformat(timespec="seconds"),
            program=program_fingerprint(),
        )

    def _state(self, kept: Kept, said: Reviews) -> None:
        """State the follow-up of the documents for which it has changed."""
        waiting = sorted(_noted(kept, UNSTATED))
        if waiting:
            self.step("Skriver uppföljningen")
        for at in range(0, len(waiting), PART):
            part = waiting[at : at + PART]
            for document in part:
                self._state_one(kept, said, document)
            kept.note(UNSTATED, waiting[at + PART :])

    def _state_one(self, kept: Kept, said: Reviews, document: str) -> None:
        name = derived.graph_name(document, self.base)
        if kept.head(document) is None:
            self.store.remove(name, self.store.seq())
            return
        told = self._told(kept, said, document)
        named = {
            side.document_id for c in told.conflicts for side in (c.first, c.second)
        }
        texts = self._texts({document, *named})
        self.store.replace(
            name, derived.quads(told, texts, self.base), self.store.seq()
        )

    def _told(
        self, kept: Kept, said: Reviews, document: str
    ) -> derived.DocumentFollowUp:
        """Return what there is to state of one document."""
        promises = [one.promise.id for one in kept.promises_of(document)]
        verdicts = list(self._verdicts(kept, said, promises))
        standings = [(v.commitment_id, v.status) for v, rests in verdicts if rests]
        conflicts = (c for promise in promises for c in kept.conflicts_of(promise))
        ties = kept.ties_in(document)
        text = self._text(document) if ties else ""
        return derived.DocumentFollowUp(
            document_id=document,
            evidence=tuple({e.id: e for e in kept.evidence_in(document)}.values()),
            ties=tuple((tie, text[tie.start : tie.end]) for tie in ties),
            conflicts=tuple({c.id: c for c in conflicts}.values()),
            standings=tuple(standings),
            verdicts=tuple(verdicts),
        )

    def _verdicts(
        self, kept: Kept, said: Reviews, promises: Iterable[str]
    ) -> Iterator[tuple[Verdict, tuple[Evidence, ...]]]:
        """Yield the program's latest verdict of each promise, and what it rests on.

        Where people have had their say of the promise, theirs is the graph of reviews.
        """
        latest = self.archive.ledger.verdicts.latest(promises)
        for promise, reached in latest.items():
            if promise in said.promises:
                continue
            versions = [promise, *(tie.later for tie in kept.ties_of(promise))]
            found = {e.id: e for one in versions for e in kept.evidence_of(one)}
            rests = tuple(found[key] for key in reached.evidence if key in found)
            # What rests on another version of the promise is told by their tie.
            if rests or reached.status in SILENT:
                yield _verdict(reached), rests

    def _text(self, document: str) -> str:
        """Return a document's text.

        Raises:
            ArchiveError: the collection does not have it.
        """
        entry = self.archive.ledger.entry(document)
        if entry is None:
            message = f"Dokumentet {document} finns inte i samlingen."
            raise ArchiveError(message)
        return self.archive.artifact(entry).document.text

    def _texts(self, documents: Iterable[str]) -> dict[str, str]:
        """Return document id → path of its text version."""
        found = self.records.some(MatterRecord, documents)
        return {document: record.text for document, record in found.items()}


def _verdict(reached: ReachedVerdict) -> Verdict:
    return Verdict(
        commitment_id=reached.promise,
        status=cast(PromiseStatus, reached.status),
        explanation=reached.explanation,
        confidence=reached.confidence,
        as_of=dt.date.fromisoformat(reached.as_of),
        evidence=(),
        coverage=reached.coverage,
        missing=reached.missing,
    )


def _noted(kept: Kept, name: str) -> set[str]:
    return set(kept.noted(name, list[str]) or ())


def _note(kept: Kept, name: str, more: Iterable[str]) -> None:
    """Note more ids by that name, beside those that still wait."""
    kept.note(name, sorted(_noted(kept, name).union(more)))


def _documents(said: Reviews) -> set[str]:
    """Return the documents whose words people have spoken of."""
    return {
        place
        for review in said.promises.values()
        for decision in review.evidence.values()
        if decision.piece is not None
        for place in (decision.piece.document_id,)
    }
