"""All facts of one document."""

from dataclasses import dataclass

from ingest.model.actors import Organisation, Person
from ingest.model.agreements import Agreement
from ingest.model.commitments import Commitment, Followup
from ingest.model.decisions import Decision
from ingest.model.questions import Question
from ingest.model.references import Reference
from ingest.model.times import TimeExpression


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts read from one document, each list in order of first character."""

    persons: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    decisions: tuple[Decision, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    followups: tuple[Followup, ...] = ()
    questions: tuple[Question, ...] = ()
    references: tuple[Reference, ...] = ()
    agreement: Agreement | None = None
