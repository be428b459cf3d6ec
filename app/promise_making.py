"""Makes what is shown of a promise from how it stands."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app import promise_parts as parts
from app.judging import SAME, Judging, Standing, known, said_by
from app.promise_chairs import Chair
from app.promise_filters import AHEAD, is_reviewed
from app.promise_parties import unnamed
from app.promise_views import (
    ConflictView,
    EvidenceView,
    PromiseView,
    SideView,
    TieView,
    VersionView,
)
from app.review_views import Said, said
from graph.followup.documents.records import FollowRecord
from graph.followup.kept.kept_view import KeptPromise
from graph.followup.reviews import learning
from graph.followup.reviews.learning import Learned
from graph.followup.reviews.settling import Weighed
from graph.followup_model import Conflict, PromiseTie, Side
from graph.identity import UNKNOWN
from graph.queries.promise_actors import Bound
from ingest.brief import in_brief


@dataclass(frozen=True)
class Making:
    """Makes views of promises from what is kept of a collection.

    `first` gives each later version's first, `bound` the actors of each promise as
    the graph knows them: names and paths of who is bound and of who said it. `chairs`
    are the organs that those who are bound chair, `parties` those of the agreement in
    each document.
    """

    judging: Judging
    day: dt.date
    first: Mapping[str, str]
    bound: Mapping[str, Bound] = field(default_factory=dict)
    learnt: Learned = field(default_factory=Learned)
    chairs: Mapping[str, Chair] = field(default_factory=dict)
    parties: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def view(self, kept: KeptPromise) -> PromiseView:
        """Return a promise as it stands on the day."""
        standing = self.judging.case(kept).standing(self.day)
        case, judged = standing.case, standing.settled.judged
        mark = parts.mark_of(standing)
        promise, of, verdict = kept.promise, kept.of, judged.verdict
        shown = self._order(case.weighed, verdict.evidence)
        place = {number: at for at, number in enumerate(shown)}
        versions = tuple(self.versions(promise.id))
        bound = self._bound(standing)
        # A person may have said that somebody else is bound.
        chair = None if case.review.promisor else self.chairs.get(promise.id)
        return PromiseView(
            id=promise.id,
            text=promise.text,
            description=in_brief(promise.description, promise.polarity),
            document=of.source,
            document_id=of.id,
            title=of.title,
            type=of.type,
            dnr=promise.dnr or of.dnr,
            date=of.date,
            organ=of.organ_name,
            body=of.body_name,
            section=promise.section,
            start=promise.start,
            end=promise.end,
            promisor=bound.promisor or "",
            speaker=bound.speaker or promise.speaker,
            organ_path=kept.organ or kept.body,
            promisor_path=bound.promisor_path,
            speaker_path=bound.speaker_path,
            promisee=promise.promisee,
            strength=promise.strength,
            polarity=promise.polarity,
            proposed=promise.proposed,
            condition=promise.condition,
            deadline=parts.deadline(kept, case.due),
            limit=standing.limit,
            recurrence=promise.recurrence,
            status=verdict.status,
            explanation=verdict.explanation,
            coverage=verdict.coverage,
            missing=verdict.missing,
            confidence=verdict.confidence,
            overdue=judged.overdue,
            silent=mark.silent,
            upcoming=mark.due_within(self.day, AHEAD),
            evidence=tuple(self._evidence(case.weighed[n]) for n in shown),
            basis=tuple(place[n] for n in verdict.evidence if n in place),
            rounds=tuple(parts.rounds(standing, place)),
            covered=parts.covered(standing),
            first=self.first.get(promise.id, promise.id),
            versions=versions,
            slippage=max(
                (v.days for v in versions if v.days is not None), default=None
            ),
            conflicts=sum(1 for _ in self.conflicts(promise.id)),
            reviewed=is_reviewed(case.review),
            said=self.said(standing),
            machine=parts.machine(standing),
            news=tuple(place[n] for n in standing.settled.news if n in place),
            chair_of=chair.organ if chair else None,
            parties=self.parties.get(of.id, ()) if unnamed(bound.promisor) else (),
        )

    def _order(self, weighed: Sequence[Weighed], deciding: Sequence[int]) -> list[int]:
        """Return the evidence known by the day: first what decides, then the likeliest.

        What people have confirmed and rejected of other promises lifts and lowers.
        """
        there = [n for n, one in enumerate(weighed) if known(one.evidence, self.day)]
        others = [n for n in there if n not in deciding]
        pieces = [weighed[n].evidence for n in others]
        likeliest = [others[r.position] for r in learning.ranked(pieces, self.learnt)]
        return [*(n for n in deciding if n in there), *likeliest]

    def _bound(self, standing: Standing) -> Bound:
        """Return who is bound and who said it, first as a person has said."""
        case, promise = standing.case, standing.case.kept.promise
        read = Bound(promise.promisor, None, promise.speaker, None)
        found = self.bound.get(promise.id, read)
        if found.promisor_path == UNKNOWN:
            found = replace(found, promisor=promise.promisor, promisor_path=None)
        if case.review.promisor:
            return replace(found, promisor=case.promisor, promisor_path=None)
        return found

    def _evidence(self, weighed: Weighed) -> EvidenceView:
        piece, machine = weighed.evidence, weighed.machine
        of = self._head(piece.document_id)
        return EvidenceView(
            id=piece.id,
            document=of.source,
            document_id=piece.document_id,
            title=of.title,
            type=of.type,
            organ=of.organ_name or of.body_name,
            section=piece.section,
            start=piece.start,
            end=piece.end,
            text=piece.text,
            stance=piece.stance,
            score=round(piece.score, 3),
            date=piece.date_to,
            date_from=piece.date_from,
            happened=piece.happened,
            cue=piece.cue,
            link=piece.link,
            deadline=piece.deadline,
            features=learning.features(piece),
            reasons=tuple(learning.reasons(piece, self.learnt)),
            promise=piece.commitment_id,
            said=said(weighed.decision),
            machine_stance=machine.stance if machine and weighed.decision else None,
            rejected=weighed.rejected,
        )

    def versions(self, promise: str) -> Iterator[VersionView]:
        """Yield the versions of a promise known by the day, the first of them first."""
        view = self.judging.view
        begins = self.first.get(promise, promise)
        first = view.promise(begins)
        if first is None:
            return
        later = [
            one
            for one in self.judging.later(begins)
            if one.tie.kind in SAME and said_by(one.kept, self.day)
        ]
        if not later:
            return
        yield self._version(first, first, None)
        order = sorted(later, key=lambda one: _said_order(one.kept))
        for one in order:
            yield self._version(one.kept, first, one.tie)

    def _version(
        self, kept: KeptPromise, first: KeptPromise, tie: PromiseTie | None
    ) -> VersionView:
        promise, of = kept.promise, kept.of
        new, old = self.judging.due(kept).limit, self.judging.due(first).limit
        return VersionView(
            id=promise.id,
            kind=tie.kind if tie else None,
            text=promise.text,
            document=of.source,
            document_id=of.id,
            title=of.title,
            date=of.date,
            organ=of.organ_name or of.body_name,
            section=promise.section,
            start=promise.start,
            end=promise.end,
            promisor=promise.promisor or "",
            deadline=parts.deadline(kept, self.judging.due(kept)),
            days=(new - old).days if tie and new and old else None,
            reason=tie.reason if tie else "",
        )

    def said(self, standing: Standing) -> tuple[Said, ...]:
        """Return what people have said of a promise and its evidence, in order."""
        review, promise = standing.case.review, standing.case.kept.promise.id
        pairs = (self.judging.reviews.same, self.judging.reviews.apart)
        of_pairs = [one for t in pairs for pair, one in t.items() if promise in pair]
        single = (review.promise, review.status, review.deadline, review.promisor)
        decisions = [*review.evidence.values(), *review.notes, *of_pairs]
        decisions += [one for one in single if one is not None]
        decisions.sort(key=lambda one: one.event.seq)
        return tuple(one for decision in decisions if (one := said(decision)))

    def conflicts(self, promise: str) -> Iterator[ConflictView]:
        """Yield the contradictions about a promise by what had been said by the day."""
        for conflict in self.judging.view.conflicts_of(promise):
            sides = (conflict.first, conflict.second)
            if all(s.date is None or s.date <= self.day for s in sides):
                yield self._conflict(conflict)

    def _conflict(self, conflict: Conflict) -> ConflictView:
        return ConflictView(
            conflict.id,
            conflict.kind,
            conflict.commitment_id,
            conflict.reason,
            conflict.confidence,
            self._side(conflict.first),
            self._side(conflict.second),
        )

    def _side(self, side: Side) -> SideView:
        of = self._head(side.document_id)
        return SideView(
            of.source,
            side.document_id,
            of.title,
            of.organ_name or of.body_name,
            side.date,
            side.start,
            side.end,
            side.text,
        )

    def ties(self, promise: str) -> Iterator[TieView]:
        """Yield what a promise is to others, and they to it."""
        for tie in self.judging.ties(promise):
            is_earlier = tie.earlier == promise
            other = self.judging.view.promise(tie.later if is_earlier else tie.earlier)
            if other is None or not said_by(other, self.day):
                continue
            yield TieView(
                tie.kind,
                "later" if is_earlier else "earlier",
                other.promise.id,
                other.promise.text,
                self._head(tie.document_id).source,
                tie.document_id,
                tie.start,
                tie.end,
                tie.reason,
                tie.confidence,
                tie.days,
            )

    def _head(self, document: str) -> FollowRecord:
        return self.judging.view.head(document) or _gone(document)


def _gone(document: str) -> FollowRecord:
    """Return what is known of a document that is no longer there."""
    return FollowRecord(
        document, "ovrigt", "", document, None, None, None, None, None, None, None
    )


def _said_order(kept: KeptPromise) -> tuple[dt.date, str, int]:
    return kept.of.latest or dt.date.max, kept.of.id, kept.promise.start
