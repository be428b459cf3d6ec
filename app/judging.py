"""How one promise stands on a day: evidence, other versions, coverage and reviews.

The one place that puts these together, so that lists, files and what is logged when
documents arrive always say the same.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from graph.followup.kept.held import Holding
from graph.followup.kept.kept_view import KeptPromise, KeptView
from graph.followup.reviews import settling
from graph.followup.reviews.reviewing import PromiseReview, Reviews
from graph.followup.reviews.settling import Settled, Weighed
from graph.followup.verdicts.coverage import Holdings, Watch
from graph.followup.verdicts.due import Due, Version
from graph.followup.verdicts.schedule import next_due
from graph.followup.verdicts.verdict import judge
from graph.followup_model import Evidence, PromiseTie

# The same promise, said again.
SAME = frozenset({"repeats", "revises", "taken-over"})
# Ties by which what is said of the later promise bears on the earlier.
BEARING = SAME | {"part-of"}


@dataclass(frozen=True, slots=True)
class Later:
    """A later version of a promise, and the tie that leads to it."""

    kept: KeptPromise
    tie: PromiseTie
    confidence: float


@dataclass(frozen=True, slots=True)
class Case:
    """What a promise is judged by, whatever the day.

    `read` is when it is due as it was read, `due` the same after review.
    """

    kept: KeptPromise
    read: Due
    due: Due
    promisor: str | None
    weighed: tuple[Weighed, ...]
    later: tuple[Later, ...]
    watch: Watch
    review: PromiseReview

    def standing(self, day: dt.date) -> "Standing":
        """Return how the promise stands on a day."""
        evidence = [one.evidence for one in self.weighed]
        judged = judge(self.kept.promise.id, self.due, evidence, day, self.watch)
        settled = settling.settled(judged, self.weighed, self.due, self.review)
        return Standing(self, day, settled)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a promise stands on a day; positions in it are those of `case.weighed`."""

    case: Case
    day: dt.date
    settled: Settled

    @property
    def limit(self) -> dt.date | None:
        """Return the day after which it is late, the next one if it recurs."""
        frame = self.case.due.frame()
        return next_due(frame, self.day) if frame else self.settled.judged.limit


@dataclass(frozen=True, slots=True)
class Judging:
    """Judges promises of one collection as it is kept now."""

    view: KeptView
    holdings: Holdings
    reviews: Reviews = field(default_factory=Reviews)

    def case(self, kept: KeptPromise) -> Case:
        """Return all that a promise is judged by, whatever the day."""
        promise = kept.promise
        later = tuple(self.later(promise.id))
        review = self.reviews.of(promise.id)
        read = due(kept, later)
        promisor = settling.promisor(promise.promisor, review)
        return Case(
            kept=kept,
            read=read,
            due=settling.due(read, review),
            promisor=promisor,
            weighed=settling.weighed(
                self.evidence(kept, later), promise.id, self.reviews
            ),
            later=later,
            watch=self.holdings.watch(kept.body, kept.organ, promisor, kept.bodies),
            review=review,
        )

    def due(self, kept: KeptPromise) -> Due:
        """Return when one version of a promise is due, after review."""
        return settling.due(due(kept), self.reviews.of(kept.promise.id))

    def ties(self, promise: str) -> list[PromiseTie]:
        """Return the ties of a promise, as people have left them."""
        tied = settling.tied(self.view.ties_of(promise), self.reviews)
        return [tie for tie in tied if promise in (tie.earlier, tie.later)]

    def later(self, promise: str) -> Iterator[Later]:
        """Yield the later versions of a promise, whichever version they are tied to."""
        sure: dict[str, float] = {promise: 1.0}
        waiting = [promise]
        while waiting:
            one = waiting.pop(0)
            for tie in self.ties(one):
                if tie.earlier != one or tie.later in sure:
                    continue
                kept = self.view.promise(tie.later)
                # What a part of the promise leads to is no version of the whole.
                if kept is None or (one != promise and tie.kind not in SAME):
                    continue
                sure[tie.later] = sure[one] * tie.confidence
                yield Later(kept, tie, sure[tie.later])
                if tie.kind in SAME:
                    waiting.append(tie.later)

    def evidence(self, kept: KeptPromise, later: tuple[Later, ...]) -> list[Evidence]:
        """Return what is said of a promise and its versions, each passage once.

        The likeliest to be wanted comes first.
        """
        bearing = (one.kept.promise.id for one in later if one.tie.kind in BEARING)
        found: dict[tuple[str, int, int], Evidence] = {}
        for promise in (kept.promise.id, *bearing):
            for piece in self.view.evidence_of(promise):
                place = (piece.document_id, piece.start, piece.end)
                found.setdefault(place, piece)
        return sorted(
            found.values(),
            key=lambda e: (-e.relevance, -e.score, e.document_id, e.start),
        )


def due(kept: KeptPromise, later: tuple[Later, ...] = ()) -> Due:
    """Return when a promise is due as it was read, and what it is like."""
    promise, of = kept.promise, kept.of
    return Due(
        said=of.earliest,
        said_to=of.latest,
        earliest=promise.earliest,
        latest=promise.latest,
        latest_wide=promise.latest_wide,
        recurrence=promise.recurrence,
        polarity=promise.polarity,
        condition=promise.condition,
        proposed=promise.proposed,
        text=promise.sentence or promise.text,
        starts=promise.starts,
        ends=promise.ends,
        versions=tuple(_version(one) for one in later),
    )


def _version(later: Later) -> Version:
    kept = later.kept
    return Version(
        kind=later.tie.kind,
        commitment=kept.promise.id,
        said=kept.of.latest,
        deadline=kept.due,
        document=kept.of.id,
        text=kept.promise.text,
        confidence=later.confidence,
    )


def holdings(view: KeptView) -> Holdings:
    """Return what the collection holds, by body."""
    return Holdings(view.holdings())


class _About(Holdings):
    """What there is of the bodies that some promises concern; other documents by id."""

    def __init__(self, view: KeptView, promises: Collection[str]) -> None:
        super().__init__(view.holdings_about(promises))
        self._view = view

    def get(self, document: str) -> Holding | None:
        """Return a document by its id."""
        return super().get(document) or self._view.holding(document)


def holdings_of(view: KeptView, promises: Collection[str]) -> Holdings:
    """Return what the collection holds, as far as some promises are judged by it."""
    return _About(view, promises)


def known(piece: Evidence, day: dt.date) -> bool:
    """Tell whether a piece of evidence was there on a day."""
    said = piece.date_to or piece.date_from
    return said is None or said <= day


def said_by(kept: KeptPromise, day: dt.date) -> bool:
    """Tell whether a promise had been made by a day."""
    return kept.of.latest is None or kept.of.latest <= day


def firsts(ties: Mapping[str, str]) -> dict[str, str]:
    """Return each later version → the first of its chain.

    Args:
        ties: Each later version → the version before it.
    """
    found: dict[str, str] = {}
    for promise in ties:
        first, passed = promise, {promise}
        while first in ties and ties[first] not in passed:
            first = ties[first]
            passed.add(first)
        found[promise] = first
    return found
