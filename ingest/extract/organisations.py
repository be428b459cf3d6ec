"""Organisations, bodies and projects by lexicon, form and context."""

from ingest.extract.context import Context
from ingest.model import Organisation, Person


def find_organisations(
    context: Context, persons: tuple[Person, ...]
) -> tuple[Organisation, ...]:
    """Return none yet."""
    del context, persons
    return ()
