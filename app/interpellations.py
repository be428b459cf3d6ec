"""Interpellations, question by question: answered or not, where, and promising what.

The answer is tied to the interpellation by the links between acts; the questions are
paired by their numbers where both documents count alike, else by their words.
"""

import datetime as dt
from collections.abc import Iterable, Mapping

from app.answers import matches
from app.followed import Followed, followed
from app.interpellation_links import (
    ANSWERING,
    ASKING,
    Answered,
    answers,
    same_question,
)
from app.interpellation_people import people
from app.interpellation_views import (
    AnswerPromiseView,
    InterpellationView,
    PaperView,
    PassageView,
    QuestionView,
)
from app.papers import documents
from app.promise_filters import Mark
from app.workspace import Workspace
from graph.followup.verdicts.coverage import covered
from ingest.model import Artifact, Commitment, Question

NO_ANSWER = "Samlingen har inget svar på interpellationen."
UNMATCHED = (
    "Det finns ett svar i samlingen, men det upprepar inte frågorna; "
    "läs det i sin helhet."
)
NOT_TAKEN_UP = "Frågan står inte i svaret."


def interpellations(
    workspace: Workspace,
    as_of: dt.date | None = None,
    organ: str | None = None,
    person: str | None = None,
) -> tuple[InterpellationView, ...]:
    """Return the interpellations of a collection, the latest first.

    Args:
        workspace: The open collection.
        as_of: Only what documents dated up to this day say; None for all.
        organ: Only those of bodies and organs whose name holds this.
        person: Only those asked, addressed to or answered by one whose name does.
    """
    found = _Collection(workspace, as_of).all()
    found.sort(key=lambda v: v.question.document)
    found.sort(key=lambda v: v.asked or v.answered or dt.date.min, reverse=True)
    return chosen(found, organ, person)


def chosen(
    found: Iterable[InterpellationView], organ: str | None, person: str | None
) -> tuple[InterpellationView, ...]:
    """Return those of some interpellations that an organ and a person have part in."""
    return tuple(
        view
        for view in found
        if matches(organ, view.organ, view.body)
        and matches(person, view.asked_by, view.asked_to, view.answered_by)
    )


def of_document(
    found: Iterable[InterpellationView], identity: str
) -> InterpellationView | None:
    """Return the one that a document is the question or an answer of, or None."""
    for view in found:
        if identity in {view.id, *(paper.document_id for paper in view.answers)}:
            return view
    return None


class _Collection:
    """The interpellations and answers of a collection, and what ties them."""

    def __init__(self, workspace: Workspace, as_of: dt.date | None) -> None:
        self._workspace = workspace
        self._as_of = as_of
        self._papers = {
            d.id: d
            for d in documents(workspace)
            if d.type in {ASKING, ANSWERING}
            and (as_of is None or d.date is None or d.date <= as_of)
        }
        self._links: dict[str, list[Answered]] = {}
        for one in answers(workspace, self._papers):
            self._links.setdefault(one.asked, []).append(one)
        self._followed: Followed = followed(workspace)

    def all(self) -> list[InterpellationView]:
        """Return every interpellation, and every answer without one."""
        answered = {a.answer for links in self._links.values() for a in links}
        asking = [one for one, paper in self._papers.items() if paper.type == ASKING]
        alone = [
            one
            for one, paper in self._papers.items()
            if paper.type == ANSWERING and one not in answered
        ]
        every = (*asking, *alone)
        return [view for one in every if (view := self._view(one)) is not None]

    def _view(self, identity: str) -> InterpellationView | None:
        asking = self._workspace.artifact(identity)
        links = self._links.get(identity, [])
        given = [self._workspace.artifact(one.answer) for one in links]
        if self._papers[identity].type == ANSWERING:
            given = [asking]
        if not asking.facts.questions:
            return None
        who = people(asking, given)
        if not given and _answers_itself(asking):
            given = [asking]
        paper = self._papers[identity]
        is_asked = paper.type == ASKING
        return InterpellationView(
            id=identity,
            title=paper.title,
            body=paper.body,
            organ=paper.organ,
            asked_by=who.asked_by,
            asked_to=who.asked_to,
            answered_by=who.answered_by,
            asked=paper.date if is_asked else None,
            answered=_first_day(given),
            question=_paper(asking),
            answers=tuple(_paper(one) for one in given),
            questions=tuple(
                self._question(asking, question, given)
                for question in asking.facts.questions
            ),
            link=links[0].reason if links else None,
            coverage=None if given else self._coverage(asking),
        )

    def _question(
        self, asking: Artifact, question: Question, answers: list[Artifact]
    ) -> QuestionView:
        """Return a question with the best answer that any of the papers gives."""
        alone = all(answer.id == asking.id for answer in answers)
        told = [(asking, question)] if question.answers or alone else []
        for answer in answers:
            if answer.id != asking.id:
                paired = _paired(asking, question, answer)
                told += [(answer, paired)] if paired else []
        asked = _passage(asking, question.start, question.end)
        if not told:
            unmatched = not any(a.facts.questions for a in answers)
            return QuestionView(
                id=question.id,
                number=question.number,
                status="unmatched" if unmatched else "not-found",
                reason=UNMATCHED if unmatched else NOT_TAKEN_UP,
                asked=asked,
                passages=(),
                promises=(),
            )
        source, best = min(told, key=lambda pair: _RANK[pair[1].status])
        return QuestionView(
            id=question.id,
            number=question.number,
            status=best.status,
            reason=self._reason(best, answers),
            asked=asked,
            passages=tuple(_passage(source, a.start, a.end) for a in best.answers),
            promises=tuple(self._promises(source, best)),
        )

    @staticmethod
    def _reason(question: Question, answers: list[Artifact]) -> str:
        if question.status == "no-answer-in-document" and not answers:
            return NO_ANSWER
        # What reads Swedish takes long to import; few pages need it.
        from ingest.explain import reason_text  # noqa: PLC0415

        return reason_text(question.reason) if question.reason else ""

    def _promises(
        self, source: Artifact, question: Question
    ) -> Iterable[AnswerPromiseView]:
        """Yield the promises made in the words that answer a question."""
        marks = self._marks()
        for promise in source.facts.commitments:
            if any(
                promise.start < answer.end and answer.start < promise.end
                for answer in question.answers
            ):
                mark = marks.get(promise.id)
                yield AnswerPromiseView(
                    id=promise.id,
                    text=promise.text,
                    promisor=promise.promisor,
                    due=_due(promise),
                    status=mark.status if mark else None,
                    passage=_passage(source, promise.start, promise.end),
                )

    def _marks(self) -> Mapping[str, Mark]:
        today = self._as_of or self._workspace.settings.today
        return self._followed.marks(today)

    def _coverage(self, asking: Artifact) -> str | None:
        """Return what the collection holds of the time since a question was put."""
        holding = self._followed.holdings.get(asking.id)
        if holding is None or asking.document.date is None:
            return None
        watch = self._followed.holdings.watch(holding.body, holding.organ, None)
        until = self._as_of or self._workspace.settings.today
        return covered(watch.between(asking.document.date, until))


# The fullest of several answers counts.
_RANK = {"answered": 0, "partly": 1, "not-found": 2, "no-answer-in-document": 3}


def _answers_itself(asking: Artifact) -> bool:
    """Tell whether a document holds both the questions and an answer to them."""
    silent = "no-answer-in-document"
    return any(question.status != silent for question in asking.facts.questions)


def _paired(asking: Artifact, question: Question, answer: Artifact) -> Question | None:
    """Return the same question as an answer repeats it, or None."""
    found = same_question(question, answer)
    there = answer.facts.questions
    if found is None and len(there) == len(asking.facts.questions):
        return next((o for o in there if o.number == question.number), None)
    return found


def _first_day(answers: Iterable[Artifact]) -> dt.date | None:
    return min((a.document.date for a in answers if a.document.date), default=None)


def _due(promise: Commitment) -> dt.date | None:
    deadline = promise.deadline
    return (deadline.latest_wide or deadline.latest) if deadline else None


def _paper(artifact: Artifact) -> PaperView:
    document = artifact.document
    return PaperView(
        document_id=artifact.id,
        document=document.source,
        title=document.title,
        type=document.type,
        date=document.date,
    )


def _passage(artifact: Artifact, start: int, end: int) -> PassageView:
    document = artifact.document
    text = document.text[start:end]
    return PassageView(artifact.id, document.source, start, end, text)
