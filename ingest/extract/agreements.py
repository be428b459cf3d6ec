"""Agreements: parties, purpose, term, notice and follow-up clauses."""

from ingest.extract.context import Context
from ingest.model import Agreement, Organisation, TimeExpression


def find_agreement(
    context: Context,
    times: tuple[TimeExpression, ...],
    organisations: tuple[Organisation, ...],
) -> Agreement | None:
    """Return none yet."""
    del context, times, organisations
    return None
