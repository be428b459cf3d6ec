"""An interpellation, question by question, as lists and pages show it."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

# As `ingest.model.AnswerStatus`; "unmatched": there is an answer, but it does not
# repeat the questions, so that nothing says which part answers which.
Answered = Literal[
    "answered", "partly", "not-found", "no-answer-in-document", "unmatched"
]


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage: the document's id and name, its characters and its text."""

    document_id: str
    document: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class AnswerPromiseView:
    """A promise made in the part of the answer that answers a question.

    `status` is how it stands on the day asked for, None where that is not known.
    """

    id: str
    text: str
    promisor: str | None
    due: dt.date | None
    status: str | None
    passage: PassageView


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question, whether it was answered, with which words, or why not."""

    id: str
    number: int
    status: Answered
    reason: str
    asked: PassageView
    passages: tuple[PassageView, ...]
    promises: tuple[AnswerPromiseView, ...]


@dataclass(frozen=True, slots=True)
class PaperView:
    """A document that an interpellation is made of: the question or an answer."""

    document_id: str
    document: str
    title: str
    type: str
    date: dt.date | None


@dataclass(frozen=True, slots=True)
class InterpellationView:
    """An interpellation with its questions and answers.

    `id` is that of the document that holds the questions: the interpellation itself,
    or the answer where the collection lacks the former. `link` says why the answer is
    thought to be one to it, `coverage` what the collection holds where no answer was
    found.
    """

    id: str
    title: str
    body: str | None
    organ: str | None
    asked_by: str | None
    asked_to: str | None
    answered_by: str | None
    asked: dt.date | None
    answered: dt.date | None
    question: PaperView
    answers: tuple[PaperView, ...]
    questions: tuple[QuestionView, ...]
    link: str | None = None
    coverage: str | None = None

    def count(self, status: Answered) -> int:
        """Return how many of the questions have a status."""
        return sum(question.status == status for question in self.questions)
