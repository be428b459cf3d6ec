"""Statements of what became of something: done, under way, delayed, dropped."""

from ingest.extract.context import Context
from ingest.model import Followup, Question, TimeExpression


def find_followups(
    context: Context,
    times: tuple[TimeExpression, ...],
    questions: tuple[Question, ...],
) -> tuple[Followup, ...]:
    """Return none yet."""
    del context, times, questions
    return ()
