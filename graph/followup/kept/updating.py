"""Bring what is kept of follow-up in step with documents that came, changed or went.

Every pair of a promise and a document is compared once: from the document's side for
those that changed, whatever promises are kept; from the promise's side for those of
changed documents, with documents that did not change. So the same collection leaves
the same rows, whatever came first.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial

from graph.followup.documents.records import FollowRecord, PassageRecord, PromiseRecord
from graph.followup.kept.finding import (
    Retriever,
    Said,
    candidates,
    follows,
    wanted,
)
from graph.followup.kept.keeping import OF_ALL, Kept
from graph.followup.kept.kept_view import KeptPromise
from graph.followup.kept.ties_between import Ties
from graph.followup.pairs.comparing import Comparison
from graph.followup.verdicts.bearing import bears
from graph.followup_model import Evidence
from graph.long_lived import lasting

Load = Callable[[str], FollowRecord]
# So many promises are read together.
TOGETHER = 400


@dataclass(frozen=True, slots=True)
class Touched:
    """Ids of what may now look different, in order; some may be gone.

    `promises` are those of which something was found or lost, `documents` those in
    which it was, and those of the promises. `judged` are the promises to judge again:
    what is faint and only mentions changes no verdict.
    """

    promises: tuple[str, ...]
    documents: tuple[str, ...]
    judged: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Updating:
    """Takes in changes of a collection, each time all of them or none.

    Attributes:
        kept: What is kept.
        load: Gives a document's present record.
        retriever: Finds passages of documents as they are now.
        ties: What the documents together say of bodies and matters.
        comparison: What is worked out of each pair.
    """

    kept: Kept
    load: Load
    retriever: Retriever
    ties: Ties
    comparison: Comparison

    def update(self, changed: Iterable[str], removed: Iterable[str]) -> Touched:
        """Take in what has changed since the last time, in one transaction.

        Args:
            changed: Ids of documents that are new, were read again, or of which the
                ties say another thing (`Kept.stale`).
            removed: Ids of documents that are gone.
        """
        wave = _Wave(self, frozenset(changed))
        with self.kept.writing(), lasting():
            for document in sorted({*removed, *wave.changed}):
                wave.forget(document)
            for document in sorted(wave.changed):
                wave.add(self.load(document))
            for document in sorted(wave.changed):
                wave.listen(self.load(document))
            wave.look_back()
            wave.settle()
        return wave.touched()


@dataclass(slots=True)
class _Wave:
    """One update under way.

    `judged` are the promises of which the verdict may be another, `opposed` those of
    which evidence came or went that may stand against other evidence of them.
    """

    by: Updating
    changed: frozenset[str]
    promises: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    judged: set[str] = field(default_factory=set)
    opposed: set[str] = field(default_factory=set)

    @property
    def kept(self) -> Kept:
        return self.by.kept

    def forget(self, document: str) -> None:
        promises, documents = self.kept.forget(document)
        self.promises |= promises
        self.judged |= promises
        self.opposed |= promises
        self.documents |= documents

    def add(self, record: FollowRecord) -> None:
        self.kept.add(record, self.by.ties)
        self.documents.add(record.id)
        own = {promise.id for promise in record.promises}
        self.promises |= own
        self.judged |= own
        for tie in self.by.comparison.within(record):
            self.kept.put_tie(tie, record.id)

    def listen(self, record: FollowRecord) -> None:
        """Compare a document with all promises that are kept, its own among them."""
        said = Said(record, self.by.ties)
        reached = self.kept.reached_by(said)
        for at in range(0, len(reached), TOGETHER):
            part = reached[at : at + TOGETHER]
            kept = self.kept.some(promise for promise, _ in part)
            for promise, passages in part:
                self._compare(kept[promise], said, passages)

    def look_back(self) -> None:
        """Compare the promises of changed documents with documents that did not."""
        if self.kept.size() == len(self.changed):
            return
        reached: dict[str, list[KeptPromise]] = {}
        for document in sorted(self.changed):
            for promise in self.kept.promises_of(document):
                for other in self._reached_from(promise):
                    reached.setdefault(other, []).append(promise)
        for other in sorted(reached):
            # The search room may be ahead of what is kept.
            if self.kept.head(other) is None:
                continue
            said = Said(self.by.load(other), self.by.ties)
            for promise in reached[other]:
                wants = wanted(promise.promise, promise.of, self.by.ties)
                self._compare(promise, said, candidates(wants, said))

    def _reached_from(self, kept: KeptPromise) -> set[str]:
        """Return the unchanged documents that may speak of a promise."""
        day = kept.of.earliest
        if day is None or not self.kept.has_since(day, self.changed):
            return set()
        wants = wanted(kept.promise, kept.of, self.by.ties)
        found = self.kept.offering(wants)
        names = self.kept.body_names(wants.bodies) if wants.bodies else None
        if wants.ways:
            found.update(self.by.retriever.holding(wants.ways, day, names))
        return found - self.changed

    def _compare(
        self, kept: KeptPromise, said: Said, passages: Sequence[PassageRecord]
    ) -> None:
        promise, of, record = kept.promise, kept.of, said.record
        is_own = of.id == record.id
        if not is_own and not follows(of, record):
            return
        if not passages:
            return
        conflicts = self.by.comparison.conflicts(
            promise, of, passages, record, self.by.ties
        )
        self.kept.put_conflicts(promise.id, record.id, of.id, conflicts)
        found = bool(conflicts)
        if not is_own:
            evidence = self.by.comparison.pair(
                promise, of, passages, said, self.by.ties
            )
            self.kept.put_evidence(promise.id, record.id, evidence)
            if any(map(self.by.comparison.counts, evidence)):
                self.opposed.add(promise.id)
            heard = partial(self.kept.is_heard, promise.id, record.id)
            if promise.id not in self.judged and bears(evidence, heard):
                self.judged.add(promise.id)
            found |= bool(evidence)
            found |= self._tie(promise, of, passages, record, evidence)
        if found:
            self.promises.add(promise.id)
            self.documents.update((record.id, of.id))

    def _tie(
        self,
        promise: PromiseRecord,
        of: FollowRecord,
        passages: Sequence[PassageRecord],
        said_in: FollowRecord,
        evidence: Sequence[Evidence],
    ) -> bool:
        """Tie a promise to those in the passages of a later document."""
        # Of two documents of one day, one counts as the earlier for both.
        if (of.earliest, of.id) >= (said_in.earliest, said_in.id):
            return False
        tied = False
        for later in said_in.promises:
            if not any(p.start < later.end and later.start < p.end for p in passages):
                continue
            tie = self.by.comparison.tie(
                promise, of, later, said_in, self.by.ties, evidence
            )
            if tie is not None:
                self.kept.put_tie(tie, of.id)
                self.promises.add(later.id)
                self.judged.update((promise.id, later.id))
                tied = True
        return tied

    def settle(self) -> None:
        """Work out what all evidence of each touched promise shows together."""
        touched = sorted(self.promises)
        for at in range(0, len(touched), TOGETHER):
            origins = self.kept.origins(touched[at : at + TOGETHER])
            self.documents.update(origins.values())
            opposed = {p: origins[p] for p in origins if p in self.opposed}
            self.kept.drop_conflicts(opposed)
            for promise, origin in opposed.items():
                conflicts = self.by.comparison.among(self.kept.evidence_of(promise))
                self.kept.put_conflicts(promise, OF_ALL, origin, conflicts)

    def touched(self) -> Touched:
        found = (self.promises, self.documents, self.judged)
        return Touched(*(tuple(sorted(ids)) for ids in found))
