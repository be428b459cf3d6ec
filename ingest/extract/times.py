"""Times as written, with a narrow and a wide reading."""

from ingest.extract.context import Context
from ingest.model import TimeExpression


def find_times(context: Context) -> tuple[TimeExpression, ...]:
    """Return none yet."""
    del context
    return ()
