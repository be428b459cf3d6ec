"""Commitments: who binds whom to do what, how firmly and by when."""

from ingest.extract.context import Context
from ingest.model import (
    Agreement,
    Commitment,
    Decision,
    Organisation,
    Person,
    Question,
    TimeExpression,
)


def find_commitments(  # noqa: PLR0913 - one argument per kind of fact it builds on
    context: Context,
    times: tuple[TimeExpression, ...],
    persons: tuple[Person, ...],
    organisations: tuple[Organisation, ...],
    decisions: tuple[Decision, ...],
    questions: tuple[Question, ...],
    agreement: Agreement | None,
) -> tuple[Commitment, ...]:
    """Return none yet."""
    del context, times, persons, organisations, decisions, questions, agreement
    return ()
