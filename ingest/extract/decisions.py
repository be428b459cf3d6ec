"""Decisions and proposals, one per att-clause or point, with outcome and vote."""

from ingest.extract.context import Context
from ingest.model import Decision, Organisation, Person


def find_decisions(
    context: Context,
    persons: tuple[Person, ...],
    organisations: tuple[Organisation, ...],
) -> tuple[Decision, ...]:
    """Return none yet."""
    del context, persons, organisations
    return ()
